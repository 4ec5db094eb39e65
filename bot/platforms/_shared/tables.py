"""One tidied table, drawn as monospace text or as plain lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, chop_cells

from bot.chat.reply import Table
from bot.platforms._shared.tidy import EMPTY

PHONE_COLUMNS = 40
"""Monospace columns a phone shows before it wraps a line and the table falls apart."""
_GAP = "  "
_BESIDE = 2
"""Lines a value may take beside its label."""

_NARROW = re.compile("[ -~\u00a0-\u02ff\u2010-\u2027€£¥₹₩₪₫₽]*").fullmatch
"""Text whose every character is one column wide: nearly all there is, so measured fast."""

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
    lines = _wrapped(row[0], PHONE_COLUMNS)
    for label, value in zip(labels, row[1:], strict=True):
        lines += _labelled(label, value)
    return "\n".join(lines)


def _labelled(label: str, value: str) -> Iterator[str]:
    """A value beside its label, in two lines at most; a longer one has lines of its own."""
    start = f"{_GAP}{label}"
    room = PHONE_COLUMNS - width(start)
    beside = _wrapped(value, room) if room >= max(map(width, value.split() or [""])) else []
    if 1 <= len(beside) <= _BESIDE:
        yield start + beside[0]
        yield from (" " * width(start) + line for line in beside[1:])
        return
    for text, margin in ((label.rstrip(), _GAP), (value, _GAP * 2)):
        yield from (margin + line for line in _wrapped(text, PHONE_COLUMNS - len(margin)))


def _wrapped(text: str, columns: int) -> list[str]:
    """The text in lines of at most so many columns, cut at spaces where it can be."""
    if width(text) <= columns:
        return [text] if text else []
    lines: list[str] = []
    for word in text.split():
        if lines and width(lines[-1]) + 1 + width(word) <= columns:
            lines[-1] += f" {word}"
        else:
            lines += chop_cells(word, columns)
    return lines


# -- as plain lines -------------------------------------------------------------------


def plain_lines(table: Table) -> list[str]:
    """A line for each thing that a screen reader can read out: `thing. title: value; …`"""
    titles, rows = _as_records(table)
    return [_spoken(titles, row) for row in rows]


def _spoken(titles: Sequence[str], row: Sequence[str]) -> str:
    pairs = zip(titles[1:], row[1:], strict=True)
    said = "; ".join(f"{title}: {value}" if title else value for title, value in pairs)
    return f"{row[0]}. {said}" if said else row[0]
