"""A form: questions a platform puts to one person at once, and what their answers complete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.language.asks import Ask

FieldKind = Literal["text", "long", "date", "number", "choice", "choices", "person", "channel"]
"""`choices` takes several; `person` and `channel` are ids of the platform the form is shown on."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value a field offers."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. Values travel as text; of `choices` several, with commas."""

    name: str
    label: str
    kind: FieldKind = "text"
    value: str = ""
    """What is filled in already."""
    hint: str = ""
    options: tuple[Option, ...] = ()
    required: bool = True
    longest: int = 300
    """Characters."""


@dataclass(frozen=True, slots=True)
class Form:
    """Questions, and the ask that the answers complete.

    A platform shows it (a modal, prompts), then presses `ask.answered(…)` with what was filled in.
    """

    title: str
    """24 characters at most."""
    submit: str
    """The button's word."""
    fields: tuple[Field, ...]
    ask: Ask
    about: str = ""
    """A sentence above the fields."""
