"""`bandstand chat`: the desk in this terminal, over the bundled guides or a folder of yours."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path

from bot import wiring
from bot.cli import options
from bot.guides.watch import Watcher
from bot.platforms import console


def arguments(parser: argparse.ArgumentParser) -> None:
    """The subcommand's options."""
    options.add_guides(parser)
    options.add_day(parser)


def run(args: argparse.Namespace) -> int:
    """Talk until the input ends."""
    desk = options.desk(args)
    conversation = console.Conversation(desk.dispatch, lambda: options.now(args.on))
    with closing(desk):
        if console.stdin_is_terminal():
            _interactive(desk, conversation)
        else:
            console.piped(conversation, sys.stdin, sys.stdout)
    return 0


def _interactive(desk: wiring.Bandstand, conversation: console.Conversation) -> None:
    watcher = Watcher(desk.shelf)
    watcher.start()
    try:
        history = Path(wiring.cache_folder()) / "history"
        console.interactive(conversation, desk.registry, desk.reader, history, desk.open)
    finally:
        watcher.stop()
