"""Text to an `Ask`, or to the question to ask back.

command words -> clauses -> company, role, places in each -> guides and labels -> `Ask`
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.guides.library import Library
from bot.guides.places import load_atlas
from bot.language import listing, several, single, words
from bot.language.asks import Ask, Reading, Shape, Unclear
from bot.language.clause import Names, read_clause
from bot.language.companies import company_names
from bot.language.lexicon import lexicon
from bot.language.regions import PlaceNames
from bot.language.roles import RoleNames

DEFAULT = "band"
"""What words without a command mean, where they name a company and a role."""
_HOW = "Begin with a command, as in: band wandb staff sf. Type help for all of them."


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads questions about one library."""

    names: Names
    shapes: Mapping[str, Shape]

    def read(self, text: str, command: str | None = None) -> Reading:
        """The question in `text`; `command` where the platform already fixed it."""
        found = words.split(text)
        if command is None:
            command, found = self._command(found)
        too_long = len(found) >= words.MAX_WORDS or len(text) > words.MAX_TEXT
        if too_long and command != "help":
            # What would be cut may be the region: a cut question is another question.
            problem = f"That is longer than the {words.MAX_WORDS} words I read of a question."
            return Unclear(command, "invalid", problem, "Ask it shorter, or in two.")
        if command is None:
            return self._unnamed(found, text)
        return self._operands(self.shapes[command], found, text)

    def _command(self, found: Sequence[words.Word]) -> tuple[str | None, tuple[words.Word, ...]]:
        """The command named by the first word, and the words after it."""
        if found and found[0].text in self.shapes:
            return found[0].text, tuple(found[1:])
        return None, tuple(found)

    def _unnamed(self, found: tuple[words.Word, ...], text: str) -> Reading:
        """Words without a command: a band where they name one whole, else the question back."""
        if not found:
            return Unclear(None, "invalid", "Nothing was asked.", _HOW)
        shape = self.shapes.get(DEFAULT)
        reading = single.read(shape, found, text, self.names) if shape else None
        if isinstance(reading, Ask):
            return replace(reading, assumptions=(f"Read this as: {DEFAULT}.", *reading.assumptions))
        near = self._near_command(found[0].text)
        remedy = f"Did you mean: {near} {_rest(found, text)}".rstrip() + "?" if near else _HOW
        return Unclear(None, "invalid", "I did not find a command in that.", remedy)

    def _near_command(self, word: str) -> str | None:
        from rapidfuzz.distance import OSA  # only near misses pay for this import
        from rapidfuzz.process import extractOne

        near = extractOne(word, self.shapes.keys(), scorer=OSA.distance, score_cutoff=1)
        return near[0] if near and len(word) > 2 else None

    def warm(self) -> None:
        """Read the tables that are otherwise read on first use."""
        assert self.names.atlas.cities is not None

    def next_words(self, head: str) -> tuple[str, ...]:
        """What may follow `head`: companies, then that company's roles, then its regions."""
        _, found = self._command(words.split(head))
        clause = read_clause(found, self.names)
        library = self.names.library
        if len(clause.companies) != 1:
            return tuple(library.companies)
        cards = self.names.cards(clause.companies[0])
        meant = [card for card in cards if card.role in clause.role.slugs]
        if len(meant) != 1:
            return tuple(card.role for card in cards)
        return meant[0].labels

    def _operands(self, shape: Shape, found: Sequence[words.Word], text: str) -> Reading:
        if shape.needs == "text":
            rest = text[found[0].start :] if found else ""
            return Ask(shape.name, text=rest.strip())
        if shape.needs == "company":
            return listing.read(shape, found, text, self.names)
        if shape.needs == "guides":
            return several.read(shape, found, text, self.names)
        return single.read(shape, found, text, self.names)


def _rest(found: Sequence[words.Word], text: str) -> str:
    """What stands after the first word, as it was typed."""
    return text[found[1].start :].strip()[:80] if len(found) > 1 else ""


def reader(
    library: Library, shapes: Sequence[Shape], data: Path, cache_folder: str | None = None
) -> Reader:
    """The reader of a library's questions, with the language's data in `data`."""
    language = lexicon(data, cache_folder)
    atlas = load_atlas(data, words.phrase, cache_folder)
    names = Names(
        library=library,
        lexicon=language,
        atlas=atlas,
        companies=company_names(library.companies, language.aliases, language.generic),
        roles=RoleNames(language),
        places=PlaceNames(atlas, language),
        empty=language.noise | language.strong | language.weak,
    )
    return Reader(names, {shape.name: shape for shape in shapes})
