"""Vesting told in steps: "25% after a year, then monthly", "10% year 1, 20% year 2", "40 30 20 10".

Each is read only where the steps make the whole grant; a first step without the rest is asked
about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.language.offer_draft import MONTHS, NUMBER, YEARS, Draft, count, months
from bot.language.offer_words import labels

_SHARE = r"(?<![\w.,/$£€-])(?P<share>\d{1,2}(?:\.\d{1,2})?)\s?%(?!\s?[/,-]\s?\d)"
_SHARE += r"(?!\s*(?:(?:annual|target|cash|performance|yearly) )*(?:bonus|variable|match|401))"
_VESTS = r"(?:will )?vest(?:s|ed|ing)?"
_NTHS = ("first", "second", "third", "fourth", "fifth", "sixth")
_NTH = "|".join(_NTHS)
_YEAR_N = (
    rf"(?:(?:years?|yr|y)\s?(?P<{{0}}>[1-9])(?!\w)|(?:the )?(?P<{{0}}th>{_NTH}|1st|2nd|3rd"
    r"|[4-6]th)[\s-](?:year|yr|anniversary)\b)"
)
_OF_YEAR = re.compile(
    rf"(?P<share>\d{{1,3}}(?:\.\d{{1,2}})?)\s?%\s*(?:{_VESTS}\s*)?(?:(?:in|for|after|at|on|the|end"
    rf"|of)\s+){{0,4}}{_YEAR_N.format('n')}",
    re.I,
)
_YEAR_OF = re.compile(
    rf"{_YEAR_N.format('n')}[\s:=-]*(?P<share>\d{{1,3}}(?:\.\d{{1,2}})?)\s?%", re.I
)
_BETWEEN = re.compile(rf"[\s,;/()|+-]*(?:(?:and|then|{_VESTS})\s+)*", re.I)
_SPACED = re.compile(
    rf"\b(?:{_VESTS}|vesting schedule|schedule)\b[\s:=]*(?P<shares>\d{{1,3}}%?(?:\s+\d{{1,3}}%?)"
    r"{2,9})(?![\w.,%/-])",
    re.I,
)
_TIME = (
    rf"(?:(?:the |your |my )?(?:end of (?:the |your )?)?(?:(?P<n>{NUMBER})[\s-]*(?P<u>{YEARS}"
    rf"|{MONTHS})\b|(?:first|1st)[\s-](?:year|anniversary)\b|year (?:1|one)\b|y1\b))"
    r"(?:[\s-]*(?:mark|anniversary|of (?:service|employment)|of it|cliff))?"
)
_FIRST = re.compile(
    rf"(?P<lead>\b{_VESTS}\s+)?{_SHARE}\s*(?P<of>of (?:it|them|that|which|the (?:grant"
    rf"|shares|rsus|equity|stock))\s*)?(?P<vests>{_VESTS}\s*)?(?P<cliff>(?:one[- ]year "
    rf"|1[- ]?y(?:ea)?r? )?cliff\s*)?"
    rf"(?:(?:is |are )?(?:{_VESTS}\s*)?(?:after|at|on|in|upon)\s+{_TIME})?",
    re.I,
)
_EVERY = r"(?:monthly|quarterly|month|quarter|months|quarters|annually|yearly|years?)\b"
_REST = re.compile(
    rf"[\s,;.(]*(?:(?:and|then|with|followed by|after that|thereafter)\s*,?\s*)*(?P<rest>(?:the "
    rf"|remaining |other )*(?:rest|remainder|remaining|balance|\d{{1,2}}(?:\.\d{{1,3}})?\s?%"
    rf"|1/\d{{1,2}}(?:th)?)?)(?:\s*(?:of (?:it|the grant|which)|is|are|{_VESTS}|in|equal|evenly"
    rf"|rest|instal?lments?|each|every|per|an?|over|for|across|of|the|next|following|remaining"
    rf"|subsequent|that|on|basis|thereafter|after(?:wards)?|{_EVERY}"
    rf"|(?P<n>{NUMBER})[\s-]*(?P<u>years?|yrs?|months?|mos?)\b))+",
    re.I,
)
_LEAD = re.compile(rf"\b{_VESTS}\s*[:=(]*\s*$", re.I)
_RHYTHM = re.compile(_EVERY, re.I)
_EACH_YEAR = re.compile(
    rf"(?P<lead>\b{_VESTS}\s+(?:at\s+)?)?(?:{_SHARE}|(?<![\w/])1/(?P<part>[2-5]))(?:ths?)?"
    rf"(?P<tail>\s*{_VESTS})?\s*(?:(?:/|\bper\b|\ban?\b|\beach\b|\bevery\b)\s*(?:year|yr|y)\b"
    rf"|\bannually\b|\byearly\b)(?P<tail2>\s*{_VESTS})?",
    re.I,
)
_BONUS = re.compile(r"\b(?:bonus|variable|target|match|raise)(?: of| is| at)?[\s:=]*$", re.I)
_YEARS_SAID = re.compile(rf"(?:/|\bover\s+|\bacross\s+)(?P<n>{NUMBER})[\s-]*{YEARS}(?!\w)", re.I)
_GIVE = "Give each year's share, as in: vest 40/30/20/10."
_NEARLY = 20
_BEFORE = 40
"""Characters in which the name of a part may stand before its years."""


@dataclass(frozen=True, slots=True)
class Steps:
    """What the steps say: shares of 1 by year, or that it is even; the cliff and the years."""

    at: int
    """Where in the text."""
    weights: tuple[Decimal, ...] = ()
    even: bool = False
    cliff: int | None = None
    years: int | None = None


def steps(draft: Draft) -> Steps | None:
    """The schedule told in steps, taken from the text; None where there is none."""
    return _by_year(draft) or _spaced(draft) or _each_year(draft) or _first_and_rest(draft)


def _by_year(draft: Draft) -> Steps | None:
    """ "10% in year 1, 20% in year 2, …", or with the years before the shares."""
    runs = [run for pattern in (_OF_YEAR, _YEAR_OF) if (run := _longest(draft, pattern))]
    for run in runs:
        shares = [Decimal(match["share"]) for match in run]
        if [_nth(match) for match in run] == list(range(1, len(run) + 1)) and sum(shares) == 100:
            draft.blank(run[0].start() - len(_lead(draft, run[0])), run[-1].end())
            return Steps(run[0].start(), tuple(share / 100 for share in shares))
    for run in runs:
        total = sum((Decimal(match["share"]) for match in run), Decimal(0))
        if _lead(draft, run[0]) or abs(total - 100) < _NEARLY:
            said = f"{{}} adds up to {total}%, not 100%."
            draft.problem(run[0].start(), run[-1].end(), said, _GIVE)
            break
    return None


def _longest(draft: Draft, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """The first run of two shares or more that stand side by side and are not the bonus's."""
    run: list[re.Match[str]] = []
    for match in pattern.finditer(draft.left):
        if run and not _BETWEEN.fullmatch(draft.left, run[-1].end(), match.start()):
            if len(run) > 1:
                break
            run = []
        if run or not _is_bonus(draft, match.start()):
            run.append(match)
    return run if len(run) > 1 else []


