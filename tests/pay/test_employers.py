"""Employers' status is a dated fact with a source, of the bundled companies only."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.guides.library import Library
from bot.pay.employers import employer, employers


def test_weights_and_biases_was_acquired() -> None:
    known = employer("weights-and-biases")
    assert (known.status, known.buyer, known.since) == ("acquired", "CoreWeave", date(2025, 5, 5))
    assert known.sellable is True
    assert "acquired by CoreWeave (public) on 2025-05-05" in known.sentence
    assert "still speaks of growth-stage equity" in known.sentence


def test_hugging_face_is_private() -> None:
    known = employer("huggingface-enterprise")
    assert (known.status, known.sellable) == ("private", False)
    assert "its equity is not cash" in known.sentence


@pytest.mark.parametrize("company", ["google", "acme", ""])
def test_all_others_are_unknown_and_asked(company: str) -> None:
    known = employer(company)
    assert (known.status, known.sellable) == ("unknown", None)
    assert "ask" in known.sentence


def test_only_bundled_companies_and_each_with_source_and_day(bundled: Library) -> None:
    companies = {card.company for card in bundled}
    assert set(employers()) == companies
    for known in employers().values():
        assert known.source
        assert known.read is not None
        assert known.source in known.sentence


def test_a_guide_does_still_say_what_is_overtaken(bundled: Library) -> None:
    for known in employers().values():
        texts = [
            f"{guide.dna_summary} {guide.body}".casefold()
            for guide in (bundled.guide(c.id) for c in bundled if c.company == known.company)
        ]
        assert any(known.guide_says in text for text in texts)


def test_a_status_nobody_knows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "companies.yaml").write_text(
        "companies:\n  acme:\n    {display: Acme, status: rich, source: a, read: 2026-01-01}\n"
    )
    with pytest.raises(ValueError, match="'rich' is no status"):
        employers(tmp_path)
