"""Options several subcommands share, and the one clock of the terminal."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, date, datetime, time

from bot import wiring


def add_guides(parser: argparse.ArgumentParser) -> None:
    """`--guides DIR` and `--no-cache`."""
    parser.add_argument(
        "--guides",
        metavar="DIR",
        help="folder of guides (default: $BANDSTAND_GUIDES, or the bundled)",
    )
    parser.add_argument(
        "--no-cache", action="store_true", help="neither read nor write the warm-start cache"
    )


def add_day(parser: argparse.ArgumentParser) -> None:
    """`--on DATE`."""
    parser.add_argument(
        "--on", metavar="DATE", type=_day, help="answer as of this day (YYYY-MM-DD)"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        said = f"{text[:40]!r} is no day; write it as in 2026-11-22"
        raise argparse.ArgumentTypeError(said) from None


def desk(args: argparse.Namespace) -> wiring.Bandstand:
    """The desk over the folder the options name; its database opens when first needed.

    Raises:
        GuidesFolderError: the folder cannot be read.
        SettingsError: a variable cannot work.
    """
    folder = wiring.guides_folder(args.guides, os.environ)
    # On a day of the past or the future, what is kept would be over, or never be.
    known = wiring.passers_by if getattr(args, "on", None) else wiring.people
    return wiring.build(folder, cache=not args.no_cache, people=known(os.environ))


def now(on: date | None = None) -> datetime:
    """This moment, or noon of the day given; UTC."""
    return datetime.combine(on, time(12), UTC) if on else datetime.now(UTC)
