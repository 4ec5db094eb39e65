"""Which of a company's guides a stretch of words means by its role.

A role is named by a standard name (`swe`, `staff`), by a company's own specialty in its own
words (`mlops platform`), or only in part (`data`, `manager`), which asks back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.guides.library import Card
from bot.language.lexicon import Lexicon, Role
from bot.language.phrases import Phrases
from bot.language.titles import coded, in_title, is_code, typed_out, words_of

_GENERIC = frozenset(
    ("engineer", "engineers", "engineering", "platform", "developer", "role", "signature")
)
"""Words of specialty titles that tell no two of them apart."""


@dataclass(frozen=True, slots=True)
class RoleReading:
    """The guides (role slugs) some words may mean, and which words they were.

    `exact` is False where a reading has to be said; `unknown` holds a title's words that fit no
    guide, so that "sales engineer" is never an engineer.
    """

    slugs: tuple[str, ...] = ()
    used: frozenset[int] = frozenset()
    exact: bool = True
    unknown: tuple[int, ...] = ()


NO_ROLE = RoleReading()


@dataclass(frozen=True, slots=True)
class _Candidate:
    slug: str
    used: frozenset[int]
    rank: int
    """0 exact name; 1 the company's own words; 2 a loose name."""
    exact: bool = True


class RoleNames:
    """Standard role names and uncovered titles, indexed once for all companies."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.exact: dict[str, str] = {}
        self.loose: dict[str, tuple[str, ...]] = {}
        for slug, role in lexicon.roles.items():
            self.exact |= dict.fromkeys(role.names, slug)
            for name in role.loose:
                self.loose[name] = (*self.loose.get(name, ()), slug)
        self.phrases = Phrases(self.exact.keys() | self.loose.keys())
        self.titles = Phrases({*lexicon.uncovered, *(f"{t}s" for t in lexicon.uncovered)})

    def standard(self, texts: Sequence[str], free: Sequence[bool]) -> Iterator[_Candidate]:
        """Standard roles named by runs of free words, the longest run at each place."""
        at = 0
        while at < len(texts):
            end = self.phrases.end(texts, at, free)
            if end == at:
                at += 1
                continue
            name = " ".join(texts[at:end])
            exact = name in self.exact
            for slug in (self.exact[name],) if exact else self.loose[name]:
                yield _Candidate(slug, frozenset(range(at, end)), 0 if exact else 2, exact)
            at = end


def read_role(
    texts: Sequence[str],
    free: Sequence[bool],
    cards: Sequence[Card],
    names: RoleNames,
    own: frozenset[int],
) -> RoleReading:
    """The role that the free words name among a company's guides.

    `own` are the words that stand together in one of the company's own titles (`own_words`).
    """
    noise = names.lexicon.noise  # "office" says nothing alone, but makes "office manager"
    titled = [(is_free or texts[i] in noise) and i not in own for i, is_free in enumerate(free)]
    whole = _typed_whole(texts, free, cards, names)
    if whole is not None:
        return whole
    unknown = _titles(texts, titled, names)
    if unknown:
        return RoleReading(unknown=unknown)
    standard = list(names.standard(texts, free))
    level, standard = _level(texts, standard, names.lexicon)
    specialties = list(_specialties(texts, free, cards, names.lexicon))
    blocked = _modifier(texts, free, standard, specialties, level, names.lexicon)
    if blocked:
        return RoleReading(unknown=blocked)
    by_code = _by_code(texts, free, cards, standard, names.lexicon)
    if by_code is not None:
        return by_code
    reading = _said_twice(_best([*standard, *specialties]), standard)
    if not reading.slugs or (_only_levels(texts, standard, names.lexicon) and not specialties):
        # "senior data": the level is read, and what it raises is named only in part.
        others = [is_free and i not in reading.used for i, is_free in enumerate(free)]
        part = _partly(texts, others, cards, names.lexicon)
        if part.unknown:
            return part
        level, reading = (reading.used, part) if part.slugs else (level, reading)
    level |= _spare_levels(texts, free, reading, names.lexicon)
    reading = _raised(texts, reading, level, names.lexicon)
    return _with_level(reading, level) if level and reading.slugs else reading


def _raised(
    texts: Sequence[str], reading: RoleReading, level: frozenset[int], lexicon: Lexicon
) -> RoleReading:
    """ "senior google engineer": the level raises the engineer, whatever stands between them."""
    meant = {lexicon.levels[texts[i]] for i in level if texts[i] in lexicon.levels}
    plain = reading.slugs == ("software-engineer",)
    return replace(reading, slugs=(meant.pop(),)) if plain and len(meant) == 1 else reading


def _typed_whole(
    texts: Sequence[str], free: Sequence[bool], cards: Sequence[Card], names: RoleNames
) -> RoleReading | None:
    """The guide whose whole title is typed out."""
    found = list(typed_out(texts, free, cards, names.exact))
    card, used = max(found, key=lambda each: len(each[1]), default=(None, frozenset[int]()))
    if card is None or len(used) < 2:
        return None
    reading = RoleReading((card.role,), used)
    level = _spare_levels(texts, free, reading, names.lexicon)
    return _with_level(reading, level) if level else reading


def _by_code(
    texts: Sequence[str],
    free: Sequence[bool],
    cards: Sequence[Card],
    standard: list[_Candidate],
    lexicon: Lexicon,
) -> RoleReading | None:
    """A software engineer by the level that a guide's title names: "L5 swe" is the senior one."""
    codes = frozenset(i for i, text in enumerate(texts) if free[i] and is_code(text))
    family = set(lexicon.levels.values())
    if not codes or not all(c.slug in family for c in standard):
        return None
    used = codes.union(*(c.used for c in standard))
    named = tuple(dict.fromkeys(card.role for card, _ in coded(texts, free, cards)))
    if not named and standard:
        # No title says what the code is here: ask which of the software engineers.
        named = tuple(card.role for card in cards if card.role in family)
    return RoleReading(named, used, exact=False) if named else None


