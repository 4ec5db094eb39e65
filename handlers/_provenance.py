"""Where a guide's figures come from and how old they are: said under every answer."""

from __future__ import annotations

from datetime import date

from bot.chat.reply import Block, Notice, SmallPrint
from bot.guides.model import Guide
from bot.reviews.freshness import age, days_overdue


def badge(guide: Guide, today: date) -> list[Block]:
    """One line where the review date has passed; nothing where it has not."""
    days = days_overdue(guide.next_review_due, today)
    if days is None:
        return []
    return [
        Notice(
            f"Overdue: this guide was due for review on {guide.next_review_due}, {age(days)} ago.",
            "warning",
        )
    ]


def origin(guide: Guide) -> SmallPrint:
    """Quarter, quality, sources and dates of a guide, in one line."""
    sources = ", ".join(source.name for source in guide.sources) or "none named"
    parts = (
        f"Data {guide.salary_data_quarter or 'of no stated quarter'}",
        f"quality {guide.data_quality or 'not stated'}",
        f"sources {sources}",
        f"last updated {guide.last_updated or 'not stated'}",
        f"review due {guide.next_review_due or 'not stated'}",
        f"guide {guide.id}",
    )
    return SmallPrint(" · ".join(parts))
