"""Stock options: spread, cost to exercise, ownership. Never a value out of a share count alone.

spread    = n · max(0, P − K), P labelled 409A, preferred or market
cost      = n · K, plus tax
ownership = percent · Π(1 − d_i) over later rounds
Source: pay.md, "Options" (jlevy/og-equity-compensation). Preferences come off before any share.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import prod
from types import MappingProxyType

from bot.pay.offer import Options, PriceOf
from bot.pay.trouble import OfferError
from bot.pay.years import ZERO

PRICES: Mapping[PriceOf, str] = MappingProxyType(
    {"409a": "409A price", "preferred": "preferred price", "market": "market price"}
)
MEDIAN_SOLD: Mapping[str, Decimal] = MappingProxyType(
    {
        "Series A": Decimal("0.195"),
        "Series B": Decimal("0.172"),
        "Series C": Decimal("0.126"),
        "Series D": Decimal("0.103"),
    }
)
"""The share of the company sold in a round: Carta's medians of 2023."""
MEDIAN_SOLD_SOURCE = (
    "Carta 2023, by mazantipulse.com/trends/how-much-equity-do-founders-sell-investors-"
    "in-each-venture-round"
)


def spread(options: Options) -> Decimal | None:
    """What all options would bring above their strike; None without count, strike and a
    price whose kind was said."""
    if None in (options.count, options.strike, options.price, options.price_of):
        return None
    assert options.count is not None  # for the type checker, as the next two
    assert options.price is not None
    assert options.strike is not None
    return options.count * max(ZERO, options.price - options.strike)


def cost_to_exercise(options: Options) -> Decimal | None:
    """What buying all the shares costs before tax; None without count and strike."""
    if options.count is None or options.strike is None:
        return None
    return options.count * options.strike


def ownership_after(percent: Decimal, dilutions: Sequence[Decimal]) -> Decimal:
    """Percent of the company left after rounds that each sell a share (0 to 1) of it.

    Raises:
        OfferError: a round sells less than nothing or more than everything.
    """
    wrong = next((d for d in dilutions if not 0 <= d <= 1), None)
    if wrong is not None:
        raise OfferError(
            f"A round cannot sell {wrong * 100:f}% of a company.", "Give 0% to 100% a round."
        )
    return percent * prod((1 - d for d in dilutions), start=Decimal(1))


def spread_sentence(options: Options) -> str:
    """How the spread was worked out; nothing where there is none."""
    if spread(options) is None or options.price_of is None:
        return ""
    return (
        f"The options are counted at their spread, {options.count:,} × (price {options.price} − "
        f"strike {options.strike}), at the {PRICES[options.price_of]} given; preferences, tax "
        "and the cost to exercise are not taken off."
    )
