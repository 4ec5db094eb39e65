"""Commands that do something: the act, the guide, and the person's own words after a colon."""

from __future__ import annotations

import pytest

from bot.language.asks import Ask, Operand, Unclear
from bot.language.reading import Reader

WANDB = "wandb/staff-software-engineer"


def read_ask(read: Reader, text: str, command: str | None = None) -> Ask:
    reading = read.read(text, command)
    assert isinstance(reading, Ask), reading
    return reading


@pytest.mark.parametrize(
    ("text", "act", "guides", "details"),
    [
        ("reviews done wandb staff", "done", (WANDB,), ""),
        ("/reviews done wandb staff", "done", (WANDB,), ""),
        ("Reviews Done W&B staff engineer", "done", (WANDB,), ""),
        ("reviews done wandb staff: numbers, Levels.fyi", "done", (WANDB,), "numbers, Levels.fyi"),
        ("reviews done wandb staff : text", "done", (WANDB,), "text"),
        ("reviews done wandb staff: https://x.org: y", "done", (WANDB,), "https://x.org: y"),
        ("reviews snooze wandb staff: 7 days, asked Snowflake in New York", "snooze", (WANDB,),
         "7 days, asked Snowflake in New York"),
        ("reviews history", "history", (), ""),
        ("reviews history wandb staff", "history", (WANDB,), ""),
        ("reviews flags wandb staff", "flags", (WANDB,), ""),
        ("reviews status", "status", (), ""),
        ("reviews settings", "settings", (), ""),
        ("reviews settings: zone Europe/Berlin", "settings", (), "zone Europe/Berlin"),
        ("reviews settings zone Europe/Berlin hour: 9", "settings", (),
         "zone Europe/Berlin hour: 9"),
        ("reviews", "", (), ""),
    ],
)  # fmt: skip
def test_act_guide_and_details_are_told_apart(
    read: Reader, text: str, act: str, guides: tuple[str, ...], details: str
) -> None:
    ask = read_ask(read, text)
    assert (ask.command, ask.text) == ("reviews", act)
    assert tuple(operand.guide for operand in ask.operands) == guides
    assert ask.field("details") == details


def test_a_platform_may_have_fixed_the_command(read: Reader) -> None:
    ask = read_ask(read, "done wandb staff: text", "reviews")
    assert (ask.text, ask.field("details")) == ("done", "text")


@pytest.mark.parametrize(
    ("text", "operand", "details"),
    [
        ("flag wandb staff", Operand(WANDB), ""),
        ("flag wandb staff london: stock, too low", Operand(WANDB, ("London",)), "stock, too low"),
        ("/flag wandb staff in london", Operand(WANDB, ("London",)), ""),
    ],
)
def test_a_flag_is_of_a_guide_and_its_region(
    read: Reader, text: str, operand: Operand, details: str
) -> None:
    ask = read_ask(read, text)
    assert (ask.command, ask.text, ask.operands) == ("flag", "", (operand,))
    assert ask.field("details") == details


@pytest.mark.parametrize(
    ("text", "status", "says"),
    [
        ("reviews done", "invalid", "of which company and role?"),
        ("reviews done: text", "invalid", "of which company and role?"),
        ("reviews don wandb staff", "invalid", "'don' is nothing that reviews can do."),
        ("/reviews delete wandb staff", "invalid", "It can do: done, snooze, assign"),
        ("reviews done quillmark staff: text", "not_found", "No guide covers"),
        ("reviews done wandb staff seven days", "not_found", "Details go after a colon"),
        ("flag", "invalid", "of which company and role?"),
    ],
)
def test_what_is_missing_is_asked(read: Reader, text: str, status: str, says: str) -> None:
    reading = read.read(text)
    assert isinstance(reading, Unclear)
    assert (reading.command, reading.status) == (text.lstrip("/").split()[0], status)
    assert says in f"{reading.problem} {reading.remedy}"


def test_whichever_guide_is_picked_it_is_the_same_act(read: Reader) -> None:
    reading = read.read("reviews snooze wandb: 7 days, waiting")
    assert isinstance(reading, Unclear)
    assert reading.status == "ambiguous"
    for choice in reading.choices:
        assert (choice.ask.command, choice.ask.text) == ("reviews", "snooze")
        assert choice.ask.field("details") == "7 days, waiting"
        assert len(choice.ask.operands) == 1


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("reviews say wandb pays a staff engineer badly, what is the band?", "band"),
        ("flag any guide of wandb that is overdue", "stale"),
    ],
)
def test_a_message_may_begin_with_such_a_word(read: Reader, text: str, command: str) -> None:
    assert read.read(text).command == command
