"""A figure looks wrong: flagged by anyone, seen by the owner, resolved, and told."""

from __future__ import annotations

import pytest

from bot.chat.plain import plain
from tests.handlers.conftest import Asked
from tests.handlers.office import ANNA, BEN, CARA, STAFF, WORKSPACE, Office, buttons
from tests.handlers.offices import fixture_office, sqlite

__all__ = ["fixture_office", "sqlite"]


def test_every_band_has_the_button(office: Office) -> None:
    for asked in ("band acme staff", "band acme staff london", "band bolt staff"):
        assert "Flag a figure" in buttons(office.say(asked, CARA))


def test_without_a_database_there_is_no_button(asked: Asked) -> None:
    assert "Flag a figure" not in buttons(asked("band wandb staff"))
    assert plain(asked("flag wandb staff")).startswith("Flags are kept in a database")


@pytest.mark.parametrize(
    ("asked", "regions"),
    [("band acme staff", ["London", "Paris"]), ("band acme staff paris", ["Paris"])],
)
def test_the_form_offers_the_regions_asked(office: Office, asked: str, regions: list[str]) -> None:
    form = office.press(buttons(office.say(asked, CARA))["Flag a figure"].ask, CARA).form
    assert form is not None
    region = form.fields[0]
    assert [option.value for option in region.options] == regions
    assert region.value == (regions[0] if len(regions) == 1 else "")
    reply = office.fill(form, CARA, region="Paris", figure="stock", note="too low")
    assert "Flagged: stock in Paris of Acme Staff Software Engineer: “too low”" in plain(reply)
    assert "You are told what came of it." in plain(reply)
    assert office.reviews is not None
    [flag] = office.reviews.flags(WORKSPACE, STAFF)
    assert (flag.region, flag.figure, flag.note, flag.person) == ("Paris", "stock", "too low", CARA)


@pytest.mark.parametrize(
    ("typed", "region", "figure", "note"),
    [
        ("acme staff london: stock, too low", "London", "stock", "too low"),
        ("acme staff paris: Equity, too low, by half", "Paris", "stock", "too low, by half"),
        ("acme staff paris: it is too low", "Paris", "other", "it is too low"),
    ],
)
def test_a_flag_can_be_typed(
    office: Office, typed: str, region: str, figure: str, note: str
) -> None:
    assert office.say(f"/flag {typed}", CARA).status == "answered"
    assert office.reviews is not None
    [flag] = office.reviews.flags(WORKSPACE)
    assert (flag.region, flag.figure, flag.note) == (region, figure, note)


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("acme staff: stock, too low", ["region"]),
        ("acme staff london: stock", ["note"]),
        ("acme staff london: stock, " + "x" * 501, ["note"]),
    ],
)
def test_what_a_flag_lacks_is_said(office: Office, typed: str, fields: list[str]) -> None:
    reply = office.say(f"/flag {typed}", CARA)
    assert (reply.status, [name for name, _ in reply.errors]) == ("invalid", fields)
    assert office.standing().flags == 0


def test_nothing_is_flagged_in_public(office: Office) -> None:
    reply = office.say("/flag acme staff london: stock, too low", CARA, public=True)
    assert plain(reply).startswith("Flag a figure privately")
    assert office.standing().flags == 0


def test_the_third_flag_says_what_it_does(office: Office) -> None:
    said = [office.text("/flag acme pm london: base, too low", who) for who in (ANNA, BEN, CARA)]
    assert ["counts as overdue" in text for text in said] == [False, False, True]


def test_flags_are_listed_and_resolved_by_maintainers(office: Office) -> None:
    office.say("/flag acme staff london: stock, too low", CARA)
    listed = office.say("reviews flags")
    assert "Acme Staff Software Engineer: London, stock: too low (flagged 22 Nov 2026)" in plain(
        listed
    )
    assert CARA not in plain(listed)
    press = buttons(listed)["Resolve: Acme Staff Software Engineer"].ask
    form = office.press(press).form
    assert form is not None
    assert "London, stock: too low" in form.about
    assert plain(office.fill(form, CARA, outcome="corrected")).startswith("Reviews are for")
    empty = office.fill(form, outcome=" ")
    assert [name for name, _ in empty.errors] == ["outcome"]
    text = plain(office.fill(form, outcome="corrected"))
    assert (
        f"@{ANNA} resolved the flags of Acme Staff Software Engineer just now: corrected." in text
    )
    assert "1 flag closed; whoever raised one is told." in text
    assert "No figure of this guide is flagged" in plain(office.press(press))
    assert office.text("reviews flags") == "No figure is flagged."


@pytest.mark.parametrize(
    ("label", "answers", "says"),
    [
        ("Resolve flags", {"outcome": "the London stock is corrected"}, "1 flag closed; whoever"),
        ("Mark reviewed", {"as": "text"}, "1 open flag resolved with it; whoever flagged is told."),
    ],
    ids=["resolve", "done"],
)
def test_a_flag_that_no_form_showed_stays_open(
    office: Office, label: str, answers: dict[str, str], says: str
) -> None:
    office.say("/flag acme staff london: stock, too low", CARA)
    form = office.press(buttons(office.say("stale acme staff"))[label].ask).form
    assert form is not None
    office.say("/flag acme staff london: base, too high", BEN)
    text = plain(office.fill(form, **answers))
    assert says in text
    assert "1 open flag was raised since and stays open." in text
    assert office.reviews is not None
    assert [flag.person for flag in office.reviews.flags(WORKSPACE)] == [BEN]


def test_a_form_that_shows_no_flag_closes_none(office: Office) -> None:
    form = office.press(buttons(office.say("stale acme staff"))["Mark reviewed"].ask).form
    assert form is not None
    office.say("/flag acme staff london: base, too high", BEN)
    text = plain(office.fill(form, **{"as": "text"}))
    assert "resolved with it" not in text
    assert office.standing().flags == 1


def test_of_very_many_flags_those_shown_are_closed(office: Office) -> None:
    for number in range(22):
        office.say("/flag acme staff london: stock, too low", f"U0CARA{number:03}")
    form = office.press(buttons(office.say("stale acme staff"))["Resolve flags"].ask).form
    assert form is not None
    assert form.about.endswith("And 2 more, which stay open.")
    office.fill(form, outcome="corrected")
    assert office.standing().flags == 2


def test_flags_can_be_resolved_by_typing(office: Office) -> None:
    office.say("/flag acme staff london: stock, too low", CARA)
    office.say("reviews resolve acme staff: the band was right")
    assert office.standing().flags == 0


def test_the_day_of_a_flag_and_of_an_act_is_the_workspaces(office: Office) -> None:
    office.set_zone("Pacific/Auckland")
    office.later(hours=7)  # 19:00 UTC is the 23rd there
    office.say("/flag acme staff london: stock, too low", CARA)
    assert "too low (flagged 23 Nov 2026)" in office.text("reviews flags")
    assert "too low (flagged 23 Nov 2026)" in office.text("stale acme staff")
    office.later(days=3)
    assert "3 days ago (23 Nov 2026)" in office.text("reviews history")
