"""One page to take into a negotiation."""

from __future__ import annotations

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Reply
from bot.language.asks import Ask
from handlers._parts import COMPANY, ROLE


def prep(ask: Ask, desk: Desk) -> Reply:
    """The page of a guide, with the offer in hand where there is one.

    Raises:
        OfferError: the offer cannot be counted.
    """
    from handlers._prep_answer import answer  # the handbook is read when it is asked for

    return answer(ask, desk)


COMMAND = Command(
    name="prep",
    summary="Put band, room, levers, answers and questions on one page.",
    parameters=(COMPANY, ROLE, Parameter("region", "A city, country or area.", required=False)),
    examples=("wandb staff sf",),
    needs="offer",
    run=prep,
    least=0,
)
