"""One stretch of a question: the company, the role and the places its words name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.language.companies import Named
from bot.language.names import Names
from bot.language.regions import Asked
from bot.language.roles import NO_ROLE, RoleReading, own_words, read_role
from bot.language.words import Word, phrase

MOST_SLIPS = 4
MOST_SUSPECTS = 12
MOST_NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class Clause:
    """What was found, by index into `words`. Nothing is decided about statuses here."""

    words: tuple[Word, ...]
    """The whole question's."""
    outside: frozenset[int] = frozenset()
    """Indexes of words that belong to other stretches."""
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
    unknown_company: tuple[Word, ...] = ()
    """The name of a company that exists, but that no guide covers."""
    either: tuple[str, ...] = ()
    """Guides the clause may mean by two readings that are both whole."""

    def texts(self, indexes: Sequence[int]) -> str:
        """Those words as one phrase."""
        return " ".join(self.words[i].text for i in indexes)


def read_clause(
    words: Sequence[Word],
    names: Names,
    default: str | None = None,
    window: tuple[int, int] | None = None,
) -> Clause:
    """Find the company, then its role and places among the other words.

    `default` is the company of the clause before, for clauses that name none; only the words of
    `window` (from, to) are looked at, all of them without it.
    """
    first, last = window or (0, len(words))
    outside = frozenset((*range(first), *range(last, len(words))))
    clause = Clause(tuple(words), outside=outside)
    inside = names.companies.find(words[first:last])
    named = [Named(n.start + first, n.end + first, n.slugs) for n in inside]
    named = [n for n in named if not names.in_place([w.text for w in words], n)]
    covered = [n for n in named if n.slugs]
    if not covered:
        return _without_exact(clause, named, names, default)
    if len({slug for n in covered for slug in n.slugs}) == 1:
        again = {i for n in covered[1:] for i in range(n.start, n.end)}
        read = _one(clause, covered[0], names)
        return replace(read, left=tuple(i for i in read.left if i not in again))
    return _several(clause, covered, names)


def _one(clause: Clause, named: Named, names: Names) -> Clause:
    """The clause read as being about one company, by its longer or its shorter name."""
    read = _about(clause, named, names)
    wider = _misspelt_tail(clause, read, named, names)
    if wider is not None:
        return replace(_about(clause, wider, names), company_exact=False)
    shorter = names.companies.shorter(clause.words, named)
    written_as_one = all(w.after_hyphen for w in clause.words[named.start + 1 : named.end])
    if shorter is None or written_as_one:
        return read
    plain = _about(clause, shorter, names)
    eaten = set(range(shorter.end, named.end))
    if not (eaten <= plain.role.used and plain.role.slugs) or plain.left:
        return read
    if plain.companies != read.companies:
        # "brex ai engineer": the plain company's AI engineer, or Brex AI's engineer?
        return _either(plain, read) if plain.role.exact else read
    return _nickname_or_role(clause, named, plain, read, names)


def _nickname_or_role(
    clause: Clause, named: Named, plain: Clause, read: Clause, names: Names
) -> Clause:
    """One company by two names, the longer of which may have eaten a word of the role."""
    own = phrase(names.library.companies[read.companies[0]].display)
    if " ".join(w.text for w in clause.words[named.start : named.end]) == own:
        return read  # "Shield AI software engineer": the company's own full name
    if not read.role.slugs or set(plain.role.slugs) == set(read.role.slugs):
        return plain
    if clause.words[named.end - 1].text == "ai":
        # "perplexity ai senior" is Perplexity's; "perplexity ai engineer" may be either.
        bare = len(plain.role.used) == 2 and plain.role.exact
        return _either(plain, read) if bare else read
    # "citadel sec engineer", "disney plus platform engineer": the role's fuller name wins.
    return plain if len(plain.role.used) > len(read.role.used) else read


