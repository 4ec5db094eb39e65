"""What is typed into a form becomes values."""

from __future__ import annotations

import pytest

from bot.chat.filling import completed, read, unfit
from bot.chat.forms import Field, Option
from bot.language.asks import Ask

DAYS = (Option("mon", "Monday"), Option("tue", "Tuesday"), Option("2", "Second"))
DAY = Field("day", "Day", "choice", "mon", options=DAYS)
SEVERAL = Field("days", "Days", "choices", "mon,tue", options=DAYS)
NOTE = Field("note", "Note", value="as before", required=False, longest=12)
DATE = Field("next", "Next review", "date")


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        pytest.param(NOTE, " new ", "new", id="words"),
        pytest.param(NOTE, "", "as before", id="nothing takes what is there"),
        pytest.param(NOTE, "-", "", id="a dash empties"),
        pytest.param(DATE, "-", "-", id="not what is required"),
        pytest.param(DAY, "tue", "tue", id="an option's value"),
        pytest.param(DAY, "TUESDAY", "tue", id="an option's label"),
        pytest.param(DAY, "1", "mon", id="an option's place"),
        pytest.param(DAY, "2", "2", id="a value goes before a place"),
        pytest.param(DAY, "9", "9", id="no such place"),
        pytest.param(SEVERAL, "tuesday, 1,", "tue,mon", id="several"),
        pytest.param(SEVERAL, "", "mon,tue", id="several that are there"),
    ],
)
def test_read(field: Field, typed: str, value: str) -> None:
    assert read(field, typed) == value


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        pytest.param(DATE, "", "Next review is needed.", id="needed"),
        pytest.param(NOTE, "", "", id="not needed"),
        pytest.param(DATE, "2027-02-20", "", id="a date"),
        pytest.param(DATE, "2027-02-30", "Write the date as 2027-02-20.", id="no such date"),
        pytest.param(DATE, "20270220", "Write the date as 2027-02-20.", id="another notation"),
        pytest.param(Field("n", "N", "number"), "-12", "", id="a number"),
        pytest.param(Field("n", "N", "number"), "½", "Write a whole number.", id="no number"),
        pytest.param(DAY, "mon", "", id="an option"),
        pytest.param(DAY, "sun", "'sun' is none of the options.", id="no option"),
        pytest.param(SEVERAL, "tue,mon", "", id="options"),
        pytest.param(SEVERAL, "tue,sun", "'sun' is none of the options.", id="not all options"),
        pytest.param(NOTE, "x" * 12, "", id="as long as may be"),
        pytest.param(NOTE, "x" * 13, "Keep it to 12 characters.", id="too long"),
        pytest.param(Field("p", "P", "person"), "anyone", "", id="a person"),
    ],
)
def test_unfit(field: Field, value: str, problem: str) -> None:
    assert unfit(field, value) == problem


def test_a_filled_in_form_keeps_what_its_question_carried() -> None:
    ask = Ask("reviews", text="done", fields=(("due", "2026-05-23"), ("next", "")))
    assert completed(ask, {"next": "2027-02-20"}, "k1").fields == (
        ("due", "2026-05-23"),
        ("next", "2027-02-20"),
        ("key", "k1"),
    )
