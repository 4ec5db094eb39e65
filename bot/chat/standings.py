"""What a workspace did about guides, for one answer; no answer waits or fails for a database."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.chat.reviewing import Reviews, Standing
from bot.errors import StoreError

log = logging.getLogger(__name__)

RETRY_AFTER = timedelta(minutes=1)
TERMINAL = "terminal"
"""The workspace of this machine's own user; its days are UTC's."""

_T = TypeVar("_T")


def day_in(zone: str, now: datetime) -> date:
    """The calendar day in an IANA zone; UTC's where this machine does not know the zone."""
    try:
        return now.astimezone(ZoneInfo(zone)).date()
    except (KeyError, ValueError, OSError):
        return now.astimezone(UTC).date()


@dataclass(slots=True)
class Patience:
    """Asks the database; for a minute after it failed, answers go without it."""

    _down_until: datetime | None = None
    _told: bool = False
    # Whether the failure that lasts was logged.

    def tried(self, wish: Callable[[], _T], instead: _T, now: datetime) -> _T:
        """What was wished for, or this where the database is down."""
        if self._down_until is not None and now < self._down_until:
            return instead
        try:
            done = wish()
        except StoreError as error:
            if not self._told:
                log.warning("answers go without what is kept of reviews: %s", error.problem)
            self._down_until, self._told = now + RETRY_AFTER, True
            return instead
        self._down_until, self._told = None, False
        return done


@dataclass(slots=True)
class Standings:
    """Reads each standing once, so that one answer never holds two of a guide."""

    reviews: Reviews
    workspace: str
    now: datetime
    patience: Patience
    _known: dict[str, Standing | None] = field(default_factory=dict)
    _whole: bool = False
    # Whether all that is kept was read.
    _lost: bool = False

    def of(self, guides: Iterable[str] | None) -> Mapping[str, Standing] | None:
        """Of these guides, or of all about which anything is kept; None where none can say."""
        wanted = None if guides is None else [g for g in guides if g not in self._known]
        if not self._whole and wanted != []:
            self._read(wanted)
        return None if self._lost else {g: s for g, s in self._known.items() if s is not None}

    def today(self) -> date:
        """The workspace's calendar day."""
        return day_in(self.zone(), self.now)

    def zone(self) -> str:
        """The time zone of the workspace's days."""
        if self.workspace == TERMINAL:
            return "UTC"
        return self.patience.tried(
            lambda: self.reviews.calendar(self.workspace).zone, "UTC", self.now
        )

    def looked_up(self, guides: Collection[str]) -> None:
        """Count an answer from guides that are stale."""
        if guides:
            self.patience.tried(
                lambda: self.reviews.looked_up(self.workspace, guides), None, self.now
            )

    def _read(self, wanted: Collection[str] | None) -> None:
        found = self.patience.tried(
            lambda: self.reviews.standings(self.workspace, wanted), None, self.now
        )
        if found is None:
            self._lost = True
            return
        self._whole = wanted is None
        self._known |= dict.fromkeys(wanted or ()) | {**found}
