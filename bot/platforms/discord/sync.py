"""Registering the commands with Discord, only when they are others than those registered last.

Discord lets an app create 200 commands a day; a bot that registers at every start and reconnect
can run into that.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

from bot.errors import BotError
from bot.platforms.discord.settings import refused_token

if TYPE_CHECKING:
    from bot.platforms.discord.client import DeskClient

log = logging.getLogger(__name__)


class NotRegisteredError(BotError):
    """Discord did not take the commands."""


def kept_file() -> Path:
    """Where the last registration's hash is kept: in the user's folder of data."""
    from platformdirs import user_data_path

    return user_data_path("bandstand", appauthor=False) / "discord.json"


async def sync(client: DeskClient, kept: Path, *, always: bool = False) -> bool:
    """Register the commands if they changed; whether they were registered.

    Raises:
        discord.HTTPException, discord.app_commands.AppCommandError: Discord does not take them.
    """
    scope = _scope(client)
    key = f"{client.application_id}:{scope.id if scope else 'global'}"
    found = await fingerprint(client, scope)
    before = _read(kept)
    if not always and before.get(key) == found:
        return False
    await client.tree.sync(guild=scope)
    _write(kept, {**before, key: found})
    return True


async def register(client: DeskClient, token: str, kept: Path, *, always: bool) -> bool:
    """Log in only to `sync`.

    Raises:
        SettingsError: Discord refuses the token.
        NotRegisteredError: Discord does not take the commands, or cannot be reached.
    """
    async with client:
        try:
            await client.login(token)
            return await sync(client, kept, always=always)
        except discord.LoginFailure:
            raise refused_token() from None
        except (aiohttp.ClientError, discord.DiscordException, OSError) as error:
            raise NotRegisteredError(
                f"The commands were not registered ({type(error).__name__}: {error}).",
                "Try again; docs/discord.md says what Discord asks for.",
            ) from None


async def sync_at_start(client: DeskClient, kept: Path) -> None:
    """As `sync`; where Discord does not take them the bot answers all the same."""
    try:
        if await sync(client, kept):
            log.info("the commands were registered with Discord")
    except (discord.HTTPException, discord.app_commands.AppCommandError) as error:
        log.error("the commands could not be registered with Discord: %s", error)


async def fingerprint(client: DeskClient, scope: discord.Object | None) -> str:
    """A hash of all that would be registered."""
    tree = client.tree
    made: list[dict[str, Any]] = []
    for command in tree.get_commands(guild=scope):
        if tree.translator is None:
            made.append(command.to_dict(tree))
        else:
            made.append(await command.get_translated_payload(tree, tree.translator))
    text = json.dumps(made, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _scope(client: DeskClient) -> discord.Object | None:
    guild = client.station.settings.guild
    return discord.Object(guild) if guild is not None else None


def _read(kept: Path) -> Mapping[str, str]:
    try:
        found = json.loads(kept.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(kept: Path, hashes: Mapping[str, str]) -> None:
    """Keep the hashes; without them the commands are registered once more, and no harm is done."""
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(hashes, indent=1), "utf-8")
    except OSError as error:
        log.warning("the registration is not remembered: %s", error)
