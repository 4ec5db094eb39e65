"""One guide's statements on levels: from its front matter, and its section on them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import TYPE_CHECKING

from bot.guides.level_lines import MAX_LEVELS, Line, Own, read_line
from bot.guides.level_tables import read_table
from bot.guides.level_words import Finder, Level, level
from bot.guides.model import Guide
from bot.guides.passages import parsed

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_SECTION = 20_000
MAX_SECTIONS = 5
MAX_CELL = 400
MAX_STATEMENTS = 60
"""Statements of one guide; no ladder has more rungs."""

# Both begin with a line's end, not with "^": so the search runs from line to line by itself.
_TITLE = re.compile(
    r"\n[ \t>]{0,6}(?:#|\*\*)[^\n]{0,120}\blevel[^\n]{0,20}"
    r"\b(?:mapping|equivalen|comparison|elsewhere)",
    re.I,
)
_NEXT = re.compile(r"\n[ \t>]{0,6}(?:#{1,6}[ \t]|\*\*)")


@dataclass(frozen=True, slots=True)
class Statement:
    """Levels that one line or table row of one guide sets equal; the guide's own comes first."""

    guide: str
    discipline: str
    """What kind of work: levels of managers are never counted with those of engineers."""
    levels: tuple[Level, ...]
    mutual: bool
    """Whether it sets all of them equal to one another, or only each to the first."""

    @property
    def own(self) -> Level:
        """The level of the guide's own company."""
        return self.levels[0]

    def pairs(self) -> Iterator[tuple[Level, Level]]:
        """What it states directly, each pair once."""
        every = combinations(self.levels, 2) if self.mutual else self._from_own()
        return ((a, b) for a, b in every if a.company != b.company)

    def _from_own(self) -> Iterator[tuple[Level, Level]]:
        return ((self.own, other) for other in self.levels[1:])

    def beside(self, level: Level) -> Iterator[Level]:
        """The levels it directly sets equal to one of its levels."""
        for a, b in self.pairs():
            if a is level or b is level:
                yield b if a is level else a

    def contradictions(self) -> Iterator[tuple[Level, Level]]:
        """Levels of one company that clash, set equal in one breath."""
        for a, b in combinations(self.levels[1:], 2):
            if a.company == b.company and clash(a, b):
                yield a, b


def clash(one: Level, other: Level) -> bool:
    """Whether their codes are of one kind and have no rung in common: E4 and IC2, not E4 and M1."""
    alike = [(a, b) for a in one.codes for b in other.codes if a.prefix == b.prefix]
    return bool(alike) and not any(a.low <= b.high and b.low <= a.high for a, b in alike)


def statements(guide: Guide, find: Finder) -> tuple[Statement, ...]:
    """What a guide states of levels: in its front matter and in its level section."""
    own = Own(guide.company, guide.company_display, guide.role_display)
    # Front matter's raw text was cut out of the body; it speaks only where the body does not.
    said = list(_in_body(guide.body, own, find)) or list(_raw(guide, own, find))
    lines = dict.fromkeys((*said, *_structured(guide, own, find)))
    kind = discipline(guide)
    return tuple(
        Statement(guide.id, kind, line.levels, line.mutual) for line in list(lines)[:MAX_STATEMENTS]
    )


_ENGINEERS = frozenset(("software-engineer", "senior-software-engineer", "staff-software-engineer"))


def discipline(guide: Guide) -> str:
    """The kind of work of a guide's role; a company's specialties are software engineering."""
    if guide.role_type != "standard" or guide.role in _ENGINEERS:
        return "software-engineer"
    return guide.role


def _raw(guide: Guide, own: Own, find: Finder) -> Iterator[Line]:
    for text in (guide.level_mapping.raw or "").splitlines()[:MAX_STATEMENTS]:
        # A generator kept a table's header row as the mapping of some guides; that says nothing.
        if not text.lstrip().startswith("|"):
            yield from read_line(text, own, find)


def _structured(guide: Guide, own: Own, find: Finder) -> Iterator[Line]:
    """Front matter's levels by company, if it has them so."""
    mine = level(own.slug, own.display, own.role)
    others: list[Level] = []
    for name, words in guide.level_mapping.equivalents[:MAX_LEVELS]:
        mentions = find(name.replace("_", " ").title())
        found = level(mentions[0].slug if mentions else name.casefold(), name, words)
        others += [found] if found else []
    if mine and others:
        yield Line((mine, *others), mutual=False)


def _in_body(body: str, own: Own, find: Finder) -> Iterator[Line]:
    for text in level_sections(body):
        for block in blocks(text):
            if isinstance(block, str):
                yield from read_line(block, own, find)
            else:
                yield from read_table(block, own, find)


def level_sections(body: str) -> Iterator[str]:
    """The Markdown of the sections on levels, each with its title.

    Only from such a title to the next is the body parsed: reading whole bodies of a library
    would take seconds.
    """
    body = f"\n{body}"
    for title in islice(_TITLE.finditer(body), MAX_SECTIONS):
        end = _NEXT.search(body, title.end())
        yield body[title.start() : end.start() if end else len(body)][:MAX_SECTION]


Table = list[list[str]]
"""Rows of cells, the header first."""


def blocks(section: str) -> Iterator[str | Table]:
    """The section's lines and tables in order, without its title."""
    rows: Table | None = None
    titled = False
    for token in parsed(section):
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open" and rows is not None:
            rows.append([])
        elif token.type == "table_close" and rows is not None:
            yield rows
            rows = None
        elif token.type == "inline" and rows:
            rows[-1].append(_text(token.children or [])[:MAX_CELL])
        elif token.type == "inline":
            words = token.children or []
            yield from _text(words if titled else _after_title(words)).splitlines()
            titled = True


def _after_title(words: Sequence[Token]) -> Sequence[Token]:
    """What follows the bold words of a title on its line; nothing follows a heading's."""
    bold = (at for at, token in enumerate(words) if token.type == "strong_close")
    return words[next(bold, len(words)) + 1 :]


def _text(words: Sequence[Token]) -> str:
    return "".join(
        "\n" if token.type in ("softbreak", "hardbreak") else token.content for token in words
    ).strip(" :")
