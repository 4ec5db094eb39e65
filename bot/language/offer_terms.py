"""Terms of an offer that are no part of it in money: said as not counted, or asked about."""

from __future__ import annotations

import re

from bot.language.offer_draft import Draft

_PERCENT = r"(?<![\w.,])\d{1,3}(?:[.,]\d{1,2})?\s?%"
_GAP = r"(?:[ \t]*(?:of|is|at|about|around|up to|to|:|=|with))*[ \t]*"
_PLAN = r"(?<![\w.])401\s?\(?k\)?"
_BONUS = r"(?:bonus(?:es)?|variable|target)"
_PENSION = re.compile(
    rf"(?:\bpension(?: contributions?)?|{_PLAN}(?:{_GAP}match(?:ing|ed)?)?){_GAP}{_PERCENT}"
    rf"(?:[ \t]*match(?:ing|ed)?\b)?(?:[ \t]*(?:up to|of the first|on the first){_GAP}{_PERCENT})?"
    rf"|{_PERCENT}[ \t]*(?:employer |company )?(?:match(?:ing|ed)?[ \t]*(?:on|in|to|into)?[ \t]*"
    rf"(?:the |your )?)?(?:{_PLAN}|\bpension\b)(?:[ \t]*match(?:ing|ed)?)?"
    rf"(?!(?:[ \t]*match(?:ing|ed)?)?{_GAP}\d{{1,3}}\s?%)",
    re.I,
)
_PLAN_ALONE = re.compile(
    rf"{_PLAN}[ \t]*match(?:ing)?[ \t]*(?:of|up to)[ \t]*[$£€]?\d[\d.,]*k?\b"
    rf"|{_PLAN}(?:[ \t]*match(?:ing|ed)?\b"
    r"|(?!\s*(?:base|salary|equity|rsu|stock|signing)))",
    re.I,
)
_OF_BONUS = re.compile(
    rf"(?P<own>\d\s?[%km]?\s+(?:annual |target |cash |performance |yearly )*)?\b{_BONUS}{_GAP}$",
    re.I,
)
_THINGS = (
    r"(?:(?:annual|yearly|guaranteed|merit|pay|salary) )*"
    r"(?:(?:income |withholding |marginal |effective )?tax(?:es)?(?: rate| bracket)?"
    r"|(?:espp|stock purchase)(?: plan)?(?: discount)?|travel(?:l?ing)?"
    r"|(?:equity |stock |share )?discount|(?:employer )?match(?:ing)?|raise|increase|hike|uplift"
    r"|dilution|commission|profit[- ]share)"
)
_PLACES = r"|remote|wfh|in[- ]office|on[- ]?site"
_MORE = (
    r"(?:more|higher|lower|less|better|above|below|off)\b"
    r"(?: than(?: (?:my|the|what))?| (?:my|the)| on)?(?: current(?:ly)?| last| old| present"
    r"| (?:job|salary|base|pay|offer|tc|comp|role|one|round|market|median|asking))*"
)
_SHARES = re.compile(
    rf"{_PERCENT}[ \t]*(?:(?:of|for) (?:your |the |my )?(?:time )?)?(?:{_THINGS}"
    rf"{_PLACES}|{_MORE})(?:[ \t]*(?:to|on|from|in|off|after|at|of) (?:the |a |an |my |your )?"
    r"(?:last round|round|market|first year|year|company|6 months|12 months|one year))?(?!\w)"
    rf"|\b(?:{_THINGS}){_GAP}{_PERCENT}(?:[ \t]*discount)?"
    rf"(?![ \t]*(?:(?:annual|target|cash|performance|yearly) )*{_BONUS})"
    rf"|\bup to[ \t]+{_PERCENT}[ \t]*of (?:the )?target\b"
    rf"|{_PERCENT}[ \t]*of (?:the )?target\b",
    re.I,
)
_SMALL_BEFORE = re.compile(r"(?:\b(?:at|with|up to|that's)\s+)?(?:\ban?\s+)?$", re.I)
_OTHER = re.compile(
    r"(?<![\w.])[1-4](?:\.5)?[ -]days?[ -](?:a|per|/)?[ -]?(?:work[ -]?)?week\b(?! in (?:the )?"
    r"office|[ -](?:remote|wfh|on-?site|hybrid|from home))"
    r"|(?<![\w.])\d{1,2}[ -]months?[ -](?:fixed[- ]term[ -])?contract\b"
    r"|\b100\s?% (?:fte|full[- ]time|pensum)\b|\b(?:fte|pensum) 100\s?%"
    r"|\b1[34]th[- ]month(?: (?:salary|pay|bonus))?\b"
    r"|\bstart(?:ing)? (?:asap|immediately|right away)\b",
    re.I,
)
_PART_TIME = re.compile(
    rf"\b(?:pro[- ]?rata|part[- ]time|fte|pensum)(?: at| of)?[\s:=(]*(?!100\b){_PERCENT}"
    rf"|(?!100\b){_PERCENT}[ \t]*(?:pro[- ]?rata|part[- ]time|fte|pensum)(?!\w)",
    re.I,
)


def set_apart(draft: Draft) -> None:
    """Take the terms that are not counted, each with a sentence."""
    for match in list(_PENSION.finditer(draft.left)):
        _note(draft, _after_bonus(draft, match), match.end())
    for pattern in (_PLAN_ALONE, _OTHER):
        for match in draft.taken(pattern):
            draft.notes.append(f"{draft.quote(*match.span())} is not counted.")
    for match in _PART_TIME.finditer(draft.left):
        said = "Whether {} is already in the amounts was not said."
        draft.problem(*match.span(), said, "Give the amounts that are paid, without it.")
    for match in list(_SHARES.finditer(draft.left)):
        if not _is_bonus(draft, match.start()) or match[0].casefold().endswith("target"):
            _note(draft, match.start(), match.end())


def _note(draft: Draft, start: int, end: int) -> None:
    draft.notes.append(f"{draft.quote(start, end)} is not counted.")
    before = _SMALL_BEFORE.search(draft.left, max(0, start - 12), start)
    draft.blank(before.start() if before else start, end)


def _after_bonus(draft: Draft, match: re.Match[str]) -> int:
    """Where the term starts: in "bonus 10% 401k match" the percentage is the bonus's."""
    percent = re.match(_PERCENT, match[0])
    of_bonus = percent and _is_bonus(draft, match.start())
    return match.start() + (percent.end() if percent and of_bonus else 0)


def _is_bonus(draft: Draft, start: int) -> bool:
    """Whether a percentage is that of a bonus named before it; "15% bonus" has its own."""
    named = _OF_BONUS.search(draft.left, max(0, start - 40), start)
    return named is not None and not named["own"]
