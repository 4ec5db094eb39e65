"""Saved offers over the database that is opened when first needed, shared with all else kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.chat.memory import Who
from bot.chat.offers import Held
from bot.errors import SettingsError
from bot.people.kept import Kept
from bot.people.sealed import Sealer, keys

if TYPE_CHECKING:
    from bot.people.saved import SavedOffers


DAYS_VARIABLE = "OFFER_DAYS"
DEFAULT = timedelta(days=30)
_MOST_DAYS = 365


def lifetime(env: Mapping[str, str]) -> timedelta:
    """For how long a saved offer is kept, as the environment says.

    Raises:
        SettingsError: `OFFER_DAYS` is no whole number from 1 to 365.
    """
    said = env.get(DAYS_VARIABLE, "").strip()
    if not said:
        return DEFAULT
    if not (said.isascii() and said.isdigit() and len(said) < 4 and 1 <= int(said) <= _MOST_DAYS):
        raise SettingsError(
            f"{DAYS_VARIABLE} is {said[:40]!r}, which is no whole number from 1 to {_MOST_DAYS}.",
            f"Set it to a number of days, or leave it out for {DEFAULT.days}.",
        )
    return timedelta(days=int(said))


def late_offers(kept: Kept, env: Mapping[str, str]) -> LateOffers:
    """What people save, under the keys and for the days that the environment sets.

    Raises:
        SettingsError: a key or the days cannot be taken.
    """
    given = keys(env)
    return LateOffers(kept, Sealer(given) if given else None, lifetime(env))


@dataclass(frozen=True, slots=True)
class LateOffers:
    """`Saved`, which opens the database at the first call, not before."""

    kept: Kept
    sealer: Sealer | None
    lifetime: timedelta

    def save(self, who: Who, held: Held, now: datetime) -> None:
        """Keep it under its name (see `SavedOffers.save`)."""
        self._open().save(who, held, now)

    def all(self, who: Who, now: datetime) -> tuple[Held, ...]:
        """What is saved and not over; nothing where there is no key, without a database."""
        return self._open().all(who, now) if self.sealer else ()

    def delete(self, who: Who, name: str, now: datetime) -> bool:
        """Drop the one of that name (see `SavedOffers.delete`)."""
        return self._open().delete(who, name, now)

    def forget(self, who: Who) -> int:
        """Drop all of the person's in the workspace; how many that were."""
        return self._open().forget(who)

    def purge(self, now: datetime) -> int:
        """Drop whatever is older than the settings allow; how many that were."""
        return self._open().purge(now)

    def rotate(self) -> tuple[int, int]:
        """Seal everything again with the first key (see `SavedOffers.rotate`)."""
        return self._open().rotate()

    def _open(self) -> SavedOffers:
        # Imported here: SQLAlchemy is a third of a second.
        from bot.people.saved import SavedOffers

        return SavedOffers(self.kept.open().store, self.sealer, self.lifetime)
