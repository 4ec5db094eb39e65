"""Figures that only the body's table has, computed with; and currencies that contradict."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from bot.guides.amounts import written
from bot.guides.figures import BandFigures, figures
from bot.guides.library import Library
from bot.guides.model import Band, Range
from tests.guides.kit import guide_of, in_own_process, thousands

BASE = thousands("100", "200")


def row_of(
    band: Band, *, base: str = "$100K–$200K", stock: str = "", bonus: str = "", total: str = "",
    header: str = "Stock", years: int | None = None,
) -> BandFigures:  # fmt: skip
    """The figures of one band whose table has this row."""
    body = (
        f"| Region | Base | {header} | Bonus | Total |\n|--|--|--|--|--|\n"
        f"| {band.region} | {base} | {stock} | {bonus} | {total} |\n"
    )
    [found] = figures(guide_of([band], body, years)).bands
    return found


@pytest.mark.parametrize(
    ("cell", "header", "years", "per_year", "code", "witness"),
    [
        pytest.param("$40K–$80K/yr", "RSU/4yr", None, ("40", "80"), "annual", "table cell",
                     id="the cell outweighs the header"),
        pytest.param("$40K–$80K/yr", "RSU", 4, ("40", "80"), "annual", "table cell",
                     id="and the front matter, which has no figure"),
        pytest.param("$40K–$80K/4yr", "RSU/yr", None, ("10", "20"), "vest_4y", "table cell",
                     id="a grant"),
        pytest.param("$40K–$80K over 4 years", "RSU", None, ("10", "20"), "vest_4y", "table cell",
                     id="over 4 years"),
        pytest.param("$440K-$720K ($110K-$180K/yr)", "RSU", None, ("110", "180"), "vest_4y",
                     "table cell", id="restated by the year"),
        pytest.param("$40K–$80K", "RSU/4yr", None, ("10", "20"), "vest_4y", "table header",
                     id="the header where the cell is silent"),
        pytest.param("$40K–$80K", "RSU", 2, ("20", "40"), "vest_2y", "front matter",
                     id="the front matter where the cell is silent"),
        pytest.param("$4K–$8K/month", "RSU/4yr", None, ("48", "96"), "annual", "table cell",
                     id="a month's"),
    ],
)  # fmt: skip
def test_a_recovered_cells_own_period_decides(
    cell: str, header: str, years: int | None, per_year: tuple[str, str], code: str, witness: str
) -> None:
    found = row_of(Band("Oslo", "USD", BASE), stock=cell, header=header, years=years)
    assert found.stock_per_year == found.stock_a_year == thousands(*per_year)
    assert (found.basis.code, found.basis.witness) == (code, witness)
    assert found.computed == BASE + thousands(*per_year)
    assert found.readings.stock.recovered


NO_FIGURES = (
    "13,000 – 27,000 options",
    "Varies by location",
    "$420K+",
    "KRW equivalent",
    "$70,000 - S$160,000",
    "$715K-$1.097K",
)


@pytest.mark.parametrize("cell", NO_FIGURES)
def test_stock_that_is_no_figure_makes_no_total(cell: str) -> None:
    found = row_of(Band("Oslo", "USD", BASE), stock=cell, header="RSU/yr")
    assert (found.band.stock, found.stock_per_year, found.computed) == (None, None, None)
    assert (found.readings.stock.cell, found.readings.stock.remark) == (cell, "unusable")


def test_a_bonus_range_of_the_body_is_in_the_total() -> None:
    found = row_of(Band("Oslo", "USD", BASE), stock="None", bonus="10–15%")
    assert found.bonus == thousands("10", "30")
    assert found.computed == thousands("110", "230")


def test_a_bonus_in_money_outweighs_the_low_percentage_front_matter_made_of_it() -> None:
    band = Band("Oslo", "USD", BASE, bonus_pct=Decimal(24))
    found = row_of(band, stock="None", bonus="$42K - $65K (24-30%)")
    assert (found.bonus, found.computed) == (thousands("42", "65"), thousands("142", "265"))


def test_two_currencies_are_never_added() -> None:
    band = Band("London", "GBP", BASE, thousands("40", "80"), total=BASE)
    found = row_of(band, base="£100K–£200K", stock="$40K–$80K/yr", total="£100K–£200K")
    assert not found.addable
    assert (found.band.currency, found.band.stock, found.stock_per_year) == ("GBP", None, None)
    assert (found.readings.stock.currency, found.stock_a_year) == ("USD", thousands("40", "80"))
    assert (found.computed, found.gap, found.conflict) == (None, None, False)
    assert found.computed_under(found.basis) is None
    assert [r.part for r in found.foreign] == ["stock"]


def test_a_total_in_another_currency_leaves_the_parts_to_be_added() -> None:
    band = Band("London", "GBP", BASE, total=thousands("135", "220"))
    found = row_of(band, base="£100K–£200K", stock="None", total="$135K–$220K")
    assert (found.computed, found.band.total, found.gap) == (BASE, None, None)
    assert (found.readings.total.amounts, found.readings.total.currency) == (
        thousands("135", "220"),
        "USD",
    )


def test_a_recovered_figure_may_contradict_its_header_like_any_other() -> None:
    """Header: a grant; the stated totals only add up with stock as a year's."""
    total = thousands("140", "280")
    found = row_of(Band("Oslo", "USD", BASE, total=total), stock="$40K–$80K", header="RSU/4yr",
                   total="$140K–$280K")  # fmt: skip
    assert found.conflict
    assert found.other is not None
    assert found.computed_under(found.other) == total