def _either(one: Clause, other: Clause) -> Clause:
    """Both readings of a clause: ask which."""
    guides = tuple(
        f"{read.companies[0]}/{slug}"
        for read in (one, other)
        if len(read.companies) == 1
        for slug in read.role.slugs
    )
    return replace(one, either=guides)


def _misspelt_tail(clause: Clause, read: Clause, named: Named, names: Names) -> Named | None:
    """ "morgan stanly": a short name, and an unread word that completes a longer one."""
    if named.end not in read.left:
        return None
    text = " ".join(word.text for word in clause.words[named.start : named.end + 1])
    slugs = names.companies.nearly(text)
    return Named(named.start, named.end + 1, slugs) if slugs == named.slugs else None


def _several(clause: Clause, named: list[Named], names: Names) -> Clause:
    """Several companies: the one whose role uses up the other's name, else all of them."""
    readings = []
    for one in named:
        others = [n for n in named if n is not one and n.slugs != one.slugs]
        read = _about(clause, one, names)
        if all(set(range(n.start, n.end)) <= read.role.used for n in others):
            readings.append(read)
    if len(readings) == 1 and len(readings[0].companies) == 1:
        return readings[0]
    slugs = tuple(dict.fromkeys(slug for n in named for slug in n.slugs))
    first = replace(_about(clause, named[0], names), companies=slugs)
    taken = {i for n in named for i in range(n.start, n.end)}
    words = tuple(clause.words[i] for i in sorted(taken))
    return replace(first, company_words=words, left=tuple(i for i in first.left if i not in taken))


def _about(clause: Clause, named: Named, names: Names) -> Clause:
    """Role and places of the clause, given which words name the company."""
    read = _fill(clause, set(range(named.start, named.end)), named.slugs, names)
    company_words = clause.words[named.start : named.end]
    exact = not _part_of_name([word.text for word in company_words], named.slugs, names)
    return replace(read, companies=named.slugs, company_words=company_words, company_exact=exact)


def _part_of_name(said: Sequence[str], slugs: tuple[str, ...], names: Names) -> bool:
    """Whether the words are only a part of the company's own name: "hugging face" of an
    enterprise that another company of that name might be meant beside."""
    if len(slugs) != 1:
        return False
    own = [phrase(names.library.companies[slugs[0]].display).split(), slugs[0].split("-")]
    return any(len(said) < len(name) and set(said) < set(name) for name in own)


def _fill(
    clause: Clause, taken: set[int], slugs: tuple[str, ...], names: Names, world: bool = True
) -> Clause:
    """Places and role among the words that are not taken; slips corrected where they help."""
    read = _filled(clause, taken, slugs, names, world)
    if not read.left and read.role.slugs and (read.role.exact or len(read.role.slugs) == 1):
        return read
    corrected = _corrected(read, taken, slugs, names)
    if corrected is None:
        return read
    again = _filled(corrected, taken, slugs, names, world)
    # A correction is taken only where it leaves nothing unread: it is a guess that fits.
    whole = not again.left and not again.role.unknown
    return again if whole and (again.role.slugs or not read.role.slugs) else read


def _filled(
    clause: Clause, taken: set[int], slugs: tuple[str, ...], names: Names, world: bool
) -> Clause:
    texts = [word.text for word in clause.words]
    taken = taken | clause.outside
    free = [i not in taken and text not in names.empty for i, text in enumerate(texts)]
    labels = names.labels(slugs[0]) if len(slugs) == 1 else ()
    cards = names.cards(slugs[0]) if len(slugs) == 1 else ()
    own = own_words(texts, free, cards, names.lexicon)
    # Small words may stand inside a place's name ("work from home"), but are none themselves.
    inside = [i not in taken and i not in own for i in range(len(texts))]
    places = [
        asked
        for asked in names.places.find(texts, inside, labels, world=False)
        if any(free[asked.start : asked.end])
    ]
    _take(free, places)
    role = read_role(texts, free, cards, names.roles, own)
    used = role.used | frozenset(role.unknown)
    free = [is_free and i not in used for i, is_free in enumerate(free)]
    if world and any(free):
        far = names.places.find(texts, free, labels, world=True)
        _take(free, far)
        places = sorted([*places, *far], key=lambda asked: asked.start)
    places = names.places.merged(texts, places)
    _take(free, places)
    skipped = names.atlas.skipped  # "(HQ)", "(GBP)": part of labels, and of no name
    left = tuple(i for i, is_free in enumerate(free) if is_free and texts[i] not in skipped)
    return replace(clause, role=role, places=tuple(places), left=left)


