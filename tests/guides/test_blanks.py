"""Placeholders within placeholders. The texts are made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides.blanks import marked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("I [ran X teams / own [tool] for Y users] here.",
         "I [ran X teams / own [tool: fill in] for Y users: fill in] here."),
        ("At [[company]].", "At [[company: fill in]: fill in]."),
        ("[a [b [c [d [e]]]]]",
         "[a [b [c [d [e]: fill in]: fill in]: fill in]: fill in]"),
        ("I led [team, see [1]].", "I led [team, see [1]: fill in]."),
        ("Unclosed [team [name] here.", "Unclosed [team [name: fill in] here."),
        ("At [company] for $[X]K.", "At [company: fill in] for $[X: fill in]K."),
    ],
)  # fmt: skip
def test_a_placeholder_within_a_placeholder_is_marked_too(text: str, shown: str) -> None:
    assert marked(text) == shown


@given(st.text(alphabet="[] aX$1", max_size=120))
def test_any_brackets_are_read(text: str) -> None:
    assert len(marked(text)) >= len(text) - text.count(" ")
