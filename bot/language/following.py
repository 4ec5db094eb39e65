"""Going on with a conversation: "and in london?", "what about hugging face?", "levers?", "2".

A message that stands for itself is read for itself. Whatever is taken over from the last question
is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile

from bot.language import picking, units
from bot.language.asks import Ask, Choice, Component, Operand, Reading, Topic, Unclear
from bot.language.excluding import apply_after
from bot.language.hearing import Hearing, Verdict
from bot.language.intent import STRONG, Intent, intent_of
from bot.language.levels import code_at
from bot.language.several import asked
from bot.language.spoken import Spoken, component
from bot.language.taken import Taken
from bot.language.words import Word

_GOES_ON = frozenset(
    ("and", "also", "same", "then", "now", "but", "plus", "vs", "versus", "or", "instead", "ok",
     "okay", "no", "nope", "sorry", "just", "only", "actually")
)  # fmt: skip
_GOES_ON_PAIRS = frozenset(
    (("what", "about"), ("how", "about"), ("what", "if"), ("compare", "with"), ("compare", "to"),
     ("compared", "to"), ("compared", "with"), ("what", "of"), ("same", "for"), ("compare", "that"),
     ("compare", "it"), ("i", "meant"), ("i", "mean"))
)  # fmt: skip
_AFTER_COMMAND = frozenset(("for", "with", "to", "of", "at", "it", "that", "this"))
_POINTS_BACK = frozenset(("that", "it", "there", "them", "those", "this", "they"))
_EVERYWHERE = frozenset(("all regions", "everywhere", "all of them", "all places", "all cities"))
_OTHERS = frozenset(("other regions", "other places", "other cities", "other locations"))
_LEADING = frozenset(("and", "what", "about", "any", "the", "in", "for", "are", "there", "show"))
"""Before these: "and what about the other regions?"."""
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
    if hearing.companies and hearing.companies[0][:2] == (0, 1) and found[0].text in _GOES_ON:
        hearing.mark([0], "joins", "goes on")  # no part of a name: "and london?"
        hearing.companies = hearing.companies[1:]
    _hear_level(hearing)
    reading = _Going(Taken(spoken, topic.ask, hearing), intent_of(hearing)).read()
    if not isinstance(reading, Ask):
        return reading
    in_other = units.said(hearing.texts, reading.operands, spoken.names.library)
    said = (*reading.assumptions, *hearing.assumptions, *in_other)
    reading = replace(reading, assumptions=said)
    return apply_after(reading, hearing)


def _hear_level(hearing: Hearing) -> None:
    """ "what about L6?": a level's code is one of the company asked about."""
    code = code_at(hearing.texts)
    if code is not None and not hearing.companies and len(hearing.texts) <= _ELLIPSIS:
        at, said = code
        hearing.mark(range(at, at + len(said.split())), "role", "a level, after a company's")


