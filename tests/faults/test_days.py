"""Day after day, over changes of the clock, with pauses: each local day has its one digest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest

from bot.chat.reviewing import Calendar, Changed
from bot.reviews.carrier import Parcel
from bot.reviews.freshness import Dated
from bot.reviews.ledger.claims import Claims
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.ledger.ownership import take
from bot.reviews.pace import Pace
from bot.reviews.scene import Scene
from bot.reviews.worker import Worker
from bot.store.store import Store, open_store
from tests.faults.sizes import CROWD, FULL, HARD_ZONES, ZONES

LATE = date(2026, 1, 1)


class Postbox:
    """Takes everything, and counts it by key."""

    def __init__(self, workspaces: Collection[str]) -> None:
        self._workspaces = workspaces
        self.taken: Counter[str] = Counter()

    def workspaces(self) -> Collection[str]:
        return self._workspaces

    async def post(self, parcel: Parcel) -> str:
        self.taken[parcel.key] += 1
        return "1.000001"

    async def find(self, workspace: str, channel: str, key: str, since: datetime) -> str | None:
        return "1.000001" if self.taken[key] else None

    async def update(self, parcel: Parcel, posted: str) -> None:
        raise AssertionError("nobody acted")


@pytest.fixture(name="store")
def fixture_store(address: str) -> Iterator[Store]:
    """An open database."""
    store = open_store(address)
    yield store
    store.close()


async def _days(
    store: Store,
    first: datetime,
    ticks: int,
    every: timedelta,
    zones: Collection[str] = HARD_ZONES,
) -> Counter[str]:
    """Tick so often over workspaces of the zones, with a digest each day at midnight."""
    by_workspace = {f"slack:T{zone}": zone for zone in zones}
    postbox = Postbox(by_workspace)
    now = [first]

    def calendar(workspace: str) -> Calendar:
        return Calendar("C0123ABCD", by_workspace[workspace], (0, 1, 2, 3, 4, 5, 6), 0, ())

    guide = Dated("acme/staff", "Acme staff", "acme", LATE, LATE)
    scene = Scene(guides=lambda: {guide.guide: guide})
    ownership = take(store)
    worker = Worker(Ledger(store, calendar), postbox, scene, Pace(senders=1), lambda: now[0])
    sender = worker.sender(Claims(store, ownership, Pace()))
    for _ in range(ticks):
        await worker.tick(sender)
        now[0] += every
    ownership.close()
    return postbox.taken


EVERY = timedelta(hours=8)
CHANGES: dict[str, tuple[datetime, int, Collection[str]]] = {
    "Havana on 14 March": (datetime(2027, 3, 12, 12, tzinfo=UTC), 3 * 4, HARD_ZONES),
    "Santiago, Lord Howe on 4 April": (datetime(2027, 4, 2, 12, tzinfo=UTC), 3 * 4, HARD_ZONES),
}
if FULL:
    CHANGES["400 days in 30 zones"] = (datetime(2026, 12, 1, 12, tzinfo=UTC), 3 * 400, ZONES)


@pytest.mark.parametrize(("first", "ticks", "zones"), CHANGES.values(), ids=list(CHANGES))
async def test_each_local_day_has_one_digest_over_changes_of_the_clock(
    store: Store, first: datetime, ticks: int, zones: Collection[str]
) -> None:
    taken = await _days(store, first, ticks, EVERY, zones)
    assert taken == _owed(first, first + (ticks - 1) * EVERY, zones)


def _owed(first: datetime, last: datetime, zones: Collection[str]) -> Counter[str]:
    """One digest for each local day from the first tick to the last."""
    return Counter(
        f"slack:T{zone}/{_on(first, zone) + timedelta(days=n)}"
        for zone in zones
        for n in range((_on(last, zone) - _on(first, zone)).days + 1)
    )


async def test_after_three_days_asleep_there_is_one_digest_a_channel(store: Store) -> None:
    taken = await _days(store, datetime(2027, 3, 1, 12, tzinfo=UTC), 2, timedelta(days=3))
    assert sorted(Counter(key.rpartition("/")[0] for key in taken).values()) == [2, 2, 2]
    assert set(taken.values()) == {1}


def _on(moment: datetime, zone: str) -> date:
    return moment.astimezone(ZoneInfo(zone)).date()


def test_of_many_who_press_at_once_one_acts(store: Store) -> None:
    ledger = Ledger(store, lambda _workspace: Calendar())
    crowd, now = CROWD, datetime(2027, 3, 1, tzinfo=UTC)
    outcomes: list[str] = []
    together = Barrier(crowd)

    def press(number: int) -> None:
        together.wait()
        try:
            ledger.done(
                "slack:T1",
                "acme/staff",
                kind="text",
                source="",
                quarter="",
                today=now.date(),
                next_due=now.date() + timedelta(days=90),
                seen_due=LATE,
                person=f"U{number:08d}",
                now=now,
                version=0,
                key=f"press {number}",
            )
            outcomes.append("done")
        except Changed as changed:
            outcomes.append(f"{changed.last.kind if changed.last else 'nothing'} by another")

    threads = [Thread(target=press, args=(number,)) for number in range(crowd)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Counter(outcomes) == {"done": 1, "done by another": crowd - 1}
    assert len(ledger.history("slack:T1", "acme/staff")) == 1
