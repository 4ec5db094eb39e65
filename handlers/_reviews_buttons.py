"""The buttons under a guide that is to be reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.chat.reply import Button
from bot.chat.reviewing import Standing
from bot.guides.model import Guide
from bot.language.asks import Ask, Operand
from bot.reviews.freshness import Dated, Freshness, reviewed


def about(act: str, guide: str, due: date | None) -> Ask:
    """An act on a guide, as of the due date that was seen."""
    fields = (("due", str(due or "")),)
    return Ask("reviews", (Operand(guide),), text=act, fields=fields)


def act_buttons(guide: Guide, found: Freshness, standing: Standing | None) -> tuple[Button, ...]:
    """What can be done about the guide, and nothing that would be refused."""
    return tuple(
        Button(label, about(act, guide.id, found.due))
        for act, label in _acts(guide, found, standing)
    )


def _acts(guide: Guide, found: Freshness, standing: Standing | None) -> Iterator[tuple[str, str]]:
    fresh = found.state == "fresh"
    settled = fresh and reviewed(Dated.of(guide), standing)
    yield "done", "Correct this" if settled else "Mark reviewed"
    if not is_silent(found) and not was_snoozed(standing, found.due):
        yield "snooze", "Snooze"
    yield "assign", "Assign"
    if found.flags:
        yield "resolve", "Resolve flags"


def is_silent(found: Freshness) -> bool:
    """Whether nothing would be said of the guide anyway: a snooze would be used up for nothing."""
    decided = found.state == "expired" and found.settled and not found.flags
    return found.state == "fresh" or decided


def was_snoozed(standing: Standing | None, due: date | None) -> bool:
    """Whether the due date was snoozed: each may be once."""
    if standing is None or standing.snoozed_due != due:
        return False
    return standing.snoozed_until is not None or standing.snoozed_due is not None


def undo_button(guide: str, after: Standing) -> Button:
    """Takes back the act that left this standing; it is of no due date."""
    version = (("version", str(after.version)),)
    return Button("Undo", Ask("reviews", (Operand(guide),), text="undo", fields=version))
