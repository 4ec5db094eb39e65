"""A year over 5,000 guides against a naive reckoning, and 400 days in thirty time zones."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.chat.reviewing import Calendar
from tests.reviews import year
from tests.reviews.keeping import Kept, dated

Message = tuple[date, str, list[tuple[str, str]], list[str], int]
"""Day, kind, (guide, stage) of each reminder, the guides listed in order, how many more."""


@dataclass(slots=True)
class Guide:
    """What a naive reckoning knows of a guide: only what is in force."""

    name: str
    due: date | None
    file: date | None
    """The date in the file: writing the same one is no word."""
    numbers: date
    there: bool = True
    reviewed: bool = False
    told: date | None = None
    snoozed: date | None = None
    snoozed_due: date | None = None
    flags: int = 0
    flags_told: bool = False
    lookups: int = 0

    def past(self, day: date) -> bool:
        return self.due is not None and self.due < day

    def stale(self, day: date) -> bool:
        return self.past(day) or self.flags >= 3 or (day - self.numbers).days > 240

    def silent(self, day: date) -> bool:
        return self.snoozed is not None and day <= self.snoozed and self.snoozed_due == self.due

    def stages(self, day: date) -> list[str]:
        if not self.listed(day):
            return []
        owed = ["due"] if self.due and self.past(day) and self.due > (self.told or date.min) else []
        if self.snoozed and self.snoozed < day and self.stale(day):
            owed.append("snooze")
        if self.flags >= 3 and not self.flags_told:
            owed.append("flags")
        return owed

    def listed(self, day: date) -> bool:
        if not self.there or self.silent(day):
            return False
        if self.past(day) or self.flags:
            return True
        return self.stale(day) and not self.reviewed

    def tell(self, stages: list[str]) -> None:
        if "due" in stages:
            self.told = self.due
        if "snooze" in stages:
            self.snoozed = None
        if "flags" in stages:
            self.flags_told = True

    def happen(self, event: year.Event) -> None:
        if event.kind == "back":
            self.there = True
        elif not self.there:
            return
        elif event.kind in ("numbers", "text"):
            self.due, self.reviewed, self.snoozed, self.snoozed_due = event.until, True, None, None
            self.flags, self.flags_told, self.lookups = 0, False, 0
            if event.kind == "numbers":
                self.numbers = event.day
        elif event.kind == "snooze":
            self.snoozed, self.snoozed_due = event.until, self.due
        elif event.kind == "date" and event.until != self.file:
            self.due = self.file = event.until
            self.reviewed = False
        elif event.kind == "flag":
            self.flags += 1
        elif event.kind == "looked up":
            self.lookups += 1
        elif event.kind == "gone":
            self.there = False


def reckoned() -> list[Message]:
    """What should be sent, day by day, by the plainest rules."""
    files = year.guides()
    guides = {name: Guide(name, f.due, f.due, f.updated or date.min) for name, f in files.items()}
    events, ticking = year.events(), set(year.days())
    messages: list[Message] = []
    digest_owed = True
    for number in range(year.DAYS):
        day = year.START + timedelta(days=number)
        digest_owed = digest_owed or day.weekday() == 0
        quiet = day.weekday() >= 5 or day in year.QUIET
        if day in ticking and not quiet:
            owed = {g.name: stages for g in guides.values() if (stages := g.stages(day))}
            shown = [
                g for g in guides.values() if (g.listed(day) if digest_owed else g.name in owed)
            ]
            shown.sort(key=lambda g: (-g.lookups, g.due or date.max, g.name))
            if shown or digest_owed:
                kind = ("digest" if shown else "nothing") if digest_owed else "due"
                told = sorted((name, stage) for name, stages in owed.items() for stage in stages)
                top = [g.name for g in shown[:10]]
                messages.append((day, kind, told, top, len(shown) - len(top)))
                digest_owed = False
                for name, stages in owed.items():
                    guides[name].tell(stages)
        while events and events[0].day == day:
            guides[events[0].guide].happen(events.pop(0))
    return messages


@pytest.fixture(scope="module")
def sent() -> list[Message]:
    return [
        (
            plan.day,
            plan.kind,
            sorted((r.guide, r.stage) for r in plan.reminders),
            [entry.guide for entry in plan.digest.entries],
            plan.digest.rest,
        )
        for plan in year.lived()
    ]


def test_exactly_what_is_owed_in_a_year_is_sent(sent: list[Message]) -> None:
    expected = reckoned()
    assert [message[:2] for message in sent] == [message[:2] for message in expected]
    assert sent == expected


def test_the_year_holds_what_it_should(sent: list[Message]) -> None:
    kinds = Counter(kind for _, kind, *_ in sent)
    stages = Counter(stage for _, _, told, *_ in sent for _, stage in told)
    # One at the start and one a Monday, of which two were slept through and caught up with once.
    assert kinds["digest"] == 52
    assert kinds["due"] > 150
    assert min(stages[stage] for stage in ("due", "snooze", "flags")) > 30
    assert stages["due"] > year.GUIDES
    days = [day for day, *_ in sent]
    assert len(set(days)) == len(days)


ZONES = (
    "UTC", "Africa/Cairo", "Africa/Casablanca", "Africa/Johannesburg", "America/Caracas",
    "America/Havana", "America/Los_Angeles", "America/New_York", "America/Nuuk",
    "America/Santiago", "America/Sao_Paulo", "America/St_Johns", "Antarctica/Troll",
    "Asia/Beirut", "Asia/Gaza", "Asia/Jerusalem", "Asia/Kathmandu", "Asia/Kolkata",
    "Asia/Shanghai", "Asia/Tokyo", "Atlantic/Azores", "Australia/Adelaide",
    "Australia/Lord_Howe", "Europe/Berlin", "Europe/Dublin", "Europe/London",
    "Pacific/Apia", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Kiritimati",
)  # fmt: skip
STARTS = {"Pacific/Apia": datetime(2011, 6, 1, 11, tzinfo=UTC)}
"""Samoa, in the year in which it had no 30 December."""


HARD = [(zone, hour) for zone in ("America/Havana", "Pacific/Apia") for hour in (2, 9, 23)]


@pytest.mark.parametrize(
    ("zone", "hour"),
    [*((zone, (0, 2, 9, 23)[n % 4]) for n, zone in enumerate(ZONES)), *HARD],
)
def test_one_digest_for_each_local_day(zone: str, hour: int) -> None:
    kept = Kept(calendar=Calendar("C0123ABCD", zone, tuple(range(7)), hour, quiet=()))
    start = STARTS.get(zone, datetime(2026, 1, 1, 11, tzinfo=UTC))
    guide = [dated("a/b", start.date() - timedelta(days=30))]
    days: list[date] = []
    expected: list[date] = []
    for tick in range(400 * 24):
        now = start + timedelta(hours=tick)
        local = now.astimezone(ZoneInfo(zone))
        if not days or days[-1] != local.date():
            days.append(local.date())
        come = days[-1:] if local.hour >= hour else days[-2:-1]
        expected += [day for day in come if day not in expected[-2:]]
        kept.tick(guide, now)
    # The day before the first tick had a slot too, if the first day's was still to come.
    sent = [plan.day for plan in kept.plans if plan.day >= expected[0]]
    assert sent == expected
    assert {plan.kind for plan in kept.plans} == {"digest"}
    assert len(expected) >= 399
