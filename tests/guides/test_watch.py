"""A running bot sees edits: the snapshot is swapped, a broken edit keeps the last good guide."""

from __future__ import annotations

import queue
from pathlib import Path

import pytest

from bot.data_files import data_folder
from bot.guides.library import Library
from bot.guides.shelf import Shelf
from bot.guides.watch import Watcher

GUIDE = data_folder() / "guides/weights-and-biases/staff-software-engineer.md"
ID = "weights-and-biases/staff-software-engineer"
PATIENCE = 30
"""Seconds until a change that is never seen fails the test."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "staff.md").write_bytes(GUIDE.read_bytes())
    return tmp_path


def test_edits_are_seen_while_running(folder: Path) -> None:
    shelf = Shelf(folder)
    before = shelf.load()
    seen: queue.Queue[Library] = queue.Queue()
    watcher = Watcher(shelf, seen.put)
    watcher.start()
    try:
        file = folder / "staff.md"
        good = file.read_text("utf-8")
        _rewrite(file, good.replace("240000", "241000"), seen)
        assert shelf.library.guide(ID).bands[0].base is not None
        assert str(shelf.library.guide(ID).bands[0].base.low) == "241000"  # type: ignore[union-attr]
        _rewrite(file, good.replace("240000", "lots"), seen)
        assert str(shelf.library.guide(ID).bands[0].base.low) == "241000"  # type: ignore[union-attr]
        assert any("last good version" in f.remedy for f in shelf.library.findings)
    finally:
        watcher.stop()
    assert str(before.guide(ID).bands[0].base.low) == "240000"  # type: ignore[union-attr]


def _rewrite(file: Path, text: str, seen: queue.Queue[Library]) -> None:
    """Write until the watcher, which starts listening a moment after `start`, has seen it."""
    for attempt in range(PATIENCE):
        file.write_text(text + "\n" * attempt, "utf-8")
        try:
            seen.get(timeout=1)
        except queue.Empty:
            continue
        return
    pytest.fail("the change was never seen")
