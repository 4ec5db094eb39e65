"""Where a guide's figures come from, how old they are, and when it is due: under every answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.chat.command import Desk
from bot.chat.reply import Block, Notice, SmallPrint, Tone
from bot.chat.reviewing import Standing
from bot.guides.evidence import source_names
from bot.guides.model import Guide
from bot.reviews.freshness import (
    Dated,
    Freshness,
    age,
    freshness,
    quarter_of,
    reviewed,
    spoken,
)


def fresh(guide: Guide, desk: Desk) -> Freshness:
    """How a guide stands for whoever asks."""
    return freshness(Dated.of(guide), desk.standing(guide.id), desk.today, desk.limits)


def badges(guides: Sequence[Guide], desk: Desk) -> list[Block]:
    """One line on the guides that are due soon or stale; nothing where all are fresh."""
    desk.standings([guide.id for guide in guides])  # read at once
    said: dict[str, list[Guide]] = {}
    states: list[str] = []
    for guide in guides:
        found = fresh(guide, desk)
        if found.state != "fresh":
            said.setdefault(_line(guide, found, desk), []).append(guide)
            states.append(found.state)
    if not said:
        return []
    tone: Tone = "warning" if {"overdue", "expired"} & set(states) else "info"
    lines = [_of(line, late, guides) for line, late in said.items()]
    return [Notice(" ".join(lines), tone)]


def _of(line: str, late: Sequence[Guide], guides: Sequence[Guide]) -> str:
    """The line, with the guides it is about where it is not the only one."""
    if len(guides) == 1:
        return line
    if len(late) == len(guides):
        return line.replace(": ", ", all of these guides: ", 1)
    return line.replace(": ", f", {' and '.join(guide.title for guide in late)}: ", 1)


def _line(guide: Guide, found: Freshness, desk: Desk) -> str:
    """`Expired: the numbers are from 2025-Q4, last sourced 9 months ago (…); review was due …`."""
    standing, parts = desk.standing(guide.id), []
    if found.state == "expired":
        parts.append(_numbers(guide, found, standing, desk))
    elif found.state == "overdue" and found.flags >= desk.limits.flags:
        parts.append(f"{found.flags} figures are flagged as wrong")
    parts.append(_due(found, desk))
    checked = _text_checked(guide, standing)
    if found.state == "expired" and checked:
        note = f"the text was checked on {spoken(checked)}, which makes no number younger"
        parts.insert(1, note)
    return f"{found.state.capitalize()}: {'; '.join(parts)}."


def _numbers(guide: Guide, found: Freshness, standing: Standing | None, desk: Desk) -> str:
    if found.numbers is None:
        return "the guide does not say when its numbers were sourced"
    quarter = quarter_of(Dated.of(guide), standing)
    data = f"the numbers are from {quarter}, last" if quarter else "the numbers were last"
    days = (desk.today - found.numbers).days
    return f"{data} sourced {age(days)} ago ({spoken(found.numbers)})"


def _due(found: Freshness, desk: Desk) -> str:
    if found.due is None:
        return "its review date is not stated"
    days = (found.due - desk.today).days
    if days < 0:
        ago = f", {age(-days)} ago" if found.state == "overdue" else ""
        return f"review was due {spoken(found.due)}{ago}"
    away = "today" if days == 0 else f"in {_days(days)}"
    return f"review is due {spoken(found.due)}" + (f", {away}" if found.state != "expired" else "")


def _days(days: int) -> str:
    return f"{days} day" if days == 1 else f"{days:,} days"


def _text_checked(guide: Guide, standing: Standing | None) -> date | None:
    """When the text was checked here, if that is the review in force."""
    if standing is None or standing.reviewed_as != "text":
        return None
    return standing.reviewed_on if reviewed(Dated.of(guide), standing) else None


def origin(guide: Guide, desk: Desk) -> SmallPrint:
    """Quarter, quality, sources and dates of a guide, in one line."""
    sources = ", ".join(source_names(guide.sources)) or "none named"
    parts = [
        f"Data {guide.salary_data_quarter or 'of no stated quarter'}",
        f"quality {guide.data_quality or 'not stated'}",
        f"sources {sources}",
        f"last updated {guide.last_updated or 'not stated'}",
        *(f"{name} {text}" for name, text in done_here(guide, desk)),
        f"review due {fresh(guide, desk).due or 'not stated'}",
        f"guide {guide.id}",
    ]
    return SmallPrint(" · ".join(parts))


def done_here(guide: Guide, desk: Desk) -> list[tuple[str, str]]:
    """What the workspace did about the guide's two clocks, and its open flags: (name, text)."""
    standing = desk.standing(guide.id)
    if standing is None:
        return []
    said = []
    if standing.sourced_on:
        of = ", ".join(part for part in (standing.quarter, standing.source) if part)
        said.append(("re-sourced here", f"{standing.sourced_on}" + (f" ({of})" if of else "")))
    checked = _text_checked(guide, standing)
    if checked:
        said.append(("text checked here", str(checked)))
    if standing.flags:
        said.append(("figures flagged as wrong", str(standing.flags)))
    return said
