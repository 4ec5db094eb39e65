"""The outbox: what is to be sent is recorded first, with what it reminds of, then sent once."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select, update
from sqlalchemy import insert as plain_insert

from bot.chat.reviewing import Calendar, Standing, Status
from bot.reviews.ledger import calendars, standings
from bot.reviews.ledger.outbox_marks import (
    ensure_outlet,
    hold_outlet,
    mark_redraw,
    retarget,
    tell,
)
from bot.reviews.ledger.outbox_sent import OwnerOf, sent_so_far
from bot.reviews.ledger.outbox_status import status_of
from bot.reviews.ledger.taking_back import take_back
from bot.reviews.planning import Plan, Sent
from bot.store.outbox_tables import outbox, outlet, reminder
from bot.store.store import Store
from bot.store.upsert import insert

__all__ = ["Outbox", "OwnerOf", "Planner", "mark_redraw", "retarget", "tell"]

Planner = Callable[[Mapping[str, Standing], Sent], Plan | None]


@dataclass(frozen=True, slots=True)
class Outbox:
    """Records messages. All may raise `StoreError`."""

    store: Store

    def record(
        self,
        workspace: str,
        calendar: Calendar,
        plan: Plan,
        again: Planner,
        owner_of: OwnerOf,
        now: datetime,
    ) -> bool:
        """Record what is owed; false where another process did, or it is owed no more.

        Older messages of the workspace that wait are taken back first and planned again into
        this one: after a week of silence there is one message, not seven.

        Args:
            calendar: the settings it was planned by; by others it is planned anew next time.
            plan: what was found to be owed, for its day.
            again: plans anew, inside the transaction.
        """
        with self.store.writing() as connection:
            hold_outlet(connection, workspace)
            changed = calendars.read(connection, workspace) not in (None, calendar)
            if changed or _has_day(connection, workspace, plan.day):
                return False
            with connection.begin_nested() as attempt:
                _supersede(connection, workspace, plan.day)
                kept = standings.kept_standings(connection, workspace)
                anew = again(kept, sent_so_far(connection, workspace, owner_of, now))
                if anew is None or anew.day != plan.day:
                    attempt.rollback()
                    return False
                _add(connection, workspace, calendar.channel, anew, kept, now)
            return True

    def calendars(
        self, workspaces: Collection[str], defaults: Callable[[str], Calendar]
    ) -> dict[str, Calendar]:
        """The settings of each workspace."""
        with self.store.reading() as connection:
            return {each: calendars.read(connection, each) or defaults(each) for each in workspaces}

    def days(self, workspaces: Collection[str], since: date) -> set[tuple[str, date]]:
        """Each workspace's days that have their message."""
        found = select(outbox.c.workspace, outbox.c.local_date).where(
            outbox.c.workspace.in_(workspaces), outbox.c.local_date >= since
        )
        with self.store.reading() as connection:
            return {(row.workspace, row.local_date) for row in connection.execute(found)}

    def sent(self, workspace: str, owner_of: OwnerOf, now: datetime) -> Sent:
        """What was sent or is about to be, as planning needs it."""
        with self.store.reading() as connection:
            return sent_so_far(connection, workspace, owner_of, now)

    def status(self, workspace: str, calendar: Calendar) -> Status:
        """How the workspace's reminders are doing."""
        with self.store.reading() as connection:
            return status_of(connection, workspace, calendar)

    def ticked(self, workspaces: Collection[str], now: datetime) -> None:
        """Note that the worker looked at what the workspaces are owed."""
        with self.store.writing() as connection:
            for workspace in workspaces:
                ensure_outlet(connection, workspace)
            mine = outlet.c.workspace.in_(workspaces)
            connection.execute(update(outlet).where(mine).values(last_tick=now))

    def resume(self, workspaces: Collection[str], defaults: Callable[[str], Calendar]) -> None:
        """Try again at once where there was trouble, and in the channel that is set by now."""
        for workspace, calendar in self.calendars(workspaces, defaults).items():
            self._retarget(workspace, calendar.channel)
        fine = {"paused_until": None, "trouble": "", "failures": 0}
        mine = outlet.c.workspace.in_(workspaces), outlet.c.trouble != ""
        waiting = outbox.c.workspace.in_(workspaces), outbox.c.state == "pending"
        with self.store.writing() as connection:
            connection.execute(update(outlet).where(*mine).values(**fine))
            connection.execute(update(outbox).where(*waiting).values(lease_until=None))

    def _retarget(self, workspace: str, channel: str) -> None:
        """Have what waits go to the channel that the settings name now."""
        moved = (
            outbox.c.workspace == workspace,
            outbox.c.state == "pending",
            outbox.c.kind != "told",
            outbox.c.channel != channel,
        )
        with self.store.reading() as connection:
            if not channel or connection.execute(select(outbox.c.id).where(*moved)).first() is None:
                return
        with self.store.writing() as connection:
            hold_outlet(connection, workspace)
            retarget(connection, workspace, channel)


def _has_day(connection: Connection, workspace: str, day: date) -> bool:
    mine = outbox.c.workspace == workspace, outbox.c.local_date == day
    return connection.execute(select(outbox.c.id).where(*mine)).first() is not None


def _supersede(connection: Connection, workspace: str, day: date) -> None:
    older = (
        outbox.c.workspace == workspace,
        outbox.c.state == "pending",
        outbox.c.kind != "told",
        outbox.c.local_date < day,
    )
    found = connection.execute(select(outbox.c.id).where(*older)).scalars().all()
    if found:
        take_back(connection, found)
        gone = update(outbox).where(outbox.c.id.in_(found)).values(state="superseded")
        connection.execute(gone)


def _add(
    connection: Connection,
    workspace: str,
    channel: str,
    plan: Plan,
    kept: Mapping[str, Standing],
    now: datetime,
) -> None:
    row = {
        "key": f"{workspace}/{plan.day.isoformat()}",
        "workspace": workspace,
        "channel": channel,
        "kind": "due" if plan.kind == "due" else "digest",
        "local_date": plan.day,
        "payload": plan.digest.to_json(),
        "named": json.dumps(plan.owners),
        "state": "nothing" if plan.kind == "nothing" else "pending",
        "recorded_at": now,
    }
    message = connection.execute(insert(connection, outbox, row).returning(outbox.c.id)).scalar()
    reminders = [
        {
            "outbox": message,
            "workspace": workspace,
            "guide": one.guide,
            "stage": one.stage,
            "due": one.due,
            "before": _before(kept.get(one.guide), one.stage),
        }
        for one in plan.reminders
    ]
    named = {one.guide for one in plan.reminders}
    listed = [
        {"outbox": message, "workspace": workspace, "guide": guide, "stage": ""}
        for guide in (entry.guide for entry in plan.digest.entries)
        if guide not in named
    ]
    if reminders:
        connection.execute(insert(connection, reminder, {}).on_conflict_do_nothing(), reminders)
        standings.remind(connection, workspace, plan.reminders)
    if listed:
        connection.execute(plain_insert(reminder), listed)


def _before(standing: Standing | None, stage: str) -> date | None:
    """What `remind` overwrites, so that it can be put back."""
    if standing is None:
        return None
    return standing.reminded_due if stage == "due" else standing.snoozed_until
