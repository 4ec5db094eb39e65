"""The words of a reply's blocks as Discord's Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.reply import Block, Line, Moment, Part, Person, Strong, Text
from bot.platforms._shared.text import chunks, units
from bot.platforms.discord import limits
from bot.platforms.discord.markup import escape, fenced, mention, time_of


def leads(block: Block) -> bool:
    """Whether a block says what comes next, and so stands with it."""
    if isinstance(block, Text):
        return block.text.endswith(":") and "\n" not in block.text
    last = block.parts[-1] if isinstance(block, Line) else None
    return isinstance(last, str) and last.endswith(":")


def apart(above: str, below: str) -> str:
    """A text with an empty line before it, unless one of the two has a margin of its own."""
    margin = above.startswith("#") or above.endswith("```") or below.startswith(("```", "\n"))
    return below if margin else f"\n{below}"


def small(text: str) -> str:
    """Small print."""
    return "\n".join(f"-# {escape(line)}" for line in text.split("\n") if line.strip())


def quoted(text: str) -> list[str]:
    """The pieces of a quotation."""
    found = chunks(text, limits.CHUNK)
    return ["\n".join(f"> {escape(line)}" for line in piece.split("\n")) for piece in found]


def code(text: str) -> list[str]:
    """The text as code, which Discord copies with one press: whole, where it fits."""
    whole = fenced(text)
    if units(whole) <= limits.DRAFT:
        return [whole]
    return [fenced(piece) for piece in chunks(text, limits.CHUNK)]


def bold(text: str) -> str:
    """Words that stand out; beside a space the asterisks would stay asterisks."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text.split(inner, 1)
    return f"{before}**{escape(inner)}**{after}"


def pieces(part: Part) -> Sequence[Part]:
    """A part of a line, cut where it is long."""
    match part:
        case Person() | Moment():
            return (part,)
        case Strong():
            return [Strong(piece) for piece in chunks(part.text, limits.CHUNK)]
        case _:
            return chunks(part, limits.CHUNK) if part.strip() else (part,)


def marked(part: Part) -> str:
    """A part of a line as Markdown."""
    match part:
        case Person():
            return mention(part.id)
        case Moment():
            return time_of(part.at, exact=part.exact)
        case Strong():
            return bold(part.text)
        case _:
            return escape(part)
