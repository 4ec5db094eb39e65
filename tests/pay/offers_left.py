"""Offers worked out by hand with what leaving costs: cliffs, clawbacks, what is forfeited.

The figures are as in offers_by_hand; `exits` are by month: signing owed, grant forfeited.
"""

from __future__ import annotations

from decimal import Decimal

from bot.pay.offer import Grant, Vesting
from tests.pay.by_hand import Worked, grant, offer, percent, refresher, signing, vest

OFFERS_LEFT = (
    Worked(
        "equity without a period, its first reading",  # a grant over 4: 400/4 = 100
        offer(200_000, Grant(Decimal(400_000), None, "rsu")),
        years=[(200_000, 100_000, 0, 0)] * 4,
        annualised=300_000,
        run_rate=300_000,
        levels=300_000,
        compared=300_000,
        exits={6: (0, 400_000), 12: (0, 300_000), 18: (0, 250_000), 48: (0, 0)},
    ),
    Worked(
        "a cliff of 18 months",  # 240/48 = 5 a month: none in year 1, 24 months' in year 2
        offer(180_000, grant(240_000, vest(years=4, cliff=18))),
        years=[
            (180_000, 0, 0, 0),
            (180_000, 120_000, 0, 0),
            (180_000, 60_000, 0, 0),
            (180_000, 60_000, 0, 0),
        ],
        annualised=240_000,  # (180 + 300 + 240 + 240) / 4 = 960 / 4
        run_rate=240_000,
        levels=240_000,
        compared=240_000,
        exits={12: (0, 240_000), 18: (0, 150_000), 24: (0, 120_000)},  # 18 × 5 = 90 vested
    ),
    Worked(
        "a cliff of 6 months",  # 96/48 = 2 a month; 12 vested at the cliff
        offer(150_000, grant(96_000, vest(years=4, cliff=6))),
        years=[(150_000, 24_000, 0, 0)] * 4,
        annualised=174_000,
        run_rate=174_000,
        levels=174_000,
        compared=174_000,
        exits={6: (0, 84_000), 12: (0, 72_000)},
    ),
    Worked(
        "a one-year vest, signing in two parts",
        # the second part is paid in year 2, after the vest: shown, not averaged
        offer(
            200_000, grant(120_000, vest(years=1, cliff=0)), signing(20_000), signing(20_000, 12)
        ),
        years=[(200_000, 120_000, 20_000, 0), (200_000, 0, 20_000, 0)],
        annualised=340_000,  # 340 / 1
        run_rate=320_000,
        levels=330_000,  # 200 + 120 + 40/4
        compared=320_000,
        exits={6: (0, 60_000), 12: (0, 0)},
    ),
    Worked(
        "signing in two parts, each prorated over 12 months, back-loaded",
        # 180 by 5/15/40/40: 9, 27, 72, 72
        offer(
            172_000,
            grant(180_000, Vesting(name="amazon")),
            signing(60_000, 0, 12, "prorated"),
            signing(45_000, 12, 12, "prorated"),
        ),
        years=[
            (172_000, 9_000, 60_000, 0),  # 241
            (172_000, 27_000, 45_000, 0),  # 244
            (172_000, 72_000, 0, 0),  # 244
            (172_000, 72_000, 0, 0),  # 244
        ],
        annualised=243_250,  # 973 / 4
        run_rate=217_000,  # (973 − 105) / 4
        levels=243_250,  # 172 + 45 + 105/4
        compared=217_000,
        exits={
            6: (30_000, 180_000),  # 60 × (1 − 6/12); nothing before the cliff
            12: (45_000, 171_000),  # the first is free, the second just paid; 9 vested
            18: (22_500, 157_500),  # 45 × (1 − 6/12); 9 + 27/2 = 22.5 vested
            24: (0, 144_000),  # 36 vested
        },
    ),
    Worked(
        "a clawback in full for 24 months",  # cash 210 × 1.15 = 241.5; 200/4 = 50
        offer(210_000, grant(200_000), signing(50_000, 0, 24, "full"), bonus=percent(15)),
        years=[(241_500, 50_000, 50_000, 0), *[(241_500, 50_000, 0, 0)] * 3],
        annualised=304_000,  # (341.5 + 3×291.5) / 4 = 1216 / 4
        run_rate=291_500,
        levels=304_000,  # 241.5 + 50 + 12.5
        compared=291_500,
        trough=2,
        exits={
            6: (50_000, 200_000),
            12: (50_000, 150_000),
            18: (50_000, 125_000),
            24: (0, 100_000),
        },
    ),
    Worked(
        "a clawback that nobody said is prorated",  # all of it is counted until month 12
        offer(140_000, None, signing(30_000, 0, 12)),
        years=[(140_000, 0, 30_000, 0), *[(140_000, 0, 0, 0)] * 3],
        annualised=147_500,  # (170 + 3×140) / 4
        run_rate=140_000,
        levels=147_500,
        compared=140_000,
        trough=2,
        exits={6: (30_000, 0), 12: (0, 0)},
    ),
    Worked(
        "refreshers that vest over three years",  # 30/3 = 10 a year from each
        offer(160_000, grant(120_000, vest(years=3)), refresh=refresher(30_000, 3)),
        years=[
            (160_000, 40_000, 0, 0),
            (160_000, 40_000, 0, 10_000),
            (160_000, 40_000, 0, 20_000),
        ],
        annualised=210_000,  # (200 + 210 + 220) / 3
        run_rate=210_000,
        levels=200_000,
        compared=200_000,
        exits={18: (0, 60_000)},
    ),
)
