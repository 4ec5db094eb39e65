"""A grant vests to exactly all of it, by year and by month, cliff and catch-up included."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pay.trouble import OfferError
from bot.pay.vesting import Schedule, even, exact_weights, percentages

PARTS = st.lists(st.integers(0, 100), min_size=1, max_size=10).filter(any)
MONEY = st.decimals(0, 10_000_000, places=2)


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    parts = draw(PARTS)
    weights = tuple(Fraction(part, sum(parts)) for part in parts)
    return Schedule(weights, draw(st.integers(0, 12 * len(parts))))


@given(schedules())
def test_every_schedule_vests_to_exactly_all(schedule: Schedule) -> None:
    assert sum(schedule.by_year) == 1
    assert sum(schedule.by_month) == 1
    assert min(schedule.by_month) >= 0
    assert schedule.vested(schedule.months) == 1


@given(schedules(), MONEY)
def test_the_years_add_up_to_the_grant(schedule: Schedule, grant: Decimal) -> None:
    amounts = schedule.amounts(grant)
    assert sum(amounts) == grant
    assert min(amounts) >= 0


@given(schedules())
def test_the_months_of_a_year_are_its_share(schedule: Schedule) -> None:
    months = schedule.by_month
    by_year = [sum(months[12 * y : 12 * y + 12]) for y in range(schedule.years)]
    assert tuple(by_year) == schedule.by_year


@given(schedules())
def test_nothing_before_the_cliff_and_the_catch_up_at_it(schedule: Schedule) -> None:
    cliff = schedule.cliff_months
    uncliffed = Schedule(schedule.weights)
    assert all(schedule.vested(month) == 0 for month in range(cliff))
    assert all(
        schedule.vested(month) == uncliffed.vested(month)
        for month in range(cliff, schedule.months + 1)
    )


@given(schedules(), st.integers(-5, 200))
def test_what_has_vested_never_shrinks(schedule: Schedule, month: int) -> None:
    assert 0 <= schedule.vested(month) <= schedule.vested(month + 1) <= 1


@given(PARTS)
def test_shares_rounded_to_points_are_exact_again(parts: list[int]) -> None:
    total = sum(parts)
    rounded = [Decimal(round(Fraction(100 * part, total))) / 100 for part in parts]
    weights, _ = exact_weights(rounded)
    assert sum(weights) == 1


def test_the_monthly_grid_of_four_even_years() -> None:
    grid = list(even(4, 12).by_month)
    assert grid[:11] == [0] * 11
    assert grid[11] == Fraction(1, 4)
    assert grid[12:] == [Fraction(1, 48)] * 36


def test_a_late_cliff_moves_a_year_into_the_next() -> None:
    assert list(even(4, 18).by_year) == [0, Fraction(1, 2), Fraction(1, 4), Fraction(1, 4)]


@pytest.mark.parametrize(
    ("shares", "exact", "scaled"),
    [
        ("33/33/33", (Fraction(1, 3),) * 3, True),
        ("33.3/33.3/33.3", (Fraction(1, 3),) * 3, True),
        ("33/33/34", (Fraction(33, 100), Fraction(33, 100), Fraction(34, 100)), False),
        ("14/14/14/14/14/14/14", (Fraction(1, 7),) * 7, True),
        ("100", (Fraction(1),), False),
        ("0/100", (Fraction(0), Fraction(1)), False),
    ],
)
def test_shares_as_people_write_them(
    shares: str, exact: tuple[Fraction, ...], scaled: bool
) -> None:
    given_shares = [Decimal(share) / 100 for share in shares.split("/")]
    assert exact_weights(given_shares) == (exact, scaled)


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ("40/30/20", "adds up to 90%"),
        ("50/50/50", "adds up to 150%"),
        ("110/-10", "adds up to 100%"),
    ],
)
def test_shares_that_are_no_schedule(shares: str, said: str) -> None:
    with pytest.raises(OfferError, match=said) as caught:
        exact_weights([Decimal(share) / 100 for share in shares.split("/")])
    assert "40/30/20/10" in caught.value.remedy


@pytest.mark.parametrize("cliff", [-1, 49])
def test_a_cliff_outside_the_vest(cliff: int) -> None:
    with pytest.raises(OfferError, match="48 months"):
        even(4, cliff)


@pytest.mark.parametrize("years", [0, 11, -4])
def test_a_vest_of_no_known_length(years: int) -> None:
    with pytest.raises(OfferError, match="cannot be counted"):
        even(years)


def test_a_schedule_is_exact_or_refused() -> None:
    with pytest.raises(OfferError, match="99%"):
        Schedule((Fraction(33, 100),) * 3)


def test_shares_as_people_read_them() -> None:
    assert percentages(even(3).weights) == "33.3/33.3/33.3"
    assert percentages(even(4).weights) == "25/25/25/25"
