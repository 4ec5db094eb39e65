"""`bandstand web`: Slack's HTTP mode, without a scheduler."""

from __future__ import annotations

import argparse
import asyncio
import os

from bot.cli.serving import arguments, clock, serving

__all__ = ["arguments", "run"]


def run(args: argparse.Namespace) -> int:
    """Serve `/slack/events`, `/healthz` and `/readyz` until told to stop.

    Raises:
        SettingsError: a token or the signing secret is missing or refused.
    """
    from bot.cli.redraws import redraws
    from bot.platforms.slack.http import run_http
    from bot.platforms.slack.settings import from_env

    settings = from_env(os.environ)
    settings.need_signing_secret()
    settings.need_bot_token()
    with serving(args) as desk:
        after = redraws(desk, settings, clock)
        asyncio.run(run_http(desk.dispatch, settings, clock, claim=desk.claim, after=after))
    return 0
