"""A button's question in the hundred characters that Discord lets it carry, and back.

A guide and a region travel as a few letters of their hash, and are found again among those
the library holds: nothing is stored, so a button of last year still works, on any process.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import cast, get_args
from urllib.parse import parse_qsl, urlencode

from bot.chat.intents import check
from bot.errors import StaleButtonError
from bot.guides.library import Library
from bot.language.asks import Ask, Component, Operand

GUIDE = 8
"""Letters of a guide or a company."""
REGION = 4
_COMPONENTS: Mapping[str, Component] = {name[:2]: name for name in get_args(Component)}


def encode(ask: Ask) -> str:
    """The question as `command|company|guides and regions|part of pay|fields|text`."""
    company = _short(ask.company, GUIDE) if ask.company is not None else ""
    operands = ",".join(
        _short(o.guide, GUIDE) + "".join(_short(region, REGION) for region in o.regions)
        for o in ask.operands
    )
    part = (ask.component or "")[:2]
    return "|".join((ask.command, company, operands, part, urlencode(ask.fields), ask.text))


def decode(value: str, library: Library) -> Ask:
    """The question behind a button's value.

    Raises:
        StaleButtonError: the value is not ours, or names what is no longer there.
    """
    command, company, operands, part, fields, text = _parts(value)
    names = _names(library)
    ask = Ask(
        command=command,
        company=_found(company, names.companies, "the company") if company else None,
        operands=tuple(_operand(o, library) for o in operands.split(",") if o),
        component=_COMPONENTS.get(part),
        fields=tuple(parse_qsl(fields, keep_blank_values=True)),
        text=text,
    )
    check(ask, library)
    return ask


def command_of(value: str) -> str:
    """The command a value is of."""
    return value.partition("|")[0]


def _parts(value: str) -> tuple[str, str, str, str, str, str]:
    parts = value.split("|", 5)
    if len(parts) != 6:
        raise StaleButtonError("it was made by another version")
    return cast(tuple[str, str, str, str, str, str], tuple(parts))


class _Names:
    """{short form: what it is short for} of a library's companies and guides."""

    def __init__(self, library: Library) -> None:
        self.companies = _by_short(library.companies, GUIDE)
        self.guides = _by_short((card.id for card in library), GUIDE)


@lru_cache(maxsize=2)
def _names(library: Library) -> _Names:
    return _Names(library)


def _by_short(names: Iterable[str], length: int) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        short = _short(name, length)
        found[short] = (*found.get(short, ()), name)
    return found


def _operand(value: str, library: Library) -> Operand:
    guide = _found(value[:GUIDE], _names(library).guides, "the guide")
    rest = value[GUIDE:]
    if not rest:
        return Operand(guide)
    labels = _by_short(library.guide(guide).labels, REGION)
    shorts = (rest[at : at + REGION] for at in range(0, len(rest), REGION))
    return Operand(guide, tuple(_found(short, labels, "a region") for short in shorts))


def _found(short: str, names: Mapping[str, tuple[str, ...]], what: str) -> str:
    """What the letters are short for; two of the same letters are nobody's."""
    found = names.get(short, ())
    if len(found) != 1:
        raise StaleButtonError(f"{what} it is of is not there now")
    return found[0]


@lru_cache(maxsize=8192)
def _short(name: str, length: int) -> str:
    digest = blake2b(name.encode(), digest_size=length * 3 // 4).digest()
    return urlsafe_b64encode(digest).decode()
