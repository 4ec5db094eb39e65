"""Keeps a shelf fresh: when files of its folder change, the snapshot is rebuilt and swapped."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from threading import Event, Thread
from typing import TYPE_CHECKING

from bot.errors import GuidesFolderError, where
from bot.guides.library import Library
from bot.guides.shelf import Shelf

if TYPE_CHECKING:
    from watchfiles.main import FileChange

log = logging.getLogger(__name__)

Changed = Callable[[Library], None]
TICK = 1
"""Seconds between looks whether the folder's name still means the same folder."""


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
        while not self._stop.is_set():
            try:
                self._follow()
            except FileNotFoundError:
                pass  # said when the folder went; it may come back
            except Exception as error:  # noqa: BLE001 - the next tick tries again
                log.error("guides cannot be watched, trying again: %s", where(error))
            self._stop.wait(TICK)

    def _follow(self) -> None:
        """Renew at changes, until the folder's name means another folder or none."""
        from watchfiles import watch

        root = self._shelf.root
        place = _place(root)
        first = True  # at the first tick, for what changed before the watch began
        for changes in watch(
            root, stop_event=self._stop, rust_timeout=TICK * 1000, yield_on_timeout=True
        ):
            replaced = _place(root) != place or _deleted(root, changes)
            if changes or first or replaced:
                self._renew()
            if replaced:
                return
            first = False

    def _renew(self) -> None:
        before = self._shelf.library
        try:
            library = self._shelf.reload()
            if library is before:
                return
            log.info("guides reloaded: %d, findings: %d", len(library), len(library.findings))
            if self._changed is not None:
                self._changed(library)
        except GuidesFolderError as error:
            log.warning("%s The guides read before stay in use.", error)
        except Exception as error:  # noqa: BLE001 - a later change may be read
            log.error("guides not reloaded, those read before stay in use: %s", where(error))


def _place(root: str) -> tuple[str, int, int] | None:
    """Which folder a name means now: a link can be turned to another, a folder be replaced."""
    try:
        facts = os.stat(root)
    except OSError:
        return None
    return os.path.realpath(root), facts.st_dev, facts.st_ino


def _deleted(root: str, changes: Iterable[FileChange]) -> bool:
    """Whether the folder itself went: one made anew in its place may be given its inode."""
    real = os.path.realpath(root)
    return any(c.raw_str() == "deleted" and os.path.realpath(path) == real for c, path in changes)
