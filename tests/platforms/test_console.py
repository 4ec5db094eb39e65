"""The terminal: choices by number, plain lines from a pipe, tables without markup."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from rich.console import Console

from bot.chat.reply import Bullets, Cell, Column, Notice, Quote, Reply, Table, Text
from bot.data_files import data_folder
from bot.platforms.console import Conversation, drawn, piped, suggestions
from bot.wiring import Bandstand, build

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk() -> Bandstand:
    return build(data_folder() / "guides", cache=False)


@pytest.fixture
def talk(desk: Bandstand) -> Conversation:
    return Conversation(desk.dispatch, lambda: NOW)


def test_a_number_picks_an_offered_choice(talk: Conversation) -> None:
    asked = talk.say("band wandb")
    picked = talk.say("2")
    assert asked.status == "ambiguous"
    assert picked.guides == (asked.choices[1],)


def test_a_number_that_was_not_offered_is_a_question(talk: Conversation) -> None:
    talk.say("band wandb")
    assert talk.say("99").status == "invalid"
    assert talk.say("1").status == "invalid"  # the offer is gone with the next answer


def test_a_pipe_is_answered_line_by_line_until_it_says_quit(talk: Conversation) -> None:
    out = io.StringIO()
    piped(talk, ["band wandb staff sf\n", "\n", "quit\n", "band wandb ml sf\n"], out)
    assert "$240K–$300K" in out.getvalue()
    assert "$195K" not in out.getvalue()


def _screen(reply: Reply, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, no_color=True)
    console.print(drawn(reply))
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def test_what_a_guide_wrote_is_never_markup() -> None:
    table = Table((Column("[red]x"), Column("n", numeric=True)), ((Cell("[b]a[/b]"), Cell("1")),))
    text = _screen(Reply(blocks=(Notice("[link=http://evil]click[/link]"), table)))
    for written in ("[link=http://evil]click[/link]", "[red]x", "[b]a[/b]"):
        assert written in text


STEERING = "A \x1b[31mred\x1b[0m \u202eevil\u202c \u2066word\x07"


def test_what_a_guide_wrote_never_steers_the_terminal() -> None:
    console = Console(file=io.StringIO(), width=80, record=True)
    table = Table((Column(STEERING),), ((Cell(STEERING),),))
    words = (Text(STEERING), Bullets((STEERING,)), Quote(STEERING), Notice(STEERING), table)
    console.print(drawn(Reply(blocks=words)))
    text = console.export_text()
    assert text.count("A [31mred[0m evil word") == 6
    assert not {"\x1b", "\u202e", "\u2066", "\x07"} & set(text)


def test_meaning_does_not_hang_on_colour() -> None:
    assert "Warning: late" in _screen(Reply(blocks=(Notice("late", "warning"),)))


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        pytest.param("ba", "band", id="command"),
        pytest.param("/co", "compare", id="slash"),
        pytest.param("band wei", "weights-and-biases", id="company"),
        pytest.param("band wandb st", "staff-software-engineer", id="role"),
        pytest.param("band wandb staff Lo", "London", id="region"),
    ],
)
def test_completion(desk: Bandstand, typed: str, offered: str) -> None:
    assert offered in [o for o, _ in suggestions(typed, desk.registry, desk.reader())]
