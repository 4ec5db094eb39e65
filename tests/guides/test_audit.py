"""What a guide says against itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.guides.audit import audit
from bot.guides.library import Library
from bot.guides.model import Band
from tests.guides.kit import guide_of, thousands

TODAY = date(2026, 11, 22)
BASE = thousands("200", "260")


def rules(band: Band, body: str = "") -> dict[str, str]:
    """The findings of a guide of this band, by rule."""
    return {f.rule: f.sentence for f in audit(guide_of([band], body), TODAY)}


def test_a_band_that_agrees_with_itself_has_no_findings() -> None:
    plain = Band("Oslo", "NOK", base=BASE, bonus_pct=Decimal(10), total=thousands("220", "286"))
    assert rules(plain) == {}


@pytest.mark.parametrize(
    ("percent", "written"), [("0.15", "write 15."), ("0.075", "write 7.5."), ("0.1", "write 10.")]
)
def test_a_percentage_below_one_looks_like_a_fraction(percent: str, written: str) -> None:
    found = rules(Band("Oslo", "NOK", base=BASE, bonus_pct=Decimal(percent)))
    assert f"a bonus_pct of {percent} is {percent}% of base" in found["bonus-fraction"]
    assert written in found["bonus-fraction"]


@pytest.mark.parametrize("percent", ["0", "1", "15"])
def test_other_percentages_are_what_they_say(percent: str) -> None:
    assert rules(Band("Oslo", "NOK", base=BASE, bonus_pct=Decimal(percent))) == {}


def test_a_bonus_is_given_one_way() -> None:
    both = Band("Oslo", "NOK", base=BASE, bonus_pct=Decimal(15), bonus=thousands("90", "100"))
    assert list(rules(both)) == ["bonus-twice"]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        pytest.param("100", "150", True, id="both ends"),
        pytest.param("200", "250", True, id="the high end"),
        pytest.param("200", "260", False, id="equal"),
        pytest.param("300", "400", False, id="above"),
    ],
)
def test_a_total_below_base_is_said_where_stock_is_not_known(
    low: str, high: str, said: bool
) -> None:
    stock = thousands("100", "200")
    found = rules(Band("Oslo", "NOK", base=BASE, stock=stock, total=thousands(low, high)))
    assert ("total-below-base" in found) is said


def test_totals_of_another_currency_are_not_compared() -> None:
    body = "| Region | Base | Total |\n|---|---|---|\n| Oslo | $200K–$260K | £100K–£150K |\n"
    assert "total-below-base" not in rules(Band("Oslo", "USD"), body)


@pytest.mark.parametrize(
    ("days", "said"), [(-1, False), (0, False), (1, False), (2, True), (93, True)]
)
def test_figures_cannot_be_of_a_day_to_come(days: int, said: bool) -> None:
    """A day's grace: somewhere it is tomorrow already."""
    guide = replace(guide_of([]), last_updated=TODAY + timedelta(days))
    assert [f.rule for f in audit(guide, TODAY)] == ["updated-in-future"] * said


def test_gaps_are_rounded_as_in_answers() -> None:
    """A share of -12.25% is -12.3% in both."""
    band = Band("Oslo", "NOK", base=thousands("87.75", "87.75"), total=thousands("100", "100"))
    stocked = replace(band, stock=thousands("0", "0"), stock_vest_years=1)
    assert "are -12.3% and -12.3% away" in rules(stocked)["totals-apart"]


def test_the_corpus_has_none_of_these(corpus: Library) -> None:
    found = {f.rule for card in corpus for f in audit(corpus.guide(card.id), TODAY)}
    assert not found & {"bonus-twice", "bonus-fraction", "total-below-base", "updated-in-future"}
