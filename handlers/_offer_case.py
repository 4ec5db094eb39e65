"""One offer, whose it is, the band it is held against, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.chat.command import Desk
from bot.chat.offers import GONE, TOKEN, Held
from bot.chat.reply import Notice, Reply
from bot.errors import RateUnavailableError
from bot.guides.figures import BandFigures
from bot.guides.model import Guide
from bot.language.asks import Ask, Operand
from bot.language.offer_following import CHANGES, CLAWBACK, STEP, WITHOUT
from bot.language.offered import HAIRCUT
from bot.pay.changes import changed, clawed, named, stepped, without
from bot.pay.employers import employer
from bot.pay.judged import Judged, judge
from bot.pay.offer import Offer
from bot.pay.rates import Rate
from handlers._bands import band_titles

NOTHING = (
    "There is no offer here to speak of yet: tell me one, as in: offer wandb staff sf base 245k."
)


@dataclass(frozen=True, slots=True)
class Case:
    """An offer judged against one band."""

    held: Held
    token: str | None
    """None where it could not be held: nothing can be pressed then."""
    guide: Guide
    operand: Operand
    """The guide and the region as asked; as judged where none was asked."""
    band: BandFigures | None
    others: tuple[BandFigures, ...]
    """The bands it could have been held against instead."""
    judged: Judged
    said: tuple[str, ...]
    """What was assumed, in sentences, and what was passed over."""
    change: str = ""
    """What was told anew of an offer in hand, as a sentence."""

    @property
    def title(self) -> str:
        """The guide and the band."""
        return self.guide.title + (f", {band_titles([self.band])[0]}" if self.band else "")

    @property
    def offer(self) -> Offer:
        """What was offered."""
        return self.held.offer


def case_of(ask: Ask, desk: Desk) -> Case | Reply:
    """The offer a question tells of or has in hand, judged; else the sentence that says why not.

    Raises:
        OfferError: the offer cannot be counted.
    """
    if ask.offer is not None and ask.operands:
        return _changed(ask, ask.offer, desk) if ask.field(CHANGES) else _told(ask, ask.offer, desk)
    token = ask.field(TOKEN) or None
    found = in_hand(desk, token, ask.operands[0].guide if ask.operands else "")
    if found is None:
        return Reply((Notice(GONE if token else NOTHING),), "invalid")
    token, held = found
    if ask.operands and not held.guide and desk.hand and desk.who:
        held = against(held, ask.operands[0])  # the guide of an offer that was told without one
        desk.hand.put(desk.who, token, held, desk.now)
    if ask.operands:
        held = against(held, ask.operands[0])
    return judged_case(held, token, desk, ask.operands[0] if ask.operands else held.operand)


def _told(ask: Ask, offer: Offer, desk: Desk) -> Case:
    held = Held("", offer, wanted=ask.wanted, haircut=_haircut(ask), said=ask.problems)
    held = against(held, ask.operands[0])
    case = judged_case(held, None, desk, ask.operands[0])
    if desk.hand is None or desk.who is None:
        return case
    return replace(case, token=desk.hand.hold(desk.who, held, desk.now))


def _haircut(ask: Ask) -> Decimal | None:
    return Decimal(ask.field(HAIRCUT)) if ask.field(HAIRCUT) else None


def _changed(ask: Ask, told: Offer, desk: Desk) -> Case | Reply:
    """The offer in hand with what was told anew; a mere supposition leaves it as it is.

    Raises:
        OfferError: the two are in different currencies.
    """
    found = in_hand(desk, ask.field(TOKEN) or None, ask.operands[0].guide)
    if found is None:
        return Reply((Notice(GONE),), "invalid")
    token, held = found
    if held.region or told.currency:
        held = in_its_currency(held, desk)
    offer, parts = _with_change(held.offer, told, ask)
    supposed = ask.field(CHANGES) == "if"
    kept = "the offer in hand stays as it was" if supposed else "all else is as you told it before"
    held = replace(
        against(held, ask.operands[0]),
        offer=offer,
        haircut=_haircut(ask) if _haircut(ask) is not None else held.haircut,
        said=(*held.said, *ask.problems),
    )
    if not supposed and desk.hand and desk.who:
        desk.hand.put(desk.who, token, held, desk.now)
    case = judged_case(held, None if supposed else token, desk, ask.operands[0])
    return replace(
        case, change=f"{'Supposed' if supposed else 'Changed'}: {parts or 'the region'}; {kept}."
    )


def _with_change(offer: Offer, told: Offer, ask: Ask) -> tuple[Offer, str]:
    """The offer as it is now, and what of it was told anew; nothing where only the region was."""
    if ask.field(WITHOUT):
        return without(offer, ask.field(WITHOUT)), f"no {ask.field(WITHOUT)}"
    if ask.field(CLAWBACK):
        months, _, kind = ask.field(CLAWBACK).partition(" ")
        offer = clawed(offer, int(months), kind or None)  # type: ignore[arg-type]
    if ask.field(STEP):
        told = stepped(offer, told, Decimal(-1 if ask.field(STEP) == "less" else 1))
    extra = (("clawback", ask.field(CLAWBACK)), ("the haircut", ask.field(HAIRCUT)))
    parts = [*filter(None, [named(told)]), *(name for name, said in extra if said)]
    return changed(offer, told), " and ".join(parts)


def in_its_currency(held: Held, desk: Desk) -> Held:
    """The offer with its currency said: told of one region, it is the same against the next."""
    if held.offer.currency is not None:
        return held
    return replace(held, offer=replace(held.offer, currency=judged_of(held, desk).currency))


def in_hand(desk: Desk, token: str | None, guide: str = "") -> tuple[str, Held] | None:
    """The person's own offer of that token, else their latest of that guide, with its token.

    Without either the latest; none where that waits for its guide.
    """
    if desk.hand is None or desk.who is None:
        return None
    if token:
        held = desk.hand.get(desk.who, token, desk.now)
        return (token, held) if held else None
    latest = desk.hand.get(desk.who, None, desk.now)
    offers = desk.hand.all(desk.who, desk.now)
    if guide:
        return next((each for each in offers if each[1].guide == guide), None)
    if latest is None or latest.guide not in desk.library:
        return None
    return next((each for each in offers if each[1] == latest), None)


def against(held: Held, operand: Operand) -> Held:
    """The same offer held against a band of that guide."""
    return replace(held, guide=operand.guide, region=operand.regions[0] if operand.regions else "")


def judged_case(held: Held, token: str | None, desk: Desk, asked: Operand) -> Case:
    """The offer judged.

    Raises:
        OfferError: the offer cannot be counted.
    """
    guide = desk.library.guide(held.guide)
    bands = desk.library.figures(held.guide).of(asked.regions)
    band, why = _chosen(bands, held.offer, named=bool(asked.regions))
    judged = judge(
        held.offer,
        band,
        employer=employer(guide.company),
        rate=_rate(held.offer, band, desk),
        haircut=held.haircut,
    )
    others = tuple(each for each in bands if each is not band)
    said = (*why, *judged.assumptions, *held.said)
    return Case(held, token, guide, asked, band, others, judged, said)


def judged_of(held: Held, desk: Desk) -> Judged:
    """The offer's figures.

    Raises:
        OfferError: the offer cannot be counted.
    """
    return judged_case(held, None, desk, held.operand).judged


def _chosen(
    bands: Sequence[BandFigures], offer: Offer, *, named: bool
) -> tuple[BandFigures | None, tuple[str, ...]]:
    """The band to judge against, and what was assumed in choosing it."""
    code = offer.currency
    fitting = [band for band in bands if band.band.currency == code] or [*bands]
    if not fitting:
        return None, ("The guide has no pay bands yet: the offer stands in none.",)
    band = fitting[0]
    if len(bands) == 1:
        return band, ()
    title = band_titles([band])[0]
    if not named:
        return band, (f"No region was named: held against {title}, of {len(bands)} bands.",)
    return band, (f"Held against {title}, the first of {len(bands)} bands that fit.",)


def _rate(offer: Offer, band: BandFigures | None, desk: Desk) -> Rate | None:
    """From the offer's currency to the band's; None where they are one, or no rate is known."""
    if band is None or offer.currency in (None, band.band.currency):
        return None
    try:
        return desk.rates.rate(str(offer.currency), band.band.currency, desk.today)
    except RateUnavailableError:
        return None
