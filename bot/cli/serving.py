"""What `run` and `web` share: the desk kept fresh, logging, and the clock."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from bot.cli import options
from bot.guides.watch import Watcher
from bot.wiring import Bandstand


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of both."""
    options.add_guides(parser)


def clock() -> datetime:
    """This moment, UTC."""
    return datetime.now(UTC)


@contextmanager
def serving(args: argparse.Namespace) -> Iterator[Bandstand]:
    """The desk, warmed up and reloading when guides change, until the block ends."""
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    desk = options.desk(args)
    desk.start()
    log = logging.getLogger("bandstand")
    log.info(
        "%d guides in use, %d findings", len(desk.shelf.library), len(desk.shelf.library.findings)
    )
    watcher = Watcher(desk.shelf, lambda _library: desk.warm())
    watcher.start()
    try:
        yield desk
    finally:
        watcher.stop()
        desk.close()
