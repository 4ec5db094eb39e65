"""The shape of an offer worked out by hand, and short ways to write one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bot.pay.offer import Bonus, Grant, Offer, Options, Refresher, Signing, Vesting

Number = int | str
Row = tuple[Number, Number, Number, Number]
"""A year's cash, equity, signing, refresher."""


@dataclass(frozen=True, slots=True)
class Worked:
    """An offer and the figures a person gets with pencil and paper."""

    id: str
    offer: Offer
    years: Sequence[Row]
    annualised: Number
    run_rate: Number
    levels: Number
    compared: Number
    """Base + target bonus + grant / vest years."""
    trough: int = 1
    """The year that pays least."""
    exits: dict[int, tuple[Number, Number]] = field(default_factory=dict)
    """By month: signing owed, grant forfeited."""
    band: tuple[str, str] | None = None
    """Guide id and region of the bundled guides."""
    stands: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """By component: penetration, compa-ratio (both to 3 decimals), where."""
    rate: str = ""
    """Units of the band's currency for one of the offer's."""


def amount(number: Number) -> Decimal:
    """A number as exact money."""
    return Decimal(number)


def percent(points: Number, payout: Number = 1) -> Bonus:
    """A bonus in percent of base."""
    return Bonus(percent=amount(points), payout=amount(payout))


def money(value: Number, payout: Number = 1) -> Bonus:
    """A bonus as a yearly amount."""
    return Bonus(amount=amount(value), payout=amount(payout))


def vest(shares: str = "", *, years: int | None = None, cliff: int | None = None) -> Vesting:
    """A schedule as it is typed: `40/30/20/10`."""
    weights = tuple(Decimal(share) / 100 for share in shares.split("/") if share)
    return Vesting(weights=weights, years=years, cliff_months=cliff)


def grant(value: Number, vesting: Vesting = Vesting(years=4)) -> Grant:  # noqa: B008 - frozen
    """RSUs, the whole grant."""
    return Grant(amount(value), "grant", "rsu", vesting)


def options(**given: Number) -> Grant:
    """An option grant over four years."""
    return Grant(
        kind="options",
        vesting=Vesting(years=4),
        options=Options(
            count=int(given["count"]),
            strike=amount(given["strike"]),
            price=amount(given["price"]) if "price" in given else None,
            price_of=given.get("price_of"),  # type: ignore[arg-type] # the test's own label
            percent=amount(given["percent"]) if "percent" in given else None,
        ),
    )


def signing(
    value: Number, month: int = 0, clawback: int | None = None, kind: str | None = None
) -> Signing:
    """One part of a signing bonus; `kind` is prorated or full."""
    return Signing(amount(value), month, clawback, kind)  # type: ignore[arg-type] # as above


def refresher(value: Number, years: int = 4) -> Refresher:
    """A yearly refresher."""
    return Refresher(amount(value), years)


def offer(
    base: Number,
    equity: Grant | None = None,
    *parts: Signing,
    bonus: Bonus | None = None,
    refresh: Refresher | None = None,
    benefits: Number | None = None,
    currency: str = "USD",
) -> Offer:
    """An offer with these parts."""
    return Offer(
        currency=currency,
        base=amount(base),
        bonus=bonus,
        grant=equity,
        signing=parts,
        refresher=refresh,
        benefits=None if benefits is None else amount(benefits),
    )