def _spare_levels(
    texts: Sequence[str], free: Sequence[bool], reading: RoleReading, lexicon: Lexicon
) -> frozenset[int]:
    """Level words nothing else has read: "junior" in "junior data scientist"."""
    return frozenset(
        i
        for i, text in enumerate(texts)
        if free[i] and i not in reading.used and (text in lexicon.levels or is_code(text))
    )


def _only_levels(texts: Sequence[str], found: list[_Candidate], lexicon: Lexicon) -> bool:
    return all(len(c.used) == 1 and texts[min(c.used)] in lexicon.levels for c in found)


def _titles(texts: Sequence[str], free: Sequence[bool], names: RoleNames) -> tuple[int, ...]:
    """The words of an uncovered title, unless a covered role's name is longer there."""
    for at in range(len(texts)):
        end = names.titles.end(texts, at, free)
        if end > at and names.phrases.end(texts, at, free) < end:
            return tuple(range(at, end))
    return ()


def _level(
    texts: Sequence[str], found: list[_Candidate], lexicon: Lexicon
) -> tuple[frozenset[int], list[_Candidate]]:
    """A bare level word ("senior") beside another role raises that role, and is no role itself."""
    bare = [c for c in found if len(c.used) == 1 and texts[min(c.used)] in lexicon.levels]
    others = [c for c in found if c not in bare]
    if bare and others:
        return frozenset().union(*(c.used for c in bare)), others
    return frozenset(), found


def _with_level(reading: RoleReading, level: frozenset[int]) -> RoleReading:
    return RoleReading(reading.slugs, reading.used | level, exact=False)


def _specialties(
    texts: Sequence[str], free: Sequence[bool], cards: Sequence[Card], lexicon: Lexicon
) -> Iterator[_Candidate]:
    """The company's own roles of whose title some free words are a part."""
    for card in cards:
        if card.role in lexicon.roles:
            continue
        title = words_of(card.role, card.role_display)
        used = frozenset(i for i, text in enumerate(texts) if free[i] and in_title(text, title))
        words = {texts[i] for i in used}
        if used and (words - _GENERIC or "platform" in words):
            # A title may begin with the company's own name, which was read as the company.
            name = frozenset(card.role.split("-"))
            whole = title - _GENERIC <= set(texts) or name <= set(texts)
            yield _Candidate(card.role, used, 1, exact=whole)


