"""Taking a person who flagged figures out of what was sent and of what waits to be sent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, select, update

from bot.reviews.entries import Digest, Entry
from bot.store.outbox_tables import outbox


def forget(connection: Connection, workspace: str, person: str) -> None:
    """Name the person in no message, and tell them nothing more; what was posted is drawn again."""
    notices = outbox.c.workspace == workspace, outbox.c.kind == "told", outbox.c.channel == person
    connection.execute(delete(outbox).where(*notices, outbox.c.state == "pending"))
    over = update(outbox).where(*notices, outbox.c.state != "sending")
    connection.execute(over.values(channel=""))
    naming = select(outbox.c.id, outbox.c.state, outbox.c.payload).where(
        outbox.c.workspace == workspace,
        outbox.c.kind != "told",
        outbox.c.payload.contains(person, autoescape=True),
    )
    # Locked: whoever records one as sent writes its words anew.
    for row in connection.execute(naming.order_by(outbox.c.id).with_for_update()).all():
        digest = Digest.from_json(row.payload)
        left = replace(digest, entries=tuple(_without(e, person) for e in digest.entries))
        if left != digest:
            values = {"payload": left.to_json(), **_AFTER.get(row.state, {})}
            connection.execute(update(outbox).where(outbox.c.id == row.id).values(**values))


def _without(entry: Entry, person: str) -> Entry:
    flagged = (replace(f, person="") if f.person == person else f for f in entry.flagged)
    return replace(entry, flagged=tuple(flagged))


_REDRAWN = {"redraw": outbox.c.redraw + 1, "redraw_at": None}
_AFTER: dict[str, dict[str, Any]] = {
    "sent": _REDRAWN,
    # Whoever sends it holds the old words: the claim ends, so that they are not kept again.
    "sending": {**_REDRAWN, "token": outbox.c.token + 1},
}
