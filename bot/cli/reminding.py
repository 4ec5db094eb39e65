"""The reminders' worker beside the bot: whose workspace it is, and what it looks at."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import Callable, Mapping
from functools import lru_cache

from bot.cli.serving import clock
from bot.errors import StoreError
from bot.guides.library import Library
from bot.people.kept import Kept
from bot.people.maintainers import named
from bot.platforms.slack.carrier import SlackCarrier
from bot.platforms.slack.mrkdwn import can_mention
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.tokens import check_bot_token
from bot.reviews.freshness import Dated
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.owners import Owners, load_owners
from bot.reviews.pace import Pace
from bot.reviews.scene import Scene
from bot.reviews.schedule import calendar_from_env
from bot.reviews.worker import Worker, nothing
from bot.wiring import Bandstand

log = logging.getLogger("bandstand")

AGAIN_SECONDS = 30.0
"""Between attempts to reach Slack or the database at the start."""


async def remind(
    desk: Bandstand, settings: SlackSettings, stop: asyncio.Event, pace: Pace | None = None
) -> None:
    """Remind the bot token's workspace until `stop` is set.

    Raises:
        SettingsError: Slack refuses the bot token, or the settings of the reminders cannot be
            taken.
    """
    kept = desk.people.kept if desk.people else None
    if kept is None:
        return
    calendar, looked_at = calendar_from_env(os.environ), scene(desk, os.environ)
    saved = desk.people.saved if desk.people else None
    daily = saved.purge if saved else nothing
    team = await _team(settings, stop)
    while team is not None and not stop.is_set():
        workspace = f"slack:{team}"
        carrier = SlackCarrier({workspace: settings.need_bot_token()}, settings)
        try:
            store = (await asyncio.to_thread(Kept.open, kept)).store
            ledger = Ledger(store, lambda _workspace: calendar)
            worker = Worker(ledger, carrier, looked_at, pace or Pace(), clock, daily=daily)
            await worker.run(stop)
        except StoreError as error:
            log.warning("reminders wait: %s", error.problem)
            await _pause(stop)


def scene(desk: Bandstand, env: Mapping[str, str]) -> Scene:
    """The desk's guides, owners and settings, as the worker looks at them.

    Raises:
        SettingsError: the maintainers cannot be taken.
    """
    limits = desk.people.limits if desk.people else None
    people = tuple(filter(can_mention, sorted(named(env))))
    known = Scene(guides=_dated(desk), owners=_owners(desk), maintainers=lambda _workspace: people)
    return known if limits is None else Scene(known.guides, known.owners, limits, known.maintainers)


def _dated(desk: Bandstand) -> Callable[[], Mapping[str, Dated]]:
    @lru_cache(maxsize=1)
    def of(library: Library) -> Mapping[str, Dated]:
        return {card.id: Dated.of(library.guide(card.id)) for card in library}

    return lambda: of(desk.shelf.library)


def _owners(desk: Bandstand) -> Callable[[], Owners]:
    @lru_cache(maxsize=1)
    def of(_library: Library) -> Owners:
        return load_owners(desk.shelf.root)

    return lambda: of(desk.shelf.library)


async def _team(settings: SlackSettings, stop: asyncio.Event) -> str | None:
    """The bot token's workspace, asked for until Slack answers; None if told to stop before."""
    while not stop.is_set():
        team = await check_bot_token(settings)
        if team is not None:
            return team
        await _pause(stop)
    return None


async def _pause(stop: asyncio.Event) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), AGAIN_SECONDS)
