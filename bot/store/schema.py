"""The tables of the database at hand, brought to those of this version."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from bot.errors import StoreError

HEAD = "0001"
"""The newest revision in `migrations/versions`, so that most starts need no Alembic."""
_LOCK = 0x62616E6473746E64
# "bandstnd": the advisory lock that migrations of one PostgreSQL database take turns by.


def upgrade(writing: Connection, name: str) -> None:
    """Bring the tables to `HEAD`, in the transaction of a connection that writes.

    Processes that start together take turns; all but the first find nothing to do.

    Args:
        name: the database, for messages.

    Raises:
        StoreError: the tables are those of a newer version.
    """
    if writing.dialect.name == "postgresql":
        writing.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if revision(writing) != HEAD:
        move(writing, "head", name)


def revision(connection: Connection) -> str | None:
    """The revision of the tables that are there; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def move(writing: Connection, target: str, name: str) -> None:
    """Migrate up to `head` or down to `base`.

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
    try:
        (command.downgrade if target == "base" else command.upgrade)(config, target)
    except CommandError:
        raise StoreError(name, "was made by a newer version of Bandstand") from None
