"""Is this table block one Slack takes?

The SDK lets through more than a hundred rows, ragged rows and empty cells; Slack does not, and
drops the whole message.
"""

from __future__ import annotations

import math

from tests.fakes.slack import richtext
from tests.fakes.slack.check import (
    Check,
    Json,
    Problem,
    Problems,
    boolean,
    by_type,
    choice,
    many,
    shape,
    string,
)

ROWS = 100
COLUMNS = 20
CHARACTERS = 10_000
"""The most text all the cells of one table may hold."""

_visible = string(CHARACTERS)


def _cell_text(value: object, at: str) -> Problems:
    yield from _visible(value, at)
    if isinstance(value, str) and value and not value.strip():
        yield Problem(at, "must be more than 0 characters")


def _number(value: object, at: str) -> Problems:
    real = isinstance(value, int | float) and not isinstance(value, bool)
    if not (real and math.isfinite(float(str(value)))):
        yield Problem(at, "must be a number")


def _rich_cell(cell: Json, at: str) -> Problems:
    if not "".join(richtext.words(cell)).strip():
        yield Problem(at, "must be more than 0 characters")


CELL = by_type(
    {
        "raw_text": shape({"text": _cell_text}),
        "raw_number": shape({"value": _number, "text": _cell_text}),
        "rich_text": shape({"elements": richtext.ELEMENTS}, {"block_id": string()}, _rich_cell),
    }
)
_column = shape({}, {"align": choice("left", "center", "right"), "is_wrapped": boolean})


def _column_or_null(value: object, at: str) -> Problems:
    if value is not None:
        yield from _column(value, at)


def _rows(table: Json) -> list[list[object]]:
    rows = table.get("rows")
    return [row for row in rows if isinstance(row, list)] if isinstance(rows, list) else []


def _not_ragged(table: Json, at: str) -> Problems:
    rows = _rows(table)
    for index, row in enumerate(rows):
        if len(row) != len(rows[0]):
            yield Problem(f"{at}/rows/{index}", "all rows must have the same number of cells")


def _columns_exist(table: Json, at: str) -> Problems:
    rows, settings = _rows(table), table.get("column_settings")
    if rows and isinstance(settings, list) and len(settings) > len(rows[0]):
        yield Problem(f"{at}/column_settings", "more column settings than columns")


def _not_too_long(table: Json, at: str) -> Problems:
    total = sum(len(word) for row in _rows(table) for word in richtext.words(row))
    if total > CHARACTERS:
        yield Problem(at, f"table must be less than {CHARACTERS + 1} characters in total")


TABLE: Check = shape(
    {"rows": many(many(CELL, COLUMNS), ROWS)},
    {"column_settings": many(_column_or_null, COLUMNS), "block_id": string(255)},
    _not_ragged,
    _columns_exist,
    _not_too_long,
)
"""A table block without its `type`."""
