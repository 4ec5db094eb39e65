"""How a grant vests, as it is said: 40/30/20/10, over 4 years, a one-year cliff, amazon vesting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.language.amounts import figures
from bot.language.offer_draft import MONTHS, NUMBER, YEARS, Draft, count, months
from bot.language.offer_words import Part, labels
from bot.pay.offer import Vesting

if TYPE_CHECKING:
    from bot.language.offer_steps import Steps

_SHARE = r"\d{1,3}(?:[.]\d{1,3})?\s?%?"
_GROUPED = r"\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)"
"""80,00,000 is an amount."""
_VEST = (
    r"(?:(?:vest(?:s|ed|ing|ings)?|schedule)\b(?:\s*(?:schedule|period|is|of|at|as|over|by|in"
    r"|the))*[\s:=]*)"
)
_SCHEDULE = re.compile(
    rf"(?P<lead>\b{_VEST})?(?<![\w.,/$£€-])(?P<shares>{_SHARE}(?:\s?/\s?{_SHARE}){{1,9}}"
    rf"|{_SHARE}(?:\s?-\s?{_SHARE}){{2,9}}|(?<=[\s:=])(?!{_GROUPED}){_SHARE}(?:,\s?{_SHARE}){{2,9}})(?![\w/-]"
    rf"|[.,]\d)"
    r"(?P<tail>\s*(?:vest(?:s|ing)?(?: schedule)?|schedule)\b)?",
    re.I,
)
_NAMES = (
    "amazon|amzn|google|goog|alphabet|meta|facebook|microsoft|msft|apple|uber|doordash|stripe|lyft|coinbase|snap"
    "|snapchat|netflix|nvidia|salesforce"
)
_MANNERS = "even|equal|linear|standard|straight[- ]line|back[- ]?loaded|front[- ]?loaded"
_NAMED = re.compile(
    rf"\b(?P<first>{_NAMES}|{_MANNERS})(?:'s|[- ]style|[- ]like)?\s+(?:vest(?:s"
    rf"|ing)?(?: schedule)?|schedule)\b"
    r"(?!\s*(?:of|:)?\s*\d)"
    rf"|\b{_VEST}(?:like |same as |as at |is )?(?P<second>{_NAMES})(?:'s|[- ]style)?(?!\w)"
    rf"|\b(?P<third>{_NAMES})(?:'s|[- ]style|[- ]like)\s+(?:back|front)[- ]?loaded\b"
    r"|\b(?P<loaded>(?:back|front)[- ]?loaded)\b"
    rf"|\b{_VEST}(?P<manner>evenly|equally|linearly|even|equal)\b",
    re.I,
)
_SMALL = (
    r"(?:with|and|is|are|then|after|start\w*|begin\w*|on|from|over|in|at|monthly|quarterly|annually"
    r"|yearly|period|schedule|a|an|the|no|cliff|but|so|date|sign\w*|base|bonus|equity|deadline)\b"
)
"""What may follow "vest" and name no schedule."""
_OVER = re.compile(
    rf"(?:\b{_VEST})?(?:\b(?:over|across|über|sur)\b|/|\bfor(?=\s+{NUMBER}[\s-]*{YEARS}\b))"
    rf"\s*(?:the next |the first |a |the )?(?P<n>{NUMBER})[\s-]*(?P<u>{YEARS}|{MONTHS})?(?![\w.%/])"
    rf"(?:\s*(?:vest(?:ing)?(?!\s+(?!{_SMALL})[a-z])|period|schedule)\b)*",
    re.I,
)
_LONG = re.compile(
    rf"(?<![\w.,$£€])(?P<n>{NUMBER})[\s-]*(?P<u>{YEARS}|{MONTHS})[\s-]*(?:vest(?:s"
    rf"|ing)?(?: schedule| period)?|schedule)\b"
    rf"|\bvest(?:s|ing)?(?: schedule| period)?\s*(?:is|of|in|:"
    rf"|over)?\s*(?P<n2>\d{{1,2}})(?:[\s-]*(?P<u2>{YEARS}|{MONTHS}))?(?![\w.%/])",
    re.I,
)
_GRANT = re.compile(
    rf"(?<![\w.,$£€])(?P<n>{NUMBER})[\s-]*{YEARS}(?=[\s-]*(?:grant|rsus?|equity|stock)\b)", re.I
)
_YEARS_ALONE = re.compile(
    rf"(?<![\w.,/$£€-])(?!an?\b)(?P<n>{NUMBER})[\s-]*(?:years?|yrs?|jahre|ans)\b"
    r"(?=\s*(?:[,;.)|]|$|and\b|monthly|quarterly|with\b))(?:\s*,?\s*(?:monthly|quarterly)\b)?",
    re.I,
)
_SPREAD: tuple[Part, ...] = ("equity", "refresher", "signing")
"""Parts that may be paid over years; the first two vest."""
_BEFORE = 40
"""Characters in which the name of a grant may stand before its years."""
_CLIFF = re.compile(
    rf"\b(?P<none>no|without(?: a)?|zero)\s+cliff\b"
    rf"|(?<![\w.,$£€])(?P<n>{NUMBER})[\s-]*(?P<u>{YEARS}|{MONTHS})[\s-]*cliff\b(?![\s:=]*\d)"
    rf"|\bcliff\b(?:\s*(?:of|is|at|after"
    rf"|period))*[\s:=]*(?P<n2>{NUMBER})(?!\w)(?:[\s-]*(?P<u2>{YEARS}|{MONTHS})\b)?",
    re.I,
)
_LOADED = re.compile(r"\b(?:back|front)[- ]?loaded\b", re.I)
_RHYTHM = re.compile(
    r"\b(?:then\s+)?(?:(?:monthly|quarterly|annual|yearly)\s+vest(?:s|ing)?"
    r"|vest(?:s|ing)?\s+(?:monthly|quarterly|annually|yearly))\b(?:\s+(?:after|thereafter))?",
    re.I,
)
_LEFT = re.compile(
    rf"\bvest(?:s|ing)?(?: schedule)?\b\s*[:=]?\s*(?P<word>(?!{_SMALL})[a-z]\w*)", re.I
)
_NEARLY = 20
"""Points by which shares that nobody called a schedule may miss 100 and still be one."""
_LONGEST = 10
"""Years that a grant may vest over."""
_THIRDS = ([Decimal(33)] * 3, [Decimal("33.3")] * 3, [Decimal("33.33")] * 3)
_AS = {"alphabet": "google", "facebook": "meta", "snapchat": "snap", "equal": "even",
       "evenly": "even", "equally": "even", "linear": "even", "linearly": "even"}  # fmt: skip


_IN_STEPS = re.compile(r"vest|cliff|schedule|year|month|annual|y[12]\b", re.I)


@dataclass(frozen=True, slots=True)
class Span:
    """So many years, said at a place in the text: of the grant or of a refresher."""

    at: int
    years: int


def vesting(draft: Draft) -> tuple[Vesting, list[Span]]:
    """The schedule and cliff taken from the text, and the years said with any equity."""
    told = _steps(draft)
    weights = told.weights if told and told.weights else _weights(draft)
    cliff = _cliff(draft)
    cliff = told.cliff if cliff is None and told else cliff
    draft.taken(_RHYTHM)
    if weights:
        draft.taken(_LOADED)
    name = "" if weights else _name(draft)  # before "over 4y vest" takes the word from "amazon"
    spans = _spans(draft, _OVER) + _spans(draft, _LONG) + _spans(draft, _GRANT) + _beside(draft)
    name = name or ("" if weights else _name(draft))
    if told and told.even:
        name = name or "even"
    if told and told.years and told.years not in {span.years for span in spans}:
        spans.append(Span(told.at, told.years))
    if not (weights or name):
        _note_unread(draft)
    return Vesting(weights, None, cliff, name), spans


def _steps(draft: Draft) -> Steps | None:
    if not _IN_STEPS.search(draft.left):
        return None
    from bot.language.offer_steps import steps  # only such texts pay for its patterns

    return steps(draft)


def _weights(draft: Draft) -> tuple[Decimal, ...]:
    found: tuple[Decimal, ...] = ()
    for match in list(_SCHEDULE.finditer(draft.left)):
        numbers = [Decimal(n) for n in re.findall(r"\d+(?:\.\d+)?", match["shares"])]
        said = match["lead"] or match["tail"]
        shares = _shares(numbers)
        if shares and not found and (said or len(numbers) > 2):
            found = shares
            draft.blank(*match.span())
        elif said or (len(numbers) > 2 and abs(sum(numbers, Decimal(-100))) < _NEARLY):
            total = sum(numbers)
            remedy = "Give each year's share, as in: vest 40/30/20/10."
            twice = "{} is a second vesting schedule."
            wrong = f"{{}} adds up to {total}%, not 100%."
            draft.problem(*match.span(), twice if shares else wrong, remedy)
    return found


def _shares(numbers: list[Decimal]) -> tuple[Decimal, ...]:
    """Shares of 1, or none where they are not the whole; 33/33/33 means thirds."""
    while numbers[-1:] == [0]:
        numbers = numbers[:-1]
    if numbers in _THIRDS:
        third = Decimal(1) / 3
        return (third, third, 1 - 2 * third)  # the whole grant, to the last digit
    return tuple(n / 100 for n in numbers) if sum(numbers) == 100 else ()


def _cliff(draft: Draft) -> int | None:
    found = draft.taken(_CLIFF)
    if not found:
        return None
    match = found[0]
    return (
        0 if match["none"] else months(match["n"] or match["n2"], match["u"] or match["u2"] or "")
    )


def _spans(draft: Draft, pattern: re.Pattern[str]) -> list[Span]:
    spans: list[Span] = []
    for match in pattern.finditer(draft.left):
        groups = match.groupdict()
        number, unit = groups["n"] or groups.get("n2") or "", groups.get("u") or groups.get("u2")
        if not unit and not number.isdigit() and pattern is _OVER:
            continue  # "over a beer"
        long = months(number, unit or "y")
        if long % 12 == 0 and 0 < long // 12 <= _LONGEST:
            spans.append(Span(match.start(), long // 12))
            draft.blank(*match.span())
        elif pattern is _OVER and unit and _is_of(_SPREAD, draft.left, match.start()):
            said = "{} is no length of time that I can count."
            draft.problem(*match.span(), said, f"Give 1 to {_LONGEST} whole years.")
    return spans


def _beside(draft: Draft) -> list[Span]:
    """Years that stand alone right after the grant: "rsu 310k (4 years)"."""
    spans: list[Span] = []
    for match in _YEARS_ALONE.finditer(draft.left):
        years = count(match["n"])
        if 0 < years <= _LONGEST and _is_of(_SPREAD[:2], draft.left, match.start()):
            spans.append(Span(match.start(), years))
            draft.blank(*match.span())
    return spans


def _is_of(parts: Sequence[Part], text: str, at: int) -> bool:
    """Whether nothing but an amount stands between the name of such a part and this place."""
    before = text[max(0, at - _BEFORE) : at]
    named = labels(before)
    if not named or named[-1].part not in parts:
        return False
    between = before[named[-1].end :]
    for figure in figures(between):
        between = between.replace(between[figure.start : figure.end], " ", 1)
        break
    return not between.strip(" (:=~\n")


def _name(draft: Draft) -> str:
    match = _NAMED.search(draft.left)
    if match is None:
        return ""
    draft.blank(*match.span())
    named = ("first", "second", "third", "loaded", "manner")
    said = next(match[name] for name in named if match[name]).casefold()
    return _AS.get(said, said)


def _note_unread(draft: Draft) -> None:
    """ "vest weird": said, and passed over."""
    match = _LEFT.search(draft.left)
    if match:
        draft.notes.append(f"I cannot read {draft.quote(*match.span())} as a vesting schedule.")
        draft.blank(*match.span())