def _lead(draft: Draft, first: re.Match[str]) -> str:
    """The "vests" right before the shares."""
    before = _LEAD.search(draft.left, max(0, first.start() - 16), first.start())
    return before[0] if before else ""


def _nth(match: re.Match[str]) -> int:
    said = (match["n"] or match["nth"]).casefold()
    return _NTHS.index(said) + 1 if said in _NTHS else int(re.sub(r"\D", "", said))


def _spaced(draft: Draft) -> Steps | None:
    """ "vest 40 30 20 10", where the numbers are the whole."""
    match = _SPACED.search(draft.left)
    if match is None:
        return None
    shares = [Decimal(share.rstrip("%")) for share in match["shares"].split()]
    if sum(shares) != 100:
        draft.problem(*match.span(), f"{{}} adds up to {sum(shares)}%, not 100%.", _GIVE)
        return None
    draft.blank(*match.span())
    return Steps(match.start(), tuple(share / 100 for share in shares))


def _first_and_rest(draft: Draft) -> Steps | None:
    """ "25% after one year, the rest monthly over 36 months", "a 25% cliff over four years"."""
    for match in _FIRST.finditer(draft.left):
        if _is_bonus(draft, match.start("share")):
            continue
        timed = bool(re.search(r"(?:after|at|on|in|upon)\s", match[0], re.I)) or match["n"]
        rest = _REST.match(draft.left, match.end())
        rest = rest if rest and (_RHYTHM.search(rest[0]) or rest["rest"].strip()) else None
        said = match["lead"] or match["vests"] or match["cliff"]
        if not (said or (timed and (rest or match["of"]))):
            continue
        return _stepped(draft, match, rest, bool(timed))
    return None


