"""Where and when workspaces are reminded, as they set it themselves."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, select

from bot.chat.reviewing import Calendar
from bot.store.review_tables import calendar as rows
from bot.store.upsert import insert


def read(connection: Connection, workspace: str) -> Calendar | None:
    """The workspace's own settings; None where it has none."""
    row = connection.execute(select(rows).where(rows.c.workspace == workspace)).one_or_none()
    if row is None:
        return None
    return Calendar(
        channel=row.channel,
        zone=row.zone,
        weekdays=tuple(map(int, filter(None, row.weekdays.split(",")))),
        hour=row.hour,
        quiet=tuple(filter(None, row.quiet.split(","))),
        all_clear=row.all_clear,
    )


def write(connection: Connection, workspace: str, calendar: Calendar) -> None:
    """Keep these settings instead of any other."""
    values = as_row(calendar)
    made = insert(connection, rows, {"workspace": workspace, **values})
    connection.execute(made.on_conflict_do_update(index_elements=["workspace"], set_=values))


def as_row(calendar: Calendar) -> dict[str, Any]:
    """The settings as they are kept."""
    return asdict(calendar) | {
        "weekdays": ",".join(map(str, calendar.weekdays)),
        "quiet": ",".join(calendar.quiet),
    }


def changes(before: Calendar, after: Calendar) -> dict[str, str]:
    """The settings that are others now, in words for the history."""
    old, new = as_row(before), as_row(after)
    names = (field.name for field in fields(Calendar))
    return {name: str(new[name]) for name in names if old[name] != new[name]}
