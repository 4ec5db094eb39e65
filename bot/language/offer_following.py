"""What is said after an offer: a part of it changed, another shape of the draft, another view."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.language import offer_phrases as phrases
from bot.language import offers, words
from bot.language.asks import Ask, Reading, Unclear
from bot.language.offer_acts import NAME
from bot.language.offer_words import labels
from bot.language.offered import filled
from bot.language.offers import OfferReading
from bot.pay.offer import Grant, Offer, Vesting

if TYPE_CHECKING:
    from bot.language.spoken import Spoken

CHANGES = "changes"
"""The field of an offer that is told in part: `now` or, of a mere supposition, `if`."""
TYPED = "typed"
"""The field of a view that was asked for in words."""
STEP = "step"
"""The field of one whose amounts are differences: `more` or `less`."""
CLAWBACK = "clawback"
"""The field of one whose signing bonus is paid back otherwise: months, and a kind where said."""
WITHOUT = "without"
"""The field of one that lacks a part now."""
_SUPPOSED = re.compile(r"\W*(?:and |so )*(?:what if|suppose|supposing|if|imagine|say)\b", re.I)
_INSISTS = re.compile(r"\bI (?:do )?insist\b", re.I)
_ALL = "base,equity,signing"
"""The parts that are asked for above the band where the person insists."""
_DIFFERENCE = "I read a difference there, and cannot tell what it comes to."
_NEW_FIGURE = "Give the new figure of each part, as in: base 255k, signing 50k."
_COUNTER = re.compile(r"\W*/?counter\b", re.I)


def read(spoken: Spoken, last: Ask, text: str, today: date | None) -> Reading | None:
    """The question that a message makes of the last one; None where it stands for itself."""
    said = phrases.plainly(text)
    if phrases.comparing(said):
        return Ask("offers", text="compare")
    return (
        _drafted(last, said)
        or _viewed(last, said)
        or _without(last, text)
        or _changed(spoken, last, text, today)
    )


def _drafted(last: Ask, said: str) -> Ask | None:
    """Another shape of the draft, keeping what was chosen of it before."""
    if phrases.drafting(said):
        return Ask("counter", last.operands, fields=last.fields)
    if last.command != "counter":
        return None
    if said in ("edit", "edit it", "let me edit it"):
        return Ask("counter", last.operands, text="edit", fields=last.fields)
    shape = phrases.draft(said)
    return replace(last, text="").answered(dict((shape,))) if shape else None


def _viewed(last: Ask, said: str) -> Ask | None:
    """Another view of the offer, its equity's period settled, or the offer saved."""
    view = phrases.view(said)
    if view:
        return Ask("offer", last.operands, text=view, fields=((TYPED, view), *_token(last)))
    name = phrases.saved_as(said)
    if name is None:
        return None
    called = ((NAME, name),) if name else ()
    return Ask("offer", last.operands, text="save", fields=(*_token(last), *called))


def _without(last: Ask, text: str) -> Ask | None:
    """ "they dropped the sign-on": the offer without a part."""
    part = phrases.dropped(text)
    if part is None or part in ("base", "total"):
        return None
    fields = ((CHANGES, "now"), (WITHOUT, part), *_token(last))
    return Ask("offer", last.operands, offer=Offer(), fields=fields)


def guide_said(reading: Reading, last: Ask) -> Reading:
    """What was told before about a guide that is named only now: "wandb staff sf"."""
    if isinstance(reading, Ask):
        own = reading.offer is not None or not reading.operands
        return reading if own else replace(reading, fields=_token(last))
    choices = tuple(
        c if c.ask.offer else replace(c, ask=replace(c.ask, fields=_token(last)))
        for c in reading.choices
    )
    return replace(reading, choices=choices)


def elsewhere(last: Ask, asked: Ask) -> Ask:
    """ "and in london?": the offer held against that band, where the guide is the same."""
    same = [o.guide for o in asked.operands] == [o.guide for o in last.operands]
    of_pay = asked.command in ("offer", "band") and asked.component is None
    if last.command != "offer" or not of_pay or not same or asked.operands == last.operands:
        return asked
    fields = ((CHANGES, "if"), *_token(last))
    return replace(asked, command="offer", offer=Offer(), fields=fields)


def _token(last: Ask) -> tuple[tuple[str, str], ...]:
    """The field that says which offer in hand was asked about."""
    return tuple(field for field in last.fields if field[0] == "held")


def _changed(spoken: Spoken, last: Ask, text: str, today: date | None) -> Reading | None:
    """A part told anew, or what the person wants instead; None where another guide is named."""
    drafted = bool(_COUNTER.match(text))
    shape, text = phrases.shaped(text) if drafted else ((), text)
    told = offers.read(text, today)
    step = phrases.step(text)
    percent = bool(step) and "%" in text and bool(labels(text.lower()))
    terms = told.vesting != Vesting() or told.back.months is not None
    said = told.problems or told.offer or told.wanted or told.haircut is not None
    if not (said or percent or terms):
        return None
    hearing = spoken.hear(words.split(told.rest), told.rest)
    if not {"company", "role", "place", "unknown"}.isdisjoint(hearing.verdicts) and not percent:
        return None
    if told.problems:
        problem = told.problems[0]
        return Unclear("offer", "invalid", problem.said, problem.remedy)
    if percent or (step and told.parts != 1):
        return Unclear("offer", "invalid", _DIFFERENCE, _NEW_FIGURE)
    if drafted or (told.wanted and not told.offer):
        insisted = {"insist": _ALL} if _INSISTS.search(text) else {}
        fields = dict(shape) | insisted
        ask = Ask("counter", last.operands, fields=last.fields).answered(fields)
        return filled(ask, _wanting(told), spoken.names.library)
    if told.offer is None and told.haircut is None:
        return _retimed(last, told, text)
    how = "if" if _SUPPOSED.match(text) else "now"
    by = ((STEP, step),) if step else ()
    ask = Ask("offer", last.operands, fields=((CHANGES, how), *by, *_token(last)))
    return filled(ask, replace(told, offer=told.offer or Offer()), spoken.names.library)


def _retimed(last: Ask, told: OfferReading, text: str) -> Ask:
    """ "the clawback is 12 months", "what if it vested 40/30/20/10": amounts stay as they are."""
    how = "if" if _SUPPOSED.match(text) else "now"
    grant = Grant(None, vesting=told.vesting) if told.vesting != Vesting() else None
    months = told.back.months
    back = ((CLAWBACK, f"{months} {told.back.kind or ''}".strip()),) if months is not None else ()
    fields = ((CHANGES, how), *back, *_token(last))
    return Ask("offer", last.operands, offer=Offer(grant=grant), fields=fields)


def _wanting(told: OfferReading) -> OfferReading:
    """The same with the amounts as what is asked for: "counter base 270k"."""
    return replace(told, offer=None, wanted=told.wanted or told.offer)
