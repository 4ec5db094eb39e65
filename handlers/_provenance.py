"""Where a guide's figures come from and how old they are: said under every answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.chat.reply import Block, Notice, SmallPrint
from bot.guides.evidence import source_names
from bot.guides.model import Guide
from bot.reviews.freshness import age, days_overdue


def badges(guides: Sequence[Guide], today: date) -> list[Block]:
    """One line for the guides whose review date has passed; nothing where none has."""
    overdue: dict[date, list[Guide]] = {}
    for guide in guides:
        if guide.next_review_due and days_overdue(guide.next_review_due, today) is not None:
            overdue.setdefault(guide.next_review_due, []).append(guide)
    said = []
    for due, late in overdue.items():
        who = "this guide" if len(guides) == 1 else " and ".join(guide.title for guide in late)
        who = "all of these guides" if len(late) == len(guides) > 1 else who
        was = "was" if len(late) == 1 else "were"
        said.append(f"{who} {was} due for review on {due}, {age((today - due).days)} ago")
    return [Notice(f"Overdue: {'; '.join(said)}.", "warning")] if said else []


def origin(guide: Guide) -> SmallPrint:
    """Quarter, quality, sources and dates of a guide, in one line."""
    sources = ", ".join(source_names(guide.sources)) or "none named"
    parts = (
        f"Data {guide.salary_data_quarter or 'of no stated quarter'}",
        f"quality {guide.data_quality or 'not stated'}",
        f"sources {sources}",
        f"last updated {guide.last_updated or 'not stated'}",
        f"review due {guide.next_review_due or 'not stated'}",
        f"guide {guide.id}",
    )
    return SmallPrint(" · ".join(parts))
