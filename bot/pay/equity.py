"""What an offer's equity is worth at face value, and the ways its amount can be read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.pay.money import short
from bot.pay.offer import Grant
from bot.pay.options import spread, spread_sentence
from bot.pay.schedules import settle
from bot.pay.vesting import USUAL_YEARS, Schedule, even

Period = Literal["grant", "year"]


@dataclass(frozen=True, slots=True)
class Equity:
    """An amount as given, its possible periods (likeliest first), and how it vests."""

    amount: Decimal | None
    """Face value in the offer's currency; None where it is not valued or not given."""
    periods: tuple[Period, ...]
    schedule: Schedule
    assumptions: tuple[str, ...] = ()

    def grant(self, period: Period) -> Decimal:
        """The whole grant when the amount is read so; 0 where it has no value."""
        if self.amount is None:
            return Decimal(0)
        return self.amount * self.schedule.years if period == "year" else self.amount


def equity_of(grant: Grant | None, currency: str) -> Equity:
    """The equity as it can be counted, with everything assumed for it.

    Raises:
        OfferError: the vesting schedule cannot be counted (see `schedules.settle`).
    """
    if grant is None:
        return Equity(
            None, ("grant",), even(USUAL_YEARS), ("No equity was given: none is counted.",)
        )
    if grant.kind == "options" or grant.options is not None:
        return _of_options(grant, currency)
    if grant.amount is None:
        return _unvalued("The equity has no amount: none is counted.", grant)
    settled = settle(grant.vesting)
    periods: tuple[Period, ...] = (grant.period,) if grant.period else ("grant", "year")
    unclear = () if grant.period else (_both(grant.amount, settled.schedule, currency),)
    return Equity(grant.amount, periods, settled.schedule, (*unclear, *settled.assumptions))


def _of_options(grant: Grant, currency: str) -> Equity:
    options = grant.options
    value = spread(options) if options else None
    if value is None or options is None:
        share = options.percent if options else None
        given = f", {share:f}% of the company before dilution," if share is not None else ""
        called = "option grant" if grant.kind == "options" else "equity"
        face = f" of {short(grant.amount, currency)}" if grant.amount is not None else ""
        return _unvalued(
            f"The {called}{face}{given} is not counted in money: that takes the count, the "
            "strike and a share price labelled 409A, preferred or market.",
            grant,
        )
    settled = settle(grant.vesting)
    return Equity(
        value, ("grant",), settled.schedule, (spread_sentence(options), *settled.assumptions)
    )


def _unvalued(sentence: str, grant: Grant) -> Equity:
    return Equity(None, ("grant",), settle(grant.vesting).schedule, (sentence,))


def _both(amount: Decimal, schedule: Schedule, currency: str) -> str:
    shown = short(amount, currency)
    return (
        f"Whether the equity of {shown} is a whole grant or a year's was not said: it is read as a "
        f"{schedule.years}-year grant first, and as {shown} a year beside it."
    )
