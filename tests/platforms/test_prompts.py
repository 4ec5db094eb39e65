"""A form in the terminal, typed into a real prompt through a pipe."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.chat.command import Call, Registry
from bot.chat.dispatch import Dispatch
from bot.chat.filling import KEY
from bot.chat.forms import Field, Form, Option
from bot.chat.memory import Who
from bot.chat.reply import Line, Person, Reply, Text
from bot.language.asks import Ask
from bot.language.reading import Reader
from bot.platforms.console import HERE, Conversation, interactive, piped
from bot.platforms.prompts import UNCHANGED, described

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ASK = Ask("reviews", text="done", fields=(("due", "2026-05-23"),))
FORM = Form(
    "Mark reviewed",
    "Save",
    (
        Field(
            "as",
            "What was checked",
            "choice",
            "text",
            options=(Option("text", "Text checked"), Option("numbers", "Numbers re-sourced")),
        ),
        Field("source", "Source", hint="For new numbers.", required=False),
        Field("next", "Next review", "date", "2027-02-20"),
    ),
    ASK,
    "It was due on 2026-05-23.",
)
ASKING = Reply((Text("Say what was checked."),), form=FORM, ask=ASK)
DONE = Reply((Line(("Marked reviewed by ", Person("local"), ".")),))
PAST = Reply((Text("No."),), status="invalid", errors=(("next", "That day has passed."),))


@dataclass
class Desk:
    """Asks with a form; takes any date but one in the past."""

    asked: list[Ask] = field(default_factory=list)

    def answer(self, call: Call) -> Reply:
        """The form."""
        assert call.who == HERE
        return ASKING

    def press(self, ask: Ask, now: datetime, who: Who | None = None) -> Reply:
        """What becomes of the answers."""
        assert (now, who) == (NOW, HERE)
        self.asked.append(ask)
        return PAST if ask.field("next") < "2026" else DONE


@pytest.fixture(name="desk")
def fixture_desk() -> Desk:
    """A desk that asks with a form."""
    return Desk()


def _talk(desk: Desk, typed: str, history: Path) -> None:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text(typed)
        interactive(_conversation(desk), Registry(()), _no_reader, history)


def _conversation(desk: Desk) -> Conversation:
    return Conversation(cast("Dispatch", desk), lambda: NOW)


def _no_reader() -> Reader:
    raise AssertionError("nothing is completed here")


def _answers(ask: Ask) -> dict[str, str]:
    return {name: value for name, value in ask.fields if name != KEY}


def test_each_field_is_asked_and_enter_takes_what_is_there(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _talk(desk, "reviews\r2\rLevels.fyi\r\rquit\r", tmp_path / "history")
    shown = capsys.readouterr().out
    assert [_answers(ask) for ask in desk.asked] == [
        {"due": "2026-05-23", "as": "numbers", "source": "Levels.fyi", "next": "2027-02-20"}
    ]
    for line in (
        "Mark reviewed",
        "It was due on 2026-05-23.",
        "1. Text checked",
        "Source (optional)",
        "For new numbers.",
        "Marked reviewed by @local.",
    ):
        assert line in shown
    assert "Say what was checked." not in shown
    assert "Levels.fyi" not in (tmp_path / "history").read_text("utf-8")


def test_what_cannot_be_taken_is_said_and_asked_again(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = "reviews\rboth\r1\r\rsoon\r2020-01-01\r2027-01-01\rquit\r"
    _talk(desk, typed, tmp_path / "history")
    shown = capsys.readouterr().out
    assert [ask.field("next") for ask in desk.asked] == ["2020-01-01", "2027-01-01"]
    assert len({ask.field(KEY) for ask in desk.asked}) == 1
    assert desk.asked[1].field("as") == "text"
    for line in (
        "'both' is none of the options.",
        "Write the date as 2027-02-20.",
        "Next review: That day has passed.",
        "Marked reviewed",
    ):
        assert line in shown


@pytest.mark.parametrize("leave", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
def test_giving_up_changes_nothing_and_the_talk_goes_on(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], leave: str
) -> None:
    _talk(desk, f"reviews\r2\r{leave}reviews\r\r\r\rquit\r", tmp_path / "history")
    shown = capsys.readouterr().out
    assert UNCHANGED in shown
    assert [ask.field("as") for ask in desk.asked] == ["text"]


def test_two_forms_are_two_acts(desk: Desk, tmp_path: Path) -> None:
    _talk(desk, "reviews\r\r\r\rreviews\r\r\r\rquit\r", tmp_path / "history")
    assert len({ask.field(KEY) for ask in desk.asked}) == 2


def test_a_pipe_is_not_asked_anything(desk: Desk) -> None:
    out = io.StringIO()
    piped(_conversation(desk), ["reviews\n"], out)
    assert out.getvalue() == "Say what was checked.\n\n"
    assert desk.asked == []


def test_a_field_says_how_to_answer_it() -> None:
    several = Field("d", "Days", "choices", "mon", options=(Option("mon", "Monday"),))
    assert described(several) == ["Days", "  1. Monday", "Several with commas."]
    assert described(replace(several, kind="text", options=(), required=False)) == [
        "Days (optional, - for none)"
    ]
