"""Two questions in a message: both are answered side by side, or the one left over is said."""

from __future__ import annotations

import pytest

from bot.language.asks import Ask
from tests.language.town import town_reader


@pytest.mark.parametrize(
    ("text", "guides"),
    [
        (
            "What does databricks pay a staff engineer in sf? And google designers in london?",
            ["databricks/staff-software-engineer", "google/product-designer"],
        ),
        ("google pm zurich; google designer london", None),
        ("google pm zurich and google designer london", None),
        ("google pm zurich? google designer london?", None),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_whole_questions_are_set_side_by_side(text: str, guides: list[str] | None) -> None:
    reading = town_reader().read(text)
    assert isinstance(reading, Ask), reading
    assert reading.command == "compare"
    wanted = guides or ["google/product-manager", "google/product-designer"]
    assert [o.guide for o in reading.operands] == wanted
    assert all(len(o.regions) == 1 for o in reading.operands)


@pytest.mark.parametrize(
    ("text", "command", "left"),
    [
        (
            "what does google pay PMs in zurich? and what do they pay designers in london?",
            "band",
            "designers london",
        ),
        (
            "what does google pay a PM? what does google pay a designer in london?",
            "band",
            "google PM",
        ),
        (
            "what does google pay a PM? and how do I push back when they say it's final?",
            "pushback",
            "google PM",
        ),
    ],
    ids=str,
)
def test_a_question_that_is_left_over_is_said(text: str, command: str, left: str) -> None:
    reading = town_reader().read(text)
    assert isinstance(reading, Ask), reading
    assert reading.command == command
    assert f"Read one question; ask about {left!r} by itself." in reading.assumptions


@pytest.mark.parametrize(
    "text",
    [
        "what does google pay a PM in london? thanks!",
        "Been a designer at databricks for years. Google wants me as a PM. The pay?",
        "Google called me. It is a PM job. How much do they pay in london?",
        "ex-google PM here. Databricks PM, pay?",
    ],
    ids=str,
)
def test_a_story_is_no_second_question(text: str) -> None:
    reading = town_reader().read(text)
    assert isinstance(reading, Ask), reading
    assert reading.command == "band"
    assert not any("question" in said for said in reading.assumptions)
