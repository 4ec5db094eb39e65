"""Is stock a year's or a grant's: who says so, and when the totals may speak."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides.basis import (
    UNKNOWN,
    Basis,
    Parts,
    contradicted,
    declared,
    fits,
    fits_none,
    header_of,
    inferred,
    near,
)
from bot.guides.comp_table import CompTable, Row
from bot.guides.model import Band, Range
from tests.guides.kit import span

OSLO = Band("Oslo", "USD")

WORDS = [
    # As headers say it
    ("RSU/4yr", "vest_4y", 4),
    ("Stock (RSU/4yr)", "vest_4y", 4),
    ("Stock (Options/4yr)", "vest_4y", 4),
    ("Stock (Options+RSU/4yr)", "vest_4y", 4),
    ("Stock (MTCH RSU/4yr)", "vest_4y", 4),
    ("Equity (Pre-IPO/4yr)", "vest_4y", 4),
    ("RSU (4-Year)", "vest_4y", 4),
    ("RSU Grant (4-Year Vest)", "vest_4y", 4),
    ("Options (4yr)", "vest_4y", 4),
    ("Stock (4 years)", "vest_4y", 4),
    ("Stock 4Y", "vest_4y", 4),
    ("RSU (3-year vest)", "vest_3y", 3),
    ("Equity over 5 yrs", "vest_5y", 5),
    ("RSU (1-year)", "annual", None),
    ("Annual RSU", "annual", None),
    ("RSU (Annual)", "annual", None),
    ("Stock (annual)", "annual", None),
    ("Stock/yr", "annual", None),
    ("RSU per year", "annual", None),
    ("Yearly stock", "annual", None),
    ("Stock p.a.", "annual", None),
    ("Equity per annum", "annual", None),
    ("RSU/yr (4yr vest)", "annual", 4),
    ("RSU (per year, 4yr vest)", "annual", 4),
    ("Stock", "unknown", None),
    ("RSU Grant (Palo Alto Networks RSUs — NASDAQ: PANW)", "unknown", None),
    ("Profit Sharing", "unknown", None),
    ("Partnership/Profit-Sharing", "unknown", None),
    ("Stock (Profit-Sharing)", "unknown", None),
    ("", "unknown", None),
    # As cells say it
    ("$190K–$340K", "unknown", None),
    ("$30K/yr", "annual", None),
    ("$55,000 – $115,000/yr vesting", "annual", None),
    ("$30K/year (4yr vest)", "annual", 4),
    ("SEK 330K–578K/yr (4yr vest)", "annual", 4),
    ("£104K–£182K (4yr vest)", "vest_4y", 4),
    ("$150K - $240K (RSU/4yr)", "vest_4y", 4),
    ("$162K–$275K RSU/4yr", "vest_4y", 4),
    ("$55K–$155K/4yr", "vest_4y", 4),
    ("$440K-$720K ($110K-$180K/yr)", "vest_4y", 4),
    ("$135K - $220K ($34K-$55K/yr vest)", "vest_4y", 4),
    ("$320K - $480K ($80K-$120K/yr vest)", "vest_4y", 4),
    ("$300K–$450K ($100K–$150K/yr)", "vest_3y", 3),
    ("$1.2M ($300K/yr)", "vest_4y", 4),
    ("$100,000 ($25,000 per year)", "vest_4y", 4),
    ("$100K ($90K/yr)", "unknown", None),
    ("$100K ($33K/yr)", "vest_3y", 3),
    ("$100K ($28K/yr)", "unknown", None),
    ("$4K ($100K/yr)", "unknown", None),
    ("£400K ($100K/yr)", "unknown", None),
    ("20 LPA", "annual", None),
    ("$100K ($0/yr)", "unknown", None),
    ("None", "unknown", None),
    ("13,000 – 27,000 options", "unknown", None),
    ("Choose Your Mix", "unknown", None),
    ("$2025", "unknown", None),
    ("Series C, 14 years old", "unknown", None),
]


@pytest.mark.parametrize(("words", "code", "years"), WORDS, ids=[words for words, _, _ in WORDS])
def test_a_basis_in_words(words: str, code: str, years: int | None) -> None:
    header = declared(OSLO, None, Row(), words)
    cell = declared(OSLO, None, Row(stock=words), "")
    assert (header.code, header.years) == (code, years)
    assert (cell.code, cell.years) == (code, years)
    told = code != "unknown"
    assert header.witness == ("table header" if told else "nothing")
    assert cell.witness == ("table cell" if told else "nothing")


@pytest.mark.parametrize(
    ("band_years", "guide_years", "cell", "header", "code", "witness"),
    [
        pytest.param(3, 5, "$1/yr", "RSU/4yr", "vest_3y", "front matter", id="band first"),
        pytest.param(None, 5, "$1/yr", "RSU/4yr", "vest_5y", "front matter", id="then the guide"),
        pytest.param(1, None, "", "RSU/4yr", "annual", "front matter", id="one year is annual"),
        pytest.param(None, None, "$1/yr", "RSU/4yr", "annual", "table cell", id="then the cell"),
        pytest.param(None, None, "$1", "RSU/4yr", "vest_4y", "table header", id="then the header"),
        pytest.param(None, None, "$1", "RSU", "unknown", "nothing", id="nobody"),
    ],
)
def test_the_first_witness_who_speaks_is_heard(
    band_years: int | None,
    guide_years: int | None,
    cell: str,
    header: str,
    code: str,
    witness: str,
) -> None:
    band = Band("Oslo", "USD", stock_vest_years=band_years)
    basis = declared(band, guide_years, Row(stock=cell), header)
    assert (basis.code, basis.witness) == (code, witness)


@pytest.mark.parametrize(
    ("basis", "code", "per_year"),
    [
        pytest.param(Basis("annual"), "annual", 1, id="annual"),
        pytest.param(Basis("annual", 4), "annual", 1, id="annual of a 4-year vest"),
        pytest.param(Basis("vest", 4), "vest_4y", 4, id="four years"),
        pytest.param(Basis("vest", 3), "vest_3y", 3, id="three years"),
        pytest.param(UNKNOWN, "unknown", None, id="unknown"),
    ],
)
def test_a_basis_is_a_divisor_and_a_code(basis: Basis, code: str, per_year: int | None) -> None:
    assert (basis.code, basis.per_year) == (code, per_year)


def test_the_header_is_the_stock_columns() -> None:
    assert header_of(CompTable({"stock": "RSU", "base": "Base"}, ())) == "RSU"
    assert header_of(CompTable({"base": "Base"}, ())) == ""
    assert header_of(None) == ""


# What the totals fit

ANNUAL = Parts(span(100, 200), span(40, 80), span(10, 20), span(150, 300))
"""Adds up with stock as a year's."""
VEST = Parts(span(100, 200), span(40, 80), span(10, 20), span(120, 240))
"""Adds up with stock over four years."""
NEITHER = Parts(span(100, 200), span(40, 80), span(10, 20), span(500, 900))
UNTESTABLE = Parts(span(100, 200), None, None, span(500, 900))


