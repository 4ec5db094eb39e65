"""`bandstand run`: the whole bot in one process, as far as its tokens are set."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os

from bot.cli.serving import arguments, clock, serving
from bot.errors import SettingsError

__all__ = ["arguments", "run"]

log = logging.getLogger("bandstand")


def run(args: argparse.Namespace) -> int:
    """Answer until told to stop.

    Raises:
        SettingsError: no platform's tokens are set, or one is refused.
    """
    from bot.platforms.slack.settings import from_env
    from bot.platforms.slack.socket_mode import run_socket

    settings = from_env(os.environ)
    if settings.app_token is None and settings.bot_token is None:
        raise SettingsError(
            "No platform is set up: neither SLACK_BOT_TOKEN nor SLACK_APP_TOKEN is set.",
            "Set both (docs/slack.md), or talk to the desk here with: bandstand chat.",
        )
    with serving(args) as desk:
        if settings.app_token is not None:
            asyncio.run(run_socket(desk.dispatch, settings, clock, claim=desk.claim))
        else:
            log.info("Socket Mode is off: SLACK_APP_TOKEN is not set; `web` answers Slack")
            asyncio.run(_wait())
    return 0


async def _wait() -> None:
    """Until told to stop."""
    from bot.platforms.slack.shutdown import stop_on_signals

    with stop_on_signals() as ending:
        await ending.wait()
