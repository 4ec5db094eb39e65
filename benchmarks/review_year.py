"""A year of daily looks at what is owed, over 5,000 guides, in simulated time."""

from __future__ import annotations

from collections import Counter
from time import perf_counter, process_time

from benchmarks.machine import machine_floor
from tests.reviews import year


def run() -> list[str]:
    """Lines to print."""
    start, began = perf_counter(), process_time()
    plans = year.lived()
    wall, own = perf_counter() - start, process_time() - began
    kinds = Counter(plan.kind for plan in plans)
    reminders = sum(len(plan.reminders) for plan in plans)
    return [
        f"floor of this run: ten thousand additions {machine_floor():.3f} ms",
        f"a year of daily ticks, {year.GUIDES:,} guides, {len(year.events()):,} acts and edits:",
        f"  {wall:.1f} s, of which {own:.1f} s its own (limit 30 s)",
        f"  {kinds['digest']} digests, {kinds['due']} messages of newly due guides, "
        f"{reminders:,} reminders",
    ]


if __name__ == "__main__":
    print("\n".join(run()))