@dataclass(frozen=True, slots=True)
class _Going:
    """A message that may go on from the last question."""

    taken: Taken
    meant: Intent

    @property
    def spoken(self) -> Spoken:
        return self.taken.spoken

    @property
    def last(self) -> Ask:
        return self.taken.last

    @property
    def hearing(self) -> Hearing:
        return self.taken.hearing

    def read(self) -> Reading | None:
        """The question, or None where the message stands for itself."""
        named = {verdict for verdict in self.hearing.verdicts if verdict not in ("talk", "joins")}
        part = component(self.hearing) or self._total()
        # "they can't move on base" names a part too, and asks for something else.
        of_pay = self.meant.command in (None, "band", "compare")
        if part and not named and self.last.operands and of_pay:
            shown = self.last.command if self.last.command == "compare" else "band"
            return replace(
                self.last, command=shown, component=part, text="", assumptions=(self.taken.said(),)
            )
        other = self.hearing.without or units.said(
            self.hearing.texts, self.last.operands, self.spoken.names.library
        )
        if other and not named and of_pay and self.last.operands:
            return replace(self.last, assumptions=(self.taken.said(),))
        widened = self._wider()
        if widened is not None:
            return widened
        command = self._command()
        if command is None or not self._goes_on(named, command):
            return None
        if not named:
            return self._other_command(command)
        alone = "company" not in named and not ("role" in named and self._of_roles())
        if self.last.command == command == "compare" and alone:
            return self._every_side()
        if command == "levels" and "role" not in named and self.last.operands:
            # "what is that level at google?": the table of the last guide has Google's row.
            return Ask(command, self.last.operands[:1], assumptions=(self.taken.said(),))
        if command == "compare" and self.last.operands:
            return self._beside(named)
        return self._one(command)

    def _total(self) -> Component | None:
        """ "tc?": of a first question every band shows its total, and none is put first."""
        parts = {cue.meaning for cue in self.hearing.cues.parts(self.hearing.texts)}
        return "total" if parts == {"total"} else None

    def _wider(self) -> Ask | None:
        """ "all regions" and "more": the last answer with what it left out."""
        said = " ".join(self.hearing.texts)
        rest = " ".join(dropwhile(_LEADING.__contains__, self.hearing.texts))
        narrow = any(o.regions for o in self.last.operands)
        if self.last.operands and (rest in _OTHERS or (said in _EVERYWHERE and narrow)):
            operands = tuple(dict.fromkeys(replace(o, regions=()) for o in self.last.operands))
            command = self.last.command if len(operands) == len(self.last.operands) else "band"
            return Ask(command, operands, assumptions=(self.taken.said(),))
        if said in _MORE and self.last.command in _LONG:
            return replace(self.last, text="all", assumptions=(self.taken.said(),))
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
        if self.meant.command == "compare" and "role" not in self.hearing.verdicts:
            return "compare"  # "what about google and zoom?"
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
            return opened or (not whole and len(texts) <= _SHORT)
        if "role" in named and len(texts) > _ELLIPSIS:
            return opened
        return bool(named) or bool(self.meant.command)

    def _other_command(self, command: str) -> Reading | None:
        """ "levers?": the same guide, another part of it."""
        shape = self.spoken.shapes[command]
        if shape.most == 1 and len(self.last.operands) > 1:
            return self._which(command)
        fits = shape.least <= len(self.last.operands) <= shape.most
        if not fits or command == self.last.command != "compare":
            return None
        return Ask(command, self.last.operands, assumptions=(self.taken.said(),))

    def _which(self, command: str) -> Unclear:
        """ "levers" of a comparison: of which side?"""
        library = self.spoken.names.library
        sides = dict.fromkeys(replace(o, regions=()) for o in self.last.operands)
        choices = [Choice(o.guide, library.card(o.guide).title, Ask(command, (o,))) for o in sides]
        return Unclear(command, "ambiguous", "Of which one?", choices=tuple(choices))

    def _beside(self, named: set[Verdict]) -> Reading | None:
        """ "compare with hugging face": the last guides beside another; "just google": one."""
        if "unknown" in named:
            return None
        new = self._new_sides()
        if isinstance(new, Unclear) or new is None:
            return new
        operands, said = new
        compared = self.last.command == "compare" or self.meant.points.get("compare", 0) >= STRONG
        before = self.last.operands if compared else ()
        if before and set(operands) <= set(before):
            return self._said_again(operands, said) if "company" in named else None
        return self._compared([*before, *operands], said)

    def _new_sides(self) -> tuple[list[Operand], list[str]] | Unclear | None:
        """Each company the message names, in each role that was asked about."""
        if any(len(slugs) != 1 for _, _, slugs in self.hearing.companies):
            return None
        slugs: list[str | None] = list(dict.fromkeys(c[2][0] for c in self.hearing.companies))
        roles = {operand.guide.partition("/")[2]: operand for operand in reversed(self._last())}
        operands: list[Operand] = []
        said: list[str] = []
        for slug in slugs or [None]:
            for base in reversed(roles.values()):
                one = self.taken.guide("band", base, slug if len(slugs) > 1 else None)
                if isinstance(one, Unclear):
                    return one
                operands.append(one[0])
                said += one[1]
        return list(dict.fromkeys(operands)), said

    def _last(self) -> tuple[Operand, ...]:
        """What a message goes on from: every side of a comparison, else the first guide."""
        return self.last.operands if self.last.command == "compare" else self.last.operands[:1]

    def _every_side(self) -> Reading | None:
        """ "and in london?", "and for designers?" of a comparison: every side of it so."""
        operands: list[Operand] = []
        said: list[str] = []
        for side in self.last.operands:
            one = self.taken.guide("compare", side)
            if isinstance(one, Unclear):
                return one
            operands.append(one[0])
            said += one[1]
        return self._compared(operands, said)

    def _of_roles(self) -> bool:
        """Whether the last question compared one company's roles: another role joins them."""
        guides = {operand.guide for operand in self.last.operands}
        return len(guides) > 1 and len({guide.partition("/")[0] for guide in guides}) == 1

    def _compared(self, given: Sequence[Operand], said: Sequence[str]) -> Reading:
        """Those guides side by side; of one alone, its band."""
        operands = list(dict.fromkeys(given))
        if len(operands) < self.spoken.shapes["compare"].least:
            return self._said_again(operands, said)
        return asked(self.spoken.shapes["compare"], operands, tuple(dict.fromkeys(said)))

    def _said_again(self, operands: Sequence[Operand], said: Sequence[str]) -> Ask:
        command = "compare" if len(operands) > 1 else "band"
        return Ask(command, tuple(operands), assumptions=tuple(dict.fromkeys(said)))

    def _one(self, command: str) -> Reading | None:
        """One guide: what the message names, the rest from the last question."""
        shape = self.spoken.shapes[command]
        if shape.needs not in _OF_GUIDES:
            shape = self.spoken.shapes["band"]
        one = self.taken.guide(shape.name, self.last.operands[0] if self.last.operands else None)
        if isinstance(one, Unclear):
            return one
        part = component(self.hearing) if shape.name == "band" else None
        return Ask(shape.name, one[:1], component=part, assumptions=tuple(dict.fromkeys(one[1])))
