"""The result of reading a question: an `Ask`, or an `Unclear` to put back to the person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from bot.pay.offer import Offer

Trouble = Literal["ambiguous", "not_found", "invalid"]

Needs = Literal["guide", "guides", "company", "text", "level", "act", "filter", "offer"]
"""What a command's words name: one guide, several, perhaps a company, free text, one guide or a
company's level ("google l6"), an act, perhaps a guide, and details after a colon ("snooze wandb
staff: 7 days, waiting for figures"), or perhaps a company and which of its guides ("google overdue
owner anna page 2"), or one guide and an offer ("wandb staff sf base 245k")."""

OF_AN_OFFER = frozenset(("offer", "counter", "prep", "why"))
"""Commands about one offer of the person's own, which a message may go on from."""

WENT_ON = "Went on from "
"""How the sentence begins that says what was taken over from the last question."""

Takes = Literal["guide", "perhaps", "none"]
"""Whether an act is of a guide."""

Component = Literal["base", "stock", "bonus", "signing", "total"]
"""One part of pay, where the question is about that part."""


@dataclass(frozen=True, slots=True)
class Operand:
    """One guide asked about, with the region labels that were asked; none means all."""

    guide: str
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """A question read in full: which command, about what, on which assumptions."""

    command: str
    operands: tuple[Operand, ...] = ()
    company: str | None = None
    """Company slug, where the command lists a whole company."""
    text: str = ""
    """What is left for commands that take free text."""
    component: Component | None = None
    """The part of pay that was asked for, to be answered first."""
    assumptions: tuple[str, ...] = ()
    """A sentence for each reading that was not exact."""
    fields: tuple[tuple[str, str], ...] = ()
    """(name, value) of what a form or a button carries besides."""
    offer: Offer | None = None
    """What was offered, where the text tells it; never remembered, counted or put into a button."""
    wanted: Offer | None = None
    """What the person says they want instead, as private as the offer."""
    problems: tuple[str, ...] = ()
    """Sentences about pieces of the text that were passed over."""

    @property
    def public(self) -> Ask:
        """The question without what is personal: what may be kept."""
        return replace(self, offer=None, wanted=None, problems=(), assumptions=())

    def field(self, name: str) -> str:
        """The value of a field; empty where there is none."""
        return dict(self.fields).get(name, "")

    def answered(self, answers: Mapping[str, str]) -> Ask:
        """The same question with the answers of a form beside what it carried."""
        return replace(self, fields=tuple((dict(self.fields) | dict(answers)).items()))

    def about(self, *operands: Operand) -> Ask:
        """The same question of other guides, without the old assumptions."""
        return replace(self, operands=operands, assumptions=())


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing the person may have meant, and the question it would become."""

    id: str
    """A guide id or a company slug."""
    label: str
    ask: Ask


@dataclass(frozen=True, slots=True)
class Missing:
    """What was asked for and is not covered: one line of the list of gaps. Never a sentence."""

    kind: Literal["company", "role", "region"]
    name: str
    """The folded name that was asked for."""
    known: bool
    """Whether the language's own tables know the name; any other word may be personal."""
    company: str = ""
    """Slug of the company that lacks the role or region."""
    role: str = ""
    """Slug of the role whose guide lacks the region."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why no answer can be given yet, in a sentence, with what could be meant."""

    command: str | None
    status: Trouble
    problem: str
    remedy: str = ""
    choices: tuple[Choice, ...] = ()
    operands: tuple[Operand, ...] = ()
    """What was understood: for a missing region, the guide that lacks it."""
    assumptions: tuple[str, ...] = ()
    missing: Missing | None = None
    told: Ask | None = None
    """An offer whose guide is not known yet, as private as any: held until it is."""


Reading = Ask | Unclear


@dataclass(frozen=True, slots=True)
class Topic:
    """What a conversation is about: the last question, or the questions it may have been."""

    ask: Ask | None = None
    choices: tuple[Ask, ...] = ()
    """What was offered, in the order shown; a number or a name picks one."""
    offer: Ask | None = None
    """What was asked last of the person's own offer, where this was asked beside it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the reader must know of a command to fill it from words."""

    name: str
    needs: Needs
    most: int = 1
    """How many guides at most; 0 where the command takes no words at all."""
    least: int = 1
    """How many guides at least."""
    acts: Mapping[str, Takes] = field(default_factory=dict)
    """First words of a command that does several things, and what follows each."""
