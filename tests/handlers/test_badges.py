"""Two clocks under every figure: how old the numbers are, and when the guide is due."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.chat.plain import plain
from bot.chat.reply import Notice, Reply
from bot.chat.reviewing import Calendar
from bot.guides.model import Guide
from bot.people.kept import Kept
from bot.people.late import late_reviews
from tests.handlers.office import ANNA, STAFF, WORKSPACE, Office, dated
from tests.handlers.offices import fixture_office, sqlite

__all__ = ["fixture_office", "sqlite"]

ROLE = "staff-software-engineer"


def badge(reply: Reply) -> tuple[str, str]:
    """Tone and text of the line on freshness; empty where there is none."""
    words = ("Expired", "Overdue", "Due soon")
    found = [b for b in reply.blocks if isinstance(b, Notice) and b.text.startswith(words)]
    assert len(found) < 2
    return (found[0].tone, found[0].text) if found else ("", "")


@pytest.mark.parametrize(
    ("due", "updated", "tone", "says"),
    [
        pytest.param(date(2026, 12, 6), date(2026, 8, 1), "", "", id="fresh 14 days before"),
        pytest.param(date(2026, 12, 5), date(2026, 8, 1), "info",
                     "Due soon: review is due 5 Dec 2026, in 13 days.", id="due soon"),
        pytest.param(date(2026, 11, 23), date(2026, 8, 1), "info",
                     "Due soon: review is due 23 Nov 2026, in 1 day.", id="tomorrow"),
        pytest.param(date(2026, 11, 22), date(2026, 8, 1), "info",
                     "Due soon: review is due 22 Nov 2026, today.", id="on the due date"),
        pytest.param(date(2026, 11, 21), date(2026, 8, 1), "warning",
                     "Overdue: review was due 21 Nov 2026, 1 day ago.", id="the day after"),
        pytest.param(date(2026, 5, 23), date(2026, 3, 27), "warning",
                     "Overdue: review was due 23 May 2026, 6 months ago.", id="240 days old"),
        pytest.param(date(2026, 5, 23), date(2026, 3, 26), "warning",
                     "Expired: the numbers are from 2026-Q3, last sourced 8 months ago "
                     "(26 Mar 2026); review was due 23 May 2026.", id="241 days old"),
        pytest.param(date(2027, 5, 23), date(2025, 1, 1), "warning",
                     "Expired: the numbers are from 2026-Q3, last sourced 23 months ago "
                     "(1 Jan 2025); review is due 23 May 2027.", id="old, but not due"),
        pytest.param(None, date(2026, 8, 1), "", "", id="no due date"),
        pytest.param(None, None, "warning",
                     "Expired: the guide does not say when its numbers were sourced; "
                     "its review date is not stated.", id="no dates"),
    ],
)  # fmt: skip
def test_one_line_says_how_a_guide_stands(
    office: Office, due: date | None, updated: date | None, tone: str, says: str
) -> None:
    office.edit(dated(ROLE, due, updated))
    assert badge(office.say("band acme staff")) == (tone, says)


@pytest.mark.parametrize(
    "asked", ["band", "levers", "script", "dna", "levels", "sources", "guide", "stale"]
)
def test_every_answer_from_a_guide_has_the_same_badge(office: Office, asked: str) -> None:
    expected = ("warning", "Overdue: review was due 1 Nov 2026, 21 days ago.")
    assert badge(office.say(f"{asked} acme staff")) == expected


def test_a_comparison_has_one_line_that_says_which(office: Office) -> None:
    both = badge(office.say("compare acme staff vs bolt staff"))[1]
    assert both == (
        "Overdue, Acme Staff Software Engineer: review was due 1 Nov 2026, 21 days ago. "
        "Overdue, Bolt Staff Software Engineer: review was due 1 Oct 2026, 52 days ago."
    )
    one = badge(office.say("compare acme pm vs bolt staff"))[1]
    assert one.startswith("Overdue, Bolt Staff Software Engineer: ")
    office.edit(*(replace(g, next_review_due=date(2026, 10, 1)) for g in office.guides))
    same = badge(office.say("compare acme staff vs bolt staff"))[1]
    assert same == "Overdue, all of these guides: review was due 1 Oct 2026, 52 days ago."


def test_resourced_numbers_are_young_and_said_to_be_so(office: Office) -> None:
    office.say("reviews done acme data engineer: numbers, Levels.fyi, 2026-Q4, next 2027-02-20")
    reply = office.say("band acme data engineer")
    assert badge(reply) == ("", "")
    assert "re-sourced here 2026-11-22 (2026-Q4, Levels.fyi)" in plain(reply)
    assert "review due 2027-02-20" in plain(reply)


def test_a_check_of_the_text_makes_no_number_younger(office: Office) -> None:
    office.say("reviews done acme data engineer: text, next 2027-02-20")
    reply = office.say("band acme data engineer")
    assert badge(reply)[1] == (
        "Expired: the numbers are from 2026-Q3, last sourced 9 months ago (23 Feb 2026); "
        "the text was checked on 22 Nov 2026, which makes no number younger; "
        "review is due 20 Feb 2027."
    )
    assert "text checked here 2026-11-22" in plain(reply)


def test_a_check_of_the_text_is_said_also_when_it_is_in_the_file(office: Office) -> None:
    office.say("reviews done acme data engineer: text, next 2027-02-20")
    before = plain(office.say("band acme data engineer"))
    guide: Guide = office.library.guide("acme/data-engineer")
    office.edit(replace(guide, next_review_due=date(2027, 2, 20)))
    assert plain(office.say("band acme data engineer")) == before


def test_another_workspace_sees_the_file_alone(office: Office) -> None:
    office.say("reviews done acme staff: numbers, Levels.fyi, 2026-Q4")
    assert badge(office.say("band acme staff")) == ("", "")
    other = Office(office.reviews, workspace="slack:T2")
    assert badge(other.say("band acme staff"))[1].startswith("Overdue")


def test_what_is_shared_with_a_workspace_stands_as_it_does_there(office: Office) -> None:
    office.say("reviews done acme staff: numbers, Levels.fyi, 2026-Q4")
    ask = office.say("band acme staff").ask
    assert ask is not None
    shared = office.dispatch.press(ask, office.now, None, WORKSPACE)
    assert badge(shared) == ("", "")
    assert badge(office.dispatch.press(ask, office.now))[1].startswith("Overdue")


@pytest.mark.parametrize(
    ("zone", "says"),
    [
        ("UTC", "Due soon: review is due 22 Nov 2026, today."),
        ("Pacific/Auckland", "Overdue: review was due 22 Nov 2026, 1 day ago."),
        ("Pacific/Honolulu", "Due soon: review is due 22 Nov 2026, today."),
    ],
)
def test_the_day_is_the_workspaces(office: Office, zone: str, says: str) -> None:
    office.edit(dated(ROLE, date(2026, 11, 22)))
    office.set_zone(zone)
    office.now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert badge(office.say("band acme staff"))[1] == says


def test_the_terminals_day_is_utcs(office: Office) -> None:
    office.edit(dated(ROLE, date(2026, 11, 22)))
    office.workspace = "terminal"
    office.set_zone("Pacific/Auckland")
    assert badge(office.say("band acme staff"))[1].endswith("today.")


@pytest.mark.parametrize("asked", ["band acme staff", "compare acme staff vs bolt staff", "stale"])
def test_without_its_database_an_answer_is_from_the_files(
    asked: str, caplog: pytest.LogCaptureFixture
) -> None:
    lost = Kept("postgresql://nobody:secret@127.0.0.1:1/none")
    office = Office(late_reviews(lost, lambda _: Calendar()))
    with caplog.at_level(logging.WARNING):
        replies = [office.say(asked), office.say(asked)]
    assert [reply.status for reply in replies] == ["answered"] * 2
    assert "1 Nov 2026" in plain(replies[0])
    said = [record.getMessage() for record in caplog.records]
    assert len([line for line in said if "go without" in line]) == 1
    assert not any("secret" in line for line in said)


def looked_up(office: Office, text: str, person: str = ANNA) -> int:
    before = office.standing().lookups
    office.say(text, person)
    return office.standing().lookups - before


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("acme staff london", 1),
        ("compare acme staff vs bolt staff", 1),
        ("levers acme staff", 1),
        ("guide acme staff", 1),
        ("stale acme staff", 0),
        ("stale", 0),
        ("guides acme", 0),
        ("reviews done acme staff", 0),
        ("flag acme staff", 0),
        ("band acme senior", 0),
        ("band acme nurse", 0),
    ],
)
def test_what_is_answered_from_a_stale_guide_is_counted(
    office: Office, text: str, counts: int
) -> None:
    assert looked_up(office, text) == counts


def test_what_is_answered_from_a_fresh_guide_is_not(office: Office) -> None:
    office.say("reviews done acme staff: numbers, Levels.fyi, 2026-Q4")
    assert looked_up(office, "band acme staff") == 0


def test_a_list_of_guides_says_how_many_are_stale(office: Office) -> None:
    assert "Stale of the 4 listed: 1 expired, 1 overdue." in office.text("guides acme")
    office.say("reviews done acme staff: numbers, Levels.fyi, 2026-Q4")
    assert "Stale of the 4 listed: 1 expired." in office.text("guides acme")


def test_sources_show_both_clocks(office: Office) -> None:
    office.say("reviews done acme staff: numbers, Levels.fyi, 2026-Q4, next 2027-02-20")
    text = office.text("sources acme staff")
    assert "Last updated: 2026-08-01" in text
    assert "Re-sourced here: 2026-11-22 (2026-Q4, Levels.fyi)" in text
    assert "Review due: 2027-02-20" in text


def test_a_later_date_in_the_file_is_the_later_word(office: Office) -> None:
    office.say("reviews done acme staff: text, next 2027-02-20")
    edited: Guide = replace(office.library.guide(STAFF), next_review_due=date(2026, 11, 10))
    office.edit(edited)
    assert badge(office.say("band acme staff"))[1].startswith("Overdue: review was due 10 Nov")
