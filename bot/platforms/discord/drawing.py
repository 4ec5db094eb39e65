"""A reply's tidied blocks as texts, rows and menus, each with what is lost without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bot.chat.reply import (
    Actions,
    Bullets,
    Button,
    Facts,
    Heading,
    Line,
    Moment,
    Notice,
    Person,
    Quote,
    SmallPrint,
    Strong,
    Table,
    Text,
)
from bot.chat.reply import Block as Neutral
from bot.chat.reply import Part as Piece
from bot.platforms._shared.tables import text_records
from bot.platforms._shared.text import chunks, shorten, units
from bot.platforms.discord import keys, limits
from bot.platforms.discord.markup import escape, fenced, mention, time_of
from bot.platforms.discord.parts import Menu, Part, Press, Row

ASK, MENU = "a", "m"
"""The first letter of a custom_id, before a number that makes it unique and a colon."""
WARNING = "⚠️ **Warning:** "
T = TypeVar("T")
_CHOOSE, _NEXT = "Choose one", "What next?"
_HEADING = 250


@dataclass(frozen=True, slots=True)
class Draft:
    """One part that may still be left out or put on another page."""

    part: Part
    holds: str
    """What is lost with it, in the singular: "paragraph", "table row"."""
    count: int = 1
    keep: bool = False
    """Left out only when nothing else is left to leave out."""

    @property
    def weight(self) -> int:
        """UTF-16 units of text, with the line break after it."""
        return units(self.part) + 1 if isinstance(self.part, str) else 0


@dataclass(slots=True)
class Drawing:
    """Draws one reply."""

    crowded: bool = False
    """Buttons as menus, which take less of the components a message may have."""
    drafts: list[Draft] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    """{what could not be drawn, in the singular: how many}"""
    _number: int = 0

    def draw(self, block: Neutral) -> None:
        """Add the drafts of one neutral block."""
        before = len(self.drafts)
        self._draw(block)
        if isinstance(block, Facts | Line | Quote | Text):
            self._set_apart(before)

    def _set_apart(self, first: int) -> None:
        """An empty line before a block, which also ends a quotation above it."""
        above = self.drafts[first - 1].part if 0 < first < len(self.drafts) else None
        if isinstance(above, str) and not above.startswith("#"):
            draft = self.drafts[first]
            self.drafts[first] = replace(draft, part=f"\n{draft.part}")

    def _draw(self, block: Neutral) -> None:
        match block:
            case Heading():
                self._add(f"### {escape(shorten(block.text, _HEADING))}", "heading", keep=True)
            case Text():
                self._texts(block.text, "paragraph")
            case Line():
                self._line(block.parts)
            case Facts():
                self._facts(block.items)
            case Notice():
                self._notice(block.text, block.tone == "warning")
            case Quote():
                self._quote(block)
            case Bullets():
                self._bullets(block.items)
            case Table():
                self._table(block)
            case SmallPrint():
                self.note(block.text, "source note")
            case Actions():
                self._actions(block.buttons, pick=block.pick)

    def note(self, text: str, holds: str = "note") -> None:
        """Add small print."""
        for piece in chunks(text, limits.CHUNK):
            self._add(_small(piece), holds, keep=True)

    def _add(self, part: Part, holds: str, count: int = 1, *, keep: bool = False) -> None:
        self.drafts.append(Draft(part, holds, count, keep))

    def _texts(self, text: str, holds: str) -> None:
        for piece in chunks(text, limits.CHUNK):
            self._add(escape(piece), holds)

    def _line(self, parts: Sequence[Piece]) -> None:
        pieces = [piece for part in parts for piece in _pieces(part)]
        for group in _grouped(pieces, _part_size):
            self._add("".join(map(_part, group)), "paragraph")

    def _facts(self, items: Sequence[tuple[str, str]]) -> None:
        for label, value in items:
            for number, piece in enumerate(chunks(value, limits.CHUNK)):
                named = f"**{escape(label)}:** " if label and not number else ""
                self._add(f"{named}{escape(piece)}", "fact")

    def _notice(self, text: str, warning: bool) -> None:
        if not warning:
            self.note(text)
            return
        for number, piece in enumerate(chunks(text, limits.CHUNK)):
            self._add(f"{'' if number else WARNING}{escape(piece)}", "warning", keep=True)

    def _quote(self, quote: Quote) -> None:
        for piece in _fenced(quote.text) if quote.draft else _quoted(quote.text):
            self._add(piece, "quoted paragraph")
        if quote.source:
            self.note(f"— {quote.source}", "source note")

    def _bullets(self, items: Sequence[str]) -> None:
        for item in items:
            for piece in chunks(item, limits.CHUNK):
                self._add("- " + escape(piece).replace("\n", "\n  "), "list item")

    def _table(self, table: Table) -> None:
        records = [piece for row in text_records(table) for piece in chunks(row, limits.CHUNK)]
        apart = "\n\n" if any("\n" in record for record in records[1:]) else "\n"
        for group in _grouped(records, lambda record: units(record) + 2):
            self._add(fenced(apart.join(group)), "table row", len(group))

    def _actions(self, buttons: Sequence[Button], *, pick: bool) -> None:
        fit = self._fitting(buttons)
        if len(fit) > (1 if self.crowded else limits.BUTTONS_PER_ROW):
            for some in _parted(fit, limits.OPTIONS):
                self._menu(some, pick=pick)
        elif fit:
            drawn = tuple(Press(_label(label), self._id(ASK, value)) for label, value in fit)
            self._add(Row(drawn), "button", len(drawn), keep=True)

    def _fitting(self, buttons: Iterable[Button]) -> list[tuple[str, str]]:
        """(label, value) of the buttons that can be shown; one for each question."""
        found: dict[str, str] = {}
        for button in buttons:
            value = keys.encode(button.ask)
            if not button.label or units(value) > limits.CUSTOM_ID - 4:
                self.lost["button"] += 1
            else:
                found.setdefault(value, button.label)
        return [(label, value) for value, label in found.items()]

    def _menu(self, some: Sequence[tuple[str, str]], *, pick: bool) -> None:
        options = tuple((shorten(label, limits.OPTION_WORDS), value) for label, value in some)
        menu = Menu(self._id(MENU, ""), _CHOOSE if pick else _NEXT, options)
        self._add(menu, "button", len(options), keep=True)

    def _id(self, kind: str, value: str) -> str:
        self._number += 1
        return f"{kind}{self._number}:{value}"


def _label(label: str) -> str:
    return shorten(label, limits.BUTTON_LABEL)


def _small(text: str) -> str:
    return "\n".join(f"-# {escape(line)}" for line in text.split("\n") if line.strip())


def _quoted(text: str) -> list[str]:
    pieces = chunks(text, limits.CHUNK)
    return ["\n".join(f"> {escape(line)}" for line in piece.split("\n")) for piece in pieces]


def _fenced(text: str) -> list[str]:
    """The text as code, which Discord copies with one press: whole, where it fits."""
    whole = fenced(text)
    if units(whole) <= limits.DRAFT:
        return [whole]
    return [fenced(piece) for piece in chunks(text, limits.CHUNK)]


def _pieces(part: Piece) -> Sequence[Piece]:
    match part:
        case Person() | Moment():
            return (part,)
        case Strong():
            return [Strong(piece) for piece in chunks(part.text, limits.CHUNK)]
        case _:
            return chunks(part, limits.CHUNK) if part.strip() else (part,)


def _part(part: Piece) -> str:
    match part:
        case Person():
            return mention(part.id)
        case Moment():
            return time_of(part.at, exact=part.exact)
        case Strong():
            return _bold(part.text)
        case _:
            return escape(part)


def _bold(text: str) -> str:
    """Words that stand out; beside a space the asterisks would stay asterisks."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text.split(inner, 1)
    return f"{before}**{escape(inner)}**{after}"


def _part_size(part: Piece) -> int:
    return units(_part(part))


def _grouped(items: Sequence[T], size: Callable[[T], int]) -> list[list[T]]:
    """The items in order, in groups of about one piece's text each."""
    groups: list[list[T]] = []
    used = limits.CHUNK
    for item in items:
        if not groups or used + size(item) > limits.CHUNK:
            groups.append([])
            used = 0
        groups[-1].append(item)
        used += size(item)
    return groups


def _parted(items: Sequence[T], most: int) -> list[Sequence[T]]:
    return [items[start : start + most] for start in range(0, len(items), most)]
