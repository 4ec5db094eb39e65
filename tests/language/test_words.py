"""Words of a text."""

from __future__ import annotations

import pytest

from bot.language.words import tidy


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("a  b", "a  b"),
        ("a" + " " * 500 + "b", "a   b"),
        ("a\t\t\t\t\tb", "a   b"),
        ("a\n\nb", "a\n\nb"),
        ("a\n \n\n \nb", "a\n\nb"),
    ],
    ids=["few", "many", "tabs", "a paragraph", "empty lines"],
)
def test_long_runs_of_blanks_are_shortened(text: str, tidied: str) -> None:
    """A pattern that tries every blank of a run would take minutes."""
    assert tidy(text) == tidied
