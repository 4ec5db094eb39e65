"""What was done about guides: read whole, changed by whoever saw the present version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select, update

from bot.chat.reviewing import Standing
from bot.store.review_tables import flag as flag_rows
from bot.store.review_tables import standing as rows
from bot.store.upsert import insert

if TYPE_CHECKING:
    from bot.reviews.planning import Reminder

KEPT = tuple(f.name for f in fields(Standing) if f.name != "flags")
"""What a row holds of a standing; flags are counted."""
_BLANK = {name: getattr(Standing(""), name) for name in KEPT if name != "guide"}
_MOST_NAMED = 500
# Of more guides than these all are read, since a statement takes so many values only.


def kept_standings(
    connection: Connection, workspace: str, guides: Collection[str] | None = None
) -> dict[str, Standing]:
    """Of the guides named, or of all about which anything is kept."""
    flags = _open_flags(connection, workspace, guides)
    found = select(*(rows.c[name] for name in KEPT)).where(rows.c.workspace == workspace)
    if guides is not None and len(guides) <= _MOST_NAMED:
        found = found.where(rows.c.guide.in_(guides))
    kept = {
        row.guide: Standing(**row._asdict(), flags=flags.pop(row.guide, 0))
        for row in connection.execute(found)
    }
    kept |= {guide: Standing(guide, flags=count) for guide, count in flags.items()}
    return kept if guides is None else {g: kept[g] for g in guides if g in kept}


def one(connection: Connection, workspace: str, guide: str) -> Standing:
    """Of one guide, whether or not anything is kept."""
    return kept_standings(connection, workspace, (guide,)).get(guide) or Standing(guide)


def _open_flags(
    connection: Connection, workspace: str, guides: Collection[str] | None
) -> dict[str, int]:
    found = (
        select(flag_rows.c.guide, func.count().label("flags"))
        .where(flag_rows.c.workspace == workspace, flag_rows.c.resolved_at.is_(None))
        .group_by(flag_rows.c.guide)
    )
    if guides is not None and len(guides) <= _MOST_NAMED:
        found = found.where(flag_rows.c.guide.in_(guides))
    return {row.guide: row.flags for row in connection.execute(found)}


def change(
    connection: Connection, workspace: str, guide: str, version: int, values: Mapping[str, Any]
) -> bool:
    """Change the standing if it is still of the version; whether it was."""
    seen = (rows.c.workspace == workspace, rows.c.guide == guide, rows.c.version == version)
    done = connection.execute(update(rows).where(*seen).values(version=version + 1, **values))
    return done.rowcount == 1


def held(connection: Connection, workspace: str, guide: str) -> Standing:
    """Of one guide, for nobody else to change until the transaction ends."""
    ensure(connection, workspace, (guide,))
    here = (rows.c.workspace == workspace, rows.c.guide == guide)
    connection.execute(select(rows.c.guide).where(*here).with_for_update())
    return one(connection, workspace, guide)


def put(connection: Connection, workspace: str, guide: str, values: Mapping[str, Any]) -> None:
    """Change what no version counts, where a standing is kept."""
    here = (rows.c.workspace == workspace, rows.c.guide == guide)
    connection.execute(update(rows).where(*here).values(**values))


def count_lookups(connection: Connection, workspace: str, guides: Collection[str]) -> None:
    """One more answer from each guide. In one order, so that no two wait for each other."""
    for guide in sorted(set(guides)):
        made = insert(connection, rows, _blank(workspace, guide) | {"lookups": 1})
        connection.execute(
            made.on_conflict_do_update(
                index_elements=["workspace", "guide"], set_={"lookups": rows.c.lookups + 1}
            )
        )


def ensure(connection: Connection, workspace: str, guides: Iterable[str]) -> None:
    """Have a row for each guide."""
    wanted = [_blank(workspace, guide) for guide in sorted(set(guides))]
    if wanted:
        made = insert(connection, rows, {}).on_conflict_do_nothing()
        connection.execute(made, wanted)


def _blank(workspace: str, guide: str) -> dict[str, Any]:
    return {"workspace": workspace, "guide": guide, **_BLANK}


def _hold(connection: Connection, workspace: str) -> None:
    """Hold the workspace's rows, in one order, so that no two wait for each other."""
    held = select(rows.c.guide).where(rows.c.workspace == workspace).order_by(rows.c.guide)
    connection.execute(held.with_for_update()).all()


def remind(connection: Connection, workspace: str, reminders: Iterable[Reminder]) -> None:
    """Keep what a message is made about, in the transaction that records the message."""
    told = sorted(reminders, key=lambda each: each.guide)
    ensure(connection, workspace, (each.guide for each in told))
    _hold(connection, workspace)
    groups: defaultdict[tuple[str, date | None], list[str]] = defaultdict(list)
    for each in told:
        groups[each.stage, each.due if each.stage == "due" else None].append(each.guide)
    for (stage, due), guides in groups.items():
        for at in range(0, len(guides), _MOST_NAMED):
            named = rows.c.guide.in_(guides[at : at + _MOST_NAMED])
            here = update(rows).where(rows.c.workspace == workspace, named)
            connection.execute(here.values(**_kept_of(stage, due)))


def _kept_of(stage: str, due: date | None) -> dict[str, Any]:
    if stage == "due":
        return {"reminded_due": due}
    return {"snoozed_until": None} if stage == "snooze" else {"flags_told": True}
