"""A library is a snapshot: indexed, immutable, one guide to an id."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from bot.guides.findings import Finding
from bot.guides.library import Card, Library, card_of
from bot.guides.model import Band, Guide


def guide(company: str, role: str, path: str = "", display: str = "", labels: int = 0) -> Guide:
    return Guide(
        company=company,
        role=role,
        company_display=display or company.title(),
        role_display=role.title(),
        bands=tuple(Band(f"R{n}", "USD") for n in range(labels)),
        path=path or f"{company}/{role}.md",
    )


def library(*guides: Guide, findings: tuple[Finding, ...] = ()) -> Library:
    return Library(map(card_of, guides), findings)


def test_guides_are_found_by_id() -> None:
    kept = guide("acme", "swe", labels=2)
    found = library(kept)
    assert found.guide("acme/swe") is kept
    assert found.card("acme/swe").labels == ("R0", "R1")
    assert ("acme/swe" in found, "acme/pm" in found, None in found) == (True, False, False)
    assert len(found) == 1


@pytest.mark.parametrize("ask", [Library.guide, Library.card, Library.figures])
def test_an_id_nobody_has_is_a_key_error(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(KeyError):
        ask(library(), "acme/swe")


def test_companies_hold_their_guides_in_order_of_role() -> None:
    found = library(guide("b", "swe"), guide("a", "pm"), guide("b", "em"))
    assert list(found.companies) == ["a", "b"]
    company = found.companies["b"]
    assert (company.slug, company.display) == ("b", "B")
    assert [card.role for card in company.cards] == ["em", "swe"]


def test_companies_of_one_name_are_told_apart_by_their_slugs() -> None:
    shown = {"google": "Google", "google-2": "google", "meta": "Meta"}
    found = library(*(guide(slug, "x", display=name) for slug, name in shown.items())).companies
    assert {slug: company.display for slug, company in found.items()} == shown
    told = [company.told for company in found.values()]
    assert told == ["Google (google)", "google (google-2)", "Meta"]


def test_cards_come_in_the_order_of_their_paths() -> None:
    found = library(guide("a", "x", "z.md"), guide("b", "x", "a.md"))
    assert [card.id for card in found] == ["b/x", "a/x"]


def test_an_id_claimed_twice_stays_with_the_first_path_and_is_a_finding() -> None:
    first, second = guide("a", "x", "1.md"), guide("a", "x", "2.md")
    third = guide("a", "x", "3.md")
    for order in ((first, second, third), (third, second, first)):
        found = library(*order)
        assert found.guide("a/x") is first
        assert [(f.severity, f.path, f.rule) for f in found.findings] == [
            ("error", "2.md", "duplicate-id"),
            ("error", "3.md", "duplicate-id"),
        ]
        assert "1.md" in found.findings[0].problem
        assert len(found.companies["a"].cards) == 1


def test_findings_of_reading_are_kept() -> None:
    finding = Finding("note", "x.md", 3, "r", "Problem.", "Remedy.")
    assert library(findings=(finding,)).findings == (finding,)
    assert finding.sentence == "Problem. Remedy."


def test_indexes_cannot_be_changed() -> None:
    found = library(guide("a", "x"))
    with pytest.raises(TypeError):
        found.companies["b"] = found.companies["a"]  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        found.card("a/x").id = "b/x"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        found.guide("a/x").company = "b"  # type: ignore[misc]


def test_a_guide_is_made_when_first_asked_for_and_once() -> None:
    made: list[Guide] = []

    def make() -> Guide:
        made.append(guide("a", "x", labels=1))
        return made[-1]

    found = Library([Card("a/x", "a", "x", "A", "X", "standard", "a.md", ("R0",), make)])
    assert (next(iter(found)).title, made) == ("A X", [])
    assert found.guide("a/x") is found.guide("a/x")
    assert found.figures("a/x") is found.figures("a/x")
    assert len(made) == 1


def test_the_bundled_guides_are_in_order(bundled: Library) -> None:
    assert bundled.findings == ()
    assert [card.id for card in bundled] == [
        "huggingface-enterprise/senior-software-engineer",
        "weights-and-biases/ml-ai-engineer",
        "weights-and-biases/senior-software-engineer",
        "weights-and-biases/staff-software-engineer",
    ]


def test_the_corpus_is_read_without_an_error(corpus: Library) -> None:
    assert len(corpus) > 800
    assert [f for f in corpus.findings if f.severity == "error"] == []
