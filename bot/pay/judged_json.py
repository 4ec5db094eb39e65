"""The `offer` object of `ask --json`: money in whole units, ratios to 3 decimals."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TypedDict

from bot.pay.judged import Judged, Reading
from bot.pay.money import whole
from bot.pay.position import Standing, Where
from bot.pay.years import Year

_THOUSANDTHS = Decimal("0.001")


class StandingObject(TypedDict):
    """Where one figure stands."""

    penetration: float
    compa_ratio: float
    where: Where


class PositionObject(TypedDict):
    """Null where the band lacks the figure, its basis is unknown or its width is zero."""

    base: StandingObject | None
    stock_per_year: StandingObject | None
    total_stated: StandingObject | None
    total_computed: StandingObject | None


class YearObject(TypedDict):
    """One year, by component."""

    year: int
    cash: int
    equity: int
    signing: int
    refresher: int
    total: int


class OfferObject(TypedDict):
    """An offer judged; of an equity amount without a period, read as a grant."""

    currency: str
    base: int | None
    bonus: int | None
    """A year's target."""
    equity_total: int | None
    equity_kind: str | None
    vest: list[float]
    """Shares of 1 by year."""
    signing: int
    """All parts."""
    years: list[YearObject]
    annualised: int | None
    run_rate: int | None
    levels_style: int | None
    position: PositionObject


def offer_object(judged: Judged) -> OfferObject:
    """The offer as `ask --json` gives it; figures that need a base are null without one."""
    reading, offer = judged.main, judged.offer
    pay = reading.pay
    return {
        "currency": judged.currency,
        "base": _whole(offer.base),
        "bonus": _whole(judged.bonus),
        "equity_total": _whole(reading.equity_total),
        "equity_kind": offer.grant.kind if offer.grant else None,
        "vest": [_ratio(share) for share in reading.schedule.by_year] if offer.grant else [],
        "signing": whole(sum((part.amount for part in offer.signing), Decimal(0))),
        "years": [_year(year) for year in pay.years] if pay else [],
        "annualised": _whole(pay.annualised) if pay else None,
        "run_rate": _whole(pay.run_rate) if pay else None,
        "levels_style": _whole(pay.levels_style) if pay else None,
        "position": _position(reading),
    }


def _year(year: Year) -> YearObject:
    return {
        "year": year.year,
        "cash": whole(year.cash),
        "equity": whole(year.equity),
        "signing": whole(year.signing),
        "refresher": whole(year.refresher),
        "total": whole(year.total),
    }


def _position(reading: Reading) -> PositionObject:
    at = reading.position
    return {
        "base": _standing(at.base),
        "stock_per_year": _standing(at.stock_per_year),
        "total_stated": _standing(at.total_stated),
        "total_computed": _standing(at.total_computed),
    }


def _standing(standing: Standing | None) -> StandingObject | None:
    if standing is None:
        return None
    return {
        "penetration": _ratio(standing.penetration),
        "compa_ratio": _ratio(standing.compa_ratio),
        "where": standing.where,
    }


def _whole(amount: Decimal | None) -> int | None:
    return None if amount is None else whole(amount)


def _ratio(share: Decimal | Fraction) -> float:
    if isinstance(share, Fraction):
        share = Decimal(share.numerator) / share.denominator
    return float(share.quantize(_THOUSANDTHS, ROUND_HALF_UP))
