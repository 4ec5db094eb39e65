"""One process dies or freezes at a known point; another takes over. Each message arrives once."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.store.store import Store, open_store
from tests.fakes.slack import FakeSlack
from tests.faults.crew import (
    BETWEEN,
    RETRY_AFTER,
    Crew,
    crew_of,
    freed,
    keys_of,
    recorded,
    tally,
    unsettled,
    weather_beaten,
)
from tests.faults.member import PACE, Brief
from tests.faults.sizes import GUIDES, PATIENCE, REPLICAS, ROUNDS


@pytest.fixture(params=range(ROUNDS))
def again(request: pytest.FixtureRequest) -> int:
    """As many rounds as the size asks for."""
    return int(request.param)


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await asyncio.to_thread(true):  # noqa: ASYNC110 - other processes set no event
            await asyncio.sleep(0.05)


async def _dead(crew: Crew, point: str) -> None:
    await _until(lambda: crew.deaths()[point] > 0)


async def _settled(store: Store, brief: Brief) -> None:
    await _until(lambda: recorded(store) >= len(brief.channels) and unsettled(store) == 0)


def _shown(slack: FakeSlack, store: Store, brief: Brief) -> tuple[int, int, int]:
    today = brief.clock().date().isoformat()
    count = tally(slack, store, keys_of(brief.channels, [today]))
    return count.lost + count.waiting, count.duplicated, count.early


@pytest.mark.usefixtures("again")
async def test_a_death_at_each_point_loses_and_doubles_nothing(
    address: str, tmp_path: Path
) -> None:
    async with weather_beaten(address, tmp_path, workspaces=len(BETWEEN) + 1) as (slack, brief):
        store = open_store(address)
        for point in ("claimed", "posting", "posted", "looked", "recorded"):
            crew = Crew(replace(brief, fatal={point: 1.0}), 1, crew_of(brief).chance)
            crew.fill()
            await _dead(crew, point)
            await crew.dismiss()
        last = crew_of(brief, 2)
        last.fill()
        await _settled(store, brief)
        await last.dismiss()
        assert _shown(slack, store, brief) == (0, 0, 0)
        assert last.deaths() == Counter(("claimed", "posting", "posted", "looked", "recorded"))
        store.close()


@pytest.mark.usefixtures("again")
async def test_a_frozen_process_that_wakes_sends_nothing_twice(
    address: str, tmp_path: Path
) -> None:
    async with weather_beaten(address, tmp_path, workspaces=2) as (slack, brief):
        store = open_store(address)
        one_by_one = replace(PACE, senders=1)
        frozen = crew_of(replace(brief, frozen="posting", pace=one_by_one), 1)
        frozen.fill()
        await _dead(frozen, "frozen posting")
        other = crew_of(brief, 1)
        other.fill()
        # The other sends what it may; the frozen one's lease runs out meanwhile.
        await _until(lambda: unsettled(store) == 1 and recorded(store) == 2)
        brief.ahead.value += 600
        await asyncio.sleep(1)
        assert unsettled(store) == 1
        freed(frozen.members[0])
        await _settled(store, brief)
        await frozen.dismiss()
        await other.dismiss()
        assert _shown(slack, store, brief) == (0, 0, 0)
        store.close()


async def test_nobody_calls_inside_the_wait_that_one_was_told_of(
    address: str, tmp_path: Path
) -> None:
    async with weather_beaten(address, tmp_path, workspaces=3) as (slack, brief):
        store = open_store(address)
        slack.rate_limit("chat.postMessage", RETRY_AFTER, times=3, team="T0000000")
        crew = crew_of(brief, 3)
        crew.fill()
        await _settled(store, brief)
        await crew.dismiss()
        assert _shown(slack, store, brief) == (0, 0, 0)
        assert len([c for c in slack.calls if c.error == "ratelimited"]) == 3
        store.close()


@pytest.mark.parametrize("guides", [GUIDES])
async def test_replicas_that_start_together_record_each_reminder_once(
    address: str, tmp_path: Path, guides: int
) -> None:
    async with weather_beaten(address, tmp_path, workspaces=1, guides=guides) as (slack, brief):
        store = open_store(address)
        crew = crew_of(brief, REPLICAS)
        crew.fill()
        await _settled(store, brief)
        await crew.dismiss()
        assert _shown(slack, store, brief) == (0, 0, 0)
        with store.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT guide, stage, count(*) FROM reminder WHERE stage <> '' GROUP BY 1, 2"
            ).all()
        assert len(rows) == guides
        assert {row[2] for row in rows} == {1}
        store.close()
