"""`bandstand run`: the whole bot in one process, as far as its tokens are set."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
from collections.abc import Coroutine, Iterator
from typing import TYPE_CHECKING, Any

from bot.cli.serving import arguments, clock, serving
from bot.errors import SettingsError

if TYPE_CHECKING:
    from bot.platforms.discord.settings import DiscordSettings
    from bot.platforms.slack.settings import SlackSettings
    from bot.wiring import Bandstand

__all__ = ["arguments", "run"]

log = logging.getLogger("bandstand")


def run(args: argparse.Namespace) -> int:
    """Answer and remind until told to stop.

    Raises:
        SettingsError: no platform's tokens are set, or one is refused.
    """
    from bot.platforms.discord.settings import from_env as discord_from_env
    from bot.platforms.slack.settings import from_env

    slack, discord = from_env(os.environ), discord_from_env(os.environ)
    if slack.app_token is None and slack.bot_token is None and discord.token is None:
        raise SettingsError(
            "No platform is set up: none of SLACK_BOT_TOKEN, SLACK_APP_TOKEN, DISCORD_TOKEN is "
            "set.",
            "Set Slack's two (docs/slack.md), Discord's one (docs/discord.md), or talk to the desk "
            "here with: bandstand chat.",
        )
    if slack.app_token is not None:
        slack.need_bot_token()
    with serving(args) as desk:
        asyncio.run(_serve(desk, slack, discord))
    return 0


async def _serve(desk: Bandstand, slack: SlackSettings, discord: DiscordSettings) -> None:
    """Answer and remind on every platform that is set up, until told to stop or one fails."""
    from bot.platforms._shared.shutdown import stop_on_signals

    with stop_on_signals() as ending:
        work = [asyncio.ensure_future(each) for each in _work(desk, slack, discord, ending)]
        try:
            await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
        finally:
            ending.set()
        await asyncio.wait(work)
        for done in work:
            await done


def _work(
    desk: Bandstand, slack: SlackSettings, discord: DiscordSettings, ending: asyncio.Event
) -> Iterator[Coroutine[Any, Any, None]]:
    """The answers' failure says more than the reminders', which they share, so they are first."""
    if slack.bot_token is not None:
        from bot.cli.reminding import remind

        yield _answer(desk, slack, ending)
        yield remind(desk, slack, ending)
    if discord.token is not None:
        from bot.cli.discording import serve_discord

        yield serve_discord(desk, discord, ending)


async def _answer(desk: Bandstand, settings: SlackSettings, ending: asyncio.Event) -> None:
    """Over Socket Mode; without an app token another process answers, by `web`."""
    if settings.app_token is None:
        log.info("Socket Mode is off: SLACK_APP_TOKEN is not set; `web` answers Slack")
        await ending.wait()
        return
    from bot.cli.redraws import redraws
    from bot.platforms.slack.socket_mode import run_socket

    after = redraws(desk, settings, clock)
    await run_socket(desk.dispatch, settings, clock, stop=ending, claim=desk.claim, after=after)
