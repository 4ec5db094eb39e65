"""A process's lock: held while it lives, free when it is gone, seen by the others."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from bot.reviews.ledger.ownership import SessionLock, take
from bot.store.store import Store, open_store


@pytest.fixture(name="store")
def fixture_store(address: str) -> Iterator[Store]:
    """An open database."""
    store = open_store(address)
    yield store
    store.close()


def test_a_lock_is_seen_while_it_is_held_and_no_longer(store: Store) -> None:
    mine, other = take(store), take(store)
    name = mine.held()
    assert name != other.held()
    with store.writing() as connection:
        assert not other.free(name, connection)
        assert not mine.free(name, connection)
    mine.close()
    with store.writing() as connection:
        assert other.free(name, connection)
    mine.close()
    other.close()


def test_a_name_nobody_ever_had_is_free(store: Store) -> None:
    with closing(take(store)) as mine, store.writing() as connection:
        assert mine.free("00ff00ff00ff00ff", connection)


def test_a_lost_session_is_noticed_and_gets_another_name(postgresql: str) -> None:
    with closing(open_store(postgresql)) as store, closing(take(store)) as mine:
        assert isinstance(mine, SessionLock)
        before = mine.held()
        with closing(psycopg.connect(postgresql, autocommit=True)) as admin:
            admin.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
            )
        after = mine.held()
        assert after != before
        with store.writing() as connection:
            assert mine.free(before, connection)
            assert not mine.free(after, connection)


def test_files_that_the_dead_left_are_removed(sqlite: str) -> None:
    with closing(open_store(sqlite)) as store:
        with closing(take(store)) as mine, store.reading() as connection:
            url = connection.engine.url
            left = Path(f"{url.database}-owners") / "0123456789abcdef"
            left.touch()
            assert mine.free("0123456789abcdef", connection)
        assert not left.exists()
