"""A reply's tidied blocks as Slack's typed blocks, each with what it weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    HeaderBlock,
    PlainTextObject,
    RichTextBlock,
    RichTextListElement,
    RichTextPreformattedElement,
    RichTextQuoteElement,
    RichTextSectionElement,
    SectionBlock,
)
from slack_sdk.models.blocks.block_elements import RichTextElement, RichTextElementParts

from bot.chat import intents
from bot.chat.plain import said
from bot.chat.reply import (
    Actions,
    Bullets,
    Button,
    Facts,
    Heading,
    Line,
    Moment,
    Notice,
    Part,
    Person,
    Quote,
    SmallPrint,
    Strong,
    Table,
    Text,
)
from bot.chat.reply import Block as Neutral
from bot.platforms.slack import limits, tables
from bot.platforms.slack.limits import units
from bot.platforms.slack.mrkdwn import is_group

TableStyle = Literal["block", "text"]
T = TypeVar("T")

ASK_ACTION = "ask:"
"""Prefix of a question button's action_id; the number after it makes the id unique."""
SHARE_ACTION = "share"
SHARE_LABEL = "Share in channel"
WARNING = "Warning: "
_WHEN = "{date_short_pretty} at {time}"
"""By the reader's own clock: `today at 9:04 AM`."""
_BOLD = RichTextElementParts.TextStyle(bold=True)


@dataclass(frozen=True, slots=True)
class Draft:
    """One block that may still be left out."""

    block: Block
    weight: int
    """UTF-16 units of visible text."""
    holds: str
    """What is lost with it, in the singular: "paragraph", "table row"."""
    count: int = 1
    keep: bool = False
    """Dropped only when nothing else is left to drop."""


@dataclass(slots=True)
class Drawing:
    """Draws one reply; remembers what only one message may hold once, and what was lost."""

    style: TableStyle
    drafts: list[Draft] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    """{what could not be drawn, in the singular: how many}"""
    _buttons: int = 0
    _table_drawn: bool = False

    def draw(self, block: Neutral, share: str | None = None) -> None:
        """Add the drafts of one neutral block; `share` puts that button at its end."""
        match block:
            case Heading():
                self._heading(block.text)
            case Text():
                self._paragraphs(block.text)
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
                self._context(block.text, "source note", keep=True)
            case Actions():
                self.buttons(block.buttons, share)

    def buttons(self, buttons: Iterable[Button], share: str | None) -> None:
        """Add buttons, and the share button where `share` is its value."""
        drawn = [element for button in buttons if (element := self._button(button))]
        if share is not None:
            drawn.append(_button_element(SHARE_LABEL, SHARE_ACTION, share))
        for start in range(0, len(drawn), limits.BUTTONS_PER_BLOCK):
            row = drawn[start : start + limits.BUTTONS_PER_BLOCK]
            weight = sum(units(element.text.text) for element in row if element.text)
            self._add(ActionsBlock(elements=row), weight, "button", len(row), keep=True)

    def note(self, text: str) -> None:
        """Add a line about the answer itself, never left out."""
        self._context(text, "note", keep=True)

    def _add(
        self, block: Block, weight: int, holds: str, count: int = 1, *, keep: bool = False
    ) -> None:
        self.drafts.append(Draft(block, weight, holds, count, keep))

    def _heading(self, text: str) -> None:
        title = limits.shorten(text, limits.HEADER)
        self._add(HeaderBlock(text=plain_text(title)), units(title), "heading", keep=True)
        if title != text:
            self._paragraphs(text)

    def _paragraphs(self, text: str, *, keep: bool = False) -> None:
        for piece in limits.chunks(text):
            self._add(SectionBlock(text=plain_text(piece)), units(piece), "paragraph", keep=keep)

    def _context(self, text: str, holds: str, *, keep: bool = False) -> None:
        for piece in limits.chunks(text):
            block = ContextBlock(elements=[plain_text(piece)])
            self._add(block, units(piece), holds, keep=keep)

    def _notice(self, text: str, warning: bool) -> None:
        if warning:
            self._paragraphs(f"⚠️ {WARNING}{text}", keep=True)
        else:
            self._context(text, "note")

    def _facts(self, items: Sequence[tuple[str, str]]) -> None:
        for group in _grouped(items, _fact_size):
            if _fact_size(group[0]) > limits.CHUNK:
                self._paragraphs(": ".join(filter(None, group[0])))
                continue
            parts: list[RichTextElement] = []
            for label, value in group:
                parts += [_run(f"{label}: ", bold=True)] if label else []
                parts.append(_run(f"{value}\n"))
            parts[-1] = _run(group[-1][1])
            weight = sum(map(_fact_size, group))
            self._rich(RichTextSectionElement(elements=parts), weight, "fact", len(group))

    def _line(self, parts: Sequence[Part]) -> None:
        # Rich text and not mrkdwn: beside a mention, words stay words.
        pieces = [piece for part in parts for piece in _pieces(part)]
        for group in _grouped(pieces, _part_size):
            runs: list[RichTextElement] = [_part(piece) for piece in group]
            section = RichTextSectionElement(elements=runs)
            self._rich(section, sum(map(_part_size, group)), "paragraph")

    def _quote(self, quote: Quote) -> None:
        # Slack offers to copy preformatted text with one press.
        element = RichTextPreformattedElement if quote.draft else RichTextQuoteElement
        for piece in limits.chunks(quote.text):
            self._rich(element(elements=[_run(piece)]), units(piece), "quoted paragraph")
        if quote.source:
            self._context(f"— {quote.source}", "source note", keep=True)

    def _bullets(self, items: Sequence[str]) -> None:
        short = [piece for item in items for piece in limits.chunks(item)]
        for group in _grouped(short, units):
            lines = [RichTextSectionElement(elements=[_run(item)]) for item in group]
            listed = RichTextListElement(elements=lines, style="bullet")
            self._rich(listed, sum(map(units, group)), "list item", len(group))

    def _table(self, table: Table) -> None:
        drawable = len(table.columns) <= limits.TABLE_COLUMNS and not self._table_drawn
        if self.style == "block" and drawable:
            self._table_drawn = True
            block, weight, lost = tables.table_block(table)
            self._add(block, weight, "table row", len(block.rows) - 1)
            if lost:
                self.lost["table row"] += lost
            return
        records = tables.text_records(table)
        records = [piece for record in records for piece in limits.chunks(record)]
        gap = "\n\n" if any("\n" in record for record in records[1:]) else "\n"
        for group in _grouped(records, lambda record: units(record) + 2):
            text = gap.join(group)
            shown = RichTextPreformattedElement(elements=[_run(text)])
            self._rich(shown, units(text), "table row", len(group))

    def _rich(self, element: RichTextElement, weight: int, holds: str, count: int = 1) -> None:
        self._add(RichTextBlock(elements=[element]), weight, holds, count)

    def _button(self, button: Button) -> ButtonElement | None:
        value = intents.encode(button.ask)
        if not button.label or not limits.fits(value, limits.BUTTON_VALUE):
            self.lost["button"] += 1
            return None
        self._buttons += 1
        return _button_element(button.label, f"{ASK_ACTION}{self._buttons}", value)


