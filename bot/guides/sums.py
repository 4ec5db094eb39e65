"""Sums of money in a guide's prose, each with its currency, as written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.guides.model import Range

# Longest first: "S$" is not "$".
_SIGNS = {
    "CA$": "CAD", "AU$": "AUD", "US$": "USD", "SG$": "SGD", "HK$": "HKD", "NZ$": "NZD",
    "NT$": "TWD", "MX$": "MXN", "A$": "AUD", "C$": "CAD", "S$": "SGD", "R$": "BRL",
    "£": "GBP", "€": "EUR", "₹": "INR", "₪": "ILS", "₩": "KRW", "$": "USD",
}  # fmt: skip
_CODES = (
    "USD", "GBP", "EUR", "CHF", "SEK", "NOK", "DKK", "PLN", "ILS", "INR", "SGD", "AUD", "CAD",
    "HKD", "JPY", "CNY", "KRW", "BRL", "MXN", "CZK", "IDR", "NZD", "TWD",
)  # fmt: skip
_SHARED = {"¥": ("JPY", "CNY"), "kr": ("SEK", "NOK", "DKK")}
"""Signs of several currencies: the guide's own bands say which."""
_UNITS = {
    "": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000,
    "l": 100_000, "lakh": 100_000, "lakhs": 100_000, "lpa": 100_000, "cr": 10_000_000,
}  # fmt: skip
_NUMBER = r"(\d{1,3}(?:,\d{2,3}){1,5}(?:\.\d{1,3})?|\d{1,9}(?:\.\d{1,3})?)"
_UNIT = r"\s?(lakhs?|LPA|Cr|[KkMmBL])?(?![A-Za-z])"
_SIGN = "|".join([*map(re.escape, _SIGNS), "¥", "kr", *_CODES])
# Texts, compiled by `re` when first used: a start of the program should not wait for them.
_SUM = (
    rf"(?<![A-Za-z])({_SIGN})\s?{_NUMBER}{_UNIT}\+?"
    rf"(?:\s?(?:-|–|—|to)\s?(?:\1\s?)?{_NUMBER}{_UNIT}\+?)?"
)
_TO_FILL = rf"(?<![A-Za-z])({_SIGN})\s?\["


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum or range of money in a text."""

    amount: Range
    currency: str
    """ISO 4217 code; a sign of several currencies is read by the guide's own bands."""
    text: str
    """As written."""
    start: int
    end: int


def sums(text: str, known: Collection[str] = ()) -> tuple[Sum, ...]:
    """The sums in a text, in order. `known` are the currencies of the guide's bands."""
    return tuple(_found(text, known))


def currencies_in(text: str, known: Collection[str] = ()) -> frozenset[str]:
    """The currencies a text speaks in, also where only a placeholder follows the sign."""
    blanks = (_currency(match[1], known) for match in re.finditer(_TO_FILL, text))
    return frozenset((*(each.currency for each in sums(text, known)), *blanks))


def _found(text: str, known: Collection[str]) -> Iterator[Sum]:
    for match in re.finditer(_SUM, text):
        sign, low, unit, high, high_unit = match.groups()
        # "$200–300K": the unit at the end counts for both ends.
        first = _amount(low, unit or (high_unit if high else None))
        last = _amount(high, high_unit) if high else first
        written = match[0].rstrip()
        yield Sum(
            Range(min(first, last), max(first, last)),
            _currency(sign, known),
            written,
            match.start(),
            match.start() + len(written),
        )


def _amount(digits: str, unit: str | None) -> Decimal:
    return Decimal(digits.replace(",", "")) * _UNITS[(unit or "").lower()]


def _currency(sign: str, known: Collection[str]) -> str:
    if sign in _SHARED:
        return next((code for code in _SHARED[sign] if code in known), _SHARED[sign][0])
    return _SIGNS.get(sign, sign)
