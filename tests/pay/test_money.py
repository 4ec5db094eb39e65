"""Money as people read it: short, and never at the cost of a digit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pay.money import difference, percent, short, short_range, symbol, whole


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        ("0", "USD", "$0"),
        ("1", "USD", "$1"),
        ("999", "USD", "$999"),
        ("1000", "USD", "$1K"),
        ("1001", "USD", "$1.001K"),
        ("200000", "USD", "$200K"),
        ("257500", "USD", "$257.5K"),
        ("97375", "GBP", "£97.375K"),
        ("97375.5", "GBP", "£97,375.50"),
        ("35750.25", "GBP", "£35,750.25"),
        ("999999", "USD", "$999.999K"),
        ("1000000", "USD", "$1M"),
        ("1097000", "USD", "$1.097M"),
        ("1234567", "USD", "$1,234.567K"),
        ("1000500", "USD", "$1,000.5K"),
        ("1234567.89", "USD", "$1,234,567.89"),
        ("12000000000", "KRW", "₩12,000M"),
        ("0.5", "USD", "$0.50"),
        ("12.345", "USD", "$12.35"),
        ("0.004", "USD", "$0"),
        ("-12000", "EUR", "-€12K"),
        ("-0.5", "EUR", "-€0.50"),
        ("1E+5", "USD", "$100K"),
        ("100000.000", "USD", "$100K"),
        ("175000", "CHF", "CHF 175K"),
        ("175000", "SEK", "SEK 175K"),
        ("175000", "CAD", "CA$175K"),
        ("175000", "AUD", "A$175K"),
        ("175000", "SGD", "SGD 175K"),
        ("175000", "INR", "₹175K"),
        ("175000", "JPY", "¥175K"),
        ("175000", "CNY", "CN¥175K"),
        ("175000", "ZZZ", "ZZZ 175K"),
    ],
)
def test_an_amount_in_short(amount: str, currency: str, written: str) -> None:
    assert short(Decimal(amount), currency) == written


def test_no_two_currencies_share_a_sign() -> None:
    codes = [
        "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "BRL", "EUR", "GBP", "CHF", "SEK", "NOK",
        "DKK", "PLN", "CZK", "ILS", "INR", "JPY", "CNY", "KRW", "TWD", "IDR", "AED", "ZAR", "COP",
    ]  # fmt: skip
    assert len({symbol(code) for code in codes}) == len(codes)


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        ("200000", "255000", "$200K–$255K"),
        ("950000", "1200000", "$950K–$1.2M"),
        ("200000", "200000.00", "$200K"),
        ("0", "5000", "$0–$5K"),
    ],
)
def test_a_range_in_short(low: str, high: str, written: str) -> None:
    assert short_range(Decimal(low), Decimal(high), "USD") == written


@pytest.mark.parametrize(
    ("amount", "written"), [("12000", "+€12K"), ("-12000", "-€12K"), ("0", "€0"), ("0.00", "€0")]
)
def test_a_difference_has_its_sign(amount: str, written: str) -> None:
    assert difference(Decimal(amount), "EUR") == written


@pytest.mark.parametrize(
    ("share", "written"),
    [
        ("0.05", "+5%"),
        ("0.0975", "+9.8%"),
        ("-0.0975", "-9.8%"),
        ("-0.039179", "-3.9%"),
        ("0.1", "+10%"),
        ("1", "+100%"),
        ("12.5", "+1250%"),
        ("0", "0%"),
        ("0.0004", "0%"),
        ("-0.0004", "0%"),
        ("0.0005", "+0.1%"),
        ("-0.0005", "-0.1%"),
    ],
)
def test_a_share_in_percent(share: str, written: str) -> None:
    assert percent(Decimal(share)) == written


@pytest.mark.parametrize(
    ("amount", "units"),
    [("0.5", 1), ("0.49", 0), ("1.5", 2), ("2.5", 3), ("257500", 257_500), ("1E+3", 1000)],
)
def test_whole_units_round_halves_up(amount: str, units: int) -> None:
    assert whole(Decimal(amount)) == units


def read_back(written: str) -> Decimal:
    """The amount in dollars that a reader takes from what is written."""
    sign = -1 if written.startswith("-") else 1
    digits = written.removeprefix("-").removeprefix("$").replace(",", "")
    unit = {"K": 1_000, "M": 1_000_000}.get(digits[-1], 1)
    return sign * Decimal(digits.rstrip("KM")) * unit


@given(st.decimals(-(10**11), 10**11, places=2))
def test_short_never_loses_a_cent(amount: Decimal) -> None:
    assert read_back(short(amount, "USD")) == amount


@given(st.decimals(0, 10**6, places=3))
def test_thousands_to_three_decimals_are_written_as_such(thousands: Decimal) -> None:
    amount = thousands * 1000
    written = short(amount, "USD")
    assert read_back(written) == amount
    assert amount < 1000 or written[-1] in "KM"


@given(st.decimals(-100, 100, places=6))
def test_a_percentage_is_within_half_a_tenth(share: Decimal) -> None:
    points = Decimal(percent(share).removesuffix("%"))
    assert abs(points - share * 100) <= Decimal("0.05")
