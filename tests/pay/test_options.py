"""Options: valued only with a labelled price."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.pay.offer import Options
from bot.pay.options import (
    MEDIAN_SOLD,
    cost_to_exercise,
    ownership_after,
    spread,
    spread_sentence,
)
from bot.pay.trouble import OfferError

FULL = Options(20_000, Decimal("2.50"), Decimal("12.50"), "409a")


def test_the_spread_and_the_cost() -> None:
    assert spread(FULL) == 200_000
    assert cost_to_exercise(FULL) == 50_000
    assert "20,000 × (price 12.50 − strike 2.50), at the 409A price" in spread_sentence(FULL)


@pytest.mark.parametrize(
    "options",
    [
        Options(),
        Options(20_000, Decimal("2.50")),
        Options(20_000, Decimal("2.50"), Decimal("12.50")),
        Options(None, Decimal("2.50"), Decimal("12.50"), "409a"),
        Options(20_000, None, Decimal("12.50"), "preferred"),
        Options(20_000, Decimal("2.50"), None, None, Decimal("0.1")),
    ],
    ids=["nothing", "no price", "no label", "no count", "no strike", "a percentage alone"],
)
def test_what_is_not_valued(options: Options) -> None:
    assert spread(options) is None
    assert spread_sentence(options) == ""


def test_under_water_is_nothing_and_never_less() -> None:
    assert spread(Options(10, Decimal(8), Decimal(5), "market")) == 0


def test_no_cost_without_a_strike() -> None:
    assert cost_to_exercise(Options(10)) is None


@pytest.mark.parametrize(
    ("dilutions", "left"),
    [
        ((), "0.1"),
        (("0.5",), "0.05"),
        ((MEDIAN_SOLD["Series B"], MEDIAN_SOLD["Series C"]), "0.0723672"),  # 0.1 × 0.828 × 0.874
    ],
)
def test_ownership_after_later_rounds(dilutions: tuple[str, ...], left: str) -> None:
    after = ownership_after(Decimal("0.1"), [Decimal(d) for d in dilutions])
    assert after == Decimal(left)


@pytest.mark.parametrize("sold", ["-0.1", "1.01", "20"])
def test_a_round_that_cannot_be(sold: str) -> None:
    with pytest.raises(OfferError, match="cannot sell"):
        ownership_after(Decimal("0.1"), [Decimal(sold)])
