"""The formula of pay.md in its parts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pay.offer import Bonus, Refresher, Signing
from bot.pay.vesting import Schedule, even
from bot.pay.years import DEFINITIONS, refreshed, target_bonus, year_by_year

MONEY = st.decimals(0, 10_000_000, places=2)
BASE, GRANT = Decimal(200_000), Decimal(400_000)


@given(MONEY, MONEY, st.permutations([10, 20, 30, 40]))
def test_the_order_of_years_changes_no_sum(
    base: Decimal, grant: Decimal, shares: Sequence[int]
) -> None:
    pay = year_by_year(base, grant, Schedule(tuple(Fraction(s, 100) for s in shares)))
    sorted_pay = year_by_year(base, grant, Schedule(tuple(Fraction(s, 10) for s in (1, 2, 3, 4))))
    assert sum(year.total for year in pay.years) == sum(year.total for year in sorted_pay.years)
    assert pay.annualised == sorted_pay.annualised
    assert pay.levels_style == sorted_pay.levels_style


@given(MONEY, MONEY, st.lists(MONEY, max_size=3), st.integers(1, 10))
def test_the_components_add_up(
    base: Decimal, grant: Decimal, parts: list[Decimal], years: int
) -> None:
    signing = [Signing(part, 12 * (i % years)) for i, part in enumerate(parts)]
    pay = year_by_year(base, grant, even(years, 12), signing=signing)
    assert sum(year.total for year in pay.years) == years * base + grant + sum(parts)
    assert pay.trough.total <= pay.annualised + Decimal("0.01")
    assert pay.run_rate <= pay.annualised


@pytest.mark.parametrize("shares", list(permutations((10, 20, 30, 40)))[:6])
def test_without_signing_run_rate_is_the_annualised_figure(shares: tuple[int, ...]) -> None:
    pay = year_by_year(BASE, GRANT, Schedule(tuple(Fraction(s, 100) for s in shares)))
    assert pay.run_rate == pay.annualised == Decimal(300_000)


def test_a_share_price_moves_only_the_equity_of_its_year() -> None:
    prices = [Decimal(1), Decimal("1.1"), Decimal("0.5")]
    pay = year_by_year(BASE, GRANT, even(4), prices=prices)
    assert [year.equity for year in pay.years] == [100_000, 110_000, 50_000, 100_000]


@pytest.mark.parametrize(
    ("month", "vested"),
    [(12, 0), (18, 5_000), (24, 10_000), (36, 30_000), (48, 60_000), (60, 100_000)],
)
def test_refreshers_build_up(month: int, vested: int) -> None:
    # Of 40K over 4 years: 10K a year from each granted at month 12, 24, 36 …
    assert refreshed(Refresher(Decimal(40_000)), month) == vested


def test_a_short_refresher_has_vested_whole() -> None:
    # Over one year: at month 36 those of month 12 and 24 have, that of month 36 has not begun.
    assert refreshed(Refresher(Decimal(40_000), 1), 36) == 80_000


@pytest.mark.parametrize(
    ("month", "year"), [(0, 1), (11, 1), (12, 2), (24, 3)], ids=lambda value: str(value)
)
def test_the_year_a_signing_part_is_paid_in(month: int, year: int) -> None:
    pay = year_by_year(BASE, GRANT, even(4), signing=[Signing(Decimal(1), month)])
    assert [y.year for y in pay.years if y.signing] == [year]


@pytest.mark.parametrize(
    ("bonus", "target"),
    [
        (None, 0),
        (Bonus(), 0),
        (Bonus(percent=Decimal(10)), 20_000),
        (Bonus(amount=Decimal(7_500)), 7_500),
        (Bonus(percent=Decimal(10), payout=Decimal("0.5")), 20_000),
    ],
)
def test_a_target_bonus(bonus: Bonus | None, target: int) -> None:
    assert target_bonus(bonus, BASE) == target


def test_each_figure_is_defined_in_one_line() -> None:
    assert set(DEFINITIONS) == {"year 1", "trough year", "run-rate", "annualised", "levels-style"}
    assert all(len(line) < 100 and "\n" not in line for line in DEFINITIONS.values())
