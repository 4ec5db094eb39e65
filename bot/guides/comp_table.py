"""The body's compensation table: the figures as the guide's author wrote them.

Front matter keeps numbers; the table also keeps what they mean: whether stock is a year's or a
grant's, the bonus as a range, the level of a row. Only table lines are given to markdown-it,
because an answer should not wait for a whole body to be parsed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from bot.guides.model import Band

Kind = Literal["place", "level", "base", "stock", "bonus", "signing", "total", "other"]

# Read top down: "Signing Bonus" is signing, "Total Comp (incl. bonus)" is the total.
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("total", re.compile(r"\btotal|\btc\b|all-in", re.I)),
    ("signing", re.compile(r"\bsign", re.I)),
    ("base", re.compile(r"\bbase|\bsalary", re.I)),
    ("bonus", re.compile(r"bonus|incentive", re.I)),
    (
        "stock",
        re.compile(
            r"stock|\brsu|\bequity|option|\bgrant|shar(?:e|ing)|partnership|\bcarry|\bpsu|\bltip|\bunits",
            re.I,
        ),
    ),
    ("place", re.compile(r"region|location|office|city|market|geo|country|\bhub\b", re.I)),
    ("level", re.compile(r"level|title|grade|\brole\b", re.I)),
)
_COMPONENT = re.compile(r"component|element|\bpart\b", re.I)
_CELLS = ("stock", "bonus", "signing", "base", "total", "level")
MAX_CELL = 400
"""Characters of a cell that are read: patterns over an endless one would take hours."""
_CURRENCY_TAIL = re.compile(r"\s*\([a-z]{3}(?:/[a-z]{3})?(?:\s*[^\w\s])?\)$")
_MOST_LINES = 300
_MOST_COLUMNS = 40
"""More of either is no table of pay, and would cost seconds to lay out."""


@dataclass(frozen=True, slots=True)
class Row:
    """The table's words for one band; empty where a column is missing."""

    stock: str = ""
    bonus: str = ""
    signing: str = ""
    base: str = ""
    total: str = ""
    level: str = ""
    more_stock: tuple[str, ...] = ()
    """Further cells of stock: a retention grant beside the yearly one."""
    by_level: tuple[tuple[str, str], ...] = ()
    """(level, total as written), where the table gives totals by level and region."""
    is_level: bool = False
    """Whether the table has a row for each level and none for places."""


@dataclass(frozen=True, slots=True)
class CompTable:
    """Headers by kind of column, and each band's row in the order of the bands."""

    headers: dict[Kind, str]
    rows: tuple[Row, ...]


def comp_table(body: str, bands: Sequence[Band]) -> CompTable | None:
    """The body's table of pay by region, lined up with `bands`; None where there is none.

    Three layouts occur: a row per region, a row per component with a column per region, and
    a row per level with a column per region (totals only).
    """
    for header, rows in _tables(body):
        kinds = [_kind(cell) for cell in header]
        if "base" in kinds and ("place" in kinds or "level" in kinds):
            found = _by_row(kinds, rows, bands)
            if "place" not in kinds:
                found = tuple(replace(row, is_level=True) for row in found)
            return CompTable(_first_of_each(kinds, header), found)
        columns = _columns_of(header, bands)
        if any(columns) and _COMPONENT.search(header[0]):
            kinds = [_kind(row[0]) for row in rows]
            titles = _first_of_each(kinds, [row[0] for row in rows])
            return CompTable(titles, tuple(_component_row(kinds, rows, c) for c in columns))
        if any(columns) and kinds[0] == "level":
            return CompTable({}, tuple(_level_row(rows, c) for c in columns))
    return None


def _first_of_each(kinds: list[Kind], titles: list[str]) -> dict[Kind, str]:
    found: dict[Kind, str] = {}
    for kind, title in zip(kinds, titles, strict=True):
        found.setdefault(kind, title)
    return found


def _columns_of(header: list[str], bands: Sequence[Band]) -> list[int]:
    """For each band the column that carries its label; 0 where none does."""
    plain = [_CURRENCY_TAIL.sub("", plain_label(cell)) for cell in header]
    labels = (_CURRENCY_TAIL.sub("", plain_label(band.region)) for band in bands)
    return [plain.index(label, 1) if label in plain[1:] else 0 for label in labels]


def _component_row(kinds: list[Kind], rows: list[list[str]], column: int) -> Row:
    return _row(kinds, [row[column] for row in rows]) if column else Row()


def _level_row(rows: list[list[str]], column: int) -> Row:
    return Row(by_level=tuple((row[0], row[column]) for row in rows)) if column else Row()


def _kind(header: str) -> Kind:
    return next((kind for kind, pattern in _KINDS if pattern.search(header)), "other")


def _by_row(kinds: list[Kind], rows: list[list[str]], bands: Sequence[Band]) -> tuple[Row, ...]:
    """For each band the first unused row that carries its label."""
    left = list(rows)
    found: list[Row] = []
    for band in bands:
        label = plain_label(band.region)
        row = next((r for r in left if _names(r, kinds, label)), None)
        if row is None:
            found.append(Row())
            continue
        left.remove(row)
        found.append(_row(kinds, row))
    return tuple(found)


def _names(row: list[str], kinds: list[Kind], label: str) -> bool:
    return any(
        kind in ("place", "level", "other") and plain_label(cell) == label
        for kind, cell in zip(kinds, row, strict=False)
    )


def _row(kinds: list[Kind], row: list[str]) -> Row:
    cells: dict[str, Any] = {}
    for kind, cell in zip(kinds, row, strict=False):
        cells.setdefault(kind, cell)
    stock = tuple(cell for kind, cell in zip(kinds, row, strict=False) if kind == "stock")
    return Row(**{name: cells.get(name, "") for name in _CELLS}, more_stock=stock[1:])


def plain_label(text: str) -> str:
    """A label without emphasis, flags and spacing, for comparing one spelling with another."""
    kept = "".join(
        " " if unicodedata.category(c) in ("So", "Sk", "Cf", "Zs", "Cs") else c
        for c in text
        if c not in "*_`"
    )
    return " ".join(kept.casefold().split())


def _tables(body: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Each table's header and rows, read one at a time: the table of pay is mostly the first."""
    left = _MOST_LINES
    for table, lines in groupby(map(str.strip, body.splitlines()), _is_table_line):
        if table and left > 0:
            kept = list(islice(lines, left))
            left -= len(kept)
            yield from _table("\n".join(kept))


def _is_table_line(line: str) -> bool:
    return line.startswith("|") and line.count("|") <= _MOST_COLUMNS + 1


def _table(text: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    header: list[str] = []
    rows: list[list[str]] = []
    for token in _markdown().parse(text):
        if token.type == "table_open":
            header, rows = [], []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:  # else a line with bars that is no table
            rows[-1].append(_cell(token))
        elif token.type == "thead_close":
            header = rows.pop()
        elif token.type == "table_close":
            yield header, rows
            rows = []


def _cell(token: Token) -> str:
    return token.content.replace("**", "").replace("`", "").strip()[:MAX_CELL]


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    # Imported here: a process that answers from no table need not pay for the parser.
    from markdown_it import MarkdownIt

    # A cell's text is all that is read, so what stands inside it need not be parsed.
    return MarkdownIt("zero", {"maxNesting": 4}).enable("table").disable(["inline", "text_join"])
