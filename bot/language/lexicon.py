"""The language's data, read from `data/*.yaml` once: a maintainer edits those, not code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.data_files import load_table
from bot.language.words import MASK, phrase


@dataclass(frozen=True, slots=True)
class Role:
    """A standard role and what people call it, as folded phrases."""

    slug: str
    display: str
    names: frozenset[str]
    loose: frozenset[str]
    """Names that probably mean this role; a reading by one of them is said."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names and words, folded (see `words.phrase`)."""

    aliases: Mapping[str, tuple[str, ...]]
    """Company slug to its other names; companies without a guide are here too."""
    roles: Mapping[str, Role]
    levels: Mapping[str, str]
    """Level word to the software-engineer guide it means when it stands alone."""
    uncovered: frozenset[str]
    """Job titles no guide covers."""
    heads: frozenset[str]
    """Nouns a job title ends with."""
    generic: frozenset[str]
    """Words of company names that tell no two apart: bank, labs, global."""
    vocabulary: frozenset[str]
    """Every word of a role's name or level."""
    dictionary: frozenset[str]
    """Companies' names that are also words: companies only where a sentence uses them as one."""
    noise: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]


@lru_cache(maxsize=4)
def lexicon(folder: Path, cache_folder: str | None = None) -> Lexicon:
    """The language's data in `folder`."""
    roles = load_table(folder / "roles.yaml", cache_folder)
    words = load_table(folder / "words.yaml", cache_folder)
    named = load_table(folder / "aliases.yaml", cache_folder)
    aliases = named["companies"]
    standard = _roles(roles)
    return Lexicon(
        aliases={slug: tuple(map(phrase, names or ())) for slug, names in aliases.items()},
        roles=standard,
        vocabulary=frozenset(w for r in standard.values() for n in r.names for w in n.split()),
        levels={phrase(word): slug for word, slug in roles["levels"].items()},
        uncovered=_phrases(roles["uncovered"]),
        heads=_phrases(roles["heads"]),
        generic=_phrases(words["generic"]),
        dictionary=_phrases(named["words"]),
        noise=_phrases(words["noise"]) | {MASK},
        strong=_phrases(words["strong"]),
        weak=_phrases(words["weak"]),
    )


def _phrases(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(phrase, names))


_ENGINEER = "software-engineer"


def _roles(data: dict[str, Any]) -> dict[str, Role]:
    """The roles, every level word combined with every name of a software engineer."""
    roles = {
        slug: Role(
            slug,
            entry["display"],
            _with_plurals(_phrases(entry.get("names") or ()) | {phrase(slug)}),
            _with_plurals(_phrases(entry.get("loose") or ())),
        )
        for slug, entry in data["roles"].items()
    }
    plain = roles[_ENGINEER].names
    for word, slug in data["levels"].items():
        role = roles[slug]
        combined = frozenset(f"{phrase(word)} {name}" for name in plain)
        roles[slug] = Role(slug, role.display, role.names | combined, role.loose)
    return roles


def _with_plurals(phrases: frozenset[str]) -> frozenset[str]:
    return phrases | {f"{name}s" for name in phrases if not name.endswith("s")}
