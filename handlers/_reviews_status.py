"""How the reminders are doing, and who did what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat.command import Desk
from bot.chat.reply import (
    Actions,
    Block,
    Button,
    Cell,
    Column,
    Facts,
    Heading,
    Line,
    Moment,
    Notice,
    Part,
    Reply,
    Strong,
    Table,
    Text,
)
from bot.chat.reviewing import Calendar, Delivery, Status
from bot.language.asks import Ask
from bot.reviews.schedule import WEEKDAYS
from handlers._reviews_told import moment, told

_MOST_ACTS = 20
_COLUMNS = (Column("Day"), Column("Kind"), Column("State"), Column("When"), Column("Remark"))
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def status(_ask: Ask, desk: Desk) -> Reply:
    """Where and when reminders go, what is in their way, and the last messages."""
    assert desk.reviews is not None
    assert desk.who is not None
    found = desk.reviews.status(desk.who.workspace)
    blocks: list[Block] = [Heading("Reminders")]
    if found.trouble:
        blocks.append(Notice(found.trouble, "warning"))
    elif not found.calendar.channel:
        said = "No channel is set, so nothing is posted: reviews settings, or REVIEW_CHANNEL."
        blocks.append(Notice(said, "warning"))
    blocks += [Facts(calendar_facts(found.calendar)), *_clock(found, desk)]
    blocks += _deliveries(found)
    blocks.append(Actions((_button("Settings", "settings"), _button("History", "history"))))
    return Reply(tuple(blocks))


def calendar_facts(calendar: Calendar) -> tuple[tuple[str, str], ...]:
    """The settings in words."""
    days = " and ".join(DAYS[day] for day in calendar.weekdays) or DAYS[0]
    return (
        ("Channel", calendar.channel or "none"),
        ("Digest", f"{days}, from {calendar.hour:02}:00 {calendar.zone}"),
        ("Quiet days", ", ".join(map(_quiet, calendar.quiet)) or "none"),
        ("When nothing is stale", "says so" if calendar.all_clear else "silent"),
    )


def _quiet(day: str) -> str:
    """A day of the week in full; a date as it is."""
    return DAYS[WEEKDAYS.index(day)] if day in WEEKDAYS else day


def _clock(found: Status, desk: Desk) -> Iterator[Line]:
    ticked: Part = "never: is bandstand run on?"
    if found.last_tick:
        ticked = moment(found.last_tick, desk)
    yield Line((Strong("Last looked: "), ticked))
    until = found.paused_until
    if until and until > desk.now:
        local = _local(until, found.calendar.zone)
        yield Line((Strong("Paused until: "), Moment(until, local, exact=True)))


def _deliveries(found: Status) -> list[Block]:
    if not found.deliveries:
        return [Text("No message was made yet.")]
    rows = tuple(_row(each, found.calendar.zone) for each in found.deliveries)
    return [Text("The last messages:"), Table(_COLUMNS, rows)]


def _row(each: Delivery, zone: str) -> tuple[Cell, ...]:
    remark = each.error or ("perhaps posted twice" if each.possible_duplicate else "")
    if each.error and each.possible_duplicate:
        remark += "; perhaps posted twice"
    when = _local(each.at, zone) if each.at else "—"
    texts = (str(each.local_date), each.kind, each.state, when, remark)
    return tuple(map(Cell, texts))


def _local(moment: datetime, zone: str) -> str:
    """The minute in the workspace's zone; UTC where this machine does not know it."""
    try:
        return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
    except (KeyError, ValueError, OSError):
        return f"{moment:%Y-%m-%d %H:%M} UTC"


def _button(label: str, act: str) -> Button:
    return Button(label, Ask("reviews", text=act))


def history(ask: Ask, desk: Desk) -> Reply:
    """The last acts, of one guide or of all."""
    assert desk.reviews is not None
    assert desk.who is not None
    guide = ask.operands[0].guide if ask.operands else None
    acts = desk.reviews.history(desk.who.workspace, guide, _MOST_ACTS)
    of = desk.library.card(guide).title if guide else "Reviews"
    blocks: list[Block] = [Heading(f"{of}: what was done, newest first")]
    if not acts:
        blocks.append(Text("Nothing was done yet."))
    for act in acts:
        known = act.guide in desk.library
        blocks.append(told(act, desk, desk.library.card(act.guide).title if known else act.guide))
    named = (guide,) if guide else ()
    return Reply(tuple(blocks), guides=named, regions=((),) * len(named))
