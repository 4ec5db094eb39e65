"""What to ask for, part by part: from the person's own figures, else within the guide's band."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.guides.model import Range
from bot.pay.money import short
from bot.pay.offer import Grant, Offer, Signing
from handlers._counter_case import Case

Part = Literal["base", "equity", "signing"]
PARTS: tuple[Part, ...] = ("base", "equity", "signing")
NAMES: dict[Part, str] = {"base": "Base salary", "equity": "Equity", "signing": "Signing bonus"}
OWN_FIGURE = "[your figure]"
FOUND = "[what you found, and where]"
OWN_REASON = "[your reason]"
_RANGE = "the range I found for this role"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to ask for, and why."""

    part: Part
    now: str
    """What is offered, in words; empty where nothing is."""
    ask: str
    why: str


@dataclass(frozen=True, slots=True)
class Asks:
    """The points of a counter, and what must be said about how they were chosen."""

    points: tuple[Point, ...]
    notes: tuple[str, ...] = ()
    held_back: tuple[Part, ...] = ()
    """Parts where the person wants more than the band: asked only where they insist."""


@dataclass(frozen=True, slots=True)
class _Room:
    """One part's amounts on one basis, in the offer's currency."""

    part: Part
    offered: Decimal | None
    wanted: Decimal | None
    band: Range | None
    per: str = ""
    """ " over 4 years", " a year": stands behind each amount."""


def asks(case: Case, insisted: frozenset[str] = frozenset()) -> Asks:
    """What to ask for; more than the band only for parts the person insists on."""
    points: list[Point] = []
    notes: list[str] = []
    back: list[Part] = []
    for room in _rooms(case):
        point = _point(room, case, insist=room.part in insisted)
        points += [point] if point else []
        if _above(room):
            insist = room.part in insisted
            notes.append(_said_above(room, case, insist=insist))
            back += [] if insist else [room.part]
    return Asks(tuple(points), (*notes, *_left_out(case)), tuple(back))


def signing_total(parts: tuple[Signing, ...]) -> Decimal | None:
    """All parts of a signing bonus; None without any."""
    return sum((part.amount for part in parts), Decimal(0)) if parts else None


def _rooms(case: Case) -> Iterator[_Room]:
    offer, wanted, band = case.offer, case.held.wanted or Offer(), case.band
    own = band if band and case.comparable else None
    yield _Room("base", offer.base, wanted.base, own.band.base if own else None)
    equity = _equity(case, wanted)
    if equity:
        yield equity
    signing = signing_total(wanted.signing) or _given_up(offer)
    yield _Room("signing", signing_total(offer.signing), signing, None)


def _equity(case: Case, wanted: Offer) -> _Room | None:
    """The grant on the basis it was told on; None where that is not settled."""
    reading, grant = case.judged.main, case.offer.grant
    if case.judged.ambiguous or (grant and grant.amount is None):
        return None
    if grant is None and not (wanted.grant and wanted.grant.amount):
        return None
    told = grant or wanted.grant
    yearly = told is not None and told.period == "year"
    years = reading.schedule.years
    scale = 1 if yearly else years
    standing = case.band.stock_per_year if case.band and case.comparable else None
    return _Room(
        "equity",
        grant.amount if grant else None,
        _on_basis(wanted.grant, years, yearly=yearly),
        standing.scaled(Decimal(scale)) if standing else None,
        " a year" if yearly else f" over {years} years",
    )


def _on_basis(wanted: Grant | None, years: int, *, yearly: bool) -> Decimal | None:
    """What is wanted, as the offer counts it; a bare amount is meant as the offer's is."""
    if wanted is None or wanted.amount is None:
        return None
    if wanted.period == "year" and not yearly:
        return wanted.amount * years
    if wanted.period == "grant" and yearly:
        return wanted.amount / years
    return wanted.amount


def _given_up(offer: Offer) -> Decimal | None:
    """What the move costs the person, as far as they said."""
    cost = (offer.unvested or Decimal(0)) + (offer.relocation or Decimal(0))
    return cost or None


