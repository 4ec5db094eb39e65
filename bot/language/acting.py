"""Something to do: an act, perhaps a guide, and details after a colon.

"snooze wandb staff: 7 days, waiting for figures". What follows the colon is the person's own words:
nothing in it is read as a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.language import single
from bot.language.asks import Ask, Choice, Reading, Shape, Unclear
from bot.language.names import Names
from bot.language.words import Word

DETAILS = "details"
"""The field that holds what follows the colon."""


def names_act(shape: Shape, found: Sequence[Word]) -> bool:
    """Whether the words begin with one of the command's acts, or a slip of one, or are none."""
    if not found or found[0].text in shape.acts:
        return True
    from difflib import get_close_matches  # only where no act is named

    return bool(get_close_matches(found[0].text, shape.acts, 1, 0.8))


def read(shape: Shape, found: Sequence[Word], text: str, names: Names) -> Reading:
    """The act, its guide and its details, or what is missing."""
    act = found[0].text if shape.acts and found else ""
    if shape.acts and act not in shape.acts:
        return _no_act(shape, act)
    rest = found[1:] if act else found
    takes = shape.acts.get(act, "guide")
    start = rest[0].start if rest else len(text)
    colon = text.find(":", found[0].end if act else 0) if found else -1
    if takes == "none":
        begin = colon + 1 if -1 < colon < start else start
        return _with(Ask(shape.name), act, text[begin:])
    head = [word for word in rest if colon < 0 or word.start < colon]
    details = text[colon + 1 :] if colon >= 0 else ""
    if not head and takes == "perhaps":
        return _with(Ask(shape.name), act, details)
    reading = single.read(shape, head, text, names)
    if isinstance(reading, Unclear):
        return _unclear(reading, shape, act, details, colon < 0)
    return _with(reading, act, details)


def _with(ask: Ask, act: str, details: str) -> Ask:
    said = details.strip()
    return replace(ask, text=act, fields=((DETAILS, said),) if said else ())


def _unclear(reading: Unclear, shape: Shape, act: str, details: str, no_colon: bool) -> Unclear:
    """The question back; whichever guide is picked, it is the same act."""
    choices = tuple(_same(choice, shape, act, details) for choice in reading.choices)
    hint = ""
    if no_colon and reading.status == "not_found":
        usage = " ".join(part for part in (shape.name, act) if part)
        hint = f" Details go after a colon: {usage} <company> <role>: …"
    return replace(reading, choices=choices, remedy=reading.remedy + hint)


def _same(choice: Choice, shape: Shape, act: str, details: str) -> Choice:
    if choice.ask.command != shape.name:
        return choice
    return replace(choice, ask=_with(choice.ask, act, details))


def _no_act(shape: Shape, said: str) -> Reading:
    if not said:
        return Ask(shape.name)
    acts = ", ".join(shape.acts)
    problem = f"{said[:30]!r} is nothing that {shape.name} can do."
    return Unclear(shape.name, "invalid", problem, f"It can do: {acts}.")
