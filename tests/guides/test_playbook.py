"""The handbook read into topics: Markdown's shapes, and what the bundled one must hold."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.data_files import data_folder
from bot.guides.playbook import (
    PUSHBACK,
    Grid,
    Paragraph,
    Part,
    Playbook,
    Point,
    Points,
    Topic,
    Words,
    load,
    read,
)


@pytest.fixture(scope="module")
def book() -> Playbook:
    return load(data_folder())


@pytest.mark.parametrize(
    ("markdown", "part"),
    [
        pytest.param("Some *plain*\ntext.", Paragraph("Some plain text."), id="paragraph"),
        pytest.param(
            "- one\n- **Two.** Then.",
            Points((Point("one"), Point("Then.", "Two")), numbered=False),
            id="list",
        ),
        pytest.param(
            "1. **A:** a\n2. **B** b",
            Points((Point("a", "A"), Point("b", "B")), numbered=True),
            id="numbered list",
        ),
        pytest.param('> "Say [this]."', Words("Say [this]."), id="words to say"),
        pytest.param(
            '> "First:\n>\n> 1. one\n> 2. two\n>\n> Last."',
            Words("First:\n1. one\n2. two\nLast."),
            id="words with a list",
        ),
        pytest.param(
            "| A | B |\n|---|---|\n| a | **b** |", Grid(("A", "B"), (("a", "b"),)), id="table"
        ),
    ],
)
def test_parts(markdown: str, part: Part) -> None:
    assert read(f"## Topic\n\n{markdown}\n").topics["Topic"].parts == (part,)


def test_headings_nest() -> None:
    found = read('# Book\n\nHello.\n\n## A\n\n### "B"\n\nb\n\n## C\n')
    assert found.introduction == (Paragraph("Hello."),)
    assert found.top() == (Topic("A", ()), Topic("C", ()))
    assert found.under("A") == (Topic("B", (Paragraph("b"),), "A"),)


@given(st.text(alphabet=st.sampled_from("#->|*\"1. \nab`[]():_'"), max_size=200) | st.text())
def test_no_text_raises(text: str) -> None:
    assert isinstance(read(text), Playbook)


def test_the_handbook_is_read_once() -> None:
    assert load(data_folder()) is load(data_folder())


def test_every_saying_has_words_to_say_and_a_reason(book: Playbook) -> None:
    for saying in book.under(PUSHBACK):
        assert any(isinstance(part, Words) for part in saying.parts), saying.title
        last = saying.parts[-1]
        assert isinstance(last, Paragraph), saying.title
        assert last.text.startswith("Why: "), saying.title


def test_words_that_claim_an_offer_are_marked(book: Playbook) -> None:
    claims = re.compile(r"\bI (?:do )?hold\b|\bI have (?:an|one|another|other)\b", re.I)
    for saying in book.under(PUSHBACK):
        before: Part | None = None
        for part in saying.parts:
            if isinstance(part, Words) and claims.search(part.text):
                assert before == Paragraph("Only if true for you:"), part.text
            before = part


@pytest.mark.parametrize("title", ["This is our final offer", "The band doesn't allow higher"])
def test_the_seed_sayings_are_there(book: Playbook, title: str) -> None:
    assert book.topics[title].under == PUSHBACK


def test_the_timeline_is_a_numbered_list_with_leads(book: Playbook) -> None:
    [steps] = [part for part in book.topics["Timing"].parts if isinstance(part, Points)]
    assert steps.numbered
    assert [point.lead for point in steps.points] == [
        "The offer arrives",
        "Acknowledge it within 24–48h",
        "Research",
        "Counter",
        "Discuss",
    ]
