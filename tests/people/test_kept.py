"""The database is opened when needed; without one, conversations go on in the process."""

from __future__ import annotations

import logging
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from bot.chat.memory import Who
from bot.errors import StoreError
from bot.people import kept
from bot.people.kept import RETRY_AFTER, Kept
from tests.people.kit import BAND, LIST, MINUTE, NOW, company, who

NOWHERE = "sqlite:////proc/none/bandstand.db"


def test_nothing_is_opened_before_it_is_needed(tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    memory = Kept(f"sqlite:///{file}")
    memory.remember(Who("slack:T1", "U1"), BAND, NOW)
    assert memory.recall(Who("slack:T1", "U1"), NOW) is None
    assert not file.exists()
    memory.remember(who(), BAND, NOW)
    assert file.exists()
    memory.close()
    assert memory.recall(who(), NOW + MINUTE) == BAND
    memory.close()


def test_without_a_database_a_conversation_goes_on_and_one_line_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    memory = Kept(NOWHERE)
    memory.remember(who(), BAND, NOW)
    memory.missed(who(), company("acme"), NOW)
    assert memory.first("Ev1", NOW)
    assert memory.recall(who(), NOW + RETRY_AFTER * 2) == BAND
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "kept in this process only" in caplog.text


def test_a_database_that_is_down_is_not_waited_for_by_every_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[str | None] = []

    def fail(address: str | None) -> kept.Opened:
        tried.append(address)
        raise StoreError("x", "failed")

    monkeypatch.setattr(kept, "opened", fail)
    memory = Kept(None)
    for seconds in (0, 1, 2):
        memory.remember(who(), BAND, NOW + MINUTE * seconds / 60)
    assert len(tried) == 1
    memory.recall(who(), NOW + RETRY_AFTER)
    assert len(tried) == 2


def test_the_database_is_used_again_when_it_is_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "folder").write_text("a file where the folder should be")
    memory = Kept(f"sqlite:///{tmp_path}/folder/x.db")
    memory.remember(who(), BAND, NOW)
    (tmp_path / "folder").unlink()
    later = NOW + RETRY_AFTER
    memory.remember(who(), LIST, later)
    assert memory.open().conversations.recall(who(), later) == LIST
    assert len(caplog.records) == 1
    memory.close()


def test_sessions_that_were_cut_are_replaced_unnoticed(
    postgresql: str, caplog: pytest.LogCaptureFixture
) -> None:
    memory = Kept(postgresql)
    memory.remember(who(), BAND, NOW)
    with closing(psycopg.connect(postgresql, autocommit=True)) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    assert memory.recall(who(), NOW) == BAND
    assert caplog.records == []
    memory.close()


def test_it_never_says_forgotten_when_the_database_could_not_be_asked() -> None:
    memory = Kept(NOWHERE)
    memory.remember(who(), BAND, NOW)
    with pytest.raises(StoreError):
        memory.forget(who())
    with pytest.raises(StoreError):
        memory.wanted("slack:T1")
    assert memory.recall(who(), NOW) is None


def test_forgetting_covers_conversation_and_gaps(tmp_path: Path) -> None:
    memory = Kept(f"sqlite:///{tmp_path}/x.db")
    memory.remember(who("U1", "D1:1.0", "D1"), BAND, NOW)
    memory.missed(who(), company("acme", known=True), NOW)
    assert memory.forget(who()) == 2
    assert [wanted.people for wanted in memory.wanted("slack:T1")] == [0]
    memory.close()
