"""A guide's Markdown body as titled sections, read by markdown-it when first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_NESTING = 20
BOLD_LEVEL = 7
"""Where bold words stand as a title: under every heading."""
_LINES = re.compile(r"\r\n?|\n")
"""As markdown-it counts lines; `splitlines` also breaks at form feeds and the like."""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled stretch of the body. A title is a heading, or a paragraph's bold first words."""

    title: str
    text: str
    """Its Markdown, without the title."""
    line: int
    """Line of the body, from 1, on which the title stands."""
    level: int = field(default=BOLD_LEVEL, compare=False)
    """1 to 6 as its heading has it; `BOLD_LEVEL` for bold words."""


def sections(body: str) -> tuple[Section, ...]:
    """The body's sections in order; text before the first title is left out."""
    lines = _LINES.split(body)
    titles = list(_titles(_markdown().parse(body)))
    ends = [line for line, *_ in titles[1:]] + [len(lines)] * bool(titles)
    return tuple(
        Section(title, "\n".join([*rest, *lines[after:end]]).strip(), line + 1, level)
        for (line, after, level, (title, *rest)), end in zip(titles, ends, strict=True)
    )


def _titles(tokens: Sequence[Token]) -> Iterator[tuple[int, int, int, list[str]]]:
    """(first line, line after it, level, [title, rest of its line]) of everything that titles."""
    for before, opening, inline in zip((None, *tokens), tokens, tokens[1:], strict=False):
        if inline.type != "inline" or opening.map is None:
            continue
        first, after = opening.map
        if opening.type == "heading_open":
            yield first, after, int(opening.tag[1]), [_plain(inline.content)]
        elif opening.type == "paragraph_open" and opening.level in (0, 1):
            bold = _bold_start(inline)
            # Inside a list or a quote's later lines bold words are emphasis, not a title.
            quoted = before is not None and before.type == "blockquote_open"
            if bold is not None and (opening.level == 0 or quoted):
                title, rest = bold
                yield first, after, BOLD_LEVEL, [title, rest]


def _bold_start(inline: Token) -> tuple[str, str] | None:
    """A paragraph's bold first words as a title, with what follows them."""
    children = inline.children or []
    if len(children) < 3 or children[0].content or children[1].type != "strong_open":
        return None
    title = _plain(children[2].content)
    _, _, rest = inline.content.partition("**")[2].partition("**")
    return (title.rstrip(":"), rest.lstrip(": \n")) if title else None


def _plain(text: str) -> str:
    return text.replace("**", "").strip().rstrip(":")


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING}).enable("table")
