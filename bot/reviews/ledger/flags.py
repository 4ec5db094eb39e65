"""Figures that somebody thinks are wrong: one open flag for each person and figure."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, func, select, update

from bot.chat.memory import Who
from bot.chat.reviewing import Flag
from bot.reviews.ledger import history, outbox_forget
from bot.store.review_tables import OPEN_FLAG
from bot.store.review_tables import flag as rows
from bot.store.store import Store
from bot.store.upsert import insert

_SAME = ["workspace", "guide", "person", "region", "figure"]


def raise_or_renew(connection: Connection, workspace: str, flag: Flag) -> bool:
    """Keep the flag, or renew the person's open one on that figure; whether it is a new one."""
    key = secrets.token_hex(16)
    values = {
        "workspace": workspace,
        "key": key,
        "guide": flag.guide,
        "region": flag.region,
        "figure": flag.figure,
        "note": flag.note,
        "person": flag.person,
        "raised_at": flag.raised_at,
        "outcome": "",
    }
    made = insert(connection, rows, values).on_conflict_do_update(
        index_elements=_SAME,
        index_where=OPEN_FLAG,
        set_={"note": flag.note, "raised_at": flag.raised_at},
    )
    kept = connection.execute(made.returning(rows.c.key)).scalar_one()
    return bool(kept == key)


def open_ones(connection: Connection, workspace: str, guide: str | None) -> tuple[Flag, ...]:
    """Of a guide, or all; oldest first."""
    found = select(rows).where(rows.c.workspace == workspace, rows.c.resolved_at.is_(None))
    if guide is not None:
        found = found.where(rows.c.guide == guide)
    oldest = found.order_by(rows.c.raised_at, rows.c.id)
    return tuple(map(flag_of, connection.execute(oldest)))


def count(connection: Connection, workspace: str, guide: str) -> int:
    """How many of a guide are open."""
    found = select(func.count()).where(
        rows.c.workspace == workspace, rows.c.guide == guide, rows.c.resolved_at.is_(None)
    )
    return connection.execute(found).scalar_one()


def close(
    connection: Connection,
    workspace: str,
    guide: str,
    outcome: str,
    now: datetime,
    last: int | None = None,
) -> tuple[Flag, ...]:
    """Close a guide's open flags; those that were closed here, and by nobody else.

    Args:
        last: the highest id that whoever closes them saw; None: all.
    """
    here = [rows.c.workspace == workspace, rows.c.guide == guide, rows.c.resolved_at.is_(None)]
    if last is not None:
        here.append(rows.c.id <= last)
    closing = update(rows).where(*here).values(resolved_at=now, outcome=outcome).returning(rows)
    return tuple(sorted(map(flag_of, connection.execute(closing)), key=lambda flag: flag.id))


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reporter is told once their flags of a guide are closed."""

    person: str
    text: str
    key: str


def notices(closed: Iterable[Flag]) -> tuple[Notice, ...]:
    """One to each reporter who can still be told."""
    by_person: defaultdict[str, list[Flag]] = defaultdict(list)
    for flag in closed:
        by_person[flag.person].append(flag)
    return tuple(
        Notice(person, _said(theirs), f"flag-{theirs[0].id}")
        for person, theirs in by_person.items()
        if person
    )


def _said(flags: list[Flag]) -> str:
    figures = "; ".join(", ".join(filter(None, (f.figure, f.region))) for f in flags)
    outcome = flags[0].outcome.rstrip(".") or "looked at"
    return f"What you flagged in {flags[0].guide} ({figures}) was resolved: {outcome}."


def forget(store: Store, who: Who) -> int:
    """Take the person out of the flags they raised in the workspace; how many that were.

    Open ones stay open, nobody is told how they end, and messages no longer say whose they were.

    Raises:
        StoreError: the database failed.
    """
    theirs = (rows.c.workspace == who.workspace, rows.c.person == who.person)
    with store.writing() as connection:
        history.forget(connection, who.workspace, who.person)
        taken = connection.execute(update(rows).where(*theirs).values(person="")).rowcount
        outbox_forget.forget(connection, who.workspace, who.person)
        return taken


def flag_of(row: Row[tuple[object, ...]]) -> Flag:
    """The flag of a row."""
    return Flag(
        id=row.id,
        guide=row.guide,
        region=row.region,
        figure=row.figure,
        note=row.note,
        person=row.person,
        raised_at=row.raised_at,
        resolved_at=row.resolved_at,
        outcome=row.outcome,
    )
