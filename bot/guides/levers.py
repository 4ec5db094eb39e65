"""The arguments a guide gives: its general levers, and the ones of its company alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.guides.outline import NUMBERED, part_of, under
from bot.guides.passages import Passage, line, of_tokens, parsed, passages, plain, unquoted
from bot.guides.sections import Section

if TYPE_CHECKING:
    from markdown_it.token import Token

MOST_LEVERS = 30
MOST_TITLE = 160
_NUMBER = r"(?i)^\W*(?:(?:global )?lever\s*#?\d{1,2}|\d{1,2}[.)](?=\s))\s*[:.)–—-]*\s*"
_QUOTE_IN_TITLE = r"\s*[–—:-]\s*(?=[\"“].{12,}[\"”]$)"
_EDGES = " :–—-."


@dataclass(frozen=True, slots=True)
class Lever:
    """One argument: its name and what the guide says with it."""

    title: str
    passages: tuple[Passage, ...]
    own: bool = False
    """True for an argument of this company alone; the others work anywhere."""

    @property
    def text(self) -> str:
        """All it says, as one paragraph."""
        return " ".join(passage.text for passage in self.passages)


def levers(sections: Sequence[Section]) -> tuple[Lever, ...]:
    """A guide's levers: its company's own first, then the general ones, in the guide's order."""
    first = next((i for i, s in enumerate(sections) if part_of(s) in ("levers", "lever")), None)
    if first is None:
        first = next((i for i, s in enumerate(sections) if part_of(s) == "script"), 0)
    found = [*_own(sections, first), *_general(sections)]
    # A heading over numbered levers says nothing itself.
    return tuple(lever for lever in found if lever.passages)[:MOST_LEVERS]


def _general(sections: Sequence[Section]) -> Iterator[Lever]:
    for at, section in enumerate(sections):
        match part_of(section):
            case "levers":
                yield from _listed(section)
                yield from _titled(under(sections, at), NUMBERED)
            case "lever":
                yield _lever([section, *under(sections, at)])


def _titled(below: Sequence[Section], title: str) -> Iterator[Lever]:
    """Levers that are sections of their own, each with the sections up to the next."""
    starts = [i for i, section in enumerate(below) if re.search(title, section.title)]
    for start, end in zip(starts, [*starts, len(below)][1:], strict=True):
        yield _lever(below[start:end])


def _own(sections: Sequence[Section], first: int) -> Iterator[Lever]:
    """The sections between the level mapping (or what else comes first) and the levers."""
    known = [i for i in range(first) if part_of(sections[i]) != "other"]
    if not known:
        return
    start = known[-1] + 1
    # What is deeper than the heading before it belongs to that heading.
    above = sections[start - 1].level
    while start < first and sections[start].level > above and not _named(sections[start]):
        start += 1
    group: list[Section] = []
    for section in sections[start:first]:
        if group and section.level <= group[0].level:
            yield _lever(group, own=True)
            group = []
        group.append(section)
    if group:
        yield _lever(group, own=True)


def _named(section: Section) -> bool:
    return "lever" in section.title.lower()


def _lever(group: Sequence[Section], *, own: bool = False) -> Lever:
    head, *rest = group
    title, quote = _split_title(line(head.title))
    said = [Passage("quote", quote)] if quote else []
    said += passages(head.text)
    for section in rest:
        said += [Passage("title", line(section.title)), *passages(section.text)]
    return Lever(title[:MOST_TITLE], tuple(said), own)


def _split_title(title: str) -> tuple[str, str]:
    """A lever's name without its number, and the quotation where the whole line is a heading."""
    title = re.sub(_NUMBER, "", title, count=1).strip(_EDGES) or title
    name, *quote = re.split(_QUOTE_IN_TITLE, title, maxsplit=1)
    return name, unquoted(quote[0]) if quote else ""


def _listed(section: Section) -> Iterator[Lever]:
    """Levers that are the items of a list."""
    tokens = parsed(section.text)
    for item in _items(tokens):
        lever = _item(item)
        if lever is not None:
            yield lever


def _items(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of each item of the outermost lists."""
    start = 0
    for at, token in enumerate(tokens):
        if token.type == "list_item_open" and token.level == 1:
            start = at + 1
        elif token.type == "list_item_close" and token.level == 1:
            yield tokens[start:at]


def _item(tokens: Sequence[Token]) -> Lever | None:
    inline = next((token for token in tokens if token.type == "inline"), None)
    if inline is None:
        return None
    first = plain(inline)
    bold = _bold(inline)
    said = of_tokens(tokens)
    title, rest = (bold, first[len(bold) :]) if bold and first.startswith(bold) else ("", first)
    rest = rest.lstrip(_EDGES)
    inner = unquoted(rest)
    opening = [Passage("quote" if inner != rest else "text", inner)] if inner else []
    return Lever(_split_title(title)[0][:MOST_TITLE], (*opening, *said[1:]))


def _bold(inline: Token) -> str:
    """The line's bold first words, plain."""
    children = inline.children or []
    opening = next((i for i, child in enumerate(children) if child.content or child.nesting), 0)
    if not children or children[opening].type != "strong_open":
        return ""
    closing = next(
        (i for i, child in enumerate(children) if child.type == "strong_close"), len(children)
    )
    return "".join(child.content for child in children[opening:closing]).strip()
