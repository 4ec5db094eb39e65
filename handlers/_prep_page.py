"""A page's blocks as a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.chat.plain import lines
from bot.chat.reply import Block, Bullets, Facts, Heading, Notice, Quote, SmallPrint, Table, Text

_SPECIAL = re.compile(r"([\\`*_<>#])")


def markdown(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown: what they say is text, whatever signs it has."""
    return "\n\n".join("\n".join(_lines(block)) for block in blocks) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"# {_plain(block.text)}"
        case Text() if block.text.endswith(":"):
            yield f"## {_plain(block.text.removesuffix(':'))}"
        case Facts():
            yield from (f"- **{_plain(name)}**: {_plain(text)}" for name, text in block.items)
        case Bullets():
            yield from (f"- {_plain(item)}" for item in block.items)
        case Notice():
            yield f"*{_plain(block.text)}*"
        case Quote():
            yield from (f"> {_plain(line)}".rstrip() for line in block.text.splitlines())
            if block.source:
                yield f">\n> — {_plain(block.source)}"
        case Table():
            yield from _rows(block)
        case SmallPrint():
            yield f"---\n\n{_plain(block.text)}"
        case _:
            yield from map(_plain, lines(block))


def _rows(table: Table) -> Iterator[str]:
    yield _row(_cell(column.title) for column in table.columns)
    yield _row("---:" if column.numeric else "---" for column in table.columns)
    yield from (_row(_cell(cell.text) for cell in row) for row in table.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return _plain(text).replace("|", r"\|")


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
