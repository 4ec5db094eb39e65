"""Parts of an offer told anew: what changes, and what stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.pay.changes import changed, named, stepped, without
from bot.pay.offer import Bonus, Grant, Offer, Options, Signing, Vesting
from bot.pay.trouble import OfferError

FOUR = Vesting(years=4, cliff_months=12)
D = Decimal
OFFER = Offer(
    currency="USD",
    base=D(240_000),
    bonus=Bonus(percent=D(10), payout=D("0.8")),
    grant=Grant(D(300_000), "grant", "rsu", FOUR),
    signing=(Signing(D(20_000), 0, 12, "prorated"),),
    deadline=date(2026, 12, 4),
)
CASES = {
    "base": (Offer(base=D(260_000)), replace(OFFER, base=D(260_000)), "base"),
    "a bonus keeps its payout": (
        Offer(bonus=Bonus(percent=D(15))),
        replace(OFFER, bonus=Bonus(percent=D(15), payout=D("0.8"))),
        "bonus",
    ),
    "a payout said anew": (
        Offer(bonus=Bonus(percent=D(15), payout=D("1.1"))),
        replace(OFFER, bonus=Bonus(percent=D(15), payout=D("1.1"))),
        "bonus",
    ),
    "a grant keeps its schedule": (
        Offer(grant=Grant(D(400_000))),
        replace(OFFER, grant=Grant(D(400_000), "grant", "rsu", FOUR)),
        "equity",
    ),
    "a schedule said anew": (
        Offer(grant=Grant(D(400_000), "grant", vesting=Vesting(name="amazon"))),
        replace(OFFER, grant=Grant(D(400_000), "grant", "rsu", Vesting(name="amazon"))),
        "equity",
    ),
    "options instead": (
        Offer(grant=Grant(kind="options", options=Options(1000))),
        replace(OFFER, grant=Grant(kind="options", options=Options(1000))),
        "equity",
    ),
    "signing keeps its clawback": (
        Offer(signing=(Signing(D(30_000)), Signing(D(20_000), 12))),
        replace(
            OFFER,
            signing=(Signing(D(30_000), 0, 12, "prorated"), Signing(D(20_000), 12, 12, "prorated")),
        ),
        "signing bonus",
    ),
    "several parts": (
        Offer(base=D(1), relocation=D(2), start=date(2027, 1, 4)),
        replace(OFFER, base=D(1), relocation=D(2), start=date(2027, 1, 4)),
        "base, relocation, start date",
    ),
    "nothing": (Offer(), OFFER, ""),
}


@pytest.mark.parametrize(("told", "now", "parts"), CASES.values(), ids=list(CASES))
def test_what_is_told_anew(told: Offer, now: Offer, parts: str) -> None:
    assert changed(OFFER, told) == now
    assert named(told) == parts


def test_another_currency_is_refused() -> None:
    with pytest.raises(OfferError, match="in hand is in USD, and this is in EUR"):
        changed(OFFER, Offer(currency="EUR", base=D(1)))


STEPS = {
    "base up": (Offer(base=D(10)), 1, replace(OFFER, base=D(240_010))),
    "base down": (Offer(base=D(10)), -1, replace(OFFER, base=D(239_990))),
    "grant up": (
        Offer(grant=Grant(D(50_000))),
        1,
        replace(OFFER, grant=Grant(D(350_000), "grant", "rsu", FOUR)),
    ),
    "signing up": (
        Offer(signing=(Signing(D(5_000)),)),
        1,
        replace(OFFER, signing=(Signing(D(25_000), 0, 12, "prorated"),)),
    ),
}


@pytest.mark.parametrize(("told", "sign", "now"), STEPS.values(), ids=list(STEPS))
def test_a_difference_is_added_or_taken_off(told: Offer, sign: int, now: Offer) -> None:
    assert changed(OFFER, stepped(OFFER, told, D(sign))) == now


@pytest.mark.parametrize(
    "told",
    [
        Offer(base=D(240_001)),
        Offer(bonus=Bonus(percent=D(5))),
        Offer(bonus=Bonus(amount=D(5))),
        Offer(relocation=D(5)),
        Offer(),
        Offer(grant=Grant(D(5), "year")),
        Offer(signing=(Signing(D(5)), Signing(D(5), 12))),
    ],
    ids=[
        "more than there is",
        "percent",
        "on a percentage",
        "another part",
        "nothing",
        "another period",
        "several parts",
    ],
)
def test_a_difference_that_cannot_be_worked_out_is_refused(told: Offer) -> None:
    with pytest.raises(OfferError, match="I cannot tell what that comes to"):
        stepped(OFFER, told, D(-1))


@pytest.mark.parametrize("part", ["bonus", "equity", "signing"])
def test_a_part_is_left_out(part: str) -> None:
    kept = without(OFFER, part)
    assert named(kept) == named(OFFER).replace(
        {"bonus": "bonus, ", "equity": "equity, ", "signing": "signing bonus, "}[part], "", 1
    )
