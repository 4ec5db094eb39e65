"""A signing bonus in parts, and what is paid back by who leaves early."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.offer_draft import MONTHS, NUMBER, YEARS, Draft, months
from bot.pay.offer import ClawbackKind

_BACK = (
    r"(?:claw(?:ed)?[- ]?backs?|repay(?:able|ment)?|pay(?:ing)? (?:it |that |this )?back|payback"
    r"|returnable)"
)
_KIND = r"pro[- ]?rat(?:a|ed)|prorated?|full|in full|fully"
_CLAWBACK = re.compile(
    rf"\b(?:with |w/ ?)?(?:an? |the )?(?P<none>no|without|zero)\s+(?:any )?{_BACK}\b"
    rf"|(?:\b(?:with|w/) ?)?(?:an? "
    rf"|the )?(?:(?P<k0>{_KIND})\s+)?(?<![\w.,$£€])(?P<n>{NUMBER})[\s-]*(?P<u>{YEARS}|{MONTHS})"
    rf"[\s-]*(?:(?P<k1>{_KIND})\s+)?{_BACK}\b(?:\s*(?:period|clause))?"
    # "after a year clawback 24 months": the months that follow are the clawback's.
    rf"(?![\s:=(]*(?:of |for )?{NUMBER}[\s-]*(?:{YEARS}|{MONTHS})\b)[\s,(]*(?P<k2>{_KIND})?\b"
    rf"|(?:\b(?:with|w/) ?)?(?:an? "
    rf"|the )?(?:(?P<k3>{_KIND})\s+)?\b{_BACK}\b(?:[^\d.;\n]{{0,30}}?[\s:=(])"
    rf"(?P<n2>{NUMBER})[\s-]*(?P<u2>{YEARS}|{MONTHS})(?!\w)[\s,(]*(?P<k4>{_KIND})?\b",
    re.I,
)
_LATER = re.compile(
    rf"\s*\(?(?:paid |payable |due )?(?:(?:after|at|in|on)\s+(?:the |my |your )?(?:end of )?(?:"
    rf"(?P<n>{NUMBER})[\s-]*(?P<u>{YEARS}|{MONTHS})\b(?: mark| anniversary| later| in)?"
    r"|(?P<nth>first|second|third|1st|2nd|3rd)[\s-]*(?P<what>year|anniversary)|(?:year|yr"
    r"|y)\s*(?P<year>[1-4]|one|two|three))"
    r"|(?P<now>now|up[- ]?front|immediately|on joining|at (?:the )?start|on (?:day one"
    r"|start(?:ing)?)|first pay ?che(?:ck|que)|today|straight away)"
    r"|(?:y|yr|year)\s*(?P<short>[1-4]|one|two|three)(?!\w)"
    rf"|(?P<n2>{NUMBER})[\s-]*(?P<u2>{YEARS}|{MONTHS}) later"
    r"|(?P<nth2>first|second|third|1st|2nd|3rd)\s+(?P<what2>year|anniversary))\)?",
    re.I,
)
_NTH = {"first": 1, "1st": 1, "one": 1, "1": 1, "second": 2, "2nd": 2, "two": 2, "2": 2,
        "third": 3, "3rd": 3, "three": 3, "3": 3, "4": 4}  # fmt: skip


_HALF = re.compile(r"[\s,(:]*(?:(?:paid|split)\s+)?(?:one )?(?:half|50%)(?: of it)?\b", re.I)
_REST = re.compile(
    r"[\s,;]*(?:and |then )?(?:the )?(?:other |remaining )?(?:half|50%|rest|remainder)\b", re.I
)
_NEXT = re.compile(r"\s*(?:/|\+|,?\s*(?:and )?then)\s*", re.I)


@dataclass(frozen=True, slots=True)
class Clawback:
    """What must be paid back: for so many months, in proportion or in full if it was said."""

    months: int | None = None
    kind: ClawbackKind | None = None


def clawback(draft: Draft) -> Clawback:
    """The clawback taken from the text."""
    found = draft.taken(_CLAWBACK)
    if not found or found[0]["none"]:
        return Clawback()
    match = found[0]
    kinds = [match[name] for name in ("k0", "k1", "k2", "k3", "k4") if match[name]]
    kind: ClawbackKind | None = None
    if kinds:
        kind = "full" if "full" in kinds[0].casefold() else "prorated"
    return Clawback(months(match["n"] or match["n2"], match["u"] or match["u2"]), kind)


@dataclass(frozen=True, slots=True)
class Paid:
    """When a part of a signing bonus is paid, and where the words for it end."""

    month: int
    end: int


def paid(text: str, end: int) -> Paid | None:
    """The time said right after an amount or its name: "20k after a year"."""
    match = _LATER.match(text, end)
    if match is None:
        return None
    return Paid(_month(match), match.end())


def halves(text: str, end: int) -> tuple[Paid, Paid] | None:
    """When the two halves of an amount are paid: "half now, half after a year"."""
    half = _HALF.match(text, end)
    first = paid(text, half.end()) if half else None
    rest = _REST.match(text, first.end) if first else None
    second = paid(text, rest.end()) if rest else None
    return (first, second) if first and second else None


def joined(between: str) -> bool:
    """Whether the second amount is the next part of the first: "30k + 20k"."""
    return _NEXT.fullmatch(between) is not None


def _month(match: re.Match[str]) -> int:
    number, unit = match["n"] or match["n2"], match["u"] or match["u2"]
    if number:
        return months(number, unit)
    said = match["nth"] or match["nth2"] or match["year"] or match["short"]
    if not said:
        return 0
    nth = _NTH[said.casefold()]
    anniversary = (match["what"] or match["what2"] or "").casefold() == "anniversary"
    return 12 * (nth if anniversary else nth - 1)