def _above(room: _Room) -> bool:
    return bool(room.wanted and room.band and room.wanted > room.band.high)


def _target(room: _Room, *, insist: bool) -> Decimal | None:
    """The person's own figure, within the band unless they insist; else the middle, then the top.

    None where nothing above the offer is left to ask for.
    """
    target = room.wanted
    if target is not None and room.band and not insist:
        target = min(target, room.band.high)
    if target is None and room.band and room.offered is not None:
        middle = (room.band.low + room.band.high) / 2
        target = middle if room.offered < middle else room.band.high
    if target is None or (room.offered is not None and target <= room.offered):
        return None
    return target


def _point(room: _Room, case: Case, *, insist: bool) -> Point | None:
    target = _target(room, insist=insist)
    now = f"{short(room.offered, case.currency)}{room.per}" if room.offered is not None else ""
    if room.part == "signing":
        return None if target is None else _made(room, case, now, target, _why_signing(case))
    if case.quotable:
        if target is None:
            return None
        return _made(room, case, now, target, _why(room, target))
    if room.wanted is not None:
        return None if target is None else _made(room, case, now, target, FOUND)
    if room.offered is None or (case.comparable and target is None):
        return None
    return Point(room.part, now, f"{OWN_FIGURE}{room.per}", FOUND)


def _made(room: _Room, case: Case, now: str, target: Decimal, why: str) -> Point:
    return Point(room.part, now, f"{short(target, case.currency)}{room.per}", why)


def _why(room: _Room, target: Decimal) -> str:
    if room.band is None:
        return FOUND
    if target > room.band.high:
        return f"this is above {_RANGE}, and my reason is {OWN_REASON}"
    if target == room.band.high:
        return f"this is the upper end of {_RANGE}"
    if target == (room.band.low + room.band.high) / 2:
        return f"this is the middle of {_RANGE}"
    return f"this is within {_RANGE}" if target >= room.band.low else OWN_REASON


def _why_signing(case: Case) -> str:
    offer, parts = case.offer, []
    if offer.unvested:
        parts.append(f"{short(offer.unvested, case.currency)} of unvested equity I leave behind")
    if offer.relocation:
        parts.append(f"{short(offer.relocation, case.currency)} that the move costs me")
    if not parts:
        return OWN_REASON
    return f"this would make up for {' and '.join(parts)}"


def _said_above(room: _Room, case: Case, *, insist: bool) -> str:
    if room.wanted is None or room.band is None:
        return ""
    wanted, top = (f"{short(x, case.currency)}{room.per}" for x in (room.wanted, room.band.high))
    over = short(room.wanted - room.band.high, case.currency)
    name = NAMES[room.part]
    if insist:
        return f"{name}: the draft asks for {wanted}, as you insist. That is {over} above the band."
    of = f" of {case.quarter}" if case.quarter else ""
    return f"{name}: you want {wanted}; the band{of} ends at {top}, so the draft asks for no more."


def _left_out(case: Case) -> Iterator[str]:
    """Parts no figure could be worked out for, each with what would help."""
    if case.judged.ambiguous:
        yield "Equity is left out until you say whether the amount is the whole grant or a year's."
    elif case.offer.grant is None and not (case.held.wanted and case.held.wanted.grant):
        yield "You gave no equity, so none is asked for: tell it, and the draft asks for it too."
    elif case.offer.grant and case.offer.grant.amount is None:
        yield (
            "The options have no value here, so no sum is asked for: ask the questions first."
            if "equity" in case.judged.unsaid
            else "No sum is asked for in options: their number and strike are what to talk about."
        )
    if case.band is None and case.guide.labels:
        yield "The guide has no single band for this region: the asks are yours alone."
    elif not case.comparable and case.band:
        yield (
            f"The offer is in {case.currency}, the band in {case.band.band.currency}: no figure of "
            "the band is put into the draft."
        )
