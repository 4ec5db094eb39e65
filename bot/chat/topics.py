"""What of a question is worth remembering: command, guides and regions, never words."""

from __future__ import annotations

from dataclasses import replace

from bot.chat import intents
from bot.chat.reply import Reply
from bot.errors import StaleButtonError
from bot.guides.library import Library
from bot.language.asks import OF_AN_OFFER, Ask, Operand, Topic, Unclear

PERSONAL = frozenset(("offer", "offers", "counter", "prep", "why", "forget"))
"""Commands about a person's own pay: of these nothing is ever written down or counted."""
_SHAPES = ("held", "form", "length", "insist", "true")
"""Fields of such a question that a following one takes over; none holds an amount."""
ACTS = frozenset(("reviews", "flag"))
"""Commands that do something: nothing goes on from one, the conversation stays where it was."""
MOST_CHOICES = 25


def topic_of(read: Ask | Unclear) -> Topic | None:
    """What a conversation is about after this; None where nothing is to be remembered."""
    if read.command in PERSONAL or read.command in ACTS:
        return None
    if isinstance(read, Ask):
        kept = _bare(read) if read.operands or read.company else None
        return Topic(kept) if kept else None
    choices = tuple(_bare(choice.ask) for choice in read.choices[:MOST_CHOICES])
    asked = Ask(read.command, read.operands) if read.command and read.operands else None
    return Topic(asked, choices) if choices or asked else None


def own_topic(ask: Ask, reply: Reply) -> Ask | None:
    """What was asked of one offer, to be gone on from in this process; never an amount."""
    operands = ask.operands
    if not operands and len(reply.guides) == 1:
        operands = (Operand(reply.guides[0], reply.regions[0] if reply.regions else ()),)
    answered = reply.status == "answered" and reply.form is None
    if ask.command not in OF_AN_OFFER or len(operands) != 1 or not answered:
        return None
    return Ask(ask.command, operands, fields=tuple((n, v) for n, v in ask.fields if n in _SHAPES))


def beside(topic: Topic, last: Topic | None) -> Topic:
    """What went on from the person's own offer, with that offer where both are of one guide."""
    asked, offer = topic.ask, _of_offer(last)
    if asked is None or offer is None or asked.command in OF_AN_OFFER:
        return topic
    same = [o.guide for o in asked.operands] == [o.guide for o in offer.operands]
    return replace(topic, offer=offer) if same else topic


def _of_offer(last: Topic | None) -> Ask | None:
    """What was asked last of the person's own offer."""
    if last is None or last.ask is None:
        return None
    return last.ask if last.ask.command in OF_AN_OFFER else last.offer


def still_there(topic: Topic, library: Library) -> Topic | None:
    """The topic without what the library no longer holds."""
    ask = topic.ask if topic.ask and _there(topic.ask, library) else None
    # A number picks by its place: with one choice gone the others would shift.
    choices = topic.choices if all(_there(c, library) for c in topic.choices) else ()
    offer = topic.offer if topic.offer and _there(topic.offer, library) else None
    return Topic(ask, choices, offer) if ask or choices else None


def _bare(ask: Ask) -> Ask:
    return replace(ask.public, text="", fields=())


def _there(ask: Ask, library: Library) -> bool:
    try:
        intents.check(ask, library)
    except StaleButtonError:
        return False
    return True
