"""Taking back the reminders of a message that will not be sent."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, exists, select, update

from bot.store.outbox_tables import reminder
from bot.store.review_tables import standing


def take_back(connection: Connection, messages: Collection[int]) -> None:
    """What the messages reminded of is owed again, unless something was done about it since."""
    ours = (
        reminder.c.outbox.in_(messages),
        reminder.c.workspace == standing.c.workspace,
        reminder.c.guide == standing.c.guide,
    )
    due = *ours, reminder.c.stage == "due", reminder.c.due == standing.c.reminded_due
    before = select(reminder.c.before).where(*due).limit(1).scalar_subquery()
    connection.execute(update(standing).where(exists().where(*due)).values(reminded_due=before))
    snooze = *ours, reminder.c.stage == "snooze", standing.c.snoozed_until.is_(None)
    ended = select(reminder.c.before).where(*snooze).limit(1).scalar_subquery()
    connection.execute(update(standing).where(exists().where(*snooze)).values(snoozed_until=ended))
    flags = *ours, reminder.c.stage == "flags"
    connection.execute(update(standing).where(exists().where(*flags)).values(flags_told=False))
    connection.execute(delete(reminder).where(reminder.c.outbox.in_(messages)))
