"""The result of reading a question: an `Ask`, or an `Unclear` to put back to the person."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Trouble = Literal["ambiguous", "not_found", "invalid"]

Needs = Literal["guide", "guides", "company", "text", "level"]
"""What a command's words name: one guide, several, perhaps a company, free text, or one guide or
a company's level ("google l6")."""

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


Reading = Ask | Unclear


@dataclass(frozen=True, slots=True)
class Topic:
    """What a conversation is about: the last question, or the questions it may have been."""

    ask: Ask | None = None
    choices: tuple[Ask, ...] = ()
    """What was offered, in the order shown; a number or a name picks one."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the reader must know of a command to fill it from words."""

    name: str
    needs: Needs
    most: int = 1
    """How many guides at most."""
    least: int = 1
    """How many guides at least."""