def _fact_size(fact: tuple[str, str]) -> int:
    return units(fact[0]) + units(fact[1]) + 3


def _pieces(part: Part) -> Sequence[Part]:
    match part:
        case Person() | Moment():
            return (part,)
        case Strong():
            return [Strong(piece) for piece in limits.chunks(part.text)]
        case _:
            return limits.chunks(part)


def _part_size(part: Part) -> int:
    match part:
        case Person():
            return limits.PERSON
        case Moment():
            return max(limits.MOMENT, units(part.text))
        case _:
            return units(said(part))


def _part(part: Part) -> RichTextElement:
    if isinstance(part, Person) and is_group(part.id):
        return RichTextElementParts.UserGroup(usergroup_id=part.id)
    if isinstance(part, Person):
        return RichTextElementParts.User(user_id=part.id)
    if isinstance(part, Moment):
        at = int(part.at.timestamp())
        return RichTextElementParts.Date(timestamp=at, format=_WHEN, fallback=part.text)
    return _run(said(part), bold=isinstance(part, Strong))


def _run(text: str, *, bold: bool = False) -> RichTextElementParts.Text:
    return RichTextElementParts.Text(text=text, style=_BOLD if bold else None)


def plain_text(text: str) -> PlainTextObject:
    """Text in which nothing is markup."""
    # emoji=False: a guide's ":warning:" is five letters and two colons.
    return PlainTextObject(text=text, emoji=False)


def _button_element(label: str, action: str, value: str) -> ButtonElement:
    text = plain_text(limits.shorten(label, limits.BUTTON_LABEL))
    return ButtonElement(text=text, action_id=action, value=value)


def _grouped(items: Sequence[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    """The items in order, in groups of about one block's text each."""
    group: list[T] = []
    used = 0
    for item in items:
        if group and used + size(item) > limits.CHUNK:
            yield group
            group, used = [], 0
        group.append(item)
        used += size(item)
    if group:
        yield group
