"""Which company a stretch of words names: exactly, by a part of its name, or nearly."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.guides.library import Company
from bot.language.phrases import Phrases
from bot.language.words import Word, phrase

_SHORTEST_PREFIX = 3
_SHORTEST_TYPO = 5
_LONG_NAME = 9
"""From this many letters on, two slips may be one typo."""


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of words, and the companies it may name."""

    start: int
    end: int
    """Index of the first word after it."""
    slugs: tuple[str, ...]
    exact: bool = True


@dataclass(slots=True)
class CompanyNames:
    """The names of the companies in one library."""

    exact: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    parts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """First words and single words of longer names."""
    elsewhere: frozenset[str] = frozenset()
    """Names of companies that no guide covers: never a typo of one that is."""
    ordered: tuple[str, ...] = ()
    phrases: Phrases = field(default_factory=lambda: Phrases(()))

    def find(self, words: Sequence[Word]) -> list[Named]:
        """Exact names among the words, the longest first where they overlap."""
        found: list[Named] = []
        texts = [word.text for word in words]
        at = 0
        while at < len(texts):
            named = self._at(texts, at)
            if named is None:
                at += 1
            else:
                found.append(named)
                at = named.end
        return found

    def _at(self, texts: Sequence[str], at: int) -> Named | None:
        end = self.phrases.end(texts, at)
        if end == at:
            return None
        return Named(at, end, tuple(sorted(self.exact[" ".join(texts[at:end])])))

    def shorter(self, words: Sequence[Word], named: Named) -> Named | None:
        """A company whose name is only the first words of `named`: brex in "brex ai"."""
        for end in range(named.end - 1, named.start, -1):
            slugs = self.exact.get(" ".join(word.text for word in words[named.start : end]))
            if slugs:
                return Named(named.start, end, tuple(sorted(slugs)))
        return None

    def partly(self, text: str) -> tuple[str, ...]:
        """Companies of whose name `text` is a part: a first word, any word, a beginning."""
        slugs = set(self.parts.get(text, ()))
        if len(text) >= _SHORTEST_PREFIX:
            at = bisect_left(self.ordered, text)
            while at < len(self.ordered) and self.ordered[at].startswith(text):
                slugs |= self.exact[self.ordered[at]]
                at += 1
        return tuple(sorted(slugs))

    def typo_of(self, text: str) -> tuple[str, ...]:
        """Companies whose name is one clear slip away from `text`."""
        if len(text) < _SHORTEST_TYPO or text in self.elsewhere:
            return ()
        from rapidfuzz.distance import OSA  # only near misses pay for this import
        from rapidfuzz.process import extract

        slips = 2 if len(text) >= _LONG_NAME else 1
        near = extract(text, self.ordered, scorer=OSA.distance, score_cutoff=slips, limit=10)
        near = [n for n in near if len(n[0]) >= _SHORTEST_TYPO - 1 and n[0][0] == text[0]]
        best = min((n[1] for n in near), default=0)
        return tuple(sorted({s for name, d, _ in near if d == best for s in self.exact[name]}))

    def nearest(self, text: str) -> tuple[str, ...]:
        """Up to three companies with a name somewhat like `text`, for a suggestion."""
        from rapidfuzz.fuzz import WRatio
        from rapidfuzz.process import extract

        near = extract(text, self.ordered, scorer=WRatio, score_cutoff=75, limit=6)
        slugs = [slug for name, _, _ in near if len(name) > 2 for slug in sorted(self.exact[name])]
        return tuple(dict.fromkeys(slugs))[:3]


def company_names(
    companies: Mapping[str, Company], aliases: Mapping[str, tuple[str, ...]]
) -> CompanyNames:
    """The index of the companies' names. A name shared with an unloaded company is the loaded's."""
    names = CompanyNames()
    own: set[str] = set()
    for slug, company in companies.items():
        for name in {phrase(slug), phrase(company.display)}:
            _add(names, name, slug)
            own.add(name)
    # A company's own name is never shared with one that only goes by it.
    for slug in companies:
        for name in aliases.get(slug, ()):
            if name not in own:
                _add(names, name, slug)
    names.ordered = tuple(sorted(names.exact))
    names.phrases = Phrases(names.exact)
    unloaded = {n for s, ns in aliases.items() if s not in companies for n in (phrase(s), *ns)}
    names.elsewhere = frozenset(unloaded - names.exact.keys())
    return names


def _add(names: CompanyNames, name: str, slug: str) -> None:
    names.exact[name].add(slug)
    joined = name.replace(" ", "")
    if len(joined) > 3:
        names.exact[joined].add(slug)
    words = name.split()
    for length in range(1, len(words)):
        names.parts[" ".join(words[:length])].add(slug)
    for word in words:
        if len(word) > 1 and len(words) > 1:
            names.parts[word].add(slug)
