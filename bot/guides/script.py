"""A guide's negotiate-up strategy: what to say, and the floor it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.guides.floors import Floor, floors
from bot.guides.outline import part_of, under
from bot.guides.passages import Passage, line, passages
from bot.guides.sections import Section

MOST_PASSAGES = 120
_BLANK_FLOOR = (
    r"(?i)\bfloor\b[^.!?\[]{0,60}\[[^\]]{1,60}\]|\[(?:my |your )?floor\]"
    r"|\[[^\]]{1,60}\][^.!?\[]{0,40}\bfloor\b"
)


@dataclass(frozen=True, slots=True)
class Script:
    """What the guide says to say, in order, with the floors it names."""

    passages: tuple[Passage, ...]
    floors: tuple[Floor, ...] = ()
    blank_floor: bool = False
    """True where the script leaves its floor to be filled in."""
    line: int = 0
    """Line of the body on which it begins."""

    @property
    def floor(self) -> Floor | None:
        """The first floor named."""
        return self.floors[0] if self.floors else None

    @property
    def text(self) -> str:
        """All of it, as one paragraph."""
        return " ".join(passage.text for passage in self.passages)


def script(sections: Sequence[Section], currencies: Collection[str] = ()) -> Script | None:
    """The strategy, or None where the guide gives none.

    `currencies` are those of the guide's bands: they tell signs apart that several share.
    """
    heads = [i for i, section in enumerate(sections) if part_of(section) == "script"]
    said = tuple(passage for at in heads for passage in _said(sections, at, many=len(heads) > 1))
    said = said[:MOST_PASSAGES]
    if not said:
        return None
    found = tuple(floor for each in said for floor in floors(each.text, currencies))
    blank = not found and any(re.search(_BLANK_FLOOR, each.text) for each in said)
    return Script(said, found, blank, sections[heads[0]].line)


def _said(sections: Sequence[Section], at: int, *, many: bool) -> list[Passage]:
    head = sections[at]
    said = [Passage("title", line(head.title))] if many else []
    said += passages(head.text)
    for section in under(sections, at):
        said += [Passage("title", line(section.title)), *passages(section.text)]
    return said
