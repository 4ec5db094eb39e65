"""Who did what, and when; a repeated submission is one act."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.chat.reviewing import Act
from bot.reviews.acts import COUNTED
from bot.store.review_tables import act as rows
from bot.store.upsert import insert


def record(
    connection: Connection, workspace: str, act: Act, key: str | None = None, before: str = ""
) -> bool:
    """Keep an act; False where one of that key is kept already.

    Whoever submits the same at the same moment waits here for the first to end.

    Args:
        key: of the submission; none for acts that may be repeated.
        before: what is needed to undo it.
    """
    values = {
        "workspace": workspace,
        "key": key or secrets.token_hex(16),
        "guide": act.guide,
        "kind": act.kind,
        "person": act.person,
        "at": act.at,
        "details": told(act.details),
        "before": before,
    }
    made = insert(connection, rows, values).on_conflict_do_nothing()
    done = connection.execute(made, execution_options={"preserve_rowcount": True})
    return done.rowcount == 1


def read(connection: Connection, workspace: str, guide: str | None, most: int) -> tuple[Act, ...]:
    """Of a guide, or all; newest first."""
    found = select(rows).where(rows.c.workspace == workspace)
    if guide is not None:
        found = found.where(rows.c.guide == guide)
    newest = found.order_by(rows.c.at.desc(), rows.c.id.desc()).limit(most)
    return tuple(map(act_of, connection.execute(newest)))


def last(connection: Connection, workspace: str, guide: str, but: str) -> Act | None:
    """The last act that counts about a guide, other than the one of a key."""
    row = last_row(connection, workspace, guide, but)
    return act_of(row) if row else None


def last_row(
    connection: Connection, workspace: str, guide: str, but: str = ""
) -> Row[tuple[Any, ...]] | None:
    """That act as it is kept, with what it changed."""
    found = (
        select(rows)
        .where(rows.c.workspace == workspace, rows.c.guide == guide)
        .where(rows.c.kind.in_(COUNTED), rows.c.key != but)
        .order_by(rows.c.at.desc(), rows.c.id.desc())
        .limit(1)
    )
    return connection.execute(found).one_or_none()


def has(connection: Connection, workspace: str, key: str) -> bool:
    """Whether an act of the key is kept."""
    found = select(rows.c.id).where(rows.c.workspace == workspace, rows.c.key == key)
    return connection.execute(found).first() is not None


def forget(connection: Connection, workspace: str, person: str) -> None:
    """Take the person out of the flags they raised; what was decided keeps its name."""
    theirs = (rows.c.workspace == workspace, rows.c.person == person, rows.c.kind == "flag")
    connection.execute(update(rows).where(*theirs).values(person=""))


def told(details: Mapping[str, str]) -> str:
    """Details as they are kept."""
    return json.dumps(dict(details), ensure_ascii=False, sort_keys=True)


def act_of(row: Row[tuple[object, ...]]) -> Act:
    """The act of a row."""
    return Act(row.guide, row.kind, row.person, row.at, json.loads(row.details))
