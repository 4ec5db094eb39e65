"""Offers that people save: sealed in the database, by workspace and person, for a time.

A row tells who (as a hash) saved something and when; the name, the guide and every amount are
inside what is sealed, beside the hash of whom it belongs to, so that no row opens as another's.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from bot.chat.memory import Who
from bot.chat.offers import Held
from bot.errors import BotError
from bot.people.late_offers import DEFAULT
from bot.people.sealed import Sealer
from bot.store.offer_tables import saved_offer as rows
from bot.store.store import Store

if TYPE_CHECKING:
    from pydantic import TypeAdapter

MOST_SAVED = 20
"""Offers of one person in one workspace."""
LONGEST_NAME = 40
"""Characters."""


class NotSavedError(BotError):
    """An offer cannot be saved, or what was saved cannot be had."""


@dataclass(frozen=True, slots=True)
class SavedOffers:
    """`Saved`, over the database."""

    store: Store
    sealer: Sealer | None
    """None where the settings have no key: nothing can be saved or opened then."""
    lifetime: timedelta = DEFAULT

    def save(self, who: Who, held: Held, now: datetime) -> None:
        """Keep it under `held.name`, instead of one of that name.

        What was confirmed in a conversation holds for that conversation: it is not kept.

        Raises:
            NotSavedError: there is no key, no usable name, or too many are saved.
            StoreError: the database failed.
        """
        sealer, name = self._sealer(), named(held.name)
        person = self._person(who)
        kept = replace(held, name=name, confirmed=False)
        sealed = sealer.seal(_adapter().dump_json((person, kept)))
        with self.store.writing() as connection:
            _purge(connection, now - self.lifetime)
            opened = self._opened(connection, who)
            same = [row for row, each in opened if _folded(each.name) == _folded(name)]
            count = select(func.count()).where(*self._theirs(who))
            if not same and connection.execute(count).scalar_one() >= MOST_SAVED:
                raise NotSavedError(
                    f"{MOST_SAVED} offers are saved already.", "Delete one first: offer delete …."
                )
            if same:
                connection.execute(delete(rows).where(*self._theirs(who), rows.c.id.in_(same)))
            made = {"workspace": who.workspace, "person": person, "id": secrets.token_hex(8)}
            connection.execute(rows.insert().values(**made, sealed=sealed, saved_at=now))

    def all(self, who: Who, now: datetime) -> tuple[Held, ...]:
        """What is saved and not over, the latest first; what no key opens is left out.

        Raises:
            StoreError: the database failed.
        """
        if self.sealer is None:
            return ()
        with self.store.writing() as connection:
            _purge(connection, now - self.lifetime)
            return tuple(held for _, held in self._opened(connection, who))

    def delete(self, who: Who, name: str, now: datetime) -> bool:
        """Drop the one of that name, however it is written; False where there is none.

        Raises:
            NotSavedError: there is no key, so that no name can be read.
            StoreError: the database failed.
        """
        self._sealer()
        with self.store.writing() as connection:
            _purge(connection, now - self.lifetime)
            opened = self._opened(connection, who)
            same = [row for row, held in opened if _folded(held.name) == _folded(name)]
            connection.execute(delete(rows).where(*self._theirs(who), rows.c.id.in_(same)))
        return bool(same)

    def forget(self, who: Who) -> int:
        """Drop all of the person's in the workspace; how many that were. Takes no key.

        Raises:
            StoreError: the database failed.
        """
        with self.store.writing() as connection:
            return connection.execute(delete(rows).where(*self._theirs(who))).rowcount

    def purge(self, now: datetime) -> int:
        """Drop whatever is older than the settings allow; how many that were.

        Raises:
            StoreError: the database failed.
        """
        with self.store.writing() as connection:
            return _purge(connection, now - self.lifetime)

    def rotate(self) -> tuple[int, int]:
        """Seal everything again with the first key.

        Returns:
            How many were sealed again, and how many no key opens.

        Raises:
            NotSavedError: there is no key.
            StoreError: the database failed, and nothing was changed.
        """
        sealer, done, lost = self._sealer(), 0, 0
        with self.store.writing() as connection:
            for row in connection.execute(select(rows)).all():
                again = sealer.again(row.sealed)
                if again is None:
                    lost += 1
                    continue
                key = (rows.c.workspace == row.workspace, rows.c.person == row.person)
                this = update(rows).where(*key, rows.c.id == row.id)
                done += connection.execute(this.values(sealed=again)).rowcount
        return done, lost

    def _sealer(self) -> Sealer:
        if self.sealer is None:
            raise NotSavedError(
                "Offers are not saved here: there is no key to encrypt them with.",
                "Whoever runs Bandstand can set BANDSTAND_KEYS (`bandstand offers key`).",
            )
        return self.sealer

    def _opened(self, connection: Connection, who: Who) -> list[tuple[str, Held]]:
        """(id of the row, the offer in it) for each that a key opens, the latest first."""
        found = select(rows.c.id, rows.c.sealed).where(*self._theirs(who))
        listed = connection.execute(found.order_by(rows.c.saved_at.desc(), rows.c.id)).all()
        opened = ((row.id, self._open(row.sealed, who)) for row in listed)
        return [(row, held) for row, held in opened if held is not None]

    def _open(self, sealed: bytes, who: Who) -> Held | None:
        text = self._sealer().open(sealed)
        if text is None:
            return None
        person, held = _adapter().validate_json(text)
        return held if person == self._person(who) else None

    def _person(self, who: Who) -> str:
        return self.store.key("person", who.workspace, who.person)

    def _theirs(self, who: Who) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return (rows.c.workspace == who.workspace, rows.c.person == self._person(who))


def named(text: str) -> str:
    """A name an offer can be saved under.

    Raises:
        NotSavedError: it is empty, too long, or no line of text.
    """
    name = " ".join(text.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise NotSavedError(
            f"An offer is saved under a name of 1 to {LONGEST_NAME} characters.",
            "Write it as in: offer save acme.",
        )
    return name


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _purge(connection: Connection, before: datetime) -> int:
    return connection.execute(delete(rows).where(rows.c.saved_at <= before)).rowcount


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[tuple[str, Held]]:
    """The offer as JSON with every amount exact, and back."""
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[str, Held])
