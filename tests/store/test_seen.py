"""An event is taken once, by whichever process asks first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.store.seen import LIFETIME, Seen
from bot.store.store import open_store
from bot.store.tables import seen

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_the_first_of_many_takes_it(address: str) -> None:
    replicas = [open_store(address) for _ in range(2)]
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(Seen(replicas[n % 2]).first, "Ev1", NOW) for n in range(24)]
        assert sum(answer.result() for answer in asked) == 1
    for store in replicas:
        store.close()


def test_an_event_is_kept_longer_than_slack_tries_again_and_then_dropped(address: str) -> None:
    store = open_store(address)
    taken = Seen(store)
    assert taken.first("Ev1", NOW)
    assert not taken.first("Ev1", NOW + timedelta(minutes=10))
    assert taken.first("Ev2", NOW + LIFETIME)
    with store.reading() as connection:
        assert connection.execute(select(seen.c.event)).scalars().all() == ["Ev2"]
    store.close()
