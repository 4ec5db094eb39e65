"""Memory and gaps over a database that is opened when first needed.

No answer waits for a database that is down, and none fails for it: a conversation is then
kept in this process, one line is logged, and the database is tried again a minute later.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from bot.chat.memory import Wanted, Who
from bot.errors import StoreError
from bot.language.asks import Missing, Topic
from bot.people.passing import Passing
from bot.store.outdated import OutdatedError

if TYPE_CHECKING:
    from bot.people.conversation import Conversations
    from bot.people.gaps import CountedGaps
    from bot.store.seen import Seen
    from bot.store.store import Store

log = logging.getLogger(__name__)

RETRY_AFTER = timedelta(minutes=1)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Opened:
    """What an open database offers."""

    conversations: Conversations
    gaps: CountedGaps
    seen: Seen
    store: Store
    """What is behind all of them, for whatever else is kept."""


def opened(address: str | None) -> Opened:
    """Open the database of the address, or the default file.

    Raises:
        StoreError: it cannot be opened.
    """
    # Imported here: SQLAlchemy is a third of a second, and `bandstand ask` needs none of it.
    from bot.people.conversation import Conversations
    from bot.people.gaps import CountedGaps
    from bot.store.seen import Seen
    from bot.store.store import open_store

    store = open_store(address)
    return Opened(Conversations(store), CountedGaps(store), Seen(store), store)


@dataclass(slots=True)
class Kept:
    """`Memory` and `Gaps`, from whichever process or thread."""

    address: str | None
    """What `DATABASE_URL` says; None for the default file."""
    _passing: Passing = field(default_factory=Passing)
    _opened: Opened | None = None
    _lock: Lock = field(default_factory=Lock)
    _down_until: datetime | None = None
    _told: bool = False
    # Whether the failure that lasts was logged.

    def open(self) -> Opened:
        """The database, opened once.

        Raises:
            StoreError: it cannot be opened.
        """
        with self._lock:
            if self._opened is None:
                self._opened = opened(self.address)
            return self._opened

    def check(self) -> None:
        """Open it as the program starts, which is refused where it waits for its upgrade.

        Raises:
            OutdatedError: the tables are older than this version, or there are none.
        """
        try:
            self.open()
        except OutdatedError:
            raise
        except StoreError as error:
            self._lost(error)

    def warm(self) -> None:
        """Open now what the first answer would wait for."""
        try:
            self.open()
        except StoreError as error:
            self._lost(error)

    def close(self) -> None:
        """Let the database go; it opens again when needed."""
        with self._lock:
            if self._opened is not None:
                self._opened.store.close()
                self._opened = None

    def recall(self, who: Who, now: datetime) -> Topic | None:
        """The topic of the narrowest place that has one."""
        if not who.places:
            return None
        return self._tried(
            lambda: self.open().conversations.recall(who, now),
            lambda: self._passing.recall(who, now),
            now,
        )

    def remember(self, who: Who, topic: Topic, now: datetime) -> None:
        """Keep the topic for all the places."""
        if who.places:
            self._tried(
                lambda: self.open().conversations.remember(who, topic, now),
                lambda: self._passing.remember(who, topic, now),
                now,
            )

    def forget(self, who: Who) -> int:
        """Drop everything kept of the person in the workspace; how many things that were.

        Flags that they raised stay, without them.

        Raises:
            StoreError: the database failed; it is not said to have forgotten then.
        """
        # Imported here: they speak SQL.
        from bot.people.saved import SavedOffers
        from bot.reviews.ledger import flags

        passing = self._passing.forget(who)
        kept = self.open()
        # No key is needed to throw away what is sealed.
        offers = SavedOffers(kept.store, None).forget(who)
        things = offers + flags.forget(kept.store, who) + kept.gaps.forget(who)
        return passing + kept.conversations.forget(who) + things

    def missed(self, who: Who, missing: Missing, now: datetime) -> None:
        """Count one unanswered question."""
        self._tried(lambda: self.open().gaps.missed(who, missing, now), lambda: None, now)

    def wanted(self, workspace: str) -> tuple[Wanted, ...]:
        """Most wanted first.

        Raises:
            StoreError: the database failed.
        """
        return self.open().gaps.wanted(workspace)

    def first(self, event: str, now: datetime) -> bool:
        """Whether no other process has taken the event; yes where nobody can tell."""
        return self._tried(lambda: self.open().seen.first(event, now), lambda: True, now)

    def _tried(self, wish: Callable[[], _T], instead: Callable[[], _T], now: datetime) -> _T:
        if self._down_until is not None and now < self._down_until:
            return instead()
        try:
            done = wish()
        except StoreError as error:
            self._lost(error)
            self._down_until = now + RETRY_AFTER
            return instead()
        self._down_until, self._told = None, False
        return done

    def _lost(self, error: StoreError) -> None:
        if not self._told:
            log.warning("conversations are kept in this process only: %s", error.problem)
        self._told = True
