"""Conversations in the database: they survive a restart, and any replica takes them up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select, tuple_

from bot.chat.memory import Who
from bot.language.asks import Topic
from bot.people.topics import LIFETIME, decode, encode, keepable
from bot.store.store import Store
from bot.store.tables import topic as rows
from bot.store.upsert import insert

PURGED_AT_ONCE = 200
"""Of the rows whose time is over, so many go with each write."""


@dataclass(frozen=True, slots=True)
class Conversations:
    """The last question of each person in each place, for half an hour; people by hash."""

    store: Store

    def recall(self, who: Who, now: datetime) -> Topic | None:
        """The topic of the narrowest place that has one.

        Raises:
            StoreError: the database failed.
        """
        places = [self._place(who, place) for place in who.places]
        if not places:
            return None
        found = select(rows.c.place, rows.c.kept).where(
            rows.c.workspace == who.workspace,
            rows.c.person == self._person(who),
            rows.c.place.in_(places),
            rows.c.said_at > now - LIFETIME,
        )
        with self.store.reading() as connection:
            kept = {row.place: row.kept for row in connection.execute(found)}
        topics = (decode(kept[place]) for place in places if place in kept)
        return next((topic for topic in topics if topic is not None), None)

    def remember(self, who: Who, topic: Topic, now: datetime) -> None:
        """Keep what may be kept, for all the places.

        Raises:
            StoreError: the database failed.
        """
        kept = keepable(topic)
        if kept is None or not who.places:
            return
        text, person = encode(kept), self._person(who)
        with self.store.writing() as connection:
            # In one order, so that two messages at once wait for each other and never both.
            for place in sorted(self._place(who, place) for place in who.places):
                values = {"kept": text, "said_at": now}
                key = {"workspace": who.workspace, "person": person, "place": place}
                made = insert(connection, rows, key | values)
                connection.execute(made.on_conflict_do_update(index_elements=key, set_=values))
            _purge(connection, now)

    def forget(self, who: Who) -> int:
        """Drop everything kept of the person in the workspace; how many topics that were.

        Raises:
            StoreError: the database failed.
        """
        theirs = (rows.c.workspace == who.workspace, rows.c.person == self._person(who))
        with self.store.writing() as connection:
            topics = connection.execute(select(rows.c.said_at).where(*theirs).distinct()).all()
            connection.execute(delete(rows).where(*theirs))
        return len(topics)

    def _person(self, who: Who) -> str:
        return self.store.key("person", who.workspace, who.person)

    def _place(self, who: Who, place: str) -> str:
        return self.store.key("place", who.workspace, who.person, place)


def _purge(connection: Connection, now: datetime) -> None:
    """Drop what is over, leaving to others what they hold."""
    key = (rows.c.workspace, rows.c.person, rows.c.place)
    over = (
        select(*key)
        .where(rows.c.said_at <= now - LIFETIME)
        .limit(PURGED_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    connection.execute(delete(rows).where(tuple_(*key).in_(over)))
