"""The golden table of pay.md: base 250, bonus 5%, a grant of 325 and 35 sign-on, in thousands."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest

from bot.pay.offer import Bonus, Signing, Vesting
from bot.pay.schedules import settle
from bot.pay.years import Pay, year_by_year

GOLDEN = {
    "25/25/25/25": ("378.75", "343.75", "343.75", "343.75"),
    "33/33/33/0": ("405.83", "370.83", "370.83", "262.50"),
    "40/30/20/10": ("427.50", "360.00", "327.50", "295.00"),
    "5/15/40/40": ("313.75", "311.25", "392.50", "392.50"),
    "33/33/22/12": ("404.75", "369.75", "334.00", "301.50"),
}


def paid(vesting: Vesting) -> Pay:
    """The table's offer under a schedule."""
    return year_by_year(
        Decimal(250_000),
        Decimal(325_000),
        settle(vesting).schedule,
        bonus=Bonus(percent=Decimal(5)),
        signing=(Signing(Decimal(35_000)),),
    )


def printed(amount: Decimal) -> str:
    """In thousands, as the table prints it."""
    return str((amount / 1000).quantize(Decimal("0.01"), ROUND_HALF_UP))


@pytest.mark.parametrize(("shares", "totals"), GOLDEN.items(), ids=list(GOLDEN))
def test_each_row(shares: str, totals: tuple[str, ...]) -> None:
    weights = tuple(Decimal(share) / 100 for share in shares.split("/"))
    pay = paid(Vesting(weights))
    assert tuple(printed(year.total) for year in pay.years) == totals
    assert pay.annualised == Decimal(352_500)


@pytest.mark.parametrize(
    ("name", "row"),
    [("even", "25/25/25/25"), ("amazon", "5/15/40/40"), ("Google", "33/33/22/12")],
)
def test_a_row_by_its_name(name: str, row: str) -> None:
    totals = tuple(printed(year.total) for year in paid(Vesting(name=name)).years)
    assert totals == GOLDEN[row]


def test_thirds_over_four_years() -> None:
    third = Decimal(1) / 3
    pay = paid(Vesting((third, third, third), years=4))
    assert tuple(printed(year.total) for year in pay.years) == GOLDEN["33/33/33/0"]
