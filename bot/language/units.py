"""A currency or a period asked for that the guide's figures are not in: "in usd", "per month"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.guides.library import Library
from bot.language.asks import Operand

_CURRENCIES = {
    "usd": "USD", "dollars": "USD", "eur": "EUR", "euro": "EUR", "euros": "EUR", "gbp": "GBP",
    "pounds": "GBP", "sterling": "GBP", "inr": "INR", "rupees": "INR", "chf": "CHF",
    "francs": "CHF", "sgd": "SGD", "cad": "CAD", "aud": "AUD", "jpy": "JPY", "yen": "JPY",
    "sek": "SEK", "kronor": "SEK", "ils": "ILS", "shekels": "ILS",
}  # fmt: skip
_BEFORE = frozenset(("in", "into", "to", "us", "american", "british", "swiss", "indian"))
_DOLLARS = frozenset(("USD", "CAD", "SGD", "AUD"))
_PERIODS = {
    "monthly": "month", "hourly": "hour", "month": "month", "hour": "hour", "week": "week",
    "day": "day",
}  # fmt: skip


def said(texts: Sequence[str], operands: Sequence[Operand], library: Library) -> tuple[str, ...]:
    """The sentence that says what the figures are in, where something else is plainly asked."""
    currency, period = _currency(texts), _period(texts)
    if not (currency or period) or not operands:
        return ()
    shown = sorted(
        {
            band.band.currency
            for operand in operands
            for band in library.figures(operand.guide).of(operand.regions)
        }
    )
    there = set(shown) == {currency} or ("dollars" in texts and set(shown) <= _DOLLARS)
    if not shown or (there and not period):
        return ()
    asked = f"in {currency}" if currency and not there else ""
    asked = f"all {asked}" if currency in shown and asked else asked
    asked = f"{asked} by the {period}".strip() if period else asked
    listed = " and ".join((", ".join(shown[:-1]), shown[-1]) if shown[1:] else shown)
    return (f"Shown in {listed} a year, as the guide has it, and not {asked}.",)


def _currency(texts: Sequence[str]) -> str | None:
    """The currency after "in" and the like; one after an amount is the amount's own."""
    for before, text in pairwise(texts):
        if before in _BEFORE and text in _CURRENCIES:
            return _CURRENCIES[text]
    return None


def _period(texts: Sequence[str]) -> str | None:
    """The period figures are asked by: "per month", "hourly"; no "vests monthly"."""
    for before, text in pairwise(("", *texts)):
        alone = text.endswith("ly") and not before.startswith("vest")
        if text in _PERIODS and (before == "per" or alone):
            return _PERIODS[text]
    return None
