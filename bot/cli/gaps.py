"""`bandstand gaps`: what people asked for and did not get, most wanted first."""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict

from bot import wiring
from bot.chat.memory import Wanted
from bot.cli.tables import table
from bot.people.kept import opened

NOTHING = "Nothing that people asked for was missing."
_TITLES = ("WORKSPACE", "PEOPLE", "TIMES", "KIND", "ASKED FOR", "COMPANY", "ROLE")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The subcommand's options."""
    parser.add_argument(
        "--workspace", metavar="W", help="only this one, as slack:T0123 or terminal (default: all)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Print the list.

    Raises:
        StoreError: the database cannot be opened.
    """
    kept = opened(wiring.database_address(os.environ))
    try:
        asked = (args.workspace,) if args.workspace else kept.gaps.workspaces()
        listed = [(name, wanted) for name in asked for wanted in kept.gaps.wanted(name)]
    finally:
        kept.conversations.store.close()
    if args.json:
        for name, wanted in listed:
            print(json.dumps({"workspace": name} | _as_object(wanted), ensure_ascii=False))
    else:
        rows = [_row(name, wanted) for name, wanted in listed]
        print(table(_TITLES, rows) if rows else NOTHING)
    return 0


def _as_object(wanted: Wanted) -> dict[str, object]:
    return asdict(wanted.missing) | {"people": wanted.people, "times": wanted.times}


def _row(name: str, wanted: Wanted) -> tuple[str, ...]:
    missing = wanted.missing
    counts = (str(wanted.people), str(wanted.times))
    return (name, *counts, missing.kind, missing.name, missing.company, missing.role)
