"""How fast this machine is just now: what the times of a run are compared with."""

from __future__ import annotations

import statistics
from time import perf_counter


def machine_floor() -> float:
    """Milliseconds of a fixed piece of plain Python, the median of 200."""
    times = []
    for _ in range(200):
        start = perf_counter()
        sum(i for i in range(10_000))
        times.append(perf_counter() - start)
    return statistics.median(times) * 1000
