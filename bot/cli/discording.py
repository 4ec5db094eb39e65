"""What `run` does for Discord: answer, and remind the guilds that the bot is in."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.cli.serving import clock
from bot.errors import StoreError
from bot.people.kept import Kept
from bot.people.maintainers import named
from bot.platforms.discord.app import run_discord
from bot.platforms.discord.carrier import DiscordCarrier
from bot.platforms.discord.client import DeskClient
from bot.platforms.discord.maintaining import maintainers_of
from bot.platforms.discord.settings import DiscordSettings
from bot.platforms.discord.station import Station
from bot.platforms.discord.sync import kept_file, sync_at_start
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.pace import Pace
from bot.reviews.redrawing import redraw_now
from bot.reviews.scene import Scene
from bot.reviews.schedule import calendar_from_env
from bot.reviews.worker import Worker, nothing
from bot.wiring import Bandstand

log = logging.getLogger("bandstand")

AGAIN_SECONDS = 30.0
"""Between attempts to reach the database."""


async def serve_discord(desk: Bandstand, settings: DiscordSettings, stop: asyncio.Event) -> None:
    """Answer and remind until `stop` is set.

    Raises:
        SettingsError: Discord refuses the token, or the reminders' settings cannot be taken.
    """
    await run_discord(lambda: client(desk, settings, stop), settings.need_token(), stop)


def client(desk: Bandstand, settings: DiscordSettings, stop: asyncio.Event) -> DeskClient:
    """The bot, not yet started; it registers its commands and reminds once it is logged in."""
    carriers: list[DiscordCarrier] = []
    station = Station(
        desk.dispatch, settings, clock, claim=desk.claim, after=_redraws(desk, carriers)
    )

    async def prepare(bot: DeskClient) -> None:
        carriers.append(DiscordCarrier(bot))
        await sync_at_start(bot, kept_file())
        station.spawn(_reminded(desk, bot, stop))

    return DeskClient(station, prepare=prepare)


def _redraws(
    desk: Bandstand, carriers: list[DiscordCarrier]
) -> Callable[[str], Awaitable[None]] | None:
    """What draws a guild's messages again after an act; None where nothing is kept."""
    kept = desk.people.kept if desk.people else None
    if kept is None:
        return None
    calendar = calendar_from_env(os.environ)

    async def redraw(workspace: str) -> None:
        opened = await asyncio.to_thread(kept.open)
        ledger = Ledger(opened.store, lambda _workspace: calendar)
        await redraw_now(ledger, carriers[0], (workspace,), clock())

    return redraw


async def _reminded(desk: Bandstand, bot: DeskClient, stop: asyncio.Event) -> None:
    ready = asyncio.ensure_future(bot.wait_until_ready())
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait({ready, stopping}, return_when=asyncio.FIRST_COMPLETED)
    ready.cancel()
    stopping.cancel()
    await remind(desk, bot, stop)


async def remind(
    desk: Bandstand, bot: DeskClient, stop: asyncio.Event, pace: Pace | None = None
) -> None:
    """Remind the bot's guilds until `stop` is set.

    Raises:
        SettingsError: the reminders' settings cannot be taken.
    """
    from bot.cli.reminding import scene

    kept = desk.people.kept if desk.people else None
    if kept is None:
        return
    calendar = calendar_from_env(os.environ)
    saved = desk.people.saved if desk.people else None
    daily = saved.purge if saved else nothing
    looked_at = _of_guilds(scene(desk, os.environ), bot)
    while not stop.is_set():
        try:
            store = (await asyncio.to_thread(Kept.open, kept)).store
            ledger = Ledger(store, lambda _workspace: calendar)
            carrier = DiscordCarrier(bot)
            worker = Worker(ledger, carrier, looked_at, pace or Pace(), clock, daily=daily)
            await worker.run(stop)
        except StoreError as error:
            log.warning("reminders wait: %s", error.problem)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), AGAIN_SECONDS)


def _of_guilds(looked_at: Scene, bot: DeskClient) -> Scene:
    """The scene with the maintainers that a guild's message can mention."""
    ids = named(os.environ)
    return replace(looked_at, maintainers=lambda place: maintainers_of(bot, place, ids))
