"""Text to an `Ask`, or to the question to ask back.

A command's words go straight to its reader (`single`, `several`, `listing`); a message is first
heard (`spoken`), so that the reader sees only what names something.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.guides.library import Library
from bot.guides.places import load_atlas
from bot.language import acting, filtering, levels, listing, own_offers, several, single, words
from bot.language.asks import OF_AN_OFFER, Ask, Reading, Shape, Topic, Unclear
from bot.language.clause import read_clause
from bot.language.companies import company_names
from bot.language.lexicon import lexicon
from bot.language.names import Names
from bot.language.regions import PlaceNames
from bot.language.roles import RoleNames

if TYPE_CHECKING:
    from bot.language.spoken import Spoken

DEFAULT = "band"
"""What words that name something mean, where nothing says which command."""
_FEW = 8
"""Words of a command at most that leave no room for talk."""
_VERBS = frozenset(("me", "us", "him", "her", "them", "my", "someone", "people", "a"))
"""After a command's name these make a verb of it: "help me", "guide us"."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads questions about one library."""

    names: Names
    shapes: Mapping[str, Shape]
    spoken: Callable[[], Spoken]
    """The reader of messages, made when the first one comes."""

    def read(
        self,
        text: str,
        command: str | None = None,
        topic: Topic | None = None,
        today: date | None = None,
    ) -> Reading:
        """The question in `text`; `command` where the platform already fixed it.

        `topic` is what the conversation is about: short messages go on from it. An offer's
        "by friday" is a date only where `today` is given.
        """
        if len(text) > words.MAX_TEXT:
            return _too_long(command)
        text = words.tidy(text)
        found = words.split(text)
        if len(found) > words.MAX_WORDS:
            return self._letter(text, command, today) or _too_long(command)
        if command is not None:
            return self._operands(self.shapes[command], found, text, today)
        if not found:
            return Unclear(None, "invalid", "Nothing was asked.", single.HOW)
        if "offers" in self.shapes:
            own = own_offers.read(text, self._company)
            if own is not None:
                return own
        if topic is not None and not text.lstrip().startswith("/"):
            from bot.language import following  # only conversations pay for it

            continued = self._offer_after(topic, found, text, today)
            if continued is None and topic.ask is not None and topic.ask.command in OF_AN_OFFER:
                continued = self._besides_offer(topic, found, text)
            elif continued is None:
                continued = following.read(self.spoken(), topic, found, text)
            if continued is not None:
                return continued
        return self._opened(found, text, today)

    def _letter(self, text: str, command: str | None, today: date | None) -> Reading | None:
        """A pasted offer letter, the one thing that may be longer than a question."""
        if command not in (None, "offer", "counter") or "offer" not in self.shapes:
            return None
        from bot.language import offer_letter

        return offer_letter.read(self.spoken(), self.shapes[command or "offer"], text, today)

    def _offer_after(
        self, topic: Topic, found: Sequence[words.Word], text: str, today: date | None
    ) -> Reading | None:
        """An offer told after a question, held against the guide asked about; or what follows."""
        if topic.ask is None or "offer" not in self.shapes:
            return None
        if topic.ask.command in OF_AN_OFFER and not topic.ask.operands:
            return self._guide_of(topic.ask, found, text, today)
        of_offer = topic.ask if topic.ask.command in OF_AN_OFFER else topic.offer
        if of_offer is not None:
            from bot.language import offer_following  # only offers pay for its patterns

            return offer_following.read(self.spoken(), of_offer, text, today)
        if not any(c.isdigit() for c in text):
            return None
        from bot.language import offered

        return offered.gone_on(self.spoken(), topic.ask, found, text, today)

    def _guide_of(
        self, last: Ask, found: Sequence[words.Word], text: str, today: date | None
    ) -> Reading | None:
        """The guide of an offer that was told without one; None for another question."""
        from bot.language import offer_following

        hearing = self.spoken().hear(found, text)
        if not hearing.terse or any(word.text in self.shapes for word in found):
            return None
        reading = self._operands(self.shapes[last.command], found, text, today)
        known = isinstance(reading, Ask) or reading.choices
        return offer_following.guide_said(reading, last) if known else None

    def _besides_offer(
        self, topic: Topic, found: Sequence[words.Word], text: str
    ) -> Reading | None:
        """What goes on from an offer as from any question; another place is the offer's too."""
        from bot.language import following, offer_following

        assert topic.ask is not None  # for the type checker: there is an offer
        bare = replace(topic, ask=replace(topic.ask, fields=()))
        continued = following.read(self.spoken(), bare, found, text)
        if not isinstance(continued, Ask):
            return continued
        return offer_following.elsewhere(topic.ask, continued, text)

    def _opened(self, found: Sequence[words.Word], text: str, today: date | None) -> Reading:
        """A text whose first word may be a command: "/band …", "band …", or a message."""
        first, rest = found[0], tuple(found[1:])
        named = self.shapes.get(first.text)
        if text.lstrip().startswith("/") and first.start == text.index("/") + 1:
            return self._slash(named, first, rest, text, today)
        if named is not None and (not rest or (named.most and rest[0].text not in _VERBS)):
            reading = self._operands(named, rest, text, today)
            if named.needs == "act":  # its details are the person's own words
                done = isinstance(reading, Ask) or acting.names_act(named, rest)
                return reading if done else self._message(found, text, today)
            if isinstance(reading, Ask) and reading.text and named.needs == "offer":
                return reading  # an act, as "save acme …", however long it is told
            plain = len(found) <= _FEW or self.spoken().hear(found, text).terse
            if isinstance(reading, Ask) and plain:
                return reading
            message = self.spoken().read(found, text, named.name, today)
            return message if isinstance(message, Ask) else reading
        near = self._near_command(first.text) if named is None else None
        if near is not None:
            reading = self._operands(self.shapes[near], rest, text, today)
            return replace(
                reading,
                assumptions=(f"Read {first.text!r} as {near}.", *reading.assumptions),
            )
        return self._message(found, text, today)

    def _slash(
        self,
        named: Shape | None,
        first: words.Word,
        rest: tuple[words.Word, ...],
        text: str,
        today: date | None,
    ) -> Reading:
        if named is not None:
            return self._operands(named, rest, text, today)
        near = self._near_command(first.text)
        remedy = f"Did you mean: {near} {_rest(rest, text)}".rstrip() + "?" if near else single.HOW
        return Unclear(None, "invalid", f"There is no command {first.text!r}.", remedy)

    def _message(self, found: Sequence[words.Word], text: str, today: date | None) -> Reading:
        """A message as people write it."""
        from bot.language.intent import intent_of

        spoken = self.spoken()
        hearing = spoken.hear(found, text)
        meant = intent_of(hearing)
        reading = spoken.reading(hearing, meant, today)
        if isinstance(reading, Ask) and meant.command == DEFAULT and not meant.points.get(DEFAULT):
            said = (f"Read this as: {DEFAULT}.", *reading.assumptions)
            return replace(reading, assumptions=said)
        return reading

    def _near_command(self, word: str) -> str | None:
        if len(word) < 4 or self.spoken().names_something(word):
            return None
        from rapidfuzz.distance import OSA  # only near misses pay for this import
        from rapidfuzz.process import extractOne

        near = extractOne(word, self.shapes.keys(), scorer=OSA.distance, score_cutoff=1)
        return near[0] if near else None

    def warm(self) -> None:
        """Read the tables that are otherwise read on first use."""
        assert self.names.atlas.cities is not None

    def next_words(self, head: str) -> tuple[str, ...]:
        """What may follow `head`: companies, then that company's roles, then its regions."""
        found = words.split(head)
        found = found[1:] if found and found[0].text in self.shapes else found
        clause = read_clause(found, self.names)
        library = self.names.library
        if len(clause.companies) != 1:
            return tuple(library.companies)
        cards = self.names.cards(clause.companies[0])
        meant = [card for card in cards if card.role in clause.role.slugs]
        if len(meant) != 1:
            return tuple(card.role for card in cards)
        return meant[0].labels

    def _operands(
        self, shape: Shape, found: Sequence[words.Word], text: str, today: date | None = None
    ) -> Reading:
        if shape.needs == "text":
            rest = text[found[0].start :] if found else ""
            return Ask(shape.name, text=rest.strip())
        if shape.needs == "company":
            return listing.read(shape, found, text, self.names)
        if shape.needs == "act":
            return acting.read(shape, found, text, self.names)
        if shape.needs == "filter":
            return filtering.read(shape, found, text, self.names)
        if shape.needs == "guides":
            return several.read(shape, found, text, self.names)
        if shape.needs == "offer":
            if not found and shape.least == 0:
                return Ask(shape.name)  # of the offer in hand
            from bot.language import offer_acts, offered  # only offers pay for its patterns

            act = offer_acts.read(self.spoken(), shape, found, text, today)
            return act or offered.typed(self.spoken(), shape, found, text, today)
        if shape.needs == "level":
            companies = self._companies(found)
            level = levels.read(found, companies, self.names)
            if level is not None:
                return Ask(shape.name, text=level)
            if not companies and levels.code_at([word.text for word in found]) is not None:
                problem = "Which company's level?"
                return Unclear(shape.name, "invalid", problem, "As in: levels google l6.")
        return single.read(shape, found, text, self.names)

    def _company(self, name: str) -> str | None:
        """The one company that a name means."""
        slugs = {slug for _, _, each in self._companies(words.split(name)) for slug in each}
        return slugs.pop() if len(slugs) == 1 else None

    def _companies(self, found: Sequence[words.Word]) -> list[tuple[int, int, tuple[str, ...]]]:
        return [(n.start, n.end, n.slugs) for n in self.names.companies.find(found)]


def _rest(found: Sequence[words.Word], text: str) -> str:
    """The words, as they were typed."""
    return text[found[0].start :].strip()[:80] if found else ""


def _too_long(command: str | None) -> Unclear:
    # What would be cut may be the region: a cut question is another question.
    problem = f"That is longer than the {words.MAX_WORDS} words I read of a question."
    return Unclear(command, "invalid", problem, "Ask it shorter, or in two.")


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
    by_name = {shape.name: shape for shape in shapes}
    return Reader(names, by_name, cache(partial(_spoken, names, by_name, data, cache_folder)))


def _spoken(
    names: Names, shapes: Mapping[str, Shape], data: Path, cache_folder: str | None
) -> Spoken:
    # A command typed as one does not wait for the words of talk.
    from bot.language.cues import cue_words
    from bot.language.english import english
    from bot.language.spoken import Spoken

    return Spoken(names, cue_words(data, cache_folder), english(data), shapes)
