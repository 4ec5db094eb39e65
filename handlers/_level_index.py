"""What a library's guides state of levels, read once per snapshot, when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.chat.reply import Block, Button, Text
from bot.data_files import data_folder
from bot.guides.level_statements import statements
from bot.guides.level_words import Level
from bot.guides.levels import Levels, Said
from bot.guides.library import Library
from bot.language.asks import Ask
from bot.language.lexicon import lexicon
from bot.language.mentions import Mentions


@dataclass(frozen=True, slots=True)
class LevelIndex:
    """The statements, and the names by which companies are found in them."""

    levels: Levels
    mentions: Mentions
    library: Library

    def company(self, slug: str) -> str:
        """A company's name: as its guides display it, else as most guides write it."""
        company = self.library.companies.get(slug)
        return company.display if company else self.levels.names.get(slug, _titled(slug))


@lru_cache(maxsize=2)  # a snapshot that was replaced goes when the next two have come
def level_index(library: Library) -> LevelIndex:
    """The index of a snapshot."""
    language = lexicon(data_folder())
    mentions = Mentions(library.companies, language.aliases, language.generic | language.vocabulary)
    said = (each for card in library for each in statements(library.guide(card.id), mentions.find))
    return LevelIndex(Levels(said), mentions, library)


def _titled(slug: str) -> str:
    return slug.replace("-", " ").title()


def said_by(said: Said) -> str:
    """`60 of 62 guides (97%)`; the share only where it says something."""
    counted = f"{len(said.by)} of {guides(len(said.of))}"
    return f"{counted} ({said.share:.0%})" if len(said.of) > 1 else counted


def guides(number: int) -> str:
    """`1 guide`, `2 guides`."""
    return f"{number} guide{'' if number == 1 else 's'}"


def level_button(level: Level, index: LevelIndex) -> Button:
    """Asks which guides name this level."""
    label = f"{index.company(level.company)} {level.key if level.codes else level.words}"
    return Button(label, Ask("levels", text=f"{level.company} {level.key.casefold()}"))


def naming(keys: Iterable[str]) -> list[Block]:
    """What must be known to read Meta's codes, where any is shown."""
    if not any("/" in key for key in keys):
        return []
    return [Text("Meta's E and IC codes are two names of one level and are counted together.")]


def disagreeing(known: str, said: Sequence[Said], index: LevelIndex) -> str:
    """`Google L6 at Meta: E6 (60 guides), E7 (2 guides)`."""
    company = index.company(said[0].level.company)
    each = ", ".join(f"{s.level.key} ({guides(len(s.by))})" for s in said)
    return f"{known} at {company}: {each}"
