"""Socket Mode: two live connections, a watch over them, and a quiet end."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.errors import BotError
from bot.platforms._shared.shutdown import DRAIN_SECONDS, Inflight, stop_on_signals
from bot.platforms.slack.app import PATIENCE_SECONDS, build_app, web_client
from bot.platforms.slack.logs import library_logger
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.slack.station import After, Answers, Claim
from bot.platforms.slack.tokens import check_bot_token, socket_address

log = logging.getLogger(__name__)

LINES = 2
"""While one connection is renewed slack_sdk closes it first, so another must be there."""


class ConnectionLostError(BotError):
    """Slack could not be reached for longer than a passing fault lasts."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"No connection to Slack for {seconds:.0f} seconds, though it was tried all the time.",
            "Start Bandstand again; a supervisor should do so by itself.",
        )
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Watch:
    """How closely the connections are watched; seconds."""

    every: float = 10.0
    give_up_after: float = 180.0
    ping: float = 10.0
    drain: float = DRAIN_SECONDS


class Line(AsyncSocketModeHandler):
    """One connection; knows what is in flight on it."""

    def __init__(
        self, app: AsyncApp, settings: SlackSettings, inflight: Inflight, ping: float
    ) -> None:
        self._inflight = inflight
        super().__init__(
            app,
            settings.need_app_token(),
            logger=library_logger(),
            web_client=web_client(settings),
            ping_interval=ping,
        )

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """Answer one envelope; when about to end leave it to another connection."""
        if self._inflight.draining:
            return
        with self._inflight.track():
            await super().handle(client, req)

    async def connect(self) -> None:
        """Connect, trying again for as long as it takes."""
        await self.connect_async()  # type: ignore[no-untyped-call]

    async def hang_up(self) -> None:
        """Close, and wait for slack_sdk's own tasks, which it only cancels."""
        client = self.client
        await client.close()  # type: ignore[no-untyped-call]
        tasks: list[asyncio.Future[Any] | None] = [
            client.message_processor,
            client.current_session_monitor,
            client.message_receiver,
        ]
        await asyncio.gather(*filter(None, tasks), return_exceptions=True)


async def run_socket(
    answers: Answers,
    settings: SlackSettings,
    clock: Callable[[], datetime],
    *,
    stop: asyncio.Event | None = None,
    watch: Watch | None = None,
    patience: float = PATIENCE_SECONDS,
    claim: Claim | None = None,
    after: After | None = None,
) -> None:
    """Answer over Socket Mode until `stop` is set (without one, until SIGTERM or SIGINT).

    Raises:
        SettingsError: a token is missing or refused, or Slack cannot be reached at all.
        ConnectionLostError: all connections were lost and could not be had again.
    """
    inflight, watch = Inflight(), watch or Watch()
    app = build_app(
        answers, settings, clock, inflight=inflight, patience=patience, claim=claim, after=after
    )
    address = await socket_address(settings)
    await check_bot_token(settings)
    lines = [Line(app, settings, inflight, watch.ping) for _ in range(LINES)]
    # The address in hand is good for one connection; the others ask for their own.
    lines[0].client.wss_uri = address
    with contextlib.nullcontext(stop) if stop else stop_on_signals() as ending:
        try:
            await _keep(lines, ending, watch)
        finally:
            await _end(lines, inflight, watch)


async def _keep(lines: Sequence[Line], ending: asyncio.Event, watch: Watch) -> None:
    """Connect, then look every so often whether anyone can still reach us."""
    connecting = [asyncio.ensure_future(line.connect()) for line in lines]
    now = asyncio.get_running_loop().time
    alive_at = now()
    try:
        while not ending.is_set():
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(ending.wait(), watch.every)
            if any([await line.client.is_connected() for line in lines]):
                alive_at = now()
            elif now() - alive_at > watch.give_up_after:
                raise ConnectionLostError(now() - alive_at)
    finally:
        for task in connecting:
            task.cancel()
        await asyncio.gather(*connecting, return_exceptions=True)


async def _end(lines: Sequence[Line], inflight: Inflight, watch: Watch) -> None:
    if dropped := await inflight.drain(watch.drain):
        log.warning("%d answers were dropped at shutdown", dropped)
    for line in lines:
        await line.hang_up()
