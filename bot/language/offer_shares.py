"""Shares counted at a price: "2,000 RSUs at $45 a share"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.guides.currencies import SIGNS
from bot.language.offer_draft import Draft
from bot.language.offer_options import PRICE, decimal

# "310k RSUs at $45" is money: nobody counts shares in thousands with a k.
_COUNT = re.compile(
    r"(?<![\w.,$£€₹¥])(?P<count>\d{1,3}(?:,\d{3})+|\d{1,7})\s+"
    r"(?:restricted |performance )?(?:(?:stock |share )?units?|shares?|rsus?|psus?)\b",
    re.I,
)
_EACH = r"\s*(?:/|\bper\b|\ban?\b)\s*(?:share|unit|rsu|psu)\b|\s*\beach\b"
_BETWEEN = r"[\s,(]*(?:of (?:common |company )?stock\b)?[\s,(]*"
_AT = re.compile(
    rf"{_BETWEEN}(?:(?:priced |valued |trading |currently |now )*(?:at|@|x|×|\*)\s*"
    rf"{PRICE}(?:{_EACH})?"
    rf"|(?:worth|priced|valued)(?: at)?\s*{PRICE.replace('(?P<', '(?P<each_')}(?:{_EACH}))\s*\)?",
    re.I,
)
_PRICE = re.compile(
    rf"\b(?:(?:share|stock|market|current)(?: share| stock)? price|trading)"
    rf"(?:\s*(?:of|is|at|now|currently|around|about))*[\s:=@]*{PRICE}(?:{_EACH})?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Shares:
    """A number of shares, with what each is worth."""

    start: int
    end: int
    """Where the count stands in the text."""
    count: int
    price: Decimal
    codes: frozenset[str] | None
    """The currencies the price's sign may mean; None where it has none."""

    @property
    def worth(self) -> Decimal:
        """All of them at that price."""
        return self.count * self.price


def shares(draft: Draft) -> Shares | None:
    """The shares taken from the text; None where no price stands by them."""
    counted = _COUNT.search(draft.left)
    if counted is None:
        return None
    priced = _AT.match(draft.left, counted.end()) or _PRICE.search(draft.left)
    if priced is None:
        return None
    said = priced.groupdict()
    price = said["price"] or said.get("each_price") or ""
    sign = said["sign"] or said.get("each_sign")
    count = int(counted["count"].replace(",", ""))
    codes = SIGNS[sign.upper()] if sign else None
    for match in (counted, priced):
        draft.blank(*match.span())
    found = Shares(*counted.span(), count, decimal(price), codes)
    quoted, worth = draft.quote(*counted.span()), f"{found.worth.normalize():,f}"
    draft.assumptions.append(
        f"Read {quoted} as {worth} ({count:,} × {found.price:f}, the share price given)."
    )
    return found
