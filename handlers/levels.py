"""What a level is elsewhere: of one guide's role, or who says they equal "Google L6"."""

from __future__ import annotations

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Reply
from bot.language.asks import Ask
from handlers._parts import COMPANY


def levels(ask: Ask, desk: Desk) -> Reply:
    """One guide's statements with what other guides say of them; or the guides naming a level."""
    from handlers._level_answer import answer  # its patterns would slow down every start

    return answer(ask, desk)


COMMAND = Command(
    name="levels",
    summary="Show what a level is at other companies, as guides state it.",
    parameters=(COMPANY, Parameter("role or level", "A role, or a level's code, as in: L6.")),
    examples=("wandb staff", "google l6"),
    needs="level",
    run=levels,
)
