"""Which of two is shown: the front matter's figure or the table's cell, and what is said of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides.cells import (
    Reading,
    answered,
    bonus_percent,
    level_totals,
    reading,
    readings,
    spanning,
)
from bot.guides.comp_table import Row
from bot.guides.model import Band, Range
from tests.guides.kit import span, thousands

K90_120 = thousands("90", "120")
NONE: Range | None = None

# front matter's figure and currency, cell, region; shown figure and currency, remark
CASES = [
    pytest.param(K90_120, "USD", "$90K–$120K", "Oslo", K90_120, "USD", "", id="agreed"),
    pytest.param(K90_120, "USD", "", "Oslo", K90_120, "USD", "", id="no cell"),
    pytest.param(K90_120, "USD", "Varies", "Oslo", K90_120, "USD", "", id="words beside a figure"),
    pytest.param(K90_120, "USD", "$80K–$100K", "Oslo", K90_120, "USD", "differs", id="differs"),
    pytest.param(K90_120, "USD", "$90K–$120K+", "Oslo", K90_120, "USD", "open", id="open"),
    # Lost figures
    pytest.param(NONE, "USD", "$90K–$120K/yr", "Oslo", K90_120, "USD", "recovered", id="lost"),
    pytest.param(NONE, "USD", "₪90K–₪120K", "Haifa", K90_120, "ILS", "recovered", id="lost, ILS"),
    pytest.param(NONE, "USD", "₪300K / $90K", "Haifa", thousands("90", "90"), "USD", "recovered",
                 id="the front matter's of two currencies"),
    pytest.param(NONE, "CHF", "£90K–£120K ($113K–$150K)", "x", K90_120, "GBP", "recovered",
                 id="the first of two, neither the front matter's"),
    pytest.param(NONE, "INR", "20-35 LPA", "Pune", span(2_000_000, 3_500_000), "INR", "recovered",
                 id="lakh"),
    pytest.param(NONE, "USD", "SEK 45K–60K/month", "x", thousands("540", "720"), "SEK",
                 "recovered", id="a month's"),
    pytest.param(NONE, "USD", "$420K+", "Oslo", NONE, "USD", "unusable", id="only open"),
    pytest.param(NONE, "KRW", "KRW equivalent", "Seoul", NONE, "KRW", "unusable", id="equivalent"),
    pytest.param(NONE, "USD", "13,000 – 27,000 options", "x", NONE, "USD", "unusable", id="count"),
    pytest.param(NONE, "USD", "$715K-$1.097K", "x", NONE, "USD", "unusable", id="backwards"),
    pytest.param(NONE, "USD", "None", "Oslo", NONE, "USD", "", id="none"),
    pytest.param(NONE, "USD", "—", "Oslo", NONE, "USD", "", id="dash"),
    # Currencies
    pytest.param(K90_120, "USD", "SGD 90K–SGD 120K", "x", K90_120, "SGD", "currency", id="SGD"),
    pytest.param(K90_120, "USD", "S$90K–S$120K", "x", K90_120, "SGD", "currency", id="S$"),
    pytest.param(K90_120, "USD", "A$90K–A$120K", "x", K90_120, "AUD", "currency", id="A$"),
    pytest.param(K90_120, "USD", "C$90K–C$120K", "x", K90_120, "CAD", "currency", id="C$"),
    pytest.param(K90_120, "EUR", "£90K–£120K", "x", K90_120, "GBP", "currency", id="GBP, EUR"),
    pytest.param(K90_120, "GBP", "$90K–$120K", "London", K90_120, "USD", "currency", id="USD, GBP"),
    pytest.param(K90_120, "JPY", "CNY 90K–CNY 120K", "x", K90_120, "CNY", "currency", id="CNY"),
    pytest.param(K90_120, "JPY", "¥90K–¥120K", "Hangzhou (HQ)", K90_120, "CNY", "currency",
                 id="China's ¥"),
    pytest.param(K90_120, "JPY", "¥90K–¥120K", "Tokyo", K90_120, "JPY", "", id="Japan's ¥"),
    pytest.param(K90_120, "CAD", "$90K–$120K", "Toronto", K90_120, "CAD", "", id="a bare $ in CAD"),
    pytest.param(K90_120, "AUD", "$90K–$120K", "Sydney", K90_120, "AUD", "", id="a bare $ in AUD"),
    pytest.param(K90_120, "SGD", "$90K–$120K", "Singapore", K90_120, "SGD", "", id="bare $, SGD"),
    pytest.param(K90_120, "SGD", "$90K–$120K", "San Francisco (USD)", K90_120, "USD", "currency",
                 id="the label says which $"),
    pytest.param(K90_120, "USD", "$90K–$120K", "London", K90_120, "USD", "", id="London in USD"),
    pytest.param(K90_120, "GBP", "£90K–£120K ($113K–$150K)", "x", K90_120, "GBP", "", id="first"),
    pytest.param(K90_120, "USD", "£70K–£95K ($90K–$120K)", "x", K90_120, "USD", "", id="second"),
    pytest.param(K90_120, "USD", "$90K - S$120K", "x", NONE, "USD", "unusable", id="mixed"),
    pytest.param(K90_120, "USD", "£80K - $125K", "x", K90_120, "USD", "",
                 id="a mixed range that front matter does not have"),
    # A month's pay that front matter took for a year's
    pytest.param(thousands("45", "60"), "SEK", "SEK 45K–60K/month", "x", thousands("540", "720"),
                 "SEK", "", id="a month's in both"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "currency", "cell", "label", "shown", "shown_in", "remark"), CASES
)
def test_what_is_shown(
    given: Range | None,
    currency: str,
    cell: str,
    label: str,
    shown: Range | None,
    shown_in: str,
    remark: str,
) -> None:
    found = reading("base", given, currency, cell, label)
    assert (found.amounts, found.currency, found.remark) == (shown, shown_in, remark)
    assert found.cell == cell
    assert found.monthly == ("/month" in cell)


def test_why_a_cell_is_unusable_is_kept() -> None:
    assert reading("base", None, "USD", "$715K-$1.097K", "x").trouble == "backwards"
    assert reading("base", K90_120, "USD", "$90K - S$120K", "x").trouble == "mixed"


# Totals by level


@pytest.mark.parametrize(
    ("given", "currency", "cells", "shown", "shown_in", "remark"),
    [
        pytest.param(thousands("50", "148"), "EUR", ["€50K–€75K", "€75K–€148K"],
                     thousands("50", "148"), "EUR", "", id="agreed"),
        pytest.param(None, "EUR", ["€50K–€75K", "€75K–€148K"], thousands("50", "148"), "EUR",
                     "recovered", id="lost"),
        pytest.param(thousands("50", "148"), "EUR", ["£50K–£75K", "£75K–£148K"],
                     thousands("50", "148"), "GBP", "currency", id="another currency"),
        pytest.param(None, "EUR", ["€50K–€75K", "Varies"], None, "EUR", "", id="a level in words"),
        pytest.param(None, "EUR", ["€50K–€75K", "£75K–£90K"], None, "EUR", "", id="two currencies"),
        pytest.param(None, "EUR", [], None, "EUR", "", id="no levels"),
    ],
)  # fmt: skip
def test_a_total_spans_its_levels(
    given: Range | None,
    currency: str,
    cells: list[str],
    shown: Range | None,
    shown_in: str,
    remark: str,
) -> None:
    found = spanning(given, currency, cells, "Europe")
    assert (found.amounts, found.currency, found.remark) == (shown, shown_in, remark)


def test_each_level_has_its_own_total() -> None:
    row = Row(by_level=(("L3", "£80K–£90K"), ("L4", "Varies")))
    (first, second) = level_totals(Band("London", "GBP"), row)
    assert (first[0], first[1].amounts, first[1].currency) == ("L3", thousands("80", "90"), "GBP")
    assert (second[0], second[1].amounts, second[1].cell) == ("L4", None, "Varies")


# A whole band


def test_parts_in_another_currency_than_base_are_left_out_of_the_band() -> None:
    band = Band("London", "GBP", base=K90_120, stock=thousands("10", "20"), total=K90_120)
    read = readings(band, Row(base="£90K–£120K", stock="$10K–$20K", total="£90K–£120K"))
    shown = answered(band, read)
    assert (shown.currency, shown.base, shown.stock, shown.total) == ("GBP", K90_120, None, K90_120)
    assert (read.stock.amounts, read.stock.currency) == (thousands("10", "20"), "USD")


def test_a_band_of_which_nothing_changes_is_the_same_band() -> None:
    band = Band("London", "GBP", base=K90_120)
    assert answered(band, readings(band, Row(base="£90K–£120K"))) is band


def test_without_a_base_the_total_names_the_currency() -> None:
    band = Band("Seoul", "USD")
    read = readings(band, Row(base="KRW equivalent", total="₩90M–₩120M"))
    assert read.currency == "KRW"


def test_stock_of_another_row_gives_way_to_the_first() -> None:
    """Front matter took a one-time retention grant for the yearly stock it could not read."""
    row = Row(stock="$90K – $170K/yr vesting", more_stock=("$50K – $100K",))
    found = readings(Band("x", "USD", stock=thousands("50", "100")), row).stock
    assert (found.amounts, found.remark) == (thousands("90", "170"), "other row")
    assert found.recovered
    other = readings(Band("x", "USD", stock=thousands("1", "2")), row).stock
    assert (other.amounts, other.remark) == (thousands("1", "2"), "differs")


@pytest.mark.parametrize(
    ("percent", "cell", "expected"),
    [
        (None, "10–15%", ("10", "15")),
        (None, "15%", ("15", "15")),
        (None, "10–12% target", ("10", "12")),
        (None, "15% of base", ("15", "15")),
        (None, "Up to 15%", None),
        (None, "Discretionary", None),
        (None, "15%+", None),
        (None, "15–10%", None),
        (None, "$16K–$30K", None),
        ("10", "10–15%", ("10", "15")),
        ("10", "12–15%", ("10", "10")),
    ],
)
def test_a_bonus_in_percent(
    percent: str | None, cell: str, expected: tuple[str, str] | None
) -> None:
    band = Band("x", "USD", bonus_pct=Decimal(percent) if percent else None)
    assert bonus_percent(band, Row(bonus=cell)) == (span(*expected) if expected else None)
    assert readings(band, Row(bonus=cell)).bonus.remark != "unusable" or expected is None


_cells = st.sampled_from(
    ["", "None", "$1K–$2K", "£1K–£2K", "$1K - S$2K", "1%", "1–2%", "SEK 1K/mo", "$2K–$1K", "x"]
) | st.text(max_size=40)


@given(
    st.builds(Row, _cells, _cells, _cells, _cells, _cells, more_stock=st.tuples(_cells)),
    st.none() | st.just(thousands("1", "2")),
    st.sampled_from(["USD", "GBP", "SGD", "JPY", "XXX"]),
)
def test_a_band_is_in_one_currency_whatever_its_cells(
    row: Row, figure: Range | None, currency: str
) -> None:
    band = Band("x", currency, base=figure, stock=figure, total=figure)
    read = readings(band, row)
    shown = answered(band, read)
    for part in read:
        assert part.amounts is None or part.amounts.low <= part.amounts.high
        mine = getattr(shown, part.part)
        assert mine == (part.amounts if part.currency == shown.currency else None)


def test_no_reading_without_a_cell_has_a_remark() -> None:
    assert reading("base", None, "USD", "", "x") == Reading("base", None, "USD")
