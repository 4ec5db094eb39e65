"""How fresh a guide is, on every day that matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.chat.reviewing import Standing, Thresholds
from bot.errors import SettingsError
from bot.reviews.freshness import (
    Dated,
    age,
    effective_due,
    freshness,
    numbers_on,
    quarter_of,
    reviewed,
    spoken,
    thresholds,
)
from tests.making import guide as make_guide

TODAY = date(2026, 11, 22)
LIMITS = Thresholds()


def days(count: int) -> date:
    """That many days from today."""
    return TODAY + timedelta(days=count)


def dated(due: date | None, updated: date | None = TODAY) -> Dated:
    return Dated("a/b", "A B", "a", updated, due, quarter="2025-Q4")


@pytest.mark.parametrize(
    ("due", "updated", "flags", "state"),
    [
        pytest.param(14, 0, 0, "fresh", id="14 days before: the fifteenth day"),
        pytest.param(13, 0, 0, "due soon", id="13 days before: the first of fourteen"),
        pytest.param(1, 0, 0, "due soon", id="the day before"),
        pytest.param(0, 0, 0, "due soon", id="the due date"),
        pytest.param(-1, 0, 0, "overdue", id="the day after"),
        pytest.param(-400, 0, 0, "overdue", id="a year after"),
        pytest.param(30, -240, 0, "fresh", id="numbers of 240 days"),
        pytest.param(30, -241, 0, "expired", id="numbers of 241 days"),
        pytest.param(0, -241, 0, "expired", id="expired wins over due soon"),
        pytest.param(-1, -241, 0, "expired", id="expired wins over overdue"),
        pytest.param(30, None, 0, "expired", id="no day of the numbers"),
        pytest.param(None, -240, 0, "fresh", id="no due date, numbers good"),
        pytest.param(None, -241, 0, "expired", id="no due date, numbers old"),
        pytest.param(30, 0, 2, "fresh", id="two flags"),
        pytest.param(30, 0, 3, "overdue", id="three flags"),
        pytest.param(None, 0, 3, "overdue", id="three flags, no due date"),
        pytest.param(30, -241, 3, "expired", id="expired wins over flags"),
        pytest.param(30, 5, 0, "fresh", id="updated in the future"),
    ],
)
def test_state(due: int | None, updated: int | None, flags: int, state: str) -> None:
    file = dated(None if due is None else days(due), None if updated is None else days(updated))
    found = freshness(file, Standing("a/b", flags=flags), TODAY, LIMITS)
    assert found.state == state
    assert found.stale == (state in ("overdue", "expired"))


@pytest.mark.parametrize(
    ("due", "updated", "flags", "overdue"),
    [
        pytest.param(-1, 0, 0, True, id="overdue"),
        pytest.param(-1, -241, 0, True, id="expired and past its date"),
        pytest.param(0, -241, 2, False, id="expired, two flags"),
        pytest.param(0, -241, 3, True, id="expired, three flags"),
        pytest.param(None, -241, 3, True, id="expired, three flags, no due date"),
        pytest.param(0, 0, 3, True, id="three flags"),
        pytest.param(0, 0, 2, False, id="due soon, two flags"),
    ],
)
def test_what_is_in_a_list_of_the_overdue(
    due: int | None, updated: int, flags: int, overdue: bool
) -> None:
    file = dated(None if due is None else days(due), days(updated))
    found = freshness(file, Standing("a/b", flags=flags), TODAY, LIMITS)
    assert found.is_in("overdue", TODAY) is overdue
    assert found.is_in("", TODAY) is found.stale


@pytest.mark.parametrize("due", [date.min, date.max], ids=["first", "last"])
def test_the_ends_of_time_are_dates(due: date) -> None:
    assert freshness(dated(due), None, TODAY, LIMITS).state in ("overdue", "fresh")
    assert freshness(dated(due), None, date.min, LIMITS).days_overdue(date.min) == 0


def test_thresholds_move_the_days() -> None:
    strict = Thresholds(due_soon=3, expired=10, flags=1)
    assert freshness(dated(days(3)), None, TODAY, strict).state == "fresh"
    assert freshness(dated(days(2)), None, TODAY, strict).state == "due soon"
    assert freshness(dated(days(9), days(-11)), None, TODAY, strict).state == "expired"
    assert freshness(dated(days(9)), Standing("a/b", flags=1), TODAY, strict).state == "overdue"


REVIEW = Standing("a/b", reviewed_on=days(-5), next_due=days(85), seen_due=days(-10))


@pytest.mark.parametrize(
    ("file", "standing", "due"),
    [
        pytest.param(days(-10), None, days(-10), id="nothing kept: the file"),
        pytest.param(days(-10), Standing("a/b"), days(-10), id="no review: the file"),
        pytest.param(days(-10), REVIEW, days(85), id="the review, the file as it was seen"),
        pytest.param(days(20), REVIEW, days(20), id="the file says a later date since"),
        pytest.param(days(-50), REVIEW, days(-50), id="the file says an earlier date since"),
        pytest.param(None, REVIEW, None, id="the file says no date any more"),
        pytest.param(
            None, replace(REVIEW, seen_due=None), days(85), id="the file never said a date"
        ),
        pytest.param(
            days(85), replace(REVIEW, seen_due=days(85)), days(85), id="applied to the file"
        ),
    ],
)
def test_effective_due(file: date | None, standing: Standing | None, due: date | None) -> None:
    assert effective_due(dated(file), standing) == due


@pytest.mark.parametrize(
    ("file", "reviewed_as_it_should_be"),
    [
        pytest.param([-10], True, id="as it was seen"),
        pytest.param([-10, 85], True, id="applied"),
        pytest.param([-10, 85, 30], False, id="applied, then a third date"),
        pytest.param([-10, 85, 30, 85], True, id="a third date, then the applied one again"),
        pytest.param([-10, 85, -10], True, id="the apply reverted"),
        pytest.param([-10, 30], False, id="another date before it was applied"),
        pytest.param([-10, 85, None], False, id="applied, then no date"),
    ],
)
def test_a_review_stays_one_when_it_is_in_the_file(
    file: list[int | None], reviewed_as_it_should_be: bool
) -> None:
    """What the file said one after the other; only what it says now counts."""
    now = None if file[-1] is None else days(file[-1])
    assert reviewed(dated(now), REVIEW) is reviewed_as_it_should_be
    assert effective_due(dated(now), REVIEW) == (days(85) if reviewed_as_it_should_be else now)


def test_a_later_review_counts_from_the_applied_date() -> None:
    """The date that was applied is what the next review saw: the one before it is another."""
    again = replace(REVIEW, seen_due=days(85), next_due=days(170))
    assert effective_due(dated(days(85)), again) == days(170)
    assert effective_due(dated(days(170)), again) == days(170)
    assert not reviewed(dated(days(-10)), again)


def test_only_resourced_numbers_start_their_clock_again() -> None:
    old = dated(days(-10), days(-300))
    text = replace(REVIEW, reviewed_as="text")
    assert freshness(old, text, TODAY, LIMITS).state == "expired"
    numbers = replace(REVIEW, reviewed_as="numbers", sourced_on=days(-5))
    assert freshness(old, numbers, TODAY, LIMITS).state == "fresh"
    later = replace(numbers, reviewed_as="text", reviewed_on=TODAY)
    assert freshness(old, later, TODAY, LIMITS).numbers == days(-5)


@pytest.mark.parametrize(
    ("updated", "sourced", "on", "quarter"),
    [
        pytest.param(-100, None, -100, "2025-Q4", id="the file"),
        pytest.param(-100, -20, -20, "2026-Q3", id="a later review"),
        pytest.param(-10, -20, -10, "2025-Q4", id="a later file"),
        pytest.param(None, -20, -20, "2026-Q3", id="only a review"),
        pytest.param(None, None, None, "2025-Q4", id="neither"),
    ],
)
def test_numbers(updated: int | None, sourced: int | None, on: int | None, quarter: str) -> None:
    file = dated(days(9), None if updated is None else days(updated))
    review = replace(
        REVIEW, sourced_on=None if sourced is None else days(sourced), quarter="2026-Q3"
    )
    assert numbers_on(file, review) == (None if on is None else days(on))
    assert quarter_of(file, review) == quarter


@pytest.mark.parametrize(
    ("until", "of", "silent"),
    [
        pytest.param(1, -5, True, id="in force"),
        pytest.param(0, -5, True, id="its last day"),
        pytest.param(-1, -5, False, id="over"),
        pytest.param(1, -9, False, id="of another due date"),
    ],
)
def test_snooze(until: int, of: int, silent: bool) -> None:
    standing = Standing("a/b", snoozed_until=days(until), snoozed_due=days(of))
    found = freshness(dated(days(-5)), standing, TODAY, LIMITS)
    assert found.snoozed_until == (days(until) if silent else None)
    assert found.state == "overdue", "a snooze is silence, not a review"


def test_counts_of_days() -> None:
    found = freshness(dated(days(-3), days(-40)), None, TODAY, LIMITS)
    assert (found.days_overdue(TODAY), found.days_old(TODAY)) == (3, 40)
    none = freshness(dated(None, None), None, TODAY, LIMITS)
    assert (none.days_overdue(TODAY), none.days_old(TODAY)) == (0, None)


def test_dates_of_a_guide() -> None:
    guide = replace(
        make_guide("acme", "chef"),
        last_updated=days(-9),
        next_review_due=days(9),
        owner="Ada",
        salary_data_quarter="2026-Q2",
    )
    assert Dated.of(guide) == Dated(
        "acme/chef", "Acme Chef", "acme", days(-9), days(9), "Ada", "2026-Q2"
    )
    assert Dated.of(make_guide("acme", "chef")).owner == ""


def test_thresholds_from_the_environment() -> None:
    env = {"REVIEW_DUE_SOON_DAYS": "7", "REVIEW_EXPIRED_DAYS": " 180 ", "REVIEW_FLAGS": ""}
    assert thresholds(env) == Thresholds(due_soon=7, expired=180)
    assert thresholds({}) == Thresholds(14, 240, 90, 14, 3)


@pytest.mark.parametrize("value", ["0", "-1", "3651", "1.5", "ten", "٣", "9" * 5000])
def test_nonsense_in_the_environment(value: str) -> None:
    with pytest.raises(SettingsError, match=r"REVIEW_SNOOZE_DAYS is .* no whole number from 1"):
        thresholds({"REVIEW_SNOOZE_DAYS": value})


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2026-11-22", "2026-11-22", "0 days"),
        ("2026-11-21", "2026-11-22", "1 day"),
        ("2026-09-24", "2026-11-22", "59 days"),
        ("2026-09-23", "2026-11-22", "2 months"),
        ("2026-02-23", "2026-11-22", "9 months"),
        ("2026-02-23", "2026-11-23", "9 months"),
        ("2026-05-23", "2026-11-22", "6 months"),
        ("2026-08-31", "2026-11-30", "3 months"),
        ("2024-12-22", "2026-11-22", "23 months"),
        ("2024-11-22", "2026-11-22", "2 years"),
        ("2023-11-22", "2026-11-22", "3 years"),
    ],
)
def test_age_changes_units(since: str, until: str, said: str) -> None:
    assert age((date.fromisoformat(until) - date.fromisoformat(since)).days) == said


@pytest.mark.parametrize("months", range(3, 24))
@pytest.mark.parametrize("day", [1, 15, 23, 28])
def test_whole_calendar_months_are_so_many(months: int, day: int) -> None:
    for start in range(48):
        since, until = (
            date(2023 + month // 12, month % 12 + 1, day) for month in (start, start + months)
        )
        assert age((until - since).days) == f"{months} months"


def test_spoken() -> None:
    assert spoken(date(2026, 5, 3)) == "3 May 2026"
