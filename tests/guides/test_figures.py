"""What follows from a guide's figures: the arithmetic of the seeds, and every hole in a band."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.guides.basis import Basis
from bot.guides.figures import BandFigures, figures
from bot.guides.library import Library
from bot.guides.model import Band, Range
from tests.guides.kit import guide_of, span, thousands

WANDB_SENIOR = "weights-and-biases/senior-software-engineer"
WANDB_STAFF = "weights-and-biases/staff-software-engineer"
WANDB_ML = "weights-and-biases/ml-ai-engineer"
HF_SENIOR = "huggingface-enterprise/senior-software-engineer"

# guide, region: stated total, total with the body's whole bonus range, total under an annual
# reading with the front matter's bonus alone; thousands of the band's currency
SEEDS = [
    (WANDB_SENIOR, "San Francisco", ("268", "405"), ("257.5", "365.5"), ("400", "607.75")),
    (WANDB_SENIOR, "New York", ("263", "398"), ("252.25", "360"), ("394.75", "602.5")),
    (WANDB_SENIOR, "London", ("203", "305"), ("195.35", "277.15"), ("302.6", "458.7")),
    (WANDB_STAFF, "San Francisco", ("365", "545"), ("339", "470"), ("564", "830")),
    (WANDB_STAFF, "New York", ("360", "535"), ("333.5", "464.25"), ("558.5", "824.5")),
    (WANDB_STAFF, "London", ("278", "413"), ("256.45", "355.95"), ("425.2", "625.8")),
    (WANDB_ML, "San Francisco", ("268", "395"), ("247.25", "370.75"), ("374.75", "577.75")),
    (WANDB_ML, "New York", ("263", "388"), ("242", "365"), ("369.5", "572.5")),
    (WANDB_ML, "London", ("203", "300"), ("187.4", "281.35"), ("283.4", "436.7")),
    (HF_SENIOR, "San Francisco", ("273", "410"), ("265.25", "373.5"), ("415.25", "623")),
    (HF_SENIOR, "New York", ("268", "403"), ("260", "368"), ("410", "617.75")),
    (HF_SENIOR, "Paris", ("233", "350"), ("226.25", "318.7"), ("353.75", "531.1")),
]


@pytest.mark.parametrize(
    ("guide", "region", "stated", "computed", "annual"),
    [pytest.param(*seed, id=f"{seed[0]}:{seed[1]}") for seed in SEEDS],
)
def test_the_arithmetic_of_the_bundled_guides(
    bundled: Library,
    guide: str,
    region: str,
    stated: tuple[str, str],
    computed: tuple[str, str],
    annual: tuple[str, str],
) -> None:
    [band] = bundled.figures(guide).of((region,))
    assert band.band.total == thousands(*stated)
    assert (band.basis.code, band.basis.witness) == ("vest_4y", "table header")
    assert band.computed == thousands(*computed)
    assert not band.conflict
    # The front matter keeps only the low bonus: what it makes at the high end is less.
    assert band.band.base is not None
    assert band.bonus_pct is not None
    full, low = band.band.base.high * band.bonus_pct.high, band.band.base.high * band.bonus_pct.low
    other = band.computed_under(Basis("annual"))
    assert other is not None
    assert Range(other.low, other.high - (full - low) / 100) == thousands(*annual)


def test_weights_and_biases_senior_in_san_francisco_falls_short_of_its_total(
    bundled: Library,
) -> None:
    [band] = bundled.figures(WANDB_SENIOR).of(("San Francisco",))
    assert band.bonus_pct == span(5, 10)
    assert band.bonus == span(10_000, 25_500)
    assert band.stock_per_year == span(47_500, 85_000)
    assert band.grant == span(190_000, 340_000)
    assert band.computed == span(257_500, 365_500)
    assert band.gap is not None
    low, high = band.gap
    assert (round(low, 3), round(high, 3)) == (Decimal("-0.039"), Decimal("-0.098"))
    assert not band.reconciles


def test_bands_are_chosen_by_label_in_the_guides_order(bundled: Library) -> None:
    found = bundled.figures(WANDB_SENIOR)
    assert [b.label for b in found.of(())] == ["San Francisco", "New York", "London"]
    assert [b.label for b in found.of(("London", "San Francisco"))] == ["San Francisco", "London"]
    assert found.of(("Oslo",)) == ()


# One band, with a hole in it


def one(band: Band, table: str = "", years: int | None = None) -> BandFigures:
    [found] = figures(guide_of([band], table, years)).bands
    return found


def table(header: str, cell: str, bonus: str = "") -> str:
    return (
        f"| Region | Base | {header} | Bonus |\n|--|--|--|--|\n| Oslo | $1 | {cell} | {bonus} |\n"
    )


BASE = span(100_000, 200_000)
STOCK = span(40_000, 80_000)


@pytest.mark.parametrize(
    ("stock", "body", "computed"),
    [
        pytest.param(STOCK, table("RSU/4yr", "$40K–$80K"), span(110_000, 220_000), id="a grant"),
        pytest.param(STOCK, table("Annual RSU", "$40K"), span(140_000, 280_000), id="annual"),
        pytest.param(STOCK, table("RSU", "$40K–$80K"), None, id="basis unknown"),
        pytest.param(STOCK, "", None, id="basis unknown, no table"),
        pytest.param(None, "", BASE, id="no table, no stock"),
        pytest.param(None, table("Notes", "x"), BASE, id="no stock column"),
        pytest.param(None, table("RSU/4yr", "$40K–$80K"), span(110_000, 220_000), id="recovered"),
        pytest.param(None, table("RSU/4yr", "13,000 options"), None, id="options"),
        pytest.param(None, table("RSU/4yr", "Varies"), None, id="words"),
        pytest.param(None, table("RSU/4yr", ""), None, id="empty cell"),
        pytest.param(None, table("RSU/4yr", "None"), BASE, id="none"),
        pytest.param(None, table("RSU/4yr", "N/A"), BASE, id="not applicable"),
        pytest.param(None, table("RSU/4yr", "—"), BASE, id="dash"),
        pytest.param(None, table("RSU/4yr", "-"), BASE, id="hyphen"),
        pytest.param(None, table("RSU/4yr", "$0"), BASE, id="nought"),
        pytest.param(None, table("RSU/4yr", "No equity"), BASE, id="no equity"),
        pytest.param(
            None, table("RSU/4yr", "None").replace("Oslo", "Rome"), None, id="another region's row"
        ),
    ],
)
def test_a_total_is_computed_only_where_every_part_is_known(
    stock: Range | None, body: str, computed: Range | None
) -> None:
    assert one(Band("Oslo", "USD", BASE, stock), body).computed == computed


@pytest.mark.parametrize(
    ("percent", "cell", "expected"),
    [
        pytest.param("5", "5–10%", ("5", "10"), id="the range begins with it"),
        pytest.param("5", "5%–10%", ("5", "10"), id="two signs"),
        pytest.param("5", "5-10%", ("5", "10"), id="hyphen"),
        pytest.param("5", "5 to 10%", ("5", "10"), id="to"),
        pytest.param("7.5", "7.5 – 12.5%", ("7.5", "12.5"), id="halves"),
        pytest.param("5", "5.0–10%", ("5", "10"), id="written with a nought"),
        pytest.param("5", "up to 5–10% of base", ("5", "10"), id="among words"),
        pytest.param("5", "8–10%", ("5", "5"), id="another low end"),
        pytest.param("10", "5–10%", ("10", "10"), id="the high end"),
        pytest.param("5", "5%", ("5", "5"), id="one figure"),
        pytest.param("5", "5–3%", ("5", "5"), id="upside down"),
        pytest.param("5", "$5–10K", ("5", "5"), id="no percent"),
        pytest.param("5", "", ("5", "5"), id="nothing"),
        pytest.param("0", "0–15%", ("0", "15"), id="from nought"),
    ],
)
def test_the_bodys_bonus_range_counts_where_it_begins_with_the_front_matters(
    percent: str, cell: str, expected: tuple[str, str]
) -> None:
    band = Band("Oslo", "USD", BASE, bonus_pct=Decimal(percent))
    found = one(band, table("RSU/4yr", "None", cell))
    assert found.bonus_pct == span(*expected)
    low, high = (Decimal(each) for each in expected)
    assert found.bonus == Range(BASE.low * low / 100, BASE.high * high / 100)


def test_a_bonus_in_money_is_taken_as_it_is() -> None:
    band = Band("Oslo", "USD", BASE, bonus=span(5, 9), bonus_pct=Decimal(50))
    found = one(band)
    assert (found.bonus, found.computed) == (span(5, 9), span(100_005, 200_009))


def test_a_percentage_without_a_base_is_no_money() -> None:
    found = one(Band("Oslo", "USD", bonus_pct=Decimal(5)))
    assert (found.bonus_pct, found.bonus, found.computed) == (span(5, 5), None, None)


def test_no_bonus_is_no_bonus() -> None:
    found = one(Band("Oslo", "USD", BASE))
    assert (found.bonus_pct, found.bonus, found.computed) == (None, None, BASE)


def test_signing_is_no_part_of_a_year() -> None:
    assert one(Band("Oslo", "USD", BASE, signing=span(1, 2))).computed == BASE


@pytest.mark.parametrize(
    ("header", "per_year", "grant"),
    [
        pytest.param("RSU/4yr", span(10_000, 20_000), STOCK, id="a grant"),
        pytest.param("RSU (5-year)", span(8_000, 16_000), STOCK, id="over five years"),
        pytest.param("Annual RSU", STOCK, None, id="annual, length unsaid"),
        pytest.param("RSU/yr (4yr vest)", STOCK, span(160_000, 320_000), id="annual of four"),
        pytest.param("RSU", None, None, id="unknown"),
    ],
)
def test_stock_by_the_year_and_over_the_grant(
    header: str, per_year: Range | None, grant: Range | None
) -> None:
    found = one(Band("Oslo", "USD", BASE, STOCK), table(header, "$40K–$80K"))
    assert (found.stock_per_year, found.grant) == (per_year, grant)


def test_thirds_are_not_rounded_away() -> None:
    found = one(Band("Oslo", "USD", BASE, span(100_000, 200_000)), years=3)
    assert found.stock_per_year is not None
    assert abs(found.stock_per_year.low * 3 - 100_000) < Decimal("1e-15")


def test_front_matter_outweighs_the_table() -> None:
    band = Band("Oslo", "USD", BASE, STOCK)
    assert one(band, table("Annual RSU", "$40K/yr"), years=4).basis.code == "vest_4y"


TOTAL_ANNUAL = span(140_000, 280_000)
TOTAL_GRANT = span(110_000, 220_000)


@pytest.mark.parametrize(
    ("header", "total", "code", "witness", "other"),
    [
        pytest.param("RSU", TOTAL_ANNUAL, "annual", "inferred", None, id="inferred annual"),
        pytest.param("RSU", TOTAL_GRANT, "vest_4y", "inferred", None, id="inferred grant"),
        pytest.param("RSU/4yr", TOTAL_GRANT, "vest_4y", "table header", None, id="both agree"),
        pytest.param(
            "RSU/4yr", TOTAL_ANNUAL, "vest_4y", "table header", "annual", id="adds up annual"
        ),
        pytest.param(
            "RSU/yr", TOTAL_GRANT, "annual", "table header", "vest_4y", id="adds up as a grant"
        ),
        pytest.param("RSU", span(1, 2), "unknown", "nothing", None, id="adds up as nothing"),
    ],
)
def test_a_basis_is_inferred_or_contradicted_by_the_totals(
    header: str, total: Range, code: str, witness: str, other: str | None
) -> None:
    found = one(Band("Oslo", "USD", BASE, STOCK, total=total), table(header, "$40K–$80K"))
    assert (found.basis.code, found.basis.witness) == (code, witness)
    assert (found.other.code if found.other else None) == other
    assert found.conflict == (other is not None)
    if found.other is not None:  # both readings can be given; the stated one stays in force
        assert found.computed_under(found.other) == total
        assert found.computed == found.computed_under(found.basis) != total


@pytest.mark.parametrize(
    ("total", "reconciles"),
    [
        pytest.param(span(100_000, 200_000), True, id="exact"),
        pytest.param(span(105_000, 210_000), True, id="within"),
        pytest.param(span(100_000, 212_000), False, id="high end off"),
        pytest.param(span(90_000, 200_000), False, id="low end off"),
        pytest.param(None, True, id="not stated"),
        pytest.param(span(0, 0), True, id="nought"),
    ],
)
def test_a_stated_total_reconciles_within_five_percent(
    total: Range | None, reconciles: bool
) -> None:
    assert one(Band("Oslo", "USD", BASE, total=total)).reconciles is reconciles


def test_a_guide_without_bands_has_no_figures() -> None:
    assert figures(guide_of([], table("RSU/4yr", "$1"))).bands == ()


def test_repeated_regions_keep_their_own_rows() -> None:
    body = (
        "| Region | Base | RSU | Bonus |\n|--|--|--|--|\n"
        "| Oslo | 1 | $5/yr | |\n| Oslo | 2 | $5/4yr | |\n"
    )
    band = Band("Oslo", "USD", BASE, STOCK)
    assert [b.basis.code for b in figures(guide_of([band, band], body)).bands] == [
        "annual",
        "vest_4y",
    ]


def test_a_hostile_cell_costs_no_more_than_any_other() -> None:
    for filler in ("-", "4 ", "5 ", " ", "n/a-", "5" + " " * 99):
        body = table("RSU/4yr", f"5{filler * 5_000}x", f"5{filler * 5_000}x")
        assert one(Band("Oslo", "USD", BASE, None, Decimal(5)), body).computed is None


def test_the_corpus_never_mixes_bases_in_silence(corpus: Library) -> None:
    for card in corpus:
        for band in corpus.figures(card.id).bands:
            if band.basis.kind == "unknown" and band.band.stock is not None:
                assert band.stock_per_year is None
                assert band.computed is None
            if band.conflict:
                assert band.basis.witness in ("front matter", "table cell", "table header")
            if band.band.base is None:
                assert band.computed is None
