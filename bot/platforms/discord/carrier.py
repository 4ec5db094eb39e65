"""Posting by the clock: once, marked to be known again, and looked for where it is not known.

A message carries its key twice. As the nonce, by which Discord itself refuses to post it a second
time within minutes; and as the number of its first text, which can be read back from history.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Collection
from datetime import datetime
from hashlib import blake2b
from typing import Any

import discord
from discord import ui

from bot.platforms.discord.callers import workspace_of
from bot.platforms.discord.layout import edited, sent
from bot.platforms.discord.markup import is_person
from bot.platforms.discord.outcomes import FAILED, gone, outcome_of
from bot.platforms.discord.render import render
from bot.reviews.carrier import CertainlyUnsentError, Parcel, UnreadableError

MOST_LOOKED_AT = 1_000
_MARKS_FROM = 1 << 20
# Discord numbers components from 1 by itself.
_MARKS = (1 << 31) - 1 - _MARKS_FROM


class DiscordCarrier:
    """Posts in the guilds that the bot is in."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    def workspaces(self) -> Collection[str]:
        """Those of the guilds that are there at present."""
        return tuple(workspace_of(g.id) for g in self._client.guilds if not g.unavailable)

    async def post(self, parcel: Parcel) -> str:
        """Post once; the message's id.

        Raises:
            CertainlyUnsentError, UnknownError, RefusedError: as they say.
        """
        try:
            channel = await self._channel(parcel.workspace, parcel.channel)
            message = sent(render(parcel.reply, share=False), pings=True)
            _mark(message["view"], parcel.key)
            posted = await channel.send(**message, nonce=nonce_of(parcel.key))
            return str(posted.id)
        except FAILED as error:
            raise outcome_of(error) from None

    async def update(self, parcel: Parcel, posted: str) -> None:
        """Draw the message of that id again; nobody is told a second time.

        Raises:
            CertainlyUnsentError, UnknownError, RefusedError: it shows what it showed before.
        """
        try:
            channel = await self._channel(parcel.workspace, parcel.channel)
            message = channel.get_partial_message(int(posted))
            await message.edit(**edited(render(parcel.reply, share=False)))
        except FAILED as error:
            raise outcome_of(error) from None

    async def find(self, workspace: str, channel: str, key: str, since: datetime) -> str | None:
        """The id of the message with that key, if it was posted since then.

        Raises:
            UnreadableError: it cannot be said.
        """
        try:
            place = await self._channel(workspace, channel)
            return await self._found(place, key, since)
        except CertainlyUnsentError as error:
            raise UnreadableError(error.trouble or error.reason) from None
        except FAILED as error:
            raise UnreadableError(f"Discord does not show the channel ({error}).") from None

    async def _found(self, channel: Any, key: str, since: datetime) -> str | None:
        looked_at, me = 0, self._client.user
        history = channel.history(limit=MOST_LOOKED_AT, after=since, oldest_first=True)
        async for message in history:
            looked_at += 1
            if me is not None and message.author.id == me.id and carries(message, key):
                return str(message.id)
        if looked_at == MOST_LOOKED_AT:
            raise UnreadableError("The channel has too many messages since to look through.")
        return None

    async def _channel(self, workspace: str, channel: str) -> Any:
        """The channel of that guild, or the direct conversation with a person.

        Raises:
            CertainlyUnsentError: there is none.
        """
        guild = next((g for g in self._client.guilds if workspace_of(g.id) == workspace), None)
        if guild is None:
            raise CertainlyUnsentError("The app is not in the server.")
        if not is_person(channel):
            raise gone(channel)
        found = guild.get_channel_or_thread(int(channel))
        if isinstance(found, discord.abc.Messageable):
            return found
        if found is not None:
            raise gone(channel)
        person = await self._client.fetch_user(int(channel))
        return await person.create_dm()


def nonce_of(key: str) -> str:
    """The key as a nonce: 24 characters of the 25 that Discord takes."""
    return urlsafe_b64encode(blake2b(key.encode(), digest_size=18).digest()).decode()


def mark_of(key: str) -> int:
    """The key as a component's number."""
    digest = blake2b(key.encode(), digest_size=8).digest()
    return _MARKS_FROM + int.from_bytes(digest) % _MARKS


def _mark(view: ui.LayoutView, key: str) -> None:
    first = next((item for item in view.children if isinstance(item, ui.TextDisplay)), None)
    if first is not None:
        first.id = mark_of(key)


def carries(message: discord.Message, key: str) -> bool:
    """Whether a message is the one of that key."""
    if message.nonce is not None and str(message.nonce) == nonce_of(key):
        return True
    wanted = mark_of(key)
    return any(getattr(component, "id", None) == wanted for component in message.components)
