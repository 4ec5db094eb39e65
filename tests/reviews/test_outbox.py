"""Recording: once for a day, older messages folded into it, and taken back as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.chat.reviewing import Calendar, Standing, Thresholds
from bot.reviews.freshness import Dated
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.ledger.outbox import Outbox, tell
from bot.reviews.ledger.taking_back import take_back
from bot.reviews.owners import Owners
from bot.reviews.planning import Plan, Sent, plan
from bot.store.outbox_tables import outbox, reminder
from bot.store.store import Store, open_store
from tests.reviews.sending import DAY, HOME, MONDAY, guide

CALENDAR = Calendar(channel="C0123ABCD")
LATE, SOON = guide("staff", date(2026, 11, 20)), guide("senior", date(2026, 11, 24))


@pytest.fixture(name="store")
def fixture_store(address: str) -> Iterator[Store]:
    """An open database."""
    store = open_store(address)
    yield store
    store.close()


def _planned(guides: Sequence[Dated], now: datetime, kept: Mapping[str, Standing], sent: Sent):  # type: ignore[no-untyped-def]
    return plan(HOME, CALENDAR, guides, kept, (), Owners(), sent, now, Thresholds())


def _record(store: Store, guides: Sequence[Dated], now: datetime) -> Plan | None:
    """As the worker does; what was recorded."""
    box, kept = Outbox(store), Ledger(store, lambda _w: CALENDAR).standings(HOME)
    made: list[Plan] = []

    def again(standings: Mapping[str, Standing], sent: Sent) -> Plan | None:
        made.append(_planned(guides, now, standings, sent))
        return made[-1]

    first = _planned(guides, now, kept, box.sent(HOME, lambda _guide: None, now))
    if first is None:
        return None
    done = box.record(HOME, CALENDAR, first, again, lambda _guide: None, now)
    return made[-1] if done else None


def _rows(store: Store) -> list[tuple[date, str, str]]:
    with store.reading() as connection:
        found = select(outbox.c.local_date, outbox.c.kind, outbox.c.state).order_by(outbox.c.id)
        return [(row.local_date, row.kind, row.state) for row in connection.execute(found)]


def test_a_day_is_recorded_once(store: Store) -> None:
    assert _record(store, [LATE], MONDAY) is not None
    box = Outbox(store)
    stale = _planned([LATE], MONDAY, {}, Sent())
    same = box.record(HOME, CALENDAR, stale, lambda _k, _s: stale, lambda _g: None, MONDAY)
    assert (same, len(_rows(store))) == (False, 1)
    assert box.days([HOME], MONDAY.date()) == {(HOME, MONDAY.date())}


def test_what_waits_is_folded_into_the_next_message(store: Store) -> None:
    _record(store, [LATE, SOON], MONDAY)
    made = _record(store, [LATE, SOON], MONDAY + 2 * DAY)
    assert made is not None
    assert made.kind == "digest"
    assert {entry.guide for entry in made.digest.entries} == {"acme/staff", "acme/senior"}
    assert [state for _, _, state in _rows(store)] == ["superseded", "pending"]
    with store.reading() as connection:
        kept = connection.execute(select(reminder.c.guide, reminder.c.stage)).all()
    assert sorted(tuple(row) for row in kept) == [("acme/senior", "due"), ("acme/staff", "due")]


def test_a_week_with_nothing_to_say_is_noted_and_silent(store: Store) -> None:
    made = _record(store, [replace(LATE, due=date(2027, 5, 1))], MONDAY)
    assert made is not None
    assert _rows(store) == [(MONDAY.date(), "digest", "nothing")]


def test_days_that_a_wrong_clock_wrote_are_no_past(store: Store) -> None:
    _record(store, [LATE], MONDAY + 364 * DAY)
    sent = Outbox(store).sent(HOME, lambda _guide: None, MONDAY)
    assert (sent.last_digest, sent.days) == (None, frozenset())


@pytest.mark.parametrize(
    ("before", "stage"),
    [
        pytest.param(Standing("acme/staff", reminded_due=date(2026, 5, 1)), "due", id="due"),
        pytest.param(
            Standing(
                "acme/staff",
                reminded_due=LATE.due,
                snoozed_until=date(2026, 11, 21),
                snoozed_due=LATE.due,
            ),
            "snooze",
            id="snooze",
        ),
    ],
)
def test_what_is_taken_back_is_as_it_was(store: Store, before: Standing, stage: str) -> None:
    from bot.reviews.ledger import standings

    kept = {name: getattr(before, name) for name in standings.KEPT if name != "guide"}
    with store.writing() as connection:
        standings.ensure(connection, HOME, ["acme/staff"])
        standings.put(connection, HOME, "acme/staff", kept)
    made = _record(store, [LATE], MONDAY)
    assert made is not None
    assert [one.stage for one in made.reminders] == [stage]
    ledger = Ledger(store, lambda _w: CALENDAR)
    assert ledger.standings(HOME)["acme/staff"] != before
    with store.writing() as connection:
        take_back(connection, [connection.execute(select(outbox.c.id)).scalar_one()])
    assert ledger.standings(HOME)["acme/staff"] == before


def test_a_notice_is_kept_once_for_its_key(store: Store) -> None:
    for _ in range(2):
        with store.writing() as connection:
            tell(connection, HOME, "U0ASKER", "Resolved.", "flag 1")
    with store.writing() as connection:
        tell(connection, "slack:T0OTHER", "U0ASKER", "Resolved.", "flag 1")
    assert [kind for _, kind, _ in _rows(store)] == ["told", "told"]
    delivery = Outbox(store).status(HOME, CALENDAR).deliveries[0]
    assert abs(delivery.local_date - datetime.now(MONDAY.tzinfo).date()) <= timedelta(days=1)
