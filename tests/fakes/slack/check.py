"""What is wrong with a piece of JSON, and where? The combinators of every grammar here.

A check takes a value and its JSON pointer and yields the problems it finds. The wording follows
Slack's own messages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
"""A JSON object."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One refusal: what is wrong and the JSON pointer to it."""

    pointer: str
    message: str

    def __str__(self) -> str:
        """Word it as Slack does in `response_metadata.messages`."""
        return f"[ERROR] {self.message} [json-pointer:{self.pointer}]"


Problems: TypeAlias = Iterator[Problem]
Check: TypeAlias = Callable[[object, str], Problems]


UNLIMITED = 1_000_000
"""Where Slack documents no limit."""


def string(longest: int = UNLIMITED, shortest: int = 1) -> Check:
    """Accept a string of `shortest` to `longest` characters."""

    def check(value: object, at: str) -> Problems:
        if not isinstance(value, str):
            yield Problem(at, "must be a string")
        elif len(value) > longest:
            yield Problem(at, f"must be less than {longest + 1} characters")
        elif len(value) < shortest:
            yield Problem(at, f"must be more than {shortest - 1} characters")

    return check


def matching(pattern: str, message: str, longest: int = UNLIMITED) -> Check:
    """Accept a string that the whole of `pattern` matches."""
    measure = string(longest)

    def check(value: object, at: str) -> Problems:
        yield from measure(value, at)
        if isinstance(value, str) and not re.fullmatch(pattern, value, re.DOTALL):
            yield Problem(at, message)

    return check


def boolean(value: object, at: str) -> Problems:
    """Accept true and false only."""
    if not isinstance(value, bool):
        yield Problem(at, "must be a boolean")


def integer(value: object, at: str) -> Problems:
    """Accept a whole number."""
    if isinstance(value, bool) or not isinstance(value, int):
        yield Problem(at, "must be an integer")


def anything(value: object, at: str) -> Problems:
    """Accept any value but null, which Slack takes nowhere."""
    if value is None:
        yield Problem(at, "must not be null")


def choice(*allowed: str) -> Check:
    """Accept one of the words listed."""

    def check(value: object, at: str) -> Problems:
        if value not in allowed:
            yield Problem(at, f"must be one of {', '.join(allowed)}")

    return check


def many(item: Check, most: int = UNLIMITED, least: int = 1) -> Check:
    """Accept a list of `least` to `most` items, each of which `item` accepts."""

    def check(value: object, at: str) -> Problems:
        if not isinstance(value, list):
            yield Problem(at, "must be an array")
            return
        if len(value) > most:
            yield Problem(at, f"no more than {most} items allowed [{len(value)}]")
        if len(value) < least:
            yield Problem(at, f"no fewer than {least} items allowed [{len(value)}]")
        for index, element in enumerate(value):
            yield from item(element, f"{at}/{index}")

    return check


def shape(
    required: Mapping[str, Check] | None = None,
    optional: Mapping[str, Check] | None = None,
    *rules: Callable[[Json, str], Problems],
) -> Check:
    """Accept an object with exactly these keys; `rules` then look at it as a whole."""
    must, may = dict(required or {}), dict(optional or {})

    def check(value: object, at: str) -> Problems:
        if not isinstance(value, dict):
            yield Problem(at, "must be an object")
            return
        for key in must:
            if key not in value:
                yield Problem(at, f"missing required field: {key}")
        for key, member in value.items():
            known = must.get(key) or may.get(key)
            if known is None:
                yield Problem(at, f"invalid additional property: {key}")
            else:
                yield from known(member, f"{at}/{key}")
        for rule in rules:
            yield from rule(value, at)

    return check


def by_type(kinds: Mapping[str, Check]) -> Check:
    """Accept an object whose `type` is listed, checked by that type's own check.

    The inner check does not see the `type` key.
    """

    def check(value: object, at: str) -> Problems:
        if not isinstance(value, dict):
            yield Problem(at, "must be an object")
        elif "type" not in value:
            yield Problem(at, "missing required field: type")
        elif not isinstance(value["type"], str) or value["type"] not in kinds:
            yield Problem(f"{at}/type", f"unsupported type: {value['type']}")
        else:
            rest = {key: member for key, member in value.items() if key != "type"}
            yield from kinds[value["type"]](rest, at)

    return check


def needs_one_of(*keys: str) -> Callable[[Json, str], Problems]:
    """Refuse an object that has none of `keys`."""

    def rule(value: Json, at: str) -> Problems:
        if not any(key in value for key in keys):
            yield Problem(at, f"must define one of {', '.join(keys)}")

    return rule
