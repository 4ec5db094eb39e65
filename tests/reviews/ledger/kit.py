"""A workspace's acts for tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from sqlalchemy import select

from bot.chat.reviewing import Calendar, ReviewKind, Standing
from bot.reviews.ledger.ledger import Ledger
from bot.store.outbox_tables import outbox
from bot.store.store import Store

HERE, THERE = "slack:T1", "slack:T2"
GUIDE, OTHER = "acme/staff-engineer", "acme/designer"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
TODAY, FILED, NEXT = date(2026, 11, 22), date(2026, 5, 23), date(2027, 2, 20)
DEFAULT = Calendar(channel="C0")

ActOf = Literal["done", "snooze", "assign"]


def ledger(store: Store) -> Ledger:
    """The ledger, with a default channel."""
    return Ledger(store, lambda _workspace: DEFAULT)


def done(
    kept: Ledger,
    version: int = 0,
    key: str = "k1",
    *,
    guide: str = GUIDE,
    kind: ReviewKind = "numbers",
    person: str = "U1",
    workspace: str = HERE,
    at: datetime = NOW,
    last_flag: int | None = None,
) -> Standing:
    """A review."""
    return kept.done(
        workspace,
        guide,
        kind=kind,
        source="levels.fyi" if kind == "numbers" else "",
        quarter="2026-Q4" if kind == "numbers" else "",
        today=TODAY,
        next_due=NEXT,
        seen_due=FILED,
        person=person,
        now=at,
        version=version,
        key=key,
        last_flag=last_flag,
    )


def snooze(kept: Ledger, version: int = 0, key: str = "k1", person: str = "U1") -> Standing:
    """A snooze of ten days."""
    return kept.snooze(
        HERE,
        GUIDE,
        until=TODAY + timedelta(days=10),
        due=FILED,
        reason="numbers come on Friday",
        person=person,
        now=NOW,
        version=version,
        key=key,
    )


def assign(kept: Ledger, version: int = 0, key: str = "k1", person: str = "U1") -> Standing:
    """An owner."""
    return kept.assign(HERE, GUIDE, owner="U9", person=person, now=NOW, version=version, key=key)


ACTS: dict[ActOf, Callable[[Ledger, int, str, str], Standing]] = {
    "done": lambda kept, version, key, person: done(kept, version, key, person=person),
    "snooze": snooze,
    "assign": assign,
}


def flag(
    kept: Ledger,
    person: str = "U5",
    figure: str = "base",
    *,
    guide: str = GUIDE,
    note: str = "too low",
    workspace: str = HERE,
    at: datetime = NOW,
) -> int:
    """A flag on a figure for Paris."""
    return kept.flag(
        workspace, guide, region="Paris", figure=figure, note=note, person=person, now=at
    )


def notices(store: Store) -> list[tuple[str, str]]:
    """Who is to be told what, in the order in which it was queued."""
    found = (
        select(outbox.c.channel, outbox.c.payload)
        .where(outbox.c.kind == "told")
        .order_by(outbox.c.id)
    )
    with store.reading() as connection:
        return [(row.channel, row.payload) for row in connection.execute(found)]
