"""The steps of a reading, printed: `bandstand ask --explain`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.data_files import data_folder
from bot.guides.library import Library
from bot.language.explain import explain
from bot.language.reading import Reader, reader
from bot.wiring import registry

GOLDEN = Path(__file__).parents[1] / "golden" / "explain"
TEXTS = {
    "story": "My friend is at Hugging Face. How much equity does W&B give a staff engineer in SF?",
    "ambiguous": "what would wandb pay me, and what are the levers?",
}


@pytest.fixture(scope="module")
def read(bundled: Library) -> Reader:
    return reader(bundled, registry().shapes(), data_folder())


@pytest.mark.parametrize("name", list(TEXTS))
def test_each_step_is_printed_as_it_was(read: Reader, name: str) -> None:
    golden = (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert "\n".join(explain(read, TEXTS[name])) + "\n" == golden


def _lines(read: Reader, text: str) -> list[str]:
    return list(explain(read, text))


def test_words_have_their_verdict_and_why(read: Reader) -> None:
    lines = _lines(read, "wandb staff in london")
    said = {line.split()[0]: line.split()[1] for line in lines if line.startswith("  ")}
    assert (said["wandb"], said["staff"], said["london"]) == ("company", "role", "place")
    assert "in" not in said


def test_commands_have_their_points_and_phrases_most_first(read: Reader) -> None:
    lines = _lines(read, "script and levers for a wandb staff engineer, which lever first")
    points = [line for line in lines if " points: " in line]
    assert points[0].split()[:3] == ["levers", "12", "points:"]
    assert points[0].endswith("'levers', 'lever'")
    assert any(line.split()[:2] == ["script", "6"] for line in points)


def test_assumptions_are_the_reading_s(read: Reader) -> None:
    lines = _lines(read, "wandbb staff")
    assert "assumption: Read 'wandbb' as Weights & Biases." in lines


def test_choices_are_those_asked_back(read: Reader) -> None:
    lines = _lines(read, "what does wandb pay")
    assert any(line.startswith("asked back (ambiguous): ") for line in lines)
    assert "  weights-and-biases/ml-ai-engineer: ML/AI Engineer" in lines


def test_a_known_company_without_a_guide_is_named(read: Reader) -> None:
    lines = _lines(read, "what does google pay a staff engineer")
    assert "  known, but no guide covers it: google" in lines


@pytest.mark.parametrize("text", ["", "   ", "word " * 200, "x" * 5_000, "‮", "?!"])
def test_what_cannot_be_read_is_explained_in_few_lines(read: Reader, text: str) -> None:
    lines = _lines(read, text)
    assert lines[0] == f"text: {text[:200]}"
    assert any(line.startswith("asked back (invalid): ") for line in lines)
    assert len(lines) < 12
