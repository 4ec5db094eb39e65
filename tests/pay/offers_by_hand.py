"""Offers worked out by hand, each with its arithmetic. In comments K is a thousand.

cash = base + bonus paid; ΣTC is over the vest; annualised = ΣTC / N; run-rate = (ΣTC − ΣS) / N;
Levels = cash + grant / N + ΣS / 4; compared = base + bonus at target + grant / N.
"""

from __future__ import annotations

from decimal import Decimal

from bot.pay.offer import Grant, Vesting
from tests.pay.by_hand import (
    Number,
    Worked,
    grant,
    money,
    offer,
    options,
    percent,
    signing,
    vest,
)


def _golden(name: str, vesting: Vesting, equity: tuple[Number, ...], trough: int) -> Worked:
    """pay.md's golden offer: 250 base, 5%, 325 grant, 35 signing.

    Whatever the schedule: cash 250 × 1.05 = 262.5; annualised (4×262.5 + 325 + 35) / 4 =
    1410/4 = 352.5; run-rate (1410 − 35) / 4 = 343.75; Levels 262.5 + 81.25 + 8.75 = 352.5.
    """
    return Worked(
        f"golden, {name}",
        offer(250_000, grant(325_000, vesting), signing(35_000), bonus=percent(5)),
        years=[(262_500, vested, 35_000 * (k == 0), 0) for k, vested in enumerate(equity)],
        annualised=352_500,
        run_rate=343_750,
        levels=352_500,
        compared=343_750,
        trough=trough,
    )


