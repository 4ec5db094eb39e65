"""A Discord server in which the real bot answers, as simcord plays it.

discord.py, the adapter, the desk and the reminders' worker are those of the bot; the messages are
what the bot sent, as the server keeps them.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import simcord
from review_week import ADA, ENV, GRACE, GROUP, MONDAY, NAMES, OWNERS, ROBIN, SAM, lived
from simcord.results import InteractionResult
from slack_blocks import Json

from bot.chat.memory import Who
from bot.chat.reviewing import Calendar
from bot.cli.reminding import scene
from bot.platforms.discord.carrier import DiscordCarrier
from bot.platforms.discord.client import DeskClient
from bot.platforms.discord.settings import DiscordSettings
from bot.platforms.discord.station import Station
from bot.reviews.ledger.claims import Claims
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.ledger.ownership import take
from bot.reviews.worker import Worker
from bot.wiring import Bandstand

ASKED_AT = datetime(2026, 11, 22, 12, 4, tzinfo=UTC)
_NEVER_LATE = 60.0
"""Seconds: no answer is to be put off in a picture."""
Shown = tuple[Sequence[Json], Mapping[str, str]]
"""A message's components, and its pictures by their addresses."""


@dataclass(frozen=True, slots=True)
class Town:
    """A server, its channel, and the people in it."""

    env: simcord.Env
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    people: Mapping[str, simcord.MemberActor]
    """By the ids that `review_week` gives them."""

    @property
    def names(self) -> Mapping[str, str]:
        """Of the people, by the server's ids."""
        return {str(actor.id): NAMES[one] for one, actor in self.people.items()}

    def who(self, person: str, *groups: str) -> Who:
        """A person of the server, in the channel."""
        place = (str(self.channel.id),)
        return Who(f"discord:{self.guild.id}", str(self.people[person].id), place, groups)

    async def used(self, command: str, **options: str) -> InteractionResult:
        """What follows when Robin uses a command."""
        return await self.people[ROBIN].slash(self.channel, command, **options)

    async def chosen(self, told: InteractionResult, label: str) -> InteractionResult:
        """What follows when Robin chooses from the menu below an answer."""
        for message in _messages(told):
            for menu in (c for row in message.components for c in row.get("components", ())):
                values = [o["value"] for o in menu.get("options", ()) if o["label"] == label]
                if values:
                    known = menu["custom_id"]
                    return await self.people[ROBIN].select(message, values, custom_id=known)
        raise LookupError(label)

    async def digest(self, desk: Bandstand) -> Sequence[Json]:
        """The reminder that the worker posts on Monday, with the same week behind it as Slack's."""
        self._owned(desk)
        lived(desk, self.who(ADA, GROUP), self.who(ROBIN))
        await self._reminded(desk)
        (posted,) = self.channel.history()
        components: Sequence[Any] = posted.components
        return [one.to_dict() for one in components]

    def _owned(self, desk: Bandstand) -> None:
        """The same list of owners, by their ids here."""
        owners = OWNERS
        for one in (ADA, GRACE):
            owners = owners.replace(f"slack: {one}", f'discord: "{self.people[one].id}"')
        Path(desk.shelf.root, "owners.yaml").write_text(owners, "utf-8")

    async def _reminded(self, desk: Bandstand) -> None:
        """One look of the worker."""
        kept = desk.people and desk.people.kept
        assert kept
        store, calendar = kept.open().store, Calendar(channel=str(self.channel.id))
        asked = (str(self.people[SAM].id),)
        seen = replace(scene(desk, ENV), maintainers=lambda _workspace: asked)
        ledger, carrier = Ledger(store, lambda _workspace: calendar), DiscordCarrier(self.env.bot)
        worker, ownership = Worker(ledger, carrier, seen, clock=lambda: MONDAY), take(store)
        try:
            await worker.tick(worker.sender(Claims(store, ownership, worker.pace)))
        finally:
            ownership.close()


@asynccontextmanager
async def town(desk: Bandstand) -> AsyncIterator[Town]:
    """The bot over that desk, connected to a server."""
    station = Station(desk.dispatch, DiscordSettings(), lambda: ASKED_AT, patience=_NEVER_LATE)
    async with simcord.run(DeskClient(station, prepare=_registered)) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("pay-guides")
        people = {
            one: guild.add_member(env.create_user(NAMES[one].casefold(), global_name=NAMES[one]))
            for one in (ADA, GRACE, SAM, ROBIN)
        }
        yield Town(env, guild, channel, people)


async def _registered(client: DeskClient) -> None:
    await client.tree.sync()


async def shown(told: InteractionResult) -> Sequence[Shown]:
    """All messages of an answer."""
    return [(one.components, await _pictures(one)) for one in _messages(told)]


def _messages(told: InteractionResult) -> Sequence[simcord.ResponseMessage]:
    assert told.response
    return [told.response, *told.followups]


async def _pictures(message: simcord.ResponseMessage) -> Mapping[str, str]:
    files: Any = [(file.url, await file.read()) for file in message.attachments]
    return {url: f"data:image/png;base64,{b64encode(data).decode()}" for url, data in files}
