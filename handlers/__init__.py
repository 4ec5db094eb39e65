"""One file a command; this is the menu, in order."""

from __future__ import annotations

from bot.chat.command import Command
from handlers import (
    band,
    compare,
    dna,
    forget,
    guide,
    guides,
    levels,
    levers,
    playbook,
    pushback,
    script,
    sources,
)
from handlers import help as help_

COMMANDS: tuple[Command, ...] = (
    band.COMMAND,
    compare.COMMAND,
    levers.COMMAND,
    script.COMMAND,
    dna.COMMAND,
    levels.COMMAND,
    sources.COMMAND,
    guide.COMMAND,
    guides.COMMAND,
    forget.COMMAND,
    pushback.COMMAND,
    playbook.COMMAND,
    help_.COMMAND,
)
