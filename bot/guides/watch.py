"""Keeps a shelf fresh: when files of its folder change, the snapshot is rebuilt and swapped."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread

from bot.errors import GuidesFolderError
from bot.guides.library import Library
from bot.guides.shelf import Shelf

log = logging.getLogger(__name__)

Changed = Callable[[Library], None]


class Watcher:
    """Watches in a thread of its own, from `start` to `stop`."""

    def __init__(self, shelf: Shelf, changed: Changed | None = None) -> None:
        self._shelf = shelf
        self._changed = changed
        self._stop = Event()
        self._thread = Thread(target=self._watch, name="guides-watcher", daemon=True)

    def start(self) -> None:
        """Begin; changes from now on are seen."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for a rebuild under way."""
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        from watchfiles import watch

        for _ in watch(self._shelf.root, stop_event=self._stop, recursive=True):
            try:
                library = self._shelf.reload()
            except GuidesFolderError as error:
                log.warning("%s The guides read before stay in use.", error)
                continue
            log.info("guides reloaded: %d, findings: %d", len(library), len(library.findings))
            if self._changed is not None:
                self._changed(library)
