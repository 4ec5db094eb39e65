"""A table that sets levels side by side: a column per company, a row per level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.guides.level_lines import MAX_LEVELS, Line, Own
from bot.guides.level_words import Finder, Level, level

MAX_ROWS = 60
MAX_COLUMNS = 12
_ATTRIBUTE = re.compile(
    r"scope|typical|\byoe\b|years|\bcomp\b|compensation|parity|differentiator|focus|attribute|"
    r"equity|reports|experience|premium|salary|\bpay\b|notes?\b|\btc\b|description|example|impact|"
    r"\bteam|\bband\b|responsib|expect",
    re.I,
)
"""Titles of columns that are no company's."""
_ATTRIBUTE_ROW = re.compile(
    r"\W*(?:scope|typical|yoe\b|years|comp(?:ensation)?\b|unique|focus|(?:direct )?reports|"
    r"experience|notes?\b|equity$|salary|pay\b|total\b|tc\b)",
    re.I,
)
"""First cells of rows that tell more of the level above."""
_TITLE = re.compile(r"title|level|grade|\brole\b", re.I)
_MONEY = re.compile(r"[$£€₹¥]\s?\d|\d\s?%")
_NOTHING = re.compile(r"^\W*$|^(?:n/?a|none|no)\b|not applicable|\bno (?:direct )?equivalent", re.I)
_LABEL = re.compile(r"^\W*(?:closest|alt\w*|nearest)(?: \w+)?:\s*", re.I)
"""What a row says of its level before naming it."""
_HEADER = re.compile(
    r"\b(?:equivalents?|levels?|at|titles?|internal|external|legacy)\b|[@()]", re.I
)


@dataclass(frozen=True, slots=True)
class _Column:
    at: int
    slug: str
    name: str


def read_table(rows: Sequence[Sequence[str]], own: Own, find: Finder) -> list[Line]:
    """What each row says; nothing where no column is another company's."""
    if len(rows) < 2 or not rows[0]:
        return []
    header = [cell.strip() for cell in rows[0][:MAX_COLUMNS]]
    mine = _own_column(header, own, find)
    others = [c for c in _columns(header, find) if c.at != mine and c.slug != own.slug]
    # One column of another company at least must be known by name, or it is no such table.
    if not any(find(header[column.at]) for column in others):
        return []
    read = (_row(row, mine, others, own) for row in _level_rows(rows[1 : MAX_ROWS + 1], mine))
    return [line for line in read if line is not None]


def _own_column(header: Sequence[str], own: Own, find: Finder) -> int:
    """The column of the guide's own levels: the one with its company's name, else the first."""
    for at, title in enumerate(header):
        if any(mention.slug == own.slug for mention in find(title)):
            return at
    first = set(re.findall(r"[^\W_]+", header[0].casefold()))
    second = len(header) > 1 and _ATTRIBUTE.search(header[0]) and not own.names & first
    return 1 if second else 0


def _columns(header: Sequence[str], find: Finder) -> Iterator[_Column]:
    """The columns of companies; a company that no table of names knows goes by its title."""
    for at, title in enumerate(header):
        mentions = find(title)
        if mentions:
            first = mentions[0]
            # A name's closing bracket is no word of it: "Block (Square)".
            end = first.end + (
                "(" in title[first.start : first.end] and title[first.end :][:1] == ")"
            )
            yield _Column(at, first.slug, title[first.start : end])
        elif not _ATTRIBUTE.search(title):
            name = " ".join(_HEADER.sub(" ", title).split())
            if name:
                yield _Column(at, name.casefold(), name)


def _level_rows(rows: Sequence[Sequence[str]], mine: int) -> Iterator[Sequence[str]]:
    """The rows that name levels, not what belongs to them."""
    for row in rows:
        if not row or mine >= len(row):
            continue
        label = row[0]
        if mine > 0 and not _TITLE.search(label):
            continue
        if _MONEY.search(row[mine]):
            return  # from here on the table is about pay and whatever else differs
        if mine > 0 or not _ATTRIBUTE_ROW.match(label):
            yield row


def _row(row: Sequence[str], mine: int, others: Sequence[_Column], own: Own) -> Line | None:
    first = level(own.slug, own.display, _LABEL.sub("", row[mine]))
    if first is None or _NOTHING.search(row[mine]):
        return None
    levels: list[Level] = []
    for column in others:
        cell = row[column.at] if column.at < len(row) else ""
        found = None if _NOTHING.search(cell) else level(column.slug, column.name, cell)
        if found is not None and not _MONEY.search(cell):
            levels.append(found)
    return Line((first, *levels)[:MAX_LEVELS], mutual=True) if levels else None
