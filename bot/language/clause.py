"""One stretch of a question: the company, the role and the places its words name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.guides.library import Card, Company, Library
from bot.guides.places import Atlas
from bot.language.companies import CompanyNames, Named
from bot.language.lexicon import Lexicon
from bot.language.regions import Asked, PlaceNames
from bot.language.roles import NO_ROLE, RoleNames, RoleReading, own_words, read_role
from bot.language.words import Word


@dataclass(frozen=True, slots=True)
class Clause:
    """What was found, by index into `words`. Nothing is decided about statuses here."""

    words: tuple[Word, ...]
    companies: tuple[str, ...] = ()
    """Slugs the company words may mean; more than one is ambiguous."""
    company_words: tuple[Word, ...] = ()
    company_exact: bool = True
    role: RoleReading = NO_ROLE
    places: tuple[Asked, ...] = ()
    left: tuple[int, ...] = ()
    """Words that name nothing known."""
    rereads: tuple[str, ...] = ()
    """Sentences for words that were read as a word near them."""

    def texts(self, indexes: Sequence[int]) -> str:
        """Those words as one phrase."""
        return " ".join(self.words[i].text for i in indexes)


@dataclass(slots=True)
class Names:
    """Everything that names something, for one library."""

    library: Library
    lexicon: Lexicon
    atlas: Atlas
    companies: CompanyNames
    roles: RoleNames
    places: PlaceNames
    _labels: dict[str, tuple[str, ...]] = field(default_factory=dict)

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


def read_clause(words: Sequence[Word], names: Names, default: str | None = None) -> Clause:
    """Find the company, then its role and places among the other words.

    `default` is the company of the clause before, for clauses that name none.
    """
    clause = Clause(tuple(words))
    named = names.companies.find(words)
    slugs = dict.fromkeys(slug for n in named for slug in n.slugs)
    if not named:
        return _without_exact(clause, names, default)
    if len(slugs) == 1:
        return _one(clause, named[0], named[0].slugs, names)
    return _several(clause, named, names)


def _one(clause: Clause, named: Named, slugs: tuple[str, ...], names: Names) -> Clause:
    """The clause read as being about one company, or about the shorter name within its name."""
    read = _about(clause, named, slugs, names)
    shorter = names.companies.shorter(clause.words, named)
    written_as_one = all(w.after_hyphen for w in clause.words[named.start + 1 : named.end])
    if shorter is None or written_as_one:
        return read
    plain = _about(clause, shorter, shorter.slugs, names)
    if plain.companies == read.companies:
        # "disney plus platform engineer": the nickname ate a word of the role.
        ate = len(plain.role.used) > len(read.role.used) and not plain.left
        own = any(slug not in names.lexicon.roles for slug in plain.role.slugs)
        return plain if ate and own else read
    # "brex ai engineer": the plain company with an AI engineer, or Brex AI's engineer. The
    # longer name is never taken in silence; but "snowflake ai staff" names no AI role.
    eaten = set(range(shorter.end, named.end))
    if plain.role.exact and eaten <= plain.role.used and not plain.left:
        return plain
    return read


def _several(clause: Clause, named: list[Named], names: Names) -> Clause:
    """Several companies: the one whose role uses up the other's name, else all of them."""
    readings = []
    for one in named:
        others = [n for n in named if n is not one and n.slugs != one.slugs]
        read = _about(clause, one, one.slugs, names)
        if all(set(range(n.start, n.end)) <= read.role.used for n in others):
            readings.append(read)
    if len(readings) == 1 and len(readings[0].companies) == 1:
        return readings[0]
    slugs = tuple(dict.fromkeys(slug for n in named for slug in n.slugs))
    first = _about(clause, named[0], slugs, names)
    taken = {i for n in named for i in range(n.start, n.end)}
    return replace(first, left=tuple(i for i in first.left if i not in taken))


def _about(clause: Clause, named: Named, slugs: tuple[str, ...], names: Names) -> Clause:
    """Role and places of the clause, given which words name the company."""
    inside = set(range(named.start, named.end))
    read = _fill(clause, inside, slugs, names)
    return replace(read, companies=slugs, company_words=clause.words[named.start : named.end])


def _fill(
    clause: Clause, taken: set[int], slugs: tuple[str, ...], names: Names, world: bool = True
) -> Clause:
    """Places and role among the words that are not taken."""
    texts = [word.text for word in clause.words]
    noise = names.lexicon.noise
    free = [i not in taken and text not in noise for i, text in enumerate(texts)]
    labels = names.labels(slugs[0]) if len(slugs) == 1 else ()
    cards = names.cards(slugs[0]) if len(slugs) == 1 else ()
    own = own_words(texts, free, cards, names.lexicon)
    elsewhere = [is_free and i not in own for i, is_free in enumerate(free)]
    places = names.places.find(texts, elsewhere, labels, world=False)
    for place in places:
        free[place.start : place.end] = [False] * (place.end - place.start)
    role = read_role(texts, free, cards, names.roles)
    used = role.used | frozenset(role.unknown)
    free = [is_free and i not in used for i, is_free in enumerate(free)]
    if world and any(free):
        far = names.places.find(texts, free, labels, world=True)
        for place in far:
            free[place.start : place.end] = [False] * (place.end - place.start)
        places = sorted([*places, *far], key=lambda asked: asked.start)
    skipped = names.atlas.skipped  # "(HQ)", "(GBP)": part of labels, and of no name
    left = tuple(i for i, is_free in enumerate(free) if is_free and texts[i] not in skipped)
    return replace(clause, role=role, places=tuple(places), left=left)


def _without_exact(clause: Clause, names: Names, default: str | None) -> Clause:
    """No company by its full name: perhaps a part of one, a slip, or the one before."""
    # Far places last: "stanley" is a part of Morgan Stanley before it is a town.
    found = _partial(_fill(clause, set(), (), names, world=False), names)
    if found is not None:
        named, exact_words = found
        return replace(_about(clause, named, named.slugs, names), company_exact=not exact_words)
    if default is not None:
        return replace(_fill(clause, set(), (default,), names), companies=(default,))
    return _fill(clause, set(), (), names)


def _partial(read: Clause, names: Names) -> tuple[Named, bool] | None:
    """The longest run of unread words that is part of a company's name, or a slip of one."""
    for start, end in _runs(read.left):
        text = " ".join(word.text for word in read.words[start:end])
        slugs = names.companies.partly(text) or names.companies.typo_of(text)
        if slugs:
            return Named(start, end, slugs, exact=False), True
    return None


def _runs(left: tuple[int, ...]) -> list[tuple[int, int]]:
    """Runs of neighbouring indexes and the runs inside them, the longest first."""
    kept = set(left)
    runs = [
        (a, b + 1)
        for a in left
        for b in left
        if a <= b < a + 5 and all(i in kept for i in range(a, b + 1))
    ]
    return sorted(runs, key=lambda run: (run[0] - run[1], run[0]))
