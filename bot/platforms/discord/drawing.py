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
    Chart,
    Facts,
    File,
    Heading,
    Line,
    Notice,
    Quote,
    SmallPrint,
    Table,
    Text,
)
from bot.chat.reply import Block as Neutral
from bot.chat.reply import Part as Piece
from bot.platforms._shared.tables import text_records
from bot.platforms._shared.text import chunks, shorten, units
from bot.platforms.discord import keys, limits, words
from bot.platforms.discord.markup import escape, fenced
from bot.platforms.discord.parts import Menu, Part, Press, Row, Rule, Upload

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
    ruled: bool = True
    """Lines across, each a component too."""
    drafts: list[Draft] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    """{what could not be drawn, in the singular: how many}"""
    _number: int = 0
    _files: int = 0
    _led: bool = False
    """Whether the block above leads in to what comes next."""

    def draw(self, block: Neutral) -> None:
        """Add the drafts of one neutral block."""
        leads = words.leads(block)
        if leads and isinstance(block, Line) and self.ruled and self.drafts:
            self._add(Rule(), "rule", count=0)
        before = len(self.drafts)
        self._draw(block)
        if not isinstance(block, Bullets | Heading | Table) and not self._led:
            self._set_apart(before)
        self._led = leads

    def _set_apart(self, first: int) -> None:
        """An empty line before a block, which also ends a quotation above it."""
        if 0 < first < len(self.drafts):
            above, draft = self.drafts[first - 1], self.drafts[first]
            if isinstance(above.part, str) and isinstance(draft.part, str):
                self.drafts[first] = replace(draft, part=words.apart(above.part, draft.part))

    def _draw(self, block: Neutral) -> None:
        match block:
            case Heading():
                self._add(f"### {escape(shorten(block.text, _HEADING))}", "heading", keep=True)
            case Text():
                self._texts(block.text, "paragraph", bold=words.leads(block))
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
            case Chart():
                self._chart(block)
            case File():
                self._file(block)

    def note(self, text: str, holds: str = "note") -> None:
        """Add small print."""
        for piece in chunks(text, limits.CHUNK):
            self._add(words.small(piece), holds, keep=True)

    def _add(self, part: Part, holds: str, count: int = 1, *, keep: bool = False) -> None:
        self.drafts.append(Draft(part, holds, count, keep))

    def _texts(self, text: str, holds: str, *, bold: bool) -> None:
        for piece in chunks(text, limits.CHUNK):
            self._add(words.bold(piece) if bold else escape(piece), holds)

    def _line(self, parts: Sequence[Piece]) -> None:
        pieces = [piece for part in parts for piece in words.pieces(part)]
        for group in _grouped(pieces, lambda piece: units(words.marked(piece))):
            self._add("".join(map(words.marked, group)), "paragraph")

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
        for piece in (words.code if quote.draft else words.quoted)(quote.text):
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

    def _chart(self, chart: Chart) -> None:
        """A picture, and under it what it shows."""
        if self._upload(lambda: Upload(chart.name, chart.draw(), chart.alt)):
            self.note(chart.alt)
        else:
            self._texts(f"Picture: {chart.alt}", "paragraph", bold=False)

    def _file(self, file: File) -> None:
        if not self._upload(lambda: Upload(file.name, file.text.encode())):
            self.note(f"File: {file.name}")

    def _upload(self, made: Callable[[], Upload]) -> bool:
        """Whether the message takes one more file."""
        if self._files == limits.FILES:
            return False
        self._files += 1
        self._add(made(), "file", keep=True)
        return True

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
