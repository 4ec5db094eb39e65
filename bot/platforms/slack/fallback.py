"""The message's `text`: everything the blocks say, for notifications and screen readers.

It is also what is sent alone when Slack refuses the blocks, so it must stand by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.chat.plain import said as plain
from bot.chat.reply import (
    Actions,
    Block,
    Bullets,
    Facts,
    Heading,
    Line,
    Notice,
    Person,
    Quote,
    SmallPrint,
    Table,
    Text,
)
from bot.platforms.slack import limits, tables
from bot.platforms.slack.drawing import WARNING
from bot.platforms.slack.mrkdwn import escape, mention

NOTHING = "There is nothing to show."


def fallback(blocks: Iterable[Block]) -> str:
    """Tidied blocks as escaped plain text, never empty."""
    lines = [line for block in blocks for line in _escaped(block) if line]
    kept, used = [], 0
    for line in lines:
        used += limits.units(line) + 1
        if used > limits.FALLBACK_CHARACTERS:
            break
        kept.append(line)
    if len(kept) < len(lines):
        kept.append(f"… and {len(lines) - len(kept)} more lines. Narrow the question to see them.")
    return "\n".join(kept) or NOTHING


def _escaped(block: Block) -> Iterator[str]:
    if isinstance(block, Line):
        said = (mention(p.id) if isinstance(p, Person) else escape(plain(p)) for p in block.parts)
        yield from "".join(said).split("\n")
    else:
        yield from map(escape, _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Notice():
            text = block.text
            yield f"{WARNING}{text}" if text and block.tone == "warning" else text
        case Text() | SmallPrint():
            yield from block.text.split("\n")
        case Facts():
            for label, value in block.items:
                yield f"{label}: {value}".strip(": ")
        case Quote():
            source = block.source
            said = block.text if block.draft else f"“{block.text}”"
            yield said + (f" — {source}" if source else "")
        case Bullets():
            for item in block.items:
                yield f"• {item}"
        case Table():
            yield from tables.plain_lines(block)
        case Actions():
            labels = "; ".join(button.label for button in block.buttons)
            yield f"{'Choose one' if block.pick else 'Ask next'}: {labels}"
