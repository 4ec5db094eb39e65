"""A file is upgraded as it is opened, PostgreSQL only by `bandstand db upgrade`."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text

from bot.cli import main
from bot.errors import StoreError
from bot.people.kept import Kept
from bot.store import schema
from bot.store.address import database_url, said
from bot.store.engine import engine_for
from bot.store.outdated import OutdatedError
from bot.store.store import Store, open_store, upgrade_store
from bot.store.tables import secret, seen
from tests.people.kit import BAND, who

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FIRST = "0001"
PROCESSES = 4
OPEN = "import sys; from bot.store.store import open_store; open_store(sys.argv[1]).close()"
UPGRADE = "import sys; from bot.cli import main; sys.exit(main(['db', 'upgrade']))"


def _older(address: str) -> bytes:
    """Make the database as the first version did, with something in it; its salt."""
    url = database_url(address)
    store = Store(engine_for(url), said(url))
    with store.writing() as connection:
        schema.move(connection, FIRST, store.name)
        connection.execute(secret.insert().values(name="salt", value=b"old salt"))
        connection.execute(seen.insert().values(event="Ev1", seen_at=NOW))
    store.close()
    return b"old salt"


def _kept(store: Store) -> tuple[str | None, bytes, list[str]]:
    with store.reading() as connection:
        salt = connection.execute(select(secret.c.value)).scalar_one()
        events = connection.execute(select(seen.c.event)).scalars().all()
        return schema.revision(connection), salt, list(events)


def test_an_upgrade_keeps_what_was_there_and_so_does_the_way_back(empty_address: str) -> None:
    salt = _older(empty_address)
    assert upgrade_store(empty_address)[1] == FIRST
    store = open_store(empty_address)
    assert _kept(store) == (schema.HEAD, salt, ["Ev1"])
    with store.writing() as connection:
        schema.move(connection, FIRST, store.name)
    assert _kept(store) == (FIRST, salt, ["Ev1"])
    with store.reading() as connection:
        assert not inspect(connection).has_table("standing")
    store.close()


def test_an_older_file_is_upgraded_as_it_is_opened_and_a_copy_is_kept(
    sqlite: str, tmp_path: Path
) -> None:
    salt = _older(sqlite)
    open_store(sqlite).close()
    copy = tmp_path / f"bandstand.db.{FIRST}"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as old:
        assert old.execute("SELECT version_num FROM alembic_version").fetchall() == [(FIRST,)]
        assert old.execute("SELECT value FROM secret").fetchall() == [(salt,)]
        assert old.execute("SELECT event FROM seen").fetchall() == [("Ev1",)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bandstand.db", copy.name]


def test_a_new_file_and_one_of_this_version_are_not_copied(sqlite: str, tmp_path: Path) -> None:
    for _ in range(2):
        open_store(sqlite).close()
    assert [path.name for path in tmp_path.iterdir()] == ["bandstand.db"]


def test_without_room_for_the_copy_nothing_is_upgraded(
    sqlite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _older(sqlite)

    def full(_from: str, _to: str) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("bot.store.copies.os.replace", full)
        with pytest.raises(StoreError, match=r"cannot be copied .* \(No space left on device\)"):
            open_store(sqlite)
    store = open_store(sqlite)
    assert _kept(store)[0] == schema.HEAD
    store.close()


def test_processes_that_upgrade_one_file_at_once_take_turns(sqlite: str, tmp_path: Path) -> None:
    salt = _older(sqlite)
    command = [sys.executable, "-c", OPEN, sqlite]
    started = [
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(PROCESSES)
    ]
    assert [process.communicate(timeout=120)[1] for process in started] == [""] * PROCESSES
    store = open_store(sqlite)
    assert _kept(store) == (schema.HEAD, salt, ["Ev1"])
    store.close()
    with closing(sqlite3.connect(tmp_path / f"bandstand.db.{FIRST}")) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [(FIRST,)]


def test_processes_that_upgrade_one_postgresql_at_once_take_turns(
    empty_postgresql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    salt = _older(empty_postgresql)
    monkeypatch.setenv("DATABASE_URL", empty_postgresql)
    command = [sys.executable, "-c", UPGRADE]
    started = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(PROCESSES)
    ]
    said_by = [process.communicate(timeout=120)[0] for process in started]
    assert [process.returncode for process in started] == [0] * PROCESSES
    assert all(f"{schema.HEAD}" in words for words in said_by)
    store = open_store(empty_postgresql)
    assert _kept(store) == (schema.HEAD, salt, ["Ev1"])
    store.close()


@pytest.mark.parametrize("filled", [False, True], ids=["empty", "older"])
def test_postgresql_that_waits_for_its_upgrade_is_refused(
    empty_postgresql: str, filled: bool
) -> None:
    if filled:
        _older(empty_postgresql)
    with pytest.raises(OutdatedError) as caught:
        open_store(empty_postgresql)
    assert "run `bandstand db upgrade` first." in caught.value.problem
    assert str(caught.value) == f"{caught.value.problem} {caught.value.remedy}"
    upgrade_store(empty_postgresql)
    open_store(empty_postgresql).close()


@pytest.mark.parametrize("upgrading", [open_store, upgrade_store], ids=["open", "upgrade"])
def test_a_newer_postgresql_is_left_alone(
    postgresql: str, upgrading: Callable[[str], object]
) -> None:
    store = open_store(postgresql)
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(StoreError, match="newer version of Bandstand"):
        upgrading(postgresql)


def test_the_command_says_what_it_did(
    empty_address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_address)
    assert main(["db", "upgrade"]) == 0
    assert "has its tables now" in capsys.readouterr().out
    assert main(["db", "upgrade"]) == 0
    assert "is up to date" in capsys.readouterr().out


def test_the_command_names_the_revision_it_came_from(
    empty_address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _older(empty_address)
    monkeypatch.setenv("DATABASE_URL", empty_address)
    assert main(["db", "upgrade"]) == 0
    assert f"from revision {FIRST} to {schema.HEAD}" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["run", "web"])
def test_the_bot_does_not_start_over_tables_that_wait_for_their_upgrade(
    command: str,
    empty_postgresql: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_postgresql)
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "0123456789abcdef0123456789abcdef")
    assert main([command]) == 2
    assert "run `bandstand db upgrade` first." in capsys.readouterr().err


def test_a_conversation_goes_on_over_such_tables(empty_postgresql: str) -> None:
    kept = Kept(empty_postgresql)
    kept.remember(who(), BAND, NOW)
    assert kept.recall(who(), NOW) == BAND
    with pytest.raises(OutdatedError):
        kept.check()
