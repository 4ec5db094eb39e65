"""How an interaction is answered: in time, seen by whom it may be, and never not at all."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

import discord

from bot.chat.reply import Block, Chart, File, Notice, Reply, Text
from bot.chat.trouble import broken_reply
from bot.platforms._shared.answering import incident_of
from bot.platforms.discord import limits
from bot.platforms.discord.layout import edited, sent
from bot.platforms.discord.parts import Rendered
from bot.platforms.discord.render import messages, render, sentence
from bot.platforms.discord.station import Station

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]
RESTARTING = "I am being restarted. Try again in a minute."
NO_FILES = (
    "Discord does not let me attach files here. What they show stands in the answer; in a direct "
    "message I can."
)
NO_MORE = "-# Discord lets me send no more here; ask me in a direct message for the rest."
ANSWERED, EXPIRED = 40060, (10062, 10015)
"""Discord's codes: some process acknowledged it before; it waits for no answer any more."""


async def settled(
    interaction: Interaction, station: Station, doing: str, work: Coroutine[Any, Any, None]
) -> None:
    """See an interaction through; whatever fails is told to the person, by an id."""
    if not station.once.first(f"interaction {interaction.id}"):
        work.close()
        return
    with station.inflight.track():
        try:
            if station.inflight.draining:
                work.close()
                await tell(interaction, sentence(RESTARTING), private=True)
                return
            await work
        except discord.HTTPException as error:
            if error.code == ANSWERED or error.code in EXPIRED:
                log.warning("%s was answered by another process, or too late", doing)
                return
            await apologise(interaction, incident_of(error, doing))
        except Exception as error:  # noqa: BLE001 - the person is told, by an id
            await apologise(interaction, incident_of(error, doing))


async def apologise(interaction: Interaction, incident: str) -> None:
    """Say that something broke, to the one who asked."""
    try:
        await tell(interaction, render(broken_reply(incident), share=False), private=True)
    except discord.HTTPException as error:
        log.error("incident %s could not be told: %s %s", incident, error.status, error.code)


async def tell(interaction: Interaction, message: Rendered, *, private: bool) -> None:
    """Send the answer: as the first response, or in place of the one that said to wait."""
    if not interaction.response.is_done():
        await interaction.response.send_message(**sent(message), ephemeral=private)
    elif interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
        await interaction.edit_original_response(**edited(message))
    else:
        await interaction.followup.send(**sent(message), ephemeral=private)


async def answer(interaction: Interaction, reply: Reply, *, share: bool, private: bool) -> None:
    """Send a reply, in as many messages as it is."""
    first, *others = _sendable(interaction, messages(reply, share=share))
    try:
        await tell(interaction, first, private=private)
    except discord.Forbidden as error:
        bare = replace(reply, blocks=(Notice(NO_FILES, "warning"), *_unfiled(reply)))
        if bare.blocks[1:] == reply.blocks:
            raise
        log.warning("a file was not taken: %s", error.code)
        first, *others = _sendable(interaction, messages(bare, share=share))
        await tell(interaction, first, private=private)
    for message in others:
        await interaction.followup.send(**sent(message), ephemeral=private)


def _sendable(interaction: Interaction, drawn: list[Rendered]) -> list[Rendered]:
    """As many messages as Discord takes here; the last says where the rest is to be had."""
    theirs = interaction.is_user_integration() and not interaction.is_guild_integration()
    most = 1 + limits.FOLLOW_UPS
    if not theirs or len(drawn) <= most:
        return drawn
    *kept, last = drawn[:most]
    return [*kept, replace(last, parts=(*last.parts, NO_MORE))]


def _unfiled(reply: Reply) -> tuple[Block, ...]:
    """The blocks with the words of what is a file."""
    return tuple(
        Text(f"Picture: {block.alt}") if isinstance(block, Chart) else block
        for block in reply.blocks
        if not isinstance(block, File)
    )


async def awaited(
    interaction: Interaction, station: Station, job: asyncio.Future[Reply], *, private: bool
) -> Reply:
    """The answer; a person who has to wait for it is told so, where only they see it."""
    ready, _ = await asyncio.wait({job}, timeout=station.patience)
    if not ready:
        await interaction.response.defer(ephemeral=private, thinking=True)
    return await job
