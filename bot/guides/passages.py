"""Markdown as plain passages: what a person reads, without its marks.

Comments, rules and a generator's leftovers are dropped; a link keeps its address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Kind = Literal["text", "quote", "item", "title"]

MOST_CHARACTERS = 40_000
"""Of one section; more is left out, for a person would not read it in a chat."""
MOST_PASSAGES = 300
MOST_LINE = 400
_RESIDUE = r"(?i)\|? ?\bSIGNATURE ROLE ?[—–-]{1,3} ?\d{1,3}x length\b"
_SPACES = r"\s+"
_WHOLE_QUOTE = {"“": "”", '"': '"', "«": "»"}


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, quotation, list item or small title, as plain text."""

    kind: Kind
    text: str


def passages(markdown: str) -> tuple[Passage, ...]:
    """The passages of a section's Markdown, in order."""
    return of_tokens(parsed(markdown))


def parsed(markdown: str) -> list[Token]:
    """The Markdown's tokens, bounded."""
    return _markdown().parse(_without_comments(markdown[:MOST_CHARACTERS]))


def of_tokens(tokens: Sequence[Token]) -> tuple[Passage, ...]:
    """The passages of a run of tokens."""
    found = (passage for passage in _walk(tokens) if passage.text)
    return tuple(passage for passage, _ in zip(found, range(MOST_PASSAGES), strict=False))


def plain(inline: Token) -> str:
    """A line's text without marks; a link is followed by its address."""
    return tidy("".join(_pieces(inline.children or [])))


def line(markdown: str) -> str:
    """One line of Markdown, as a title is, without its marks."""
    return " ".join(plain(token) for token in _markdown().parseInline(markdown[:MOST_LINE]))


def tidy(text: str) -> str:
    """The text with single spaces and no leftovers of a generator."""
    return re.sub(_RESIDUE, "", re.sub(_SPACES, " ", text)).strip()


def unquoted(text: str) -> str:
    """The text without the quotation marks that enclose all of it."""
    if len(text) > 1 and _WHOLE_QUOTE.get(text[0]) == text[-1]:
        inner = text[1:-1]
        if text[0] not in inner and text[-1] not in inner:
            return inner.strip()
    return text


def _walk(tokens: Sequence[Token]) -> Iterator[Passage]:
    quotes, fresh_item, in_item, row = 0, False, 0, list[str]()
    opener = ""
    for token in tokens:
        match token.type:
            case "blockquote_open":
                quotes += 1
            case "blockquote_close":
                quotes -= 1
            case "list_item_open":
                fresh_item, in_item = True, in_item + 1
            case "list_item_close":
                in_item -= 1
            case "heading_open" | "paragraph_open" | "td_open" | "th_open":
                opener = token.type
            case "tr_close":
                yield Passage("item", " · ".join(filter(None, row)))
                row = []
            case "inline" if opener in ("td_open", "th_open"):
                row.append(plain(token))
            case "inline":
                yield _passage(plain(token), opener, quotes > 0, fresh_item and in_item > 0)
                fresh_item = False
            case "fence" | "code_block" | "html_block":
                yield Passage("text", tidy(token.content))


def _passage(text: str, opener: str, quoted: bool, item: bool) -> Passage:
    if opener == "heading_open":
        return Passage("title", text.rstrip(":"))
    inner = unquoted(text)
    if quoted or inner != text:
        return Passage("quote", inner)
    return Passage("item" if item else "text", text)


def _pieces(children: Sequence[Token]) -> Iterator[str]:
    address, label = "", ""
    for child in children:
        text = child.content
        match child.type:
            case "link_open":
                address, label = str(child.attrGet("href") or ""), ""
            case "link_close":
                if address.startswith("https://") and address not in label:
                    yield f" ({address})"
                address = ""
            case "softbreak" | "hardbreak":
                yield " "
            case "text" | "code_inline" | "html_inline" | "image":
                yield text
                label += text


def _without_comments(markdown: str) -> str:
    """The Markdown without `<!-- … -->`; one that is never closed is text."""
    kept: list[str] = []
    at = 0
    while (start := markdown.find("<!--", at)) >= 0:
        end = markdown.find("-->", start + 4)
        if end < 0:
            break
        kept.append(markdown[at:start])
        at = end + 3
    return "".join([*kept, markdown[at:]])


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": 20}).enable("table")
