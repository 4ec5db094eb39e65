"""A personal offer, judged against a band; for the eyes of its own person alone."""

from __future__ import annotations

from collections.abc import Callable

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Reply
from bot.language.asks import Ask

FORM = "form"
"""The text of the question that asks with a form."""


def offer(ask: Ask, desk: Desk) -> Reply:
    """One act on an offer; without any, the verdict, or the form where nothing was told.

    Raises:
        OfferError: the offer cannot be counted.
    """
    from handlers import _offer_acts as acts  # read when it is asked for

    does: dict[str, Callable[[Ask, Desk], Reply]] = {
        FORM: acts.form,
        "save": acts.save,
        "delete": acts.delete,
        "share": acts.share,
        "shared": acts.shared,
        "grant": acts.settle,
        "year": acts.settle,
        "years": acts.years,
        "exit": acts.exits,
        "room": acts.room,
        "charts": acts.charts,
    }
    return does.get(ask.text, acts.judge)(ask, desk)


COMMAND = Command(
    name="offer",
    summary="Judge your own offer against a band; only you see it.",
    parameters=(
        Parameter("company", "A company, by name or nickname."),
        Parameter("role", "A role, as in: staff, swe, product manager."),
        Parameter("region", "A city, country or area.", required=False),
        Parameter("offer", "As in: base 245k equity 310k/4y bonus 10% signing 35k.", False),
    ),
    examples=(
        "wandb staff sf base 245k equity 310k/4y bonus 10% signing 35k",
        "hugging face senior paris base €190k rsu 220k over 4",
    ),
    needs="offer",
    run=offer,
    least=0,
    core=True,
)
