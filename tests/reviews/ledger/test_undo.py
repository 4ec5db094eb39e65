"""Undoing an act: by whoever did it, while it is the last; flags open again unless told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from bot.chat.reviewing import Changed, Standing
from bot.reviews.acts import in_force
from bot.reviews.ledger import standings
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.ledger.outbox_redraws import acts_of
from bot.reviews.planning import Reminder
from bot.store.outbox_tables import outbox, reminder
from bot.store.store import Store
from tests.reviews.ledger.kit import (
    ACTS,
    FILED,
    GUIDE,
    HERE,
    HOUR,
    NOW,
    OTHER,
    ActOf,
    assign,
    done,
    flag,
    ledger,
    notices,
    snooze,
)


def undo(kept: Ledger, version: int, key: str = "back", person: str = "U1") -> Standing:
    """Take the act back that left this version."""
    return kept.undo(HERE, GUIDE, person=person, now=NOW + HOUR, version=version, key=key)


def remind(store: Store, *reminders: Reminder) -> None:
    with store.writing() as connection:
        standings.remind(connection, HERE, reminders)


@pytest.mark.parametrize("kind", ACTS)
def test_the_standing_is_as_it_was(store: Store, kind: ActOf) -> None:
    kept = ledger(store)
    done(kept, 0, "first", person="U2")
    snooze(kept, 1, "second", "U2")
    before = kept.standings(HERE)[GUIDE]
    ACTS[kind](kept, 2, "k", "U1")
    assert undo(kept, 3) == replace(before, version=4)
    last = kept.history(HERE, GUIDE)[0]
    assert (last.kind, last.person, last.details) == ("undo", "U1", {"of": kind})
    left = in_force(reversed(kept.history(HERE, GUIDE)))
    assert [act.kind for act in left] == ["done", "snooze"]


@pytest.mark.parametrize("kind", ACTS)
def test_a_guide_of_which_nothing_was_kept_is_as_new(store: Store, kind: ActOf) -> None:
    kept = ledger(store)
    ACTS[kind](kept, 0, "k", "U1")
    assert undo(kept, 1) == Standing(GUIDE, version=2)
    assert done(kept, 2, "again").version == 3


def test_lookups_go_on_and_what_was_reminded_of_stays(store: Store) -> None:
    kept = ledger(store)
    kept.looked_up(HERE, [GUIDE, OTHER])
    done(kept)
    kept.looked_up(HERE, [GUIDE])
    remind(store, Reminder(GUIDE, FILED, "due"))
    back = undo(kept, 1)
    assert (back.lookups, back.reminded_due) == (2, FILED)


@pytest.mark.parametrize(
    ("version", "person"),
    [(1, "U2"), (0, "U1"), (2, "U1")],
    ids=["another's", "an older version", "no version"],
)
def test_nothing_else_can_be_undone(store: Store, version: int, person: str) -> None:
    kept = ledger(store)
    before = done(kept)
    with pytest.raises(Changed) as caught:
        undo(kept, version, person=person)
    assert caught.value.last == kept.history(HERE)[0]
    assert kept.standings(HERE) == {GUIDE: before}


def test_an_act_after_which_another_came_stays(store: Store) -> None:
    kept = ledger(store)
    done(kept)
    assign(kept, 1, "k2", "U2")
    for version in (1, 2):
        with pytest.raises(Changed):
            undo(kept, version)
    assert kept.standings(HERE)[GUIDE].version == 2


def test_an_undo_is_not_undone_and_nothing_is_before_the_first(store: Store) -> None:
    kept = ledger(store)
    with pytest.raises(Changed) as caught:
        undo(kept, 0)
    assert caught.value.last is None
    done(kept)
    undo(kept, 1)
    with pytest.raises(Changed):
        undo(kept, 2, "again")
    assert kept.standings(HERE)[GUIDE].version == 2


def test_an_undo_sent_many_times_is_one(store: Store) -> None:
    kept = ledger(store)
    done(kept)
    with ThreadPoolExecutor(8) as pool:
        shown = set(pool.map(lambda _: undo(kept, 1), range(16)))
    assert shown == {Standing(GUIDE, version=2)}
    assert [act.kind for act in kept.history(HERE)] == ["undo", "done"]


def test_flags_are_open_again_and_their_reporters_not_told(store: Store) -> None:
    kept = ledger(store)
    for person in ("U5", "U6", "U7"):
        flag(kept, person)
    remind(store, Reminder(GUIDE, None, "flags"))
    before = kept.flags(HERE)
    done(kept)
    assert len(notices(store)) == 3
    back = undo(kept, 1)
    assert (back.flags, back.flags_told) == (3, True)
    assert kept.flags(HERE) == before
    assert notices(store) == []
    assert kept.history(HERE)[0].details == {"of": "done", "opened": "3"}
    kept.resolve(HERE, GUIDE, outcome="corrected", person="U1", now=NOW + 2 * HOUR)
    assert len(notices(store)) == 3


def test_flags_of_those_who_were_told_stay_closed(store: Store) -> None:
    kept = ledger(store)
    flag(kept, "U5")
    flag(kept, "U6")
    remind(store, Reminder(GUIDE, None, "flags"))
    done(kept)
    with store.writing() as connection:
        connection.execute(update(outbox).where(outbox.c.channel == "U5").values(state="sending"))
    assert undo(kept, 1).flags == 1
    assert [each.person for each in kept.flags(HERE)] == ["U6"]
    assert kept.history(HERE)[0].details == {"of": "done", "opened": "1", "told": "1"}
    assert [person for person, _ in notices(store)] == ["U5"]


def test_where_all_were_told_new_flags_are_reminded_of(store: Store) -> None:
    kept = ledger(store)
    flag(kept, "U5")
    remind(store, Reminder(GUIDE, None, "flags"))
    done(kept)
    with store.writing() as connection:
        connection.execute(update(outbox).values(state="sent"))
    back = undo(kept, 1)
    assert (back.flags, back.flags_told) == (0, False)


def test_a_figure_flagged_again_since_has_one_flag(store: Store) -> None:
    kept = ledger(store)
    flag(kept, "U5", note="too low")
    done(kept)
    flag(kept, "U5", note="still too low", at=NOW + timedelta(minutes=1))
    assert undo(kept, 1).flags == 1
    assert [each.note for each in kept.flags(HERE)] == ["still too low"]


def test_flags_closed_before_the_review_stay_closed(store: Store) -> None:
    kept = ledger(store)
    flag(kept, "U5")
    kept.resolve(HERE, GUIDE, outcome="looked at", person="U1", now=NOW - HOUR)
    done(kept)
    assert undo(kept, 1).flags == 0


def test_a_posted_digest_is_drawn_again_with_the_guide_open(store: Store) -> None:
    kept = ledger(store)
    posted = {"key": "k", "workspace": HERE, "channel": "C0", "kind": "digest", "payload": "{}"}
    with store.writing() as connection:
        row = insert(outbox).values(**posted, state="sent").returning(outbox.c.id)
        message = connection.execute(row).scalar_one()
        listed = {"outbox": message, "workspace": HERE, "guide": GUIDE, "stage": ""}
        connection.execute(insert(reminder).values(**listed))
    done(kept)
    assert acts_of(store, HERE, [GUIDE], NOW)[GUIDE].kind == "done"
    undo(kept, 1)
    assert acts_of(store, HERE, [GUIDE], NOW) == {}
    assert acts_of(store, HERE, [GUIDE], NOW + HOUR)[GUIDE].details == {"of": "done"}
    with store.reading() as connection:
        assert connection.execute(select(outbox.c.redraw)).scalar_one() == 2


def test_an_imported_act_can_be_undone(store: Store) -> None:
    kept = ledger(store)
    before = assign(kept)
    done(kept, 1, "k2")
    lines = list(kept.export())
    with store.writing() as connection:
        for table in ("act", "standing"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    kept.import_(lines)
    assert undo(kept, 2) == replace(before, version=3)
