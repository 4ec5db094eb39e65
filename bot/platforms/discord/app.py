"""The bot on Discord, from logging in to its last answer."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable

import aiohttp
import discord

from bot.platforms._shared.shutdown import DRAIN_SECONDS
from bot.platforms.discord.client import DeskClient
from bot.platforms.discord.settings import refused_token

log = logging.getLogger(__name__)

AGAIN_SECONDS = 30.0
"""Between attempts to reach Discord at the start; it resets a token after 1,000 a day."""
_REFUSED = 4004
_UNREACHABLE = (aiohttp.ClientError, discord.DiscordServerError, OSError, TimeoutError)


async def run_discord(make: Callable[[], DeskClient], token: str, stop: asyncio.Event) -> None:
    """Answer until `stop` is set, then finish what is in flight.

    Args:
        make: a client, not yet started; made anew for every attempt to log in.

    Raises:
        SettingsError: Discord refuses the token.
    """
    quiet_library()
    while not stop.is_set():
        async with make() as client:
            if await _logged_in(client, token):
                await _connected(client, stop)
                return
        await _pause(stop)


def quiet_library() -> None:
    """Below WARNING discord.py logs what people wrote, so below WARNING it is not heard."""
    logging.getLogger("discord").setLevel(logging.WARNING)


async def _logged_in(client: DeskClient, token: str) -> bool:
    """Whether Discord let the bot in; False where it cannot be reached."""
    try:
        await client.login(token)
    except discord.LoginFailure:
        raise refused_token() from None
    except _UNREACHABLE as error:
        log.warning("Discord cannot be reached yet: %s", type(error).__name__)
        return False
    return True


async def _connected(client: DeskClient, stop: asyncio.Event) -> None:
    """Stay connected, which discord.py does by itself, until told to stop."""
    connecting = asyncio.ensure_future(client.connect(reconnect=True))
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({connecting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        dropped = await client.station.inflight.drain(DRAIN_SECONDS)
        if dropped:
            log.warning("%d answers were not finished", dropped)
    finally:
        stopping.cancel()
        await client.close()
    try:
        await connecting
    except discord.ConnectionClosed as error:
        raise (refused_token() if error.code == _REFUSED else error) from None


async def _pause(stop: asyncio.Event) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), AGAIN_SECONDS)
