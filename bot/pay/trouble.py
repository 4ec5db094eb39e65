"""What an offer can have that no figure follows from."""

from __future__ import annotations

from decimal import Decimal

from bot.errors import BotError
from bot.pay.offer import Offer


class OfferError(BotError):
    """A part of an offer cannot be counted: what is wrong with it, and what to write instead."""


def check(offer: Offer) -> None:
    """Refuse what no offer can have.

    Raises:
        OfferError: an amount, a count or a month is negative.
    """
    grant, options = offer.grant, offer.grant.options if offer.grant else None
    amounts: dict[str, Decimal | int | None] = {
        "base": offer.base,
        "bonus": offer.bonus.amount if offer.bonus else None,
        "bonus percent": offer.bonus.percent if offer.bonus else None,
        "payout": offer.bonus.payout if offer.bonus else None,
        "equity": grant.amount if grant else None,
        "strike": options.strike if options else None,
        "number of options": options.count if options else None,
        "refresher": offer.refresher.amount if offer.refresher else None,
        "benefits": offer.benefits,
        "signing bonus": min((part.amount for part in offer.signing), default=None),
        "month of the signing bonus": min((part.month for part in offer.signing), default=None),
    }
    wrong = next((name for name, a in amounts.items() if a is not None and a < 0), None)
    if wrong:
        raise OfferError(f"The {wrong} is negative.", "Write it without the minus sign.")
