"""A message as people write it, to an `Ask` or the question to ask back.

words -> what names something (`hear_*`) -> which command (`intent`) -> the readers of commands,
which see the talk masked. No step guesses by chance: the same text gives the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.language import filtering, listing, questions, single, units
from bot.language import levels as codes
from bot.language import several as comparison
from bot.language.asks import Ask, Component, Reading, Shape, Unclear
from bot.language.cues import CueWords
from bot.language.english import English
from bot.language.excluding import apply, exclude
from bot.language.focus import focus
from bot.language.heard_companies import hear_companies
from bot.language.heard_places import hear_long_places, hear_places
from bot.language.heard_roles import hear_doubtful_roles, hear_roles
from bot.language.heard_unknown import hear_unknown
from bot.language.hearing import Hearing
from bot.language.intent import AMOUNT, STRONG, Intent, intent_of
from bot.language.names import Names
from bot.language.titles import is_code
from bot.language.words import Word

_OF_PAY = frozenset(("band", "compare"))
_PARTS: tuple[Component, ...] = ("base", "stock", "bonus", "signing")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Reads messages about one library."""

    names: Names
    cues: CueWords
    english: English
    shapes: Mapping[str, Shape]

    def names_something(self, word: str) -> bool:
        """Whether the word is English, chat or a name, and so no slip of a command's."""
        names = self.names
        return (
            word in self.english
            or word in self.cues.words["chat"]
            or word in names.lexicon.vocabulary
            or word in names.companies.phrases
        )

    def hear(self, words: Sequence[Word], text: str) -> Hearing:
        """Every word's verdict."""
        hearing = Hearing(tuple(words), text, self.names, self.cues, self.english)
        hear_long_places(hearing)
        hear_companies(hearing)
        hear_roles(hearing)
        hear_places(hearing)
        hear_unknown(hearing)
        hear_doubtful_roles(hearing)
        exclude(hearing)
        hearing.named = tuple(hearing.companies)
        if intent_of(hearing).points.get("compare", 0) < STRONG:
            focus(hearing)
        return hearing

    def read(
        self,
        words: Sequence[Word],
        text: str,
        command: str | None = None,
        today: date | None = None,
    ) -> Reading:
        """The question in a message; `command` where it is known already."""
        hearing = self.hear(words, text)
        meant = Intent(command, "", {}) if command else intent_of(hearing)
        return self.reading(hearing, meant, today)

    def reading(self, hearing: Hearing, meant: Intent, today: date | None = None) -> Reading:
        """The question, given the words' verdicts and the command."""
        if meant.command is None:
            return Unclear(
                None, "invalid", "I did not find a question about pay in that.", single.HOW
            )
        shape = self.shapes.get(meant.command)
        if shape is None:
            problem = f"There is no command {meant.command} here."
            return Unclear(meant.command, "invalid", problem, single.HOW)
        if shape.needs == "offer":
            from bot.language import offered  # only offers pay for its patterns

            return offered.heard(self, shape, hearing, today)
        reading = apply(self._operands(shape, hearing), hearing)
        return _with_what_was_heard(reading, hearing)

    def _operands(self, shape: Shape, hearing: Hearing) -> Reading:
        if shape.needs == "text":
            text = "" if shape.name == "help" else hearing.text.strip()
            said = questions.beside_advice(hearing, shape.name)
            return Ask(shape.name, text=text, assumptions=said)
        if shape.needs == "guides":
            return comparison.read(shape, hearing.masked(), hearing.text, self.names)
        if shape.needs == "level":
            level = codes.read(hearing.words, hearing.companies, self.names)
            if level is not None and not _titled(hearing):
                return Ask(shape.name, text=level)
            _keep_nearest(hearing)
        if shape.needs == "filter":
            named = _named(hearing)
            return filtering.read(shape, hearing.words, hearing.text, self.names, named)
        if shape.needs == "company":
            return listing.read(shape, _named(hearing), hearing.text, self.names)
        return self.one(shape, hearing)

    def one(self, shape: Shape, hearing: Hearing) -> Reading:
        """A question about one guide, with what was taken for a slip given up where it must be."""
        if not any(v in ("company", "role", "place", "unknown") for v in hearing.verdicts):
            return Unclear(shape.name, "invalid", "Which company?", single.EXAMPLE)
        reading = single.read(shape, hearing.masked(), hearing.text, self.names)
        if isinstance(reading, Unclear) and reading.status != "ambiguous":
            # A word taken for a slip that no name comes of was talk after all.
            slips = [i for i, why in enumerate(hearing.why) if why.startswith("a slip")]
            hearing.mark(slips, "talk", "no name comes of it")
            again = single.read(shape, hearing.masked(), hearing.text, self.names)
            reading = again if slips and isinstance(again, Ask) else reading
        return reading


def _with_what_was_heard(reading: Reading, hearing: Hearing) -> Reading:
    """The question with the part of pay it is about, and with what was read freely said."""
    if not isinstance(reading, Ask) or not reading.operands:
        return reading
    said = (*hearing.assumptions, *reading.assumptions)
    if reading.command not in _OF_PAY:
        return replace(reading, assumptions=said)
    if AMOUNT.search(hearing.text):
        from bot.language.offers import unjudged  # only amounts pay for its patterns

        said = (unjudged(hearing.text), *said)
    said += units.said(hearing.texts, reading.operands, hearing.names.library)
    return replace(reading, component=component(hearing), assumptions=said)


def _titled(hearing: Hearing) -> bool:
    """Whether a role is named by more than a level's code."""
    return any(
        verdict == "role" and not is_code(text)
        for text, verdict in zip(hearing.texts, hearing.verdicts, strict=True)
    )


def _keep_nearest(hearing: Hearing) -> None:
    """ "a spotify senior engineer at google": whose level is asked is the company by the role."""
    covered = [c for c in hearing.companies if c[2]]
    roles = [i for i, verdict in enumerate(hearing.verdicts) if verdict == "role"]
    if len(hearing.companies) < 2 or not covered or not roles:
        return
    kept = min(covered, key=lambda c: min(max(i - c[1], c[0] - i - 1) for i in roles))
    for start, end, slugs in hearing.companies:
        if slugs != kept[2]:
            hearing.mark(range(start, end), "talk", "where the level is compared")
    code = codes.code_at(hearing.texts)
    if code is not None:
        hearing.mark([code[0]], "talk", "the level it is compared with")
    display = hearing.names.library.companies[kept[2][0]].display
    hearing.assumptions.append(f"Took {display} as the company whose level is asked.")
    hearing.companies = [c for c in hearing.companies if c[2] == kept[2]]


def _named(hearing: Hearing) -> tuple[Word, ...]:
    """The words that name something; none where nothing does."""
    kept = any(v in ("company", "role", "place", "unknown") for v in hearing.verdicts)
    return hearing.masked() if kept else ()


def component(hearing: Hearing) -> Component | None:
    """The one part of pay the message asks for."""
    found = {cue.meaning for cue in hearing.cues.parts(hearing.texts)}
    parts = [part for part in _PARTS if part in found]
    return parts[0] if len(parts) == 1 else None