def own_words(
    texts: Sequence[str], free: Sequence[bool], cards: Sequence[Card], lexicon: Lexicon
) -> frozenset[int]:
    """Words that stand together as in the title of one of the company's own roles.

    They are read as that role even where one of them alone is a place or another title:
    "model hub", "american dynamism".
    """
    found: set[int] = set()
    for card in cards:
        if card.role in lexicon.roles:
            continue
        title = words_of(card.role, card.role_display)
        hits = [i for i, text in enumerate(texts) if free[i] and in_title(text, title)]
        run: list[int] = []
        for i in [*hits, -1]:
            if run and i != run[-1] + 1:
                if len(run) > 1 and not {texts[j] for j in run} <= _GENERIC:
                    found.update(run)
                run = []
            run.append(i)
    return frozenset(found)


def _modifier(
    texts: Sequence[str],
    free: Sequence[bool],
    standard: list[_Candidate],
    specialties: list[_Candidate],
    level: frozenset[int],
    lexicon: Lexicon,
) -> tuple[int, ...]:
    """An unread word right before a bare title noun changes the title: "mechanical engineer"."""
    read = level.union(*(c.used for c in (*standard, *specialties)))
    for candidate in standard:
        first = min(candidate.used)
        bare = len(candidate.used) == 1 and texts[first].removesuffix("s") in lexicon.heads
        before = first - 1
        if bare and before >= 0 and free[before] and before not in read:
            return (before, first)
    return ()


def _said_twice(reading: RoleReading, standard: list[_Candidate]) -> RoleReading:
    """ "TPM (technical program manager)": both names of the one role are read."""
    again = [c.used for c in standard if reading.slugs == (c.slug,)]
    return replace(reading, used=reading.used.union(*again)) if again else reading


def _best(candidates: list[_Candidate]) -> RoleReading:
    """The candidates that read the most words; a tie of different roles is ambiguous."""
    if not candidates:
        return RoleReading()
    most = max(len(c.used) for c in candidates)
    best = [c for c in candidates if len(c.used) == most]
    if any(c.rank == 0 for c in best):
        # A standard name beats a specialty that only shares the word ("security"), not one
        # that is named in full.
        best = [c for c in best if c.rank == 0 or (c.rank == 1 and c.exact)]
    elif any(c.rank == 1 and c.exact for c in best):
        best = [c for c in best if c.rank == 1 and c.exact]
    slugs = tuple(dict.fromkeys(c.slug for c in best))
    used = frozenset().union(*(c.used for c in best))
    return RoleReading(slugs, used, exact=all(c.exact for c in best))


def _partly(
    texts: Sequence[str], free: Sequence[bool], cards: Sequence[Card], lexicon: Lexicon
) -> RoleReading:
    """Guides of whose role's name the free words are a part: "data", "manager"."""
    found: dict[str, list[int]] = {}
    for card in cards:
        role = lexicon.roles.get(card.role)
        title = words_of(card.role, role.display if role else card.role_display)
        hits = [i for i, text in enumerate(texts) if free[i] and in_title(text, title)]
        if hits:
            found[card.role] = hits
    if not found:
        return NO_ROLE
    most = max(map(len, found.values()))
    best = {slug: hits for slug, hits in found.items() if len(hits) == most}
    words = frozenset(i for hits in best.values() for i in hits)
    for i in words:
        # "account manager", "office manager": a word before the noun makes another title.
        modified = i > 0 and i - 1 not in words and texts[i - 1] not in lexicon.levels
        if texts[i].removesuffix("s") in lexicon.heads and modified and free[i - 1]:
            return RoleReading(unknown=(i - 1, i))
    return RoleReading(tuple(best), words, exact=False)


def role_display(slug: str, roles: Mapping[str, Role]) -> str:
    """A role's name for people."""
    return roles[slug].display if slug in roles else slug.replace("-", " ").title()
