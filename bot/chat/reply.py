"""What a handler answers: meaning, not markup.

Each platform draws these blocks its own best way. A block never holds a platform's
syntax, and text in it is plain: a renderer escapes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from bot.chat.forms import Form
from bot.language.asks import Ask, Trouble

if TYPE_CHECKING:
    from bot.pay.judged import Judged

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
    """Words of a guide, with where they stand; or a draft, to be copied whole."""

    text: str
    source: str = ""
    draft: bool = False
    """Whether it is the person's own to copy: drawn without marks around it."""


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


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, by the platform's own id; mentioned where the platform can."""

    id: str
    """Of a group too, as its platform tells it apart: `S045EF6GH`, and `&` before a role's."""
    asked: bool = True
    """Whether something is asked of them: only then are they told that they are mentioned.

    Slack tells everybody whom a message mentions.
    """


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was or will be, by the reader's own clock where the platform can."""

    at: datetime
    """Aware."""
    text: str
    """The same in words, as of now."""
    exact: bool = False
    """Whether the hour matters, and not only how long ago it was."""


Part = str | Person | Strong | Moment


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in which people are mentioned, words stand out, or moments are told."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, for one person alone: a platform draws it only where it can show it."""

    name: str
    """Of its file, as `offer-band.png`."""
    alt: str
    """All that the picture shows, in words; it always stands beside it."""
    draw: Callable[[], bytes]
    """The PNG."""


@dataclass(frozen=True, slots=True)
class File:
    """A text to keep, for one person alone."""

    name: str
    """As `prep.md`."""
    text: str


Block = (
    Heading
    | Text
    | Line
    | Facts
    | Notice
    | Quote
    | Bullets
    | Table
    | SmallPrint
    | Actions
    | Chart
    | File
)

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
    form: Form | None = None
    """Questions to put first; the blocks are for where no form can be shown."""
    errors: tuple[tuple[str, str], ...] = ()
    """(field, sentence) for answers of a form that cannot be taken."""
    private: bool = False
    """For the asker's eyes alone: a platform shows it to nobody else, wherever it was asked."""
    share: Ask | None = None
    """What others may be shown in place of a private reply, once the asker has seen it."""
    judged: Judged | None = field(default=None, repr=False)
    """The offer behind the reply, for `ask --json`."""
