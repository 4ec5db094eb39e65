"""The `offer` object of `ask --json`, field by field."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from bot.guides.figures import BandFigures
from bot.guides.library import Library
from bot.pay.judged import judge
from bot.pay.judged_json import offer_object
from bot.pay.offer import Bonus, Grant, Offer, Refresher, Signing, Vesting

ISSUE = Offer(
    currency="USD",
    base=Decimal(245_000),
    bonus=Bonus(percent=Decimal(10)),
    grant=Grant(
        Decimal(310_000),
        "grant",
        "rsu",
        Vesting(tuple(map(Decimal, ("0.4", "0.3", "0.2", "0.1"))), years=4),
    ),
    signing=(Signing(Decimal(35_000)),),
    refresher=Refresher(Decimal(60_000)),
)


def band(library: Library) -> BandFigures:
    figures = library.figures("weights-and-biases/staff-software-engineer")
    return figures.of(("San Francisco",))[0]


def test_the_issues_own_offer(bundled: Library) -> None:
    # Worked out in offers_by_hand.py.
    expected = {
        "currency": "USD",
        "base": 245_000,
        "bonus": 24_500,
        "equity_total": 310_000,
        "equity_kind": "rsu",
        "vest": [0.4, 0.3, 0.2, 0.1],
        "signing": 35_000,
        "years": [
            {"year": 1, "cash": 269_500, "equity": 124_000, "signing": 35_000, "refresher": 0,
             "total": 428_500},
            {"year": 2, "cash": 269_500, "equity": 93_000, "signing": 0, "refresher": 15_000,
             "total": 377_500},
            {"year": 3, "cash": 269_500, "equity": 62_000, "signing": 0, "refresher": 30_000,
             "total": 361_500},
            {"year": 4, "cash": 269_500, "equity": 31_000, "signing": 0, "refresher": 45_000,
             "total": 345_500},
        ],
        "annualised": 378_250,
        "run_rate": 369_500,
        "levels_style": 355_750,
        "position": {
            "base": {"penetration": 0.083, "compa_ratio": 0.907, "where": "inside"},
            "stock_per_year": {"penetration": 0.05, "compa_ratio": 0.775, "where": "inside"},
            "total_stated": {"penetration": -0.1, "compa_ratio": 0.763, "where": "below"},
            "total_computed": {"penetration": 0.061, "compa_ratio": 0.858, "where": "inside"},
        },
    }  # fmt: skip
    got = offer_object(judge(ISSUE, band(bundled)))
    assert json.loads(json.dumps(got)) == expected


def test_without_a_period_it_takes_the_grants_reading() -> None:
    offer = replace(ISSUE, grant=Grant(Decimal(310_000), None, "equity"))
    got = offer_object(judge(offer))
    assert (got["equity_total"], got["equity_kind"]) == (310_000, "equity")
    assert got["vest"] == [0.25] * 4


def test_thirds_have_three_decimals() -> None:
    third = Decimal("0.33")
    offer = replace(ISSUE, grant=Grant(Decimal(100), "grant", "rsu", Vesting((third,) * 3)))
    assert offer_object(judge(offer))["vest"] == [0.333, 0.333, 0.333]


def test_what_was_not_given_is_null() -> None:
    got = offer_object(judge(Offer(currency="EUR")))
    assert got == {
        "currency": "EUR",
        "base": None,
        "bonus": None,
        "equity_total": None,
        "equity_kind": None,
        "vest": [],
        "signing": 0,
        "years": [],
        "annualised": None,
        "run_rate": None,
        "levels_style": None,
        "position": {
            "base": None,
            "stock_per_year": None,
            "total_stated": None,
            "total_computed": None,
        },
    }


def test_money_is_in_whole_units_halves_up() -> None:
    got = offer_object(judge(Offer(currency="USD", base=Decimal("100000.50"))))
    assert got["base"] == 100_001
    assert got["annualised"] == 100_001
