"""An offer told again in part: "they raised signing to 50k"."""

from __future__ import annotations

from dataclasses import fields, replace

from bot.pay.offer import Bonus, Grant, Offer, Signing, Vesting
from bot.pay.trouble import OfferError

_NAMES = {
    "base": "base", "bonus": "bonus", "grant": "equity", "signing": "signing bonus",
    "refresher": "refreshers", "benefits": "benefits", "relocation": "relocation",
    "unvested": "unvested equity", "start": "start date", "deadline": "answer date",
}  # fmt: skip


def changed(offer: Offer, told: Offer) -> Offer:
    """The offer with the parts that were told anew.

    A part keeps what was not said of it again: a grant its schedule, a signing bonus its clawback.

    Raises:
        OfferError: the two are in different currencies.
    """
    if told.currency and offer.currency and told.currency != offer.currency:
        raise OfferError(
            f"The offer in hand is in {offer.currency}, and this is in {told.currency}.",
            "Tell the whole offer in one currency.",
        )
    new = {f.name: getattr(told, f.name) for f in fields(Offer) if getattr(told, f.name)}
    if told.bonus and offer.bonus:
        new["bonus"] = _bonus(offer.bonus, told.bonus)
    if told.grant and offer.grant:
        new["grant"] = _grant(offer.grant, told.grant)
    if told.signing and offer.signing:
        new["signing"] = tuple(_signing(offer.signing[0], part) for part in told.signing)
    return replace(offer, **new)


def named(told: Offer) -> str:
    """The parts that were told, in words."""
    return ", ".join(name for part, name in _NAMES.items() if getattr(told, part))


def _bonus(old: Bonus, new: Bonus) -> Bonus:
    return replace(new, payout=old.payout) if new.payout == 1 else new


def _grant(old: Grant, new: Grant) -> Grant:
    if new.options is not None or old.options is not None:
        return new
    return replace(
        new,
        period=new.period or old.period,
        kind=old.kind if new.kind == "equity" else new.kind,
        vesting=old.vesting if new.vesting == Vesting() else new.vesting,
    )


def _signing(old: Signing, new: Signing) -> Signing:
    if new.clawback_months is not None:
        return new
    return replace(new, clawback_months=old.clawback_months, clawback=old.clawback)