OFFERS = (
    # 325/4 = 81.25; 378.75, then 343.75 three times
    _golden("even", vest(years=4), (81_250, 81_250, 81_250, 81_250), 2),
    # 33/33/33 is thirds: 108.333…; two thirds are 216,666.67, less 108,333.33 in the second
    _golden(
        "thirds of a 4-year vest",
        vest("33/33/33", years=4),
        ("108333.33", "108333.34", "108333.33", 0),
        4,
    ),
    _golden("front-loaded", vest("40/30/20/10"), (130_000, 97_500, 65_000, 32_500), 4),
    # 5/15/40/40: 262.5 + 16.25 + 35 = 313.75; 262.5 + 48.75 = 311.25, the least
    _golden("by Amazon's name", Vesting(name="Amazon"), (16_250, 48_750, 130_000, 130_000), 2),
    # 33/33/22/12
    _golden("by Google's name", Vesting(name="google"), (107_250, 107_250, 71_500, 39_000), 4),
    Worked(
        "rupees, 45 lakh base, 60 lakh RSU, 5 lakh signing",
        # 45 lakh = 4,500,000; 12% = 540,000; cash 5,040,000; 6,000,000/4 = 1,500,000
        offer(4_500_000, grant(6_000_000), signing(500_000), bonus=percent(12), currency="INR"),
        years=[(5_040_000, 1_500_000, 500_000, 0), *[(5_040_000, 1_500_000, 0, 0)] * 3],
        annualised=6_665_000,  # (7.04M + 3×6.54M) / 4 = 26.66M / 4
        run_rate=6_540_000,
        levels=6_665_000,  # 5.04M + 1.5M + 0.125M
        compared=6_540_000,
        trough=2,
    ),
    Worked(
        "yen, a bonus in money, no equity",
        offer(12_000_000, bonus=money(1_800_000), currency="JPY"),
        years=[(13_800_000, 0, 0, 0)] * 4,
        annualised=13_800_000,
        run_rate=13_800_000,
        levels=13_800_000,
        compared=13_800_000,
    ),
    Worked(
        "a bonus paid at 80% of target",  # target 40, paid 32
        offer(200_000, bonus=percent(20, "0.8")),
        years=[(232_000, 0, 0, 0)] * 4,
        annualised=232_000,
        run_rate=232_000,
        levels=232_000,
        compared=240_000,  # compared at target
    ),
    Worked(
        "a bonus in money paid at 150%",  # 10 × 1.5 = 15
        offer(95_000, bonus=money(10_000, "1.5"), currency="GBP"),
        years=[(110_000, 0, 0, 0)] * 4,
        annualised=110_000,
        run_rate=110_000,
        levels=110_000,
        compared=105_000,
    ),
    Worked(
        "options at a labelled price",  # 20,000 × (12.50 − 2.50) = 200,000
        offer(165_000, options(count=20_000, strike="2.50", price="12.50", price_of="409a")),
        years=[(165_000, 50_000, 0, 0)] * 4,
        annualised=215_000,
        run_rate=215_000,
        levels=215_000,
        compared=215_000,
    ),
    Worked(
        "options without a price",  # never valued
        offer(150_000, options(count=40_000, strike="1.20", percent="0.1")),
        years=[(150_000, 0, 0, 0)] * 4,
        annualised=150_000,
        run_rate=150_000,
        levels=150_000,
        compared=150_000,
    ),
    Worked(
        "options under water",  # price 5 below strike 8: nothing, never less
        offer(130_000, options(count=10_000, strike=8, price=5, price_of="preferred")),
        years=[(130_000, 0, 0, 0)] * 4,
        annualised=130_000,
        run_rate=130_000,
        levels=130_000,
        compared=130_000,
    ),
    Worked(
        "the handbook's example, with benefits apart",  # 300 a year for 4 years; 30 benefits
        offer(
            200_000,
            Grant(Decimal(300_000), "year", "rsu"),
            bonus=money(40_000),
            benefits=30_000,
        ),
        years=[(240_000, 300_000, 0, 0)] * 4,
        annualised=540_000,
        run_rate=540_000,
        levels=540_000,
        compared=540_000,  # 570 with benefits: see test_judged
    ),
    Worked(
        "a year's equity, rising",  # 25 a year for 4 years = 100, by 10/20/30/40
        offer(
            90_000,
            Grant(Decimal(25_000), "year", "rsu", vest("10/20/30/40")),
            currency="GBP",
        ),
        years=[
            (90_000, 10_000, 0, 0),
            (90_000, 20_000, 0, 0),
            (90_000, 30_000, 0, 0),
            (90_000, 40_000, 0, 0),
        ],
        annualised=115_000,
        run_rate=115_000,
        levels=115_000,  # 90 + 100/4
        compared=115_000,
    ),
    Worked(
        "five years in francs",  # 100/5 = 20; the signing's fourth is a Levels habit
        offer(175_000, grant(100_000, vest(years=5)), signing(10_000), currency="CHF"),
        years=[(175_000, 20_000, 10_000, 0), *[(175_000, 20_000, 0, 0)] * 4],
        annualised=197_000,  # (5×195 + 10) / 5 = 985 / 5
        run_rate=195_000,
        levels=197_500,  # 175 + 20 + 10/4
        compared=195_000,
        trough=2,
    ),
    Worked(
        "sevenths in kronor, rounded when written",  # 7 × 14% = 98%: sevenths, 70/7 = 10
        offer(700_000, grant(70_000, vest("14/14/14/14/14/14/14")), currency="SEK"),
        years=[(700_000, 10_000, 0, 0)] * 7,
        annualised=710_000,
        run_rate=710_000,
        levels=710_000,
        compared=710_000,
    ),
    Worked(
        "to the cent",
        # 123,456 × 1.07 = 132,097.92; 100,000/3 = 33,333.33, 33,333.34, 33,333.33
        offer(123_456, grant(100_000, vest(years=3)), bonus=percent(7)),
        years=[
            ("132097.92", "33333.33", 0, 0),
            ("132097.92", "33333.34", 0, 0),
            ("132097.92", "33333.33", 0, 0),
        ],
        annualised="165431.25",  # 496,293.76 / 3 = 165,431.2533…
        run_rate="165431.25",
        levels="165431.25",  # 132,097.92 + 33,333.33
        compared="165431.25",  # 123,456 + 8,641.92 + 33,333.33
    ),
    Worked(
        "30% in the first year, as a guide asks",  # 325 by 30/30/20/20: 97.5, 97.5, 65, 65
        offer(250_000, grant(325_000, vest("30/30/20/20")), signing(35_000)),
        years=[
            (250_000, 97_500, 35_000, 0),  # 382.5
            (250_000, 97_500, 0, 0),  # 347.5
            (250_000, 65_000, 0, 0),  # 315
            (250_000, 65_000, 0, 0),  # 315
        ],
        annualised=340_000,  # 1360 / 4
        run_rate=331_250,  # 1325 / 4
        levels=340_000,  # 250 + 81.25 + 8.75
        compared=331_250,
        trough=3,
    ),
)
