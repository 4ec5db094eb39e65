"""Exact shares become money only at the end: to the cent, halves up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor

_HALF = Fraction(1, 2)


def cents(amount: Fraction | Decimal) -> Decimal:
    """An amount to hundredths of its currency's unit, halves up."""
    return Decimal(floor(Fraction(amount) * 100 + _HALF)).scaleb(-2)


def share_of(amount: Decimal, share: Fraction) -> Decimal:
    """A share of an amount, to the cent; the whole of it is the amount itself."""
    return amount if share == 1 else cents(Fraction(amount) * share)


def mean(total: Decimal, count: int) -> Decimal:
    """`total / count`, to the cent."""
    return cents(Fraction(total) / count)
