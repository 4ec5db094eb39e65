"""Who of the maintainers can be asked in a guild: its roles, and people."""

from __future__ import annotations

from collections.abc import Iterable

import discord

from bot.platforms.discord.callers import workspace_of
from bot.platforms.discord.markup import is_person


def maintainers_of(client: discord.Client, workspace: str, ids: Iterable[str]) -> tuple[str, ...]:
    """The ids as a message of that guild mentions them, roles first; none of another guild's roles.

    The role that everybody has is not among them.
    """
    roles = {
        str(role.id): workspace_of(guild.id) == workspace and not role.is_default()
        for guild in client.guilds
        for role in guild.roles
    }
    known = sorted(filter(is_person, ids))
    mentioned = tuple(f"&{each}" for each in known if roles.get(each))
    return mentioned + tuple(each for each in known if each not in roles)
