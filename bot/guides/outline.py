"""Which part of a guide a section belongs to, by its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from bot.guides.sections import BOLD_LEVEL, Section

Part = Literal["dna", "pay", "mapping", "levers", "lever", "script", "evidence", "other"]

# Read top down: "Level Mapping" is no lever, "Evidence & Sources" no script.
_TITLES: tuple[tuple[Part, str], ...] = (
    ("script", r"(?i)\bnegotiat\w*[\s-]+up\b"),
    ("evidence", r"(?i)\bevidence\b|^\W*(?:data )?sources\b|^\W*references\b"),
    ("dna", r"(?i)\bnegotiation dna\b"),
    ("lever", r"(?i)^\W*(?:global )?lever\s*#?\d"),
    ("mapping", r"(?i)\blevel(?:s|ing)?\b.*\b(?:mapping|benchmark|titles)|equivalen"),
    ("levers", r"(?i)^\W*(?:\d+ )?(?:detailed |global |negotiation |key )*levers\b"),
    ("pay", r"(?i)\bcompensation (?:bench|table|data|over|comp|pack)|\bvesting\b|pay band"),
)
NUMBERED = r"^\W*\d{1,2}[.)]\s"


def part_of(section: Section) -> Part:
    """The part a section opens, by its title alone."""
    return next((part for part, title in _TITLES if re.search(title, section.title[:300])), "other")


def under(sections: Sequence[Section], at: int) -> Sequence[Section]:
    """The sections under the one at `at`: deeper ones, up to the next known part."""
    return sections[at + 1 : at + 1 + sum(1 for _ in _deeper(sections, at))]


def _deeper(sections: Sequence[Section], at: int) -> Iterator[Section]:
    head = sections[at]
    for section in sections[at + 1 :]:
        # Bold words under bold words may be either; under a title they are inside.
        inside = section.level > head.level or section.level == BOLD_LEVEL
        if not inside or part_of(section) not in ("other", "pay"):
            return
        yield section
