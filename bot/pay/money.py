"""Money as people read it: `$257.5K`, `£97,375`, `+€12K (+5%)`.

Amounts are exact Decimals in units of a stated currency; only the writing is short, and it is
short only where nothing is lost by it.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_SHORT = ((Decimal(1_000_000), "M"), (Decimal(1_000), "K"))
_MOST_DECIMALS = Decimal("0.001")
DASH = "–"


@lru_cache(maxsize=256)
def symbol(currency: str) -> str:
    """The currency's sign (`$`, `£`, `CA$`), or its code and a space where it has none.

    `currency` is an ISO 4217 code. Signs are CLDR's, by babel, so no two currencies share one.
    """
    from babel.numbers import get_currency_symbol

    sign = get_currency_symbol(currency, locale="en_US")
    return f"{sign} " if sign[-1].isalpha() else sign


@lru_cache(maxsize=8192)
def short(amount: Decimal, currency: str) -> str:
    """One amount, exactly: thousands as K and millions as M where three decimals suffice."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{symbol(currency)}{_digits(abs(amount))}"


def short_range(low: Decimal, high: Decimal, currency: str) -> str:
    """Low to high in one currency; a single amount where both ends are the same."""
    if low == high:
        return short(low, currency)
    return f"{short(low, currency)}{DASH}{short(high, currency)}"


def difference(amount: Decimal, currency: str) -> str:
    """An amount with its sign, for how far one figure is from another."""
    return ("+" if amount > 0 else "") + short(amount, currency)


@lru_cache(maxsize=8192)
def percent(share: Decimal) -> str:
    """A share as a signed percentage with one decimal at most: 0.0975 is `+9.8%`."""
    points = (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{points.normalize():+f}%" if points else "0%"


def whole(amount: Decimal) -> int:
    """The amount in whole currency units, halves up."""
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def _digits(amount: Decimal) -> str:
    for unit, letter in _SHORT:
        if amount >= unit:
            scaled = amount / unit
            if scaled == scaled.quantize(_MOST_DECIMALS):
                return f"{scaled.normalize():,f}{letter}"
    cents = amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{cents:,.0f}" if cents == cents.to_integral() else f"{cents:,.2f}"
