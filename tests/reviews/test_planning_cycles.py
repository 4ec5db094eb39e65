"""When a reminder is owed anew: other dates, snoozes that end, flags, old numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.reviews.freshness import Dated
from bot.reviews.planning import Reminder
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
from tests.reviews.keeping import Kept


class TestCycles:
    """A later date opens the next cycle, by whatever route."""

    def reminded(self) -> tuple[Kept, Dated]:
        guide = due(WEDNESDAY)
        kept = started(guide)
        assert kept.tick([guide], at(THURSDAY)) is not None
        return kept, guide

    def test_the_same_date_written_back(self) -> None:
        kept, guide = self.reminded()
        assert kept.tick([replace(guide, due=None)], at(FRIDAY)) is None
        assert kept.tick([replace(guide)], at(FRIDAY)) is None

    def test_a_later_date_in_the_file(self) -> None:
        kept, guide = self.reminded()
        made = kept.tick([replace(guide, due=THURSDAY)], at(FRIDAY))
        assert made is not None
        assert made.reminders == (Reminder("a/b", THURSDAY, "due"),)

    def test_an_earlier_date_in_the_file_waits_for_the_digest(self) -> None:
        kept, guide = self.reminded()
        earlier = replace(guide, due=TUESDAY)
        assert kept.tick([earlier], at(FRIDAY)) is None
        assert listed(kept.tick([earlier], at(NEXT_MONDAY))) == ["a/b"]

    def test_a_far_slip_that_was_corrected(self) -> None:
        kept, guide = self.reminded()
        assert kept.tick([replace(guide, due=date(2062, 11, 25))], at(FRIDAY)) is None
        made = kept.tick([replace(guide, due=THURSDAY)], at(FRIDAY, 11))
        assert made is not None
        assert made.reminders == (Reminder("a/b", THURSDAY, "due"),)

    def test_a_review_here(self) -> None:
        kept, guide = self.reminded()
        kept.done(guide, THURSDAY, FRIDAY)
        assert kept.tick([guide], at(FRIDAY)) is None
        assert kept.tick([guide], at(NEXT_MONDAY)) is not None
        assert kept.plans[-1].reminders == (Reminder("a/b", FRIDAY, "due"),)

    def test_a_file_that_differs_from_what_the_review_saw(self) -> None:
        kept, guide = self.reminded()
        kept.done(guide, THURSDAY, MONDAY + timedelta(days=90))
        made = kept.tick([replace(guide, due=THURSDAY)], at(FRIDAY))
        assert made is not None
        assert made.reminders == (Reminder("a/b", THURSDAY, "due"),)

    def test_a_deleted_guide_and_one_under_another_name(self) -> None:
        kept, guide = self.reminded()
        kept.snooze(guide, FRIDAY)
        assert kept.tick([], at(FRIDAY)) is None
        made = kept.tick([replace(guide, guide="a/renamed")], at(FRIDAY))
        assert made is not None
        assert made.reminders == (Reminder("a/renamed", WEDNESDAY, "due"),)


class TestSnooze:
    """Silence up to its last day, then one word."""

    def snoozed(self, until: date) -> tuple[Kept, Dated]:
        guide = due(MONDAY - timedelta(days=9))
        kept = Kept()
        assert listed(kept.tick([guide], at(MONDAY))) == ["a/b"]
        kept.snooze(guide, until)
        return kept, guide

    def test_one_reminder_when_it_is_over(self) -> None:
        kept, guide = self.snoozed(WEDNESDAY)
        assert kept.tick([guide], at(WEDNESDAY)) is None
        made = kept.tick([guide], at(THURSDAY))
        assert made is not None
        assert (made.kind, made.reminders) == ("due", (Reminder("a/b", guide.due, "snooze"),))
        entry = made.digest.entries[0]
        assert (entry.new, entry.snooze_over, entry.snoozable) == (False, True, False)
        assert kept.tick([guide], at(FRIDAY)) is None
        assert listed(kept.tick([guide], at(NEXT_MONDAY))) == ["a/b"]

    def test_no_digest_lists_it_before(self) -> None:
        kept, guide = self.snoozed(NEXT_MONDAY)
        made = kept.tick([guide], at(NEXT_MONDAY))
        assert made is not None
        assert made.kind == "nothing"

    def test_a_review_ends_it(self) -> None:
        kept, guide = self.snoozed(WEDNESDAY)
        kept.done(guide, TUESDAY, MONDAY + timedelta(days=90))
        assert kept.tick([guide], at(THURSDAY)) is None

    def test_a_snooze_before_the_due_date(self) -> None:
        guide = due(TUESDAY)
        kept = started(guide)
        kept.snooze(guide, WEDNESDAY)
        assert kept.tick([guide], at(WEDNESDAY)) is None
        made = kept.tick([guide], at(THURSDAY))
        assert made is not None
        assert [reminder.stage for reminder in made.reminders] == ["due", "snooze"]
        assert listed(made) == ["a/b"]

    def test_another_date_is_not_snoozed(self) -> None:
        kept, guide = self.snoozed(FRIDAY)
        made = kept.tick([replace(guide, due=TUESDAY)], at(WEDNESDAY))
        assert made is not None
        assert made.reminders == (Reminder("a/b", TUESDAY, "due"),)


class TestFlags:
    """Three open flags count as overdue and are told once."""

    def test_the_third_is_told_once(self) -> None:
        guide = due(MONDAY + timedelta(days=60))
        kept = started(guide)
        for day in (TUESDAY, WEDNESDAY):
            kept.flag("a/b", at(day, 8))
            assert kept.tick([guide], at(day)) is None
        kept.flag("a/b", at(THURSDAY, 8))
        made = kept.tick([guide], at(THURSDAY))
        assert made is not None
        assert made.reminders == (Reminder("a/b", guide.due, "flags"),)
        assert made.digest.entries[0].state == "overdue"
        assert len(made.digest.entries[0].flagged) == 3
        assert kept.tick([guide], at(FRIDAY)) is None

    def test_one_flag_stands_in_the_next_digest(self) -> None:
        guide = due(MONDAY + timedelta(days=60))
        kept = started(guide)
        kept.flag("a/b", at(TUESDAY))
        made = kept.tick([guide], at(NEXT_MONDAY))
        assert made is not None
        assert (made.kind, listed(made), made.reminders) == ("digest", ["a/b"], ())
        assert made.digest.entries[0].flagged[0].person == "U000000"


class TestExpired:
    """Old numbers stand in the digest, unless somebody decided about them."""

    OLD = Dated("a/b", "A B", "a", MONDAY - timedelta(days=300), None)

    def test_without_a_due_date_it_stands_in_the_digest_only(self) -> None:
        kept = started()
        assert kept.tick([self.OLD], at(TUESDAY)) is None
        made = kept.tick([self.OLD], at(NEXT_MONDAY))
        assert made is not None
        assert (listed(made), made.reminders) == (["a/b"], ())

    def test_a_review_of_the_text_is_a_decision_until_its_date(self) -> None:
        kept = started()
        kept.done(self.OLD, MONDAY, NEXT_MONDAY, numbers=False)
        made = kept.tick([self.OLD], at(NEXT_MONDAY))
        assert made is not None
        assert made.kind == "nothing"
        after = kept.tick([self.OLD], at(NEXT_MONDAY + timedelta(days=1)))
        assert after is not None
        assert after.digest.entries[0].state == "expired"

    def test_it_stays_one_when_it_is_applied_to_the_file(self) -> None:
        kept = started()
        later = NEXT_MONDAY + timedelta(weeks=4)
        kept.done(self.OLD, MONDAY, later, numbers=False)
        made = kept.tick([replace(self.OLD, due=later)], at(NEXT_MONDAY))
        assert made is not None
        assert made.kind == "nothing"
