"""One file a command; this is the menu, in order."""

from __future__ import annotations

from bot.chat.command import Command
from handlers import (
    band,
    compare,
    counter,
    dna,
    flag,
    forget,
    guide,
    guides,
    levels,
    levers,
    offer,
    offers,
    playbook,
    prep,
    pushback,
    reviews,
    script,
    sources,
    stale,
    why,
)
from handlers import help as help_

COMMANDS: tuple[Command, ...] = (
    band.COMMAND,
    compare.COMMAND,
    offer.COMMAND,
    why.COMMAND,
    offers.COMMAND,
    counter.COMMAND,
    prep.COMMAND,
    levers.COMMAND,
    script.COMMAND,
    dna.COMMAND,
    levels.COMMAND,
    sources.COMMAND,
    guide.COMMAND,
    guides.COMMAND,
    stale.COMMAND,
    reviews.COMMAND,
    flag.COMMAND,
    forget.COMMAND,
    pushback.COMMAND,
    playbook.COMMAND,
    help_.COMMAND,
)
