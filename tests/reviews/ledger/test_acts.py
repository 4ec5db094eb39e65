"""Reviews, snoozes and owners: one outcome for whoever acts first, an explanation for others."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.reviewing import Act, Changed, Standing
from bot.store.store import Store, open_store
from tests.reviews.ledger.kit import (
    ACTS,
    FILED,
    GUIDE,
    HERE,
    HOUR,
    NEXT,
    NOW,
    OTHER,
    THERE,
    TODAY,
    ActOf,
    assign,
    done,
    ledger,
    snooze,
)

PEOPLE = 50
PROCESSES = 4
PRESS = """
import json, sys
from bot.chat.reviewing import Changed
from bot.store.store import open_store
from tests.reviews.ledger.kit import done, ledger

store, told = open_store(sys.argv[1]), []
for n in range(5):
    person = f"U{sys.argv[2]}{n}"
    try:
        done(ledger(store), 0, person, person=person)
        told.append("done")
    except Changed as changed:
        told.append(changed.last.person)
print(json.dumps(told))
"""

REVIEWED = Standing(
    GUIDE,
    version=1,
    reviewed_on=TODAY,
    reviewed_as="numbers",
    next_due=NEXT,
    seen_due=FILED,
    sourced_on=TODAY,
    quarter="2026-Q4",
    source="levels.fyi",
)


def test_nothing_is_kept_of_a_guide_at_first(store: Store) -> None:
    kept = ledger(store)
    assert kept.standings(HERE) == {}
    assert kept.standings(HERE, [GUIDE]) == {}
    assert kept.history(HERE) == ()


def test_a_review_is_kept(store: Store) -> None:
    kept = ledger(store)
    assert done(kept) == REVIEWED
    assert kept.standings(HERE) == {GUIDE: REVIEWED}
    assert kept.standings(HERE, (GUIDE, OTHER)) == {GUIDE: REVIEWED}
    assert kept.standings(HERE, (OTHER,)) == {}
    details = {"as": "numbers", "next": "2027-02-20", "source": "levels.fyi", "quarter": "2026-Q4"}
    assert kept.history(HERE, GUIDE) == (Act(GUIDE, "done", "U1", NOW, details),)


def test_a_checked_text_leaves_where_the_numbers_came_from(store: Store) -> None:
    kept = ledger(store)
    done(kept)
    again = done(kept, 1, "k2", kind="text")
    assert again == replace(REVIEWED, version=2, reviewed_as="text")


def test_a_snooze_and_an_owner_are_kept_and_a_review_ends_the_snooze_only(store: Store) -> None:
    kept = ledger(store)
    until = TODAY + timedelta(days=10)
    assert snooze(kept) == Standing(GUIDE, 1, snoozed_until=until, snoozed_due=FILED)
    owned = assign(kept, 1, "k2")
    assert owned == Standing(GUIDE, 2, snoozed_until=until, snoozed_due=FILED, owner="U9")
    assert done(kept, 2, "k3") == replace(REVIEWED, version=3, owner="U9")
    assert [act.kind for act in kept.history(HERE)] == ["done", "assign", "snooze"]


def test_an_assignment_is_taken_back(store: Store) -> None:
    kept = ledger(store)
    assign(kept)
    back = kept.assign(HERE, GUIDE, owner="", person="U1", now=NOW, version=1, key="k2")
    assert (back.owner, back.version) == ("", 2)


@pytest.mark.parametrize("kind", ACTS)
@pytest.mark.parametrize("first", ACTS)
def test_whoever_saw_an_older_version_changes_nothing(
    store: Store, kind: ActOf, first: ActOf
) -> None:
    kept = ledger(store)
    before = ACTS[first](kept, 0, "k1", "U1")
    with pytest.raises(Changed) as caught:
        ACTS[kind](kept, 0, "k2", "U2")
    assert caught.value.last == kept.history(HERE, GUIDE)[0]
    assert caught.value.last is not None
    assert (caught.value.last.kind, caught.value.last.person) == (first, "U1")
    assert kept.standings(HERE) == {GUIDE: before}
    assert len(kept.history(HERE)) == 1


def test_a_version_that_never_was_changes_nothing(store: Store) -> None:
    kept = ledger(store)
    with pytest.raises(Changed) as caught:
        done(kept, 7)
    assert caught.value.last is None
    assert kept.standings(HERE) == {}


@pytest.mark.parametrize("kind", ACTS)
def test_a_repeated_submission_is_one_act_and_shows_what_is_there_now(
    store: Store, kind: ActOf
) -> None:
    kept = ledger(store)
    first = ACTS[kind](kept, 0, "k1", "U1")
    assert ACTS[kind](kept, 0, "k1", "U1") == first
    later = assign(kept, 1, "k2")
    assert ACTS[kind](kept, 0, "k1", "U1") == later
    assert len(kept.history(HERE)) == 2


def test_a_foreign_workspace_sees_nothing_and_may_use_the_same_key(store: Store) -> None:
    kept = ledger(store)
    done(kept)
    assert kept.standings(THERE) == {}
    assert kept.standings(THERE, [GUIDE]) == {}
    assert kept.history(THERE) == kept.history(THERE, GUIDE) == ()
    assert done(kept, workspace=THERE, person="U7").version == 1
    assert [act.person for act in kept.history(HERE)] == ["U1"]


def test_history_is_newest_first_and_no_longer_than_asked_for(store: Store) -> None:
    kept = ledger(store)
    for n in range(5):
        done(kept, n, f"k{n}", at=NOW + n * HOUR)
    done(kept, 0, "o", guide=OTHER, at=NOW + 9 * HOUR)
    assert [act.at for act in kept.history(HERE, GUIDE, most=2)] == [NOW + 4 * HOUR, NOW + 3 * HOUR]
    assert [act.guide for act in kept.history(HERE, most=2)] == [OTHER, GUIDE]


def test_of_very_many_guides_those_asked_for_are_given(store: Store) -> None:
    kept = ledger(store)
    done(kept)
    assert list(kept.standings(HERE, [f"acme/{n}" for n in range(40_000)] + [GUIDE])) == [GUIDE]
    assert kept.standings(HERE, [f"acme/{n}" for n in range(40_000)]) == {}


def test_of_fifty_who_press_at_once_one_acts_and_the_others_are_told(address: str) -> None:
    replicas = [open_store(address) for _ in range(2)]

    def press(number: int) -> str:
        try:
            done(ledger(replicas[number % 2]), 0, f"k{number}", person=f"U{number}")
        except Changed as changed:
            return changed.last.person if changed.last else "nobody"
        return "done"

    with ThreadPoolExecutor(PEOPLE) as pool:
        told = Counter(pool.map(press, range(PEOPLE)))
    (act,) = ledger(replicas[0]).history(HERE)
    assert told == {"done": 1, act.person: PEOPLE - 1}
    assert ledger(replicas[1]).standings(HERE)[GUIDE].version == 1
    for store in replicas:
        store.close()


def test_one_submission_delivered_fifty_times_is_one_act(address: str) -> None:
    replicas = [open_store(address) for _ in range(2)]
    with ThreadPoolExecutor(PEOPLE) as pool:
        shown = list(pool.map(lambda n: done(ledger(replicas[n % 2])), range(PEOPLE)))
    assert shown == [REVIEWED] * PEOPLE
    assert len(ledger(replicas[0]).history(HERE)) == 1
    for store in replicas:
        store.close()


def test_processes_that_press_at_once_have_one_outcome(address: str) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", PRESS, address, str(n)], stdout=subprocess.PIPE, text=True
        )
        for n in range(PROCESSES)
    ]
    told = Counter(
        one for process in started for one in json.loads(process.communicate(timeout=120)[0])
    )
    store = open_store(address)
    (act,) = ledger(store).history(HERE)
    assert told == {"done": 1, act.person: PROCESSES * 5 - 1}
    store.close()
