"""One money cell as written: what is a figure, which currencies it may be in, and what is text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides.amounts import Trouble, Written, written
from bot.guides.currencies import SIGNS
from bot.guides.model import Range
from tests.guides.kit import in_own_process, span

# cell, low and high, the sign its currencies come from
RANGES = [
    ("$120K–$220K", 120_000, 220_000, "$"),
    ("$348K - $478K", 348_000, 478_000, "$"),
    ("$160K-$185K", 160_000, 185_000, "$"),
    ("$135K — $195K", 135_000, 195_000, "$"),
    ("$120K to $150K", 120_000, 150_000, "$"),
    ("$120K\u00a0–\u00a0$150K", 120_000, 150_000, "$"),
    ("$120K\u2009–\u2009$150K", 120_000, 150_000, "$"),
    ("$120K\u2212$150K", 120_000, 150_000, "$"),
    ("$135,000–$195,000", 135_000, 195_000, "$"),
    ("$ 90K – $ 120K", 90_000, 120_000, "$"),
    ("$90–120K", 90_000, 120_000, "$"),
    ("$900K–1.2M", 900_000, 1_200_000, "$"),
    ("$1.2M", 1_200_000, 1_200_000, "$"),
    ("$1.5–2 million", 1_500_000, 2_000_000, "$"),
    ("~$120K", 120_000, 120_000, "$"),
    ("`$120K–$220K`", 120_000, 220_000, "$"),
    ("175K–245K USD", 175_000, 245_000, "USD"),
    ("$90K-120K USD", 90_000, 120_000, "USD"),
    ("$150K–$200K CAD", 150_000, 200_000, "CAD"),
    ("CAD $150K – $200K", 150_000, 200_000, "CAD"),
    ("C$172K–C$215K", 172_000, 215_000, "C$"),
    ("A$150K–A$200K", 150_000, 200_000, "A$"),
    ("S$105,000 - S$170,000", 105_000, 170_000, "S$"),
    ("SGD 120K–SGD 185K", 120_000, 185_000, "SGD"),
    ("HK$936K–HK$1.26M", 936_000, 1_260_000, "HK$"),
    ("NT$1.8M–NT$2.6M", 1_800_000, 2_600_000, "NT$"),
    ("£60,000-£95,000", 60_000, 95_000, "£"),
    ("GBP 85K–GBP 130K", 85_000, 130_000, "GBP"),
    ("EUR140K–EUR179K", 140_000, 179_000, "EUR"),
    ("85 000 € – 95 000 €", 85_000, 95_000, "€"),
    ("CHF 150'000–CHF 180'000", 150_000, 180_000, "CHF"),
    ("₪345,000–₪530,000", 345_000, 530_000, "₪"),
    ("SEK 664K–1,166K", 664_000, 1_166_000, "SEK"),
    ("CNY 600K–CNY 1.05M", 600_000, 1_050_000, "CNY"),
    ("¥8M–¥14M", 8_000_000, 14_000_000, "¥"),
    ("₩80M–₩120M", 80_000_000, 120_000_000, "₩"),
    ("₹20L–₹35L", 2_000_000, 3_500_000, "₹"),
    ("INR 28L–INR 55L", 2_800_000, 5_500_000, "INR"),
    ("20-35 LPA", 2_000_000, 3_500_000, "₹"),
    ("₹25–40 lakhs", 2_500_000, 4_000_000, "₹"),
    ("₹80L–₹1.2Cr", 8_000_000, 12_000_000, "₹"),
    ("1.2–1.8 crore", 12_000_000, 18_000_000, "₹"),
    ("₹16,00,000-₹32,00,000", 1_600_000, 3_200_000, "₹"),
    ("Rs. 20 lakh", 2_000_000, 2_000_000, "Rs"),
    ("IDR 400M–700M", 400_000_000, 700_000_000, "IDR"),
    ("Rp 400jt–600jt", 400_000_000, 600_000_000, "Rp"),
    ("IDR 350–600 million", 350_000_000, 600_000_000, "IDR"),
    ("$55K–$155K/4yr", 55_000, 155_000, "$"),
    ("$162K–$275K RSU/4yr", 162_000, 275_000, "$"),
    ("$150K - $240K (RSU/4yr)", 150_000, 240_000, "$"),
    ("$300K over 4 years", 300_000, 300_000, "$"),
    ("$440K-$720K ($110K-$180K/yr)", 440_000, 720_000, "$"),
    ("$42K - $65K (24-30%)", 42_000, 65_000, "$"),
    ("$175K - $215K (GBP equivalent)", 175_000, 215_000, "$"),
    ("$100K (monthly vesting)", 100_000, 100_000, "$"),
    ("$0", 0, 0, "$"),
]


@pytest.mark.parametrize(("cell", "low", "high", "sign"), RANGES, ids=[row[0] for row in RANGES])
def test_a_range_is_read_exactly(cell: str, low: int, high: int, sign: str) -> None:
    found = written(cell)
    assert [a.range for a in found.amounts] == [span(low, high)]
    assert found.amounts[0].codes == SIGNS[sign]
    assert found.amounts[0].period == ""


DOUBLE = [
    ("£90K–£120K ($113K–$150K)", (90, 120), (113, 150)),
    ("€60K–€85K (≈$65K–$92K)", (60, 85), (65, 92)),
    ("£98,000-£130,000 / $125,000-$166,000", (98, 130), (125, 166)),
    ("£101K / $126K - £140K / $175K", (101, 140), (126, 175)),
    ("CHF 123K / $140K - CHF 163K / $185K", (123, 163), (140, 185)),
    ("HK$936K / $120K - HK$1.26M / $162K", (936, 1260), (120, 162)),
    ("₪450,000-₪620,000 / $125,000-$172,000", (450, 620), (125, 172)),
    ("SEK 45K–60K/month ($4K–$6K/month)", (45, 60), (4, 6)),
]


@pytest.mark.parametrize(("cell", "first", "second"), DOUBLE, ids=[row[0] for row in DOUBLE])
def test_the_same_in_two_currencies(
    cell: str, first: tuple[int, int], second: tuple[int, int]
) -> None:
    amounts = written(cell).amounts
    assert [a.range for a in amounts] == [
        span(first[0] * 1000, first[1] * 1000),
        span(second[0] * 1000, second[1] * 1000),
    ]
    assert "USD" not in amounts[0].codes
    assert "USD" in amounts[1].codes


PERIODS = [
    ("$35K–$85K/yr", "year", 35_000, 85_000),
    ("$55,000 – $115,000/yr vesting", "year", 55_000, 115_000),
    ("SEK 330K–578K/yr (4yr vest)", "year", 330_000, 578_000),
    ("$30K per year", "year", 30_000, 30_000),
    ("$30K p.a.", "year", 30_000, 30_000),
    ("SEK 45,000–60,000/month", "month", 540_000, 720_000),
    ("SEK 64K–80K/mo", "month", 768_000, 960_000),
    ("AED 35,000–50,000 per month", "month", 420_000, 600_000),
    ("SAR 30K-45K monthly", "month", 360_000, 540_000),
    ("SEK 45K–60K (per month)", "month", 540_000, 720_000),
]


@pytest.mark.parametrize(("cell", "period", "low", "high"), PERIODS, ids=[r[0] for r in PERIODS])
def test_a_period_is_read_and_a_month_is_a_twelfth(
    cell: str, period: str, low: int, high: int
) -> None:
    (found,) = written(cell).amounts
    assert (found.period, found.a_year) == (period, span(low, high))


TEXT: list[tuple[str, Trouble]] = [
    ("", "nothing"),
    ("—", "nothing"),
    ("None", "nothing"),
    ("N/A", "nothing"),
    ("**None**", "nothing"),
    ("Varies by location", "words"),
    ("Choose Your Mix", "words"),
    ("KRW equivalent", "words"),
    ("ARS equivalent (~60-70% of US)", "words"),
    ("MELI RSUs", "words"),
    ("Significant (variable)", "words"),
    ("None (private)", "words"),
    ("13,000 – 27,000 options", "words"),
    ("13K–27K options", "words"),
    ("2 lakh shares", "words"),
    ("13,000 – 27,000", "words"),
    ("0.05%–0.15%", "words"),
    ("15–20%", "words"),
    ("Up to $50K", "words"),
    ("from $50K", "words"),
    ("$60K/$80K", "words"),
    ("$60K, $80K", "words"),
    ("$70K-$110K + equity", "words"),
    ("$50/hour", "words"),
    ("45.000 €", "words"),
    ("€1,2M", "words"),
    ("$1.015K-$1.097K", "words"),
    ("$95,000–$130,000¹", "words"),
    ("L4 $120K", "words"),
    ("$120K " + "and so on " * 20, "words"),
    ("$120K–", "words"),
    ("$420K+", "open"),
    ("$600K - $1M+", "open"),
    ("$30K/yr+", "open"),
    ("$175,000 - S$245,000", "mixed"),
    ("€88,000-£122,000 / $96,000-$133,000", "mixed"),
    ("£90K–120K USD", "mixed"),
    ("£90K USD", "mixed"),
    ("$715K-$1.097K", "backwards"),
    ("£95K–£60K", "backwards"),
]


@pytest.mark.parametrize(("cell", "trouble"), TEXT, ids=[cell[:20] or "empty" for cell, _ in TEXT])
def test_anything_else_is_text(cell: str, trouble: Trouble) -> None:
    found = written(cell)
    assert (found.amounts, found.trouble) == ((), trouble)


def test_the_ends_of_a_mixed_range_are_kept_to_know_it_again() -> None:
    assert written("$175,000 - S$245,000").ends == span(175_000, 245_000)


@pytest.mark.parametrize(
    ("cell", "aside"),
    [
        ("$175K - $215K (GBP equivalent)", True),
        ("$175K (est.)", True),
        ("$150K - $240K (RSU/4yr)", False),
        ("$440K-$720K ($110K-$180K/yr vest)", False),
        ("£90K–£120K ($113K–$150K)", False),
        ("$175K - $215K", False),
    ],
)
def test_brackets_that_say_more_are_noticed(cell: str, aside: bool) -> None:
    assert written(cell).aside is aside


_pieces = st.sampled_from(
    ["$", "£", "S$", "SGD ", "45", "1,5", "16,00,000", "K", "M", "L", " LPA", "–", " - ", " to ",
     "/", "/yr", "/mo", "(", ")", "+", "%", " ", "options", "\u00a0", "'", ".", "equivalent"]
)  # fmt: skip


@given(st.lists(_pieces, max_size=12).map("".join) | st.text(max_size=80))
def test_any_cell_is_figures_or_a_reason(cell: str) -> None:
    found = written(cell)
    assert bool(found.amounts) != bool(found.trouble)
    for amounts in found.amounts:
        assert Decimal(0) <= amounts.range.low <= amounts.range.high
        assert amounts.range.high.is_finite()


@given(st.integers(0, 999), st.integers(0, 999), st.sampled_from(["$", "£", "₹", "SEK ", "S$"]))
def test_what_is_written_plainly_is_read_back(one: int, other: int, sign: str) -> None:
    low, high = sorted((one, other))
    expected = Range(Decimal(low * 1000), Decimal(high * 1000))
    for cell in (f"{sign}{low}K–{sign}{high}K", f"{sign}{low},000 - {sign}{high},000"):
        if not (low == 0 and "," in cell):
            assert written(cell).amounts[0].range == expected


def test_endless_cells_take_no_time() -> None:
    """In a process of its own: a pattern that runs away must not take the test run with it."""
    code = (
        "from bot.guides.amounts import written\n"
        "for filler in ('-', '1,', '1 000', '(', '$', 'S$', '1', ' ', '12,345', '$1K/', '4yr',"
        " 'to ', '+', \"1'000\", 'per ', '$1K – $2K / '):\n"
        "    cell = '$1K' + filler * 100_000\n"
        "    assert written(cell) is not None\n"
        "    for length in (20, 60, 159, 160):\n"
        "        assert written(cell[:length]) is not None\n"
        "print('done')"
    )
    assert in_own_process(code) == "done\n"


def test_nothing_is_nothing() -> None:
    assert written("") == Written(trouble="nothing")
