"""Cold load and warm start of a folder, against bare python-frontmatter on the same files."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path
from time import perf_counter

import frontmatter

from bot.guides.shelf import Shelf

ROUNDS = 5


def run(folder: Path) -> list[str]:
    """Lines to print."""
    files = sorted(folder.rglob("*.md"))
    bare, cold, warm = [], [], []
    _bare(files[:50])  # imports and the file cache, outside the measure
    Shelf(folder).load()
    with tempfile.TemporaryDirectory() as cache:
        Shelf(folder, cache).load()
        for _ in range(ROUNDS):
            bare.append(_timed(lambda: _bare(files)))
            cold.append(_timed(lambda: Shelf(folder).load()))
            warm.append(_timed(lambda: Shelf(folder, cache).load()))
    floor = statistics.median(bare)
    return [
        f"load, {len(files)} files, medians of {ROUNDS}: python-frontmatter {floor * 1000:.0f} ms",
        f"  cold load   {statistics.median(cold) / floor:5.2f}x  (limit 1.5x)",
        f"  warm start  {statistics.median(warm) / floor:5.2f}x  (limit 0.15x)",
    ]


def _bare(files: list[Path]) -> None:
    for file in files:
        frontmatter.load(str(file))


def _timed(job: object) -> float:
    assert callable(job)
    start = perf_counter()
    job()
    return perf_counter() - start
