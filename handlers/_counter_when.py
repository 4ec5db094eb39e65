"""When a counter is to be sent: by the deadline, else within a day or two."""

from __future__ import annotations

from datetime import date, timedelta

from bot.reviews.freshness import spoken

TOO_LITTLE = 2
"""Days to a deadline within which time is asked for first."""


def next_step(what: str, by: date | None, today: date) -> str:
    """The next step in time.

    Args:
        what: what is to be sent: "it", "your counter".
        by: the day by which they want an answer; None where they named none.
    """
    if by is None:
        soon = "within 24–48 hours of the offer"
        return f"Next step: send {what} {soon}, and ask for a talk this week."
    days = (by - today).days
    if days < 0:
        return f"Next step: the date, {spoken(by)}, is past: ask first if the offer still stands."
    if days <= TOO_LITTLE:
        until = f"they want an answer by {spoken(by)}"
        return f"Next step: {until}: send {what} today, and ask for the days you need."
    send = spoken(today + timedelta(days=TOO_LITTLE))
    return f"Next step: send {what} by {send}, so that they can answer before {spoken(by)}."
