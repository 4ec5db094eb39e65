"""What a Discord message is made of, before it is one: texts, rules, buttons, menus, files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["ask", "share", "page", "form"]


@dataclass(frozen=True, slots=True)
class Press:
    """A button."""

    label: str
    custom_id: str
    kind: Kind = "ask"


@dataclass(frozen=True, slots=True)
class Row:
    """Buttons beside each other, five at most."""

    buttons: tuple[Press, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """A list to choose one of, 25 at most."""

    custom_id: str
    placeholder: str
    options: tuple[tuple[str, str], ...]
    """(label, value)"""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that stands in the message."""

    name: str
    data: bytes = field(repr=False)
    alt: str = ""
    """Of a picture, what it shows in words; any other file has none."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the message."""


Part = str | Row | Menu | Upload | Rule
"""A text is Discord's Markdown."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message ready to be made."""

    parts: tuple[Part, ...]
    people: tuple[str, ...] = ()
    """Ids of those who are mentioned in it, roles among them, who alone are to be told."""

    of: int = 1
    """How many messages the answer is, where all of them are to be sent."""

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join(part for part in self.parts if isinstance(part, str))


def size(part: Part) -> int:
    """How many of a message's components it takes."""
    if isinstance(part, Row):
        return 1 + len(part.buttons)
    return 2 if isinstance(part, Menu) else 1
