"""Exchange rates: each with the day it was set."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import RateUnavailableError
from bot.pay.rates import Rate, Rates

_RATES = Rates()
FRIDAY = date(2025, 11, 14)


@pytest.fixture
def rates() -> Rates:
    """The bundled table."""
    return _RATES


@pytest.mark.parametrize(
    ("on", "day"),
    [
        pytest.param(FRIDAY, FRIDAY, id="Friday"),
        pytest.param(FRIDAY + timedelta(1), FRIDAY, id="Saturday goes back to Friday"),
        pytest.param(FRIDAY + timedelta(2), FRIDAY, id="Sunday goes back to Friday"),
        pytest.param(FRIDAY + timedelta(3), FRIDAY + timedelta(3), id="Monday"),
        pytest.param(date(2024, 12, 25), date(2024, 12, 24), id="Christmas"),
        pytest.param(date(2021, 4, 5), date(2021, 4, 1), id="Easter Monday"),
        pytest.param(date(1999, 1, 4), date(1999, 1, 4), id="the first day"),
    ],
)
def test_a_rate_is_of_the_last_banking_day(rates: Rates, on: date, day: date) -> None:
    assert rates.rate("USD", "EUR", on).day == day


@pytest.mark.parametrize(
    ("source", "target", "on", "value"),
    [
        pytest.param("EUR", "USD", date(1999, 1, 4), "1.1789", id="as the ECB published it"),
        pytest.param("EUR", "GBP", date(1999, 1, 4), "0.7111", id="another"),
        pytest.param("EUR", "USD", date(2020, 1, 2), "1.1193", id="out of the recent lines"),
    ],
)
def test_rates_are_the_published_ones(
    rates: Rates, source: str, target: str, on: date, value: str
) -> None:
    assert rates.rate(source, target, on).value == Decimal(value)


def test_a_day_after_the_table_takes_its_newest_and_says_so(rates: Rates) -> None:
    rate = rates.rate("USD", "GBP", date(2999, 1, 1))
    assert rate == rates.rate("USD", "GBP", rate.day)
    assert rate.day < date(2999, 1, 1)
    assert str(rate.day) in rate.sentence


def test_the_same_currency_is_one_for_one(rates: Rates) -> None:
    assert rates.rate("XXX", "XXX", FRIDAY) == Rate("XXX", "XXX", Decimal(1), FRIDAY)


@pytest.mark.parametrize(
    ("source", "target", "on"),
    [
        pytest.param("USD", "XXX", FRIDAY, id="no such target"),
        pytest.param("XXX", "USD", FRIDAY, id="no such source"),
        pytest.param("AED", "USD", FRIDAY, id="not in the ECB's table"),
        pytest.param("usd", "EUR", FRIDAY, id="small letters"),
        pytest.param("USD", "GBP", date(1998, 12, 31), id="before the table"),
        pytest.param("ISK", "EUR", date(2012, 1, 2), id="while it was not published"),
    ],
)
def test_a_rate_nobody_published_is_an_error(
    rates: Rates, source: str, target: str, on: date
) -> None:
    with pytest.raises(RateUnavailableError) as caught:
        rates.rate(source, target, on)
    assert (caught.value.source, caught.value.target) == (source, target)
    assert f"from {source} to {target}" in caught.value.problem
    assert caught.value.remedy


def test_a_rate_says_what_it_is() -> None:
    rate = Rate("USD", "GBP", Decimal("0.75123456"), FRIDAY)
    assert rate.sentence == "1 USD = 0.75123 GBP, ECB reference rate of 2025-11-14"
    assert rate.convert(Decimal(1000)) == Decimal("751.23456")


_codes = st.sampled_from(["EUR", "USD", "GBP", "CHF", "JPY", "SEK", "INR", "KRW"])


@given(_codes, _codes, st.dates(date(2009, 1, 2), date(2026, 1, 31)))
def test_there_and_back_is_where_one_was(source: str, target: str, on: date) -> None:
    there, back = _RATES.rate(source, target, on), _RATES.rate(target, source, on)
    assert there.day == back.day <= on
    assert on - there.day < timedelta(10)
    assert abs(there.value * back.value - 1) < Decimal("1e-20")


def test_the_table_is_not_read_while_currencies_are_the_same() -> None:
    code = (
        "import sys; from datetime import date; from bot.pay.rates import Rates;"
        "Rates().rate('USD', 'USD', date(2026, 1, 1)); print('currency_converter' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "False\n"
