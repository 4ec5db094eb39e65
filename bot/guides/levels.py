"""What a level is elsewhere, as the guides of a library state it.

Each guide states pairs: this level of one company is that level of another. They are counted
across the library and never chained: if one guide says A = B and another B = C, nobody said A = C
(closing the pairs would put Google L3 to L7 in one class). Within one line "A = B = C" and within
one row of a table all pairs count as stated; in "A maps to B and C" only A's own pairs do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.guides.level_statements import Statement, clash
from bot.guides.level_words import Level


@dataclass(frozen=True, slots=True)
class Said:
    """A level that guides set equal to the one asked about, and who says so."""

    level: Level
    """As the first of them writes it."""
    by: tuple[str, ...]
    """Ids of the guides that state it."""
    of: tuple[str, ...]
    """Ids of the guides that state any level of that company for the one asked about."""

    @property
    def share(self) -> float:
        """The share of the guides comparing the two companies here that agree."""
        return len(self.by) / len(self.of)


@dataclass(frozen=True, slots=True)
class Named:
    """A statement, and the level in it that was asked about."""

    statement: Statement
    level: Level


def same(level: Level, asked: Level) -> bool:
    """Whether the words name the level asked for: by its code, else by its title."""
    if level.company != asked.company:
        return False
    if not asked.codes:
        return asked.title == level.title or asked.title == level.key.casefold()
    wanted = set(asked.title.split())
    return asked.codes[0] in level.codes and wanted.issubset(level.title.split())


def within(level: Level, asked: Level) -> bool:
    """Whether the words name a range of rungs that the one asked for is among."""
    return level.company == asked.company and any(
        code.holds(wanted) for code in level.codes for wanted in asked.codes[:1]
    )


class Levels:
    """All statements of a library, found by guide and by company."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.statements: tuple[Statement, ...] = tuple(statements)

    def of(self, guide_id: str) -> tuple[Statement, ...]:
        """What one guide states, in its order."""
        return self._by_guide.get(guide_id, ())

    def naming(self, company: str, wanted: Callable[[Level], bool]) -> Iterator[Named]:
        """The statements that name such a level of a company, each level of them once."""
        for statement in self._by_company.get(company, ()):
            for level in statement.levels:
                if level.company == company and wanted(level):
                    yield Named(statement, level)

    def alike(self, level: Level) -> tuple[Named, ...]:
        """The statements that name the same level: by its code, or by its title alone."""
        by_title = self._by_level.get((level.company, level.title), ()) if level.codes else ()
        return (*self._by_level.get((level.company, level.key), ()), *by_title)

    def elsewhere(self, named: Iterable[Named]) -> tuple[Said, ...]:
        """What those statements directly set equal to the levels named, most said first."""
        at: dict[str, dict[str, dict[str, Level]]] = defaultdict(lambda: defaultdict(dict))
        for each in named:
            for other in each.statement.beside(each.level):
                at[other.company][other.key].setdefault(each.statement.guide, other)
        said = [each for levels in at.values() for each in _said(levels)]
        return tuple(sorted(said, key=lambda each: (-len(each.by), each.level.label)))

    def stated(self, company: str) -> tuple[Level, ...]:
        """A company's stated levels, one per key, the most stated first."""
        keys: dict[str, list[Level]] = defaultdict(list)
        for each in self.naming(company, lambda _: True):
            keys[each.level.key].append(each.level)
        return tuple(same[0] for same in sorted(keys.values(), key=len, reverse=True))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Each company by the name that most guides write; the most stated company first."""
        written: dict[str, Counter[str]] = defaultdict(Counter)
        for statement in self.statements:
            for level in statement.levels:
                written[level.company][level.name] += 1
        ordered = sorted(written.items(), key=lambda item: -item[1].total())
        return {company: names.most_common(1)[0][0] for company, names in ordered}

    @cached_property
    def _by_guide(self) -> Mapping[str, tuple[Statement, ...]]:
        grouped: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            grouped[statement.guide].append(statement)
        return {guide: tuple(group) for guide, group in grouped.items()}

    @cached_property
    def _by_level(self) -> Mapping[tuple[str, str], tuple[Named, ...]]:
        grouped: dict[tuple[str, str], list[Named]] = defaultdict(list)
        for statement in self.statements:
            for level in statement.levels:
                grouped[level.company, level.key].append(Named(statement, level))
        return {key: tuple(group) for key, group in grouped.items()}

    @cached_property
    def _by_company(self) -> Mapping[str, tuple[Statement, ...]]:
        grouped: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            for company in dict.fromkeys(level.company for level in statement.levels):
                grouped[company].append(statement)
        return {company: tuple(group) for company, group in grouped.items()}


def _said(levels: Mapping[str, Mapping[str, Level]]) -> Iterator[Said]:
    everyone = tuple(dict.fromkeys(guide for by in levels.values() for guide in by))
    for by in levels.values():
        yield Said(next(iter(by.values())), tuple(by), everyone)


def disagreements(said: Iterable[Said]) -> list[tuple[Said, ...]]:
    """Where guides state levels of one company that clash: the most said one, and its kind."""
    grouped: dict[str, list[Said]] = defaultdict(list)
    for each in said:
        if each.level.codes:
            grouped[each.level.company].append(each)
    split = [[g[0], *(each for each in g[1:] if _alike(g[0], each))] for g in grouped.values()]
    return [tuple(g) for g in split if any(clash(g[0].level, each.level) for each in g[1:])]


def _alike(one: Said, other: Said) -> bool:
    return one.level.codes[0].prefix == other.level.codes[0].prefix
