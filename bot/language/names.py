"""Everything that names something, for one library: what the readers look words up in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.guides.library import Card, Company, Library
from bot.guides.places import Atlas
from bot.language.companies import CompanyNames, Named
from bot.language.lexicon import Lexicon
from bot.language.regions import PlaceNames
from bot.language.roles import RoleNames
from bot.language.words import phrase

SHORTEST_SLIP = 5
"""Letters a word must have to be taken for a slip of another."""
LONGEST_SLIP = 30
LONG_WORD = 8
"""From this many letters on, two slips may be one mistake."""
_SHORT_TITLES = ("data", "staff")
"""Short words of roles' names whose slips are read, before the rest: "dta engineer"."""
_MOST_AFTER = 3
"""Words of a role's name at most that stand after a slip in it."""


@dataclass(slots=True)
class Names:
    """Everything that names something, for one library."""

    library: Library
    lexicon: Lexicon
    atlas: Atlas
    companies: CompanyNames
    roles: RoleNames
    places: PlaceNames
    empty: frozenset[str] = frozenset()
    """Words that name nothing: small words, and those that join."""
    _labels: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _vocabulary: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def in_place(self, texts: Sequence[str], named: Named) -> bool:
        """Whether a company's name is only a word of a place's: "kong" in "hong kong"."""
        return any(
            self.places.short_end(texts, start) >= named.end
            for start in range(max(0, named.start - 2), named.start)
        )

    def near_word(self, text: str, slugs: tuple[str, ...]) -> str | None:
        """The one word of a role's name or a place's that `text` is a slip of."""
        best = self._nearest(text, slugs)
        if len(best) > 1:  # "designr" is the person, not the trade
            best &= self.lexicon.heads
        return best.pop() if len(best) == 1 else None

    def near_title(self, text: str, after: Sequence[str]) -> str | None:
        """The word that makes a role's name with the words after, and that `text` is a slip of."""
        near = self._near_short(text) if len(text) < SHORTEST_SLIP else self._nearest(text, ())
        runs = [" ".join(after[:n]) for n in range(1, _MOST_AFTER + 1)]
        fits = [word for word in near if any(f"{word} {run}" in self.roles.exact for run in runs)]
        return fits[0] if len(fits) == 1 else None

    def _nearest(self, text: str, slugs: tuple[str, ...]) -> set[str]:
        """The words that `text` may equally be a slip of; of a word and its plural, the word."""
        if not SHORTEST_SLIP <= len(text) <= LONGEST_SLIP or text in self.lexicon.vocabulary:
            return set()
        from rapidfuzz.distance import OSA  # only near misses pay for this import
        from rapidfuzz.process import extract

        known = self._words(slugs[:1])
        most = 2 if len(text) >= LONG_WORD else 1
        near = extract(text, known, scorer=OSA.distance, score_cutoff=most, limit=5)
        best = {word for word, slips, _ in near if slips == min(n[1] for n in near)}
        return best - {f"{word}s" for word in best}

    def _near_short(self, text: str) -> set[str]:
        if len(text) < SHORTEST_SLIP - 2 or text in self.lexicon.vocabulary:
            return set()
        from rapidfuzz.distance import OSA

        # Any other short word is too near too many: "grid engineer" is no graduate.
        return {word for word in _SHORT_TITLES if OSA.distance(text, word) == 1}

    def _words(self, slugs: tuple[str, ...]) -> tuple[str, ...]:
        """Words of role names and near places, with those of a company's own guides."""
        found = self._vocabulary.get(slugs)
        if found is None:
            labels = [label for slug in slugs for label in self.labels(slug)]
            titles = [card.role_display for slug in slugs for card in self.cards(slug)]
            own = {word for text in (*labels, *titles) for word in phrase(text).split()}
            places = {word for name in self.atlas.city_names for word in name.split()}
            known = own | self.lexicon.vocabulary | places
            found = tuple(sorted(word for word in known if len(word) >= SHORTEST_SLIP - 1))
            self._vocabulary[slugs] = found
        return found

    def cards(self, slug: str) -> tuple[Card, ...]:
        """The guides of a company."""
        company: Company = self.library.companies[slug]
        return company.cards

    def labels(self, slug: str) -> tuple[str, ...]:
        """Every region label of a company's guides."""
        found = self._labels.get(slug)
        if found is None:
            cards = self.cards(slug)
            found = tuple(dict.fromkeys(label for card in cards for label in card.labels))
            self._labels[slug] = found
        return found
