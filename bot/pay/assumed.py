"""What was assumed of an offer, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bot.pay.equity import Equity
from bot.pay.money import percent, short
from bot.pay.offer import Offer
from bot.pay.rates import Rate


def about_currency(
    offer: Offer, currency: str, band_currency: str, rate: Rate | None
) -> Iterator[str]:
    """What currency the offer is in, and how it meets a band in another."""
    if offer.currency is None:
        yield f"No currency was given: read as {currency}, the band's."
    if band_currency == currency:
        return
    if rate is None:
        yield (
            f"The offer is in {currency} and the band in {band_currency}: without an exchange "
            "rate they are not compared."
        )
    else:
        yield f"The offer is compared with the band at {rate.sentence}."


def about_parts(offer: Offer, equity: Equity, currency: str, *, priced: bool) -> Iterator[str]:
    """What is missing and how each part is counted; `priced` where share prices were given."""
    if offer.base is None:
        yield "No base was given: there is no total and no year by year."
    if offer.bonus is None:
        yield "No bonus was given: none is counted."
    else:
        yield f"The bonus is counted at {_share(offer.bonus.payout)} of its target."
    if equity.amount and not priced:
        yield "Equity is counted at the value given: the share price is taken to stay the same."
    if offer.refresher is not None:
        amount, years = short(offer.refresher.amount, currency), offer.refresher.vest_years
        yield (
            f"A refresher of {amount} is counted at the end of each year, each vesting evenly "
            f"over {years} years."
        )
    yield from _about_signing(offer, equity)


def _about_signing(offer: Offer, equity: Equity) -> Iterator[str]:
    if any(part.month >= equity.schedule.months for part in offer.signing):
        yield "A signing part paid after the vest is shown in its year, not in the averages."
    if any(part.clawback_months is None for part in offer.signing):
        yield (
            "No clawback was given for the signing bonus, so none is counted: 12 to 24 months "
            "are usual, so ask."
        )
    if any(part.clawback_months and part.clawback is None for part in offer.signing):
        yield (
            "Whether the clawback is prorated was not said: all of the signing bonus is counted "
            "as owed until its last month."
        )


def about_haircut(haircut: Decimal | None) -> Iterator[str]:
    """That the person's own haircut is used."""
    if haircut is not None:
        yield f"Your haircut of {_share(haircut)} is taken off the equity in a second figure."


def _share(share: Decimal) -> str:
    return percent(share).lstrip("+")
