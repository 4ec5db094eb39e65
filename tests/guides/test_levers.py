"""A guide's levers, whatever shape its section has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides.levers import MOST_LEVERS, levers
from bot.guides.library import Library
from bot.guides.sections import sections
from tests.guides.bodies import MARKDOWN

OPENING = "### A | B Guide\n\n**Negotiation DNA:** x\n\n**Level Mapping:** A = B\n\n"

SHAPES = {
    "numbered bold list": (
        '**Global Levers**\n1. **Scale:** "I ran big systems."\n2. **Equity:** "I need more."\n'
    ),
    "numbered list, quotes below": (
        "#### Global Levers\n\n1. **Lever 1 — Scale:**\n   > I ran big systems.\n\n"
        "2. **Lever 2 — Equity**\n   > I need more.\n"
    ),
    "numbered list after a dash": (
        '**Global Levers**\n\n1. **Scale** — *"I ran big systems."*\n\n'
        '2. **Equity** — "I need more."\n'
    ),
    "bold Lever N": (
        '### The Premium\n\n**Lever 1 — Scale:** "I ran big systems."\n\n**Lever 2: Equity:** '
        '"I need more."\n'
    ),
    "bold Lever N under a heading": (
        "#### Global Levers — Extended\n\n**Lever 1 — Scale:**\n> I ran big systems.\n\n"
        "**Lever 2 — Equity:**\n> I need more.\n"
    ),
    "bold numbers under a heading": (
        "#### Global Levers\n\n**1. Scale**\n> I ran big systems.\n\n"
        "**2. Equity**\n> I need more.\n"
    ),
    "heading per lever": (
        "## 2 Global Levers with Scripts\n\n### Lever 1: Scale\n\n> I ran big systems.\n\n"
        "### Lever 2: Equity\n\n> I need more.\n"
    ),
    "headings without a common one": (
        "#### Global Lever 1: Scale\n\n“I ran big systems.”\n\n#### Global Lever 2: Equity\n\n"
        "“I need more.”\n"
    ),
    "all in the heading": (
        '#### Lever 1: Scale — "I ran big systems."\n'
        '#### Lever 2: Equity — "I need more, please, now."\n'
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_levers_of_every_shape(shape: str) -> None:
    found = [each for each in levers(sections(OPENING + SHAPES[shape])) if not each.own]
    assert [each.title for each in found] == ["Scale", "Equity"]
    assert [passage.kind for passage in found[0].passages] == ["quote"]
    assert found[0].text == "I ran big systems."


def test_a_lever_keeps_its_labelled_parts() -> None:
    body = "## Global Levers\n### Lever 1: Base\n**Strategy:** Anchor.\n\n**Script:**\n> I ask.\n"
    (lever,) = levers(sections(OPENING + body))
    assert [(p.kind, p.text) for p in lever.passages] == [
        ("title", "Strategy"),
        ("text", "Anchor."),
        ("title", "Script"),
        ("quote", "I ask."),
    ]


@pytest.mark.parametrize(
    "own",
    [
        pytest.param("### Warehouse Lever\nThe warehouse.\n\n", id="named a lever"),
        pytest.param("### $8.4B Revenue — The Premium\nThe warehouse.\n\n", id="named anything"),
        pytest.param("**The Warehouse Premium**\n\nThe warehouse.\n\n", id="bold"),
    ],
)
def test_the_company_s_own_lever_comes_first(own: str) -> None:
    found = levers(sections(OPENING + own + SHAPES["numbered bold list"]))
    assert [each.own for each in found] == [True, False, False]
    assert found[0].text == "The warehouse."
    assert found[0].title in ("Warehouse Lever", "$8.4B Revenue — The Premium",
                              "The Warehouse Premium")  # fmt: skip


def test_a_guide_without_levers_has_none() -> None:
    assert levers(sections("### A\n\n**Negotiation DNA:** x\n\n**Evidence & Sources**\n- y")) == ()
    assert levers(()) == ()


def test_the_bundled_levers(bundled: Library) -> None:
    for card in bundled:
        found = levers(bundled.sections(card.id))
        assert [lever.own for lever in found] == [True, False, False, False, False], card.id
        assert all(lever.title and lever.text for lever in found)


def test_nearly_every_guide_of_the_corpus_has_its_levers(corpus: Library) -> None:
    found = {card.id: levers(corpus.sections(card.id)) for card in corpus}
    few = [name for name, each in found.items() if sum(not lever.own for lever in each) < 3]
    assert len(few) <= len(found) // 100, few
    four = sum(sum(not lever.own for lever in each) == 4 for each in found.values())
    assert four >= len(found) * 0.95
    assert all(lever.title for each in found.values() for lever in each)


@given(MARKDOWN)
def test_any_body_has_bounded_levers(body: str) -> None:
    found = levers(sections(body))
    assert len(found) <= MOST_LEVERS
    assert all(lever.passages for lever in found)


@given(st.text(max_size=200))
def test_any_text_under_a_levers_heading_is_read(text: str) -> None:
    found = levers(sections(f"{OPENING}### Global Levers\n{text}"))
    assert len(found) <= MOST_LEVERS
    assert all(lever.title for lever in found)
