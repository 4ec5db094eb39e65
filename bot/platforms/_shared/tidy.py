"""A reply's blocks with their text made safe to draw, once for blocks and `text` alike.

After this, single lines are single lines, nothing invisible is left, no block is empty,
and every table row is as long as the columns with no empty cell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.chat.plain import said
from bot.chat.reply import (
    Actions,
    Block,
    Bullets,
    Button,
    Cell,
    Chart,
    Column,
    Facts,
    File,
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
from bot.platforms._shared.text import clean, one_line, scrubbed, shorten

EMPTY = "—"
"""Slack drops a whole message for one empty table cell."""
_TITLE = 200


def tidied(
    blocks: tuple[Block, ...], is_person: Callable[[str], object], *, files: bool = False
) -> list[Block]:
    """The blocks that have something to show, cleaned.

    Args:
        is_person: whether the platform can mention somebody by that id; any other is text.
        files: whether pictures and files stand in the message; else only their words do.
    """
    shown = (block if files else _in_words(block) for block in blocks)
    return [tidy for block in shown if (tidy := _tidy(block, is_person)) is not None]


def _in_words(block: Block) -> Block:
    match block:
        case Chart():
            return Text(f"Picture: {clean(block.alt)}")
        case File():
            return SmallPrint(f"File: {one_line(block.name)}")
        case _:
            return block


def _tidy(block: Block, is_person: Callable[[str], object]) -> Block | None:
    match block:
        case Heading():
            return Heading(text) if (text := one_line(block.text)) else None
        case Text():
            return Text(text) if (text := clean(block.text)) else None
        case Line():
            parts = tuple(part for given in block.parts if (part := _part(given, is_person)))
            seen = any(isinstance(part, Person) or said(part).strip() for part in parts)
            return Line(parts) if seen else None
        case SmallPrint():
            return SmallPrint(text) if (text := clean(block.text)) else None
        case Notice():
            return Notice(text, block.tone) if (text := clean(block.text)) else None
        case Quote():
            return _quote(block)
        case Bullets():
            items = tuple(text for item in block.items if (text := clean(item)))
            return Bullets(items) if items else None
        case Facts():
            facts = tuple((one_line(label), clean(value) or EMPTY) for label, value in block.items)
            return Facts(facts) if facts else None
        case Table():
            return _table(block) if block.columns and block.rows else None
        case Actions():
            buttons = tuple(Button(one_line(b.label), b.ask) for b in block.buttons)
            return Actions(buttons, block.pick) if buttons else None
        case Chart():
            return replace(block, alt=clean(block.alt))
        case File():
            return block


def _part(part: Part, is_person: Callable[[str], object]) -> Part:
    """What the platform can mention stays a person; any other id is text."""
    match part:
        case Person():
            return part if is_person(part.id) else f"@{one_line(part.id)}"
        case Strong():
            return Strong(text) if (text := scrubbed(part.text)) else ""
        case Moment():
            return replace(part, text=scrubbed(part.text))
        case _:
            return scrubbed(part)


def _quote(quote: Quote) -> Quote | None:
    text = clean(quote.text)
    return Quote(text, one_line(quote.source), quote.draft) if text else None


def _table(table: Table) -> Table:
    wide = len(table.columns)
    columns = tuple(Column(shorten(one_line(c.title), _TITLE), c.numeric) for c in table.columns)
    return Table(columns, tuple(_row(row, wide) for row in table.rows))


def _row(row: tuple[Cell, ...], wide: int) -> tuple[Cell, ...]:
    cells = tuple(map(_cell, row[:wide]))
    return cells if len(cells) == wide else cells + (Cell(EMPTY),) * (wide - len(cells))


def _cell(cell: Cell) -> Cell:
    text = one_line(cell.text)
    return cell if text and text == cell.text else Cell(text or EMPTY, cell.value)
