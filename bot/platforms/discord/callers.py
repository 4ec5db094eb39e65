"""Who asks, where their conversation goes on, and who sees the answer."""

from __future__ import annotations

from dataclasses import dataclass

import discord

from bot.chat.memory import Who

DIRECT = "discord:dm"
"""The workspace of what is personal in direct conversations."""

HOME = "discord"
"""Of everybody: an id is the same person in every guild, and in direct conversations."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something was asked by a command, a button or a form."""

    who: Who
    private: bool
    """Whether the answer is for the one who asks alone, among others who could see it."""
    shared: bool
    """Whether the bot is in this channel's guild, so that it may post there by itself."""


def of_message(message: discord.Message) -> Who:
    """Who wrote a message or a mention; it goes on in that channel or thread."""
    guild = message.guild.id if message.guild else None
    return _who(guild, message.author, (str(message.channel.id),))


def spot_of(interaction: discord.Interaction) -> Spot:
    """Where a command was used, a button pressed, or a form sent."""
    direct = is_direct(interaction)
    message = interaction.message
    seen = direct or (message is not None and not message.flags.ephemeral)
    # Nobody goes on from a command in a channel, whose answer nobody else sees.
    places = (str(interaction.channel_id),) if seen else ()
    who = _who(interaction.guild_id, interaction.user, places)
    known = interaction.guild_id is not None and (
        interaction.client.get_guild(interaction.guild_id) is not None
    )
    return Spot(who, private=not direct, shared=known)


def is_direct(interaction: discord.Interaction) -> bool:
    """Whether this is the direct conversation of one person with the bot."""
    return interaction.guild_id is None and bool(interaction.context.dm_channel)


def workspace_of(guild: int | None) -> str:
    """The workspace of a guild, or of direct conversations."""
    return f"discord:{guild}" if guild is not None else DIRECT


def groups_of(person: discord.User | discord.Member) -> tuple[str, ...]:
    """Ids of a person's roles; none where no server is known."""
    roles = person.roles if isinstance(person, discord.Member) else []
    return tuple(str(role.id) for role in roles if not role.is_default())


def _who(guild: int | None, person: discord.User | discord.Member, places: tuple[str, ...]) -> Who:
    return Who(workspace_of(guild), str(person.id), places, groups_of(person), HOME)
