"""An offer as it was given: nothing in here is computed or assumed.

Amounts are Decimals in the offer's currency, before tax; what was not said is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

EquityKind = Literal["rsu", "options", "equity"]
"""`equity` where it was not said what kind it is."""
PriceOf = Literal["409a", "preferred", "market"]
"""Whose price a share's price is."""
ClawbackKind = Literal["prorated", "full"]


@dataclass(frozen=True, slots=True)
class Bonus:
    """A yearly target bonus, in percent of base or as an amount."""

    percent: Decimal | None = None
    """10 for 10%."""
    amount: Decimal | None = None
    """A year."""
    payout: Decimal = Decimal(1)
    """The share of the target that is paid; 1 unless said."""


@dataclass(frozen=True, slots=True)
class Options:
    """Stock options. Without a percentage or a labelled price they are not valued."""

    count: int | None = None
    strike: Decimal | None = None
    price: Decimal | None = None
    price_of: PriceOf | None = None
    percent: Decimal | None = None
    """Of the company, fully diluted; 0.1 for 0.1%."""


@dataclass(frozen=True, slots=True)
class Vesting:
    """How a grant vests, as it was said."""

    weights: tuple[Decimal, ...] = ()
    """Shares by year, of 1; empty where no schedule was said. "33/33/33" is thirds."""
    years: int | None = None
    cliff_months: int | None = None
    name: str = ""
    """The name it was given by, as "amazon"."""


@dataclass(frozen=True, slots=True)
class Grant:
    """Equity."""

    amount: Decimal | None = None
    period: Literal["grant", "year"] | None = None
    """Whether the amount is the whole grant or a year's; None where it was not said."""
    kind: EquityKind = "equity"
    vesting: Vesting = Vesting()
    options: Options | None = None


@dataclass(frozen=True, slots=True)
class Signing:
    """One part of a signing bonus."""

    amount: Decimal
    month: int = 0
    """Months after the start when it is paid: 0, or 12 for a second part."""
    clawback_months: int | None = None
    clawback: ClawbackKind | None = None


@dataclass(frozen=True, slots=True)
class Refresher:
    """A yearly refresher grant; counted only where it was given."""

    amount: Decimal
    vest_years: int = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """What one employer offers one person."""

    currency: str | None = None
    """ISO 4217; None where the text had no sign and no code."""
    base: Decimal | None = None
    """A year."""
    bonus: Bonus | None = None
    grant: Grant | None = None
    signing: tuple[Signing, ...] = ()
    refresher: Refresher | None = None
    benefits: Decimal | None = None
    """A year; never part of the compared total."""
    relocation: Decimal | None = None
    unvested: Decimal | None = None
    """Equity left behind at the present employer, if volunteered."""
    start: date | None = None
    deadline: date | None = None
