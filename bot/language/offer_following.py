"""What is said after an offer: a part of it changed, another shape of the draft, another view."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.language import offers
from bot.language.asks import Ask, Reading, Unclear
from bot.language.offered import filled
from bot.language.offers import OfferReading
from bot.language.words import Word
from bot.pay.offer import Offer

if TYPE_CHECKING:
    from bot.language.spoken import Spoken

CHANGES = "changes"
"""The field of an offer that is told in part: `now` or, of a mere supposition, `if`."""
_FILLERS = re.compile(
    r"^(?:(?:and|ok(?:ay)?|so|now|please|pls|can you|could you|show(?: me)?|give me|let me see"
    r"|what'?s|what is|make it|make that|turn it into|i want it|the|an?|it'?s|its|it|that's"
    r"|as|in|for|do it)\s+)+|\s+(?:please|pls|then|now|instead|again|version|thanks)$",
    re.I,
)
_VIEWS = (
    ("years", r"year by year|years|each year|yearly breakdown|breakdown(?: by year)?"),
    ("exit", r"exit calendar|(?:what (?:do|would) i (?:lose|owe|forfeit)|what happens|what) if i"
             r" (?:leave|quit|left)\b.*|(?:what (?:do|would) i|would i) (?:lose|owe|forfeit)\b.*"
             r"|leaving early"),
    ("room", r"room(?: to ask| for more)?|where is (?:there|the) room.*|what can i ask for"),
    ("charts", r"charts?|pictures?|graphs?"),
    ("grant", r"(?:whole|total|full|entire) (?:grant|amount)"),
    ("year", r"(?:per|a) year(?:'?s)?|year'?s|yearly|annual(?:ly)?"),
)  # fmt: skip
_DRAFTS = (
    (("length", "short"), r"(?:a bit |much )?(?:shorter|short|brief(?:er)?)"),
    (("length", "full"), r"(?:a bit |much )?(?:longer|long|full(?:er)?|more detail(?:ed)?)"),
    (("form", "call"), r"(?:a )?(?:phone |call )?(?:call|call notes?|notes|script|talking points)"),
    (("form", "mail"), r"(?:a |an )?(?:e-?mail|mail|letter|message)"),
)  # fmt: skip
_DRAFTING = re.compile(r"(?:write|draft|prepare)?\s*(?:me )?(?:a |the |my )?counter(?:-?offer)?")
_SUPPOSED = re.compile(r"\W*(?:and |so )*(?:what if|suppose|supposing|if|imagine|say)\b", re.I)
_COUNTER = re.compile(r"\W*/?counter\b", re.I)


def read(
    spoken: Spoken, last: Ask, found: Sequence[Word], text: str, today: date | None
) -> Reading | None:
    """The question that a message makes of the last one; None where it stands for itself."""
    said = _FILLERS.sub("", _FILLERS.sub("", " ".join(text.split()).strip(" .?!").lower()))
    return _drafted(last, said) or _viewed(last, said) or _changed(spoken, last, found, text, today)


def _drafted(last: Ask, said: str) -> Ask | None:
    """Another shape of the draft, keeping what was chosen of it before."""
    if _DRAFTING.fullmatch(said):
        return Ask("counter", last.operands, fields=last.fields)
    if last.command != "counter":
        return None
    shape = next((field for field, pattern in _DRAFTS if re.fullmatch(pattern, said)), None)
    if shape is None:
        return Ask("counter", last.operands, text="edit", fields=last.fields) if said in (
            "edit", "edit it", "let me edit it") else None  # fmt: skip
    return replace(last, text="").answered(dict((shape,)))


def _viewed(last: Ask, said: str) -> Ask | None:
    """Another view of the offer, or its equity's period settled."""
    view = next((name for name, pattern in _VIEWS if re.fullmatch(pattern, said)), None)
    return Ask("offer", last.operands, text=view, fields=_token(last)) if view else None


def elsewhere(last: Ask, asked: Ask) -> Ask:
    """ "and in london?": the offer held against that band, where the guide is the same."""
    same = [o.guide for o in asked.operands] == [o.guide for o in last.operands]
    of_pay = asked.command in ("offer", "band") and asked.component is None
    if last.command != "offer" or not of_pay or not same or asked.operands == last.operands:
        return asked
    fields = ((CHANGES, "now"), *_token(last))
    return replace(asked, command="offer", offer=Offer(), fields=fields)


def _token(last: Ask) -> tuple[tuple[str, str], ...]:
    """The field that says which offer in hand was asked about."""
    return tuple(field for field in last.fields if field[0] == "held")


def _changed(
    spoken: Spoken, last: Ask, found: Sequence[Word], text: str, today: date | None
) -> Reading | None:
    """A part told anew, or what the person wants instead; None where another guide is named."""
    told = offers.read(text, today)
    if not (told.problems or told.offer or told.wanted or told.haircut is not None):
        return None
    hearing = spoken.hear(found, text)
    if not {"company", "role", "place", "unknown"}.isdisjoint(hearing.verdicts):
        return None
    if told.problems:
        problem = told.problems[0]
        return Unclear("offer", "invalid", problem.said, problem.remedy)
    library = spoken.names.library
    if _COUNTER.match(text) or (told.offer is None and told.haircut is None):
        return filled(Ask("counter", last.operands, fields=last.fields), _wanting(told), library)
    how = "if" if _SUPPOSED.match(text) else "now"
    ask = Ask("offer", last.operands, fields=((CHANGES, how), *_token(last)))
    return filled(ask, replace(told, offer=told.offer or Offer()), library)


def _wanting(told: OfferReading) -> OfferReading:
    """The same with the amounts as what is asked for: "counter base 270k"."""
    return replace(told, offer=None, wanted=told.wanted or told.offer)
