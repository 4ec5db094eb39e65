"""A year of a workspace with 5,000 guides: what happens in it, by a seeded rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Literal

from bot.reviews.freshness import Dated
from bot.reviews.planning import Plan
from tests.reviews.keeping import CALENDAR, Kept, dated

START = date(2026, 1, 1)
DAYS = 365
GUIDES = 5_000
QUIET = (date(2026, 4, 6), date(2026, 5, 25), date(2026, 12, 25))
"""Two of them are Mondays."""
ASLEEP = frozenset(START + timedelta(days=n) for n in (*range(122, 132), 200, 201))
"""Days on which nobody ticks; the longer stretch holds two Mondays."""

Kind = Literal["numbers", "text", "snooze", "date", "flag", "looked up", "gone", "back"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something done to a guide, after the day's message."""

    day: date
    guide: str
    kind: Kind
    until: date
    """The next due date, the snooze's last day, or the file's new date."""


def guides() -> dict[str, Dated]:
    """The files on the first day: most up for review in this year, some late, some dateless."""
    random = Random(1)
    made = {}
    for number in range(GUIDES):
        guide = f"company-{number % 320}/role-{number:04}"
        due = START + timedelta(days=random.randrange(-60, 200))
        updated = START - timedelta(days=random.randrange(0, 120))
        none = random.random() < 0.02
        made[guide] = dated(guide, None if none else due, updated)
    return made


def events() -> list[Event]:
    """Everything that is done in the year, in order."""
    random = Random(2)
    ids = sorted(guides())
    return [
        _event(random, START + timedelta(days=day), random.choice(ids))
        for day in range(DAYS)
        for _ in range(100)
    ]


def _event(random: Random, day: date, guide: str) -> Event:
    kinds: dict[Kind, int] = {
        "numbers": 35, "text": 15, "snooze": 12, "date": 8, "flag": 12, "looked up": 20,
        "gone": 1, "back": 3,
    }  # fmt: skip
    kind = random.choices(list(kinds), list(kinds.values()))[0]
    ahead = {"snooze": (0, 15), "date": (-20, 200)}.get(kind, (30, 140))
    return Event(day, guide, kind, day + timedelta(days=random.randrange(*ahead)))


def days() -> Iterator[date]:
    """The days on which somebody ticks."""
    every = (START + timedelta(days=n) for n in range(DAYS))
    return (day for day in every if day not in ASLEEP)


def lived() -> list[Plan]:
    """What is recorded in the year."""
    quiet = ("sat", "sun", *(day.isoformat() for day in QUIET))
    kept = Kept(calendar=replace(CALENDAR, quiet=quiet))
    there, all_of_them = guides(), guides()
    by_day: dict[date, list[Event]] = {}
    for event in events():
        by_day.setdefault(event.day, []).append(event)
    ticked = set(days())
    for number in range(DAYS):
        day = START + timedelta(days=number)
        if day in ticked:
            kept.tick(list(there.values()), datetime(day.year, day.month, day.day, 10, tzinfo=UTC))
        for event in by_day.get(day, ()):
            _happen(event, kept, there, all_of_them)
    return kept.plans


def _happen(event: Event, kept: Kept, there: dict[str, Dated], all_of: dict[str, Dated]) -> None:
    guide = there.get(event.guide)
    if event.kind == "back":
        there[event.guide] = all_of[event.guide]
    if guide is None:
        return
    match event.kind:
        case "numbers" | "text":
            kept.done(guide, event.day, event.until, numbers=event.kind == "numbers")
        case "snooze":
            kept.snooze(guide, event.until)
        case "date":
            there[event.guide] = all_of[event.guide] = replace(guide, due=event.until)
        case "flag":
            kept.flag(event.guide, datetime(2026, 1, 1, tzinfo=UTC))
        case "looked up":
            kept.looked_up(event.guide, kept.of(event.guide).lookups + 1)
        case "gone":
            del there[event.guide]
        case _:
            pass
