"""An offer judged as a whole: readings, assumptions, what was not said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides.figures import BandFigures
from bot.guides.library import Library
from bot.pay.judged import judge
from bot.pay.offer import Bonus, Grant, Offer, Options, Refresher, Signing, Vesting
from bot.pay.position import Position
from bot.pay.rates import Rate
from bot.pay.trouble import OfferError

FULL = Offer(
    currency="USD",
    base=Decimal(245_000),
    bonus=Bonus(percent=Decimal(10)),
    grant=Grant(Decimal(310_000), "grant", "rsu", Vesting((Decimal("0.25"),) * 4, cliff_months=12)),
    signing=(Signing(Decimal(35_000), 0, 12, "prorated"),),
)


@pytest.fixture
def staff_sf(bundled: Library) -> BandFigures:
    """Weights & Biases, staff, San Francisco."""
    figures = bundled.figures("weights-and-biases/staff-software-engineer")
    return figures.of(("San Francisco",))[0]


def said(offer: Offer) -> str:
    return " ".join(judge(offer).assumptions)


def test_a_full_offer_assumes_only_how_it_counts() -> None:
    judged = judge(FULL)
    assert judged.assumptions == (
        "The bonus is counted at 100% of its target.",
        "Equity is counted at the value given: the share price is taken to stay the same.",
    )
    assert judged.unsaid == ()
    assert not judged.ambiguous


@pytest.mark.parametrize(
    ("offer", "sentence"),
    [
        (replace(FULL, base=None), "No base was given"),
        (replace(FULL, bonus=None), "No bonus was given: none is counted."),
        (replace(FULL, grant=None), "No equity was given: none is counted."),
        (replace(FULL, grant=Grant(kind="rsu")), "The equity has no amount"),
        (
            replace(FULL, grant=Grant(Decimal(1), "grant")),
            "No vesting was given: 25% a year over 4 years is assumed.",
        ),
        (
            replace(FULL, grant=Grant(Decimal(1), "grant")),
            "No cliff was given: a 12-month cliff is assumed.",
        ),
        (
            replace(FULL, bonus=Bonus(percent=Decimal(10), payout=Decimal("0.85"))),
            "counted at 85% of its target",
        ),
        (
            replace(FULL, refresher=Refresher(Decimal(60_000))),
            "A refresher of $60K is counted at the end of each year, each vesting evenly over 4",
        ),
        (replace(FULL, signing=(Signing(Decimal(1)),)), "12 to 24 months are usual, so ask."),
        (replace(FULL, signing=(Signing(Decimal(1), 0, 12),)), "prorated was not said"),
        (replace(FULL, signing=(Signing(Decimal(1), 48, 0),)), "paid after the vest"),
        (
            replace(FULL, grant=Grant(Decimal(310_000), None)),
            "read as a 4-year grant first, and as $310K a year beside it",
        ),
        (
            replace(FULL, grant=Grant(options=Options(100, percent=Decimal("0.1")))),
            "The equity, 0.1% of the company before dilution, is not counted",
        ),
        (
            replace(FULL, grant=Grant(Decimal(90_000), "grant", "options")),
            "The option grant of $90K is not counted in money",
        ),
    ],
)
def test_what_is_assumed_is_said(offer: Offer, sentence: str) -> None:
    assert sentence in said(offer)


def test_equity_without_a_period_is_read_both_ways() -> None:
    grant, year = judge(replace(FULL, grant=Grant(Decimal(310_000), None))).readings
    assert [grant.period, grant.equity_total] == ["grant", 310_000]
    assert [year.period, year.equity_total] == ["year", 1_240_000]
    assert grant.compared.stock_per_year == 77_500
    assert year.compared.stock_per_year == 310_000
    assert grant.compared.base == year.compared.base == 245_000


def test_without_a_base_the_equity_still_stands(staff_sf: BandFigures) -> None:
    reading = judge(replace(FULL, base=None), staff_sf).main
    assert reading.pay is None
    assert reading.position.base is None
    assert reading.position.total_stated is None
    assert reading.position.stock_per_year is not None
    assert reading.exits[0].owed == 17_500  # 35 × (1 − 6/12)


def test_equity_that_was_not_said_has_no_standing(staff_sf: BandFigures) -> None:
    judged = judge(replace(FULL, grant=None), staff_sf)
    assert judged.unsaid == ("equity",)
    assert judged.main.equity_total is None
    assert judged.main.position.stock_per_year is None
    assert judged.main.position.total_stated is not None


def test_benefits_make_a_second_total_only() -> None:
    # The handbook's: base 200, equity 300 a year, bonus 40, benefits 30.
    offer = Offer(
        currency="USD",
        base=Decimal(200_000),
        bonus=Bonus(amount=Decimal(40_000)),
        grant=Grant(Decimal(300_000), "year", "rsu"),
        benefits=Decimal(30_000),
    )
    reading = judge(offer).main
    assert [reading.compared.total, reading.with_benefits] == [540_000, 570_000]
    assert reading.pay is not None
    assert reading.pay.annualised == 540_000
    assert judge(FULL).main.with_benefits is None


def test_signing_and_refreshers_are_no_part_of_what_is_compared() -> None:
    bare = replace(FULL, signing=(), benefits=None)
    more = replace(bare, signing=FULL.signing, refresher=Refresher(Decimal(60_000)))
    assert judge(bare).main.compared == judge(more).main.compared


def test_another_currency_needs_a_rate(staff_sf: BandFigures) -> None:
    offer = replace(FULL, currency="EUR")
    without = judge(offer, staff_sf)
    assert without.main.position == Position()
    assert "without an exchange rate they are not compared" in " ".join(without.assumptions)
    rate = Rate("EUR", "USD", Decimal("1.1"), date(2026, 11, 20))
    with_rate = judge(offer, staff_sf, rate=rate)
    assert with_rate.main.position.base is not None
    assert with_rate.main.position.base.amount == Decimal("269500.0")
    assert with_rate.main.compared.base == 245_000
    assert rate.sentence in " ".join(with_rate.assumptions)


def test_a_rate_of_other_currencies_is_a_mistake(staff_sf: BandFigures) -> None:
    rate = Rate("GBP", "USD", Decimal("1.3"), date(2026, 11, 20))
    with pytest.raises(ValueError, match="from EUR to USD"):
        judge(replace(FULL, currency="EUR"), staff_sf, rate=rate)


def test_no_currency_is_the_bands_and_said(staff_sf: BandFigures) -> None:
    judged = judge(replace(FULL, currency=None), staff_sf)
    assert judged.currency == "USD"
    assert judged.assumptions[0] == "No currency was given: read as USD, the band's."


@pytest.mark.parametrize(
    ("offer", "problem"),
    [
        (replace(FULL, currency=None), "no currency"),
        (replace(FULL, base=Decimal(-1)), "The base is negative"),
        (replace(FULL, signing=(Signing(Decimal(-5)),)), "The signing bonus is negative"),
        (replace(FULL, grant=Grant(Decimal(-1), "grant")), "The equity is negative"),
        (
            replace(FULL, grant=Grant(Decimal(1), "grant", "rsu", Vesting(name="back-loaded"))),
            "'back-loaded' does not say",
        ),
    ],
)
def test_what_no_figure_follows_from(offer: Offer, problem: str) -> None:
    with pytest.raises(OfferError, match=problem):
        judge(offer)


def test_a_haircut_only_where_one_is_given() -> None:
    plain, cut = judge(FULL).main.apart, judge(FULL, haircut=Decimal("0.3")).main.apart
    assert plain is not None
    assert cut is not None
    assert plain.after_haircut is None
    # cash 269.5 + 35/4 = 278.25; equity 77.5 × 0.7 = 54.25
    assert cut.after_haircut == 332_500
    assert "Your haircut of 30%" in " ".join(judge(FULL, haircut=Decimal("0.3")).assumptions)


@given(
    st.sampled_from(["USD", "GBP", "EUR", "INR", "JPY"]),
    st.decimals(0, 10_000_000, places=2),
    st.decimals(0, 10_000_000, places=2),
)
def test_the_currency_and_the_amounts_are_kept(code: str, base: Decimal, grant: Decimal) -> None:
    judged = judge(Offer(currency=code, base=base, grant=Grant(grant, "grant", "rsu")))
    assert judged.currency == code
    assert judged.main.pay is not None
    assert sum(year.equity for year in judged.main.pay.years) == grant
    assert {year.cash for year in judged.main.pay.years} == {base}
