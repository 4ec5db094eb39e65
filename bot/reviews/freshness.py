"""How long past its review date a guide is. Pure: the day is an argument."""

from __future__ import annotations

from datetime import date


def days_overdue(next_review_due: date | None, today: date) -> int | None:
    """Whole days since the due date passed; None on the due date, before it, or without one."""
    if next_review_due is None or today <= next_review_due:
        return None
    return (today - next_review_due).days


def age(days: int) -> str:
    """A number of days as people say it: `1 day`, `45 days`, `6 months` (30.44 days each)."""
    if days < 60:
        return f"{days} day" if days == 1 else f"{days} days"
    months = int(days / 30.44)
    if months < 24:
        return f"{months} months"
    return f"{months // 12} years"
