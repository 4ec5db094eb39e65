"""What a workspace was told so far, as planning needs it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from bot.reviews.planning import Sent
from bot.store.outbox_tables import outbox
from bot.store.review_tables import act

DAYS_BACK = timedelta(days=120)
"""Messages older than this settle nothing about the next; a digest comes at least so often."""
AHEAD = timedelta(days=2)
"""The furthest a workspace's day is ahead of UTC; a later one was written by a wrong clock."""
ANSWERS = ("done", "snooze", "assign", "undo", "resolve")
"""Acts by which an owner answers a digest."""
_ACTS = 2000

OwnerOf = Callable[[str], str | None]
"""The key of the owner of a guide."""


def sent_so_far(connection: Connection, workspace: str, owner_of: OwnerOf, now: datetime) -> Sent:
    """The days that had a message, the last digest, and the digests each owner left unanswered."""
    rows = connection.execute(
        select(outbox.c.local_date, outbox.c.kind, outbox.c.state, outbox.c.sent_at, outbox.c.named)
        .where(
            outbox.c.workspace == workspace,
            outbox.c.local_date.between((now - DAYS_BACK).date(), (now + AHEAD).date()),
        )
        .order_by(outbox.c.local_date.desc())
    ).all()
    digests = [r for r in rows if r.kind == "digest" and r.state not in ("superseded", "dead")]
    delivered = [(r.sent_at, json.loads(r.named)) for r in digests if r.state == "sent"]
    return Sent(
        last_digest=max((r.local_date for r in digests), default=None),
        days=frozenset(r.local_date for r in rows),
        unanswered=_unanswered(delivered, _answered(connection, workspace, owner_of)),
    )


def _unanswered(
    delivered: Collection[tuple[datetime, list[str]]], answered: Mapping[str, datetime]
) -> dict[str, int]:
    counts: dict[str, int] = {}
    for sent_at, named in delivered:
        for owner in named:
            if owner not in answered or answered[owner] < sent_at:
                counts[owner] = counts.get(owner, 0) + 1
    return counts


def _answered(connection: Connection, workspace: str, owner_of: OwnerOf) -> dict[str, datetime]:
    """The last act on any guide of each owner."""
    acts = connection.execute(
        select(act.c.guide, act.c.at)
        .where(act.c.workspace == workspace, act.c.kind.in_(ANSWERS))
        .order_by(act.c.at.desc())
        .limit(_ACTS)
    ).all()
    last: dict[str, datetime] = {}
    for guide, at in acts:
        owner = owner_of(guide)
        if owner is not None:
            last.setdefault(owner, at)
    return last
