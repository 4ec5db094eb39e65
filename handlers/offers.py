"""A person's own offers, in hand and saved."""

from __future__ import annotations

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Reply
from bot.language.asks import Ask


def offers(ask: Ask, desk: Desk) -> Reply:
    """The asker's offers; compared, or one confirmed, where the words say so.

    Raises:
        StoreError: the database failed.
        OfferError: an offer cannot be counted.
    """
    from handlers._offers_answer import answer  # read when it is asked for

    return answer(ask, desk)


COMMAND = Command(
    name="offers",
    summary="List your own offers, or compare them; only you see it.",
    parameters=(Parameter("compare", "The word compare sets them side by side.", required=False),),
    examples=("",),
    needs="text",
    run=offers,
    least=0,
    counted=False,
)
