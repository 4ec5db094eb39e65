"""Which companies a guide's own words name, with guides or without: for levels elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot.guides.level_words import Mention
from bot.guides.library import Company
from bot.language.phrases import Phrases
from bot.language.words import Word, phrase, split

_SHORTEST_PART = 5
"""Letters of a first word that names its company alone: Bridgewater, not State."""


class Mentions:
    """The names of all companies that are known, each with one slug."""

    def __init__(
        self,
        companies: Mapping[str, Company],
        aliases: Mapping[str, tuple[str, ...]],
        common: frozenset[str] = frozenset(),
    ) -> None:
        self._same = _same(companies, aliases)
        self._names = self._named(companies, aliases)
        self._parts = self._first_words(common)
        self._phrases = Phrases(self._names.keys() | self._parts.keys())
        # A memo: tables of guides repeat their headers and cells by the hundred.
        self.find = lru_cache(maxsize=20_000)(self._find)

    def slug(self, slug: str) -> str:
        """The one slug of a company that the table of names has under several."""
        return self._same.get(slug, slug)

    def _find(self, text: str) -> tuple[Mention, ...]:
        words = split(text)
        texts = [word.text for word in words]
        found: list[Mention] = []
        at = 0
        while at < len(words):
            end = self._phrases.end(texts, at)
            if end > at and _as_a_name(text, words[at:end]):
                name = " ".join(texts[at:end])
                slug = self._names.get(name) or self._parts[name]
                found.append(Mention(slug, words[at].start, words[end - 1].end))
            at = max(end, at + 1)
        return tuple(found)

    def _named(
        self, companies: Mapping[str, Company], aliases: Mapping[str, tuple[str, ...]]
    ) -> dict[str, str]:
        """Every name to its slug: companies with guides first, own names before nicknames."""
        names: dict[str, str] = {}
        for slug, company in companies.items():
            for name in (phrase(company.display), phrase(slug)):
                names.setdefault(name, self.slug(slug))
        for slug in aliases:
            names.setdefault(phrase(slug), self.slug(slug))
        for slug in companies:
            for name in aliases.get(slug, ()):
                names.setdefault(name, self.slug(slug))
        return {**self._nicknames(aliases), **names}

    def _nicknames(self, aliases: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
        """Nicknames to slugs. One that several companies share stands for none of them."""
        slugs: dict[str, set[str]] = {}
        for slug, names in aliases.items():
            for name in names:
                slugs.setdefault(name, set()).add(self.slug(slug))
        return {
            name: min(of) if len(of) == 1 else name.replace(" ", "-") for name, of in slugs.items()
        }

    def _first_words(self, common: frozenset[str]) -> dict[str, str]:
        """First words that only one company's name begins with: "palo alto"."""
        parts: dict[str, set[str]] = {}
        for name, slug in self._names.items():
            words = name.split()
            for length in range(1, len(words)):
                part = " ".join(words[:length])
                telling = length > 1 or (len(part) >= _SHORTEST_PART and part not in common)
                if telling and part not in self._names:
                    parts.setdefault(part, set()).add(slug)
        return {part: min(slugs) for part, slugs in parts.items() if len(slugs) == 1}


def _as_a_name(text: str, words: Iterable[Word]) -> bool:
    """Whether a name is written as one: a capital or a figure, short ones all in capitals."""
    first, *rest = words
    written = text[first.start : first.end]
    if len(written) <= 2 and not rest:
        return written.isupper()
    return any(c.isupper() or c.isdigit() for c in written)


def _same(
    companies: Mapping[str, Company], aliases: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """Slugs of one company (each names the other) to one of them: a loaded one, else the first."""
    slugs = {phrase(slug): slug for slug in reversed(list(aliases))}
    same: dict[str, str] = {}
    for slug in (*(s for s in companies if s in aliases), *aliases):
        mine = phrase(slug)
        same.setdefault(slug, slug)
        for name in aliases[slug]:
            other = slugs.get(name)
            if other is not None and other not in companies and mine in aliases[other]:
                same.setdefault(other, same[slug])
    return same
