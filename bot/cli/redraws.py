"""After an act, the messages it changes are drawn again at once, by whichever process heard it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.platforms.slack.carrier import SlackCarrier
from bot.platforms.slack.settings import SlackSettings
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.redrawing import redraw_now
from bot.reviews.schedule import calendar_from_env
from bot.wiring import Bandstand


def redraws(
    desk: Bandstand, settings: SlackSettings, clock: Callable[[], datetime]
) -> Callable[[str], Awaitable[None]] | None:
    """What draws a workspace's messages again; None where nothing is kept.

    A redraw that is missed here is the worker's.

    Raises:
        SettingsError: there is no bot token, or the reminders' settings cannot be taken.
    """
    kept = desk.people.kept if desk.people else None
    if kept is None:
        return None
    token, calendar = settings.need_bot_token(), calendar_from_env(os.environ)

    async def redraw(workspace: str) -> None:
        opened = await asyncio.to_thread(kept.open)
        ledger = Ledger(opened.store, lambda _workspace: calendar)
        carrier = SlackCarrier({workspace: token}, settings)
        await redraw_now(ledger, carrier, carrier.workspaces(), clock())

    return redraw
