"""What is done with offers besides judging them: saved, deleted, filled in as a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.guides.library import Library
from bot.language import offered, offers
from bot.language.asks import Ask, Operand, Reading, Shape, Unclear
from bot.language.spoken import Spoken
from bot.language.words import Word, tidy

NAME = "name"
"""The field that holds what a person calls an offer."""
ACTS = ("save", "delete")
_PARTS = {
    "base": "base",
    "bonus": "bonus",
    "equity": "equity",
    "vest": "vest",
    "signing": "signing",
    "refresher": "refresher",
    "more": "",
}
"""{field of the form: the word before its answer}"""
_ALONE = ("base", "bonus", "equity", "signing", "refresher")
"""The parts that say something without the others."""


def read(
    spoken: Spoken, shape: Shape, found: Sequence[Word], text: str, today: date | None
) -> Reading | None:
    """ "save acme", "save acme staff sf base 245k", "delete acme"; None where it is no act."""
    if not found or found[0].text not in ACTS:
        return None
    act, rest = found[0].text, found[1:]
    if not rest:
        return Unclear(
            shape.name, "invalid", f"{act.capitalize()} which offer?", f"As in: offer {act} acme."
        )
    if act == "delete" or not offers.read(text[rest[0].start :], today).offer:
        return _named(Ask(shape.name), act, text[rest[0].start :])
    # "save acme staff sf base 245k": the name may be the company too.
    whole = offered.typed(spoken, shape, rest, text, today)
    after = offered.typed(spoken, shape, rest[1:], text, today) if len(rest) > 1 else whole
    reading = after if isinstance(after, Ask) else whole
    named = text[rest[0].start : rest[0].end]
    return _named(reading, act, named) if isinstance(reading, Ask) else reading


def _named(ask: Ask, act: str, name: str) -> Ask:
    return replace(ask, text=act, fields=((NAME, " ".join(name.split())),))


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form's answers tell: the question, or what is wrong with which answers."""

    ask: Ask
    errors: tuple[tuple[str, str], ...] = ()


def filled_in(
    operand: Operand, answers: Mapping[str, str], library: Library, today: date | None
) -> Filled:
    """The offer of a form's answers, read as the same words in a message would be."""
    given = {name: tidy(answers.get(name, "")).strip() for name in _PARTS}
    errors = tuple((name, wrong) for name in _ALONE if (wrong := _wrong(name, given[name], today)))
    pieces = (f"{word} {given[name]}".strip() for name, word in _PARTS.items() if given[name])
    told = offers.read(", ".join(pieces), today)
    ask = Ask("offer", (operand,))
    if not errors and told.problems:
        errors = tuple(("more", problem.said) for problem in told.problems[:1])
    if not errors and told.offer is None:
        errors = (("base", "Give the base a year, or the equity."),)
    if errors:
        return Filled(ask, errors)
    return Filled(offered.filled(ask, told, library))


def _wrong(name: str, answer: str, today: date | None) -> str:
    """Why one answer cannot be read; empty where it can, or there is none."""
    if not answer:
        return ""
    told = offers.read(f"{_PARTS[name]} {answer}", today)
    if told.problems:
        return f"{told.problems[0].said} {told.problems[0].remedy}".strip()
    return "" if told.offer else f"I cannot read {answer[:40]!r} as an amount: write it as 245k."
