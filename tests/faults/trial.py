"""Days of reminders under fire: processes killed, answers lost, sessions cut. Then the count."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bot.errors import StoreError
from bot.store.store import Store, open_store
from tests.fakes.slack import FakeSlack
from tests.faults.crew import Crew, Tally, crew_of, keys_of, storm, tally, unsettled, weather_beaten
from tests.faults.crew import recorded as rows_of
from tests.faults.member import Design

DAY_SECONDS = 86_400.0


@dataclass(frozen=True)
class Plan:
    """What to try."""

    workspaces: int
    days: int
    size: int = 4
    kill_every: int = 3
    """Messages between kill -9 from outside: counted by work, not by a loaded machine's time."""
    fatal: float = 0.01
    """Chance to die at each failpoint between claim and record."""
    cut_every: float = 0.0
    """Seconds between PostgreSQL sessions that are cut; 0: none."""
    restart: Callable[[], None] | None = None
    """Restarts the database; called at a third and two thirds of the days."""
    design: Design = "ours"
    seed: int = 1
    patience: float = 3600.0


@dataclass(frozen=True)
class Result:
    """What came of it."""

    tally: Tally
    kills: int
    between: int
    """Kills between claim and record, at failpoints."""
    deaths: Counter[str]
    cuts: int
    restarts: int
    seconds: float
    finished: bool


class Trouble:
    """Cuts and restarts, counted."""

    def __init__(self, address: str, plan: Plan) -> None:
        self.address, self.plan = address, plan
        self.cuts = self.restarts = 0

    async def cut(self) -> None:
        """Cut a third of the sessions, again and again."""
        while self.plan.cut_every and self.address.startswith("postgres"):
            await asyncio.sleep(self.plan.cut_every)
            with suppress(psycopg.Error):
                self.cuts += await asyncio.to_thread(self._cut)

    def _cut(self) -> int:
        with psycopg.connect(self.address, autocommit=True) as admin:
            return len(
                admin.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
                    " current_database() AND application_name = 'bandstand' AND random() < 0.3"
                ).fetchall()
            )

    async def restart(self) -> None:
        """Restart the database."""
        if self.plan.restart:
            await asyncio.to_thread(self.plan.restart)
            self.restarts += 1


async def trial(address: str, folder: Path, plan: Plan) -> Result:
    """Run the plan and count."""
    points = ("claimed", "posting", "posted") if plan.fatal else ()
    more = {
        "design": plan.design,
        "seed": plan.seed,
        "fatal": dict.fromkeys(points, plan.fatal),
    }
    async with weather_beaten(address, folder, plan.workspaces, **more) as (slack, brief):
        storm(slack, plan.seed)
        store, crew = open_store(address), crew_of(brief, plan.size)
        trouble, began = Trouble(address, plan), time.monotonic()
        harm = [
            asyncio.ensure_future(_forever(lambda: _kill(crew, plan, slack))),
            asyncio.ensure_future(_forever(lambda: _refill(crew))),
            asyncio.ensure_future(trouble.cut()),
        ]
        days: list[str] = []
        try:
            finished = await _days(brief.clock, store, plan, brief.ahead, days, trouble)
        finally:
            for one in harm:
                one.cancel()
            await asyncio.gather(*harm, return_exceptions=True)
            await crew.dismiss()
        deaths = crew.deaths()
        between = sum(deaths[point] for point in points)
        counted = tally(slack, store, keys_of(brief.channels, days))
        store.close()
        return Result(
            counted,
            crew.killed + between,
            between,
            deaths,
            trouble.cuts,
            trouble.restarts,
            time.monotonic() - began,
            finished,
        )


async def _days(clock, store: Store, plan: Plan, ahead, days: list[str], trouble: Trouble) -> bool:  # type: ignore[no-untyped-def]
    """Let day after day pass, each once all of the one before has settled."""
    until = time.monotonic() + plan.patience
    for day in range(1, plan.days + 1):
        days.append(clock().date().isoformat())
        if day in (plan.days // 3, 2 * plan.days // 3):
            await trouble.restart()
        while not await asyncio.to_thread(_settled, store, plan.workspaces * day):
            if time.monotonic() > until:
                return False
            await asyncio.sleep(0.1)
        if day < plan.days:
            ahead.value += DAY_SECONDS
    return True


def _settled(store: Store, expected: int) -> bool:
    try:
        return rows_of(store) >= expected and unsettled(store) == 0
    except StoreError:
        return False


async def _forever(harm: Callable[[], Awaitable[None]]) -> None:
    while True:
        await harm()


async def _kill(crew: Crew, plan: Plan, slack: FakeSlack) -> None:
    await asyncio.sleep(0.05 * crew.chance.random())
    if len(slack.posted) > plan.kill_every * crew.killed:
        crew.kill_one()


async def _refill(crew: Crew) -> None:
    await asyncio.to_thread(crew.fill)
    await asyncio.sleep(0.05)
