"""Forms drawn as modals: golden pictures, Slack's limits, and the way back to values."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.forms import Field, FieldKind, Form, Option
from bot.chat.reply import Reply
from bot.errors import StaleButtonError
from bot.language.asks import Ask
from bot.platforms.slack.fields import UnfitFormError, answers
from bot.platforms.slack.modals import Place, carried, form_view, reply_view, waiting_view
from tests.fakes.slack import view_problems
from tests.fakes.slack.people import filled
from tests.platforms.slack import asking, replies

GOLDEN = Path(__file__).parents[2] / "golden" / "slack"
PLACE = Place("C0GENERAL", "1.000002")
VIEWS = {
    "form": form_view(asking.FORM, PLACE),
    "every_field": form_view(asking.EVERY, Place("D1", None)),
    "refusal": reply_view(asking.REFUSED),
    "waiting": waiting_view(),
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_drawn_as_in_its_golden_file(name: str) -> None:
    path = GOLDEN / f"{name}.view.json"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(json.dumps(VIEWS[name], indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert VIEWS[name] == json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("name", VIEWS)
def test_slack_takes_every_golden_view(name: str) -> None:
    assert view_problems(VIEWS[name]) == []


@pytest.mark.parametrize("reply", replies.ALL.values(), ids=replies.ALL.keys())
def test_any_reply_can_stand_in_a_modal(reply: Reply) -> None:
    assert view_problems(reply_view(reply)) == []


def test_what_is_filled_in_already_comes_back_as_it_was() -> None:
    view = {**VIEWS["every_field"], "state": {"values": filled(VIEWS["every_field"], {})}}
    given = {field.name: field.value for field in asking.EVERY.fields}
    assert answers(view) == given | {"text": "a b", "nodate": "", "nobody": ""}


def test_what_a_person_changes_comes_back_as_values() -> None:
    changed = {
        "text": " new ",
        "long": "one\ntwo\u202e",
        "date": "2027-03-01",
        "number": "12",
        "choice": "text",
        "choices": ["tue"],
        "menu": ["d1", "d30"],
        "person": "U0OTHER",
        "channel": "C0OTHER",
    }
    state = filled(VIEWS["every_field"], changed)
    assert answers({"state": {"values": state}}) == {
        "text": "new",
        "long": "one\ntwo",
        "date": "2027-03-01",
        "nodate": "",
        "number": "12",
        "choice": "text",
        "choices": "tue",
        "menu": "d1,d30",
        "person": "U0OTHER",
        "nobody": "",
        "channel": "C0OTHER",
    }


@pytest.mark.parametrize("view", [{}, {"state": None}, {"state": {"values": {"a": None}}}])
def test_a_view_without_answers_has_none(view: dict[str, object]) -> None:
    assert set(answers(view).values()) <= {""}


def test_a_form_carries_its_question_and_its_place() -> None:
    assert carried(VIEWS["form"]["private_metadata"]) == (asking.VALUE, PLACE)


@pytest.mark.parametrize("metadata", ["", "[]", "3", "[1,2]", '"abcd"', "{}", "[" * 5000, "null"])
def test_metadata_that_is_not_ours_is_out_of_date(metadata: str) -> None:
    with pytest.raises(StaleButtonError):
        carried(metadata)


def _with(*fields: Field) -> Form:
    return replace(asking.FORM, fields=fields)


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(_with(), id="no fields"),
        pytest.param(_with(Field("a", "A", "choice")), id="no options"),
        pytest.param(
            _with(Field("a", "A", "choice", options=(Option("v" * 151, "V"),))), id="a long value"
        ),
        pytest.param(
            _with(Field("a", "A", "choice", options=(Option("v", "V"),) * 101)), id="many options"
        ),
        pytest.param(_with(*(Field(str(n), "A") for n in range(101))), id="many fields"),
        pytest.param(replace(asking.FORM, ask=Ask("flag", text="x" * 3_000)), id="a long question"),
    ],
)
def test_a_form_that_slack_would_not_show_is_refused(form: Form) -> None:
    with pytest.raises(UnfitFormError):
        form_view(form, PLACE)


_text = st.text(max_size=40) | st.sampled_from(["", " ", "x" * 5000, "😀" * 2000, "<!here>", "\n"])
_kinds: tuple[FieldKind, ...] = ("text", "long", "date", "number", "person", "channel")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    title=_text,
    about=_text,
    fields=st.lists(
        st.builds(
            Field,
            name=st.uuids().map(str),
            label=_text,
            kind=st.sampled_from(_kinds),
            value=_text,
            hint=_text,
            required=st.booleans(),
            longest=st.integers(1, 9_000),
        ),
        min_size=1,
        max_size=8,
    ),
    offered=st.dictionaries(st.text(min_size=1, max_size=150), _text, min_size=1, max_size=30),
    kind=st.sampled_from(["choice", "choices"]),
)
def test_slack_takes_whatever_form_is_drawn(
    title: str,
    about: str,
    fields: list[Field],
    offered: dict[str, str],
    kind: FieldKind,
) -> None:
    options = tuple(Option(value, label) for value, label in offered.items())
    menu = Field("menu", title, kind, next(iter(offered)), options=options)
    form = Form(title, title, (*fields, menu), asking.ASK, about)
    try:
        view = form_view(form, PLACE)
    except UnfitFormError:
        assert any(len(value.encode("utf-16-le")) > 300 for value in offered)
    else:
        assert view_problems(view) == []
