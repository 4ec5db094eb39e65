"""What messages were made about, how often stale guides were looked up, and when to remind."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy import select, update

from bot.chat.reviewing import Act, Calendar
from bot.reviews.ledger import standings
from bot.reviews.planning import Reminder
from bot.store.outbox_tables import outbox
from bot.store.store import Store
from bot.store.upsert import insert
from tests.reviews.ledger.kit import (
    DEFAULT,
    FILED,
    GUIDE,
    HERE,
    NOW,
    OTHER,
    THERE,
    done,
    flag,
    ledger,
    snooze,
)

LONDON = Calendar("C7", "Europe/London", (0, 3), 8, ("sun", "2026-12-25"), True)


def test_each_stage_keeps_what_is_its_own(store: Store) -> None:
    kept = ledger(store)
    snooze(kept)
    flag(kept)
    before = kept.standings(HERE)[GUIDE]
    with store.writing() as connection:
        reminders = [Reminder(GUIDE, FILED, stage) for stage in ("flags", "snooze", "due")]
        standings.remind(connection, HERE, [*reminders, Reminder(OTHER, FILED, "due")])
    after = kept.standings(HERE)
    told = replace(before, reminded_due=FILED, snoozed_until=None, flags_told=True)
    assert after[GUIDE] == told
    assert (after[OTHER].reminded_due, after[OTHER].version) == (FILED, 0)
    assert kept.standings(THERE) == {}


def test_a_first_start_with_thousands_overdue_is_kept_at_once(store: Store) -> None:
    reminders = [Reminder(f"acme/{n}", date(2026, 1, 1), "due") for n in range(5_000)]
    with store.writing() as connection:
        standings.remind(connection, HERE, reminders)
    kept = ledger(store).standings(HERE)
    assert len(kept) == 5_000
    assert {standing.reminded_due for standing in kept.values()} == {date(2026, 1, 1)}


def test_no_reminder_keeps_nothing(store: Store) -> None:
    with store.writing() as connection:
        standings.remind(connection, HERE, [])
    assert ledger(store).standings(HERE) == {}


def test_a_message_that_could_not_be_recorded_reminded_of_nothing(store: Store) -> None:
    try:
        with store.writing() as connection:
            standings.remind(connection, HERE, [Reminder(GUIDE, FILED, "due")])
            raise RuntimeError
    except RuntimeError:
        assert ledger(store).standings(HERE) == {}


def test_lookups_are_counted_by_guide_until_the_review(store: Store) -> None:
    kept = ledger(store)
    kept.looked_up(HERE, [GUIDE, OTHER])
    kept.looked_up(HERE, [GUIDE, GUIDE])
    kept.looked_up(HERE, [])
    found = kept.standings(HERE)
    assert {g: (s.lookups, s.version) for g, s in found.items()} == {GUIDE: (2, 0), OTHER: (1, 0)}
    assert kept.standings(THERE) == {}
    assert done(kept).lookups == 0


def test_lookups_acts_and_reminders_at_once_all_count(store: Store) -> None:
    kept = ledger(store)
    guides = [f"acme/{n}" for n in range(8)]

    def work(number: int) -> None:
        if number % 8 == 0:
            with store.writing() as connection:
                told = [Reminder(guide, FILED, "due") for guide in guides]
                standings.remind(connection, HERE, [*told[:3], Reminder(guides[0], FILED, "flags")])
        elif number % 8 == 1:
            done(kept, 0, f"k{number}", guide=f"acme/done-{number}")
        else:
            kept.looked_up(HERE, guides if number % 2 else guides[::-1])

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(work, range(64)))
    assert {kept.standings(HERE)[guide].lookups for guide in guides} == {48}


def test_the_settings_are_the_defaults_until_there_are_others(store: Store) -> None:
    kept = ledger(store)
    assert kept.calendar(HERE) == DEFAULT
    kept.change_calendar(HERE, LONDON, "U1", NOW)
    assert kept.calendar(HERE) == LONDON
    assert kept.calendar(THERE) == DEFAULT
    (act,) = kept.history(HERE, "")
    assert act == Act(
        "",
        "settings",
        "U1",
        NOW,
        {
            "channel": "C7",
            "zone": "Europe/London",
            "weekdays": "0,3",
            "hour": "8",
            "quiet": "sun,2026-12-25",
            "all_clear": "True",
        },
    )


def test_the_same_settings_again_are_no_act_and_no_quiet_day_is_kept_as_none(store: Store) -> None:
    kept = ledger(store)
    kept.change_calendar(HERE, replace(DEFAULT, quiet=()), "U1", NOW)
    assert kept.calendar(HERE).quiet == ()
    kept.change_calendar(HERE, replace(DEFAULT, quiet=()), "U2", NOW)
    assert [(act.person, act.details) for act in kept.history(HERE)] == [("U1", {"quiet": ""})]


def test_what_waits_goes_to_the_new_channel(store: Store) -> None:
    message = {
        "key": f"{HERE}/2026-11-23",
        "workspace": HERE,
        "channel": "C0",
        "kind": "digest",
        "local_date": date(2026, 11, 23),
        "payload": "{}",
        "state": "pending",
    }
    with store.writing() as connection:
        connection.execute(insert(connection, outbox, message))
    ledger(store).change_calendar(HERE, LONDON, "U1", NOW)
    with store.reading() as connection:
        assert connection.execute(select(outbox.c.channel)).scalars().all() == ["C7"]


def test_a_notice_is_of_the_workspaces_day(store: Store) -> None:
    kept = ledger(store)
    kept.change_calendar(HERE, Calendar(zone="Pacific/Auckland"), "U1", NOW)
    flag(kept, guide=OTHER)
    kept.resolve(HERE, OTHER, outcome="fixed", person="U1", now=NOW)
    evening = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
    with store.writing() as connection:
        connection.execute(update(outbox).values(state="sent", sent_at=evening))
    (told,) = kept.status(HERE).deliveries
    assert (told.kind, str(told.local_date)) == ("told", "2026-11-23")


def test_the_status_has_the_settings_and_what_waits(store: Store) -> None:
    kept = ledger(store)
    assert kept.status(HERE).calendar == DEFAULT
    flag(kept)
    kept.resolve(HERE, GUIDE, outcome="fixed", person="U1", now=NOW)
    assert [d.kind for d in kept.status(HERE).deliveries] == ["told"]
    assert kept.status(THERE).deliveries == ()
