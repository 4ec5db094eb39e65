"""The opened database: reading, writing in turns, and hashes only it can make."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StoreError
from bot.store import schema, tables
from bot.store.address import database_url, said
from bot.store.engine import WRITES, engine_for
from bot.store.upsert import insert

_SALT = "salt"


class Store:
    """A database with this version's tables; usable from many threads."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**{WRITES: True})
        self.name = name
        """The database in words, without secrets."""
        self._salt = b""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read by.

        Raises:
            StoreError: the database failed.
        """
        with self._failing(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction to write in, committed at the end; writers of one file take turns.

        Raises:
            StoreError: the database failed, and nothing was written.
        """
        with self._failing(), self._writer.begin() as connection:
            yield connection

    def key(self, *parts: str) -> str:
        """A hash of the parts that nobody can make without this database."""
        told = "\0".join(parts).encode("utf-8", "surrogatepass")
        return hmac.new(self._salt, told, hashlib.sha256).hexdigest()

    def close(self) -> None:
        """Let all connections go."""
        self._engine.dispose()

    def prepare(self, upgrade: bool) -> str | None:
        """Bring the tables up to date, or refuse others, and read the salt.

        Returns:
            The revision before; None where there were no tables.

        Raises:
            OutdatedError: the tables are older, and are not to be upgraded here.
            StoreError: the database failed, or is of a newer version.
        """
        with self.writing() as connection:
            before = schema.revision(connection)
            (schema.upgrade if upgrade else schema.need)(connection, self.name)
            made = {"name": _SALT, "value": secrets.token_bytes(32)}
            connection.execute(insert(connection, tables.secret, made).on_conflict_do_nothing())
            found = select(tables.secret.c.value).where(tables.secret.c.name == _SALT)
            self._salt = connection.execute(found).scalar_one()
        return before

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            # `from None`: a driver's message may quote an address or a value.
            raise _failed(self.name, getattr(error, "orig", None) or error) from None


def _failed(name: str, why: BaseException) -> StoreError:
    if getattr(why, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
        return StoreError(name, "is no database of Bandstand", _OTHER_FILE)
    return StoreError(name, f"failed ({type(why).__name__})")


_OTHER_FILE = "Name another file in DATABASE_URL, or move this one away and let a new one be made."


def open_store(address: str | None) -> Store:
    """Open the database of the address, or the default file, which is made where missing.

    An SQLite file is upgraded on the way; PostgreSQL must have the tables of this version.

    Raises:
        OutdatedError: PostgreSQL has older tables, or none.
        StoreError: it cannot be opened, in a sentence without secrets.
    """
    store, file = _connected(address)
    _prepared(store, upgrade=file)
    return store


def upgrade_store(address: str | None) -> tuple[str, str | None]:
    """Make or upgrade the tables of either kind of database.

    Returns:
        The database in words, and the revision of its tables before.

    Raises:
        StoreError: it cannot be opened or upgraded, in a sentence without secrets.
    """
    store, _ = _connected(address)
    before = _prepared(store, upgrade=True)
    store.close()
    return store.name, before


def _connected(address: str | None) -> tuple[Store, bool]:
    """The database, not yet looked into; and whether it is a file."""
    url = database_url(address)
    name = said(url)
    try:
        return Store(engine_for(url), name), url.get_backend_name() == "sqlite"
    except (OSError, ImportError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise StoreError(name, f"cannot be opened ({reason})") from None


def _prepared(store: Store, *, upgrade: bool) -> str | None:
    try:
        return store.prepare(upgrade)
    except BaseException:
        store.close()
        raise
