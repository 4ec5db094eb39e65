"""Cash and what is not cash: private equity apart, haircuts only by the person's own figure.

break-even haircut h* = 1 − (TC_pub − Cash_priv) / E_priv      (pay.md, "Liquidity")
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.pay.exact import cents, mean
from bot.pay.trouble import OfferError
from bot.pay.years import ZERO, Pay


@dataclass(frozen=True, slots=True)
class Apart:
    """An average year of the vest, cash and equity apart; to the cent."""

    cash: Decimal
    """Base, bonus and signing."""
    equity: Decimal
    """Vested equity and refreshers, at face value."""
    haircut: Decimal | None = None
    """The share (0 to 1) the person takes off; None where none was given."""

    @property
    def face(self) -> Decimal:
        """Cash and equity at face value: the annualised figure."""
        return self.cash + self.equity

    @property
    def after_haircut(self) -> Decimal | None:
        """Cash + equity × (1 − haircut); None without a haircut."""
        if self.haircut is None:
            return None
        return self.cash + cents(self.equity * (1 - self.haircut))


def apart(pay: Pay, haircut: Decimal | None = None) -> Apart:
    """Cash and equity of an average year of the vest.

    Raises:
        OfferError: the haircut is not from 0 to 1.
    """
    if haircut is not None and not 0 <= haircut <= 1:
        raise OfferError(
            f"A haircut of {haircut * 100:f}% is not possible.", "Give 0% to 100%, as in 30%."
        )
    cash = sum((year.cash + year.signing for year in pay.vest), ZERO)
    equity = sum((year.equity + year.refresher for year in pay.vest), ZERO)
    return Apart(mean(cash, pay.vest_years), mean(equity, pay.vest_years), haircut)


def break_even_haircut(public_total: Decimal, private: Apart) -> Decimal | None:
    """The haircut at which a private offer is worth as much a year as a public one.

    A share: between 0 and 1, the private offer wins only for a smaller haircut; above 1, it wins
    by cash alone; below 0, it loses even at face value. None where it has no equity. Both in one
    currency.
    """
    if not private.equity:
        return None
    return 1 - (public_total - private.cash) / private.equity
