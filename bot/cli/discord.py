"""`bandstand discord sync`: register the commands with Discord."""

from __future__ import annotations

import argparse
import asyncio
import os

from bot.cli import options


def arguments(parser: argparse.ArgumentParser) -> None:
    """The subcommand's options."""
    options.add_guides(parser)
    parser.add_argument("action", choices=["sync"], help="register the commands with Discord")
    parser.add_argument(
        "--always", action="store_true", help="also if they are those registered last"
    )


def run(args: argparse.Namespace) -> int:
    """Register the commands, if they changed.

    Raises:
        SettingsError: there is no token, or Discord refuses it.
        NotRegisteredError: Discord does not take the commands, or cannot be reached.
    """
    from bot.cli.serving import clock
    from bot.platforms.discord.client import DeskClient
    from bot.platforms.discord.settings import from_env
    from bot.platforms.discord.station import Station
    from bot.platforms.discord.sync import kept_file, register

    settings = from_env(os.environ)
    token = settings.need_token()

    async def registered() -> bool:
        bot = DeskClient(Station(options.desk(args).dispatch, settings, clock))
        return await register(bot, token, kept_file(), always=args.always)

    said = "Registered." if asyncio.run(registered()) else "Nothing changed since the last time."
    print(said)
    return 0
