"""What a message takes over from the last question: its guide, its role, its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.guides.library import Card
from bot.language.asks import WENT_ON, Ask, Operand, Unclear
from bot.language.clause import Clause, read_clause
from bot.language.hearing import Hearing
from bot.language.names import Names
from bot.language.regions import Asked, match
from bot.language.roles import RoleReading
from bot.language.single import Case, assumptions, resolve
from bot.language.spoken import Spoken
from bot.language.words import MASK, Word


@dataclass(frozen=True, slots=True)
class Taken:
    """The last question, and the message that goes on from it."""

    spoken: Spoken
    last: Ask
    hearing: Hearing

    @property
    def names(self) -> Names:
        """The names of the library."""
        return self.spoken.names

    def guide(
        self, command: str, base: Operand | None, company: str | None = None
    ) -> tuple[Operand, list[str]] | Unclear:
        """One guide: what the message names, the rest from `base`; and what is to be said.

        `company` is the one meant of several that the message names.
        """
        case = self._case(command, base.guide if base else f"{self.last.company}/", company)
        operand = resolve(case)
        if isinstance(operand, Unclear):
            return replace(operand, assumptions=(self.said(), *operand.assumptions))
        said = [self.said(), *assumptions(case, operand)]
        if base is not None and not operand.regions and not case.clause.places:
            operand, more = self._with_last_places(operand, base)
            said += more
        return operand, said

    def said(self) -> str:
        """The sentence that says what was taken over."""
        if not self.last.operands:
            return f"{WENT_ON}{self.names.library.companies[self.last.company or ''].display}."
        return f"{WENT_ON}{' and '.join(dict.fromkeys(self._titles()))}."

    def _titles(self) -> Iterator[str]:
        for operand in self.last.operands:
            where = f", {' and '.join(operand.regions)}" if operand.regions else ""
            yield f"{self.names.library.card(operand.guide).title}{where}"

    def _case(self, command: str, guide: str, of: str | None) -> Case:
        """The message as a clause about that guide, where it names no other."""
        company, _, role = guide.partition("/")
        clause: Clause = read_clause(self._words(of), self.names, default=company)
        if not clause.role.slugs and not clause.role.unknown and not clause.left and role:
            clause = replace(clause, role=RoleReading((role,)))
        shape = self.spoken.shapes[command]
        return Case(shape, clause, self.hearing.text, self.names)

    def _words(self, of: str | None) -> Sequence[Word]:
        """The words with talk masked, and every company but the one meant."""
        words = list(self.hearing.masked())
        for start, end, slugs in self.hearing.companies if of else ():
            if of not in slugs:
                words[start:end] = [replace(word, text=MASK) for word in words[start:end]]
        return words

    def _with_last_places(self, operand: Operand, last: Operand) -> tuple[Operand, list[str]]:
        """The last question's places, as the new guide calls them."""
        if operand.guide == last.guide:
            return replace(operand, regions=last.regions), []
        card = self.names.library.card(operand.guide)
        found = {
            label for last_label in last.regions for label in self._same_place(last_label, card)
        }
        if last.regions and not found:
            where = " or ".join(last.regions)
            return operand, [f"{card.title} has nothing for {where}; all its regions are shown."]
        return replace(operand, regions=tuple(x for x in card.labels if x in found)), []

    def _same_place(self, label: str, card: Card) -> tuple[str, ...]:
        """The guide's labels for the place of another's: the very label, else where it lies."""
        if label in card.labels:
            return (label,)
        atlas = self.names.atlas
        places = atlas.label_places(label)
        first, finer = places[:1], places[1:]
        if not finer or first[0].kind not in ("country", "area"):
            finer = ()  # "London (UK)" is no more of the UK than London
        for meant in (finer, first):
            found = match([Asked(p, 0, 0, "") for p in meant], card.labels, atlas).labels
            if found:
                return found
        return ()