def _stepped(
    draft: Draft, first: re.Match[str], rest: re.Match[str] | None, timed: bool
) -> Steps | None:
    start, end = first.start(), rest.end() if rest else first.end()
    share = Decimal(first["share"])
    one_year = "year" in (first["cliff"] or "").casefold()
    at = months(first["n"], first["u"] or "") if first["n"] else 12 if timed or one_year else None
    over = months(rest["n"], rest["u"]) if rest and rest["n"] else None
    wholes = _wholes(draft, start, end, share, at, over)
    said = _counted(share, at, wholes) if wholes is not None and (at or first["cliff"]) else None
    even = said is not None and said[0] == ()
    if said is None or not (rest or even):
        draft.problem(start, end, "I cannot tell from {} how the whole grant vests.", _GIVE)
        return None
    draft.blank(start, end)
    weights, cliff, years = said
    return Steps(start, weights, even, cliff, years)


def _wholes(
    draft: Draft, start: int, end: int, share: Decimal, at: int | None, over: int | None
) -> set[int] | None:
    """The months that the whole grant may vest over; None where two of them contradict."""
    wholes = {12 * years for at_, years in _years_said(draft.left) if not start <= at_ < end}
    if over is None or at is None:
        return wholes
    # "25% after a year, then monthly over 4 years": the year is one of the four.
    whole = over if over in wholes or share * over == 100 * at else over + at
    return {whole} if whole in wholes or not wholes else None


def _counted(
    share: Decimal, at: int | None, wholes: set[int]
) -> tuple[tuple[Decimal, ...], int | None, int | None] | None:
    """Shares (none where even), cliff and years; None where they cannot tell it."""
    for whole in wholes:
        if at is None and len(wholes) == 1 and share * whole % 100 == 0:
            at = int(share * whole / 100)
        if at is not None and share * whole == at * 100 and whole % 12 == 0:
            return (), at, whole // 12
    if not wholes and share == 25 and at in (12, None):
        return (), 12, None  # four years are the default, and are said as one
    if at != 12 or len(wholes) != 1:
        return None
    years, over = divmod(wholes.pop(), 12)
    if over or years < 2:
        return None
    rest = (1 - share / 100) / (years - 1)
    others = (rest,) * (years - 2)
    return (share / 100, *others, 1 - share / 100 - sum(others)), 12, years


def _years_said(text: str) -> list[tuple[int, int]]:
    """Where a number of years is said, but for those of a signing bonus or refresher."""
    found: list[tuple[int, int]] = []
    for match in _YEARS_SAID.finditer(text):
        named = labels(text[max(0, match.start() - _BEFORE) : match.start()])
        if not named or named[-1].part not in ("signing", "refresher"):
            found.append((match.start(), count(match["n"])))
    return found


def _each_year(draft: Draft) -> Steps | None:
    """ "vests 25% a year", "1/4 each year": even, over the years that make the whole."""
    for match in _EACH_YEAR.finditer(draft.left):
        share = Decimal(match["share"]) if match["share"] else Decimal(100) / int(match["part"])
        if _is_bonus(draft, match.start()) or not share:
            continue
        years = round(100 / share)
        agrees = years in (said for _, said in _years_said(draft.left))
        said = match["lead"] or match["tail"] or match["tail2"]
        if not (said or agrees) or abs(years * share - 100) > 1:
            continue
        draft.blank(*match.span())
        return Steps(match.start(), even=True, years=years)
    return None


def _is_bonus(draft: Draft, start: int) -> bool:
    return bool(_BONUS.search(draft.left, max(0, start - 24), start))
