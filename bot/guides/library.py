"""The guides in memory: an immutable snapshot with its indexes.

A `Library` never changes. `Shelf` (in `shelf.py`) builds a new one when files change and swaps
it whole, so one answer never mixes two versions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.guides.figures import GuideFigures, figures
from bot.guides.findings import Finding
from bot.guides.model import Guide
from bot.guides.sections import Section, sections


@dataclass(frozen=True, slots=True)
class Card:
    """What the indexes need of a guide; the guide itself is made when first asked for.

    A warm start reads thousands of these and makes none of the guides.
    """

    id: str
    company: str
    role: str
    company_display: str
    role_display: str
    role_type: str
    path: str
    labels: tuple[str, ...]
    """Region labels, each once."""
    make: Callable[[], Guide]

    @property
    def title(self) -> str:
        """As a person would say it: company, then role."""
        return f"{self.company_display} {self.role_display}"


def card_of(guide: Guide) -> Card:
    """The card of a guide that is already made."""
    return Card(
        guide.id,
        guide.company,
        guide.role,
        guide.company_display,
        guide.role_display,
        guide.role_type,
        guide.path,
        guide.labels,
        lambda: guide,
    )


@dataclass(frozen=True, slots=True)
class Company:
    """A company and its guides, in role order."""

    slug: str
    display: str
    told: str
    """The name that tells it from the others: with its slug, where another has the same name."""
    cards: tuple[Card, ...]


class Library:
    """Guides by id and by company, with what was found wrong while reading them."""

    def __init__(self, cards: Iterable[Card], findings: Iterable[Finding] = ()) -> None:
        kept, doubles = _each_once(cards)
        self._cards: Mapping[str, Card] = MappingProxyType(kept)
        self.findings: tuple[Finding, ...] = (*findings, *doubles)
        self.companies: Mapping[str, Company] = MappingProxyType(_companies(kept.values()))
        # Memo only: what is asked for once is kept; nothing observable changes.
        self._guides: dict[str, Guide] = {}
        self._figures: dict[str, GuideFigures] = {}
        self._sections: dict[str, tuple[Section, ...]] = {}

    def __len__(self) -> int:
        return len(self._cards)

    def __iter__(self) -> Iterator[Card]:
        return iter(self._cards.values())

    def __contains__(self, guide_id: object) -> bool:
        return guide_id in self._cards

    def card(self, guide_id: str) -> Card:
        """The card of a guide.

        Raises:
            KeyError: no guide has this id.
        """
        return self._cards[guide_id]

    def guide(self, guide_id: str) -> Guide:
        """The guide itself.

        Raises:
            KeyError: no guide has this id.
        """
        guide = self._guides.get(guide_id)
        if guide is None:
            guide = self._guides[guide_id] = self._cards[guide_id].make()
        return guide

    def figures(self, guide_id: str) -> GuideFigures:
        """The guide's bands with what follows from them; worked out once.

        Raises:
            KeyError: no guide has this id.
        """
        found = self._figures.get(guide_id)
        if found is None:
            found = self._figures[guide_id] = figures(self.guide(guide_id))
        return found

    def sections(self, guide_id: str) -> tuple[Section, ...]:
        """The guide's body as titled sections; parsed when first asked for.

        Raises:
            KeyError: no guide has this id.
        """
        found = self._sections.get(guide_id)
        if found is None:
            found = self._sections[guide_id] = sections(self.guide(guide_id).body)
        return found


def _each_once(cards: Iterable[Card]) -> tuple[dict[str, Card], list[Finding]]:
    """Cards by id; the first file by path keeps an id that two of them claim."""
    kept: dict[str, Card] = {}
    doubles: list[Finding] = []
    for card in sorted(cards, key=lambda card: card.path):
        first = kept.setdefault(card.id, card)
        if first is not card:
            doubles.append(
                Finding(
                    "error",
                    card.path,
                    1,
                    "duplicate-id",
                    f"The guide {card.id} is already in {first.path}; this file is not used.",
                    "Give it another company or role, or delete one of the two.",
                )
            )
    return kept, doubles


def _companies(cards: Iterable[Card]) -> dict[str, Company]:
    grouped: dict[str, list[Card]] = {}
    for card in cards:
        grouped.setdefault(card.company, []).append(card)
    shown = {slug: group[0].company_display for slug, group in sorted(grouped.items())}
    alike = Counter(name.casefold() for name in shown.values())
    return {
        slug: Company(
            slug,
            name,
            f"{name} ({slug})" if alike[name.casefold()] > 1 else name,
            tuple(sorted(grouped[slug], key=lambda card: card.role)),
        )
        for slug, name in shown.items()
    }
