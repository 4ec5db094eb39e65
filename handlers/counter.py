"""Draft what to answer to an offer."""

from __future__ import annotations

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Reply
from bot.language.asks import Ask
from handlers._parts import COMPANY, ROLE


def counter(ask: Ask, desk: Desk) -> Reply:
    """A draft that asks for more, with reasons."""
    from handlers._counter_answer import answer  # its tables are read when it is asked for

    return answer(ask, desk)


COMMAND = Command(
    name="counter",
    summary="Draft a counter to an offer.",
    parameters=(
        COMPANY,
        ROLE,
        Parameter("region", "A city, country or area.", required=False),
        Parameter("offer", "What was offered; the one in hand without it.", required=False),
    ),
    examples=("wandb staff sf base 245k equity 310k/4y signing 35k",),
    needs="offer",
    run=counter,
    least=0,
)
