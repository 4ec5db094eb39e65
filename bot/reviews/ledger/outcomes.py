"""What became of a claimed message, written down only while the claim is in force."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from bot.reviews.ledger.claims import Message
from bot.reviews.ledger.taking_back import take_back
from bot.reviews.pace import Pace
from bot.store.outbox_tables import outbox, outlet
from bot.store.store import Store

LONGEST_ERROR = 300
"""Characters."""
_FREED: dict[str, Any] = {"owner": "", "lease_until": None}
_UNSENT: dict[str, Any] = {**_FREED, "state": "pending", "first_at": None, "attempt_by": None}
_DOUBTED: dict[str, Any] = {**_FREED, "state": "pending", "possible_duplicate": True}


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Settles claims. Each returns whether the claim was still in force.

    All may raise `StoreError`; the claim then runs out, and whoever is next looks first.
    """

    store: Store
    pace: Pace

    def sent(
        self,
        message: Message,
        ts: str,
        now: datetime,
        *,
        payload: str,
        doubtful: bool = False,
        dropped: Collection[str] = (),
    ) -> bool:
        """It was posted, as `ts`; `doubtful` if it may have been before.

        Args:
            dropped: guides it no longer told of; what it was to remind of them is owed again.
        """
        done = {
            **_FREED,
            "state": "sent",
            "ts": ts,
            "sent_at": now,
            "payload": payload,
            "error": "",
            "possible_duplicate": doubtful,
        }
        with self.store.writing() as connection:
            _resume(connection, message)
            return _end(connection, message, done, dropped)

    def release(self, message: Message) -> bool:
        """It was certainly not sent, for no fault of the platform's."""
        with self.store.writing() as connection:
            return _settle(connection, message, _UNSENT)

    def pause(
        self,
        message: Message,
        error: str,
        now: datetime,
        *,
        wait: timedelta | None = None,
        trouble: str = "",
        place: bool = False,
        doubtful: bool = False,
    ) -> bool:
        """It was certainly not sent, and nothing else of the workspace is to be for a while.

        Args:
            wait: what the platform said; None: longer each time.
            trouble: what a maintainer has to do; empty where nobody has to.
            place: whether only what goes to the same place has to wait.
            doubtful: whether an attempt before may have been taken.
        """
        left = _DOUBTED if doubtful else _UNSENT
        with self.store.writing() as connection:
            until = self._pause(connection, message.workspace, now, wait, trouble, place=place)
            waits = {"lease_until": until} if place else {}
            return _settle(connection, message, left | waits | {"error": error[:LONGEST_ERROR]})

    def redirect(self, message: Message, channel: str, *, doubtful: bool) -> bool:
        """It was certainly not sent to its channel, and another is set by now."""
        left = _DOUBTED if doubtful else _UNSENT
        with self.store.writing() as connection:
            return _settle(connection, message, left | {"channel": channel, "error": ""})

    def leave(
        self, message: Message, error: str, until: datetime, *, tried: datetime | None = None
    ) -> bool:
        """Nobody knows; whoever claims it from `until` on looks first.

        Args:
            tried: when this claim attempted to send it, if it did.
        """
        left = {"owner": "", "lease_until": until, "error": error[:LONGEST_ERROR]}
        with self.store.writing() as connection:
            attempt = {"attempt_by": tried} if tried else {}
            return _settle(connection, message, left | attempt)

    def cancel(self, message: Message) -> bool:
        """Nothing in it is owed any more; what is owed later after all is reminded of then."""
        with self.store.writing() as connection:
            return _end(connection, message, {**_FREED, "state": "cancelled", "error": ""})

    def bury(self, message: Message, error: str) -> bool:
        """It will never be taken; what it reminded of is owed again."""
        dead = {**_FREED, "state": "dead", "error": error[:LONGEST_ERROR]}
        with self.store.writing() as connection:
            return _end(connection, message, dead)

    def _pause(
        self,
        connection: Connection,
        workspace: str,
        now: datetime,
        wait: timedelta | None,
        trouble: str,
        *,
        place: bool,
    ) -> datetime:
        mine = outlet.c.workspace == workspace
        failures = connection.execute(select(outlet.c.failures).where(mine)).scalar() or 0
        longer = min(self.pace.backoff * 2 ** min(failures, 20), self.pace.longest)
        if wait is None:
            wait = self.pace.trouble if trouble else longer
        until = None if place else now + wait
        paused = {"paused_until": until, "trouble": trouble, "failures": failures + 1}
        connection.execute(update(outlet).where(mine).values(**paused))
        return now + wait


def _settle(connection: Connection, message: Message, values: dict[str, Any]) -> bool:
    mine = outbox.c.id == message.id, outbox.c.token == message.token
    return connection.execute(update(outbox).where(*mine).values(**values)).rowcount == 1


def _end(
    connection: Connection,
    message: Message,
    values: dict[str, Any],
    guides: Collection[str] | None = None,
) -> bool:
    """Settle it, and have what it did not say of the guides, or of any, owed again."""
    if guides is not None and not guides:
        return _settle(connection, message, values)
    with connection.begin_nested() as undone:
        # Standings before messages, as an act locks them.
        take_back(connection, [message.id], guides)
        done = _settle(connection, message, values)
        if not done:
            undone.rollback()
        return done


def _resume(connection: Connection, message: Message) -> None:
    """All is well again; of a channel's trouble a notice to a person says nothing."""
    failed = [outlet.c.workspace == message.workspace, outlet.c.failures > 0]
    if message.kind == "told":
        failed.append(outlet.c.paused_until.is_not(None))
    fine = {"failures": 0, "trouble": "", "paused_until": None}
    connection.execute(update(outlet).where(*failed).values(**fine))
