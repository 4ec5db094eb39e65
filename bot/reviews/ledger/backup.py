"""All that is kept of reviews, as lines of JSON: out of one database, into another.

What the outbox holds is no part of it: it is of the database that sends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Select, Table, select, union, update

from bot.errors import BotError
from bot.reviews.ledger.lines import HEADER, KEYS, LINE, TABLES, Line
from bot.store.outbox_tables import outlet
from bot.store.review_tables import standing
from bot.store.store import Store
from bot.store.upsert import insert

_AT_ONCE = 1_000


class BackupError(BotError):
    """A line that is none of an export; nothing was taken in."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(
            f"Line {line} is none of an export of reviews: {why}.",
            "Nothing was imported. Correct the line, or export again.",
        )
        self.line = line


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import found and what it changed."""

    lines: int
    """Without the first."""
    taken: int
    """The others were kept here already, or something later was."""


def workspaces(connection: Connection) -> tuple[str, ...]:
    """Where anything is kept, or reminders are looked after."""
    kept = (*TABLES.values(), outlet)
    found = union(*(select(table.c.workspace) for table in kept)).order_by("workspace")
    return tuple(connection.execute(found).scalars())


def export(store: Store, workspace: str | None = None) -> Iterator[str]:
    """One workspace, or all; as it was at one moment, in an order of its own.

    Raises:
        StoreError: the database failed.
    """
    yield HEADER
    with store.reading() as connection:
        for name, table in TABLES.items():
            for row in connection.execute(_rows(name, table, workspace)).mappings():
                yield LINE.dump_json(LINE.validate_python({"table": name, **row})).decode()


def _rows(name: str, table: Table, workspace: str | None) -> Select[tuple[Any, ...]]:
    kept = [column for column in table.columns if column.name != "id"]
    order = [table.c[column] for column in ("workspace", *KEYS[name])]
    found = select(*kept).order_by(*order).execution_options(yield_per=_AT_ONCE)
    return found if workspace is None else found.where(table.c.workspace == workspace)


def import_(store: Store, lines: Iterable[str]) -> Imported:
    """Take an export in, all of it or nothing; what is kept here already stays as it is.

    Of a standing that is kept here too, the one with more acts stays.

    Raises:
        BackupError: a line is none of an export.
        StoreError: the database failed.
    """
    read = list(_read(lines))
    with store.writing() as connection:
        taken = sum(_take(connection, line) for line in read)
    return Imported(len(read), taken)


def _read(lines: Iterable[str]) -> Iterator[Line]:
    numbered = ((n, line) for n, line in enumerate(lines, 1) if line.strip())
    first = next(islice(numbered, 1), (1, ""))
    if first[1].strip() != HEADER:
        raise BackupError(first[0], f"an export begins with {HEADER}")
    for number, line in numbered:
        try:
            yield LINE.validate_json(line)
        except ValidationError as error:
            raise BackupError(number, _why(error)) from None


def _why(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False)[0]
    if found["type"] == "json_invalid":
        return "it is no JSON"
    place = ".".join(str(part) for part in found["loc"][1:])
    said = found["msg"].removeprefix("Value error, ").rstrip(".")
    return f"{place}: {said[:1].lower()}{said[1:]}" if place else said


def _take(connection: Connection, line: Line) -> bool:
    """Take a line in; whether that changed anything."""
    values = line.values()
    table = TABLES[line.table]
    made = insert(connection, table, values).on_conflict_do_nothing()
    done = connection.execute(made, execution_options={"preserve_rowcount": True})
    if done.rowcount == 1:
        return True
    return line.table == "standing" and _overtakes(connection, table, values)


def _overtakes(connection: Connection, table: Table, values: Mapping[str, Any]) -> bool:
    """Put a standing with more acts in the place of the one here, which keeps its reminders."""
    here = (table.c.workspace == values["workspace"], table.c.guide == values["guide"])
    reminded = connection.execute(select(standing.c.reminded_due).where(*here)).scalar()
    days = [day for day in (reminded, values["reminded_due"]) if day]
    later = dict(values) | {"reminded_due": max(days, default=None)}
    older = table.c.version < values["version"]
    return connection.execute(update(table).where(*here, older).values(**later)).rowcount == 1
