"""A desk without a dispatcher, for commands that look at who asks."""

from __future__ import annotations

from bot.chat.command import Desk
from bot.chat.memory import Gaps, Memory, Who
from bot.pay.rates import Rates
from bot.wiring import registry
from tests.handlers.conftest import NOW
from tests.making import guide, library

LIBRARY = library(guide("acme", "staff-software-engineer", display="Acme Inc."))


def desk(
    who: Who | None,
    *,
    memory: Memory | None = None,
    gaps: Gaps | None = None,
    maintainer: bool = False,
    public: bool = False,
) -> Desk:
    """What a handler sees when `who` asks."""
    return Desk(
        library=LIBRARY,
        rates=Rates(),
        today=NOW.date(),
        menu=registry(),
        who=who,
        maintainer=maintainer,
        gaps=gaps,
        memory=memory,
        public=public,
    )