@pytest.mark.parametrize(
    ("computed", "agrees"),
    [("95", True), ("94.99", False), ("105", True), ("105.01", False), ("100", True)],
)
def test_agreement_ends_at_five_percent_of_the_stated_total(computed: str, agrees: bool) -> None:
    assert near(Decimal(computed), Decimal(100)) is agrees


def test_both_ends_must_agree() -> None:
    assert ANNUAL.agrees(1)
    low_only = Parts(ANNUAL.base, ANNUAL.stock, ANNUAL.bonus, span(150, 400))
    high_only = Parts(ANNUAL.base, ANNUAL.stock, ANNUAL.bonus, span(100, 300))
    assert not low_only.agrees(1)
    assert not high_only.agrees(1)


def test_a_bonus_that_is_not_given_is_none() -> None:
    assert Parts(span(100, 200), span(40, 80), None, span(140, 280)).agrees(1)


@pytest.mark.parametrize(
    ("parts", "testable"),
    [
        (ANNUAL, True),
        (Parts(None, span(1, 2), None, span(1, 2)), False),
        (Parts(span(1, 2), None, None, span(1, 2)), False),
        (Parts(span(1, 2), span(1, 2), None, None), False),
    ],
    ids=["whole", "no base", "no stock", "no total"],
)
def test_what_can_be_tested(parts: Parts, testable: bool) -> None:
    assert parts.testable is testable


SHARES = [
    pytest.param([ANNUAL] * 4 + [NEITHER], True, id="4 of 5"),
    pytest.param([ANNUAL] * 8 + [NEITHER] * 2, True, id="8 of 10"),
    pytest.param([ANNUAL] * 7 + [NEITHER] * 2, False, id="7 of 9"),
    pytest.param([ANNUAL] * 3 + [NEITHER], False, id="3 of 4"),
    pytest.param([ANNUAL], True, id="1 of 1"),
    pytest.param([ANNUAL] + [UNTESTABLE] * 9, True, id="1 of 1 that can be tested"),
    pytest.param([], False, id="none"),
    pytest.param([UNTESTABLE], False, id="none that can be tested"),
]


