"""A guide's negotiation DNA: what the company pays for, in brief and at length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.guides.outline import part_of, under
from bot.guides.passages import Passage, line, parsed, passages, plain
from bot.guides.sections import BOLD_LEVEL, Section


@dataclass(frozen=True, slots=True)
class Dna:
    """The line a guide opens with, and its section on the subject."""

    summary: str
    passages: tuple[Passage, ...]


def dna(sections: Sequence[Section], summary: str | None = None) -> Dna | None:
    """The DNA as the body has it; `summary` is the front matter's, which may be cut short."""
    heads = [i for i, section in enumerate(sections) if part_of(section) == "dna"]
    opening = _opening(sections[heads[0]]) if heads else ""
    found: list[Passage] = []
    for at in heads if not opening else heads[1:]:
        found += passages(sections[at].text)
        for section in under(sections, at):
            found += [Passage("title", line(section.title)), *passages(section.text)]
    if not opening and not found and not summary:
        return None
    return Dna(opening or (summary or "").strip(), tuple(found))


def _opening(section: Section) -> str:
    """The first paragraph of the bold line a guide opens with, before its table."""
    if section.level != BOLD_LEVEL:
        return ""
    tokens = takewhile(lambda token: token.type != "table_open", parsed(section.text))
    return next((plain(token) for token in tokens if token.type == "inline"), "")
