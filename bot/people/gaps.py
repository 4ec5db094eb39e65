"""What people asked for and did not get, counted; nobody's own words are ever shown.

A name that no table of the language knows may be personal: it is kept as a hash until a
second person asks for it, and only then as itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import ColumnElement, Connection, delete, exists, func, select, update

from bot.chat.memory import Wanted, Who
from bot.language.asks import Missing
from bot.store.store import Store
from bot.store.tables import gap as rows
from bot.store.tables import gap_person as askers
from bot.store.upsert import insert

LIFETIME = timedelta(days=180)
LONGEST_NAME = 60
"""Characters; anything longer was a sentence."""
ENOUGH_PEOPLE = 2
"""So many must ask for an unknown name before it is kept as itself."""
MOST_KEPT = {False: 2_000, True: 5_000}
# {whether the name is known: how many such gaps of a workspace are kept}
PURGED_AT_ONCE = 100
MOST_LISTED = 1_000

_people = select(func.count()).where(askers.c.gap == rows.c.id).correlate(rows).scalar_subquery()


@dataclass(frozen=True, slots=True)
class CountedGaps:
    """Gaps by workspace, in the database; people by hash."""

    store: Store

    def missed(self, who: Who, missing: Missing, now: datetime) -> None:
        """Count one unanswered question.

        Raises:
            StoreError: the database failed.
        """
        name = " ".join(missing.name.split())
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            return
        wanted = self.store.key("gap", missing.kind, name, missing.company, missing.role)
        with self.store.writing() as connection:
            gap = _counted(connection, who.workspace, wanted, missing, now)
            person = {"gap": gap, "person": self._person(who)}
            connection.execute(insert(connection, askers, person).on_conflict_do_nothing())
            earned = (rows.c.id == gap) & (rows.c.known | (_people >= ENOUGH_PEOPLE))
            connection.execute(update(rows).where(earned).values(name=name))
            _purge(connection, who.workspace, missing.known, now)

    def wanted(self, workspace: str) -> tuple[Wanted, ...]:
        """Most wanted first; names that are no known name only once two people asked.

        Raises:
            StoreError: the database failed.
        """
        found = (
            select(rows, _people.label("people"))
            .where(rows.c.workspace == workspace, rows.c.name != "")
            .order_by(_people.desc(), rows.c.times.desc(), rows.c.name, rows.c.id)
            .limit(MOST_LISTED)
        )
        with self.store.reading() as connection:
            listed = connection.execute(found).all()
        return tuple(
            Wanted(Missing(r.kind, r.name, r.known, r.company, r.role), r.times, r.people)
            for r in listed
        )

    def workspaces(self) -> tuple[str, ...]:
        """Where anything was missed.

        Raises:
            StoreError: the database failed.
        """
        found = select(rows.c.workspace).distinct().order_by(rows.c.workspace)
        with self.store.reading() as connection:
            return tuple(connection.execute(found).scalars())

    def forget(self, who: Who) -> int:
        """Take the person out of all counts of people; out of how many.

        Raises:
            StoreError: the database failed.
        """
        person = self._person(who)
        with self.store.writing() as connection:
            gaps = _held(connection, person)
            _hide(connection, person)
            connection.execute(delete(askers).where(askers.c.person == person))
        return gaps

    def _person(self, who: Who) -> str:
        return self.store.key("asker", who.workspace, who.person)


def _counted(
    connection: Connection, workspace: str, wanted: str, missing: Missing, now: datetime
) -> int:
    """One more time; the row's id. Whoever counts the same waits for this one's end."""
    key = {"workspace": workspace, "wanted": wanted}
    said = {"kind": missing.kind, "company": missing.company, "role": missing.role, "name": ""}
    latest = {"known": missing.known, "asked_at": now}
    made = insert(connection, rows, key | said | latest | {"times": 1})
    connection.execute(
        made.on_conflict_do_update(index_elements=key, set_=latest | {"times": rows.c.times + 1})
    )
    here = (rows.c.workspace == workspace, rows.c.wanted == wanted)
    return cast(int, connection.execute(select(rows.c.id).where(*here)).scalar_one())


def _held(connection: Connection, person: str) -> int:
    """Hold the person's gaps, in one order, so that two who forget never wait for each other."""
    theirs = select(rows.c.id).where(_asked_by(person)).order_by(rows.c.id).with_for_update()
    return len(connection.execute(theirs).all())


def _hide(connection: Connection, person: str) -> None:
    """Unknown names that without this person too few would have asked for."""
    unknown = (~rows.c.known, _asked_by(person))
    connection.execute(update(rows).where(*unknown, _people <= ENOUGH_PEOPLE).values(name=""))
    connection.execute(delete(rows).where(*unknown, _people == 1))


def _asked_by(person: str) -> ColumnElement[bool]:
    return exists().where(askers.c.gap == rows.c.id, askers.c.person == person).correlate(rows)


def _purge(connection: Connection, workspace: str, known: bool, now: datetime) -> None:
    """Drop what is over, and the oldest of what is too much."""
    alike = (rows.c.workspace == workspace, rows.c.known.is_(known))
    _drop(connection, rows.c.asked_at <= now - LIFETIME)
    newest = select(rows.c.id).where(*alike).order_by(rows.c.asked_at.desc(), rows.c.id.desc())
    too_much = newest.offset(MOST_KEPT[known]).limit(PURGED_AT_ONCE)
    _drop(connection, rows.c.id.in_(too_much))


def _drop(connection: Connection, which: ColumnElement[bool]) -> None:
    """Drop a bounded number, leaving to others what they hold."""
    free = select(rows.c.id).where(which).limit(PURGED_AT_ONCE).with_for_update(skip_locked=True)
    connection.execute(delete(rows).where(rows.c.id.in_(free)))
