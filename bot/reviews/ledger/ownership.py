"""Which processes are alive: each holds a lock that goes when it ends, however it ends.

A frozen process keeps its lock, so nobody takes over what it may be about to send.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from threading import Lock
from typing import Protocol

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StoreError
from bot.store.engine import engine_for
from bot.store.store import Store


class Ownership(Protocol):
    """This process's lock, and a way to look at the others'."""

    def held(self) -> str:
        """The name under which this process is alive now; another one where it had lost its lock.

        Raises:
            StoreError: it has no lock and can get none.
        """
        ...

    def free(self, owner: str, connection: Connection) -> bool:
        """Whether nobody alive goes by the name."""
        ...

    def close(self) -> None:
        """Let the lock go."""
        ...


def take(store: Store) -> Ownership:
    """A lock for this process: a locked file beside SQLite's, or PostgreSQL's advisory lock.

    Raises:
        StoreError: it cannot be had.
    """
    with store.reading() as connection:
        url = connection.engine.url
    if url.get_backend_name() == "sqlite":
        return FileLock(Path(f"{url.database}-owners"), store.name)
    return SessionLock(engine_for(url), store.name)


class FileLock:
    """A locked file of this process's own. Only for one machine, as SQLite is."""

    def __init__(self, folder: Path, database: str) -> None:
        self._folder = folder
        self._name = ""
        self._file: int | None = None
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            for left in folder.iterdir():
                self._gone(left.name)
            while not self._name:
                self._try()
        except OSError as error:
            raise StoreError(database, f"cannot be locked ({error.strerror})") from None

    def _try(self) -> None:
        import fcntl

        file = self._folder / secrets.token_hex(8)
        opened = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
        fcntl.flock(opened, fcntl.LOCK_EX)
        # Another process may have taken the file for a left one before it was locked.
        if file.exists() and file.stat().st_ino == os.fstat(opened).st_ino:
            self._name, self._file = file.name, opened
        else:
            os.close(opened)

    def held(self) -> str:
        """Always the same: the kernel keeps the lock until the process ends."""
        return self._name

    def free(self, owner: str, connection: Connection) -> bool:  # noqa: ARG002 - of the protocol
        """Whether the file is gone or unlocked."""
        return self._gone(owner)

    def _gone(self, owner: str) -> bool:
        """Whether no process holds the file; it is removed then."""
        import fcntl

        path = self._folder / Path(owner).name
        try:
            file = os.open(path, os.O_RDWR)
        except FileNotFoundError:
            return True
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink(missing_ok=True)
        except BlockingIOError:
            return False
        finally:
            os.close(file)
        return True

    def close(self) -> None:
        """Unlock and remove the file."""
        if self._file is not None:
            (self._folder / self._name).unlink(missing_ok=True)
            os.close(self._file)
        self._file = None


class SessionLock:
    """An advisory lock held by a session of its own; it goes when the session is cut."""

    def __init__(self, engine: Engine, database: str) -> None:
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")
        self._database = database
        self._session: Connection | None = None
        self._name = ""
        self._turn = Lock()
        self.held()

    def held(self) -> str:
        """The name in force; a new one after the session was lost, for others may have seen it."""
        with self._turn:
            if self._session is None or not self._alive(self._session):
                self._session = self._open()
            return self._name

    def _alive(self, session: Connection) -> bool:
        try:
            session.execute(text("SELECT 1"))
        except SQLAlchemyError:
            session.invalidate()
            session.close()
            return False
        return True

    def _open(self) -> Connection:
        name = secrets.token_hex(8)
        try:
            session = self._engine.connect()
            session.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _number(name)})
        except SQLAlchemyError as error:
            kind = type(getattr(error, "orig", None) or error).__name__
            self._session = None
            raise StoreError(self._database, f"cannot be locked ({kind})") from None
        self._name = name
        return session

    def free(self, owner: str, connection: Connection) -> bool:
        """Whether the lock can be had; it is let go with the connection's transaction."""
        asked = text("SELECT pg_try_advisory_xact_lock(:key)")
        return bool(connection.execute(asked, {"key": _number(owner)}).scalar())

    def close(self) -> None:
        """End the session."""
        with self._turn:
            if self._session is not None:
                self._session.close()
            self._session = None
            self._engine.dispose()


def _number(name: str) -> int:
    """The name as PostgreSQL takes it: 64 bits, signed."""
    return int.from_bytes(bytes.fromhex(name), "big", signed=True)
