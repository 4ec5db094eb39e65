"""An offer judged: its figures under each reading, where it stands, and what was assumed.

Amounts are Decimals in the offer's currency, before tax. Nothing is assumed without a sentence
in `assumptions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.guides.figures import BandFigures
from bot.pay.assumed import about_currency, about_haircut, about_parts
from bot.pay.employers import Employer
from bot.pay.equity import Equity, Period, equity_of
from bot.pay.exact import mean
from bot.pay.leaving import Exit, exit_calendar
from bot.pay.liquidity import Apart, apart
from bot.pay.offer import Offer
from bot.pay.position import Compared, Position, position
from bot.pay.rates import Rate
from bot.pay.trouble import OfferError, check
from bot.pay.vesting import Schedule
from bot.pay.years import ZERO, Pay, target_bonus, year_by_year


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures when the equity's amount is read one way."""

    period: Period
    """The amount as the whole grant, or as a year's."""
    equity_total: Decimal | None
    """The whole grant at face value; None where none was given or valued."""
    schedule: Schedule
    pay: Pay | None
    """None without a base."""
    compared: Compared
    """In the offer's currency."""
    position: Position
    """In the band's currency."""
    apart: Apart | None
    """Cash and equity of an average year; None without a base."""
    exits: tuple[Exit, ...]
    """Empty where there is nothing to owe or to forfeit."""
    with_benefits: Decimal | None
    """The compared total plus benefits (the handbook's total); None where none were given."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An offer, what was assumed of it, and its figures; the likeliest reading comes first."""

    offer: Offer
    currency: str
    bonus: Decimal | None
    """A year's target bonus in money; None where none was given or base is missing."""
    readings: tuple[Reading, ...]
    assumptions: tuple[str, ...]
    unsaid: tuple[str, ...]
    """Which of base, bonus and equity the offer does not give, or gives no value of."""
    employer: Employer
    band: BandFigures | None = None
    rate: Rate | None = None
    """From the offer's currency to the band's, where they differ."""

    @property
    def main(self) -> Reading:
        """The reading that the JSON gives: of an unsaid period, the grant's."""
        return self.readings[0]

    @property
    def ambiguous(self) -> bool:
        """Whether the equity's period has to be settled."""
        return len(self.readings) > 1


def judge(
    offer: Offer,
    band: BandFigures | None = None,
    *,
    employer: Employer | None = None,
    rate: Rate | None = None,
    haircut: Decimal | None = None,
    prices: Sequence[Decimal] = (),
) -> Judged:
    """Everything that follows from an offer.

    `rate` converts the offer's currency into the band's; `haircut` (0 to 1) and `prices` (the
    share price by year over today's) are used only where the person gave them.

    Raises:
        OfferError: a negative amount, no currency to be known, a vesting schedule that cannot be
            counted, a haircut that is not a share.
    """
    check(offer)
    currency = offer.currency or (band.band.currency if band else None)
    if currency is None:
        raise OfferError("The offer has no currency.", "Write it with a sign or code: 245k USD.")
    equity = equity_of(offer.grant, currency)
    scale = _scale(currency, band, rate)
    readings = tuple(
        _read(offer, equity, period, band, scale, haircut, prices) for period in equity.periods
    )
    sentences = (
        *about_currency(offer, currency, band.band.currency if band else currency, rate),
        *equity.assumptions,
        *about_parts(offer, equity, currency, priced=bool(prices)),
        *about_haircut(haircut),
    )
    return Judged(
        offer=offer,
        currency=currency,
        bonus=None if offer.base is None or offer.bonus is None else _target(offer),
        readings=readings,
        assumptions=sentences,
        unsaid=_unsaid(offer, equity),
        employer=employer or Employer(""),
        band=band,
        rate=rate,
    )


def _read(
    offer: Offer,
    equity: Equity,
    period: Period,
    band: BandFigures | None,
    scale: Decimal | None,
    haircut: Decimal | None,
    prices: Sequence[Decimal],
) -> Reading:
    grant, schedule = equity.grant(period), equity.schedule
    known = equity.amount is not None
    compared = _compared(offer, mean(grant, schedule.years) if known else None)
    pay = _pay(offer, grant, schedule, prices)
    return Reading(
        period=period,
        equity_total=grant if known else None,
        schedule=schedule,
        pay=pay,
        compared=compared,
        position=_position(compared, band, scale),
        apart=apart(pay, haircut) if pay else None,
        exits=_exits(offer, grant, schedule),
        with_benefits=_plus(compared.total, offer.benefits),
    )


def _pay(offer: Offer, grant: Decimal, schedule: Schedule, prices: Sequence[Decimal]) -> Pay | None:
    if offer.base is None:
        return None
    return year_by_year(
        offer.base,
        grant,
        schedule,
        bonus=offer.bonus,
        signing=offer.signing,
        refresher=offer.refresher,
        prices=prices,
    )


def _exits(offer: Offer, grant: Decimal, schedule: Schedule) -> tuple[Exit, ...]:
    if not grant and not offer.signing and offer.refresher is None:
        return ()
    return exit_calendar(grant, schedule, offer.signing, offer.refresher)


def _compared(offer: Offer, stock: Decimal | None) -> Compared:
    if offer.base is None:
        return Compared(None, stock, None)
    return Compared(offer.base, stock, offer.base + _target(offer) + (stock or ZERO))


def _target(offer: Offer) -> Decimal:
    return target_bonus(offer.bonus, offer.base or ZERO)


def _position(compared: Compared, band: BandFigures | None, scale: Decimal | None) -> Position:
    if band is None or scale is None:
        return Position()
    amounts = (compared.base, compared.stock_per_year, compared.total)
    return position(Compared(*(None if a is None else a * scale for a in amounts)), band)


def _scale(currency: str, band: BandFigures | None, rate: Rate | None) -> Decimal | None:
    """By what the offer's amounts are multiplied to be in the band's currency."""
    if band is None or band.band.currency == currency:
        return Decimal(1)
    if rate is None:
        return None
    if (rate.source, rate.target) != (currency, band.band.currency):
        raise ValueError(f"a rate from {currency} to {band.band.currency} is needed, not {rate}")
    return rate.value


def _plus(total: Decimal | None, benefits: Decimal | None) -> Decimal | None:
    return None if total is None or benefits is None else total + benefits


def _unsaid(offer: Offer, equity: Equity) -> tuple[str, ...]:
    parts = {"base": offer.base, "bonus": offer.bonus, "equity": equity.amount}
    return tuple(name for name, given in parts.items() if given is None)
