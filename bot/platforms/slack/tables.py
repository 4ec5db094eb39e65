"""One tidied table, drawn as a table block."""

from __future__ import annotations

import math
from decimal import Decimal

from slack_sdk.models.blocks import RawTextObject, TableBlock
from slack_sdk.models.blocks.basic_components import RawNumberObject, TableBlockColumnSettings

from bot.chat.reply import Cell, Table
from bot.platforms._shared.tables import plain_lines, text_records
from bot.platforms._shared.tidy import EMPTY
from bot.platforms.slack import limits

__all__ = ["plain_lines", "table_block", "text_records"]


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
