"""A reply's drafts cut into pages that Discord takes, or down to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.platforms.discord import limits
from bot.platforms.discord.drawing import Draft, Drawing
from bot.platforms.discord.parts import Rule, size

_NOTE = 500
"""Units held free for what was left out, and for the number of the page."""
_PARTS = limits.COMPONENTS - 7
"""Components of a page: the rest are for its readings, notes, and the buttons below."""


@dataclass(frozen=True, slots=True)
class Page:
    """What one message shows."""

    drafts: tuple[Draft, ...]
    number: int
    of: int
    lost: Counter[str]
    """{what is on no page, in the singular: how many}"""


def page_of(drawing: Drawing, number: int, *, turns: bool, free: int) -> Page:
    """A page, the nearest there is.

    Args:
        number: of the page, from 1.
        turns: whether there is a way to the others; else what is least needed is left out.
        free: UTF-16 units of text to hold free for the readings.
    """
    drafts, lost = drawing.drafts, drawing.lost.copy()
    room = limits.TEXT - free
    if not +lost and _fits(drafts, room):
        return Page(tuple(drafts), 1, 1, lost)
    pages = _pages(drafts, room - _NOTE)
    if turns or len(pages) == 1:
        number = min(max(number, 1), len(pages))
        return Page(tuple(pages[number - 1]), number, len(pages), lost)
    kept = _lightest(drafts, room - _NOTE)
    for draft in drafts:
        lost[draft.holds] += draft.count
    for draft in kept:
        lost[draft.holds] -= draft.count
    return Page(tuple(kept), 1, 1, lost)


def takes(drafts: Sequence[Draft]) -> bool:
    """Whether one page takes so many components."""
    return sum(size(draft.part) for draft in _opening(drafts)) <= _PARTS


def _opening(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts that open a component: texts that follow each other are one."""
    for before, draft in zip([None, *drafts], drafts, strict=False):
        if before is None or not (isinstance(before.part, str) and isinstance(draft.part, str)):
            yield draft


def _fits(drafts: Sequence[Draft], room: int) -> bool:
    return sum(draft.weight for draft in drafts) <= room and takes(drafts)


def _pages(drafts: Sequence[Draft], room: int) -> list[list[Draft]]:
    """The drafts in order, as many on a page as fit."""
    pages: list[list[Draft]] = [[]]
    for draft in drafts:
        if pages[-1] and not _fits([*pages[-1], draft], room):
            pages.append([])
        pages[-1].append(draft)
    return [_trimmed(page) for page in pages]


def _trimmed(page: list[Draft]) -> list[Draft]:
    """The page without a line above or below all of it."""
    first, last = (
        (isinstance(draft.part, Rule) for draft in (page[0], page[-1])) if page else (0, 0)
    )
    return page[int(first) : len(page) - int(last)]


def _lightest(drafts: Sequence[Draft], room: int) -> list[Draft]:
    """What stays when drafts are dropped from the end, those marked `keep` last of all."""
    kept = list(enumerate(drafts))
    for one in sorted(kept, key=lambda one: (one[1].keep, -one[0])):
        if _fits([draft for _, draft in kept], room):
            break
        kept.remove(one)
    return [draft for _, draft in kept]