@pytest.mark.parametrize(("parts", "fit"), SHARES)
def test_a_basis_fits_from_eighty_percent(parts: Sequence[Parts], fit: bool) -> None:
    assert fits(parts, 1) is fit
    assert inferred(parts).code == ("annual" if fit else "unknown")


@pytest.mark.parametrize(
    ("parts", "code", "years"),
    [
        pytest.param([ANNUAL] * 3, "annual", None, id="annual"),
        pytest.param([VEST] * 3, "vest_4y", 4, id="four years"),
        pytest.param([ANNUAL] * 9 + [VEST], "unknown", None, id="one fits the other"),
        pytest.param([VEST] * 9 + [ANNUAL], "unknown", None, id="one fits annual"),
        pytest.param([NEITHER] * 3, "unknown", None, id="neither"),
        pytest.param([], "unknown", None, id="nothing to test"),
    ],
)
def test_a_basis_is_inferred_only_where_the_other_fits_nothing(
    parts: Sequence[Parts], code: str, years: int | None
) -> None:
    basis = inferred(parts)
    assert (basis.code, basis.years) == (code, years)
    assert basis.witness == ("nothing" if code == "unknown" else "inferred")


def test_stock_too_small_to_tell_infers_nothing() -> None:
    both = Parts(span(100, 200), span(1, 2), None, span(101, 202))
    assert fits([both], 1)
    assert fits([both], 4)
    assert inferred([both]) == UNKNOWN


DECLARED_ANNUAL = Basis("annual", None, "table header")
DECLARED_VEST = Basis("vest", 4, "table header")
DECLARED_THREE = Basis("vest", 3, "table cell")


@pytest.mark.parametrize(
    ("basis", "parts", "other"),
    [
        pytest.param(DECLARED_VEST, [ANNUAL] * 3, "annual", id="says grant, adds up annual"),
        pytest.param(DECLARED_ANNUAL, [VEST] * 3, "vest_4y", id="says annual, adds up as grant"),
        pytest.param(DECLARED_THREE, [ANNUAL] * 3, "annual", id="says three years"),
        pytest.param(DECLARED_VEST, [VEST] * 3, None, id="says grant, is grant"),
        pytest.param(DECLARED_ANNUAL, [ANNUAL] * 3, None, id="says annual, is annual"),
        pytest.param(DECLARED_VEST, [ANNUAL] * 9 + [VEST], None, id="one band agrees"),
        pytest.param(DECLARED_VEST, [ANNUAL] * 3 + [NEITHER], None, id="too few for the other"),
        pytest.param(DECLARED_VEST, [ANNUAL] * 4 + [NEITHER], "annual", id="just enough"),
        pytest.param(DECLARED_VEST, [NEITHER] * 3, None, id="neither"),
        pytest.param(DECLARED_VEST, [], None, id="nothing to test"),
        pytest.param(UNKNOWN, [ANNUAL] * 3, None, id="nothing declared"),
    ],
)
def test_a_declaration_is_contradicted_only_where_the_totals_fit_only_another(
    basis: Basis, parts: Sequence[Parts], other: str | None
) -> None:
    found = contradicted(basis, parts)
    assert (found.code if found else None) == other


_ranges = st.builds(
    lambda low, more: Range(Decimal(low), Decimal(low + more)),
    st.integers(0, 400),
    st.integers(0, 400),
)
_parts = st.lists(
    st.one_of(
        st.sampled_from([ANNUAL, VEST, NEITHER, UNTESTABLE]),
        st.builds(Parts, _ranges, _ranges, st.none() | _ranges, _ranges),
    ),
    max_size=12,
)


@given(_parts)
def test_never_both(parts: list[Parts]) -> None:
    basis = inferred(parts)
    assert contradicted(basis, parts) is None
    told = [b for b in (DECLARED_ANNUAL, DECLARED_VEST) if contradicted(b, parts)]
    assert len(told) <= 1
    if basis.kind != "unknown":
        divisor = 1 if basis.kind == "annual" else 4
        assert fits(parts, divisor)
        assert fits_none(parts, 5 - divisor)


@given(st.text(max_size=60), st.text(alphabet="$£0123456789.,KkM–-/() yrannualYears4", max_size=40))
def test_any_words_have_a_basis(header: str, cell: str) -> None:
    basis = declared(OSLO, None, Row(stock=cell), header)
    assert (basis.kind == "unknown") == (basis.witness == "nothing")
    assert basis.per_year is None or 1 <= basis.per_year <= 10
