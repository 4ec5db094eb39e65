"""A running bot sees edits: the snapshot is swapped, a broken edit keeps the last good guide."""

from __future__ import annotations

import queue
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def watching(shelf: Shelf, seen: queue.Queue[Library]) -> Iterator[None]:
    """A watcher at work, its snapshots in `seen`."""
    watcher = Watcher(shelf, seen.put)
    watcher.start()
    try:
        yield
    finally:
        watcher.stop()


def lowest(library: Library) -> str:
    """The first band's lowest base pay."""
    base = library.guide(ID).bands[0].base
    assert base is not None
    return str(base.low)


def release(folder: Path, base: str) -> Path:
    """A folder of the guide with this lowest base pay."""
    folder.mkdir()
    text = GUIDE.read_text("utf-8").replace("240000", base)
    (folder / "staff.md").write_text(text, "utf-8")
    return folder


def test_a_link_turned_to_another_folder_is_followed(tmp_path: Path) -> None:
    first, second = release(tmp_path / "v1", "240000"), release(tmp_path / "v2", "241000")
    current, new = tmp_path / "current", tmp_path / "new"
    current.symlink_to(first)
    shelf = Shelf(current)
    shelf.load()
    seen: queue.Queue[Library] = queue.Queue()
    with watching(shelf, seen):
        new.symlink_to(second)
        new.replace(current)
        assert lowest(seen.get(timeout=PATIENCE)) == "241000"
        file = second / "staff.md"
        _rewrite(file, file.read_text("utf-8").replace("241000", "242000"), seen)
        assert lowest(shelf.library) == "242000"


def test_a_folder_deleted_and_made_anew_is_followed(tmp_path: Path) -> None:
    folder = release(tmp_path / "guides", "240000")
    shelf = Shelf(folder)
    shelf.load()
    seen: queue.Queue[Library] = queue.Queue()
    with watching(shelf, seen):
        for base in ("241000", "242000"):
            shutil.rmtree(folder)
            release(folder, base)
            while not len(library := seen.get(timeout=PATIENCE)):
                pass  # seen between the folder and its file
            assert lowest(library) == base


def test_a_failed_reload_does_not_end_the_watch(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Failing(Shelf):
        failures = 1

        def reload(self) -> Library:
            if self.failures:
                self.failures -= 1
                raise RuntimeError("out of luck")
            return super().reload()

    shelf = Failing(folder)
    shelf.load()
    seen: queue.Queue[Library] = queue.Queue()
    with watching(shelf, seen):
        file = folder / "staff.md"
        _rewrite(file, file.read_text("utf-8").replace("240000", "241000"), seen)
    assert lowest(shelf.library) == "241000"
    assert "those read before stay in use" in caplog.text


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
