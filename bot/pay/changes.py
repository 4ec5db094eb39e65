"""An offer told again in part: "they raised signing to 50k"."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

from bot.pay.offer import Bonus, ClawbackKind, Grant, Offer, Signing, Vesting
from bot.pay.trouble import OfferError

_UNSAID = "I cannot tell what that comes to: the offer in hand has no such amount."
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


def stepped(offer: Offer, told: Offer, sign: Decimal) -> Offer:
    """The told amounts added to the offer's (sign 1) or taken off them (-1), as a part told anew.

    Raises:
        OfferError: the offer lacks the part, has it as a percentage or by another period, or
            less than is taken off; the step has several parts.
    """
    if told.base is not None:
        return replace(told, base=_sum(offer.base, told.base, sign))
    grant = offer.grant
    other = told.grant and told.grant.period and grant and told.grant.period != grant.period
    if len(told.signing) > 1 or other:
        raise OfferError(_UNSAID, "Give the new figure, as in: equity 360k over 4 years.")
    if told.grant is not None and told.grant.amount is not None:
        old = offer.grant.amount if offer.grant else None
        return replace(
            told, grant=replace(told.grant, amount=_sum(old, told.grant.amount, sign), period=None)
        )
    if told.signing:
        first, *rest = offer.signing or (Signing(Decimal(0)),)
        new = replace(first, amount=_sum(first.amount, told.signing[0].amount, sign))
        return replace(told, signing=(new, *rest))
    if told.bonus is not None and told.bonus.amount is not None:
        old = offer.bonus.amount if offer.bonus else None
        return replace(told, bonus=Bonus(amount=_sum(old, told.bonus.amount, sign)))
    raise OfferError(_UNSAID, "Give the new figure, as in: relocation 20k.")


def _sum(old: Decimal | None, step: Decimal, sign: Decimal) -> Decimal:
    if old is None or old + sign * step < 0:
        raise OfferError(_UNSAID, "Give the new figure, as in: base 255k.")
    return old + sign * step


def clawed(offer: Offer, months: int, kind: ClawbackKind | None) -> Offer:
    """The offer with its signing bonus paid back so, by who leaves within so many months.

    Raises:
        OfferError: there is no signing bonus.
    """
    if not offer.signing:
        raise OfferError("The offer in hand has no signing bonus.", "As in: signing 35k.")
    parts = (replace(part, clawback_months=months, clawback=kind) for part in offer.signing)
    return replace(offer, signing=tuple(parts))


def without(offer: Offer, part: str) -> Offer:
    """The offer without one of its parts."""
    name = "grant" if part == "equity" else part
    return replace(offer, **{name: () if name == "signing" else None})  # type: ignore[arg-type]


def named(told: Offer) -> str:
    """The parts that were told, in words."""
    return ", ".join(name for part, name in _NAMES.items() if getattr(told, part))


def _bonus(old: Bonus, new: Bonus) -> Bonus:
    return replace(new, payout=old.payout) if new.payout == 1 else new


def _grant(old: Grant, new: Grant) -> Grant:
    if new.options is not None or (old.options is not None and new.amount is not None):
        return new
    if new.amount is None:
        return replace(old, vesting=_vesting(old.vesting, new.vesting))
    return replace(
        new,
        period=new.period or old.period,
        kind=old.kind if new.kind == "equity" else new.kind,
        vesting=_vesting(old.vesting, new.vesting),
    )


def _vesting(old: Vesting, new: Vesting) -> Vesting:
    """The new schedule, with what only the old one said; shares and names go together."""
    if new.name:
        return new  # a named schedule has a cliff of its own
    cliff = old.cliff_months if new.cliff_months is None else new.cliff_months
    if new.weights:
        return replace(new, cliff_months=cliff)
    if new.years is not None and old.weights and len(old.weights) != new.years:
        return replace(new, cliff_months=cliff)
    return replace(old, years=new.years or old.years, cliff_months=cliff)


def _signing(old: Signing, new: Signing) -> Signing:
    if new.clawback_months is not None:
        return new
    return replace(new, clawback_months=old.clawback_months, clawback=old.clawback)
