"""The tables of the database at hand, brought to those of this version.

An SQLite file is upgraded by whoever opens it, a copy of an older one being kept first.
PostgreSQL is upgraded by `bandstand db upgrade` only.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.errors import StoreError
from bot.store.copies import keep_copy
from bot.store.outdated import OutdatedError

HEAD = "0004"
"""The newest revision in `migrations/versions`, so that most starts need no Alembic."""
_LOCK = 0x62616E6473746E64
# "bandstnd": the advisory lock that migrations of one PostgreSQL database take turns by.


def upgrade(writing: Connection, name: str) -> None:
    """Bring the tables to `HEAD`, in the transaction of a connection that writes.

    Processes that start together take turns; all but the first find nothing to do.

    Args:
        name: the database, for messages.

    Raises:
        StoreError: the tables are those of a newer version, or no copy can be kept.
    """
    if writing.dialect.name == "postgresql":
        writing.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    found = revision(writing)
    if found == HEAD:
        return
    _refuse_newer(found, name)
    if found is not None and writing.dialect.name == "sqlite":
        # The lock of this transaction keeps the file as it is while it is copied.
        keep_copy(Path(str(writing.engine.url.database)), found)
    move(writing, "head", name)


def need(connection: Connection, name: str) -> None:
    """Refuse tables that are not those of this version.

    Raises:
        OutdatedError: they are older, or there are none.
        StoreError: they are those of a newer version.
    """
    found = revision(connection)
    _refuse_newer(found, name)
    if found != HEAD:
        raise OutdatedError(name)


def _refuse_newer(found: str | None, name: str) -> None:
    if found is not None and found > HEAD:
        raise StoreError(name, "was made by a newer version of Bandstand")


def revision(connection: Connection) -> str | None:
    """The revision of the tables that are there; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def move(writing: Connection, target: str, name: str) -> None:
    """Migrate up or down to a revision, up to `head`, or down to `base`.

    Raises:
        StoreError: the tables are those of a newer version.
    """
    # Imported here: most starts find the newest tables.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    config.attributes["connection"] = writing
    down = target == "base" or target < (revision(writing) or "")
    try:
        (command.downgrade if down else command.upgrade)(config, target)
    except CommandError:
        raise StoreError(name, "was made by a newer version of Bandstand") from None
