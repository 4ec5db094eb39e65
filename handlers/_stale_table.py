"""The guides of a list as a table; columns in which nothing stands are left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.chat.command import Desk
from bot.chat.reply import Cell, Column, Line, Part, Person, Table
from bot.chat.reviewing import Owner
from bot.guides.library import Card
from bot.reviews.freshness import Freshness, spoken
from handlers._stale_owner import shown
from handlers._stale_words import numbers_words

_COLUMNS = (
    Column("Guide"),
    Column("State"),
    Column("Due"),
    Column("Numbers"),
    Column("Looked up", numeric=True),
    Column("Flags", numeric=True),
    Column("Snoozed until"),
    Column("Owner"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One guide of the list."""

    card: Card
    fresh: Freshness
    lookups: int
    owner: Owner | None


def table(rows: Sequence[Row], names: Sequence[str], desk: Desk) -> Table:
    """A line for each guide, under the name given."""
    cells = [_cells(row, name, desk) for row, name in zip(rows, names, strict=True)]
    kept = [n for n in range(len(_COLUMNS)) if any(line[n].text for line in cells)]
    columns = tuple(_COLUMNS[n] for n in kept)
    return Table(columns, tuple(tuple(line[n] for n in kept) for line in cells))


def _cells(row: Row, name: str, desk: Desk) -> tuple[Cell, ...]:
    fresh = row.fresh
    return (
        Cell(name),
        Cell(fresh.state),
        Cell(spoken(fresh.due) if fresh.due else "not stated"),
        Cell(numbers_words(fresh, desk.today).removeprefix("numbers ")),
        _count(row.lookups),
        _count(fresh.flags),
        Cell(spoken(fresh.snoozed_until) if fresh.snoozed_until else ""),
        Cell(_owner(row.owner, desk)),
    )


def _count(number: int) -> Cell:
    return Cell(f"{number:,}", Decimal(number)) if number else Cell("")


def _owner(owner: Owner | None, desk: Desk) -> str:
    if owner is None:
        return "no owner"
    return "assigned" if _by_id_alone(owner, desk) else owner.label


def assigned(rows: Sequence[Row], names: Sequence[str], desk: Desk) -> list[Line]:
    """The owners of whom only an id is known: a table holds no mention."""
    parts: list[Part] = []
    for row, name in zip(rows, names, strict=True):
        if row.owner is not None and _by_id_alone(row.owner, desk):
            parts += ["; " if parts else "Assigned: ", f"{name} to ", shown(row.owner, desk)]
    return [Line((*parts, "."))] if parts else []


def _by_id_alone(owner: Owner, desk: Desk) -> bool:
    return owner.label == owner.id and isinstance(shown(owner, desk), Person)
