"""What a guide rests on: its own list of evidence, and the sources its front matter names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.guides.model import Source
from bot.guides.outline import part_of, under
from bot.guides.passages import passages
from bot.guides.sections import Section

MOST_ITEMS = 100
_FOOTNOTE = r"\s*\[\d{1,3}\]\s*$"
_BRACKETED = r"^\[([^\[\]]+)\]$"
_SAME = {"teamblind": "Blind", "blind": "Blind", "h1b": "H1B", "h1b salary data": "H1B"}
"""Names of one source, folded, and the name shown."""


def evidence(sections: Sequence[Section]) -> tuple[str, ...]:
    """The guide's evidence, a line each, in its order."""
    found = (
        line
        for at, section in enumerate(sections)
        if part_of(section) == "evidence"
        for part in (section, *under(sections, at))
        for line in _lines(part)
    )
    return tuple(dict.fromkeys(found))[:MOST_ITEMS]


def source_names(sources: Iterable[Source]) -> tuple[str, ...]:
    """The sources, each under one name once: Blind and TeamBlind are the same place."""
    return tuple(dict.fromkeys(_SAME.get(s.name.strip().casefold(), s.name) for s in sources))


def _lines(section: Section) -> Iterable[str]:
    for passage in passages(section.text):
        text = re.sub(_BRACKETED, r"\1", re.sub(_FOOTNOTE, "", passage.text))
        if text:
            yield text
