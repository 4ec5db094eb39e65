"""What a workspace is told on a day, and never twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.chat.reviewing import Calendar, Standing
from bot.reviews.owners import read_owners
from bot.reviews.planning import Reminder, plan
from tests.reviews.days import (
    FRIDAY,
    MONDAY,
    NEXT_MONDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    at,
    due,
    listed,
    started,
)
from tests.reviews.keeping import CALENDAR, LIMITS, Kept


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        pytest.param(TUESDAY, None, id="the day before"),
        pytest.param(WEDNESDAY, None, id="the due date"),
        pytest.param(THURSDAY, "due", id="the day after"),
        pytest.param(FRIDAY, "due", id="two days after, asleep between"),
        pytest.param(NEXT_MONDAY, "digest", id="on the digest's day it stands in the digest"),
    ],
)
def test_the_day_a_guide_passes_its_date(day: date, kind: str | None) -> None:
    guide = due(WEDNESDAY)
    made = started(guide).tick([guide], at(day))
    assert (made.kind if made else None) == kind
    if made:
        assert made.day == day
        assert made.reminders == (Reminder("a/b", WEDNESDAY, "due"),)
        assert listed(made) == ["a/b"]
        assert made.digest.entries[0].new


def test_all_of_a_day_in_one_message_and_once() -> None:
    guides = [due(WEDNESDAY, "a/b"), due(WEDNESDAY, "c/d"), due(THURSDAY, "e/f")]
    kept = started(*guides)
    assert listed(kept.tick(guides, at(THURSDAY))) == ["a/b", "c/d"]
    assert kept.tick(guides, at(THURSDAY, 11)) is None
    assert kept.tick(guides, at(THURSDAY, 23)) is None
    assert listed(kept.tick(guides, at(FRIDAY))) == ["e/f"]


def test_everything_is_judged_as_of_the_slots_day() -> None:
    guide = due(WEDNESDAY)
    kept = started(guide)
    assert kept.planned([guide], at(THURSDAY, 8)) is None, "Thursday's slot has not come"
    assert kept.planned([guide], at(THURSDAY, 9)) is not None


def test_a_first_start_with_thousands_is_one_digest() -> None:
    guides = [due(MONDAY - timedelta(days=1 + n % 300), f"c{n}/r") for n in range(4_000)]
    kept = Kept()
    made = kept.tick(guides, at(WEDNESDAY))
    assert made is not None
    assert (made.kind, len(made.digest.entries), made.digest.rest) == ("digest", 10, 3_990)
    assert len(made.reminders) == 4_000
    assert not any(entry.new for entry in made.digest.entries)
    assert made.digest.rest_new == 0
    assert [kept.tick(guides, at(day)) for day in (THURSDAY, FRIDAY)] == [None, None]
    weekly = kept.tick(guides, at(NEXT_MONDAY))
    assert weekly is not None
    assert (weekly.kind, weekly.reminders) == ("digest", ())


def test_one_digest_a_week_while_it_stays_overdue() -> None:
    guide = due(MONDAY - timedelta(days=9))
    kept = Kept()
    days = [MONDAY + timedelta(days=n) for n in range(28)]
    sent = [made.day for day in days if (made := kept.tick([guide], at(day)))]
    assert sent == [MONDAY + timedelta(weeks=n) for n in range(4)]


def test_asleep_for_a_week_is_one_catch_up() -> None:
    guides = [due(MONDAY - timedelta(days=9)), due(WEDNESDAY, "c/d")]
    kept = Kept()
    kept.tick(guides, at(MONDAY))
    late = NEXT_MONDAY + timedelta(days=2)
    sent = [made for n in range(4) if (made := kept.tick(guides, at(late + timedelta(days=n))))]
    assert [(made.kind, made.day) for made in sent] == [("digest", late)]
    assert listed(sent[0]) == ["a/b", "c/d"]
    assert sent[0].reminders == (Reminder("c/d", WEDNESDAY, "due"),)


def test_a_quiet_monday_moves_the_digest() -> None:
    guide = due(MONDAY - timedelta(days=9))
    kept = Kept(calendar=replace(CALENDAR, quiet=("sat", "sun", NEXT_MONDAY.isoformat())))
    kept.tick([guide], at(MONDAY))
    days = [NEXT_MONDAY + timedelta(days=n) for n in range(8)]
    sent = [made.day for day in days if (made := kept.tick([guide], at(day)))]
    assert sent == [NEXT_MONDAY + timedelta(days=1), NEXT_MONDAY + timedelta(days=7)]


def test_nothing_stale_is_silence_that_counts_as_the_weeks_digest() -> None:
    guide = due(TUESDAY)
    kept = started(guide)
    made = kept.tick([guide], at(WEDNESDAY))
    assert made is not None
    assert made.kind == "due"


def test_all_clear_is_said_where_it_is_wanted() -> None:
    kept = Kept(calendar=replace(CALENDAR, all_clear=True))
    made = kept.tick([due(FRIDAY)], at(MONDAY))
    assert made is not None
    assert (made.kind, listed(made), made.digest.rest) == ("digest", [], 0)
    assert kept.tick([due(FRIDAY)], at(TUESDAY)) is None


def test_without_a_channel_nothing_counts_as_told() -> None:
    assert Kept(calendar=Calendar()).tick([due(MONDAY)], at(TUESDAY)) is None


def test_a_clock_set_back_says_nothing_twice() -> None:
    guide = due(WEDNESDAY)
    kept = started(guide)
    assert kept.tick([guide], at(THURSDAY)) is not None
    for back in (THURSDAY, WEDNESDAY, TUESDAY, MONDAY, MONDAY - timedelta(days=3)):
        assert kept.tick([guide], at(back)) is None
    assert kept.tick([guide], at(FRIDAY)) is None


OWNERS = read_owners(
    "- name: Ada\n  slack: U012AB3CD\n  deputy: Grace\n  guides: a/*\n"
    "- name: Grace\n  slack: U045EF6GH\n"
)


class TestPaper:
    """Order, groups and owners of a digest."""

    def test_ten_of_all_owners_ranked_by_lookups_then_by_date(self) -> None:
        guides = [due(MONDAY - timedelta(days=n), f"{'ab'[n % 2]}/g{n:02}") for n in range(1, 16)]
        kept = Kept(owners=OWNERS)
        kept.looked_up("b/g03", 7)
        kept.looked_up("a/g02", 5)
        made = kept.tick(guides, at(MONDAY))
        assert made is not None
        assert [group.key for group in made.digest.groups] == ["", "Ada"]
        assert listed(made) == [
            "b/g03", "b/g15", "b/g13", "b/g11", "b/g09",
            "a/g02", "a/g14", "a/g12", "a/g10", "a/g08",
        ]  # fmt: skip
        assert (made.digest.rest, made.owners) == (5, ("Ada",))

    def test_new_ones_behind_show_all_are_counted(self) -> None:
        guides = [due(TUESDAY, f"a/g{n:02}") for n in range(14)]
        made = started(*guides).tick(guides, at(WEDNESDAY))
        assert made is not None
        assert (made.digest.rest, made.digest.rest_new) == (4, 4)

    def test_the_deputy_after_two_digests_unanswered(self) -> None:
        guide = due(MONDAY - timedelta(days=9))
        kept = Kept(owners=OWNERS, owner_of=lambda _: "Ada")
        deputies = []
        for week in range(4):
            made = kept.tick([guide], at(MONDAY + timedelta(weeks=week)))
            assert made is not None
            deputies.append(made.digest.groups[0].deputy)
        assert [deputy.id if deputy else None for deputy in deputies] == [
            None, None, "U045EF6GH", "U045EF6GH",
        ]  # fmt: skip
        other = due(MONDAY, "a/other")
        kept.done(guide, MONDAY + timedelta(weeks=4, days=-3), MONDAY + timedelta(days=120))
        made = kept.tick([guide, other], at(MONDAY + timedelta(weeks=4)))
        assert made is not None
        assert made.digest.groups[0].deputy is None

    def test_assigned_before_the_list(self) -> None:
        kept = Kept(owners=OWNERS, standings={"a/b": Standing("a/b", owner="U0000000X")})
        made = kept.tick([due(MONDAY - timedelta(days=9))], at(MONDAY))
        assert made is not None
        assert made.owners == ("U0000000X",)
        assert made.digest.groups[0].people[0].id == "U0000000X"

    def test_nobodys_guides_go_to_the_maintainers(self) -> None:
        kept = Kept()
        made = plan(
            "slack:T1", CALENDAR, [due(MONDAY - timedelta(days=9))], {}, (), kept.owners,
            kept.sent(), at(MONDAY), LIMITS, ("U0000000M",),
        )  # fmt: skip
        assert made is not None
        assert made.owners == ()
        assert [person.id for person in made.digest.groups[0].people] == ["U0000000M"]
