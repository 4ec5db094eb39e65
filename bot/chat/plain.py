"""A reply as plain text, as a person would read it: `ask`, logs' golden files, fallbacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from bot.chat.reply import (
    Actions,
    Block,
    Bullets,
    Cell,
    Chart,
    Facts,
    File,
    Heading,
    Line,
    Moment,
    Notice,
    Part,
    Person,
    Quote,
    Reply,
    SmallPrint,
    Strong,
    Table,
    Text,
)


def plain(reply: Reply) -> str:
    """The whole reply, block by block."""
    return "\n".join(line for block in reply.blocks for line in lines(block))


def lines(block: Block) -> Iterator[str]:
    """One block's lines."""
    match block:
        case Heading() | Text() | SmallPrint():
            yield block.text
        case Line():
            yield spoken(block)
        case Notice():
            yield f"Warning: {block.text}" if block.tone == "warning" else f"Note: {block.text}"
        case Facts():
            yield from (f"{label}: {value}" for label, value in block.items)
        case Bullets():
            yield from (f"- {item}" for item in block.items)
        case Quote():
            said = block.text if block.draft else f"“{block.text}”"
            yield said + (f" ({block.source})" if block.source else "")
        case Table():
            yield from aligned(block)
        case Actions():
            yield from _actions(block)
        case Chart():
            yield f"Picture: {block.alt}"
        case File():
            yield f"File: {block.name}"
        case _:
            assert_never(block)


def spoken(line: Line) -> str:
    """A line with people by their ids."""
    return "".join(map(said, line.parts))


def said(part: Part) -> str:
    """A part of a line as text."""
    match part:
        case Person():
            return f"@{part.id}"
        case Strong() | Moment():
            return part.text
        case _:
            return part


def _actions(block: Actions) -> Iterator[str]:
    labels = [button.label for button in block.buttons]
    if not labels:
        return
    if block.pick:
        yield from (f"{number}. {label}" for number, label in enumerate(labels, 1))
    else:
        yield f"Next: {' | '.join(labels)}"


def aligned(table: Table) -> list[str]:
    """A table's lines, columns lined up by spaces, figures to the right."""
    rows = [[column.title for column in table.columns], *map(_texts, table.rows)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(table.columns))]
    return ["  ".join(_cells(row, widths, table)).rstrip() for row in rows]


def _texts(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]


def _cells(row: list[str], widths: list[int], table: Table) -> Iterator[str]:
    for text, width, column in zip(row, widths, table.columns, strict=True):
        yield text.rjust(width) if column.numeric else text.ljust(width)
