"""Outside the bot's servers: the server whose reviews count there, where it can only be one.

That is in direct messages, and wherever people use an app that they installed for themselves.
What is personal stays where it is said, whatever servers they share with the bot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

import discord

from bot.chat.dispatch import Dispatch
from bot.chat.memory import Who
from bot.chat.reply import Notice, Reply, Text
from bot.chat.reviewing import Reviews
from bot.platforms._shared.answering import ACTS
from bot.platforms.discord.callers import workspace_of
from bot.platforms.discord.servers import Servers
from bot.platforms.discord.station import Answers, Seat

WHERE = (
    "Reviews and flags belong to one server, and from here I cannot tell which: use the command "
    "in the server it is meant for."
)
DATES = (
    "This goes by the guides' own dates. What was reviewed in a server counts there: use the "
    "command in that server."
)


class Direct:
    """Finds out where what is asked outside the bot's servers counts."""

    def __init__(
        self, client: discord.Client, answers: Answers, clock: Callable[[], datetime]
    ) -> None:
        self._client = client
        self._answers = answers
        self._servers = Servers(client, clock)

    async def seat(self, who: Who) -> Seat:
        """Who asks and the desk that answers; in a server of the bot's, as they are."""
        desk, inside = self._answers, {workspace_of(guild.id) for guild in self._client.guilds}
        if who.workspace in inside or not isinstance(desk, Dispatch) or desk.reviews is None:
            return Seat(desk, who, who.workspace)
        shared = await self._servers.only(int(who.person))
        if shared is None:
            return Seat(replace(desk, reviews=None), who, who.workspace, _nowhere)
        reviews = cast(Reviews, _Of(shared.workspace, desk.reviews))
        there = replace(who, groups=shared.groups)
        return Seat(replace(desk, reviews=reviews), there, shared.workspace, _typed)


@dataclass(frozen=True, slots=True)
class _Of:
    """`Reviews` of one workspace, whichever is named."""

    workspace: str
    reviews: Reviews

    def __getattr__(self, name: str) -> Any:
        act = getattr(self.reviews, name)
        return lambda _workspace, *given, **named: act(self.workspace, *given, **named)


def _nowhere(reply: Reply) -> Reply:
    """Where the person shares no server with the bot, or several: nothing was recorded."""
    if reply.command in ACTS:
        return Reply((Text(WHERE),), "invalid", command=reply.command)
    if reply.command == "stale" and reply.status == "answered":
        return replace(reply, blocks=(*reply.blocks, Notice(DATES)))
    return reply


def _typed(reply: Reply) -> Reply:
    """A form without a channel to choose: there is none here. Its words say how to type it."""
    if reply.form and any(field.kind == "channel" for field in reply.form.fields):
        return replace(reply, form=None, status="invalid")
    return reply
