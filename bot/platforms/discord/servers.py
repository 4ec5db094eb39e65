"""The servers that a person shares with the bot, asked of Discord and remembered for minutes."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import discord

from bot.platforms.discord.callers import groups_of, workspace_of
from bot.platforms.discord.outcomes import FAILED

log = logging.getLogger(__name__)

REMEMBERED = timedelta(minutes=5)
"""Also how long somebody who left, or lost a role, counts as if they had not."""
MOST_ASKED = 10
"""Servers; of a bot in more of them it is not asked, one request each, who is where."""
MOST_PEOPLE = 10_000


@dataclass(frozen=True, slots=True)
class Membership:
    """A person in a server."""

    workspace: str
    groups: tuple[str, ...]
    """Ids of their roles there."""


_Known = tuple[datetime, Membership | None]


class Servers:
    """The one server of each person, if it is one."""

    def __init__(self, client: discord.Client, clock: Callable[[], datetime]) -> None:
        self._client = client
        self._clock = clock
        self._known: OrderedDict[int, _Known] = OrderedDict()
        # {person: (until when, their one server)}, oldest first

    async def only(self, person: int) -> Membership | None:
        """The one server they share with the bot; None where there is none, or several."""
        now = self._clock()
        until, known = self._known.get(person, (now, None))
        if until > now:
            return known
        guilds = self._client.guilds
        if len(guilds) > MOST_ASKED:
            return None
        try:
            asked = await asyncio.gather(*(_member(guild, person) for guild in guilds))
        except FAILED as error:
            log.warning("it cannot be said who is in a server: %s", type(error).__name__)
            return None
        found = [each for each in asked if each is not None]
        self._remember(person, found[0] if len(found) == 1 else None, now)
        return self._known[person][1]

    def _remember(self, person: int, found: Membership | None, now: datetime) -> None:
        self._known[person] = now + REMEMBERED, found
        self._known.move_to_end(person)
        if len(self._known) > MOST_PEOPLE:
            self._known.popitem(last=False)


async def _member(guild: discord.Guild, person: int) -> Membership | None:
    """Asked and not looked up: without a privileged intent nobody says who left, or which roles."""
    try:
        member = await guild.fetch_member(person)
    except discord.NotFound:
        return None
    return Membership(workspace_of(guild.id), groups_of(member))
