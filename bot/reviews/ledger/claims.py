"""Who sends a message: claimed and committed before sending, settled by its token after.

A message is `pending` until it is claimed. Claimed, it is `sending`: it may have been sent, and
whoever claims it after the one before is gone has to look first. Messages of one workspace go out
one after the other, so that a wait which one of them is told of holds for all; only the trouble of
a place holds nobody up who goes elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    func,
    or_,
    select,
    update,
)

from bot.reviews.ledger.ownership import Ownership
from bot.reviews.pace import AHEAD, Pace
from bot.store.outbox_tables import outbox, outlet
from bot.store.store import Store

CANDIDATES = 20
"""Workspaces looked at in one claim; more than processes that may be frozen."""


@dataclass(frozen=True, slots=True)
class Message:
    """A claimed message."""

    id: int
    key: str
    workspace: str
    channel: str
    kind: str
    """due, digest or told."""
    local_date: date | None
    payload: str
    token: int
    owner: str
    unsure: bool
    """Whether it may have been sent already."""
    doubted: bool
    """Whether an attempt that could not be looked for was followed by another."""
    first_at: datetime
    attempt_by: datetime
    """The last attempt had begun by then."""
    recorded_at: datetime


@dataclass(slots=True)
class Claims:
    """Claims of one process."""

    store: Store
    ownership: Ownership
    pace: Pace
    _active: set[int] = field(default_factory=set)
    # Rows this process works on: others under its name were left behind by a failed commit.

    def claim(self, workspaces: Collection[str], now: datetime) -> Message | None:
        """A message to send now, for no one else to send.

        Raises:
            StoreError: the database failed; the claim may hold all the same, and runs out.
        """
        owner = self.ownership.held()
        with self.store.reading() as connection:
            found = [row.workspace for row in connection.execute(_candidates(workspaces, now))]
        for workspace in found:
            with self.store.writing() as connection:
                row = self._next(connection, workspace, now)
                if row is None:
                    continue
                message = self._arm(connection, row, owner, now)
            self._active.add(message.id)
            return message
        return None

    def let_go(self, message: Message) -> None:
        """This process works on the message no more."""
        self._active.discard(message.id)

    def rearm(self, message: Message, now: datetime) -> bool:
        """Say that a message not found is about to be sent again; false if it is another's now.

        Raises:
            StoreError: the database failed, and it must not be sent.
        """
        by = now + self.pace.lease
        again = {"lease_until": by, "attempt_by": by - self.pace.sending}
        mine = outbox.c.id == message.id, outbox.c.token == message.token
        with self.store.writing() as connection:
            done = connection.execute(update(outbox).where(*mine).values(**again))
        return done.rowcount == 1

    def _next(self, connection: Connection, workspace: str, now: datetime) -> RowMapping | None:
        """The workspace's next row, where its outlet is nobody else's and not paused."""
        held = (
            select(outlet.c.workspace)
            .where(outlet.c.workspace == workspace, over(outlet.c.paused_until, now))
            .with_for_update(skip_locked=True)
        )
        if connection.execute(held).first() is None:
            return None
        # Read after the lock was had, so that what others did before is seen.
        mine = select(outbox).where(outbox.c.workspace == workspace)
        sending = connection.execute(mine.where(outbox.c.state == "sending")).mappings().first()
        if sending is not None:
            free = _expired(sending, now) and self._free(connection, sending)
            return sending if free else None
        pending = mine.where(_waiting(now)).order_by(outbox.c.id).limit(1)
        return connection.execute(pending).mappings().first()

    def _free(self, connection: Connection, row: RowMapping) -> bool:
        if row["id"] in self._active:
            return False
        owner = row["owner"]
        return not owner or owner == self.ownership.held() or self.ownership.free(owner, connection)

    def _arm(self, connection: Connection, row: RowMapping, owner: str, now: datetime) -> Message:
        doubted = row["possible_duplicate"]
        unsure = row["state"] == "sending" or doubted
        until = now + self.pace.lease
        armed = {
            "state": "sending",
            "token": row["token"] + 1,
            "owner": owner,
            "lease_until": until,
            "first_at": (row["first_at"] if unsure else None) or now,
            "attempt_by": (row["attempt_by"] if unsure else None) or until - self.pace.sending,
        }
        connection.execute(update(outbox).where(outbox.c.id == row["id"]).values(**armed))
        kept = ("id", "key", "workspace", "channel", "kind", "local_date", "payload", "recorded_at")
        return Message(
            **{name: row[name] for name in kept},
            token=armed["token"],
            owner=owner,
            unsure=unsure,
            doubted=doubted,
            first_at=armed["first_at"],
            attempt_by=armed["attempt_by"],
        )


def over(moment: ColumnElement[datetime | None], now: datetime) -> ColumnElement[bool]:
    """Whether a wait is over; one that ends too far ahead was written by a wrong clock."""
    return or_(moment.is_(None), moment <= now, moment > now + AHEAD)


def _expired(row: RowMapping, now: datetime) -> bool:
    until = row["lease_until"]
    return until is None or until <= now or until > now + AHEAD


def _waiting(now: datetime) -> ColumnElement[bool]:
    return and_(outbox.c.state == "pending", over(outbox.c.lease_until, now))


def _candidates(workspaces: Collection[str], now: datetime) -> Select[Any]:
    """Workspaces that seem to have something to send, in any order: none is to starve."""
    left = and_(outbox.c.state == "sending", over(outbox.c.lease_until, now))
    return (
        select(outlet.c.workspace)
        .where(
            outlet.c.workspace.in_(workspaces),
            over(outlet.c.paused_until, now),
            select(outbox.c.id)
            .where(outbox.c.workspace == outlet.c.workspace, or_(_waiting(now), left))
            .exists(),
            ~select(outbox.c.id)
            .where(
                outbox.c.workspace == outlet.c.workspace,
                outbox.c.state == "sending",
                ~over(outbox.c.lease_until, now),
            )
            .exists(),
        )
        .order_by(func.random())
        .limit(CANDIDATES)
    )
