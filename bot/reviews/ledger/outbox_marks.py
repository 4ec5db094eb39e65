"""What an act leaves in the outbox, in the act's own transaction."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from bot.store.outbox_tables import outbox, outlet, reminder
from bot.store.upsert import insert

REDRAWN = 3
"""Messages of a guide that an act changes; older ones explain themselves when pressed."""


def told_key(workspace: str, key: str) -> str:
    """The key of a notice's message."""
    return f"{workspace}/told/{key}"


def tell(connection: Connection, workspace: str, person: str, text: str, key: str) -> None:
    """Have the person told, once for the key, however often this is called with it."""
    ensure_outlet(connection, workspace)
    row = {
        "key": told_key(workspace, key),
        "workspace": workspace,
        "channel": person,
        "kind": "told",
        "payload": text,
        "state": "pending",
    }
    connection.execute(insert(connection, outbox, row).on_conflict_do_nothing())


def untell(connection: Connection, workspace: str, key: str) -> bool:
    """Take a notice back that waits; False where it has gone out, or may have.

    Whoever calls this holds the workspace's outlet, so that nobody is about to send it.
    """
    waiting = outbox.c.key == told_key(workspace, key), outbox.c.state == "pending"
    return connection.execute(delete(outbox).where(*waiting)).rowcount == 1


def hold_outlet(connection: Connection, workspace: str) -> None:
    """Have nobody else record or claim messages of the workspace until the transaction ends."""
    ensure_outlet(connection, workspace)
    mine = select(outlet.c.workspace).where(outlet.c.workspace == workspace).with_for_update()
    connection.execute(mine)


def mark_redraw(connection: Connection, workspace: str, guide: str) -> None:
    """Have the latest messages that list the guide drawn again."""
    listing = (
        select(reminder.c.outbox)
        .where(reminder.c.workspace == workspace, reminder.c.guide == guide)
        .distinct()
        .order_by(reminder.c.outbox.desc())
        .limit(REDRAWN)
    )
    connection.execute(
        update(outbox)
        .where(outbox.c.id.in_(listing), outbox.c.state.in_(("sending", "sent")))
        .values(redraw=outbox.c.redraw + 1, redraw_at=None)
    )


def retarget(connection: Connection, workspace: str, channel: str) -> None:
    """Send what waits to another channel, and try at once: the settings were changed.

    A message that may stand in the old channel already is looked for there first. Whoever calls
    this holds the workspace's outlet, so that no message is recorded by other settings meanwhile.
    """
    waiting = outbox.c.workspace == workspace, outbox.c.state == "pending"
    connection.execute(update(outbox).where(*waiting).values(lease_until=None))
    connection.execute(
        update(outlet)
        .where(outlet.c.workspace == workspace, outlet.c.trouble != "")
        .values(paused_until=None, trouble="", failures=0)
    )
    if channel:
        moved = *waiting, outbox.c.kind != "told", outbox.c.channel != channel
        connection.execute(update(outbox).where(*moved).values(channel=channel, error=""))


def ensure_outlet(connection: Connection, workspace: str) -> None:
    """The workspace's way out, made where it is not there yet."""
    made = insert(connection, outlet, {"workspace": workspace}).on_conflict_do_nothing()
    connection.execute(made)
