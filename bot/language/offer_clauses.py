"""Amounts of a story that are not the offer's: what is earned now, wanted, or raised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from bot.language.amounts import figures
from bot.language.offer_draft import Draft
from bot.language.offer_words import labels

Role = Literal["current", "wanted", "refused"]

_BREAK = re.compile(
    r"[;!?\n()]|\.(?=\s|$)|,(?!\d)|\s-\s"
    r"|\b(?P<joins>and|plus|with)\b|\b(?:but|while|whereas|so|then|versus|vs|though|although)\b"
    r"|(?P<adds>\+)",
    re.I,
)
_NOW = r"(?:current(?:ly)?|present(?:ly)?|existing|old|previous|last)"
_CURRENT = re.compile(
    rf"\b(?:i|i'?m|am|currently|presently|already|previously|formerly)\s+(?:(?:currently|now"
    rf"|already|only|get)\s+)*"
    r"(?:mak(?:e|ing)|earn(?:ing)?|on|at|paid)\b(?!\s+(?:the|a|an)\b)"
    rf"|\b{_NOW}\s+(?:base|salary|pay|comp(?:ensation)?|ctc|tc|package|job|role|employer|company"
    rf"|gig|wage|one)\b"
    r"|\bcurrently\s+(?=[\d$£€₹])|\bcurrently:|\bup from\b|\bfrom my\b|\bi\s+(?:now\s+)?(?:get"
    r"|have|make)\s+[^,.;]{0,12}\b(?:now|today|atm)\b"
    r"|\bmy (?:salary|pay|base|ctc|comp)\s+(?:now|today|atm|right now|is currently)\b"
    r"|\bmy salary (?:now )?is\b",
    re.I,
)
_CURRENT_AFTER = re.compile(
    r"\s*(?:base |salary |a year )?(?:currently\b|at present\b|is what i (?:make|earn|get)|(?:at"
    r"|in) my (?:current|present|old))",
    re.I,
)
_WANT = re.compile(
    r"\b(?:i\s+|i'?d\s+|would\s+|really\s+){0,4}(?<!they )(?<!he )(?:want(?:ed|ing)?"
    r"|like)\b(?!\s+to\s+(?:know|see"
    r"|check|understand|hear|ask)|\s+your)"
    r"|\bask(?:ing|ed)?\b[^,.;:]{0,25}?\bfor\b|\bcounter(?:ing|offer)?\b[^,.;:]{0,25}?\b(?:at"
    r"|with|for|of)\b(?=\s*[\d$£€₹])"
    r"|\bpush(?:ing)?\b[^,.;:]{0,20}?\b(?:for|to)\b|\b(?:hop(?:e|ing)|aim(?:ing)?"
    r"|looking)\s+(?:for|at)\b"
    r"|\bexpect(?:ing|ed|ation)?\b(?!\s+bonus)|\b(?:get|bring|raise|bump"
    r"|increase)\b[^,.;:]{0,20}?\bto\b"
    r"|\binsist(?:ing|ed)?\s+on\b|\bi need\b(?!\s+to)|\bat least\b|\bminimum\b|\binstead of\b",
    re.I,
)
_TOLD = re.compile(r"\b(?:offer\w*|gave|give|got|came|come|package|they|letter|proposed)\b", re.I)
_UNVESTED = re.compile(r"\bunvested\b|\bbehind\b", re.I)
_VALUED = re.compile(
    r"\b(?:valu(?:ed|ation)|raised|raising|revenue|arr|funding|market cap|series [a-h])\b"
    r"(?:\s+(?:at|of|about|around|a|an|in|by|to|is|over|up|another|round|total|its|their"
    r"|funding))*\s*$",
    re.I,
)
_VALUED_AFTER = re.compile(
    r"\s*(?:(?:post|pre)[- ]?(?:money)?\s+)?(?:valuation|market cap|(?:in |of )?(?:funding|revenue"
    r"|arr)\b|raised\b|raise\b|round\b)",
    re.I,
)
_REFUSED = re.compile(
    r"\b(?:said no|no was|refused|declined|rejected|turned (?:it|me|that) down|would ?n[o']t|won't"
    r"|can(?:no|')t|could ?n[o']t|did ?n[o']t)\b",
    re.I,
)
_LOST = re.compile(
    r"\b(?:forfeit(?:ing)?|los(?:e|ing)|leav(?:e|ing)|giv(?:e|ing) up|walk(?:ing)? away from"
    r"|miss(?:ing)? out on)\b",
    re.I,
)
_FOR = re.compile(r"\b(?:for|to (?:join|take))\b", re.I)
"""In "leaving google for 245k" the amount is offered."""
_BESIDE = 12
"""Characters between an amount that is lost and its name."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch whose amounts are not the offer's."""

    role: Role
    start: int
    end: int


