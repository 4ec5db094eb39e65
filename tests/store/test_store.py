"""An opened database: private, shared by threads and processes, and quiet about values."""

from __future__ import annotations

import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from bot.errors import StoreError
from bot.store.store import Store, open_store
from bot.store.tables import secret, seen

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

PROCESSES, WRITES = 4, 40
WRITER = f"""
import sys
from sqlalchemy import select
from bot.store.store import open_store
from bot.store.tables import secret
from bot.store.upsert import insert

store = open_store(sys.argv[1])
for _ in range({WRITES}):
    with store.writing() as connection:
        # Read, then write: what fails with SQLite's own BEGIN.
        found = connection.execute(select(secret.c.value).where(secret.c.name == "n")).scalar()
        value = int(found or b"0") + 1
        made = insert(connection, secret, {{"name": "n", "value": b"%d" % value}})
        connection.execute(
            made.on_conflict_do_update(
                index_elements=["name"], set_={{"value": made.excluded.value}}
            )
        )
"""


@pytest.fixture(name="store")
def fixture_store(address: str) -> Store:
    return open_store(address)


def test_a_new_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    file = tmp_path / "made" / "here" / "x.db"
    store = open_store(f"sqlite:///{file}")
    with store.writing() as connection:
        connection.execute(text("CREATE TABLE x (y INTEGER)"))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert modes == {"x.db": 0o600, "x.db-wal": 0o600, "x.db-shm": 0o600}
    store.close()


def test_sqlite_is_set_up_for_several_and_for_power_cuts(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'x.db'}")
    with store.reading() as connection:
        said = [
            connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert said == ["wal", 2, 1, 10_000]
    store.close()


def test_processes_that_start_together_share_an_empty_database(address: str) -> None:
    command = [sys.executable, "-c", WRITER, address]
    processes = [
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(PROCESSES)
    ]
    told = [process.communicate(timeout=120)[1] for process in processes]
    assert told == [""] * PROCESSES
    store = open_store(address)
    with store.reading() as connection:
        found = connection.execute(select(secret.c.value).where(secret.c.name == "n")).scalar()
    store.close()
    if address.startswith("sqlite"):
        assert found == b"%d" % (PROCESSES * WRITES)


def test_threads_take_turns(store: Store) -> None:
    def write(number: int) -> None:
        with store.writing() as connection:
            connection.execute(insert(seen).values(event=str(number), seen_at=NOW))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(80)))
    with store.reading() as connection:
        assert len(connection.execute(select(seen)).all()) == 80
    store.close()


def test_moments_come_back_aware_and_in_utc(store: Store) -> None:
    there = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    with store.writing() as connection:
        connection.execute(insert(seen).values(event="a", seen_at=there))
    with store.reading() as connection:
        found = connection.execute(select(seen.c.seen_at)).scalar_one()
        later = connection.execute(select(seen).where(seen.c.seen_at > NOW)).all()
    assert (found, found.utcoffset(), later) == (NOW, timedelta(0), [])
    store.close()


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    naive = insert(seen).values(event="a", seen_at=NOW.replace(tzinfo=None))
    with pytest.raises(StoreError), store.writing() as connection:
        connection.execute(naive)
    store.close()


def test_what_fails_is_rolled_back_and_quotes_no_value(store: Store) -> None:
    def twice() -> None:
        with store.writing() as connection:
            for _ in range(2):
                connection.execute(insert(seen).values(event="hunter2", seen_at=NOW))

    with pytest.raises(StoreError) as caught:
        twice()
    assert "hunter2" not in str(caught.value)
    with store.reading() as connection:
        assert connection.execute(select(seen)).all() == []
    store.close()


def test_hashes_are_the_same_after_a_restart_and_others_in_another_database(
    store: Store, address: str, tmp_path: Path
) -> None:
    made = store.key("U1", "slack:T1")
    store.close()
    again, other = open_store(address), open_store(f"sqlite:///{tmp_path / 'other.db'}")
    assert again.key("U1", "slack:T1") == made
    assert other.key("U1", "slack:T1") != made
    assert again.key("U1slack", ":T1") != made
    again.close()
    other.close()
