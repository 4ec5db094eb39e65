"""Slots in every kind of time zone, and a calendar read from words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.chat.reviewing import Calendar
from bot.errors import SettingsError
from bot.reviews.schedule import (
    CalendarError,
    Slot,
    calendar_from_env,
    latest_slot,
    parse_calendar,
    today_in,
    zone_named,
)

EVERY_DAY = Calendar(channel="C0123ABCD", weekdays=tuple(range(7)), quiet=())


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("zone", "hour", "before", "at", "expected"),
    [
        pytest.param("UTC", 9, "2026-11-23T08:59:59", "2026-11-23T09:00", "2026-11-23", id="UTC"),
        pytest.param(
            "Europe/Berlin", 2, "2026-03-29T00:59:59", "2026-03-29T01:00", "2026-03-29",
            id="an hour that does not exist",
        ),
        pytest.param(
            "Europe/Berlin", 2, "2026-10-24T23:59:59", "2026-10-25T00:00", "2026-10-25",
            id="an hour that exists twice",
        ),
        pytest.param(
            "America/Havana", 0, "2026-03-08T04:59:59", "2026-03-08T05:00", "2026-03-08",
            id="a midnight that does not exist, Havana",
        ),
        pytest.param(
            "America/Havana", 0, "2026-11-01T03:59:59", "2026-11-01T04:00", "2026-11-01",
            id="a midnight that exists twice, Havana",
        ),
        pytest.param(
            "America/Santiago", 0, "2026-09-06T03:59:59", "2026-09-06T04:00", "2026-09-06",
            id="a midnight that does not exist, Santiago",
        ),
        pytest.param(
            "America/Santiago", 23, "2026-04-05T01:59:59", "2026-04-05T02:00", "2026-04-04",
            id="a last hour that exists twice, Santiago",
        ),
        pytest.param(
            "Australia/Lord_Howe", 2, "2026-10-03T15:29:59", "2026-10-03T15:30", "2026-10-04",
            id="half an hour that does not exist, Lord Howe",
        ),
        pytest.param(
            "America/Nuuk", 23, "2026-03-29T00:59:59", "2026-03-29T01:00", "2026-03-28",
            id="a last hour that does not exist, Nuuk",
        ),
        pytest.param(
            "Asia/Kathmandu", 9, "2026-11-23T03:14:59", "2026-11-23T03:15", "2026-11-23",
            id="a quarter hour off, Kathmandu",
        ),
    ],
)  # fmt: skip
def test_a_slot_comes_at_its_hour(
    zone: str, hour: int, before: str, at: str, expected: str
) -> None:
    calendar = replace(EVERY_DAY, zone=zone, hour=hour)
    earlier, then = latest_slot(calendar, utc(before)), latest_slot(calendar, utc(at))
    assert then == Slot(day(expected), day(expected))
    assert earlier is not None
    assert earlier.day == day(expected) - timedelta(days=1)


def test_a_second_hour_that_exists_twice_changes_nothing() -> None:
    calendar = replace(EVERY_DAY, zone="Europe/Berlin", hour=2)
    slots = {
        latest_slot(calendar, utc("2026-10-25T00:00") + timedelta(minutes=m)) for m in range(180)
    }
    assert slots == {Slot(day("2026-10-25"), day("2026-10-25"))}


def test_a_day_that_a_zone_skipped_has_no_slot() -> None:
    calendar = replace(EVERY_DAY, zone="Pacific/Apia")
    seen = [
        slot.day
        for hour in range(24 * 3)
        if (slot := latest_slot(calendar, utc("2011-12-28T20:00") + timedelta(hours=hour)))
    ]
    assert sorted(set(seen)) == [day("2011-12-28"), day("2011-12-29"), day("2011-12-31"),
                                 day("2012-01-01")]  # fmt: skip
    assert seen == sorted(seen)


WEEKLY = Calendar(channel="C0123ABCD")


@pytest.mark.parametrize(
    ("calendar", "now", "slot", "since"),
    [
        pytest.param(WEEKLY, "2026-11-23T10:00", "2026-11-23", "2026-11-23", id="Monday"),
        pytest.param(WEEKLY, "2026-11-23T08:00", "2026-11-20", "2026-11-16", id="Monday, early"),
        pytest.param(WEEKLY, "2026-11-25T10:00", "2026-11-25", "2026-11-23", id="Wednesday"),
        pytest.param(WEEKLY, "2026-11-28T10:00", "2026-11-27", "2026-11-23", id="quiet Saturday"),
        pytest.param(
            replace(WEEKLY, quiet=("sat", "sun", "2026-11-23")), "2026-11-23T10:00",
            "2026-11-20", "2026-11-16", id="quiet Monday",
        ),
        pytest.param(
            replace(WEEKLY, quiet=("sat", "sun", "2026-11-23")), "2026-11-24T10:00",
            "2026-11-24", "2026-11-23", id="the day after a quiet Monday",
        ),
        pytest.param(
            replace(WEEKLY, weekdays=(0, 3)), "2026-11-27T10:00", "2026-11-27", "2026-11-26",
            id="twice a week",
        ),
        pytest.param(
            replace(WEEKLY, zone="Pacific/Auckland"), "2026-11-22T20:00", "2026-11-23",
            "2026-11-23", id="already Monday there",
        ),
    ],
)  # fmt: skip
def test_days_and_quiet_days(calendar: Calendar, now: str, slot: str, since: str) -> None:
    assert latest_slot(calendar, utc(now)) == Slot(day(slot), day(since))


def test_all_quiet_is_no_slot() -> None:
    quiet = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    assert latest_slot(replace(WEEKLY, quiet=quiet), utc("2026-11-23T10:00")) is None


def test_a_clock_set_back_finds_the_earlier_slot_again() -> None:
    first = latest_slot(WEEKLY, utc("2026-11-23T10:00"))
    back = latest_slot(WEEKLY, utc("2026-11-20T10:00"))
    assert back == Slot(day("2026-11-20"), day("2026-11-16"))
    assert latest_slot(WEEKLY, utc("2026-11-23T09:00")) == first


def test_the_day_is_the_workspaces() -> None:
    now = utc("2026-11-22T11:30")
    zones = ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago")
    days = [today_in(Calendar(zone=zone), now) for zone in zones]
    assert days == [day("2026-11-22"), day("2026-11-23"), day("2026-11-22")]


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", "", "Europe"])
def test_an_unknown_zone_is_said(zone: str) -> None:
    with pytest.raises(SettingsError, match="is not known on this machine"):
        zone_named(zone)


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("channel", "C0123ABCD", "C0123ABCD"),
        ("channel", "<#C0123ABCD|pay-reviews>", "C0123ABCD"),
        ("channel", "<#C0123ABCD>", "C0123ABCD"),
        ("channel", "803511102246789120", "803511102246789120"),
        ("channel", "none", ""),
        ("channel", "", ""),
        ("zone", "Europe/Berlin", "Europe/Berlin"),
        ("zone", "america/new york", "America/New_York"),
        ("zone", "utc", "UTC"),
        ("weekdays", "mon,tue", (0, 1)),
        ("weekdays", "Thursday and Monday", (0, 3)),
        ("weekdays", "weds; fridays, fri", (2, 4)),
        ("hour", "0", 0),
        ("hour", " 17 ", 17),
        ("hour", "09:00", 9),
        ("quiet", "sat, sun, 2026-12-25", ("sat", "sun", "2026-12-25")),
        ("quiet", "Saturday", ("sat",)),
        ("quiet", "none", ()),
        ("quiet", "", ()),
        ("all_clear", "yes", True),
        ("all_clear", "Off", False),
    ],
)
def test_words_are_read(field: str, words: str, value: object) -> None:
    read = parse_calendar({field: words}, WEEKLY)
    assert getattr(read, field) == value
    assert replace(read, **{field: getattr(WEEKLY, field)}) == WEEKLY


@pytest.mark.parametrize(
    ("field", "words", "sentence"),
    [
        ("channel", "#general", "'#general' is no channel's id; it looks like C0123ABCD"),
        (
            "zone",
            "Europe/Berln",
            "There is no time zone 'Europe/Berln'; did you mean Europe/Berlin",
        ),
        ("zone", "kolkatta", "did you mean Asia/Kolkata?"),
        ("zone", "xyzzy", "There is no time zone 'xyzzy'; one is Europe/Berlin."),
        ("zone", "../../etc/passwd", "There is no time zone"),
        ("weekdays", "mon, noday", "'noday' is no day of the week"),
        ("weekdays", "t", "'t' is no day of the week"),
        ("weekdays", "", "Name at least one day of the week"),
        ("hour", "24", "'24' is no hour; write a whole one from 0 to 23."),
        ("hour", "9:30", "'9:30' is no hour"),
        ("hour", "٩", "is no hour"),
        ("quiet", "2026-13-01", "'2026-13-01' is no quiet day"),
        ("quiet", "20261225", "'20261225' is no quiet day"),
        ("quiet", "mon tue wed thu fri sat sun", "nothing would ever be posted"),
        ("all_clear", "maybe", "Say yes or no to the all-clear, not 'maybe'."),
        ("colour", "red", "There is no setting 'colour'; there are channel, zone,"),
    ],
)
def test_words_that_cannot_be_taken(field: str, words: str, sentence: str) -> None:
    with pytest.raises(CalendarError) as caught:
        parse_calendar({field: words}, WEEKLY)
    assert [name for name, _ in caught.value.errors] == [field]
    assert sentence in caught.value.problem


def test_a_zone_is_shortened_in_its_sentence() -> None:
    with pytest.raises(CalendarError) as caught:
        parse_calendar({"zone": "x" * 5000}, WEEKLY)
    assert len(caught.value.problem) < 200


def test_too_many_quiet_days() -> None:
    many = [str(day("2026-01-01") + timedelta(days=n)) for n in range(61)]
    with pytest.raises(CalendarError, match="These are 61 quiet days; 60 can be kept"):
        parse_calendar({"quiet": ",".join(many)}, WEEKLY)
    assert len(parse_calendar({"quiet": ",".join(many[1:])}, WEEKLY).quiet) == 60


def test_every_wrong_field_has_its_sentence() -> None:
    with pytest.raises(CalendarError) as caught:
        parse_calendar({"hour": "25", "zone": "UTC", "weekdays": "x"}, WEEKLY)
    assert [name for name, _ in caught.value.errors] == ["hour", "weekdays"]


def test_one_variable_is_enough() -> None:
    env = {"REVIEW_CHANNEL": "C0123ABCD", "REVIEW_HOUR": " "}
    assert calendar_from_env(env) == Calendar(channel="C0123ABCD")
    assert calendar_from_env({}) == Calendar()


def test_all_variables() -> None:
    env = {
        "REVIEW_CHANNEL": "C0123ABCD",
        "REVIEW_TIME_ZONE": "Asia/Tokyo",
        "REVIEW_WEEKDAYS": "tue",
        "REVIEW_HOUR": "7",
        "REVIEW_QUIET": "none",
        "REVIEW_ALL_CLEAR": "yes",
    }
    assert calendar_from_env(env) == Calendar("C0123ABCD", "Asia/Tokyo", (1,), 7, (), True)


def test_a_wrong_variable_is_named() -> None:
    with pytest.raises(SettingsError, match=r"^REVIEW_TIME_ZONE: There is no time zone 'Berln'"):
        calendar_from_env({"REVIEW_TIME_ZONE": "Berln"})
