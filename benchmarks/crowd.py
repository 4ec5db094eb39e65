"""Many guides, made by renaming the companies of a real folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice

from bot.guides.library import Library, card_of
from bot.guides.model import Guide


def renamed(library: Library, number: int) -> Library:
    """`number` guides: the library's own, again and again under other company names."""
    originals = [library.guide(card.id) for card in library]
    return Library(card_of(guide) for guide in islice(_copies(originals), number))


def _copies(originals: list[Guide]) -> Iterator[Guide]:
    yield from originals
    for round_ in count(1):
        for guide in originals:
            yield replace(
                guide,
                company=f"{guide.company}q{round_}",
                company_display=f"{guide.company_display}q{round_}",
                path=f"q{round_}/{guide.path}",
            )
