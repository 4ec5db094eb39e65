"""From a folder to its `Library`, now and whenever files change.

Reading reuses whatever is known of an unchanged file, from the last snapshot or the warm-start
cache. A file whose edit broke it keeps its last good guide in use, and the finding says so.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace

from bot.guides import snapshot
from bot.guides.findings import FileRefusedError, Finding
from bot.guides.library import Library, card_of
from bot.guides.scan import Facts, scan
from bot.guides.snapshot import Known

Progress = Callable[[int, int], None]
"""Told (files read, files in all) now and then."""


class Shelf:
    """A folder of guides and its current `Library`."""

    def __init__(self, root: str | os.PathLike[str], cache_folder: str | None = None) -> None:
        """`cache_folder` None means no warm-start cache is read or written."""
        self.root = os.fspath(root)
        self._cache = snapshot.cache_file(self.root, cache_folder) if cache_folder else None
        self._known: dict[str, Known] = {}
        self._passed_over: tuple[Finding, ...] = ()
        self._library = Library(())

    @property
    def library(self) -> Library:
        """The snapshot in use."""
        return self._library

    def load(self, progress: Progress | None = None) -> Library:
        """Read the folder, from the cache where files are unchanged.

        Raises:
            GuidesFolderError: the folder is not there.
        """
        cached = snapshot.read(self._cache) if self._cache else {}
        self._renew(cached, progress)
        if self._cache and self._known != cached:
            snapshot.write(self._cache, self._known)
        return self._library

    def reload(self) -> Library:
        """Read what changed and swap the snapshot whole; the old one stays valid.

        Where nothing changed, the same snapshot is given back.

        Raises:
            GuidesFolderError: the folder is gone; the old snapshot stays in use.
        """
        before = self._known
        self._renew(before, None, keep_last_good=True)
        if self._cache and self._known != before:
            # What is kept in use from before an edit is not what the file says.
            snapshot.write(self._cache, {p: k for p, k in self._known.items() if not _kept(k)})
        return self._library

    def _renew(
        self, before: dict[str, Known], progress: Progress | None, keep_last_good: bool = False
    ) -> None:
        found = scan(self.root)
        known: dict[str, Known] = {}
        for count, (path, facts) in enumerate(found.files.items(), 1):
            old = before.get(path)
            if old is not None and old.facts == facts and not _may_pass(old):
                known[path] = old
            else:
                known[path] = self._read(path, facts, old if keep_last_good else None)
            if progress:
                progress(count, len(found.files))
        if (known, found.findings) == (self._known, self._passed_over):
            return
        cards = [entry.card for entry in known.values() if entry.card is not None]
        findings = [f for entry in known.values() for f in entry.findings]
        self._known, self._passed_over = known, found.findings
        self._library = Library(cards, (*found.findings, *findings))

    def _read(self, path: str, facts: Facts, old: Known | None) -> Known:
        # Imported here: a warm start reads no file and need not pay for pydantic.
        from bot.guides.read import read_file

        try:
            read = read_file(self.root, path)
        except FileRefusedError as error:
            if old is None or old.card is None:
                return Known(facts, None, error.findings)
            return Known(facts, old.card, tuple(_still_served(f) for f in error.findings))
        return Known(facts, card_of(read.guide), read.findings)


_STILL = "Until then the last good version answers."


def _still_served(finding: Finding) -> Finding:
    return replace(finding, remedy=f"{finding.remedy} {_STILL}")


def _may_pass(known: Known) -> bool:
    """True where reading failed for a cause that may end without a change to the file."""
    return any(f.rule == "unreadable" for f in known.findings)


def _kept(known: Known) -> bool:
    return any(f.remedy.endswith(_STILL) for f in known.findings)
