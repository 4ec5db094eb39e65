"""The reminders' settings as people type them: "zone Europe/Berlin, hour 9"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise

from bot.reviews.schedule import FIELDS

_SAID_AS = {"days": "weekdays", "day": "weekdays", "all clear": "all_clear", "time zone": "zone"}
_NAMES = (*FIELDS, *_SAID_AS)
_NAMED = re.compile(r"(?:^|[\s,;])(" + "|".join(_NAMES) + r")(?:\s*[=:]\s*|\s+|$)", re.I)
_CHANNEL = re.compile(r"<#[^>]+>|#\S+|[CG](?=[A-Z]*[0-9])[A-Z0-9]{6,20}|[0-9]{15,20}").fullmatch
"""What can only be a channel, or the name of one."""
_SMALL = frozenset(("and", "change", "please", "set", "the"))


@dataclass(frozen=True, slots=True)
class Typed:
    """What was read of the words."""

    said: dict[str, str]
    """By setting, as `parse_calendar` takes them."""
    errors: Sequence[tuple[str, str]] = ()
    """A (field, sentence) for each part that says nothing; the field is empty where none is."""
    lone: str = ""
    """What was taken as the channel though nothing names it so."""


def typed(text: str) -> Typed:
    """The settings in a text, each up to the next one's name. Nothing of it is passed over."""
    found = list(_NAMED.finditer(text))
    starts = [*(each.start() for each in found), len(text)]
    said: dict[str, str] = {}
    errors = []
    for each, (_, end) in zip(found, pairwise(starts), strict=True):
        name = " ".join(each[1].casefold().split())
        field, value = _SAID_AS.get(name, name), text[each.end() : end].strip(" ,;")
        if not value:
            errors.append((field, f"Say what it is to be after {each[1]!r}."))
        elif field in said:
            errors.append((field, f"Say {each[1]!r} once."))
        said[field] = value
    before = text[: starts[0]].strip(" ,;")
    left = " ".join(w for w in re.split(r"[\s,;]+", before) if w.casefold() not in _SMALL)
    if _CHANNEL(left) and "channel" not in said:
        return Typed({"channel": left, **said}, errors, left)
    if left:
        errors.append(("", _unread(before)))
    elif not said:
        errors.append(("", "I found no setting in that."))
    return Typed(said, errors)


def _unread(words: str) -> str:
    names = [name.replace("_", " ") for name in FIELDS]
    slips = (get_close_matches(word.casefold(), names, 1, 0.75) for word in words.split())
    meant = next((slip[0] for slip in slips if slip), "")
    known = f"did you mean {meant}?" if meant else f"there are {', '.join(names)}."
    return f"I cannot read {words[:60]!r} as a setting; {known}"
