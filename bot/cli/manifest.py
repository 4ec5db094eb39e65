"""`bandstand manifest`: the Slack app's manifest, to paste into api.slack.com."""

from __future__ import annotations

import argparse
import json
import os

from bot import wiring


def arguments(parser: argparse.ArgumentParser) -> None:
    """The subcommand's options."""
    parser.add_argument(
        "--url", help="the https address of `bandstand web` (without it: Socket Mode)"
    )


def run(args: argparse.Namespace) -> int:
    """Print the manifest as JSON."""
    from bot.platforms.slack.manifest import manifest
    from bot.platforms.slack.settings import from_env

    print(json.dumps(manifest(wiring.registry(), from_env(os.environ), args.url), indent=2))
    return 0
