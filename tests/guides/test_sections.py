"""A body's titled sections."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides.library import Library
from bot.guides.sections import Section, sections


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("Only words.\n\nMore.", [], id="no title"),
        pytest.param("Before.\n\n# A\nText.\n", [("A", "Text.", 3)], id="text before is left out"),
        pytest.param("# A\n\n## B\n\nText.", [("A", "", 1), ("B", "Text.", 3)], id="empty one"),
        pytest.param("### Low\n# High\nx", [("Low", "", 1), ("High", "x", 2)], id="H3 before H1"),
        pytest.param("A\n===\nx", [("A", "x", 1)], id="underlined"),
        pytest.param("# **A** B:\nx", [("A B", "x", 1)], id="emphasis and colon"),
        pytest.param("**A**\nText.", [("A", "Text.", 1)], id="bold line"),
        pytest.param("**A:** one\ntwo\n\nthree", [("A", "one\ntwo\n\nthree", 1)], id="bold start"),
        pytest.param("**A**: one", [("A", "one", 1)], id="colon after"),
        pytest.param("> **A:** one\n> two", [("A", "one\ntwo", 1)], id="quoted"),
        pytest.param("One **bold** word.", [], id="bold inside"),
        pytest.param(
            "# T\n- **A:** x\n- **B:** y", [("T", "- **A:** x\n- **B:** y", 1)], id="list"
        ),
        pytest.param("# A\n\n---\n\nx", [("A", "---\n\nx", 1)], id="rule"),
        pytest.param("# A\n```\n# not B\n```", [("A", "```\n# not B\n```", 1)], id="code"),
        pytest.param("# A\n<!-- c -->\nx", [("A", "<!-- c -->\nx", 1)], id="comment"),
        pytest.param(
            "# A\n| a |\n|--|\n| **b** |", [("A", "| a |\n|--|\n| **b** |", 1)], id="table"
        ),
        pytest.param("# A\r\nx\r\n", [("A", "x", 1)], id="Windows line ends"),
    ],
)
def test_sections_by_title(body: str, expected: list[tuple[str, str, int]]) -> None:
    assert sections(body) == tuple(Section(*each) for each in expected)


TITLES = (
    "Negotiation DNA",
    "Level Mapping",
    "Global Levers",
    "Negotiate Up Strategy",
    "Evidence & Sources",
)


def by_title(body: str) -> dict[str, str]:
    return {section.title: section.text for section in sections(body)}


def test_every_bundled_guide_has_its_sections(bundled: Library) -> None:
    for card in bundled:
        guide = bundled.guide(card.id)
        found = by_title(guide.body)
        assert set(TITLES) <= set(found), (guide.id, list(found))
        assert any(title.endswith("Lever") for title in found)
        assert all(text for title, text in found.items() if title in TITLES)


def test_the_sections_of_a_bundled_guide_hold_their_text(bundled: Library) -> None:
    guide = bundled.guide("weights-and-biases/senior-software-engineer")
    found = by_title(guide.body)
    assert found["Level Mapping"] == guide.level_mapping.raw
    assert found["Global Levers"].startswith("1. **AI Platform Scale Experience:**")
    assert found["Global Levers"].count("\n") == 3
    assert "My floor is $230K" in found["Negotiate Up Strategy"]
    assert found["Evidence & Sources"].count("\n- ") == 3


def test_a_sections_line_is_where_its_title_stands(bundled: Library) -> None:
    for card in bundled:
        body = bundled.guide(card.id).body
        for section in sections(body):
            assert section.title in body.splitlines()[section.line - 1].replace("**", "")


def test_thousands_of_quotes_are_read() -> None:
    assert len(sections("> **a** b\n\n" * 10_000)) == 10_000


@given(st.text(alphabet="#*>-_=|`[]<! \n\tab:1.", max_size=120))
def test_any_body_has_sections_in_order(body: str) -> None:
    lines = [section.line for section in sections(body)]
    assert lines == sorted(lines)
    assert all(1 <= line <= len(body.splitlines()) for line in lines)


def test_every_body_of_the_corpus_has_sections(corpus: Library) -> None:
    few = [card.id for card in corpus if len(sections(corpus.guide(card.id).body)) < 3]
    assert len(few) <= len(corpus) // 50, few
