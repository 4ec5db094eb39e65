"""What a guide rests on, and what it says its company pays for."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot.guides.dna import dna
from bot.guides.evidence import MOST_ITEMS, evidence, source_names
from bot.guides.library import Library
from bot.guides.model import Source
from bot.guides.sections import sections
from tests.guides.bodies import MARKDOWN


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("#### Evidence & Sources\n- A survey\n- B filing", id="bullets"),
        pytest.param("**Evidence & Sources:**\n1. A survey\n2. B filing [2]", id="numbers"),
        pytest.param("**Evidence & Sources**\n- [A survey]\n- [B filing]", id="brackets"),
        pytest.param("## Evidence & Sources\n### Market\n- A survey\n### Peers\n- B filing",
                     id="grouped"),
        pytest.param("### Sources\n- A survey\n- A survey\n- B filing", id="twice"),
    ],
)  # fmt: skip
def test_evidence_of_every_shape(body: str) -> None:
    assert evidence(sections(f"# G\n\n**Level Mapping:** x\n\n{body}")) == ("A survey", "B filing")


def test_evidence_keeps_addresses() -> None:
    found = evidence(sections("**Evidence**\n- [A](https://a.b) - x"))
    assert found == ("A (https://a.b) - x",)


def test_one_source_has_one_name() -> None:
    names = ("Levels.fyi", "Blind", "TeamBlind", "H1B", "H1B Salary Data", "Levels.fyi")
    assert source_names(map(Source, names)) == ("Levels.fyi", "Blind", "H1B")


def test_dna_of_a_summary_line_and_a_section() -> None:
    body = (
        "### R | C Guide\n\n**Negotiation DNA:** `Fast` `Public` | Growth\n\n| Region |\n|---|\n"
        "| SF |\n\n**Negotiation DNA**\n\nThey pay for speed.\n\n**Level Mapping:** x\n"
    )
    found = dna(sections(body), "Fast Pub")
    assert found is not None
    assert found.summary == "Fast Public | Growth"
    assert [passage.text for passage in found.passages] == ["They pay for speed."]


def test_dna_of_a_heading_alone_keeps_the_front_matter_s_summary() -> None:
    found = dna(sections("## Negotiation DNA: Acme\n### Unique\n- Speed\n## Level Mapping"), "Fast")
    assert found is not None
    assert (found.summary, [p.text for p in found.passages]) == ("Fast", ["Unique", "Speed"])


def test_a_guide_without_either() -> None:
    assert dna(sections("# A\nx")) is None
    assert evidence(sections("# A\nx")) == ()


def test_the_bundled_ones_have_both(bundled: Library) -> None:
    for card in bundled:
        found = dna(bundled.sections(card.id))
        assert found is not None
        assert found.summary == bundled.guide(card.id).dna_summary
        assert found.passages
        assert len(evidence(bundled.sections(card.id))) >= 3


def test_nearly_every_guide_of_the_corpus_has_both(corpus: Library) -> None:
    bodies = [corpus.sections(card.id) for card in corpus]
    assert sum(dna(body) is not None for body in bodies) >= len(bodies) * 0.99
    assert sum(len(evidence(body)) > 1 for body in bodies) >= len(bodies) * 0.99


@given(MARKDOWN)
def test_any_body_is_read(body: str) -> None:
    parts = sections(body)
    dna(parts)
    assert len(evidence(parts)) <= MOST_ITEMS
