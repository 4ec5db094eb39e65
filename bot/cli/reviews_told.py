"""`bandstand reviews status` and `history`: what is kept, as lines for people or programs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from bot.chat.reviewing import Act, Calendar, Delivery, Status
from bot.cli.tables import table

if TYPE_CHECKING:
    from bot.reviews.ledger.ledger import Ledger

NOTHING = "Nothing is kept of reviews yet."
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ACTS = ("WHEN", "GUIDE", "WHAT", "WHO", "DETAILS")
_SENT = ("KIND", "DAY", "CHANNEL", "STATE", "SENT OR NEXT TRY", "NOTE")


def lines(kept: Ledger, args: argparse.Namespace) -> Iterator[str]:
    """What was asked for, of one workspace or of all.

    Raises:
        StoreError: the database failed.
    """
    workspaces = (args.workspace,) if args.workspace else kept.workspaces()
    told = _status if args.act == "status" else _history
    if not workspaces and not args.json:
        yield NOTHING
    for at, workspace in enumerate(workspaces):
        if at and not args.json:
            yield ""
        yield from told(kept, workspace, args)


def _status(kept: Ledger, workspace: str, args: argparse.Namespace) -> Iterator[str]:
    status = kept.status(workspace)
    if args.json:
        yield _json({"workspace": workspace} | asdict(status))
        return
    yield workspace
    for name, value in _facts(status):
        yield f"  {name:12} {value}"
    if status.deliveries:
        yield ""
        yield table(_SENT, [_sent(delivery) for delivery in status.deliveries])


def _facts(status: Status) -> Iterator[tuple[str, str]]:
    yield "Channel", status.calendar.channel or "none: set it with /reviews settings"
    yield "Digest", _calendar(status.calendar)
    yield "Quiet days", ", ".join(status.calendar.quiet) or "none"
    yield "Last look", _moment(status.last_tick) or "never: no bot is running with reminders"
    if status.paused_until:
        yield "Paused until", _moment(status.paused_until)
    if status.trouble:
        yield "Trouble", status.trouble
    if not status.deliveries:
        yield "Messages", "none yet"


def _calendar(calendar: Calendar) -> str:
    days = ", ".join(_DAYS[day] for day in calendar.weekdays)
    always = ", also when nothing is overdue" if calendar.all_clear else ""
    return f"{days} from {calendar.hour:02}:00 {calendar.zone}{always}"


def _sent(delivery: Delivery) -> tuple[str, ...]:
    twice = "perhaps sent twice" if delivery.possible_duplicate else ""
    note = "; ".join(part for part in (delivery.error, twice) if part)
    day, state = delivery.local_date.isoformat(), delivery.state
    return (delivery.kind, day, delivery.channel, state, _moment(delivery.at), note)


def _history(kept: Ledger, workspace: str, args: argparse.Namespace) -> Iterator[str]:
    acts = kept.history(workspace, args.guide, args.most)
    if args.json:
        yield from (_json({"workspace": workspace} | asdict(act)) for act in acts)
        return
    about = f" about {args.guide}" if args.guide else ""
    yield workspace
    yield table(_ACTS, [_act(act) for act in acts]) if acts else f"  Nothing was done{about}."


def _act(act: Act) -> tuple[str, ...]:
    details = ", ".join(f"{name} {value}" for name, value in act.details.items() if value)
    return (_moment(act.at), act.guide or "-", act.kind, act.person or "-", _plain(details))


def _plain(text: str) -> str:
    """People's words on one line, without what would steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _moment(at: datetime | None) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if at else ""


def _json(told: dict[str, object]) -> str:
    return json.dumps(told, default=_iso, ensure_ascii=False)


def _iso(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
