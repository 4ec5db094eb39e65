"""Flags: one open one for each person and figure; reporters are told how they end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.chat.memory import Who
from bot.people.kept import Kept
from bot.reviews.ledger import standings
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.planning import Reminder
from bot.store.store import Store
from tests.reviews.ledger.kit import (
    GUIDE,
    HERE,
    HOUR,
    NOW,
    OTHER,
    THERE,
    assign,
    done,
    flag,
    ledger,
    notices,
)


def _resolve(kept: Ledger, outcome: str = "it was a typing error", guide: str = GUIDE) -> int:
    return kept.resolve(HERE, guide, outcome=outcome, person="U1", now=NOW + HOUR)


def test_flags_are_counted_and_listed_oldest_first(store: Store) -> None:
    kept = ledger(store)
    assert flag(kept, "U5", at=NOW + HOUR) == 1
    assert flag(kept, "U6", at=NOW) == 2
    assert flag(kept, "U5", "stock", at=NOW + 2 * HOUR) == 3
    assert flag(kept, "U5", guide=OTHER) == 1
    found = [(f.person, f.figure, f.region, f.note) for f in kept.flags(HERE, GUIDE)]
    assert found == [
        ("U6", "base", "Paris", "too low"),
        ("U5", "base", "Paris", "too low"),
        ("U5", "stock", "Paris", "too low"),
    ]
    assert len(kept.flags(HERE)) == 4
    assert {g: s.flags for g, s in kept.standings(HERE).items()} == {GUIDE: 3, OTHER: 1}
    assert kept.standings(HERE, [OTHER])[OTHER].flags == 1


def test_a_second_flag_of_a_person_on_a_figure_renews_the_first(store: Store) -> None:
    kept = ledger(store)
    flag(kept)
    assert flag(kept, note="far too low", at=NOW + HOUR) == 1
    (renewed,) = kept.flags(HERE)
    assert (renewed.note, renewed.raised_at) == ("far too low", NOW + HOUR)
    assert [act.kind for act in kept.history(HERE)] == ["flag"]


def test_of_many_presses_of_a_person_one_flag_is_left(store: Store) -> None:
    kept = ledger(store)
    with ThreadPoolExecutor(16) as pool:
        counts = list(pool.map(lambda _: flag(kept), range(32)))
    assert set(counts) == {1}
    assert len(kept.flags(HERE)) == len(kept.history(HERE)) == 1


def test_a_flag_is_no_version_and_is_open_in_its_workspace_only(store: Store) -> None:
    kept = ledger(store)
    flag(kept)
    assert kept.flags(THERE) == kept.flags(THERE, GUIDE) == ()
    assert kept.standings(THERE) == {}
    assert flag(kept, workspace=THERE) == 1
    assert assign(kept).version == 1


def test_each_reporter_is_told_once_how_their_flags_ended(store: Store) -> None:
    kept = ledger(store)
    for person, figure in (("U5", "base"), ("U6", "base"), ("U5", "stock")):
        flag(kept, person, figure)
    flag(kept, "U7", guide=OTHER)
    assert _resolve(kept) == 3
    said = f"What you flagged in {GUIDE} ({{}}) was resolved: it was a typing error."
    assert notices(store) == [
        ("U5", said.format("base, Paris; stock, Paris")),
        ("U6", said.format("base, Paris")),
    ]
    assert [f.guide for f in kept.flags(HERE)] == [OTHER]
    assert kept.history(HERE, GUIDE)[0].details == {"outcome": "it was a typing error"}


def test_resolving_twice_tells_nobody_twice(store: Store) -> None:
    kept = ledger(store)
    flag(kept)
    with ThreadPoolExecutor(8) as pool:
        counts = list(pool.map(lambda _: _resolve(kept), range(8)))
    assert sorted(counts) == [0] * 7 + [1]
    assert len(notices(store)) == 1
    assert [act.kind for act in kept.history(HERE)] == ["resolve", "flag"]


def test_a_figure_can_be_flagged_again_after_its_flag_was_resolved(store: Store) -> None:
    kept = ledger(store)
    flag(kept)
    _resolve(kept)
    assert flag(kept) == 1
    assert _resolve(kept, "it is right") == 1
    assert [person for person, _ in notices(store)] == ["U5", "U5"]


@pytest.mark.parametrize(
    ("kind", "how"), [("text", "its text checked"), ("numbers", "its numbers re-sourced")]
)
def test_a_review_resolves_the_flags(store: Store, kind: str, how: str) -> None:
    kept = ledger(store)
    flag(kept)
    assert done(kept, kind="text" if kind == "text" else "numbers").flags == 0
    ((person, text),) = notices(store)
    assert (person, how in text) == ("U5", True)
    assert kept.flags(HERE) == ()
    assert [act.kind for act in kept.history(HERE)] == ["done", "flag"]


def test_only_flags_that_were_seen_are_closed(store: Store) -> None:
    kept = ledger(store)
    for person in ("U5", "U6", "U7"):
        flag(kept, person)
    first, second, _ = (each.id for each in kept.flags(HERE))

    def resolve(last: int) -> int:
        return kept.resolve(
            HERE, GUIDE, outcome="fixed", person="U1", now=NOW + HOUR, last_flag=last
        )

    assert resolve(0) == 0
    assert resolve(first) == 1
    assert done(kept, last_flag=second).flags == 1
    assert [person for person, _ in notices(store)] == ["U5", "U6"]
    assert [each.person for each in kept.flags(HERE)] == ["U7"]


def test_resolved_flags_may_be_told_of_again(store: Store) -> None:
    kept = ledger(store)
    flag(kept)
    with store.writing() as connection:
        standings.remind(connection, HERE, [Reminder(GUIDE, None, "flags")])
    assert kept.standings(HERE)[GUIDE].flags_told
    _resolve(kept)
    assert not kept.standings(HERE)[GUIDE].flags_told


def test_a_person_who_is_forgotten_leaves_their_flags_and_is_told_nothing(tmp_path: Path) -> None:
    people = Kept(f"sqlite:///{tmp_path}/x.db")
    kept = ledger(people.open().store)
    for person, figure in (("U5", "base"), ("U5", "stock"), ("U6", "base")):
        flag(kept, person, figure)
    flag(kept, "U5", workspace=THERE)
    assert people.forget(Who(HERE, "U5", ("D1",))) == 2
    assert sorted(f.person for f in kept.flags(HERE)) == ["", "", "U6"]
    assert sorted(act.person for act in kept.history(HERE)) == ["", "", "U6"]
    assert [f.person for f in kept.flags(THERE)] == ["U5"]
    assert _resolve(kept) == 3
    assert [person for person, _ in notices(people.open().store)] == ["U6"]
    people.close()


def test_two_forgotten_people_may_have_flagged_the_same_figure(store: Store) -> None:
    from bot.reviews.ledger import flags

    kept = ledger(store)
    for person in ("U5", "U6"):
        flag(kept, person)
        assert flags.forget(store, Who(HERE, person)) == 1
    assert [f.person for f in kept.flags(HERE)] == ["", ""]