def clauses(text: str) -> list[tuple[int, int, bool]]:
    """(from, to, whether it goes on from the one before) of each part of a sentence."""
    found: list[tuple[int, int, bool]] = []
    at, joined = 0, False
    for match in _BREAK.finditer(text):
        found.append((at, match.start(), joined))
        at, joined = match.end(), bool(match["joins"] or match["adds"])
    return [*found, (at, len(text), joined)]


def asides(text: str) -> list[Aside]:
    """What is earned now and what is wanted; both go on over an "and"."""
    found: list[Aside] = []
    last: Role | None = None
    for start, end, joined in clauses(text):
        clause = text[start:end]
        if last == "wanted" and _REFUSED.search(clause):
            found[-1] = replace(found[-1], role="refused")
        role, at = _role(clause)
        if role is None and joined and last and not _TOLD.search(clause):
            role, at = last, 0
        last = role
        if role is not None:
            found.append(Aside(role, start + at, end))
    return found


def told_now(clause: str) -> bool:
    """Whether a part of a sentence tells what is earned now."""
    return _role(clause)[0] == "current"


def _role(clause: str) -> tuple[Role | None, int]:
    if not any(c.isdigit() for c in clause) or _UNVESTED.search(clause):
        return None, 0
    wanted = _WANT.search(clause)
    if wanted and any(c.isdigit() for c in clause[wanted.end() :]):
        return "wanted", wanted.start()
    current = _CURRENT.search(clause)
    if current and any(c.isdigit() for c in clause[current.start() :]):
        return "current", current.start()
    for figure in figures(clause):
        if _CURRENT_AFTER.match(clause, figure.end):
            return "current", figure.start
    return None, 0


def strike_lost_pay(draft: Draft) -> None:
    """Take the bonus and equity that the person would leave behind; "unvested" is a part."""
    losing = False
    for start, end, joined in clauses(draft.left):
        verb = _LOST.search(draft.left, start, end)
        verb = None if verb and _FOR.search(draft.left, verb.end(), end) else verb
        losing = bool(verb) or (losing and joined and not _TOLD.search(draft.left, start, end))
        stretch = draft.left[start:end]
        if not losing or not any(c.isdigit() for c in stretch):
            continue
        at = verb.end() - start if verb else 0
        for name in labels(stretch):
            if name.part not in ("bonus", "equity") or name.start < at:
                continue
            for figure in figures(stretch):
                apart = max(figure.start - name.end, name.start - figure.end)
                if figure.form == "amount" and apart < _BESIDE and figure.start >= at:
                    first, last = min(name.start, figure.start), max(name.end, figure.end)
                    _note_lost(draft, start + first, start + last)


def _note_lost(draft: Draft, start: int, end: int) -> None:
    said = draft.quote(start, end)
    draft.notes.append(f"{said} is not counted: it is what you leave, and not offered.")
    draft.blank(start, end)


def strike(draft: Draft, start: int, end: int) -> bool:
    """Take the amounts of a stretch, and the parts they are of, as understood."""
    stretch = draft.left[start:end]
    found = figures(stretch)
    for each in (*found, *(labels(stretch) if found else ())):
        draft.blank(start + each.start, start + each.end)
    return bool(found)


def strike_company_figures(draft: Draft) -> None:
    """Take what a company raised or is worth."""
    for figure in list(_valued(draft.left)):
        draft.blank(*figure)


def _valued(text: str) -> Iterator[tuple[int, int]]:
    for figure in figures(text):
        before = _VALUED.search(text, max(0, figure.start - 45), figure.start)
        if before or _VALUED_AFTER.match(text, figure.end):
            yield figure.start, figure.end
