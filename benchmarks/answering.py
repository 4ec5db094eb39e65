"""`/band` from text to rendered Slack payload, with thousands of guides loaded."""

from __future__ import annotations

import random
import statistics
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from benchmarks.crowd import renamed
from benchmarks.machine import machine_floor
from bot.chat.command import Call
from bot.chat.dispatch import Dispatch
from bot.data_files import data_folder
from bot.guides.library import Library
from bot.guides.shelf import Shelf
from bot.language.reading import reader
from bot.pay.rates import Rates
from bot.platforms.slack.render import render
from bot.wiring import registry

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ASKED = 1_000


def run(folder: Path) -> list[str]:
    """Lines to print."""
    library = Shelf(folder).load()
    few_first, few = _measure(renamed(library, 4_500))
    many_first, many = _measure(renamed(library, 45_000))
    floor = machine_floor()
    return [
        f"floor of this run: ten thousand additions {floor:.3f} ms; /band again {few / floor:.1f}x",
        f"/band, text to Slack payload, {ASKED} guides, medians:",
        f"   4,500 guides: first ask {few_first:.2f} ms (limit 5), again {few:.2f} ms (limit 1)",
        f"  45,000 guides: first ask {many_first:.2f} ms, again {many:.2f} ms",
        f"  ten times the guides: {many / few:.2f}x (limit 2x)",
    ]


def _measure(library: Library) -> tuple[float, float]:
    """Median milliseconds of the first and the second ask of a thousand guides."""
    commands = registry()
    read = reader(library, commands.shapes(), data_folder())
    read.warm()
    dispatch = Dispatch(commands, lambda: library, lambda _library: read, Rates())
    cards = random.Random(7).sample(list(library), ASKED)
    texts = [f"{c.company_display} {c.role.replace('-', ' ')} {c.labels[0]}" for c in cards]
    return _median(dispatch, texts), _median(dispatch, texts)


def _median(dispatch: Dispatch, texts: list[str]) -> float:
    times = []
    for text in texts:
        start = perf_counter()
        reply = dispatch.answer(Call(text, NOW, "band"))
        render(reply, tables="block", share=True)
        times.append(perf_counter() - start)
    return statistics.median(times) * 1000
