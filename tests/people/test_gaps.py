"""What is missed is counted; words that only one person said are never shown."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from bot.language.asks import Missing
from bot.people import gaps as counting
from bot.people.gaps import LIFETIME, LONGEST_NAME, CountedGaps
from bot.store.store import Store
from bot.store.tables import gap, gap_person
from tests.people.kit import MINUTE, NOW, company, who

ACME = company("acme", known=True)
ZORP = company("zorp")
PARIS = Missing("region", "paris", True, company="wandb", role="staff")


@pytest.fixture(name="gaps")
def fixture_gaps(store: Store) -> CountedGaps:
    return CountedGaps(store)


def _names(gaps: CountedGaps, workspace: str = "slack:T1") -> list[str]:
    return [wanted.missing.name for wanted in gaps.wanted(workspace)]


def test_a_known_name_is_listed_at_once_with_its_counts(gaps: CountedGaps) -> None:
    for person in ("U1", "U1", "U2"):
        gaps.missed(who(person), PARIS, NOW)
    (wanted,) = gaps.wanted("slack:T1")
    assert (wanted.missing, wanted.times, wanted.people) == (PARIS, 3, 2)


def test_an_unknown_name_is_listed_once_two_people_asked(gaps: CountedGaps) -> None:
    for _ in range(3):
        gaps.missed(who("U1"), ZORP, NOW)
    assert gaps.wanted("slack:T1") == ()
    gaps.missed(who("U2"), ZORP, NOW)
    (wanted,) = gaps.wanted("slack:T1")
    assert (wanted.missing, wanted.times, wanted.people) == (ZORP, 4, 2)


def test_what_one_person_said_is_not_even_in_the_table(gaps: CountedGaps) -> None:
    gaps.missed(who("U0SECRET"), company("my brother ted"), NOW)
    with gaps.store.reading() as connection:
        written = str([connection.execute(select(t)).all() for t in (gap, gap_person)])
    assert "ted" not in written
    assert "SECRET" not in written


def test_most_wanted_first(gaps: CountedGaps) -> None:
    asked = {"rare": ("U1",), "often": ("U1", "U1", "U1"), "many": ("U1", "U2"), "also": ("U1",)}
    for name, people in asked.items():
        for person in people:
            gaps.missed(who(person), company(name, known=True), NOW)
    assert _names(gaps) == ["many", "often", "also", "rare"]


def test_workspaces_do_not_see_each_other(gaps: CountedGaps) -> None:
    gaps.missed(who("U1"), ZORP, NOW)
    gaps.missed(who("U2", workspace="slack:T2"), ZORP, NOW)
    gaps.missed(who("U2", workspace="slack:T2"), ACME, NOW)
    assert (_names(gaps), _names(gaps, "slack:T2")) == ([], ["acme"])
    assert gaps.workspaces() == ("slack:T1", "slack:T2")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("", id="empty"),
        pytest.param(" \t", id="blank"),
        pytest.param("x" * (LONGEST_NAME + 1), id="a sentence"),
        pytest.param("a\x00b", id="a control character"),
        pytest.param("a\u202eb", id="right to left override"),
        pytest.param("a\ud800b", id="half a character"),
    ],
)
def test_what_is_no_name_is_not_counted(gaps: CountedGaps, name: str) -> None:
    gaps.missed(who(), company(name, known=True), NOW)
    assert gaps.wanted("slack:T1") == ()


def test_a_name_that_became_known_is_listed(gaps: CountedGaps) -> None:
    gaps.missed(who("U1"), ZORP, NOW)
    gaps.missed(who("U1"), company("zorp", known=True), NOW)
    (wanted,) = gaps.wanted("slack:T1")
    assert (wanted.missing.known, wanted.times, wanted.people) == (True, 2, 1)


def test_forgetting_takes_the_person_out_and_hides_what_is_left_of_one(gaps: CountedGaps) -> None:
    only_theirs = company("private")
    for person, missing in (("U1", ZORP), ("U2", ZORP), ("U1", ACME), ("U1", only_theirs)):
        gaps.missed(who(person), missing, NOW)
    assert gaps.forget(who("U1")) == 3
    (left,) = gaps.wanted("slack:T1")
    assert (left.missing, left.times, left.people) == (ACME, 1, 0)
    with gaps.store.reading() as connection:
        rows = connection.execute(select(gap.c.name, gap.c.known).order_by(gap.c.name)).all()
    assert [tuple(row) for row in rows] == [("", False), ("acme", True)]
    assert gaps.forget(who("U1")) == 0
    gaps.missed(who("U3"), ZORP, NOW)
    assert set(_names(gaps)) == {"acme", "zorp"}


def test_forgetting_spares_the_same_person_in_another_workspace(gaps: CountedGaps) -> None:
    gaps.missed(who("U1"), ACME, NOW)
    gaps.missed(who("U1", workspace="slack:T2"), ACME, NOW)
    gaps.forget(who("U1"))
    assert [w.people for w in gaps.wanted("slack:T2")] == [1]


def test_after_half_a_year_it_is_dropped(gaps: CountedGaps) -> None:
    gaps.missed(who(), ACME, NOW)
    gaps.missed(who(), company("later", known=True), NOW + LIFETIME)
    assert _names(gaps) == ["later"]
    with gaps.store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(gap_person)).scalar() == 1


@pytest.mark.parametrize("known", [False, True])
def test_the_oldest_go_when_there_are_too_many(
    gaps: CountedGaps, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    monkeypatch.setitem(counting.MOST_KEPT, known, 2)
    gaps.missed(who(), company("other", not known), NOW)
    for number in range(4):
        for person in ("U1", "U2"):
            gaps.missed(who(person), company(f"n{number}", known), NOW + number * MINUTE)
    assert sorted(_names(gaps)) == (["n2", "n3"] if known else ["n2", "n3", "other"])


def test_many_at_once_are_all_counted(gaps: CountedGaps) -> None:
    def ask(number: int) -> None:
        gaps.missed(who(f"U{number % 5}"), ZORP if number % 2 else ACME, NOW)
        if number % 20 == 0:
            gaps.forget(who("U9"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ask, range(60)))
    counted = [(wanted.times, wanted.people) for wanted in gaps.wanted("slack:T1")]
    assert counted == [(30, 5), (30, 5)]
