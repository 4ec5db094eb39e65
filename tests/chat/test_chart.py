"""Charts of an offer: drawn in every case, read without being seen, told apart by anyone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from bot.chat import chart, paper
from bot.chat.chart import Picture, band_chart, years_chart
from bot.guides.library import Library
from bot.pay.employers import employer
from bot.pay.judged import Judged, judge
from bot.pay.offer import Offer
from tests.pay.by_hand import Worked
from tests.pay.offers_by_hand import OFFERS
from tests.pay.offers_in_bands import OFFERS_IN_BANDS
from tests.pay.offers_left import OFFERS_LEFT

ALL = (*OFFERS, *OFFERS_LEFT, *OFFERS_IN_BANDS)
ISSUE, ABOVE = (
    next(each for each in OFFERS_IN_BANDS if part in each.id) for part in ("issue", "above")
)


def judged(worked: Worked, library: Library) -> Judged:
    assert worked.band is not None
    guide, region = worked.band
    band = library.figures(guide).of((region,))[0]
    return judge(worked.offer, band, employer=employer(guide.partition("/")[0]))


def image(picture: Picture | None) -> Image.Image:
    assert picture is not None
    return Image.open(BytesIO(picture.png)).convert("RGB")


def colours(picture: Picture | None) -> set[str]:
    drawn = image(picture)
    found = drawn.getcolors(drawn.width * drawn.height) or []
    return {"#" + bytes(colour).hex().upper() for _, colour in found}  # type: ignore[arg-type]


def luminance(colour: str) -> float:
    """WCAG's relative luminance."""
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_band_in_words(bundled: Library) -> None:
    picture = band_chart(judged(ISSUE, bundled), "Staff, San Francisco")
    assert picture is not None
    assert picture.alt == (
        "Your offer in the band, Staff, San Francisco. "
        "Base: $245K, 8% of the way from low to high of $240K–$300K. "
        "Stock a year: $77.5K, 5% of the way from low to high of $75K–$125K. "
        "Total, stated: $347K, $18K below $365K–$545K. "
        "Total, computed: $347K, 6% of the way from low to high of $339K–$470K."
    )


def test_an_offer_past_the_sheet_says_how_far(bundled: Library) -> None:
    picture = band_chart(judged(ABOVE, bundled), "Staff, San Francisco")
    assert picture is not None
    assert "Base: $320K, $20K above $240K–$300K." in picture.alt


def test_the_years_in_words(bundled: Library) -> None:
    picture = years_chart(judged(ISSUE, bundled), "Weights & Biases")
    assert picture is not None
    assert picture.alt.startswith(
        "What each year pays, Weights & Biases. "
        "Year 1: $428.5K (base and bonus $269.5K, equity $124K, signing $35K). "
        "Year 2: $377.5K (base and bonus $269.5K, equity $93K, refreshers $15K)."
    )


def test_private_equity_is_named_as_no_cash(bundled: Library) -> None:
    paris = next(each for each in OFFERS_IN_BANDS if "euros" in each.id)
    picture = years_chart(judged(paris, bundled), "Hugging Face")
    assert picture is not None
    assert "equity (private: not cash) €74.5K" in picture.alt


@pytest.mark.parametrize("worked", ALL, ids=[each.id for each in ALL])
def test_every_offer_can_be_drawn(worked: Worked) -> None:
    drawn = image(years_chart(judge(worked.offer), "Offer"))
    assert drawn.width == paper.WIDTH
    assert drawn.height > 84 * len(worked.years)


def test_the_components_have_their_colours(bundled: Library) -> None:
    found = colours(years_chart(judged(ISSUE, bundled), "Offer"))
    assert {paper.BLUE, paper.ORANGE, paper.GREEN, paper.PURPLE} <= found
    assert {paper.BAND, paper.MARK} <= colours(band_chart(judged(ISSUE, bundled), "Band"))


@pytest.mark.parametrize(
    ("letters", "ground"),
    [
        (paper.INK, paper.GROUND),
        (paper.FAINT, paper.GROUND),
        ("#FFFFFF", paper.BLUE),
        (paper.INK, paper.ORANGE),
        (paper.INK, paper.GREEN),
        (paper.INK, paper.PURPLE),
    ],
)
def test_letters_stand_out(letters: str, ground: str) -> None:
    assert contrast(letters, ground) >= 4.5  # WCAG AA


@pytest.mark.parametrize("ground", [paper.GROUND, paper.BAND])
def test_the_mark_stands_out(ground: str) -> None:
    assert contrast(paper.MARK, ground) >= 3  # WCAG AA for graphics


def test_no_chart_without_figures(bundled: Library) -> None:
    assert years_chart(judge(Offer(currency="USD")), "Offer") is None
    assert band_chart(judge(ISSUE.offer), "Offer") is None
    foreign = replace(ISSUE, offer=replace(ISSUE.offer, currency="EUR"))
    assert band_chart(judged(foreign, bundled), "Offer") is None


def test_a_long_name_is_cut_to_the_sheet() -> None:
    cut = paper.fitted("Senior " * 40, 500)
    assert cut.startswith("Senior Senior")
    assert cut.endswith("…")
    assert paper.width_of(cut) <= 500
    assert paper.fitted("Senior", 500) == "Senior"


def test_the_legend_fits(bundled: Library) -> None:
    names = chart._components(judge(ISSUE.offer)).values()
    width = sum(38 + paper.width_of(name, paper.SMALL) + 44 for name in names)
    assert paper.MARGIN + width <= paper.WIDTH


@pytest.mark.parametrize("sign", "$£€¥₹₩₪–…")
def test_the_font_has_the_signs_of_money(sign: str) -> None:
    missing = paper._font(30, False).getmask("\uffff")
    assert bytes(paper._font(30, False).getmask(sign)) != bytes(missing)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [("9999", "$9.999K"), ("405833.33", "$405.8K"), ("7045000", "$7.05M"), ("750.4", "$750")],
)
def test_a_label_is_short(amount: str, shown: str) -> None:
    assert chart._brief(Decimal(amount), "USD") == shown
