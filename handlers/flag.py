"""A figure looks wrong: tell the owner of the guide, and be told what came of it."""

from __future__ import annotations

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Reply
from bot.language.asks import Ask


def flag(ask: Ask, desk: Desk) -> Reply:
    """The form; with answers, the flag is raised. Anyone may."""
    from handlers._flag_answer import answer  # read when it is asked for

    return answer(ask, desk)


COMMAND = Command(
    name="flag",
    summary="Tell the owner of a guide that a figure looks wrong.",
    parameters=(
        Parameter("company", "A company, by name or nickname."),
        Parameter("role", "A role, as in: staff, swe, product manager."),
        Parameter("region", "Whose figure it is.", required=False),
        Parameter("details", "After a colon, as in: stock, half of the offers I saw.", False),
    ),
    examples=("wandb staff", "wandb staff london: stock, half of the offers I saw"),
    needs="act",
    run=flag,
    counted=False,
)
