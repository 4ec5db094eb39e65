"""A button's question as a short string, and back.

Only ids and labels travel, and every one is looked up again when it comes back: a value
that names anything the library does not hold is refused, never trusted.
"""

from __future__ import annotations

import json
from functools import lru_cache

from bot.errors import StaleButtonError
from bot.guides.library import Library
from bot.language.asks import Ask, Operand

# Made once: `json.dumps` with separators builds an encoder for every call.
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@lru_cache(maxsize=8192)
def encode(ask: Ask) -> str:
    """The question as compact JSON: command, company, [guide, [regions]] …, text, fields."""
    operands = [[o.guide, list(o.regions)] for o in ask.operands]
    fields = [dict(ask.fields)] if ask.fields else []
    return _compact([ask.command, ask.company, operands, ask.text, *fields])


def decode(value: str, library: Library) -> Ask:
    """The question behind a button's value.

    Raises:
        StaleButtonError: the value is not ours, or names what is no longer there.
    """
    try:
        command, company, operands, text, *fields = json.loads(value)
        ask = Ask(
            command=str(command),
            company=None if company is None else str(company),
            operands=tuple(Operand(str(g), tuple(map(str, rs))) for g, rs in operands),
            text=str(text),
            fields=tuple((str(n), str(v)) for n, v in fields[0].items()) if fields else (),
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise StaleButtonError("it was made by another version") from error
    check(ask, library)
    return ask


def check(ask: Ask, library: Library) -> None:
    """Raise `StaleButtonError` where the question names what is not there."""
    if ask.company is not None and ask.company not in library.companies:
        raise StaleButtonError(f"no company is called {ask.company} now")
    for operand in ask.operands:
        if operand.guide not in library:
            raise StaleButtonError(f"the guide {operand.guide} is gone")
        missing = set(operand.regions) - set(library.guide(operand.guide).labels)
        if missing:
            raise StaleButtonError(f"{operand.guide} has no region {min(missing)} now")
