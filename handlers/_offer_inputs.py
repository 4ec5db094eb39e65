"""An offer's parts as they were read, each in a few words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bot.pay.offer import Bonus, Grant, Offer, Signing, Vesting
from bot.pay.options import PRICES
from bot.pay.vesting import USUAL_YEARS
from handlers._offer_words import amount


def inputs(offer: Offer, currency: str) -> Iterator[tuple[str, str]]:
    """The offer's parts as they were read."""
    if offer.base is not None:
        yield "Base", f"{amount(offer.base, currency)} a year"
    if offer.bonus is not None:
        yield "Bonus", _bonus(offer.bonus, currency)
    if offer.grant is not None:
        yield "Equity", _grant(offer.grant, currency)
    for part in offer.signing:
        yield "Signing", _signing(part, currency)
    if offer.refresher is not None:
        yearly = amount(offer.refresher.amount, currency)
        yield "Refresher", f"{yearly} a year, each over {offer.refresher.vest_years} years"
    for name in ("benefits", "relocation", "unvested"):
        value: Decimal | None = getattr(offer, name)
        if value is not None:
            yield name.capitalize(), amount(value, currency)
    for label, day in (("Start", offer.start), ("Answer by", offer.deadline)):
        if day is not None:
            yield label, str(day)


_MANNERS = {"even": "evenly"}
_BACK = {"prorated": "prorated", "full": "in full"}
_KINDS = {"rsu": "RSUs", "options": "options"}


def _points(value: Decimal) -> str:
    """A percentage without idle zeros: `80`, `12.5`."""
    return f"{value.normalize():f}"


def _bonus(bonus: Bonus, currency: str) -> str:
    said = f"{_points(bonus.percent)}% of base" if bonus.percent is not None else ""
    said = amount(bonus.amount, currency) if bonus.amount is not None else said
    return f"{said}, paid at {_points(bonus.payout * 100)}%" if bonus.payout != 1 else said


def _grant(grant: Grant, currency: str) -> str:
    periods = {"grant": "in all", "year": "a year", None: "in all or a year, which was not said"}
    parts: list[str] = [_KINDS[grant.kind]] if grant.kind in _KINDS else []
    if grant.amount is not None:
        parts.append(f"{amount(grant.amount, currency)} {periods[grant.period]}")
    options = grant.options
    if options is not None:
        named = {
            "{:,} of them": options.count,
            "strike {}": options.strike,
            f"{PRICES[options.price_of] if options.price_of else 'price'} {{}}": options.price,
            "{}% of the company": options.percent,
        }
        parts += [said.format(value) for said, value in named.items() if value is not None]
    return ", ".join([*parts, *_vesting(grant.vesting)])


def _vesting(vest: Vesting) -> Iterator[str]:
    """What was said of the schedule; the usual four years need no word."""
    shares = "/".join(f"{float(w * 100):g}" for w in vest.weights)
    if vest.name or shares:
        yield f"vesting {_MANNERS.get(vest.name, vest.name) or shares}"
    if vest.years not in (None, USUAL_YEARS, len(vest.weights)):
        yield f"over {vest.years} years"
    if vest.cliff_months is not None:
        yield f"cliff {vest.cliff_months} months" if vest.cliff_months else "no cliff"


def _signing(part: Signing, currency: str) -> str:
    said = amount(part.amount, currency)
    if part.month:
        said += f" after month {part.month}"
    if part.clawback_months:
        said += f", clawback {part.clawback_months} months"
        said += f" {_BACK[part.clawback]}" if part.clawback else ""
    return said


def in_one_line(offer: Offer, currency: str) -> str:
    """All of them in a sentence."""
    parts = (f"{label.lower()} {said}" for label, said in inputs(offer, currency))
    return f"You were offered: {'; '.join(parts)}."
