"""Offers as people tell them: every amount with what it is of, in any style and any order."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.language.offers import NOT_NEEDED, read
from bot.language.words import MAX_TEXT
from bot.pay.offer import Bonus, Grant, Offer, Options, Refresher, Signing, Vesting

TODAY = date(2026, 11, 22)
"""A Sunday."""
THIRD = Decimal(1) / 3
THIRDS = (THIRD, THIRD, 1 - 2 * THIRD)


def d(number: float | str | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def grant(
    amount: int | None = None,
    period: Any = None,
    kind: Any = "equity",
    options: Options | None = None,
    weights: str = "",
    **vesting: Any,
) -> Grant:
    """Equity; `weights` as "40 30 20 10"."""
    shares = tuple(Decimal(w) / 100 for w in weights.split())
    vest = Vesting(vesting.pop("shares", shares), **vesting)
    return Grant(d(amount), period, kind, vest, options)


def offer(base: float | None = None, **parts: Any) -> Offer:
    """An offer; plain numbers are money, `bonus` a percentage, `signing` paid at the start."""
    bonus = parts.pop("bonus", None)
    if isinstance(bonus, int | float):
        bonus = Bonus(percent=d(bonus))
    signing = parts.pop("signing", ())
    if isinstance(signing, int):
        signing = (Signing(Decimal(signing)),)
    money: dict[str, Any] = {k: d(v) if isinstance(v, int | float) else v for k, v in parts.items()}
    return Offer(base=d(base), bonus=bonus, signing=signing, **money)


def amount_bonus(amount: int, payout: str = "1") -> Bonus:
    return Bonus(amount=d(amount), payout=Decimal(payout))


def opts(
    count: int | None = None,
    strike: str | None = None,
    price: str | None = None,
    of: Any = None,
    percent: str | None = None,
) -> Options:
    return Options(count, d(strike), d(price), of, d(percent))


FOUR: dict[str, Any] = {"period": "grant", "years": 4}
SPLIT = (Signing(Decimal(30_000)), Signing(Decimal(20_000), 12))
HALVES = (Signing(Decimal(30_000)), Signing(Decimal(30_000), 12))

STEPPED_GRANT = Grant(Decimal(310_000), "grant", vesting=Vesting((), 4, 12, "even"))
STEPPED = Offer(base=Decimal(200_000), grant=STEPPED_GRANT)

TOLD: dict[str, Offer] = {
    # as a command's words
    "wandb staff sf base 245k equity 310k/4y bonus 10% signing 35k vest 40/30/20/10"
    " refresher 60k/y":
        offer(245_000, bonus=10, signing=35_000, refresher=Refresher(Decimal(60_000)),
              grant=grant(310_000, "grant", years=4, weights="40 30 20 10")),
    "base 245k": offer(245_000),
    "245k base": offer(245_000),
    "base=245k equity=310k": offer(245_000, grant=grant(310_000)),
    "base: 245,000 | equity: 310,000 | bonus: 10%":
        offer(245_000, grant=grant(310_000), bonus=10),
    "b/f: base salary 245000 USD": offer(245_000, currency="USD"),
    "wandb senior sf base 210k equity 300k bonus 10%":
        offer(210_000, grant=grant(300_000), bonus=10),
    "salary 245k stock 310k over 4 years sign on 35k":
        offer(245_000, grant=grant(310_000, **FOUR), signing=35_000),
    "google swe london base 95000 GBP": offer(95_000, currency="GBP"),
    "base 245k rsu 75k/y": offer(245_000, grant=grant(75_000, "year", "rsu")),
    "base 245k stock 75k/yr bonus 20k": offer(
        245_000, grant=grant(75_000, "year"), bonus=amount_bonus(20_000)),
    "base 245k rsus 310k over 4 years cliff 12": offer(
        245_000, grant=grant(310_000, kind="rsu", cliff_months=12, **FOUR)),
    "base 245k no bonus no equity": offer(245_000),
    "base 245K SIGNING 35K": offer(245_000, signing=35_000),
    "base 0.245m": offer(245_000),
    "base 1.5m": offer(1_500_000),
    "base 245 grand": offer(245_000),
    "Base: $245,000\nRSUs: $310,000 over 4 years\nBonus: 15%\nSign-on: $35,000": offer(
        245_000, grant=grant(310_000, kind="rsu", **FOUR), bonus=15, signing=35_000),
    "* base salary - 245k\n* equity - 310k": offer(245_000, grant=grant(310_000)),
    # as a message
    "got 245 base, 310 rsu over 4, 35 sign-on from W&B, staff, NYC. fair?": offer(
        245_000, grant=grant(310_000, kind="rsu", **FOUR), signing=35_000),
    "I got an offer from Instacart: 205k base, 320k RSUs over 4 years, senior in SF. Any good?":
        offer(205_000, grant=grant(320_000, kind="rsu", **FOUR)),
    "Starling Bank offered me £52,000 base as a data engineer in Cardiff, is that low?":
        offer(52_000, currency="GBP"),
    "amazon gave me an offer of 172k base plus a 40k sign-on, fair?":
        offer(172_000, signing=40_000),
    "hey! so they came back with a base salary of 245k and a signing bonus of 35k :)":
        offer(245_000, signing=35_000),
    "they're offering a $245k base with $310k in RSUs vesting over four years":
        offer(245_000, grant=grant(310_000, kind="rsu", **FOUR)),
    "245 base + 310 stock + 15% bonus": offer(245_000, grant=grant(310_000), bonus=15),
    "base is 245k, bonus is 10 percent, equity is worth 310k": offer(
        245_000, bonus=10, grant=grant(310_000)),
    "W&B offers 245k": offer(245_000),
    "offered 245k and 10%": offer(245_000, bonus=10),
    "my base would be 245k": offer(245_000),
    "a base of about 245k": offer(245_000),
    "so the letter says base pay: 245k per year, target bonus: 12.5%": offer(
        245_000, bonus=12.5),
    "245k/yr base, annual target bonus of 15%": offer(245_000, bonus=15),
    "nothing fancy, 98k base no equity": offer(98_000),
    "245k base, 310k equity grant": offer(245_000, grant=grant(310_000, "grant")),
    "245k base, new hire grant of 310k": offer(245_000, grant=grant(310_000, "grant")),
    "245k base, annual grant 75k": offer(245_000, grant=grant(75_000, "year")),
    "245k base and 75k a year in RSUs": offer(245_000, grant=grant(75_000, "year", "rsu")),
    "245k base and a 4-year grant of 310k": offer(245_000, grant=grant(310_000, **FOUR)),
    "they gave me 220k base": offer(220_000),
    "the offer: 245k base; 310k stock (4 year vest, 1 year cliff); 35k sign on": offer(
        245_000, grant=grant(310_000, cliff_months=12, **FOUR), signing=35_000),
    "Total comp 400k: base 245k, stock 110k a year, bonus 45k": offer(
        245_000, grant=grant(110_000, "year"), bonus=amount_bonus(45_000)),
    "they raised $200m in their series C and offer 180k base": offer(180_000),
    "base 245k, 401k match 5%": offer(245_000),
    "245k base, 25 days holiday, 310k rsu": offer(245_000, grant=grant(310_000, kind="rsu")),
    "base 245k joining 5 days a week in office": offer(245_000),
    "got an offer of 245k base, 5 YOE, 2 competing offers": offer(245_000),
    # British
    "£90k base, 10% bonus, £5k joining bonus": offer(
        90_000, currency="GBP", bonus=10, signing=5_000),
    "offered £97,375 p.a.": offer(97_375, currency="GBP"),
    "basic salary £60,000 per annum plus £6,000 performance bonus": offer(
        60_000, currency="GBP", bonus=amount_bonus(6_000)),
    "60 grand basic": offer(60_000),
    "85k quid base": offer(85_000, currency="GBP"),
    "90k pounds base and 20k pounds in shares": offer(
        90_000, currency="GBP", grant=grant(20_000)),
    "salary of GBP 85,000, golden hello of GBP 5,000": offer(
        85_000, currency="GBP", signing=5_000),
    "£5k a month base": offer(60_000, currency="GBP"),
    "£4,500 pcm": offer(54_000, currency="GBP"),
    # Indian
    "fixed 30 lakhs, variable 5 lakhs, joining bonus 3 lakhs": offer(
        3_000_000, currency="INR", bonus=amount_bonus(500_000), signing=300_000),
    "CTC 40 LPA, fixed 30 LPA, ESOPs 10L over 4 years": offer(
        3_000_000, currency="INR",
        grant=grant(1_000_000, kind="options", options=Options(), **FOUR)),
    "₹20L base": offer(2_000_000, currency="INR"),
    "base 1.2 cr": offer(12_000_000, currency="INR"),
    "been offered 45 lakh": offer(4_500_000, currency="INR"),
    "fixed ₹35,00,000 variable 10%": offer(3_500_000, currency="INR", bonus=10),
    "kindly check: fixed pay 28 LPA, variable pay 4 LPA, relocation 1 lakh": offer(
        2_800_000, currency="INR", bonus=amount_bonus(400_000), relocation=100_000),
    "fixed 30 variable 5 joining bonus 3L": offer(
        3_000_000, currency="INR", bonus=amount_bonus(500_000), signing=300_000),
    "Rs. 25 lakhs fixed": offer(2_500_000),
    "2.5 lakhs per month base": offer(3_000_000, currency="INR"),
    # European
    "75.000 € base": offer(75_000, currency="EUR"),
    "base 75.000,00 €, bonus 7.500 €": offer(
        75_000, currency="EUR", bonus=amount_bonus(7_500)),
    "€72 500 base": offer(72_500, currency="EUR"),
    "72 500 € base": offer(72_500, currency="EUR"),
    "base 72,5k EUR": offer(72_500, currency="EUR"),
    "CHF 120'000 base, 10% bonus": offer(120_000, currency="CHF", bonus=10),
    "Fr. 130k base": offer(130_000, currency="CHF"),
    "base 65k euros, 12,5% bonus": offer(65_000, currency="EUR", bonus=12.5),
    "6k€/month x 14": offer(84_000, currency="EUR"),
    "base €5.000 per month x 13": offer(65_000, currency="EUR"),
    "salaire fixe 55k€": offer(55_000, currency="EUR"),
    "base 900 000 SEK": offer(900_000, currency="SEK"),
    "brutto 80.000 €, variable 8.000 €": offer(
        80_000, currency="EUR", bonus=amount_bonus(8_000)),
    # other currencies
    "S$120k base": offer(120_000, currency="SGD"),
    "C$180k base, C$20k sign-on": offer(180_000, currency="CAD", signing=20_000),
    "base 180k CAD equity 100k CAD": offer(180_000, currency="CAD", grant=grant(100_000)),
    "base $180k AUD": offer(180_000, currency="AUD"),
    "12m yen base": offer(12_000_000, currency="JPY"),
    "base 240k pln": offer(240_000, currency="PLN"),
    # monthly, rough, typed badly
    "8k a month": offer(96_000),
    "monthly base 8k/month": offer(96_000),
    "bsae 245k": offer(245_000),
    "base 245k eqiuty 310k bonsu 10%": offer(245_000, grant=grant(310_000), bonus=10),
    "base 245k signning 35k": offer(245_000, signing=35_000),
    "salry 245k": offer(245_000),
    "245k  base ,310k  rsu,  35k sign on": offer(
        245_000, grant=grant(310_000, kind="rsu"), signing=35_000),
    "245 K base": offer(245_000),
    "base $ 245k": offer(245_000),
    "base ~245k": offer(245_000),
    # bonus
    "base 200k, 15% bonus, paid at 90%": offer(
        200_000, bonus=Bonus(percent=Decimal(15), payout=Decimal("0.9"))),
    "base 200k with a 20% target bonus which pays out at 110%": offer(
        200_000, bonus=Bonus(percent=Decimal(20), payout=Decimal("1.1"))),
    "base 200k bonus 30k payout 80%": offer(200_000, bonus=amount_bonus(30_000, "0.8")),
    "200k base, 10% of base as bonus": offer(200_000, bonus=10),
    "base 200k bonus up to 15%": offer(200_000, bonus=15),
    # vesting
    "base 200k rsu 400k vest 5/15/40/40": offer(
        200_000, grant=grant(400_000, "grant", "rsu", weights="5 15 40 40")),
    "base 200k rsu 400k amazon vesting": offer(
        200_000, grant=grant(400_000, "grant", "rsu", name="amazon")),
    "base 200k rsu 400k/4y vest amazon": offer(
        200_000, grant=grant(400_000, kind="rsu", name="amazon", **FOUR)),
    "base 200k rsu 400k/4y vest google cliff 12": offer(
        200_000, grant=grant(400_000, kind="rsu", name="google", cliff_months=12, **FOUR)),
    "base 200k rsu 400k linear vesting over 4 years": offer(
        200_000, grant=grant(400_000, kind="rsu", name="even", **FOUR)),
    "base 200k rsu 400k, vests like google's": offer(
        200_000, grant=grant(400_000, "grant", "rsu", name="google")),
    "base 200k rsu 300k 33/33/33": offer(
        200_000, grant=grant(300_000, "grant", "rsu", shares=THIRDS)),
    "base 200k rsu 300k vesting 33/33/33/0": offer(
        200_000, grant=grant(300_000, "grant", "rsu", shares=THIRDS)),
    "base 200k rsu 300k vest 33/33/22/12": offer(
        200_000, grant=grant(300_000, "grant", "rsu", weights="33 33 22 12")),
    "base 200k equity 400k vesting 25%/25%/25%/25%": offer(
        200_000, grant=grant(400_000, "grant", weights="25 25 25 25")),
    "base 200k equity 400k 40-30-20-10": offer(
        200_000, grant=grant(400_000, "grant", weights="40 30 20 10")),
    "base 200k equity 400k vest 4y no cliff": offer(
        200_000, grant=grant(400_000, cliff_months=0, **FOUR)),
    "base 200k equity 400k over 3 years, quarterly vesting": offer(
        200_000, grant=grant(400_000, "grant", years=3)),
    "base 200k equity 400k over 48 months": offer(200_000, grant=grant(400_000, **FOUR)),
    "base 200k, 400k RSUs (vesting evenly over 4 years with a one-year cliff)": offer(
        200_000, grant=grant(400_000, kind="rsu", cliff_months=12, name="even", **FOUR)),
    # options
    "base 180k, 20,000 options, strike 2.50, 409A 5.10, 0.1%": offer(
        180_000, grant=grant(kind="options", options=opts(20_000, "2.50", "5.10", "409a", "0.1"))),
    "base 180k and 20k options at a $2.50 strike, last preferred price $8.00": offer(
        180_000, grant=grant(kind="options", options=opts(20_000, "2.50", "8.00", "preferred"))),
    "base 180k, 15000 stock options vesting over 4 years": offer(
        180_000, grant=grant(kind="options", options=opts(15_000), years=4)),
    "base 180k, 0.25% equity": offer(180_000, grant=grant(options=opts(percent="0.25"))),
    "base 180k, 10 bps": offer(180_000, grant=grant(options=opts(percent="0.1"))),
    "base 180k, options worth $100k over 4": offer(
        180_000, grant=grant(100_000, kind="options", options=Options(), **FOUR)),
    "base 180k options 20000 strike 2.5 409a 4": offer(
        180_000, grant=grant(kind="options", options=opts(20_000, "2.5", "4", "409a"))),
    "base 180k options 0.05% at a $1.7bn valuation": offer(
        180_000, grant=grant(kind="options", options=opts(percent="0.05"))),
    # shares
    "base 200k, 2000 RSUs at $45 a share": offer(
        200_000, grant=grant(90_000, kind="rsu"), currency=None),
    "base 200k, 2,000 RSUs over 4 years at $45/share": offer(
        200_000, grant=grant(90_000, kind="rsu", **FOUR)),
    "base 200k and 1500 rsu, current price $120, vest 25/25/25/25": offer(
        200_000, grant=grant(180_000, "grant", "rsu", weights="25 25 25 25")),
    "base 200k and 1,200 restricted stock units worth 45 each": offer(
        200_000, grant=grant(54_000, kind="rsu")),
    # signing
    "base 200k, 30k signing now, 20k after a year": offer(200_000, signing=SPLIT),
    "signing 30k now, 20k after a year": offer(signing=SPLIT),
    "base 200k signing 30k after 90 days": offer(200_000, signing=(Signing(Decimal(30_000), 3),)),
    "base 200k signing 30k within 2 weeks": offer(200_000, signing=30_000),
    "base 200k signing 30k + 20k": offer(200_000, signing=SPLIT),
    "base 200k signing 30k/20k": offer(200_000, signing=SPLIT),
    "base 200k signing 60k half now, half after one year": offer(200_000, signing=HALVES),
    "base 200k sign-on of 60k (half upfront and the other half after 12 months)": offer(
        200_000, signing=HALVES),
    "base 200k equity 300k signing 60k over 2 years": offer(
        200_000, grant=grant(300_000), signing=HALVES),
    "got 245k now, signing 35k": offer(245_000, signing=35_000),
    "base 200k signing 30k in year 1 and 20k in year 2": offer(200_000, signing=SPLIT),
    "base 200k sign-on 30k upfront + 20k on the first anniversary": offer(
        200_000, signing=SPLIT),
    "base 200k, 20k after 12 months, 30k sign-on": offer(200_000, signing=SPLIT),
    "base 200k signing 35k clawback 24 months prorated": offer(
        200_000, signing=(Signing(Decimal(35_000), 0, 24, "prorated"),)),
    "base 200k signing 35k with a 12 month clawback": offer(
        200_000, signing=(Signing(Decimal(35_000), 0, 12),)),
    "base 200k, 35k sign-on, must repay in full if I leave within 2 years": offer(
        200_000, signing=(Signing(Decimal(35_000), 0, 24, "full"),)),
    # the rest of it
    "base 200k refreshers 60k a year vesting over 3": offer(
        200_000, refresher=Refresher(Decimal(60_000), 3)),
    "base 200k, rsu 400k over 4, annual refreshers of 50k": offer(
        200_000, grant=grant(400_000, kind="rsu", **FOUR), refresher=Refresher(Decimal(50_000))),
    "base 200k benefits 12k relocation 15k": offer(200_000, benefits=12_000, relocation=15_000),
    "base 200k, leaving 80k unvested behind": offer(200_000, unvested=80_000),
    "base 200k. I'd walk away from 80k of unvested stock": offer(200_000, unvested=80_000),
    "base 200k, need to answer by friday": offer(200_000, deadline=date(2026, 11, 27)),
    "base 200k, deadline 2026-12-01": offer(200_000, deadline=date(2026, 12, 1)),
    "base 200k start date 15 Jan deadline tomorrow": offer(
        200_000, start=date(2027, 1, 15), deadline=date(2026, 11, 23)),
    "base 200k, they want an answer within 3 days": offer(
        200_000, deadline=date(2026, 11, 25)),
    "base 200k, expires dec 1st": offer(200_000, deadline=date(2026, 12, 1)),
    "base 200k Sign-on bonus Year 1: $30,000; Sign-on bonus Year 2: $20,000": offer(
        200_000, signing=SPLIT),
    "base 200k, first year sign on 30k, second year sign on 20k": offer(200_000, signing=SPLIT),
    "base 200k y1 sign on 30k y2 sign on 20k": offer(200_000, signing=SPLIT),
    "base 200k sign-on: year 1 30k, year 2 20k": offer(200_000, signing=SPLIT),
    "base 200k sign-on: 30k (year 1), 20k (year 2)": offer(200_000, signing=SPLIT),
    "base 200k signing 30k year 1 and 20k year 2 bonus 10%": offer(
        200_000, bonus=10, signing=SPLIT),
    "base 200k signing 30k now and 20k after year 1": offer(200_000, signing=SPLIT),
    "base 200k 60k signing (30k on start, 30k after 1 yr)": offer(200_000, signing=HALVES),
    "£200k base, £60k sign-on, half at start and half after one year": offer(
        200_000, currency="GBP", signing=HALVES),
    "base 200k signing 60k in two installments at month 1 and month 13": offer(
        200_000, signing=HALVES),
    "base 245, rsu 310/4, sign 35": offer(
        245_000, grant=grant(310_000, kind="rsu", **FOUR), signing=35_000),
    "base 245k sign bonus 35k": offer(245_000, signing=35_000),
    "base 200k sign on bonus of 35k (repayable pro rata within 18 months)": offer(
        200_000, signing=(Signing(Decimal(35_000), 0, 18, "prorated"),)),
    "base 200k signing 35k (to be repaid in full if I leave within 12 months)": offer(
        200_000, signing=(Signing(Decimal(35_000), 0, 12, "full"),)),
    "base 200k sign-on 35k, 100% clawback within 12 months": offer(
        200_000, signing=(Signing(Decimal(35_000), 0, 12, "full"),)),
    # vesting in steps
    "base 200k equity 310k/4y vest 25% after 1 year then monthly": STEPPED,
    "base 200k equity 310k/4y, 25% vests after the first year, the rest monthly over 36 months":
        STEPPED,
    "base 200k equity 310k, 25% cliff after the first year, the rest monthly over 36 months":
        STEPPED,
    "base 200k equity 310k over four years with 25% cliff": STEPPED,
    "base 200k equity 310k/4y vesting 25% at 12 months, 6.25% quarterly thereafter": STEPPED,
    "base 200k equity 300k/4y vest 40% after a year, then monthly": offer(
        200_000, grant=grant(300_000, "grant", weights="40 20 20 20", years=4, cliff_months=12)),
    "base 200k equity 400k/4y vest 40 30 20 10": offer(
        200_000, grant=grant(400_000, "grant", weights="40 30 20 10", years=4)),
    "base 200k equity 400k/4y (25% year 1, 25% y2, 30% y3, 20% y4)": offer(
        200_000, grant=grant(400_000, "grant", weights="25 25 30 20", years=4)),
    "base 200k equity 400k/4y vests 10% y1 20% y2 30% y3 40% y4": offer(
        200_000, grant=grant(400_000, "grant", weights="10 20 30 40", years=4)),
    "base 200k equity 400k/4y (year 1: 40%, year 2: 30%, year 3: 20%, year 4: 10%)": offer(
        200_000, grant=grant(400_000, "grant", weights="40 30 20 10", years=4)),
    "base 200k equity 400k/4y vest 1/4 each year": offer(
        200_000, grant=grant(400_000, name="even", **FOUR)),
    "base 200k equity 300k vests 33% a year": offer(
        200_000, grant=grant(300_000, "grant", name="even", years=3)),
    "base 200k equity 400k/4y backloaded": offer(
        200_000, grant=grant(400_000, name="backloaded", **FOUR)),
    "base 200k equity 400k/4y amazon-style backloaded": offer(
        200_000, grant=grant(400_000, name="amazon", **FOUR)),
    "base 200k equity 310k four year vest 10% bonus": offer(
        200_000, grant=grant(310_000, **FOUR), bonus=10),
    # how long, and a year's
    "base 200k, 45k rsu per year": offer(200_000, grant=grant(45_000, "year", "rsu")),
    "base 200k, 45k stock/yr": offer(200_000, grant=grant(45_000, "year")),
    "base 200k 400k rsu 4 yr": offer(200_000, grant=grant(400_000, kind="rsu", **FOUR)),
    "base 200k, 400,000 USD RSU (4 years)": offer(
        200_000, currency="USD", grant=grant(400_000, kind="rsu", **FOUR)),
    "base 200k $400,000 RSU (4 yrs, quarterly)": offer(
        200_000, grant=grant(400_000, kind="rsu", **FOUR)),
    "base 200k equity 100k, 5 years experience": offer(200_000, grant=grant(100_000)),
    "base 200.000 € rsu 400.000 € sur 4 ans": offer(
        200_000, currency="EUR", grant=grant(400_000, kind="rsu", **FOUR)),
    "85.000€ Grundgehalt, 10% Bonus, VSOP 40.000€ über 4 Jahre": offer(
        85_000, currency="EUR", bonus=10,
        grant=grant(40_000, kind="options", options=Options(), **FOUR)),
    "£165k base, £320k in GSUs over four years": offer(
        165_000, currency="GBP", grant=grant(320_000, kind="rsu", **FOUR)),
    "base: INR 52,00,000, RSU: INR 80,00,000 vesting over 4 years (33/33/22/12)": offer(
        5_200_000, currency="INR",
        grant=grant(8_000_000, "grant", "rsu", weights="33 33 22 12", years=4)),
    # what is paid of a bonus, and how often
    "base 200k bonus 10% payout 80%": offer(
        200_000, bonus=Bonus(percent=Decimal(10), payout=Decimal("0.8"))),
    "base 200k bonus 10% payout 1.2x": offer(
        200_000, bonus=Bonus(percent=Decimal(10), payout=Decimal("1.2"))),
    "base 200k, 80% payout of 10% bonus": offer(
        200_000, bonus=Bonus(percent=Decimal(10), payout=Decimal("0.8"))),
    "base 200k bonus 20k/quarter": offer(200_000, bonus=amount_bonus(80_000)),
    "base 200k quarterly bonus 5k": offer(200_000, bonus=amount_bonus(20_000)),
    "base 200k monthly bonus 1k": offer(200_000, bonus=amount_bonus(12_000)),
    "base 150k bonus 2 months": offer(150_000, bonus=amount_bonus(25_000)),
    "base 150k, 2 months bonus": offer(150_000, bonus=amount_bonus(25_000)),
    "base 200k bonus 10% 401k match 5% equity 310k": offer(
        200_000, bonus=10, grant=grant(310_000)),
    "base 200k\nBonus: 10%\n401(k) match: 4%": offer(200_000, bonus=10),
    "base 200k 15% bonus 8% 401k match": offer(200_000, bonus=15),
    "base 200k with 10% performance bonus up to 150% of target": offer(200_000, bonus=10),
    "base 200k bonus target 10% guaranteed first year": offer(200_000, bonus=10),
    "base 200k 15% target": offer(200_000, bonus=15),
    "base 200k 20% bonus 180k stock over 4 years 30k signing": offer(
        200_000, bonus=20, grant=grant(180_000, **FOUR), signing=30_000),
    # slips beside another name
    "baes 245k equity 310k/4y": offer(245_000, grant=grant(310_000, **FOUR)),
    "bsae 245k equity 310k/4y": offer(245_000, grant=grant(310_000, **FOUR)),
    "bsex 245k equity 310k/4y": offer(245_000, grant=grant(310_000, **FOUR)),
    # a grant, and options or shares beside it
    "base 245k rsu 310k/4y, 10,000 options strike 5": offer(
        245_000, grant=grant(310_000, kind="rsu", **FOUR)),
    "base 245k equity 310k/4y + options 10k at $5 strike": offer(
        245_000, grant=grant(310_000, **FOUR)),
    "base 245k equity 310k/4y stock price 45, 6888 units": offer(
        245_000, grant=grant(310_000, **FOUR)),
    "base 245k, 6888 RSUs, stock price 45": offer(245_000, grant=grant(309_960, kind="rsu")),
    "base 70k BSPCE 8,000 at strike 4, latest round 18": offer(
        70_000, grant=grant(kind="options", options=opts(8_000, "4", "18", "preferred"))),
    "base 200k equity 300k worth of options": offer(
        200_000, grant=grant(300_000, kind="options", options=Options())),
    "base 14'500 CHF x 13": offer(188_500, currency="CHF"),
    "13 x 14'500 CHF": offer(188_500, currency="CHF"),
    "base 12 x 8k, bonus 10%": offer(96_000, bonus=10),
    "base 245k equity 310k signing 60k over 2 years, 25% cliff": offer(
        245_000, signing=HALVES, grant=grant(310_000, "grant", name="even", cliff_months=12)),
    "base 245k/10% bonus/310k rsu/35k sign": offer(
        245_000, bonus=10, grant=grant(310_000, kind="rsu"), signing=35_000),
    # what is not the offer's
    "base 245k, i'd forfeit my 30k annual bonus": offer(245_000),
    "base 245k, I'm leaving 60k unvested and a 20k bonus": offer(245_000, unvested=60_000),
    "I am leaving google for 245k base and 30k bonus": offer(
        245_000, bonus=amount_bonus(30_000)),
    "base 245k, I asked for 280k and they said no": offer(245_000),
    "I make 190k now, they offer 245k base": offer(245_000),
    "currently on £60k, offered £75k": offer(75_000, currency="GBP"),
    "my current base is 190k and 20k bonus. they came in at 245k base": offer(245_000),
    "current CTC 18 LPA, offered 30 LPA fixed": offer(3_000_000, currency="INR"),
    "they offered 245k base but I want 260k": offer(245_000),
    "offered 245k base, asking for 260k": offer(245_000),
}  # fmt: skip


@pytest.mark.parametrize("text", TOLD, ids=lambda text: text.replace("\n", " / "))
def test_an_offer_is_read(text: str) -> None:
    reading = read(text, TODAY)
    assert reading.problems == ()
    assert reading.offer == TOLD[text]


def test_the_months_after_a_clawback_are_the_clawbacks() -> None:
    """They were read as the time of the payment before it, and the other way round."""
    told = read("base 245k signing 30k now, 20k after a year clawback 24 months").offer
    assert told is not None
    assert [(part.month, part.clawback_months) for part in told.signing] == [(0, 24), (12, 24)]


def test_there_are_enough_ways_of_saying_it() -> None:
    assert len(TOLD) >= 120


PROBLEMS = [
    ("base lots", "'base lots'", "cannot read"),
    ("wandb staff sf base plenty", "'base plenty'", "cannot read"),
    ("base is competitive, equity 310k", "'base is competitive'", "cannot read"),
    ("base 240-260k", "'base 240-260k'", "range"),
    ("they offered $240k to $260k", "'$240k to $260k'", "range"),
    ("base between 240 and 260k", "'base between 240 and 260k'", "range"),
    ("base 245k+", "'base 245k+'", "range"),
    ("base 245k bonus 10-15%", "'bonus 10-15%'", "range"),
    ("base 245kk", "'base 245kk'", "cannot read"),
    ("base 24k5", "'base 24k5'", "cannot read"),
    ("base £9e999", "'base £9e999'", "cannot read"),
    ("base 1.097k", "'base 1.097k'", "cannot read"),
    ("245kbase 310k rsus", "'245kbase'", "cannot read"),
    ("£600 a day", "'£600 a day'", "pay by the day"),
    ("base $95/hr", "'base $95/hr'", "pay by the hour"),
    ("base 2k a week", "'base 2k a week'", "pay by the week"),
    ("245k 310k", "'245k'", "which part"),
    ("base 245k 310k", "'310k'", "which part"),
    ("base 245k and another 35k", "'35k'", "which part"),
    ("base 245k base 250k", "'base 250k'", "second figure"),
    ("base 200k signing 30k signing 20k", "'signing 20k'", "second signing bonus"),
    ("total comp 400k", "'total comp 400k'", "total"),
    ("OTE £120k", "'OTE £120k'", "total"),
    ("base 150k, 1,200 RSUs", "'1,200 RSUs'", "counts shares"),
    ("base 150k, 2000 RSUs", "'2000 RSUs'", "counts shares"),
    ("base 150k equity 310k, 2000 RSUs at $45", "'equity 310k'", "second figure"),
    ("base 150k, 30,000 shares", "'30,000 shares'", "counts shares"),
    ("base 200k vest 40/30/20", "'vest 40/30/20'", "adds up to 90%"),
    ("base 200k equity 300k 40/30/20", "'40/30/20'", "adds up to 90%"),
    ("base 8", "'base 8'", "8 or 8 thousand"),
    ("base 200k relocation 500", "'relocation 500'", "500 or 500 thousand"),
    ("base £90k equity $100k", "", "several currencies"),
    ("base 245k BTC", "'base 245k'", "in no currency"),
    ("base -245k", "'base -245k'", "a minus"),
    ("base two hundred forty five thousand", "'base two hundred forty five thousand'", "read"),
    ("base 245k bonus ten percent", "'bonus ten percent'", "cannot read"),
    ("base 245k pro rata 80%", "'pro rata 80%'", "already in the amounts"),
    ("base 245k, 20% of something", "'20%'", "cannot tell what"),
    ("base 245k, 33% each year", "'33%'", "cannot tell what"),
    ("base 245k equity 310k/4y, 50% of it in year one", "'50% of it in year one'", "whole grant"),
    ("base 245k equity 310k vest 40% after a year", "'vest 40% after a year'", "whole grant"),
    ("base 245k equity 310k vest 40 30 20", "'vest 40 30 20'", "adds up to 90%"),
    ("base 245k equity 310k, 30% y1, 30% y2, 30% y3", "'30% y1, 30% y2, 30% y3'", "90%"),
    ("base 245k equity 310k/40y", "'/40y'", "no length of time"),
    ("base 245k equity 310k/0y", "'/0y'", "no length of time"),
    ("base 245k equity 310k over 18 months", "'over 18 months'", "no length of time"),
    ("base 245k signing 30k in two installments", "'signing 30k in two installments'", "parts"),
    ("bonus 2 months", "'bonus 2 months'", "months of the base"),
    ("base 245k bonus 1-2 months", "'bonus 1-2 months'", "range"),
    ("base 245k quarterly bonus 5%", "'quarterly bonus 5%'", "that part of it"),
    ("base 245k equity: 310k (10,000 options, strike 5)", "'equity: 310k'", "options"),
]


@pytest.mark.parametrize(("text", "piece", "said"), PROBLEMS, ids=[p[0] for p in PROBLEMS])
def test_what_cannot_be_read_is_quoted(text: str, piece: str, said: str) -> None:
    problems = read(text, TODAY).problems
    assert problems[0].piece == piece
    assert said in problems[0].said
    assert piece in problems[0].said


ASSUMED = [
    ("245 base, 310 rsu over 4", ["Read '245' and '310' as thousands."]),
    ("base 245,000 signing 35", ["Read '35' as thousands."]),
    ("offered £90k", ["Read '£90k' as base pay a year."]),
    ("base 8k a month", ["Read '8k a month' as 96,000 a year (12 × 8,000)."]),
    ("base 6k/month x 14", ["Read '6k/month x 14' as 84,000 a year (14 × 6,000)."]),
    ("fixed 30 lakhs variable 5", ["Read '5' as 5 lakh."]),
    ("base 75.000 €", ["Read '75.000 €' as 75,000."]),
    ("base about 245k", ["Took 'about 245k' as that amount."]),
    ("base 200k bonus up to 15%", ["Took 'up to 15%' as that amount."]),
    ("base 200k and 10%", ["Read '10%' as the target bonus."]),
    ("base 200k equity 400k vest 40/30/20/10",
     ["Took '400k' as the whole grant, which vests so."]),
    ("base 200k refresher 60k/y",
     ["Took 'refresher 60k/y' as a grant a year that vests over 4."]),
    ("base 200k, answer by friday", ["Read 'answer by friday' as 2026-11-27."]),
    ("salry 245k", ["Read 'salry' as 'salary'."]),
    ("base 200k, 2000 RSUs @ 12.50",
     ["Read '2000 RSUs' as 25,000 (2,000 × 12.50, the share price given)."]),
    ("base 200k options 200k over 4 years",
     ["Read 'options 200k' as a number of options; if that is their worth, write: options worth "
      "200k."]),
    ("base 200k 20k options strike 2", []),
    ("base 200k signing 30k + 20k", ["Took '20k' as paid after the first year."]),
    ("base 200k signing 50k over 2 years",
     ["Took the signing bonus of '50k' as 2 equal parts, a year apart."]),
    ("base 200k, 9000 ISOs strike 1.20 409A 1.50 preferred 4.80",
     ["Took the 409A price of 1.50; the preferred price of 4.80 is not counted: give it alone to "
      "see the options at it."]),
    ("base 150k bonus 2 months",
     ["Read 'bonus 2 months' as 25,000 a year (2 × a month's base)."]),
    ("base 200k bonus 20k/quarter", ["Read '20k/quarter' as 80,000 a year (4 × 20,000)."]),
    ("base 200k quarterly bonus 5k",
     ["Read 'quarterly bonus 5k' as 20,000 a year (4 × 5,000)."]),
    ("baes 245k equity 310k", ["Read 'baes' as 'base'."]),
    ("they offered 245k base but I want 260k", ["Read '260k' as the base you ask for."]),
    ("base 200k bonus target 10% guaranteed first year",
     ["Took 'bonus target 10% guaranteed first year' as the target bonus of every year."]),
    ("base 245k equity 310k/4y bonus 10%", []),
    ("base 245k equity 310k", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), ASSUMED, ids=[a[0] for a in ASSUMED])
def test_nothing_is_assumed_in_silence(text: str, said: list[str]) -> None:
    assert list(read(text, TODAY).assumptions) == said


NOTED = [
    ("base 200k, relo package of 10k", "it pays for the move"),
    ("base 245k total comp 400k", "'total comp 400k' is not read"),
    ("base 245k equity tbd", "'equity tbd': not counted."),
    ("base 245k vest weird", "'vest weird' as a vesting schedule"),
    ("base 245k equity 310k/4y vest tesla", "'vest tesla' as a vesting schedule"),
    ("base 245k deadline whenever", "'deadline whenever' as a date"),
    ("base 245k deadline 05/01/2027", "'deadline 05/01/2027' as a date"),
    ("base 245k clawback 12 months", "without a signing bonus"),
    ("base 245k 401k match 5%", "'401k match 5%'"),
    ("base 245k bonus 10% 401k match 5%", "'401k match 5%' is not counted."),
    ("base 245k tax 37%", "'tax 37%' is not counted."),
    ("base 245k 20% travel", "'20% travel' is not counted."),
    ("base 245k 80% remote", "'80% remote' is not counted."),
    ("base 245k espp 15% discount", "'espp 15% discount' is not counted."),
    ("base 245k equity 310k at a 20% discount to last round", "'20% discount to last round'"),
    ("base 245k (that's 15% more than my current job)", "'15% more than my current job'"),
    ("base 245k 5% raise after a year", "'5% raise after a year' is not counted."),
    ("base 245k bonus 10% up to 20%", "'up to 20%' is not counted."),
    ("base 245k 10% bonus up to 150% of target", "'up to 150% of target' is not counted."),
    ("base 245k bonus 10% of base + equity", "is counted of the base alone."),
    ("base 245k 4 days a week", "'4 days a week' is not counted."),
    ("base 245k 6 month contract", "'6 month contract' is not counted."),
    ("base 245k 13th month salary", "'13th month salary' is not counted."),
    ("base 245k start asap", "'start asap' is not counted."),
    ("base 245k retention bonus 50k after year 2", "'retention bonus 50k after year 2' is not"),
    ("base 245k guaranteed bonus 200k first year", "it is not paid every year."),
    ("base 245k year-end bonus 30k first year guaranteed then 10%", "not paid every year."),
    ("base 245k, i'd forfeit my 30k annual bonus", "'30k annual bonus' is not counted"),
    ("base 245k, I asked for 280k and they said no", "'asked for 280k' is not counted"),
    ("base 245k signing 35k, clawback 50% if leaving in year 1", "'clawback 50% if leaving in"),
    ("base 245k refresher 40k over 4 in year 2", "is one grant, and not counted"),
    ("base 245k refresher 60k/y from year 2", "the first is counted at the end of year 1"),
    ("base 245k rsu 310k/4y, 10,000 options strike 5", "Options beside 'rsu 310k'"),
    ("base 245k equity 310k, 0.1%", "0.1% of the company beside 'equity 310k'"),
    ("base £95k pension 5%", "'pension 5%'"),
]


@pytest.mark.parametrize(("text", "said"), NOTED, ids=[n[0] for n in NOTED])
def test_what_is_passed_over_is_said(text: str, said: str) -> None:
    reading = read(text, TODAY)
    assert reading.problems == ()
    assert said in reading.notes[0]


def test_without_today_no_weekday_is_a_date() -> None:
    reading = read("base 245k, answer by friday")
    assert reading.offer == offer(245_000)
    assert reading.notes == ("I cannot read 'answer by friday' as a date; write it as 2027-01-31.",)


CURRENT = [
    "I make 190k now",
    "I'm on £60k",
    "my current salary is 190k and 20k bonus",
    "currently earning 45 lakhs",
    "I earn 120k at the moment",
    "current CTC 18 LPA",
    "my base now 190k",
    "up from 190k",
]


@pytest.mark.parametrize("text", CURRENT)
def test_what_is_earned_now_is_not_kept(text: str) -> None:
    reading = read(text, TODAY)
    assert reading.offer is None
    assert reading.wanted is None
    assert reading.problems == ()
    assert reading.notes == (NOT_NEEDED,)
    said = repr(reading)
    assert not any(figure in said for figure in ("190", "60k", "45", "120k", "18 LPA", "20k"))


WANTED = [
    ("offered 245k base but I want 260k", 260_000),
    ("draft a counter at 300k", 300_000),
    ("ask them for 280k", 280_000),
    ("they offered 245k, I'd like 260k base and 50k sign on", 260_000),
    ("push them to £110k", 110_000),
]


@pytest.mark.parametrize(("text", "base"), WANTED, ids=[w[0] for w in WANTED])
def test_what_is_wanted_is_kept_apart(text: str, base: int) -> None:
    reading = read(text, TODAY)
    assert reading.wanted is not None
    assert reading.wanted.base == base
    assert reading.offer is None or reading.offer.base == 245_000


RESTS = [
    ("wandb staff sf base 245k equity 310k/4y bonus 10% signing 35k", "wandb staff sf"),
    ("base 245k wandb equity 310k staff vest 40/30/20/10 sf", "wandb staff sf"),
    ("wandb staff sf, 180k base, 20,000 options, strike 2.50", "wandb staff sf, , ,"),
    ("/offer W&B Staff Zürich 120k CHF base", "/offer W&B Staff Zürich"),
    ("wandb staff sf 401k match 5% base 200k", "wandb staff sf"),
]


@pytest.mark.parametrize(("text", "rest"), RESTS, ids=[r[0] for r in RESTS])
def test_what_is_left_names_the_guide(text: str, rest: str) -> None:
    left = read(text, TODAY).rest
    assert " ".join(left.split()) == rest
    assert len(left) == len(text)
    assert all(a in (b, " ") for a, b in zip(left, text, strict=True))


PIECES = (
    "base 245k", "equity 310k/4y", "bonus 10%", "signing 35k", "vest 40/30/20/10",
    "refresher 60k/y", "relocation 15k", "cliff 12 months",
)  # fmt: skip
WHOLE = read(" ".join(PIECES)).offer


@given(st.permutations(PIECES), st.sampled_from((" ", ", ", "; ", "\n", " and ", " + ")))
def test_the_order_of_the_parts_does_not_matter(parts: list[str], join: str) -> None:
    assert read(join.join(parts)).offer == WHOLE


@pytest.mark.parametrize("join", [", ", " ", " + ", " and "])
def test_nor_does_it_where_amounts_come_first(join: str) -> None:
    parts = ("245k base", "310k rsu over 4", "10% bonus", "35k sign-on")
    offers = {read(join.join(order)).offer for order in permutations(parts)}
    assert offers == {
        offer(245_000, grant=grant(310_000, kind="rsu", **FOUR), bonus=10, signing=35_000)
    }


def test_amounts_before_and_after_their_names_may_be_mixed() -> None:
    parts = ("245k base", "equity 310k", "10% bonus", "signing 35k")
    whole = offer(245_000, grant=grant(310_000), bonus=10, signing=35_000)
    assert {read(", ".join(order)).offer for order in permutations(parts)} == {whole}


SAID = st.sampled_from(
    ("base", "equity", "rsu", "bonus", "signing", "options", "strike", "vest", "cliff", "refresher",
     "245k", "£90k", "20 lakh", "10%", "40/30/20/10", "240-260k", "1.097k", "£9e999", "9" * 400,
     "over 4", "/4y", "a month", "now", "after a year", "clawback 24 months", "by friday", "30 feb",
     "31/31/2027", "I make", "want", "google", "and", ",", "-", "/", "(", "\n", "\u202e", "½", "٣",
     "①", "İ", "ﷺ", "0", "0%", "0.000", "1/3", "month x 14", "$", "kr", "CHF", "²", "\x00")
)  # fmt: skip


@given(
    st.lists(SAID | st.text(max_size=8), max_size=60).map(" ".join)
    | st.lists(SAID, max_size=60).map("".join)
    | st.text(max_size=200)
)
@example("245k" * 900)
@example("٣٤٥k base")
def test_no_text_raises(text: str) -> None:
    for today in (TODAY, None):
        reading = read(text, today)
        assert len(reading.rest) == len(text)
        assert reading == read(text, today)


LONG = [
    "base 245k equity 310k/4y bonus 10% signing 35k vest 40/30/20/10 ", " ", "1", "1,", "10/",
    "10-", "a ", "245k ", "base ", "to i need they me to ", "vest schedule is of ", "£",
    "24 months ", "and 5k ", "I am on my ", "clawback ", "base is still ",
    "annual yearly target ", "abcde 24 ", "between 240 and ", "in on by ", "(", "\n", "0 0 ",
    "restricted ", "over a ", "$ ", "25% year 1, ", "25% after a year, then monthly ",
    "vest 25% a year ", "vest 40 ", "bonus 2 months ", "losing 5k bonus and ", "a hundred ",
    "first year sign on 5k ", "rsu 5k 4 years ", "clawback 50% ", "401k match ", "up to 5% ",
    "equity 5k + options 5k strike 5 ", "13 x ", "5k sign ",
]  # fmt: skip


@pytest.mark.parametrize("piece", LONG, ids=repr)
def test_a_long_text_is_read_in_bounded_work(piece: str) -> None:
    """Twice the text takes no more than some times the steps; no clock is read."""
    half, whole = (_steps((piece * MAX_TEXT)[:size]) for size in (MAX_TEXT // 2, MAX_TEXT))
    assert whole < 6 * half + 100_000


def _steps(text: str) -> int:
    """How many lines of the language's code run for a text."""
    import sys

    steps = 0

    def trace(frame: Any, event: str, arg: object) -> Any:
        nonlocal steps
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read(text, TODAY)
    finally:
        sys.settrace(before)
    return steps


def test_every_part_of_an_offer_can_be_told() -> None:
    told = {f.name for each in TOLD.values() for f in fields(each) if getattr(each, f.name)}
    assert told == {f.name for f in fields(Offer)}
