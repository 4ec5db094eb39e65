"""When an offer starts and when it must be answered: 15 Jan, by friday, within 3 days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language.offer_draft import NUMBER, Draft, count

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?"
    "|sun(?:day)?"
)
_DATE = (
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<c>20\d\d)"
    rf"|(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<month>{_MONTH})\b(?:,?[ -](?P<y>20\d\d))?"
    rf"|(?P<month2>{_MONTH})\.? (?:the )?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<y2>20\d\d))?"
    rf"|(?:eod |end of (?:day )?|cob |this coming |this )?(?P<next>next )?(?P<day>{_DAY})\b"
    r"|(?P<word>today|tonight|tomorrow|tmrw|eod|end of (?:the )?day|eow|end of (?:the "
    r"|this )?week|eom|end of (?:the |this )?month)\b"
    rf"|(?P<n>{NUMBER}|48|72)[ -](?P<u>hours?|hrs?|days?|weeks?|wks?)\b)"
)
_ANSWER = (
    r"(?:answer|respond|reply|decide|decision|sign|accept|get back|let them know|confirm"
    r"|hear(?: back)?)"
)
_DEADLINE = re.compile(
    rf"\b(?:(?:(?:need|have|must|got|asked|want(?:s|ed)?|due|i|they|me|to)\s+){{0,6}}(?:deadline"
    rf"|expir(?:es|y|ing)|exploding|{_ANSWER})"
    r"(?:\s+(?:it|to them|them|back|me|an?|my|the|answer|offer|date|is)){0,6}[\s:=]*)?"
    rf"\b(?:by|until|till|before|within|in|on|is|:)?[\s:=]*{_DATE}(?P<tail>\s*(?:to"
    rf"|for)\s+(?:an? )?{_ANSWER})?",
    re.I,
)
_MEANT = re.compile(rf"\b(?:by|until|till|before|deadline|expir|exploding|{_ANSWER})", re.I)
_START = re.compile(
    rf"\b(?:start(?:ing|s)?(?: date)?|join(?:ing)?(?: date)?|first day|doj"
    rf"|begin(?:ning)?)(?:\s*(?:is|on|from|in|of|at|would be|the))*[\s:=]*{_DATE}",
    re.I,
)
_LEFT = re.compile(
    r"\b(?:deadline|start date|joining date)\b(?:\s*(?:is|of))?[\s:=]*(?P<word>\w+)?", re.I
)
_WHOLE = re.compile(rf"(?:(?:on|in|by) )?{_DATE}", re.I).fullmatch
_AHEAD = re.compile(r"(?:in )?(\d{1,2}) months?", re.I | re.ASCII).fullmatch
_SMALL = re.compile(
    r"and|or|but|you|we|i|the|that|which|if|as|with|will|would|shall|must|may|to|at|until|provided",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Dates:
    start: date | None = None
    deadline: date | None = None


def dates(draft: Draft) -> Dates:
    """Start and deadline taken from the text; a date that needs today is noted without it."""
    start = _first(draft, _START)
    deadline = _first(draft, _DEADLINE)
    for match in draft.taken(_LEFT):
        known = deadline if match[0][0] in "dD" else start
        if known or _SMALL.fullmatch(match["word"] or ""):
            continue  # "within a year of your start date you …"
        draft.notes.append(f"I cannot read {draft.quote(*match.span())} as a date.")
    return Dates(start, deadline)


def day_named(text: str, today: date) -> date | None:
    """The day that a text names and nothing else, as 20 Feb 2027 or in 30 days.

    None where it is none, or could be two: 5.1.2027, or Friday.
    """
    months = _AHEAD(text)
    if months:
        return _months_after(today, int(months[1]))
    found = _WHOLE(text)
    return None if found is None or found["day"] or found["word"] else _date(found, today)


def _months_after(day: date, months: int) -> date:
    """The same day of a later month; its last where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    first = day.replace(year=day.year + years, month=month + 1, day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def _first(draft: Draft, pattern: re.Pattern[str]) -> date | None:
    for match in pattern.finditer(draft.left):
        if pattern is _DEADLINE and not _MEANT.search(match[0]):
            continue
        if pattern is _START and match["n"] and not re.search(r"\bin\b", match[0]):
            continue  # "joining 5 days a week"
        quoted = draft.quote(*match.span())
        draft.blank(*match.span())
        found = _date(match, draft.today)
        if found is None:
            draft.notes.append(f"I cannot read {quoted} as a date; write it as 2027-01-31.")
        elif not match["iso"]:
            draft.assumptions.append(f"Read {quoted} as {found}.")
        return found
    return None


def _date(match: re.Match[str], today: date | None) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["a"]:
            return _numeric(int(match["a"]), int(match["b"]), int(match["c"]))
        month = match["month"] or match["month2"]
        if month:
            day, year = int(match["d"] or match["d2"]), match["y"] or match["y2"]
            return _of_year(_MONTHS.index(month[:3].casefold()) + 1, day, year, today)
        return _relative(match, today) if today else None
    except (ValueError, OverflowError):
        return None


def _numeric(first: int, second: int, year: int) -> date | None:
    """15/01/2027 is clear; 05/01/2027 is May to some and January to others."""
    if first > 12:
        return date(year, second, first)
    if second > 12 or first == second:
        return date(year, first, second)
    return None


def _of_year(month: int, day: int, year: str | None, today: date | None) -> date | None:
    if year:
        return date(int(year), month, day)
    if today is None:
        return None
    this = date(today.year, month, day)
    return this if this >= today else date(today.year + 1, month, day)


def _relative(match: re.Match[str], today: date) -> date:
    if match["day"]:
        ahead = (_DAYS.index(match["day"][:3].casefold()) - today.weekday()) % 7
        if match["next"]:  # the one of next week
            ahead += 7 if ahead + today.weekday() < 7 else 0
        return today + timedelta(days=ahead)
    if match["n"]:
        number, unit = count(match["n"]), match["u"].casefold()
        days = -(-number // 24) if unit.startswith("h") else number
        return today + timedelta(days=days * 7 if unit.startswith("w") else days)
    word = match["word"].casefold()
    if word.startswith("tom") or word == "tmrw":
        return today + timedelta(days=1)
    if word == "eow" or word.endswith("week"):
        return today + timedelta(days=(4 - today.weekday()) % 7)
    if word == "eom" or word.endswith("month"):
        following = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
        return following - timedelta(days=1)
    return today