def _take(free: list[bool], places: Sequence[Asked]) -> None:
    for place in places:
        free[place.start : place.end] = [False] * (place.end - place.start)


def _corrected(
    read: Clause, taken: set[int], slugs: tuple[str, ...], names: Names
) -> Clause | None:
    """The clause with unread words replaced by the known words they are a slip of."""
    suspects = [*read.left, *read.role.unknown][:MOST_SLIPS]
    words = list(read.words)
    said: list[str] = []
    for i in suspects:
        near = _near(words, i, slugs, names) if i not in taken else None
        if near is not None:
            said.append(f"Read {words[i].text!r} as {near!r}.")
            words[i] = replace(words[i], text=near)
    return replace(read, words=tuple(words), rereads=tuple(said)) if said else None


def _near(words: Sequence[Word], i: int, slugs: tuple[str, ...], names: Names) -> str | None:
    """The known word that a word is a slip of; a short one only in a role's name."""
    after = [word.text for word in words[i + 1 : i + 4]]
    return names.near_title(words[i].text, after) or names.near_word(words[i].text, slugs)


def _without_exact(
    clause: Clause, uncovered: list[Named], names: Names, default: str | None
) -> Clause:
    """No covered company by its full name: perhaps a part of one, or the one before."""
    if uncovered:
        first = uncovered[0]
        read = _filled(clause, set(range(first.start, first.end)), (), names, world=True)
        return replace(read, unknown_company=clause.words[first.start : first.end])
    # Far places last: "stanley" is a part of Morgan Stanley before it is a town.
    rough = _filled(clause, set(), (), names, world=False)
    if default is not None and (rough.role.slugs or rough.places) and not rough.left:
        return replace(_fill(clause, set(), (default,), names), companies=(default,))
    named = _partial(rough, names)
    if named is not None:
        return replace(_about(clause, named, names), company_exact=False)
    if default is not None:
        return replace(_fill(clause, set(), (default,), names), companies=(default,))
    return _filled(clause, set(), (), names, world=True)


def _partial(read: Clause, names: Names) -> Named | None:
    """The longest run of unread words that is part of a company's name, or a slip of one."""
    suspects = sorted({*read.left, *read.role.unknown})[:MOST_SUSPECTS]
    kept = set(suspects)
    for start, end in _runs(suspects):
        text = " ".join(word.text for word in read.words[start:end])
        beside = {start - 1, end} & kept
        slugs = names.companies.partly(text) or names.companies.nearly(text)
        if not slugs:
            continue
        named = Named(start, end, slugs)
        if all(_names_no_company(read.words[i].text, names) for i in beside):
            return named
        if len(slugs) == 1 and not beside & set(_about(read, named, names).left):
            return named
    return None


def _names_no_company(text: str, names: Names) -> bool:
    """Whether a word beside a part of a name is a place or a title, not more of the name."""
    return text in names.lexicon.heads or names.atlas.known(text) is not None


def _runs(indexes: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of neighbouring indexes and the runs inside them, the longest first."""
    kept = set(indexes)
    runs = [
        (a, b + 1)
        for a in indexes
        for b in range(a, a + MOST_NAME_WORDS)
        if all(i in kept for i in range(a, b + 1))
    ]
    return sorted(runs, key=lambda run: (run[0] - run[1], run[0]))
