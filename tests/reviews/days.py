"""A week of days, and a workspace that began in it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.reviews.freshness import Dated
from bot.reviews.planning import Plan
from tests.reviews.keeping import Kept, dated

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=n) for n in range(1, 5))
NEXT_MONDAY = MONDAY + timedelta(days=7)


def at(day: date, hour: int = 10) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def listed(made: Plan | None) -> list[str]:
    return [entry.guide for entry in made.digest.entries] if made else []


def started(*guides: Dated) -> Kept:
    """A workspace that had its digest of Monday, when none of these was stale."""
    kept = Kept()
    made = kept.tick(guides, at(MONDAY))
    assert made is not None
    assert made.kind == "nothing"
    return kept


def due(day: date, guide: str = "a/b") -> Dated:
    return dated(guide, day)
