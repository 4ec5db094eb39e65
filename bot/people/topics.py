"""What of a conversation may be kept: command, ids, labels. Never words, never an offer."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, get_args

from bot.chat.topics import PERSONAL
from bot.language.asks import Ask, Component, Operand, Topic

LIFETIME = timedelta(minutes=30)
"""How long a conversation can be taken up again."""
MOST_CHOICES = 60
MOST_OPERANDS = 60
"""Of one question; a longer list was never typed."""

_compact = json.JSONEncoder(separators=(",", ":")).encode
_COMPONENTS = frozenset(get_args(Component))


def keepable(topic: Topic) -> Topic | None:
    """The topic without any words of the person; None where nothing of it may be kept."""
    asks = (*((topic.ask,) if topic.ask else ()), *topic.choices)
    if not asks or any(ask.command in PERSONAL for ask in asks):
        return None
    ask = topic.ask and _bare(topic.ask)
    choices = topic.choices[:MOST_CHOICES]
    # A choice is its words where it has some; a number must not pick something else.
    kept = () if any(choice.text for choice in choices) else tuple(map(_bare, choices))
    return Topic(ask, kept) if ask or kept else None


def _bare(ask: Ask) -> Ask:
    operands = ask.operands if len(ask.operands) <= MOST_OPERANDS else ()
    return Ask(ask.command, operands, ask.company, component=ask.component)


def encode(topic: Topic) -> str:
    """A keepable topic as compact JSON."""
    return _compact([topic.ask and _packed(topic.ask), [_packed(c) for c in topic.choices]])


def _packed(ask: Ask) -> list[Any]:
    operands = [[operand.guide, list(operand.regions)] for operand in ask.operands]
    return [ask.command, ask.company, operands, ask.component]


def decode(kept: str) -> Topic | None:
    """The topic; None for what another version wrote. Ids in it may be gone by now."""
    try:
        ask, choices = json.loads(kept)
        return Topic(
            None if ask is None else _unpacked(ask), tuple(_unpacked(choice) for choice in choices)
        )
    except (ValueError, TypeError, RecursionError):
        return None


def _unpacked(packed: list[Any]) -> Ask:
    command, company, operands, component = packed
    return Ask(
        command=str(command),
        operands=tuple(Operand(str(g), tuple(map(str, labels))) for g, labels in operands),
        company=None if company is None else str(company),
        component=component if component in _COMPONENTS else None,
    )
