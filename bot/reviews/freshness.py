"""How fresh a guide is: when it is due for review, and how old its numbers are. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.chat.reviewing import Standing
from bot.chat.reviewing import Thresholds as Thresholds  # kept where the desk may see it
from bot.errors import SettingsError
from bot.guides.model import Guide

State = Literal["fresh", "due soon", "overdue", "expired"]


_VARIABLES = {
    "due_soon": "REVIEW_DUE_SOON_DAYS",
    "expired": "REVIEW_EXPIRED_DAYS",
    "interval": "REVIEW_INTERVAL_DAYS",
    "snooze": "REVIEW_SNOOZE_DAYS",
    "flags": "REVIEW_FLAGS",
}
_MOST = 3650
_MONTH = 30.44


def thresholds(env: Mapping[str, str]) -> Thresholds:
    """The thresholds that the environment sets.

    Raises:
        SettingsError: a variable holds something that is no whole number from 1 to 3650.
    """
    given = {name: env.get(variable, "").strip() for name, variable in _VARIABLES.items()}
    return Thresholds(**{n: _number(_VARIABLES[n], value) for n, value in given.items() if value})


def _number(variable: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 5 and 1 <= int(value) <= _MOST):
        raise SettingsError(
            f"{variable} is {value[:40]!r}, which is no whole number from 1 to {_MOST}.",
            "Set it to a number, or leave it out for the default.",
        )
    return int(value)


@dataclass(frozen=True, slots=True)
class Dated:
    """What a guide's file says about its review."""

    guide: str
    title: str
    company: str
    """Slug."""
    updated: date | None
    due: date | None
    owner: str = ""
    """As the front matter has it; empty where it names none."""
    quarter: str = ""
    """Of the numbers, such as 2025-Q4; empty where the file states none."""

    @classmethod
    def of(cls, guide: Guide) -> Dated:
        """The dates of a guide."""
        return cls(
            guide=guide.id,
            title=guide.title,
            company=guide.company,
            updated=guide.last_updated,
            due=guide.next_review_due,
            owner=guide.owner or "",
            quarter=guide.salary_data_quarter or "",
        )


@dataclass(frozen=True, slots=True)
class Freshness:
    """How a guide stands in one workspace on one day."""

    state: State
    due: date | None
    """The date in force: the workspace's last review's, or the file's."""
    numbers: date | None
    """The day the numbers were sourced."""
    flags: int = 0
    """Open ones."""
    snoozed_until: date | None = None
    """Silent up to and including this day; None where no snooze is in force."""
    flagged: bool = False
    """Whether so many flags are open that they make it overdue."""
    settled: bool = False
    """Whether the last review is in force and its date not past: old numbers were decided on."""

    @property
    def stale(self) -> bool:
        """Overdue or expired."""
        return self.state in ("overdue", "expired")

    def days_overdue(self, today: date) -> int:
        """Days since the due date passed; 0 on it, before it, or without one."""
        return max(0, (today - self.due).days) if self.due else 0

    def days_old(self, today: date) -> int | None:
        """Days since the numbers were sourced; None where no day is stated."""
        return (today - self.numbers).days if self.numbers else None

    def is_in(self, state: str, today: date) -> bool:
        """Whether a list of the state has it; empty: of what is stale. Whatever is past its
        date, or flagged often enough, is overdue, however old its numbers."""
        if state == "overdue":
            return self.stale and (self.flagged or self.days_overdue(today) > 0)
        return self.state == state if state else self.stale


def order(found: Freshness, lookups: int, guide: str) -> tuple[int, date, str]:
    """The key lists are sorted by: most looked up while stale, then longest due, no date last."""
    return -lookups, found.due or date.max, guide


def reviewed(dated: Dated, standing: Standing | None) -> bool:
    """Whether the workspace's last review is in force: the file has said nothing else since.

    It says the date that was seen at that review, or the one that the review set: by `apply`.
    """
    return (
        standing is not None
        and standing.next_due is not None
        and standing.reviewed_on is not None
        and dated.due in (standing.seen_due, standing.next_due)
    )


def effective_due(dated: Dated, standing: Standing | None) -> date | None:
    """The due date that was set last: by the workspace's review, or by the file."""
    return standing.next_due if standing and reviewed(dated, standing) else dated.due


def numbers_on(dated: Dated, standing: Standing | None) -> date | None:
    """The day the numbers were sourced: by the file, or by a later review here."""
    sourced = standing.sourced_on if standing else None
    if sourced is None or dated.updated is None:
        return sourced or dated.updated
    return max(sourced, dated.updated)


def quarter_of(dated: Dated, standing: Standing | None) -> str:
    """The quarter of the numbers, as whoever sourced them last has it; empty if not stated."""
    if standing is None or standing.sourced_on is None or not standing.quarter:
        return dated.quarter
    later = dated.updated is not None and dated.updated > standing.sourced_on
    return dated.quarter if later else standing.quarter


def snoozed_until(standing: Standing | None, due: date | None, today: date) -> date | None:
    """The last silent day of the snooze in force. A snooze is of one due date, no other."""
    if standing is None or standing.snoozed_until is None or standing.snoozed_due != due:
        return None
    return standing.snoozed_until if today <= standing.snoozed_until else None


def freshness(
    dated: Dated, standing: Standing | None, today: date, limits: Thresholds
) -> Freshness:
    """How the guide stands. Without a due date only the age of its numbers counts."""
    due = effective_due(dated, standing)
    numbers = numbers_on(dated, standing)
    flags = standing.flags if standing else 0
    return Freshness(
        state=_state(due, numbers, flags, today, limits),
        due=due,
        numbers=numbers,
        flags=flags,
        snoozed_until=snoozed_until(standing, due, today),
        flagged=flags >= limits.flags,
        settled=reviewed(dated, standing) and due is not None and due >= today,
    )


def _state(
    due: date | None, numbers: date | None, flags: int, today: date, limits: Thresholds
) -> State:
    if numbers is None or (today - numbers).days > limits.expired:
        return "expired"
    if flags >= limits.flags or (due is not None and due < today):
        return "overdue"
    # From the due date down, so that no date is too late to reckon with.
    if due is not None and due - today < timedelta(days=limits.due_soon):
        return "due soon"
    return "fresh"


def age(days: int) -> str:
    """A number of days as people say it: `1 day`, `45 days`, `6 months`; to the nearest month."""
    if days < 60:
        return f"{days} day" if days == 1 else f"{days} days"
    months = round(days / _MONTH)
    return f"{months} months" if months < 24 else f"{months // 12} years"


def spoken(day: date) -> str:
    """A date as people write it: `23 May 2026`."""
    return f"{day.day} {day:%b} {day.year}"
