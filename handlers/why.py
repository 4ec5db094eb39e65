"""Why an offer was judged so: what went in, how it was worked out, and what was not looked at."""

from __future__ import annotations

from bot.chat.command import Command, Desk
from bot.chat.reply import Reply
from bot.language.asks import Ask


def why(ask: Ask, desk: Desk) -> Reply:
    """Inputs, formulas and guide lines of the last judgement in hand.

    Raises:
        OfferError: the offer cannot be counted.
    """
    from handlers._why_answer import answer  # read when it is asked for

    return answer(ask, desk)


COMMAND = Command(
    name="why",
    summary="Show what is behind the last judgement of your offer.",
    parameters=(),
    examples=(),
    needs="text",
    run=why,
    least=0,
    most=0,
)
