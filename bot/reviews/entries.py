"""What a reminder holds: the stale guides by owner, as data that can be kept as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from textwrap import shorten
from typing import Any, Literal

from bot.chat.reviewing import Flag
from bot.reviews.freshness import State

MOST_LINES = 10
"""Guides of one message, over all owners."""
MOST_FLAGS = 3
"""Open flags that are quoted with a guide."""
_MOST_NOTE = 80

Kind = Literal["due", "digest"]


@dataclass(frozen=True, slots=True)
class Flagged:
    """An open flag as its guide's owner is told of it."""

    region: str
    figure: str
    note: str
    person: str

    @classmethod
    def of(cls, flag: Flag) -> Flagged:
        """What to tell of a flag, its note cut to a line."""
        note = shorten(flag.note, _MOST_NOTE, placeholder=" …")
        return cls(flag.region, flag.figure, note, flag.person)


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody to be mentioned, or named where no id is known."""

    label: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """An owner whose guides a digest lists."""

    key: str
    """Empty for the guides of nobody, which go to the maintainers."""
    people: tuple[Mention, ...]
    """The owner; of nobody's guides the maintainers."""
    deputy: Mention | None = None
    """Where the owner left digests unanswered."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One guide of a digest."""

    guide: str
    title: str
    owner: str
    """Key of its group."""
    state: State
    due: date | None = None
    numbers: date | None = None
    """The day the numbers were sourced."""
    quarter: str = ""
    lookups: int = 0
    """While it was stale."""
    flags: int = 0
    """Open ones; the first are in `flagged`."""
    flagged: tuple[Flagged, ...] = ()
    new: bool = False
    """Whether no message named this due date before."""
    snooze_over: bool = False
    """Whether a snooze ended since the last message."""
    snoozable: bool = True
    """Whether this due date was not snoozed yet."""


@dataclass(frozen=True, slots=True)
class Digest:
    """One message: the guides it lists, and how many more there are."""

    kind: Kind
    day: date
    """The workspace's day as of which everything was judged."""
    zone: str
    groups: tuple[Group, ...] = ()
    entries: tuple[Entry, ...] = ()
    """In the order of `groups`, within one the most looked up first."""
    rest: int = 0
    """Guides behind "Show all"."""
    rest_new: int = 0
    """How many of these are new."""

    def to_json(self) -> str:
        """As text that `from_json` reads back."""
        return json.dumps(asdict(self), default=date.isoformat, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Digest:
        """The digest of such a text."""
        given = json.loads(text)
        return cls(
            **given
            | {
                "day": date.fromisoformat(given["day"]),
                "groups": tuple(_group(group) for group in given["groups"]),
                "entries": tuple(_entry(entry) for entry in given["entries"]),
            }
        )


def _group(given: dict[str, Any]) -> Group:
    deputy = given["deputy"]
    return Group(
        key=given["key"],
        people=tuple(Mention(**person) for person in given["people"]),
        deputy=Mention(**deputy) if deputy else None,
    )


def _entry(given: dict[str, Any]) -> Entry:
    days = {name: _day(given[name]) for name in ("due", "numbers")}
    flagged = tuple(Flagged(**flag) for flag in given["flagged"])
    return Entry(**given | days | {"flagged": flagged})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
