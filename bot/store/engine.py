"""Connections to the database: how long they wait, and that writers take turns."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 10
"""How long one process waits for another that writes to the same file."""
CONNECT_SECONDS = 5
WRITES = "writes"
"""Execution option of connections that will write."""


def engine_for(url: URL) -> Engine:
    """An engine; connects to nothing yet.

    Raises:
        OSError: the file or its folder cannot be made.
    """
    return _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url)


def _postgresql(url: URL) -> Engine:
    return create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_timeout=CONNECT_SECONDS,
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "application_name": "bandstand",
            # Prepared statements fail behind a pooler that hands each transaction another session.
            "prepare_threshold": None,
        },
    )


def _sqlite(url: URL) -> Engine:
    _make_private(Path(str(url.database)))
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _make_private(file: Path) -> None:
    """The file and its folder, for their owner only; what is there already is left as it is."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if file.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    # One that is there is not opened: closing it again would drop SQLite's locks on it, which
    # belong to the process.
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    assert isinstance(connection, sqlite3.Connection)
    # Python's own BEGIN comes too late: two that read first and then write would both fail.
    connection.isolation_level = None
    with suppress(sqlite3.OperationalError):
        # Locked: another process is switching the very same file.
        connection.execute("PRAGMA journal_mode=WAL")
    # A committed intent to send must outlive a power cut.
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
