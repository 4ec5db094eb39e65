"""Markdown as plain passages, sentences and marked placeholders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides.blanks import marked
from bot.guides.passages import MOST_PASSAGES, line, passages, unquoted
from bot.guides.sentences import ELLIPSIS, sentences, shortened
from tests.guides.bodies import MARKDOWN


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("One\nline.\n\nTwo.", [("text", "One line."), ("text", "Two.")], id="text"),
        pytest.param("**Bold** *it* `code`", [("text", "Bold it code")], id="marks"),
        pytest.param("> Said.", [("quote", "Said.")], id="block quote"),
        pytest.param('"All of it."', [("quote", "All of it.")], id="quotation marks"),
        pytest.param('*"All of it."*', [("quote", "All of it.")], id="emphasised quotation"),
        pytest.param('Say: "it".', [("text", 'Say: "it".')], id="quotation inside"),
        pytest.param("- a\n- b", [("item", "a"), ("item", "b")], id="list"),
        pytest.param("1. a\n   > b", [("item", "a"), ("quote", "b")], id="quote in a list"),
        pytest.param("[a](https://b.c/d)", [("text", "a (https://b.c/d)")], id="link"),
        pytest.param("[https://b.c](https://b.c)", [("text", "https://b.c")], id="bare link"),
        pytest.param("[a](javascript:b)", [("text", "[a](javascript:b)")], id="no link"),
        pytest.param("[a](http://b.c)", [("text", "a")], id="insecure link"),
        pytest.param("a <!-- b --> c", [("text", "a c")], id="comment"),
        pytest.param("a <!-- b", [("text", "a <!-- b")], id="open comment"),
        pytest.param("a\n\n---\n\nb", [("text", "a"), ("text", "b")], id="rule"),
        pytest.param("a <company> b", [("text", "a <company> b")], id="tag"),
        pytest.param("| a | b |\n|---|---|\n| 1 | |", [("item", "a · b"), ("item", "1")],
                     id="table"),
        pytest.param("a | **SIGNATURE ROLE — 2x length**", [("text", "a")], id="residue"),
        pytest.param("### T:\nx", [("title", "T"), ("text", "x")], id="heading"),
    ],
)  # fmt: skip
def test_passages(markdown: str, expected: list[tuple[str, str]]) -> None:
    assert [(p.kind, p.text) for p in passages(markdown)] == expected


def test_a_title_loses_its_marks() -> None:
    assert line("1. **Bold** [link](https://a.b)") == "1. Bold link (https://a.b)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [('"a"', "a"), ("“a”", "a"), ('"a" and "b"', '"a" and "b"'), ("a", "a"), ('"', '"')],
)
def test_quotation_marks_around_all_of_it(text: str, expected: str) -> None:
    assert unquoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One. Two! Three?", ["One.", "Two!", "Three?"], id="stops"),
        pytest.param("I ask $1.2M. More.", ["I ask $1.2M.", "More."], id="decimals"),
        pytest.param("See Levels.fyi. Then ask.", ["See Levels.fyi.", "Then ask."], id="names"),
        pytest.param("Acme vs. Globex pays.", ["Acme vs. Globex pays."], id="abbreviation"),
        pytest.param("The U.S. Market pays.", ["The U.S. Market pays."], id="initials"),
        pytest.param('He said "Yes." She left.', ['He said "Yes."', "She left."], id="quotes"),
        pytest.param('Say: "I ask."', ["Say:", '"I ask."'], id="introduction"),
        pytest.param("A sum of [$20-30]K. My ask.", ["A sum of [$20-30]K.", "My ask."], id="K"),
        pytest.param(
            "At [D.E. Shaw/a. Bank] too. Yes.",
            ["At [D.E. Shaw/a. Bank] too.", "Yes."],
            id="brackets",
        ),
        pytest.param("", [], id="nothing"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


@pytest.mark.parametrize(
    ("pieces", "most", "expected"),
    [
        pytest.param(("One.", "Two."), 20, ("One. Two.", False), id="all"),
        pytest.param(("One.", "Two."), 6, ("One.", True), id="at a sentence"),
        pytest.param(("One two three.",), 9, ("One two" + ELLIPSIS, True), id="at a word"),
        pytest.param((), 5, ("", False), id="nothing"),
    ],
)
def test_shortening(pieces: tuple[str, ...], most: int, expected: tuple[str, bool]) -> None:
    assert shortened(pieces, most) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$[floor] at [company]", "$[floor: fill in] at [company: fill in]"),
        ("$[X]K and $[Y+200K]", "$[X: fill in]K and $[Y+200K: fill in]"),
        ("[Acme / Globex] pays", "[Acme / Globex: fill in] pays"),
        (
            "[lead X teams / own [product]] daily",
            "[lead X teams / own [product: fill in]: fill in] daily",
        ),
        ("pays $X", "pays $[X: fill in]"),
        ("$XM saved", "$[X: fill in]M saved"),
        ("X years and Y% more", "[X: fill in] years and [Y: fill in]% more"),
        ("at {company}, <team>, ____", "at [company: fill in], [team: fill in], […: fill in]"),
        ("known [1] [Source: Acme] [https://a.b]", "known [1] [Source: Acme] [https://a.b]"),
        (
            "the X-ray team of SpaceX, $XYZ ticker",
            "the X-ray team of SpaceX, $[XYZ: fill in] ticker",
        ),
        ("open [bracket", "open [bracket"),
        ("I ask $200K.", "I ask $200K."),
    ],
)
def test_placeholders_are_marked(text: str, expected: str) -> None:
    assert marked(text) == expected


@given(MARKDOWN)
def test_any_markdown_has_bounded_passages(body: str) -> None:
    found = passages(body)
    assert len(found) <= MOST_PASSAGES
    assert all(passage.text.strip() for passage in found)


@given(st.text(max_size=300))
def test_sentences_hold_all_of_the_text(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(st.text(alphabet="[]$XY years<{_}>a%", max_size=200))
def test_any_text_is_marked_and_keeps_its_words(text: str) -> None:
    kept = marked(text).replace(": fill in", "")
    assert kept.count("a") >= text.count("a")
