"""Where the database is: a file of this user's, or what `DATABASE_URL` says.

Whatever is said of an address never holds its password. SQLAlchemy, a third of a second, is read
only where there is an address.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import StoreError

if TYPE_CHECKING:
    from sqlalchemy import URL

FILE_NAME = "bandstand.db"
_DRIVERS = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}


def default_file() -> Path:
    """The file in the user's data folder (`XDG_DATA_HOME` moves it)."""
    from platformdirs import user_data_path

    return user_data_path("bandstand", appauthor=False) / FILE_NAME


def database_url(address: str | None) -> URL:
    """The address as SQLAlchemy takes it, with the driver that is installed.

    Raises:
        StoreError: it is no address, or names a database that Bandstand does not speak to.
    """
    from sqlalchemy import URL, make_url
    from sqlalchemy.exc import ArgumentError

    if address is None:
        return URL.create("sqlite", database=str(default_file()))
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        # `from None`: the message quotes the whole address.
        raise StoreError("named by DATABASE_URL", "has no address of its form") from None
    kind = url.drivername.partition("+")[0]
    if kind not in _DRIVERS:
        raise StoreError("named by DATABASE_URL", f"is a {kind[:20]!r}, not PostgreSQL or SQLite")
    if kind == "sqlite" and (url.database or ":memory:").startswith((":memory:", "file:")):
        raise StoreError("named by DATABASE_URL", "is no file")
    return url.set(drivername=_DRIVERS[kind])


def is_there(address: str | None) -> bool:
    """Whether there is a database to open: a server that is named, or a file that exists.

    Raises:
        StoreError: the address is none.
    """
    if address is None:
        return default_file().exists()
    url = database_url(address)
    return url.get_backend_name() != "sqlite" or Path(str(url.database)).exists()


def said(url: URL) -> str:
    """The database in words, without user or password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return f"{url.database or ''} at {url.host or 'this machine'}".strip()
