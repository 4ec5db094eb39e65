"""Taking back the reminders of a message that will not be sent."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, exists, select, update

from bot.store.outbox_tables import reminder
from bot.store.review_tables import standing


def take_back(
    connection: Connection, messages: Collection[int], guides: Collection[str] | None = None
) -> None:
    """What the messages reminded of, of all guides or of some, is owed again.

    Not where something was done about it since, as a snooze, whose end is reminded of by itself.
    """
    of = [reminder.c.outbox.in_(messages)]
    if guides is not None:
        of.append(reminder.c.guide.in_(guides))
    ours = (
        *of,
        reminder.c.workspace == standing.c.workspace,
        reminder.c.guide == standing.c.guide,
    )
    told = reminder.c.due == standing.c.reminded_due, standing.c.snoozed_until.is_(None)
    due = *ours, reminder.c.stage == "due", *told
    before = select(reminder.c.before).where(*due).limit(1).scalar_subquery()
    connection.execute(update(standing).where(exists().where(*due)).values(reminded_due=before))
    snooze = *ours, reminder.c.stage == "snooze", standing.c.snoozed_until.is_(None)
    ended = select(reminder.c.before).where(*snooze).limit(1).scalar_subquery()
    connection.execute(update(standing).where(exists().where(*snooze)).values(snoozed_until=ended))
    flags = *ours, reminder.c.stage == "flags"
    connection.execute(update(standing).where(exists().where(*flags)).values(flags_told=False))
    connection.execute(delete(reminder).where(*of))
