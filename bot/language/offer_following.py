"""What is said after an offer: a part of it changed, another shape of the draft, another view."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.language import offer_phrases as phrases
from bot.language import offer_tellings as tellings
from bot.language import offers, words
from bot.language.asks import OF_AN_OFFER, Ask, Reading, Unclear
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
_INSISTS = re.compile(r"\bI (?:do )?insist\b", re.I)
_ALL = "base,equity,signing"
"""The parts that are asked for above the band where the person insists."""
_DIFFERENCE = "I read a difference there, and cannot tell what it comes to."
_NEW_FIGURE = "Give the new figure of each part, as in: base 255k, signing 50k."
_PLACE_AND_FIGURE = "I read a place and a figure there."
_IN_TURN = "Say one after the other, as in: and in London?"
_COUNTER = re.compile(r"\W*/?counter\b", re.I)


def read(spoken: Spoken, last: Ask, text: str, today: date | None) -> Reading | None:
    """The question that a message makes of the last one; None where it stands for itself."""
    said = phrases.plainly(text)
    if phrases.comparing(said):
        return Ask("offers", text="compare")
    return (
        _drafted(spoken, last, said)
        or _viewed(last, text, said)
        or _without(last, text)
        or _changed(spoken, last, text, today)
    )


def _drafted(spoken: Spoken, last: Ask, said: str) -> Ask | None:
    """Another shape of the draft, keeping what was chosen of it before."""
    whom = phrases.drafting(said)
    if whom is not None:
        return (
            Ask("counter", last.operands, fields=last.fields)
            if _own(spoken, last, whom)
            else (None)
        )
    if last.command != "counter":
        return None
    if said in ("edit", "edit it", "let me edit it"):
        return Ask("counter", last.operands, text="edit", fields=last.fields)
    shape = phrases.draft(said)
    return replace(last, text="").answered(dict((shape,))) if shape else None


def _own(spoken: Spoken, last: Ask, whom: str) -> bool:
    """Whether those named are the offer's own company, or nobody is named."""
    found = spoken.names.companies.find(words.split(whom))
    named = {slug for each in found for slug in each.slugs}
    return not whom or whom == "them" or named == {last.operands[0].guide.partition("/")[0]}


def _viewed(last: Ask, text: str, said: str) -> Ask | None:
    """Another view of the offer, its equity's period settled, or the offer saved."""
    view = phrases.settled(text) or phrases.view(said)
    if view:
        return Ask("offer", last.operands, text=view, fields=((TYPED, view), *_token(last)))
    if phrases.judging(said):
        return Ask("offer", last.operands, fields=((TYPED, "judge"), *_token(last)))
    name = phrases.saved_as(text)
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


def elsewhere(last: Ask, asked: Ask, text: str) -> Reading:
    """ "and in london?": the offer held against that band, where the guide is the same."""
    same = [o.guide for o in asked.operands] == [o.guide for o in last.operands]
    of_pay = asked.command in (*OF_AN_OFFER, "band") and asked.component is None
    if not of_pay or not same or asked.operands == last.operands:
        return asked
    if any(char.isdigit() for char in text):
        return Unclear("offer", "invalid", _PLACE_AND_FIGURE, _IN_TURN)
    named = next((name for name in ("counter", "prep") if name in text.lower().split()), "")
    if named:
        return replace(asked, command=named, fields=_token(last))
    if last.command != "offer":
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
    step = tellings.step(text)
    percent = bool(step) and "%" in text and bool(labels(text.lower()))
    terms = told.vesting != Vesting() or told.back.months is not None
    said = told.problems or told.offer or told.wanted or told.haircut is not None
    if not (said or percent or terms):
        return None
    hearing = spoken.hear(words.split(told.rest), told.rest)
    if not {"company", "role", "place", "unknown"}.isdisjoint(hearing.verdicts) and not percent:
        return None
    if drafted or (told.wanted and not told.offer and not told.problems):
        return _asked_for(spoken, last, told, text, shape)
    manner = tellings.manner(text, told.rest)
    if not manner:
        return None
    if told.problems:
        problem = told.problems[0]
        return Unclear("offer", "invalid", problem.said, problem.remedy)
    if percent or (step and told.parts != 1):
        return Unclear("offer", "invalid", _DIFFERENCE, _NEW_FIGURE)
    if told.offer is None and told.haircut is None:
        return _retimed(last, told, manner)
    by = ((STEP, step),) if step else ()
    ask = Ask("offer", last.operands, fields=((CHANGES, manner), *by, *_token(last)))
    return filled(ask, replace(told, offer=told.offer or Offer()), spoken.names.library)


def _asked_for(
    spoken: Spoken, last: Ask, told: OfferReading, text: str, shape: phrases.Fields
) -> Reading:
    """ "counter base 270k", "I want 270k base": what to ask for, and how the draft is shaped."""
    if told.problems:
        return Unclear("counter", "invalid", told.problems[0].said, told.problems[0].remedy)
    insisted = {"insist": _ALL} if _INSISTS.search(text) else {}
    ask = Ask("counter", last.operands, fields=last.fields).answered(dict(shape) | insisted)
    return filled(ask, _wanting(told), spoken.names.library)


def _retimed(last: Ask, told: OfferReading, manner: str) -> Ask:
    """ "the clawback is 12 months", "what if it vested 40/30/20/10": amounts stay as they are."""
    grant = Grant(None, vesting=told.vesting) if told.vesting != Vesting() else None
    months = told.back.months
    back = ((CLAWBACK, f"{months} {told.back.kind or ''}".strip()),) if months is not None else ()
    fields = ((CHANGES, manner), *back, *_token(last))
    return Ask("offer", last.operands, offer=Offer(grant=grant), fields=fields)


def _wanting(told: OfferReading) -> OfferReading:
    """The same with the amounts as what is asked for: "counter base 270k"."""
    return replace(told, offer=None, wanted=told.wanted or told.offer)
