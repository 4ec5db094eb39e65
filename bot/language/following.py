"""Going on with a conversation: "and in london?", "what about hugging face?", "levers?", "2".

A message that stands for itself is read for itself. Whatever is taken over from the last question
is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.guides.library import Card
from bot.language import picking
from bot.language.asks import WENT_ON, Ask, Choice, Operand, Reading, Topic, Unclear
from bot.language.clause import Clause, read_clause
from bot.language.excluding import apply_after
from bot.language.hearing import Hearing, Verdict
from bot.language.intent import STRONG, Intent, intent_of
from bot.language.regions import Asked, match
from bot.language.roles import RoleReading
from bot.language.single import Case, assumptions, resolve
from bot.language.spoken import Spoken, component
from bot.language.words import Word

_GOES_ON = frozenset(
    ("and", "also", "same", "then", "now", "but", "plus", "vs", "versus", "or", "instead", "ok",
     "okay")
)  # fmt: skip
_GOES_ON_PAIRS = frozenset(
    (("what", "about"), ("how", "about"), ("what", "if"), ("compare", "with"), ("compare", "to"),
     ("compared", "to"), ("compared", "with"), ("what", "of"), ("same", "for"), ("compare", "that"),
     ("compare", "it"))
)  # fmt: skip
_AFTER_COMMAND = frozenset(("for", "with", "to", "of", "at", "it", "that", "this"))
_POINTS_BACK = frozenset(("that", "it", "there", "them", "those", "this", "they"))
_EVERYWHERE = frozenset(("all regions", "everywhere", "all of them", "all places", "all cities"))
_MORE = frozenset(("more", "show more", "all of it", "the rest", "everything", "tell me more"))
_LONG = frozenset(("levers", "script", "dna", "sources"))
_AT_LARGE = frozenset(
    ("average", "typical", "typically", "market", "usual", "usually", "generally", "industry",
     "normally", "anyone", "everywhere", "worldwide", "companies", "most")
)  # fmt: skip
_ELLIPSIS = 6
"""Words of a message at most that names a role and leaves its company out."""
_SHORT = 3
"""Words of a message that hardly stands for itself."""
_LONGEST = 30
"""Words of a message at most that goes on from another; a longer one tells all itself."""
_OF_GUIDES = ("guide", "level")


def read(spoken: Spoken, topic: Topic, found: Sequence[Word], text: str) -> Reading | None:
    """The question a message makes of the topic; None where it stands for itself."""
    picked = picking.read(spoken, topic, found)
    if picked is not None:
        return picked
    if topic.ask is None or not (topic.ask.operands or topic.ask.company):
        return None
    if len(found) > _LONGEST:
        return None
    hearing = spoken.hear(found, text)
    reading = _Going(spoken, topic.ask, hearing, intent_of(hearing)).read()
    if not isinstance(reading, Ask):
        return reading
    reading = replace(reading, assumptions=(*reading.assumptions, *hearing.assumptions))
    return apply_after(reading, hearing)


@dataclass(frozen=True, slots=True)
class _Going:
    """A message that may go on from the last question."""

    spoken: Spoken
    last: Ask
    hearing: Hearing
    meant: Intent

    def read(self) -> Reading | None:
        """The question, or None where the message stands for itself."""
        named = {verdict for verdict in self.hearing.verdicts if verdict not in ("talk", "joins")}
        part = component(self.hearing)
        # "they can't move on base" names a part too, and asks for something else.
        of_pay = self.meant.command in (None, "band", "compare")
        if part and not named and self.last.operands and of_pay:
            shown = self.last.command if self.last.command == "compare" else "band"
            return replace(
                self.last, command=shown, component=part, text="", assumptions=(self._said(),)
            )
        if self.hearing.without and not named and self.last.operands and of_pay:
            return replace(self.last, assumptions=(self._said(),))
        widened = self._wider()
        if widened is not None:
            return widened
        command = self._command()
        if command is None or not self._goes_on(named, command):
            return None
        if not named:
            return self._other_command(command)
        if self.last.command == "compare" and "company" not in named and "role" not in named:
            return self._all_in_place()
        if command == "levels" and "role" not in named and self.last.operands:
            # "what is that level at google?": the table of the last guide has Google's row.
            return Ask(command, self.last.operands[:1], assumptions=(self._said(),))
        if command == "compare" and self.last.operands:
            return self._beside(named)
        return self._one(command)

    def _wider(self) -> Ask | None:
        """ "all regions" and "more": the last answer with what it left out."""
        said = " ".join(self.hearing.texts)
        if said in _EVERYWHERE and any(o.regions for o in self.last.operands):
            operands = tuple(dict.fromkeys(replace(o, regions=()) for o in self.last.operands))
            command = self.last.command if len(operands) == len(self.last.operands) else "band"
            return Ask(command, operands, assumptions=(self._said(),))
        if said in _MORE and self.last.command in _LONG:
            return replace(self.last, text="all", assumptions=(self._said(),))
        return None

    def _command(self) -> str | None:
        """The command meant; the last one where the message says none."""
        name = self.meant.command
        if self.meant.points.get("compare", 0) >= STRONG:
            name = "compare"
        shape = self.spoken.shapes.get(name or "")
        said = any(self.meant.points.get(name, 0) > 0 for name in (name or "",))
        if shape is not None and said:
            ours = shape.needs in (*_OF_GUIDES, "guides")
            return shape.name if ours else None
        if self.meant.command not in (None, "band"):
            return None
        return self.last.command if self.last.operands else "band"

    def _goes_on(self, named: set[Verdict], command: str) -> bool:
        """Whether the message lacks what the last question can give."""
        if "unknown" in named and not any(why.startswith("a slip") for why in self.hearing.why):
            return False  # a name nobody knows is no part of the last question
        if "company" not in named and not _AT_LARGE.isdisjoint(self.hearing.texts):
            return False  # "the average salary": of no one guide
        whole = "company" in named and "role" in named
        if whole and command != "compare":
            return False
        texts = self.hearing.texts
        if "company" in named and texts[0] in self.spoken.shapes:
            # "levers for …" goes on, and "compare hf with it"; "band spotify" does not
            return texts[1] in _AFTER_COMMAND or not _POINTS_BACK.isdisjoint(texts)
        opened = texts[0] in _GOES_ON or tuple(texts[:2]) in _GOES_ON_PAIRS
        opened = opened or not _POINTS_BACK.isdisjoint(texts)
        if "company" in named:
            return opened or len(texts) <= _SHORT
        if "role" in named and len(texts) > _ELLIPSIS:
            return opened
        return bool(named) or bool(self.meant.command)

    def _other_command(self, command: str) -> Reading | None:
        """ "levers?": the same guide, another part of it."""
        shape = self.spoken.shapes[command]
        if shape.most == 1 and len(self.last.operands) > 1:
            return self._which(command)
        if not shape.least <= len(self.last.operands) <= shape.most or command == self.last.command:
            return None
        return Ask(command, self.last.operands, assumptions=(self._said(),))

    def _which(self, command: str) -> Unclear:
        """ "levers" of a comparison: of which side?"""
        library = self.spoken.names.library
        sides = dict.fromkeys(replace(o, regions=()) for o in self.last.operands)
        choices = [Choice(o.guide, library.card(o.guide).title, Ask(command, (o,))) for o in sides]
        return Unclear(command, "ambiguous", "Of which one?", choices=tuple(choices))

    def _beside(self, named: set[Verdict]) -> Reading | None:
        """ "compare with hugging face": the last guide beside another."""
        if len(self.hearing.companies) > 1 or "unknown" in named:
            return None
        reading = self._one("band")
        if not isinstance(reading, Ask):
            return reading
        sides = (self.last.operands[0], *reading.operands)
        if sides[0].guide == sides[1].guide and sides[0].regions == sides[1].regions:
            return None
        return replace(reading, command="compare", operands=sides)

    def _all_in_place(self) -> Reading | None:
        """ "and in london?" of a comparison: every side of it there."""
        operands: list[Operand] = []
        for operand in dict.fromkeys(replace(o, regions=()) for o in self.last.operands):
            resolved = resolve(self._case("compare", operand.guide))
            if isinstance(resolved, Unclear):
                return resolved
            operands.append(resolved)
        if len(operands) < self.spoken.shapes["compare"].least:
            return Ask("band", tuple(operands), assumptions=(self._said(),))
        return Ask("compare", tuple(operands), assumptions=(self._said(),))

    def _one(self, command: str) -> Reading | None:
        """One guide: what the message names, the rest from the last question."""
        shape = self.spoken.shapes[command]
        if shape.needs not in _OF_GUIDES:
            shape = self.spoken.shapes["band"]
        last = self.last.operands[0] if self.last.operands else None
        case = self._case(shape.name, last.guide if last else f"{self.last.company}/")
        operand = resolve(case)
        if isinstance(operand, Unclear):
            return replace(operand, assumptions=(self._said(), *operand.assumptions))
        said = [self._said(), *assumptions(case, operand)]
        if last is not None and not operand.regions and not case.clause.places:
            operand, more = self._with_last_places(operand, last)
            said += more
        part = component(self.hearing) if shape.name == "band" else None
        return Ask(shape.name, (operand,), component=part, assumptions=tuple(dict.fromkeys(said)))

    def _case(self, command: str, guide: str) -> Case:
        """The message as a clause about that guide, where it names no other."""
        company, _, role = guide.partition("/")
        names = self.spoken.names
        clause: Clause = read_clause(self.hearing.masked(), names, default=company)
        if not clause.role.slugs and not clause.role.unknown and not clause.left and role:
            clause = replace(clause, role=RoleReading((role,)))
        shape = self.spoken.shapes[command]
        return Case(shape, clause, self.hearing.text, names)

    def _with_last_places(self, operand: Operand, last: Operand) -> tuple[Operand, list[str]]:
        """The last question's places, as the new guide calls them."""
        names = self.spoken.names
        if operand.guide == last.guide:
            return replace(operand, regions=last.regions), []
        card = names.library.card(operand.guide)
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
        atlas = self.spoken.names.atlas
        places = atlas.label_places(label)
        first, finer = places[:1], places[1:]
        if not finer or first[0].kind not in ("country", "area"):
            finer = ()  # "London (UK)" is no more of the UK than London
        for meant in (finer, first):
            found = match([Asked(p, 0, 0, "") for p in meant], card.labels, atlas).labels
            if found:
                return found
        return ()

    def _said(self) -> str:
        library = self.spoken.names.library
        if not self.last.operands:
            return f"{WENT_ON}{library.companies[self.last.company or ''].display}."
        return f"{WENT_ON}{' and '.join(dict.fromkeys(self._titles()))}."

    def _titles(self) -> Iterator[str]:
        for operand in self.last.operands:
            where = f", {' and '.join(operand.regions)}" if operand.regions else ""
            yield f"{self.spoken.names.library.card(operand.guide).title}{where}"
