"""Range penetration and compa-ratio, below, inside and above."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.guides.model import Range
from bot.pay.position import standing

MONEY = st.decimals(1, 10_000_000, places=2)


@pytest.mark.parametrize(
    ("amount", "penetration", "compa", "where", "to_middle", "to_top"),
    [
        (90, "-0.25", "0.75", "below", 30, 50),
        (100, "0", "0.833", "inside", 20, 40),
        (120, "0.5", "1", "inside", 0, 20),
        (140, "1", "1.167", "inside", -20, 0),
        (150, "1.25", "1.25", "above", -30, -10),
    ],
)
def test_an_amount_in_a_range(
    amount: int, penetration: str, compa: str, where: str, to_middle: int, to_top: int
) -> None:
    stands = standing(Decimal(amount), Range(Decimal(100), Decimal(140)))
    assert stands is not None
    assert stands.penetration == Decimal(penetration)
    assert stands.compa_ratio.quantize(Decimal("0.001")) == Decimal(compa)
    assert stands.where == where
    assert [stands.to_middle, stands.to_top] == [to_middle, to_top]


@pytest.mark.parametrize(
    ("amount", "among"),
    [
        (None, Range(Decimal(1), Decimal(2))),
        (Decimal(1), None),
        (Decimal(1), Range(Decimal(5), Decimal(5))),
        (Decimal(1), Range(Decimal(6), Decimal(5))),
    ],
    ids=["no amount", "no range", "no width", "upside down"],
)
def test_what_has_no_standing(amount: Decimal | None, among: Range | None) -> None:
    assert standing(amount, among) is None


@given(MONEY, MONEY, MONEY, MONEY)
def test_more_money_never_stands_lower(
    one: Decimal, other: Decimal, low: Decimal, high: Decimal
) -> None:
    assume(low < high)
    small, large = (standing(each, Range(low, high)) for each in sorted((one, other)))
    assert small is not None
    assert large is not None
    assert small.penetration <= large.penetration
    assert small.compa_ratio <= large.compa_ratio
    order = ["below", "inside", "above"]
    assert order.index(small.where) <= order.index(large.where)


@given(MONEY, MONEY, MONEY)
def test_where_says_what_penetration_says(amount: Decimal, low: Decimal, high: Decimal) -> None:
    assume(low < high)
    stands = standing(amount, Range(low, high))
    assert stands is not None
    assert (stands.where == "below") == (stands.penetration < 0)
    assert (stands.where == "above") == (stands.penetration > 1)
