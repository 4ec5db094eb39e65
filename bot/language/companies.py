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
_LONGEST_TYPO = 60
_LONG_NAME = 9
"""From this many letters on, two slips may be one typo."""


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of words, and the companies it may name; none where no guide covers it."""

    start: int
    end: int
    """Index of the first word after it."""
    slugs: tuple[str, ...]


@dataclass(slots=True)
class CompanyNames:
    """The names of the companies in one library."""

    exact: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    parts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """First words and telling single words of longer names."""
    listed: frozenset[str] = frozenset()
    """Names that `aliases.yaml` lists, covered or not."""
    elsewhere: frozenset[str] = frozenset()
    """Names of companies that no guide covers: never read as one that is covered."""
    uncovered: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """{name: slugs} of those companies."""
    generic: frozenset[str] = frozenset()
    """Words of many companies' names; a short one begins none: "data" is not Databricks."""
    ordered: tuple[str, ...] = ()
    phrases: Phrases = field(default_factory=lambda: Phrases(()))

    def find(self, words: Sequence[Word]) -> list[Named]:
        """Full names among the words, the longest first where they overlap."""
        found: list[Named] = []
        texts = [word.text for word in words]
        at = 0
        while at < len(texts):
            end = self.phrases.end(texts, at)
            if end > at:
                found.append(Named(at, end, self._slugs(" ".join(texts[at:end]))))
            at = max(end, at + 1)
        return found

    def _slugs(self, name: str) -> tuple[str, ...]:
        return tuple(sorted(self.exact.get(name, ())))

    def shorter(self, words: Sequence[Word], named: Named) -> Named | None:
        """A company whose name is only the first words of `named`: brex in "brex ai"."""
        for end in range(named.end - 1, named.start, -1):
            slugs = self._slugs(" ".join(word.text for word in words[named.start : end]))
            if slugs:
                return Named(named.start, end, slugs)
        return None

    def partly(self, text: str) -> tuple[str, ...]:
        """Companies of whose name `text` is a part: its first words, or a telling word."""
        return tuple(sorted(self.parts.get(text, ())))

    def nearly(self, text: str) -> tuple[str, ...]:
        """Companies whose name begins so, or is one clear slip away."""
        joined = self._slugs(text.replace(" ", ""))
        if joined or text in self.elsewhere:
            return joined
        return tuple(sorted({*self.begun(text), *self._slips(text)}))

    def begun(self, text: str) -> set[str]:
        """Companies whose name begins so: "mic"."""
        slugs: set[str] = set()
        shortest = _SHORTEST_TYPO if text in self.generic else _SHORTEST_PREFIX
        one_word = " " not in text and len(text) >= shortest
        at = bisect_left(self.ordered, text) if one_word else len(self.ordered)
        while at < len(self.ordered) and self.ordered[at].startswith(text):
            slugs |= self.exact[self.ordered[at]]
            at += 1
        return slugs

    def _slips(self, text: str) -> set[str]:
        if not _SHORTEST_TYPO <= len(text) <= _LONGEST_TYPO:
            return set()
        from rapidfuzz.distance import OSA  # only near misses pay for this import
        from rapidfuzz.process import extract

        most = 2 if len(text) >= _LONG_NAME else 1
        near = extract(text, self.ordered, scorer=OSA.distance, score_cutoff=most, limit=10)
        best = min((slips for _, slips, _ in near), default=0)
        names = [
            name
            for name, slips, _ in near
            # Two slips and another first letter make another word: encompass, compass.
            if slips == best and (slips < 2 or name[0] == text[0]) and len(name) > 3
        ]
        return {slug for name in names for slug in self.exact[name]}

    def nearest(self, text: str) -> tuple[str, ...]:
        """Up to three companies with a name somewhat like `text`, for a suggestion."""
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import extract

        near = extract(text[:_LONGEST_TYPO], self.ordered, scorer=ratio, score_cutoff=72, limit=6)
        slugs = [slug for name, _, _ in near if len(name) > 3 for slug in sorted(self.exact[name])]
        return tuple(dict.fromkeys(slugs))[:3]


def company_names(
    companies: Mapping[str, Company],
    aliases: Mapping[str, tuple[str, ...]],
    generic: frozenset[str] = frozenset(),
) -> CompanyNames:
    """The index of the companies' names. A name shared with an unloaded company is the loaded's."""
    names = CompanyNames(generic=generic)
    own: set[str] = set()
    for slug, company in companies.items():
        for name in {phrase(slug), phrase(company.display)}:
            _add(names, name, slug)
            _add_parts(names, name, slug, generic)
            own.add(name)
    # A company's own name is never shared with one that only goes by it.
    for slug in companies:
        for name in aliases.get(slug, ()):
            if name not in own:
                _add(names, name, slug)
    names.ordered = tuple(sorted(names.exact))
    unloaded = defaultdict(list)
    for slug, others in aliases.items():
        for name in () if slug in companies else dict.fromkeys((phrase(slug), *others)):
            unloaded[name].append(slug)
    # "citadel", where only Citadel Securities is covered, is that company.
    names.elsewhere = frozenset(unloaded.keys() - names.exact.keys() - names.parts.keys())
    names.uncovered = {name: tuple(unloaded[name]) for name in names.elsewhere}
    names.listed = frozenset(n for s, ns in aliases.items() for n in (phrase(s), *ns))
    names.phrases = Phrases(names.exact.keys() | names.elsewhere)
    return names


def _add(names: CompanyNames, name: str, slug: str) -> None:
    names.exact[name].add(slug)
    joined = name.replace(" ", "")
    if len(joined) > 3:
        names.exact[joined].add(slug)


def _add_parts(names: CompanyNames, name: str, slug: str, generic: frozenset[str]) -> None:
    """First words of the name, and any word of it that is not half the world's."""
    words = name.split()
    for length in range(1, len(words)):
        if not generic.issuperset(words[:length]):
            names.parts[" ".join(words[:length])].add(slug)
    for word in words[1:]:
        if len(word) > 2 and word not in generic:
            names.parts[word].add(slug)
