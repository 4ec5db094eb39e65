"""One file a command; this is the menu, in order."""

from __future__ import annotations

from bot.chat.command import Command
from handlers import band, compare, guide, guides
from handlers import help as help_

COMMANDS: tuple[Command, ...] = (
    band.COMMAND,
    compare.COMMAND,
    guide.COMMAND,
    guides.COMMAND,
    help_.COMMAND,
)