def test_one_cells_period_says_nothing_of_another_region() -> None:
    """Oslo's grant adds up as such; Rome's cell says a year's, and so it adds up."""
    body = (
        "| Region | Base | RSU/4yr | Total |\n|--|--|--|--|\n"
        "| Oslo | $100K–$200K | $40K–$80K | $110K–$220K |\n"
        "| Rome | $100K–$200K | $40K–$80K/yr | $140K–$280K |\n"
    )
    stock = thousands("40", "80")
    oslo = Band("Oslo", "USD", BASE, stock, total=thousands("110", "220"))
    rome = Band("Rome", "USD", BASE, None, total=thousands("140", "280"))
    first, second = figures(guide_of([oslo, rome], body)).bands
    assert (first.basis.code, first.conflict) == ("vest_4y", False)
    assert (second.basis.code, second.conflict) == ("annual", False)


# The corpus


def _counted(corpus: Library) -> Counter[str]:
    counts: Counter[str] = Counter()
    for card in corpus:
        for band in corpus.figures(card.id).bands:
            for part in ("base", "stock", "total"):
                counts[f"{part} lost"] += getattr(band.given, part) is None
                read = getattr(band.readings, part)
                counts[f"{part} recovered"] += read.remark == "recovered"
            contradicted = {r.currency for r in band.readings if r.amounts} - {band.given.currency}
            counts["contradicted"] += bool(contradicted)
            for code in contradicted:
                counts[f"{code} tagged {band.given.currency}"] += 1
    return counts


def test_the_corpus_gets_back_what_front_matter_lost(corpus: Library) -> None:
    counts = _counted(corpus)
    assert counts["stock lost"] == 786
    assert counts["stock recovered"] == 320
    assert (counts["base lost"], counts["base recovered"]) == (340, 56)
    assert (counts["total lost"], counts["total recovered"]) == (112, 84)


def test_the_corpus_has_these_contradicted_currencies(corpus: Library) -> None:
    counts = _counted(corpus)
    assert counts["contradicted"] == 117
    assert {name: n for name, n in counts.items() if " tagged " in name} == {
        "SGD tagged USD": 44,
        "AUD tagged USD": 16,
        "USD tagged GBP": 28,
        "ILS tagged USD": 14,
        "SEK tagged USD": 14,
        "USD tagged SGD": 1,
    }


def test_every_figure_of_the_corpus_stands_in_its_table(corpus: Library) -> None:
    """Front matter was made from the tables: whatever both have must be the same to the unit."""
    agreed = 0
    for card in corpus:
        for band in corpus.figures(card.id).bands:
            for read in band.readings:
                given: Range | None = getattr(band.given, read.part)
                if given is None or not read.cell or band.row.by_level:
                    continue
                found = written(read.cell)
                assert (
                    not found.amounts
                    or read.remark == "other row"
                    or given in [amounts.range for amounts in found.amounts]
                ), (card.id, band.label, read)
                agreed += bool(found.amounts)
    assert agreed >= 6_800


def test_nothing_of_the_corpus_is_added_across_currencies(corpus: Library) -> None:
    for card in corpus:
        for band in corpus.figures(card.id).bands:
            if band.computed is not None:
                assert band.addable
                assert band.readings.base.currency == band.band.currency


def test_a_table_of_endless_cells_takes_no_time() -> None:
    """Hundreds of the longest cells that are read."""
    code = (
        "from bot.guides.figures import figures\n"
        "from bot.guides.model import Band\n"
        "from tests.guides.kit import guide_of\n"
        "head = '| Region | Base | RSU | Bonus | Signing | Total |\\n|--|--|--|--|--|--|\\n'\n"
        "for filler in ('$1K–', '1,1', '(', '4yr ', '1 000 ', '1%-', '/ '):\n"
        "    cell = ('$1K' + filler * 80)[:155]\n"
        "    rows = [f'| R{i} |' + f' {cell} |' * 5 for i in range(60)]\n"
        "    bands = [Band(f'R{i}', 'USD') for i in range(60)]\n"
        "    assert len(figures(guide_of(bands, head + '\\n'.join(rows))).bands) == 60\n"
        "print('done')"
    )
    assert in_own_process(code) == "done\n"
