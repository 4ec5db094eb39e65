"""Which process handles an event, where several listen and Slack delivers again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from bot.store.store import Store
from bot.store.tables import seen as rows
from bot.store.upsert import insert

LIFETIME = timedelta(minutes=15)
"""Slack tries a third time after about six minutes."""
PURGED_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Seen:
    """Events that some process has taken, for a quarter of an hour."""

    store: Store

    def first(self, event: str, now: datetime) -> bool:
        """Whether nobody took the event before; it is the caller's from now on.

        Raises:
            StoreError: the database failed.
        """
        taken = {"event": event, "seen_at": now}
        with self.store.writing() as connection:
            made = insert(connection, rows, taken).on_conflict_do_nothing()
            # Without the option SQLAlchemy counts an insert's rows on SQLite only.
            done = connection.execute(made, execution_options={"preserve_rowcount": True})
            first = done.rowcount == 1
            if first:
                _purge(connection, now)
        return first


def _purge(connection: Connection, now: datetime) -> None:
    over = (
        select(rows.c.event)
        .where(rows.c.seen_at <= now - LIFETIME)
        .limit(PURGED_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    connection.execute(delete(rows).where(rows.c.event.in_(over)))
