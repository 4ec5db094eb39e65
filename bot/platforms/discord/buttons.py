"""Buttons and menus: a next question, another page, "Share in channel", a form gone on with."""

from __future__ import annotations

import asyncio

import discord

from bot.chat.memory import Who
from bot.chat.reply import Reply
from bot.platforms._shared.answering import for_others
from bot.platforms.discord import keys
from bot.platforms.discord.callers import spot_of, workspace_of
from bot.platforms.discord.forms import Forms
from bot.platforms.discord.layout import edited, sent
from bot.platforms.discord.parts import Rendered
from bot.platforms.discord.render import render, sentence
from bot.platforms.discord.responding import Interaction, answer, awaited, settled, tell
from bot.platforms.discord.station import Answers, Station

SHARED = "Shared in this channel, without your name."
MAY_NOT = (
    "I may not post in this channel. Ask whoever runs the server to give me View Channel and "
    "Send Messages here."
)
_FORBIDDEN = (50001, 50013)
"""Discord's codes for a channel the bot does not see, or may not write in."""


class Buttons:
    """Hears presses; what a button carries is looked up again."""

    def __init__(self, station: Station, forms: Forms) -> None:
        self._station = station
        self._forms = forms

    async def ask(self, interaction: Interaction, value: str) -> None:
        """Answer the question a button holds, where it was pressed."""
        await settled(interaction, self._station, "a button", self._ask(interaction, value))

    async def share(self, interaction: Interaction, value: str) -> None:
        """Answer the question again for the whole channel, not naming who asked."""
        await settled(interaction, self._station, "sharing", self._share(interaction, value))

    async def turn(self, interaction: Interaction, value: str, page: int) -> None:
        """Show another page of the same answer."""
        await settled(interaction, self._station, "a page", self._turn(interaction, value, page))

    async def fill(self, interaction: Interaction, token: str, step: int) -> None:
        """Go on with a form."""
        work = self._forms.resume(interaction, token, step)
        await settled(interaction, self._station, "a form", work)

    async def _ask(self, interaction: Interaction, value: str) -> None:
        spot = spot_of(interaction)
        job = self._job(spot.who, value)
        reply = await awaited(interaction, self._station, job, private=spot.private)
        if not await self._forms.opened(interaction, reply):
            await answer(interaction, reply, share=spot.shared, private=spot.private)

    async def _turn(self, interaction: Interaction, value: str, page: int) -> None:
        spot, station = spot_of(interaction), self._station
        # A message that all see stays as it is: who turns a page reads it alone.
        own = not spot.private or (
            interaction.message is not None and interaction.message.flags.ephemeral
        )
        job = self._job(spot.who, value)
        if not own:
            reply = await awaited(interaction, station, job, private=True)
            await tell(interaction, render(reply, share=False, page=page), private=True)
            return
        ready, _ = await asyncio.wait({job}, timeout=station.patience)
        if not ready:
            await interaction.response.defer()
        drawn = edited(render(await job, share=spot.shared, page=page))
        if ready:
            await interaction.response.edit_message(**drawn)
        else:
            await interaction.edit_original_response(**drawn)

    async def _share(self, interaction: Interaction, value: str) -> None:
        workspace = workspace_of(interaction.guild_id)
        # Nobody's question: what only the one who pressed may see is not for the channel.
        job = self._job(None, value, workspace)
        reply = await awaited(interaction, self._station, job, private=True)
        if not for_others(reply) or not spot_of(interaction).shared:
            said = sentence(MAY_NOT) if for_others(reply) else render(reply, share=False)
            await tell(interaction, said, private=True)
            return
        await tell(interaction, await self._posted(interaction, reply), private=True)

    async def _posted(self, interaction: Interaction, reply: Reply) -> Rendered:
        """Post as the bot alone: an answer to the press would tell who pressed."""
        assert interaction.channel_id is not None
        channel = interaction.client.get_partial_messageable(interaction.channel_id)
        try:
            await channel.send(**sent(render(reply, share=False)), nonce=interaction.id)
        except discord.Forbidden as error:
            if error.code not in _FORBIDDEN:
                raise
            return sentence(MAY_NOT)
        return sentence(SHARED)

    def _job(self, who: Who | None, value: str, place: str = "") -> asyncio.Future[Reply]:
        now = self._station.clock()

        def pressed(desk: Answers, who: Who | None) -> Reply:
            return desk.press(keys.decode(value, desk.library()), now, who, place)

        return asyncio.ensure_future(self._station.work(who, pressed))
