"""Guides past their review date, or with old numbers: all, a company's, an owner's, or one."""

from __future__ import annotations

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Reply
from bot.language.asks import Ask


def stale(ask: Ask, desk: Desk) -> Reply:
    """The list; or one guide, where only that was named."""
    if len(ask.operands) == 1 and not ask.field("state") and not ask.field("owner"):
        from handlers._stale_one import one

        return one(ask, desk)
    from handlers._stale_list import listed  # read when it is asked for

    return listed(ask, desk)


COMMAND = Command(
    name="stale",
    summary="List the guides that are due for review or hold old numbers.",
    parameters=(
        Parameter("company", "A company, or a company and a role.", required=False),
        Parameter("state", "overdue, expired, due soon or fresh.", required=False),
        Parameter("owner", "As in: owner anna, unowned, mine.", required=False),
        Parameter("page", "As in: page 2.", required=False),
    ),
    examples=("", "wandb", "wandb staff", "expired page 1"),
    needs="filter",
    run=stale,
    least=0,
    counted=False,
)
