"""Where and when a workspace is reminded, and how that is going."""

from __future__ import annotations

import pytest

from bot.chat.plain import plain
from bot.chat.reply import Notice
from bot.chat.reviewing import Calendar
from tests.handlers.office import Office, buttons
from tests.handlers.offices import fixture_office, sqlite

__all__ = ["fixture_office", "sqlite"]


def kept(office: Office) -> Calendar:
    assert office.reviews is not None
    return office.reviews.calendar(office.workspace)


def test_the_form_has_what_is_set_now(office: Office) -> None:
    form = office.say("/reviews settings").form
    assert form is not None
    assert {f.name: f.value for f in form.fields} == {
        "channel": "", "zone": "UTC", "weekdays": "mon", "hour": "9", "quiet": "sat, sun",
        "all_clear": "no",
    }  # fmt: skip
    office.fill(form, channel="C0123ABCD", weekdays="mon,thu", hour="8", quiet="none")
    assert kept(office) == Calendar("C0123ABCD", "UTC", (0, 3), 8, ())


@pytest.mark.parametrize(
    ("typed", "calendar"),
    [
        (": zone Europe/Berlin", Calendar(zone="Europe/Berlin")),
        (" zone europe/berlin, hour 8", Calendar(zone="Europe/Berlin", hour=8)),
        (": channel C0123ABCD, days mon thu, all clear yes",
         Calendar(channel="C0123ABCD", weekdays=(0, 3), all_clear=True)),
        (": quiet fri 2026-12-25 hour: 17", Calendar(quiet=("fri", "2026-12-25"), hour=17)),
        (" weekdays=tue all_clear=no", Calendar(weekdays=(1,))),
        (": C0123ABCD", Calendar("C0123ABCD")),
        (": <#C0123ABCD|compensation>", Calendar("C0123ABCD")),
        (": <#123456789012345678>", Calendar("123456789012345678")),
        (" C0123ABCD, hour 10", Calendar("C0123ABCD", hour=10)),
        (": please set the channel C0123ABCD", Calendar("C0123ABCD")),
    ],
)  # fmt: skip
def test_settings_can_be_typed(office: Office, typed: str, calendar: Calendar) -> None:
    assert office.say(f"reviews settings{typed}").status == "answered"
    assert kept(office) == calendar


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("zone Mars/Base", ["zone"]),
        ("hour 25", ["hour"]),
        ("days never", ["weekdays"]),
        ("zone Mars/Base, hour 25", ["zone", "hour"]),
        ("please", []),
        ("#compensation", ["channel"]),
        ("weekdays", ["weekdays"]),
        ("hour 10, zone", ["zone"]),
        ("in the morning", []),
        ("chanel C0123ABCD, hour 10", []),
        ("C0123ABCD, channel C0456EFGH", []),
        ("WEEKLY", []),
    ],
)
def test_what_cannot_be_set_is_said(office: Office, typed: str, fields: list[str]) -> None:
    reply = office.say(f"reviews settings: {typed}")
    assert reply.status == "invalid"
    assert [name for name, _ in reply.errors] == fields
    assert kept(office) == Calendar()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("#compensation", "'#compensation' is no channel's id; it looks like C0123ABCD"),
        ("weekdays", "Say what it is to be after 'weekdays'."),
        ("chanel C0123ABCD, hour 10",
         "I cannot read 'chanel C0123ABCD' as a setting; did you mean channel?"),
        ("in the morning", "I cannot read 'in the morning' as a setting; there are channel, zone,"),
    ],
)  # fmt: skip
def test_words_that_are_no_setting_are_named(office: Office, typed: str, says: str) -> None:
    assert office.text(f"reviews settings: {typed}").startswith(says)


def test_a_lone_channel_is_said_back(office: Office) -> None:
    text = office.text("reviews settings: C0123ABCD")
    assert "C0123ABCD is taken as the channel." in text
    assert "Channel: C0123ABCD" in text


def test_a_change_can_be_undone(office: Office) -> None:
    reply = office.say("reviews settings: zone Europe/Berlin, quiet none, channel C0123ABCD")
    assert "Digest: Monday, from 09:00 Europe/Berlin" in plain(reply)
    office.press(buttons(reply)["Undo"].ask)
    assert kept(office) == Calendar()


def test_setting_the_same_changes_nothing(office: Office) -> None:
    assert "nothing was changed" in office.text("reviews settings: hour 9")


def test_status_says_where_when_and_what_is_missing(office: Office) -> None:
    reply = office.say("reviews status")
    assert any(isinstance(b, Notice) and b.tone == "warning" for b in reply.blocks)
    text = plain(reply)
    assert "No channel is set, so nothing is posted" in text
    assert "Last looked: never" in text
    assert "No message was made yet." in text
    office.say("reviews settings: channel C0123ABCD")
    assert "No channel is set" not in office.text("reviews status")
