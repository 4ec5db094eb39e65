"""Stock options: how many, at what strike, whose price, what share of the company."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.guides.currencies import SIGNS
from bot.language.offer_draft import Draft
from bot.language.offer_words import labels
from bot.pay.offer import Options, PriceOf

_SIGN = r"(?:(?P<sign>US\$|C\$|A\$|S\$|[$£€₹¥])\s?)?"
PRICE = rf"{_SIGN}(?P<price>\d{{1,6}}(?:[.,]\d{{1,4}})?)(?!\d|[.,]\d|\s?[k%]|\w)"
_SAYS = r"(?:\s*(?:of|is|are|was|at|price|value|valuation|fmv|currently|around))*[\s:=@]*"
_OPTION = r"(?:stock options?|share options?|options?|isos?|nsos?|[ev]sops?|bspces?)"
_COUNT = re.compile(
    r"(?<![\w.,$£€₹])(?P<count>\d{1,3}(?:[, ']\d{3})+|\d{1,9}(?:\.\d{1,2})?(?P<k>\s?k)?)"
    rf"\s+(?P<called>{_OPTION})\b(?!\s*(?:worth|valued))"
    rf"|\b(?P<called2>{_OPTION})[\s:=]+(?P<count2>\d{{1,3}}(?:[, ']\d{{3}})+"
    rf"|\d{{1,9}}(?P<k2>\s?k)?)"
    r"(?![\w%/]|[.,]\d|\s?(?:%|lakhs?|lacs?|l\b|cr\b|crores?|usd|gbp|eur|inr|dollars|pounds))",
    re.I,
)
_PRICES: tuple[tuple[str, str], ...] = (
    ("strike", r"(?:strike|exercise)(?: price)?"),
    ("409a", r"(?:409\s?\(?a\)?|fmv|fair market value)"),
    ("preferred", r"(?:last |latest )?(?:preferred|round)(?: share| stock| round)?(?: price)?"),
    ("market", r"(?:(?:share|stock|market|current) price|trading)"),
)
_CALLED = {"409a": "409A", "preferred": "preferred", "market": "market"}
_PERCENT = re.compile(
    r"(?<![\w.,])(?P<share>\d{1,2}(?:[.,]\d{1,4})?)\s?%\s*(?:(?:of|in) (?:the )?(?:company|co"
    r"|business|fully diluted|fd|cap table|shares)"
    r"|fully[- ]diluted|fd\b|ownership|stake|of equity|(?P<beside>equity|(?:stock "
    r"|share )?options?))(?:\s+basis)?"
    r"|(?:ownership|stake|equity|options?)(?:\s*(?:of|is"
    r"|at))?[\s:=]*(?P<share2>\d{1,2}(?:[.,]\d{1,4})?)\s?%"
    r"|(?<![\w.,])(?P<points>\d{1,3}(?:\.\d{1,2})?)\s?(?:bps|basis points)"
    r"|(?<![\w.,])(?P<small>0[.,]\d{1,4})\s?%(?!\s*bonus)",
    re.I,
)

_BONUS = re.compile(r"\b(?:bonus|variable|target)(?:\s*(?:of|is|at))?[\s:=]*$", re.I)
_BEFORE = 30
"""Characters in which the name of another part may stand before a number."""
_MOST = 5
"""Percent of a company that one person is given at most."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the text says of options."""

    options: Options | None = None
    codes: tuple[frozenset[str], ...] = ()
    """The currencies each price's sign may mean."""


def options(draft: Draft) -> Told:
    """Count, prices and percentage taken from the text."""
    codes: list[frozenset[str]] = []
    found = {name: _price(draft, called, codes) for name, called in _PRICES}
    unpriced = all(price is None for price in found.values())
    count, share = _count(draft, unpriced=unpriced), _share(draft)
    if found["market"] is not None and count is None and found["strike"] is None:
        draft.notes.append("A share price is of use beside a number of options only.")
    strike = found.pop("strike")
    priced = {name: price for name, price in found.items() if price is not None}
    of = next(iter(priced), None)
    if count is None and strike is None and of is None and share is None:
        return Told()
    for other in list(priced)[1:]:
        draft.assumptions.append(
            f"Took the {_CALLED[of or '']} price of {priced[of or '']:f}; the {_CALLED[other]} "
            f"price of {priced[other]:f} is not counted: give it alone to see the options at it."
        )
    said = Options(count, strike, priced[of] if of else None, _of(of), share)
    return Told(said, tuple(codes))


def _of(name: str | None) -> PriceOf | None:
    return name  # type: ignore[return-value]


def _price(draft: Draft, called: str, codes: list[frozenset[str]]) -> Decimal | None:
    """A price after its name, or right before it: "strike 2.50", "a 2.50 strike"."""
    for pattern in (rf"\b{called}{_SAYS}{PRICE}", rf"(?<![\w.,]){PRICE}\s+{called}\b"):
        match = re.search(pattern, draft.left, re.I)
        if match:
            draft.blank(*match.span())
            if match["sign"]:
                codes.append(SIGNS[match["sign"].upper()])
            return decimal(match["price"])
    return None


def _count(draft: Draft, *, unpriced: bool) -> int | None:
    match = next(_counts(draft.left), None)
    if match is None:
        return None
    draft.blank(*match.span())
    if unpriced and (match["k"] or match["k2"]):
        said, worth = draft.quote(*match.span()), match["count"] or match["count2"]
        draft.assumptions.append(
            f"Read {said} as a number of options; if that is their worth, write: options worth "
            f"{worth}."
        )
    number = re.sub(r"[^\d.]", "", match["count"] or match["count2"])
    thousands = 1_000 if match["k"] or match["k2"] else 1
    return int(Decimal(number) * thousands)


def _counts(text: str) -> Iterator[re.Match[str]]:
    """Counts of options; in "base 245k options 20000" the first number is the base's."""
    match = _COUNT.search(text)
    while match is not None:
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        named = labels(before)
        if not named or named[-1].part == "equity" or before[named[-1].end :].strip(" :="):
            yield match
        match = _COUNT.search(text, match.start() + 1)


def _share(draft: Draft) -> Decimal | None:
    found = (m for m in _PERCENT.finditer(draft.left) if not _of_pay(draft.left, m))
    match = next(found, None)
    if match is None:
        return None
    draft.blank(*match.span())
    if match["points"]:
        return Decimal(match["points"]) / 100
    return decimal(match["share"] or match["share2"] or match["small"])


def _of_pay(text: str, match: re.Match[str]) -> bool:
    """Whether a percentage beside "equity" is the bonus before it: "bonus 10% equity 310k"."""
    large = match["beside"] and decimal(match["share"]) >= _MOST
    return bool(large or _BONUS.search(text, max(0, match.start() - 20), match.start()))


def decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", "."))
