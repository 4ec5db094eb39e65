"""A signing bonus in parts, and what is paid back by who leaves early."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.offer_draft import MONTHS, NUMBER, YEARS, Draft, months
from bot.pay.offer import ClawbackKind

_BACK = (
    r"(?:claw(?:ed)?[- ]?backs?|repa(?:y(?:able|ment)?|id)|refund(?:able|ed)?"
    r"|pay(?:ing)? (?:it |that |this )?back|payback|returnable)"
)
_KIND = r"not pro[- ]?rated|pro[- ]?rat(?:a|ed)|prorated?|full|in full|fully"
_SAID_KIND = re.compile(
    rf"(?:[\s,(]|\b(?:on|an?|and|is|it|it's|which)\b)*\b(?P<kind>{_KIND}|100\s?%)(?!\w)", re.I
)
_WHOLE = re.compile(r"\b100\s?%\s+$")
_PARTLY = re.compile(
    rf"\b{_BACK}\b[^\d.;\n]{{0,15}}(?!100)\d{{1,3}}\s?%[^\d.;,\n]{{0,30}}"
    rf"(?:(?:{NUMBER})[\s-]*(?:{YEARS}|{MONTHS})\b|\d\b|(?:first|second|1st|2nd) year\b)?",
    re.I,
)
_CLAWBACK = re.compile(
    rf"\b(?:with |w/ ?)?(?:an? |the )?(?P<none>no|without|zero)\s+(?:any )?{_BACK}\b"
    rf"|(?:\b(?:with|w/) ?)?(?:an? "
    rf"|the )?(?:(?P<k0>{_KIND})\s+)?(?<![\w.,$£€])(?P<n>{NUMBER})[\s-]*(?P<u>{YEARS}|{MONTHS})"
    rf"(?:,? (?:i|you) (?:must|have to|need to|will|would))?"
    rf"[\s-]*(?:(?P<k1>{_KIND})\s+)?{_BACK}\b(?:\s*(?:period|clause))?"
    # "after a year clawback 24 months": the months that follow are the clawback's.
    rf"(?![\s:=(]*(?:of |for )?{NUMBER}[\s-]*(?:{YEARS}|{MONTHS})\b)[\s,(]*(?P<k2>{_KIND})?\b"
    rf"|(?:\b(?:with|w/) ?)?(?:an? "
    rf"|the )?(?:(?P<k3>{_KIND})\s+)?\b{_BACK}\b(?:(?:100\s?%)?[^\d.;\n]{{0,40}}?[\s:=(])"
    rf"(?P<n2>{NUMBER})[\s-]*(?P<u2>{YEARS}|{MONTHS})(?!\w)[\s,(]*(?P<k4>{_KIND})?\b"
    # a letter's "if you leave within 12 months … you agree to repay a prorated part"
    rf"|\b(?:within|before|during)\s+(?:the |your )?(?:first )?(?P<n3>{NUMBER})[\s-]*"
    rf"(?P<u3>{YEARS}|{MONTHS})\b[^.;\n]{{0,90}}?\b(?:repay|{_BACK})\b[^.;\n]{{0,60}}",
    re.I,
)
_LATER = re.compile(
    rf"\s*\(?(?:paid |payable |due )?(?:(?:(?P<after>after)|at|in|on)\s+(?:the |my |your )?"
    rf"(?P<end>end of )?(?:(?P<n>{NUMBER})[\s-]*(?P<u>{YEARS}|{MONTHS})\b"
    r"(?: mark| anniversary| later| in)?"
    r"|(?P<nth>first|second|third|1st|2nd|3rd)[\s-]*(?P<what>year|anniversary)|(?:year|yr"
    r"|y)\s*(?P<year>[1-4]|one|two|three)|month\s*(?P<month>\d{1,2})(?!\w))"
    r"|(?P<now>now|up[- ]?front|immediately|on joining|(?:at|on) (?:the )?start"
    r"|on (?:day one|start(?:ing)?)|first pay ?che(?:ck|que)|today|straight away)"
    r"|(?:y|yr|year)\s*(?P<short>[1-4]|one|two|three)(?!\w)|month\s*(?P<month2>\d{1,2})(?!\w)"
    r"|(?:after|in|within)\s+(?P<days>\d{1,3})[\s-]*(?P<span>days?|weeks?|wks?)\b"
    rf"|(?P<n2>{NUMBER})[\s-]*(?P<u2>{YEARS}|{MONTHS}) later"
    r"|(?P<nth2>first|second|third|1st|2nd|3rd)\s+(?P<what2>year|anniversary))\)?",
    re.I,
)
_LEADING = re.compile(
    r"(?:\b(?:in|for)\s+)?(?:\b(?:the )?(?P<nth>first|second|third|1st|2nd|3rd)[\s-]?year(?:'s)?"
    r"|\b(?:years?|yr|y)\s?(?P<year>[1-4]|one|two|three))(?:\s+(?:is|of|an?))*[\s:=()-]*$",
    re.I,
)
_LONGEST_LEAD = 24
_DAYS = 30
"""Of a month in which a signing bonus is paid."""
_NTH = {"first": 1, "1st": 1, "one": 1, "1": 1, "second": 2, "2nd": 2, "two": 2, "2": 2,
        "third": 3, "3rd": 3, "three": 3, "3": 3, "4": 4}  # fmt: skip


_HALF = re.compile(r"[\s,(:]*(?:(?:paid|split)\s+)?(?:one )?(?:half|50%)(?: of it)?\b", re.I)
_REST = re.compile(
    r"[\s,;]*(?:and |then )?(?:the )?(?:other |remaining )?(?:half|50%|rest|remainder)\b", re.I
)
_INSTALMENTS = re.compile(
    r"[\s,(:]*(?:(?:paid|payable|split)\s+)?(?:in|into|over)\s+(?:two|2|three|3|four|4)\s+"
    r"(?:equal )?(?:instal?ments?|installments?|parts|payments|halves|tranches)\b[\s,:]*",
    re.I,
)
_AND = re.compile(r"[\s,]*(?:and|then)?\b", re.I)
_NEXT = re.compile(r"\s*(?:/|\+|,?\s*(?:and )?then)\s*", re.I)


@dataclass(frozen=True, slots=True)
class Clawback:
    """What must be paid back: for so many months, in proportion or in full if it was said."""

    months: int | None = None
    kind: ClawbackKind | None = None


def clawback(draft: Draft) -> Clawback:
    """The clawback taken from the text; a part of the bonus paid back is noted."""
    for match in draft.taken(_PARTLY):
        draft.notes.append(f"{draft.quote(*match.span())} is not counted.")
    found = _CLAWBACK.search(draft.left)
    if found is None:
        return Clawback()
    after = _SAID_KIND.match(draft.left, found.end())
    whole = _WHOLE.search(draft.left, max(0, found.start() - 6), found.start())
    start = whole.start() if whole else found.start()
    draft.blank(start, after.end() if after else found.end())
    for other in draft.taken(_CLAWBACK):
        draft.notes.append(f"{draft.quote(*other.span())} is not counted.")
    if found["none"]:
        return Clawback()
    inside = re.search(rf"\b(?:{_KIND}|100\s?%)(?!\w)", found[0], re.I)
    said = (
        whole[0] if whole else inside[0] if inside else after["kind"] if after else ""
    ).casefold()
    kind: ClawbackKind | None = None
    if said:
        kind = "full" if re.search("ful|100|not", said) else "prorated"
    number = found["n"] or found["n2"] or found["n3"]
    return Clawback(months(number, found["u"] or found["u2"] or found["u3"]), kind)


@dataclass(frozen=True, slots=True)
class Paid:
    """When a part of a signing bonus is paid, and how far the words for it reach."""

    month: int
    end: int
    """Where they end; where they start if they stand before."""


def paid(text: str, end: int) -> Paid | None:
    """The time said right after an amount or its name: "20k after a year"."""
    match = _LATER.match(text, end)
    if match is None:
        return None
    return Paid(_month(match), match.end())


def leading(text: str, start: int) -> Paid | None:
    """The year said right before an amount or its name: "first year sign-on 90k"."""
    match = _LEADING.search(text[max(0, start - _LONGEST_LEAD) : start])
    if match is None:
        return None
    nth = _NTH[(match["nth"] or match["year"]).casefold()]
    return Paid(12 * (nth - 1), start - len(match[0]))


def halves(text: str, end: int) -> tuple[Paid, Paid] | None:
    """When the two halves of an amount are paid: "half now, half after a year"."""
    half = _HALF.match(text, end)
    both = None if half else _INSTALMENTS.match(text, end)
    told = half or both
    first = paid(text, told.end()) if told else None
    rest = (_REST if half else _AND).match(text, first.end) if first else None
    second = paid(text, rest.end()) if rest else None
    return (first, second) if first and second else None


def instalments(text: str, end: int) -> int | None:
    """Where the words end that split an amount: "in two instalments"."""
    match = _INSTALMENTS.match(text, end)
    return match.end() if match else None


def joined(between: str) -> bool:
    """Whether the second amount is the next part of the first: "30k + 20k"."""
    return _NEXT.fullmatch(between) is not None


def _month(match: re.Match[str]) -> int:
    number, unit = match["n"] or match["n2"], match["u"] or match["u2"]
    if number:
        return months(number, unit)
    if match["days"]:
        return int(match["days"]) * (7 if match["span"][0] in "wW" else 1) // _DAYS
    month = match["month"] or match["month2"]
    if month:  # the thirteenth month starts after twelve
        return int(month) - (int(month) % 12 == 1)
    said = match["nth"] or match["nth2"] or match["year"] or match["short"]
    if not said:
        return 0
    nth = _NTH[said.casefold()]
    anniversary = (match["what"] or match["what2"] or "").casefold() == "anniversary"
    return 12 * (nth if anniversary or match["after"] or match["end"] else nth - 1)
