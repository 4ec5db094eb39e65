"""What an option could be: companies, then that company's roles, then that role's regions.

Pure, and only to help: whatever is sent in the end is read again from its words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bot.chat.command import Command, Parameter, Registry
from bot.guides.library import Card, Library
from bot.language import words
from bot.language.clause import Clause, read_clause
from bot.language.reading import Reader
from bot.platforms._shared.text import one_line, units
from bot.platforms.discord import limits
from bot.platforms.discord.tree import option_name

Choices = list[tuple[str, str]]
"""(what is shown, what is sent)"""
_WORDS: Mapping[str, Sequence[str]] = {
    "state": ("overdue", "expired", "due soon", "fresh"),
    "owner": ("mine", "unowned"),
}
_JOINED = re.compile(r"(?:.*(?:\bvs\.?|\bversus|\band|,))?\s*", re.IGNORECASE | re.DOTALL)
_MOST_TYPED = 200


def completions(
    reader: Reader,
    registry: Registry,
    command: Command,
    parameter: Parameter,
    typed: str,
    filled: Mapping[str, str],
) -> Choices:
    """At most 25 values for an option.

    Args:
        typed: what stands in the option so far.
        filled: what stands in the others, by option name.
    """
    typed = one_line(typed)[:_MOST_TYPED]
    before, typed = _before(parameter, typed)
    offered = _offered(reader, registry, command, parameter, typed, filled)
    made = ((name, before + name) for name in offered)
    return list(dict.fromkeys(filter(_fits, made)))[: limits.CHOICES]


def _before(parameter: Parameter, typed: str) -> tuple[str, str]:
    """Of several guides in one option: those that are there already, and the last one."""
    if parameter.name != "guides":
        return "", typed
    match = _JOINED.match(typed)
    end = match.end() if match else 0
    return typed[:end], typed[end:]


def _fits(choice: tuple[str, str]) -> bool:
    name, value = choice
    return bool(name) and units(name) <= limits.CHOICE_WORDS and units(value) <= limits.CHOICE_WORDS


def _offered(
    reader: Reader,
    registry: Registry,
    command: Command,
    parameter: Parameter,
    typed: str,
    filled: Mapping[str, str],
) -> Iterable[str]:
    match parameter.name:
        case "company":
            return _companies(reader, typed)
        case "role" | "role or level":
            return _roles(reader, filled.get("company", ""), typed)
        case "region":
            said = f"{filled.get('company', '')} {filled.get('role', '')}"
            return _ranked(_labels(reader, said), typed)
        case "guide" | "guides":
            return _whole(reader, typed)
        case "command":
            return _ranked((each.name for each in registry), typed)
        case name if name in _WORDS:
            return _ranked(_WORDS[name], typed)
        case _ if command.needs == "text":
            return _ranked(filter(None, command.examples), typed)
        case _:
            return ()


def _companies(reader: Reader, typed: str) -> list[str]:
    library = reader.names.library
    shown = {slug: _company(library, slug) for slug in library.companies}
    known = _clause(reader, typed).companies if typed else ()
    meant = [shown[slug] for slug in known if slug in shown]
    return list(dict.fromkeys([*meant, *_ranked(shown.values(), typed)]))


def _roles(reader: Reader, company: str, typed: str) -> list[str]:
    said = _clause(reader, company)
    if len(said.companies) == 1:
        cards: Sequence[Card] = reader.names.cards(said.companies[0])
    else:
        cards = tuple(reader.names.library)
    counted = Counter(card.role_display for card in cards)
    meant = tuple(_clause(reader, f"{company} {typed}").role.slugs) if typed else ()
    first = dict.fromkeys(card.role_display for card in cards if card.role in meant)
    kin = tuple(f"-{slug}" for slug in meant)
    first |= dict.fromkeys(card.role_display for card in cards if card.role.endswith(kin))
    named = [role for role, _ in counted.most_common()]
    return list(dict.fromkeys([*_ranked(first, typed, strict=False), *_ranked(named, typed)]))


def _labels(reader: Reader, said: str) -> tuple[str, ...]:
    """The regions of the one guide that is named; none where it is not one."""
    clause = _clause(reader, said)
    if len(clause.companies) != 1:
        return ()
    cards = [
        card for card in reader.names.cards(clause.companies[0]) if card.role in clause.role.slugs
    ]
    exact = [card for card in cards if card.title.casefold() == _folded(said)]
    cards = exact or cards
    return cards[0].labels if len(cards) == 1 else ()


def _whole(reader: Reader, typed: str) -> list[str]:
    """A company, a role and a region in one option: each as far as the others are there."""
    clause = _clause(reader, typed)
    if len(clause.companies) != 1:
        return _companies(reader, typed)
    slug = clause.companies[0]
    labels = _labels(reader, typed)
    named = [card.title for card in reader.names.cards(slug) if card.role in clause.role.slugs]
    if labels and len(named) == 1:
        return [named[0], *(f"{named[0]} {label}" for label in labels)]
    every = [card.title for card in reader.names.cards(slug)]
    left = [clause.words[at].text for at in clause.left]
    begun = [title for title in every if all(_score(title.casefold(), w) < 2 for w in left)]
    return list(dict.fromkeys([*named, *(begun or every)]))


def _clause(reader: Reader, said: str) -> Clause:
    return read_clause(words.split(said), reader.names)


def _company(library: Library, slug: str) -> str:
    return library.companies[slug].display


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _ranked(names: Iterable[str], typed: str, *, strict: bool = True) -> list[str]:
    """The names that hold what was typed: those that begin with it, then with a word of it."""
    wanted = _folded(typed)
    if not wanted:
        return list(names)
    scored = [(_score(name.casefold(), wanted), name) for name in names]
    kept = [pair for pair in scored if pair[0] < 3 or not strict]
    return [name for _, name in sorted(kept, key=lambda pair: pair[0])]


def _score(name: str, wanted: str) -> int:
    if name.startswith(wanted):
        return 0
    if any(word.startswith(wanted) for word in re.split(r"[\s(/-]+", name)):
        return 1
    return 2 if wanted in name else 3


def filled_in(options: Iterable[tuple[str, object]], parameter: Parameter) -> dict[str, str]:
    """What stands in the other options, as text."""
    own = option_name(parameter)
    return {name: str(value) for name, value in options if name != own and value}
