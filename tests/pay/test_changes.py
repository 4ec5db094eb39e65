"""Parts of an offer told anew: what changes, and what stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.pay.changes import changed, named
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
