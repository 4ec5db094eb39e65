"""One tidied table, drawn as a table block, as preformatted text, or as plain lines."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from decimal import Decimal

from rich.cells import cell_len
from slack_sdk.models.blocks import RawTextObject, TableBlock
from slack_sdk.models.blocks.basic_components import RawNumberObject, TableBlockColumnSettings

from bot.chat.reply import Cell, Table
from bot.platforms.slack import limits
from bot.platforms.slack.tidy import EMPTY

PHONE_COLUMNS = 40
"""Monospace columns a phone shows before it wraps a line and the table falls apart."""
_GAP = "  "

_NARROW = re.compile("[ -~\u00a0-\u02ff\u2010-\u2027€£¥₹₩₪₫₽]*").fullmatch
"""Text whose every character is one column wide: nearly all there is, so measured fast."""

# -- as a table block -----------------------------------------------------------------


def table_block(table: Table) -> tuple[TableBlock, int, int]:
    """The block, the characters in it, and how many rows did not fit.

    The table has at least one column and at most `limits.TABLE_COLUMNS`.
    """
    titles = [column.title or EMPTY for column in table.columns]
    used = sum(map(limits.units, titles))
    drawn: list[list[RawTextObject | RawNumberObject]] = [[RawTextObject(text=t) for t in titles]]
    for row in table.rows[: limits.TABLE_ROWS - 1]:
        size = sum(limits.units(cell.text) for cell in row)
        if used + size > limits.TABLE_CHARACTERS:
            break
        used += size
        drawn.append([_raw(cell) for cell in row])
    sides = [
        TableBlockColumnSettings(align="right" if column.numeric else "left")
        for column in table.columns
    ]
    return TableBlock(rows=drawn, column_settings=sides), used, len(table.rows) - len(drawn) + 1


def _raw(cell: Cell) -> RawTextObject | RawNumberObject:
    number = None if cell.value is None else _finite(cell.value)
    if number is None:
        return RawTextObject(text=cell.text)
    return RawNumberObject(value=number, text=cell.text)


def _finite(value: Decimal) -> int | float | None:
    """The number as JSON can carry it; None for what it cannot (NaN, or beyond a float)."""
    if not value.is_finite() or value.is_nan():
        return None
    if value == value.to_integral_value() and abs(value) < 2**53:
        return int(value)
    number = float(value)
    return number if math.isfinite(number) else None


# -- as preformatted text -------------------------------------------------------------


def width(text: str) -> int:
    """Monospace columns the text takes."""
    return len(text) if _NARROW(text) else cell_len(text)


def text_records(table: Table) -> list[str]:
    """The table as pieces of monospace text, one a row, to be set under each other.

    A table too wide for a phone becomes short labelled records instead.
    """
    titles = [column.title for column in table.columns]
    rows = [[cell.text for cell in row] for row in table.rows]
    widths = [max(map(width, column)) for column in zip(titles, *rows, strict=True)]
    if sum(widths) + len(_GAP) * (len(widths) - 1) > PHONE_COLUMNS:
        titles, rows = _as_records(table)
        labels = _labels(titles[1:])
        return [_record(labels, row) for row in rows]
    right = [column.numeric for column in table.columns]
    lines = [_line(row, widths, right) for row in [titles, ["-" * w for w in widths], *rows]]
    head = [line for line in lines[:2] if line.strip()]
    return ["\n".join([*head, *lines[2:3]]), *lines[3:]]


def _as_records(table: Table) -> tuple[list[str], list[list[str]]]:
    """Titles and rows, a row for each thing described.

    Where the first column has no title the rows are measures, so the columns are the things.
    """
    titles = [column.title for column in table.columns]
    rows = [[cell.text for cell in row] for row in table.rows]
    if titles[0] or len(titles) == 1:
        return titles, rows
    labels, *columns = zip(*rows, strict=True)
    things = zip(titles[1:], columns, strict=True)
    return ["", *labels], [[title or EMPTY, *values] for title, values in things]


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = (_pad(*cell) for cell in zip(cells, widths, right, strict=True))
    return _GAP.join(padded).rstrip()


def _pad(text: str, columns: int, right: bool) -> str:
    space = " " * (columns - width(text))
    return space + text if right else text + space


def _labels(titles: Sequence[str]) -> list[str]:
    """The titles padded to one width, ready to stand before their values."""
    longest = max(map(width, titles), default=0)
    return [_pad(title, longest, right=False) + _GAP for title in titles]


def _record(labels: Sequence[str], row: Sequence[str]) -> str:
    values = zip(labels, row[1:], strict=True)
    return "\n".join([row[0], *(f"{_GAP}{label}{value}" for label, value in values)])


# -- as plain lines -------------------------------------------------------------------


def plain_lines(table: Table) -> list[str]:
    """A line for each thing that a screen reader can read out: `thing. title: value; …`"""
    titles, rows = _as_records(table)
    return [_spoken(titles, row) for row in rows]


def _spoken(titles: Sequence[str], row: Sequence[str]) -> str:
    pairs = zip(titles[1:], row[1:], strict=True)
    said = "; ".join(f"{title}: {value}" if title else value for title, value in pairs)
    return f"{row[0]}. {said}" if said else row[0]
