"""From a call to a reply: every error is caught here, and every reading is said."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

import pytest

from bot.chat.dispatch import MOST_CHOICES, ask_back
from bot.chat.reply import Actions, Block, Button, Heading, Notice, Reply, Text
from bot.errors import BotError, StaleButtonError
from bot.language.asks import Ask, Choice, Operand, Unclear
from tests.chat.kit import NOW, Bench, raising, saying

SAY = Ask("say")


def test_a_call_is_answered_by_its_command() -> None:
    reply = Bench(saying("Hello.")).answer("anything")
    assert reply.blocks == (Text("Hello."),)
    assert (reply.status, reply.command) == ("answered", "say")
    assert reply.ask is not None
    assert (reply.ask.command, reply.ask.text) == ("say", "anything")


def test_a_button_asks_what_it_was_drawn_with() -> None:
    ask = Ask("say", (Operand("weights-and-biases/ml-ai-engineer"),))
    reply = Bench(saying("Hello.")).press(ask)
    assert (reply.blocks, reply.ask) == ((Text("Hello."),), ask)


def test_a_handler_sees_one_snapshot_and_the_day() -> None:
    bench = Bench(saying("Hello."))
    bench.answer("x")
    bench.press(SAY)
    assert bench.asked == 2
    for desk in bench.seen:
        assert desk.library is bench.library
        assert desk.today == NOW.date()
        assert [command.name for command in desk.menu] == ["say"]


def test_a_reply_keeps_the_command_its_handler_named() -> None:
    bench = Bench(lambda ask, desk: Reply((), command="other"))
    assert bench.press(SAY).command == "other"


@pytest.mark.parametrize(
    "error", [BotError("It broke.", "Mend it."), StaleButtonError("the guide is gone")]
)
def test_an_error_with_a_remedy_is_told(error: BotError, caplog: pytest.LogCaptureFixture) -> None:
    for reply in (Bench(raising(error)).answer("x"), Bench(raising(error)).press(SAY)):
        assert reply.blocks == (Notice(error.problem, "warning"), Text(error.remedy))
        assert reply.status == "invalid"
        assert not reply.shareable
    assert caplog.records == []


@pytest.mark.parametrize(
    "error", [ValueError("secret"), KeyError("secret"), RecursionError(), AssertionError()]
)
def test_an_error_nobody_foresaw_is_logged_under_the_id_shown(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    bench = Bench(raising(error))
    asks: tuple[Callable[[], Reply], ...] = (lambda: bench.answer("x"), lambda: bench.press(SAY))
    for ask in asks:
        reply = ask()
        said = " ".join(block.text for block in reply.blocks if isinstance(block, Notice | Text))
        found = re.search(r"the id ([0-9a-f]{8})\.", said)
        assert found is not None
        assert "secret" not in said
        [record] = caplog.records
        assert (record.levelno, found[1] in record.getMessage()) == (logging.ERROR, True)
        # Type and place only: a message may quote what a person typed.
        assert type(error).__name__ in record.getMessage()
        assert (record.exc_info, "secret" in record.getMessage()) == (None, False)
        assert (reply.status, reply.shareable) == ("invalid", False)
        caplog.clear()


def test_each_incident_has_an_id_of_its_own() -> None:
    bench = Bench(raising(ValueError()))
    assert bench.press(SAY) != bench.press(SAY)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit()])
def test_what_ends_the_program_is_not_caught(error: BaseException) -> None:
    with pytest.raises(type(error)):
        Bench(raising(error)).press(SAY)


def test_a_command_that_is_no_longer_there_is_told() -> None:
    reply = Bench(saying("Hello.")).press(Ask("gone"))
    assert reply.status == "invalid"
    assert reply.blocks == (Text("There is no command gone. Try help."),)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param(
            (Heading("H"), Text("T")),
            (Heading("H"), Notice("A."), Notice("B."), Text("T")),
            id="after the heading",
        ),
        pytest.param(
            (Text("T"), Heading("H")),
            (Notice("A."), Notice("B."), Text("T"), Heading("H")),
            id="first, without one",
        ),
        pytest.param((), (Notice("A."), Notice("B.")), id="alone"),
    ],
)
def test_assumptions_are_said_right_under_the_heading(
    blocks: tuple[Block, ...], expected: tuple[Block, ...]
) -> None:
    bench = Bench(lambda ask, desk: Reply(blocks, assumptions=("C.",)))
    reply = bench.press(Ask("say", assumptions=("A.", "B.")))
    assert reply.blocks == expected
    assert reply.assumptions == ("A.", "B.", "C.")


# Asking back


def choices(count: int) -> tuple[Choice, ...]:
    return tuple(Choice(f"id{n}", f"Label {n}", Ask("say", text=str(n))) for n in range(count))


def test_an_unclear_question_is_put_back_with_choices() -> None:
    reply = ask_back(
        Unclear(
            "band",
            "ambiguous",
            "Which?",
            "Pick one.",
            choices(2),
            (Operand("a/b", ("Oslo",)), Operand("c/d")),
            ("Read x as y.",),
        )
    )
    assert reply.blocks == (
        Text("Which? Pick one."),
        Notice("Read x as y."),
        Actions(
            (
                Button("Label 0", Ask("say", text="0")),
                Button("Label 1", Ask("say", text="1")),
            ),
            pick=True,
        ),
    )
    assert (reply.status, reply.command) == ("ambiguous", "band")
    assert (reply.guides, reply.regions) == (("a/b", "c/d"), (("Oslo",), ()))
    assert (reply.choices, reply.assumptions) == (("id0", "id1"), ("Read x as y.",))
    assert not reply.shareable


def test_a_question_without_a_remedy_or_choices_is_one_line() -> None:
    assert ask_back(Unclear(None, "invalid", "What?")).blocks == (Text("What?"),)


@pytest.mark.parametrize(
    ("count", "shown", "more"),
    [(MOST_CHOICES, MOST_CHOICES, None), (MOST_CHOICES + 3, MOST_CHOICES, "And 3 more.")],
)
def test_choices_left_out_are_counted(count: int, shown: int, more: str | None) -> None:
    reply = ask_back(Unclear("band", "ambiguous", "Which?", choices=choices(count)))
    actions = reply.blocks[1]
    assert isinstance(actions, Actions)
    assert len(actions.buttons) == shown
    assert len(reply.choices) == count
    assert reply.blocks[2:] == ((Text(more),) if more else ())
