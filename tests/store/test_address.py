"""DATABASE_URL in all its spellings; and no password in any message."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.address import database_url, said
from bot.store.store import open_store


@pytest.mark.parametrize(
    ("address", "driver"),
    [
        pytest.param("postgres://u:p@db/x", "postgresql+psycopg", id="as Heroku writes it"),
        pytest.param("postgresql://u:p@db/x", "postgresql+psycopg", id="as PostgreSQL writes it"),
        pytest.param("postgresql+psycopg2://u:p@db/x", "postgresql+psycopg", id="other driver"),
        pytest.param("postgresql:///x?host=/run", "postgresql+psycopg", id="socket"),
        pytest.param("sqlite:////var/x.db", "sqlite", id="file"),
    ],
)
def test_an_address_gets_the_driver_that_is_installed(address: str, driver: str) -> None:
    assert database_url(address).drivername == driver


def test_parameters_and_password_reach_the_driver() -> None:
    url = database_url("postgres://u:s%40fe@db:5433/x?sslmode=require")
    assert (url.password, url.port, url.query) == ("s@fe", 5433, {"sslmode": "require"})


def test_no_address_is_the_file_in_the_user_s_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert database_url(None).database == str(tmp_path / "bandstand" / "bandstand.db")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        pytest.param("hunter2", "no address of its form", id="no address"),
        pytest.param("postgresql://u:hunter2@db:port/x", "no address of its form", id="bad port"),
        pytest.param("mysql://u:hunter2@db/x", "is a 'mysql'", id="another database"),
        pytest.param("sqlite://", "is no file", id="memory"),
        pytest.param("sqlite:///:memory:", "is no file", id="memory, spelt out"),
        pytest.param("postgresql://u:hunter2@127.0.0.1:1/x", "failed", id="nobody answers"),
        pytest.param("sqlite:////proc/none/hunter2.db", "cannot be opened", id="no such folder"),
    ],
)
def test_what_cannot_be_opened_says_so_without_secrets(address: str, reason: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(address)
    assert reason in caught.value.problem
    assert "u:hunter2" not in str(caught.value)
    assert ":hunter2@" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert "DATABASE_URL" in caught.value.remedy


def test_a_file_that_is_no_database_says_so(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("not a database, and long enough to be looked at: " * 20)
    with pytest.raises(StoreError, match="is no database of Bandstand") as caught:
        open_store(f"sqlite:///{file}")
    assert str(file) in caught.value.problem
    assert caught.value.remedy.startswith("Name another file in DATABASE_URL, or move this one")


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(f"sqlite:///{tmp_path}")


def test_a_database_in_words_names_neither_user_nor_password() -> None:
    assert said(database_url("postgres://user:hunter2@db.example/pay")) == "pay at db.example"
