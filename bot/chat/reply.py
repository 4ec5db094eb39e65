"""What a handler answers: meaning, not markup.

Each platform draws these blocks its own best way. A block never holds a platform's
syntax, and text in it is plain: a renderer escapes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from bot.language.asks import Ask, Trouble

Status = Literal["answered"] | Trouble
Tone = Literal["info", "warning"]


@dataclass(frozen=True, slots=True)
class Heading:
    """The reply's title, one line."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Short labelled values, in order."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """One line the reader must not miss (warning) or may like to know (info)."""

    text: str
    tone: Tone = "info"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a guide, with where they stand."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short lines."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: what to print, and its number where it is a single number."""

    text: str
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; figures line up on the right."""

    title: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under titled columns; every row is as long as `columns`."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """Where the figures come from and how old they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Button:
    """A next question: its label, and the question it asks. Never free text."""

    label: str
    ask: Ask


@dataclass(frozen=True, slots=True)
class Actions:
    """Next questions, most useful first. `pick` marks an answer to a question of ours."""

    buttons: tuple[Button, ...]
    pick: bool = False


Block = Heading | Text | Facts | Notice | Quote | Bullets | Table | SmallPrint | Actions

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """One band as `ask --json` prints it: whole currency units, (low, high) or None."""

    guide: str
    region: str
    currency: str
    base: Pair | None
    stock_per_year: Pair | None
    bonus: Pair | None
    total_stated: Pair | None
    total_computed: Pair | None
    stock_basis: str
    stock_basis_conflict: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, whole: what to show, and what it was made of."""

    blocks: tuple[Block, ...]
    status: Status = "answered"
    command: str | None = None
    guides: tuple[str, ...] = ()
    regions: tuple[tuple[str, ...], ...] = ()
    """Parallel to `guides`: the labels shown because they were asked."""
    choices: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = field(default=())
    shareable: bool = False
    """True only for facts of the guides: nothing personal, nothing that failed."""
    ask: Ask | None = None
    """The question answered, so that a platform can ask it again for others to see."""
