"""Asking for a part of a guide without reading words."""

from __future__ import annotations

from datetime import date

from bot.chat.command import Desk
from bot.chat.reply import Actions, Reply
from bot.guides.library import Library, card_of
from bot.language.asks import Ask
from bot.pay.rates import Rates
from bot.wiring import registry
from tests.guides.kit import COMPLETE, read

TODAY = date(2026, 11, 22)
LONDON = COMPLETE.replace("Oslo", "London").replace("NOK", "GBP")


def desk(library: Library) -> Desk:
    """A desk over these guides."""
    return Desk(library=library, rates=Rates(), today=TODAY, menu=registry())


def run(library: Library, ask: Ask) -> Reply:
    """The handler's reply to a question that is already read."""
    command = registry().get(ask.command)
    assert command is not None
    return command.run(ask, desk(library))


def guide_of(body: str, front: str = LONDON) -> Library:
    """One guide, `acme/staff-engineer`, of this body."""
    return Library([card_of(read(front, body).guide)])


def labels(reply: Reply) -> list[str]:
    """What the answer's buttons say."""
    return [b.label for block in reply.blocks if isinstance(block, Actions) for b in block.buttons]
