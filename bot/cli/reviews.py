"""`bandstand reviews`: what workspaces did about guides, and the way back into the files.

Marking reviewed, snoozing, assigning and the settings are acts of a person in a chat: Slack's, or
the terminal's (`bandstand chat`).
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot import wiring
from bot.chat.standings import TERMINAL
from bot.cli import options
from bot.errors import BotError

if TYPE_CHECKING:
    from bot.reviews.ledger.ledger import Ledger

_MOST_NAMED = 20
"""Workspaces in an error's remedy."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The subcommand's own subcommands."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    _apply(acts.add_parser("apply", help="write a workspace's reviews into the guides' files"))
    status = acts.add_parser("status", help="how the reminders are doing")
    history = acts.add_parser("history", help="who did what, newest first")
    history.add_argument("guide", nargs="?", help="only about this guide: company/role")
    history.add_argument("--most", type=_count, default=20, metavar="N", help="acts (default: 20)")
    export = acts.add_parser("export", help="print all that is kept, as JSON lines")
    acts.add_parser("import", help="take an export in from standard input")
    for told in (status, history, export):
        told.add_argument("--workspace", metavar="W", help="only this one (default: all)")
    for told in (status, history):
        told.add_argument("--json", action="store_true", help="print one JSON object a line")


def run(args: argparse.Namespace) -> int:
    """Do it; `apply` has status 1 where a review was skipped.

    Raises:
        BotError: it cannot be done.
    """
    if args.act == "apply":
        from bot.cli import reviews_apply

        return reviews_apply.run(args)
    with ledger() as kept:
        check_known(kept, getattr(args, "workspace", None))
        if args.act == "export":
            for line in kept.export(args.workspace):
                print(line)
        elif args.act == "import":
            done = kept.import_(_given())
            print(f"{done.taken} of {done.lines} lines were new here, and are kept now.")
        else:
            from bot.cli import reviews_told

            print(*reviews_told.lines(kept, args), sep="\n")
    return 0


def _given() -> Iterator[str]:
    """The lines of standard input, in UTF-8 whatever the terminal's language is."""
    if sys.stdin is None:
        raise BotError(
            "There is no standard input to take an export from.",
            "Give it one: bandstand reviews import < copy.jsonl",
        )
    return io.TextIOWrapper(sys.stdin.buffer, "utf-8", errors="replace")


@contextmanager
def ledger() -> Iterator[Ledger]:
    """What is kept of reviews, from the database that the environment names.

    Raises:
        StoreError: it cannot be opened.
        SettingsError: a variable of the reviews' settings cannot be taken.
    """
    # Imported here: SQLAlchemy is a third of a second, and `--help` needs none of it.
    from bot.reviews.ledger.ledger import Ledger
    from bot.reviews.schedule import calendar_from_env
    from bot.store.store import open_store

    calendar = calendar_from_env(os.environ)
    store = open_store(wiring.database_address(os.environ))
    try:
        yield Ledger(store, lambda _workspace: calendar)
    finally:
        store.close()


def check_known(kept: Ledger, workspace: str | None) -> None:
    """Make sure that something is kept of the workspace: of a mistyped one nothing is.

    Raises:
        BotError: nothing is; the terminal's needs nothing, as there is no other.
    """
    if workspace in (None, TERMINAL):
        return
    known = kept.workspaces()
    if workspace not in known:
        nowhere = "Nor of any other: is DATABASE_URL that of the bot?"
        there = f"There are: {', '.join(known[:_MOST_NAMED])}." if known else nowhere
        raise BotError(f"Nothing is kept of {workspace}.", there)


def _apply(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--workspace", metavar="W", required=True, help="whose reviews: slack:T0123 or terminal"
    )
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--dry-run", action="store_true", help="print a diff and write nothing")
    either.add_argument("--commit", action="store_true", help="commit the files with git")
    parser.add_argument("--json", action="store_true", help="print one JSON object a guide")
    options.add_guides(parser)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= 1000):
        raise argparse.ArgumentTypeError("write a whole number from 1 to 1000")
    return int(text)
