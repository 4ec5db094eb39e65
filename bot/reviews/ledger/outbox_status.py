"""How the reminders of a workspace are doing, for its maintainers to see."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Row, select

from bot.chat.reviewing import Calendar, Delivery, Status
from bot.chat.standings import day_in
from bot.store.outbox_tables import outbox, outlet

SHOWN = 10
NO_CHANNEL = (
    "No channel is set, so nothing is posted. "
    "Set one with /reviews settings, or for all workspaces with REVIEW_CHANNEL."
)


def status_of(connection: Connection, workspace: str, calendar: Calendar) -> Status:
    """The last messages, and why none can be sent now."""
    way = connection.execute(select(outlet).where(outlet.c.workspace == workspace)).one_or_none()
    paused = way.paused_until if way else None
    latest = (
        select(outbox)
        .where(outbox.c.workspace == workspace)
        .order_by(outbox.c.id.desc())
        .limit(SHOWN)
    )
    trouble = way.trouble if way else ""
    return Status(
        calendar=calendar,
        deliveries=tuple(
            _delivery(row, paused, calendar.zone) for row in connection.execute(latest)
        ),
        paused_until=paused,
        trouble=trouble or ("" if calendar.channel else NO_CHANNEL),
        last_tick=way.last_tick if way else None,
    )


def _delivery(row: Row[tuple[object, ...]], paused: datetime | None, zone: str) -> Delivery:
    held = max((each for each in (paused, row.lease_until) if each), default=None)
    waits = {"pending": held, "sending": row.lease_until}
    return Delivery(
        kind=row.kind,
        local_date=row.local_date or day_in(zone, row.sent_at or row.recorded_at),
        channel=row.channel,
        state=row.state,
        at=row.sent_at or waits.get(row.state),
        error=row.error,
        possible_duplicate=row.state == "sent" and row.possible_duplicate,
    )
