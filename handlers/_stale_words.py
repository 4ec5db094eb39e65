"""How a guide stands, in words: of one guide in a list, and of one alone."""

from __future__ import annotations

from datetime import date

from bot.chat.command import Desk
from bot.reviews.freshness import Freshness, age, spoken


def counted(number: int, noun: str) -> str:
    """`1 guide`, `12 guides`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def due_words(found: Freshness, today: date) -> str:
    """`review was due 23 May 2026 (6 months ago)`."""
    if found.due is None:
        return "review date not stated"
    days = (found.due - today).days
    if days < 0:
        return f"review was due {spoken(found.due)} ({age(-days)} ago)"
    when = "today" if days == 0 else f"in {counted(days, 'day')}"
    return f"review due {spoken(found.due)} ({when})"


def numbers_words(found: Freshness, today: date) -> str:
    """`numbers 9 months old`."""
    days = found.days_old(today)
    return "numbers of no stated date" if days is None else f"numbers {age(days)} old"


def flags_words(found: Freshness, desk: Desk) -> str:
    """`3 open flags`, with what that many mean."""
    said = counted(found.flags, "open flag")
    return f"{said}, so it counts as overdue" if found.flags >= desk.limits.flags else said
