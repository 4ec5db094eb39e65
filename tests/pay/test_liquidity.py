"""Private equity beside cash, haircuts, and the break-even."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.pay.liquidity import Apart, apart, break_even_haircut
from bot.pay.offer import Refresher, Signing
from bot.pay.trouble import OfferError
from bot.pay.vesting import even
from bot.pay.years import year_by_year

PAY = year_by_year(
    Decimal(200_000),
    Decimal(400_000),
    even(4, 12),
    signing=[Signing(Decimal(40_000))],
    refresher=Refresher(Decimal(40_000)),
)


def test_cash_and_equity_apart() -> None:
    # cash 200 + 40/4 = 210; equity 100 + (0 + 10 + 20 + 30)/4 = 115
    figures = apart(PAY)
    assert [figures.cash, figures.equity, figures.face] == [210_000, 115_000, 325_000]
    assert figures.face == PAY.annualised
    assert figures.after_haircut is None


@pytest.mark.parametrize(("haircut", "left"), [("0", 325_000), ("0.3", 290_500), ("1", 210_000)])
def test_a_haircut_is_the_persons_own(haircut: str, left: int) -> None:
    assert apart(PAY, Decimal(haircut)).after_haircut == left  # 210 + 115 × 0.7 = 290.5


@pytest.mark.parametrize("haircut", ["-0.1", "1.1", "30"])
def test_a_haircut_that_is_no_share(haircut: str) -> None:
    with pytest.raises(OfferError, match="haircut"):
        apart(PAY, Decimal(haircut))


@pytest.mark.parametrize(
    ("public", "cash", "equity", "break_even"),
    [
        (300, 200, 200, "0.5"),  # 1 − 100/200: the private offer wins below 50%
        (300, 200, 100, "0"),  # even at face value they are the same
        (300, 200, 80, "-0.25"),  # it loses at face value
        (180, 200, 100, "1.2"),  # it wins by cash alone
    ],
)
def test_the_break_even_haircut(public: int, cash: int, equity: int, break_even: str) -> None:
    private = Apart(Decimal(cash), Decimal(equity))
    assert break_even_haircut(Decimal(public), private) == Decimal(break_even)


def test_at_the_break_even_both_pay_the_same() -> None:
    private = apart(PAY)
    public = Decimal(280_000)
    haircut = break_even_haircut(public, private)
    assert haircut is not None
    assert private.cash + private.equity * (1 - haircut) == pytest.approx(public)


def test_without_equity_there_is_none() -> None:
    assert break_even_haircut(Decimal(1), Apart(Decimal(1), Decimal(0))) is None
