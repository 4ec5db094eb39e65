"""Offers worked out by hand against bundled bands, each with its arithmetic, in thousands.

penetration = (x − low) / (high − low); compa-ratio = x / middle; the rest as in offers_by_hand.
"""

from __future__ import annotations

from tests.pay.by_hand import Worked, grant, offer, percent, refresher, signing, vest

STAFF_SF = ("weights-and-biases/staff-software-engineer", "San Francisco")
# base 240–300; stock 300–500 over 4 = 75–125; bonus 10–15% = 24–45;
# stated 365–545 (middle 455); computed 240+75+24 = 339 to 300+125+45 = 470 (middle 404.5)
SENIOR_SF = ("weights-and-biases/senior-software-engineer", "San Francisco")
# base 200–255 (middle 227.5); stock 190–340 over 4 = 47.5–85 (66.25); bonus 5–10% = 10–25.5;
# stated 268–405 (336.5); computed 200+47.5+10 = 257.5 to 255+85+25.5 = 365.5 (311.5)
SENIOR_LONDON = ("weights-and-biases/senior-software-engineer", "London")
# base 152–194 (173); stock 143–255 over 4 = 35.75–63.75 (49.75); bonus 7.6–19.4;
# stated 203–305 (254); computed 152+35.75+7.6 = 195.35 to 194+63.75+19.4 = 277.15 (236.25)
SENIOR_PARIS = ("huggingface-enterprise/senior-software-engineer", "Paris")
# base 175–222 (198.5); stock 170–298 over 4 = 42.5–74.5 (58.5); bonus 8.75–22.2;
# stated 233–350 (291.5); computed 175+42.5+8.75 = 226.25 to 222+74.5+22.2 = 318.7 (272.475)
SENIOR_NY = ("huggingface-enterprise/senior-software-engineer", "New York")
# base 200–255 (227.5)

OFFERS_IN_BANDS = (
    Worked(
        "the issue's own offer, with refreshers",
        # cash 245×1.1 = 269.5; equity 124, 93, 62, 31; refreshers of 60 over 4: 15 a year each
        offer(
            245_000,
            grant(310_000, vest("40/30/20/10", years=4)),
            signing(35_000),
            bonus=percent(10),
            refresh=refresher(60_000),
        ),
        years=[
            (269_500, 124_000, 35_000, 0),  # 428.5
            (269_500, 93_000, 0, 15_000),  # 377.5
            (269_500, 62_000, 0, 30_000),  # 361.5
            (269_500, 31_000, 0, 45_000),  # 345.5
        ],
        annualised=378_250,  # (428.5 + 377.5 + 361.5 + 345.5) / 4 = 1513 / 4
        run_rate=369_500,  # (1513 − 35) / 4
        levels=355_750,  # 269.5 + 77.5 + 8.75
        compared=347_000,  # 245 + 24.5 + 77.5
        trough=4,
        band=STAFF_SF,
        stands={
            "base": ("0.083", "0.907", "inside"),  # 5/60; 245/270
            "stock_per_year": ("0.050", "0.775", "inside"),  # 2.5/50; 77.5/100
            "total_stated": ("-0.100", "0.763", "below"),  # −18/180; 347/455
            "total_computed": ("0.061", "0.858", "inside"),  # 8/131; 347/404.5
        },
    ),
    Worked(
        "pounds, at the low end",
        offer(152_000, grant(160_000), currency="GBP"),
        years=[(152_000, 40_000, 0, 0)] * 4,
        annualised=192_000,
        run_rate=192_000,
        levels=192_000,
        compared=192_000,
        band=SENIOR_LONDON,
        stands={
            "base": ("0.000", "0.879", "inside"),  # 0/42; 152/173
            "stock_per_year": ("0.152", "0.804", "inside"),  # 4.25/28; 40/49.75
            "total_stated": ("-0.108", "0.756", "below"),  # −11/102; 192/254
            "total_computed": ("-0.041", "0.813", "below"),  # −3.35/81.8; 192/236.25
        },
    ),
    Worked(
        "euros, at the high end",  # 222 + 22.2 = 244.2; 298/4 = 74.5
        offer(222_000, grant(298_000), bonus=percent(10), currency="EUR"),
        years=[(244_200, 74_500, 0, 0)] * 4,
        annualised=318_700,
        run_rate=318_700,
        levels=318_700,
        compared=318_700,
        band=SENIOR_PARIS,
        stands={
            "base": ("1.000", "1.118", "inside"),  # 47/47; 222/198.5
            "stock_per_year": ("1.000", "1.274", "inside"),  # 32/32; 74.5/58.5
            "total_stated": ("0.732", "1.093", "inside"),  # 85.7/117; 318.7/291.5
            "total_computed": ("1.000", "1.170", "inside"),  # 92.45/92.45; 318.7/272.475
        },
    ),
    Worked(
        "Canadian dollars against a band in US dollars, at 0.73",
        # 300 × 0.73 = 219; 100 × 0.73 = 73; 400 × 0.73 = 292
        offer(300_000, grant(400_000), currency="CAD"),
        years=[(300_000, 100_000, 0, 0)] * 4,
        annualised=400_000,
        run_rate=400_000,
        levels=400_000,
        compared=400_000,
        band=SENIOR_SF,
        rate="0.73",
        stands={
            "base": ("0.345", "0.963", "inside"),  # 19/55; 219/227.5
            "stock_per_year": ("0.680", "1.102", "inside"),  # 25.5/37.5; 73/66.25
            "total_stated": ("0.175", "0.868", "inside"),  # 24/137; 292/336.5
            "total_computed": ("0.319", "0.937", "inside"),  # 34.5/108; 292/311.5
        },
    ),
    Worked(
        "above the band",  # 320 × 1.15 = 368; 600/4 = 150; 518 together
        offer(320_000, grant(600_000), bonus=percent(15)),
        years=[(368_000, 150_000, 0, 0)] * 4,
        annualised=518_000,
        run_rate=518_000,
        levels=518_000,
        compared=518_000,
        band=STAFF_SF,
        stands={
            "base": ("1.333", "1.185", "above"),  # 80/60; 320/270
            "stock_per_year": ("1.500", "1.500", "above"),  # 75/50; 150/100
            "total_stated": ("0.850", "1.138", "inside"),  # 153/180; 518/455
            "total_computed": ("1.366", "1.281", "above"),  # 179/131; 518/404.5
        },
    ),
    Worked(
        "base alone",
        offer(210_000),
        years=[(210_000, 0, 0, 0)] * 4,
        annualised=210_000,
        run_rate=210_000,
        levels=210_000,
        compared=210_000,
        band=SENIOR_NY,
        stands={"base": ("0.182", "0.923", "inside")},  # 10/55; 210/227.5
    ),
)
