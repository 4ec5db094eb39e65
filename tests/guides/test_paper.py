"""What a header or a cell says a figure is, where it is no cash and no share one can sell."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides.figures import figures
from bot.guides.library import Library
from bot.guides.model import Band
from bot.guides.paper import Kind, paper
from tests.guides.kit import guide_of, thousands


@pytest.mark.parametrize(
    ("header", "cell", "kind"),
    [
        ("Stock (Options/4yr)", "$40K–$80K", "options"),
        ("Options (Pre-IPO/4yr)", "$40K–$80K", "options"),
        ("Stock (RSU/4yr)", "$40K in options", "options"),
        ("Stock (Options+RSU/4yr)", "$40K–$80K", "options and stock"),
        ("Options or stock units", "$40K–$80K", "options and stock"),
        ("Equity (Private/4yr)", "$40K–$80K", "private equity"),
        ("Equity (Pre-IPO/4yr)", "$40K–$80K", "private equity"),
        ("Equity", "$40K (illiquid)", "private equity"),
        ("Profits interest units", "$40K", "private equity"),
        ("Partnership/Profit-Sharing", "$20K–$32K", "profit share"),
        ("Carry/Bonus", "$120K", "carry"),
        ("Token grant", "$40K", "tokens"),
        ("Stock (RSU/4yr)", "$40K–$80K", None),
        ("Restricted stock units", "$40K", None),
        ("Stock (Equity/4yr)", "$40K", None),
        ("", "", None),
    ],
)
def test_the_words_tell_the_kind(header: str, cell: str, kind: Kind | None) -> None:
    found = paper(header, cell)
    assert (found.kind if found else None) == kind


def test_the_guides_own_words_are_kept() -> None:
    assert paper("Stock (Options/4yr)", "$40K") == ("options", "Stock (Options/4yr)")
    assert paper("Stock (RSU/4yr)", "$40K in options") == ("options", "$40K in options")


def test_a_band_without_a_figure_counts_nothing() -> None:
    table = "| Region | Base | Options |\n|--|--|--|\n| Oslo | $100K–$200K | {} |\n"
    band = Band("Oslo", "USD", base=thousands("100", "200"))
    for cell, papers in (("$40K–$80K/yr", ["options"]), ("varies", [])):
        (found,) = figures(guide_of([band], table.format(cell))).bands
        assert [each.kind for each in found.papers] == papers


def test_the_corpus_has_these_kinds(corpus: Library) -> None:
    kinds = Counter(
        kind
        for card in corpus
        for kind in {p.kind for b in corpus.figures(card.id).bands for p in b.papers}
    )
    assert kinds["options"] > 100
    assert kinds["options and stock"] == 14


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_words_are_read(header: str, cell: str) -> None:
    found = paper(header, cell)
    assert found is None or found.kind
