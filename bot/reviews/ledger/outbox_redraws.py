"""Posted messages that no longer show what was done last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from bot.chat.reviewing import Act
from bot.reviews.acts import in_force
from bot.reviews.ledger.claims import over
from bot.reviews.ledger.history import act_of
from bot.reviews.ledger.outbox_sent import ANSWERS
from bot.store.outbox_tables import outbox, outlet
from bot.store.review_tables import act
from bot.store.store import Store

AT_ONCE = 20
_SETTLES = (("done", "snooze"), ("resolve",))
"""Kinds of acts that settle a guide, those first that settle whatever was open."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """A message to be drawn again."""

    id: int
    workspace: str
    channel: str
    ts: str
    payload: str
    recorded_at: datetime
    redraw: int
    """Acts since it was drawn, when this was read."""


@dataclass(frozen=True, slots=True)
class Redraws:
    """Messages to be drawn again. All may raise `StoreError`."""

    store: Store

    def outdated(self, workspaces: Collection[str], now: datetime) -> list[Outdated]:
        """Those whose time has come, oldest first, where the workspace is not to be left alone."""
        wanted = select(*(outbox.c[name] for name in Outdated.__slots__)).where(
            outbox.c.workspace == outlet.c.workspace,
            over(outlet.c.paused_until, now),
            outbox.c.redraw > 0,
            outbox.c.state == "sent",
            outbox.c.workspace.in_(workspaces),
            outbox.c.redraw_at.is_(None) | (outbox.c.redraw_at <= now),
        )
        with self.store.reading() as connection:
            rows = connection.execute(wanted.order_by(outbox.c.id).limit(AT_ONCE)).all()
        return [Outdated(**row._asdict()) for row in rows]

    def done(self, message: Outdated) -> None:
        """It was drawn again; once more if somebody acted, or drew an older state, meanwhile."""
        mine = outbox.c.id == message.id
        with self.store.writing() as connection:
            as_read = update(outbox).where(mine, outbox.c.redraw == message.redraw)
            if connection.execute(as_read.values(redraw=0)).rowcount == 0:
                connection.execute(update(outbox).where(mine).values(redraw=outbox.c.redraw + 1))
            waited = outlet.c.workspace == message.workspace, outlet.c.failures == 0
            left_alone = update(outlet).where(*waited, outlet.c.paused_until.is_not(None))
            connection.execute(left_alone.values(paused_until=None))

    def later(self, message: Outdated, at: datetime) -> None:
        """It cannot be drawn now."""
        self._change(message, {"redraw_at": at})

    def pause(self, workspace: str, until: datetime) -> None:
        """The platform says to leave the workspace alone; what waits to be posted waits too."""
        mine = outlet.c.workspace == workspace
        with self.store.writing() as connection:
            connection.execute(update(outlet).where(mine).values(paused_until=until))

    def never(self, message: Outdated) -> None:
        """It is not there any more, or will never be drawn."""
        self._change(message, {"redraw": 0})

    def _change(self, message: Outdated, values: dict[str, Any]) -> None:
        with self.store.writing() as connection:
            connection.execute(update(outbox).where(outbox.c.id == message.id).values(**values))


def acts_of(
    store: Store, workspace: str, guides: Collection[str], since: datetime
) -> dict[str, Act]:
    """The act to show of each guide: what settled it since a message was recorded, or the last.

    What was undone is none; whoever is assigned afterwards takes no review back.

    Raises:
        StoreError: the database failed.
    """
    found = (
        select(act)
        .where(
            act.c.workspace == workspace,
            act.c.guide.in_(guides),
            act.c.kind.in_(ANSWERS),
            act.c.at >= since,
        )
        .order_by(act.c.at, act.c.id)
    )
    with store.reading() as connection:
        acts: defaultdict[str, list[Act]] = defaultdict(list)
        for row in connection.execute(found):
            acts[row.guide].append(act_of(row))
    left = {guide: in_force(theirs) for guide, theirs in acts.items()}
    return {guide: _shown(theirs) for guide, theirs in left.items() if theirs}


def _shown(acts: Sequence[Act]) -> Act:
    latest = acts[::-1]
    settled = (each for kinds in _SETTLES for each in latest if each.kind in kinds)
    return next(settled, latest[0])
