"""How an offer's figures are said: where one stands, and what it is missing."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from bot.guides.figures import BandFigures
from bot.guides.model import Range
from bot.pay.judged import Reading
from bot.pay.money import difference, short, short_range, whole
from bot.pay.position import Standing

PARTS = ("base", "stock_per_year", "total_stated", "total_computed")
LABELS = {
    "base": "Base",
    "stock_per_year": "Stock a year",
    "total_stated": "Total, against the stated one",
    "total_computed": "Total, against the sum of the parts",
}
_THIRDS = ((Decimal(1) / 3, "lower third"), (Decimal(2) / 3, "middle third"))
_PLACES = {"below": "below the band", "above": "above the band"}


def amount(value: Decimal, currency: str) -> str:
    """An amount in whole units, short: `$245K`."""
    return short(Decimal(whole(value)), currency)


def room(value: Decimal, currency: str) -> str:
    """An amount with its sign: how far it is to somewhere."""
    return difference(Decimal(whole(value)), currency)


def place(standing: Standing) -> str:
    """Where a figure stands, in a few words."""
    if standing.where != "inside":
        return _PLACES[standing.where]
    third = (words for end, words in _THIRDS if standing.penetration <= end)
    return f"inside the band, in its {next(third, 'upper third')}"


def stands(standing: Standing, currency: str) -> str:
    """One figure against its range: where, both ratios, and money to the middle and the top."""
    among = short_range(standing.range.low, standing.range.high, currency)
    ratios = (
        f"range penetration {ratio(standing.penetration * 100, '1')}%, "
        f"compa-ratio {ratio(standing.compa_ratio, '0.001')}"
    )
    return (
        f"{amount(standing.amount, currency)}: {_off(standing, currency, among)} ({ratios}). "
        f"{_ways(standing, currency)}"
    )


def _off(standing: Standing, currency: str, among: str) -> str:
    if standing.where == "inside":
        return place(standing).replace("the band", among)
    low, high = standing.range.low, standing.range.high
    missed = low - standing.amount if standing.where == "below" else standing.amount - high
    return f"{amount(missed, currency)} {_PLACES[standing.where]}, {among}"


def _ways(standing: Standing, currency: str) -> str:
    """Money to the ends that are still ahead."""
    ways = []
    if standing.where == "below":
        ways.append(f"to the low end {room(standing.range.low - standing.amount, currency)}")
    if standing.to_middle > 0:
        ways.append(f"to the middle {room(standing.to_middle, currency)}")
    if standing.to_top > 0:
        ways.append(f"to the top {room(standing.to_top, currency)}")
    said = ", ".join(ways) or "nothing of the band is left above it"
    return f"{said[0].upper()}{said[1:]}."


def ratio(value: Decimal, step: str) -> str:
    """A ratio rounded to that step."""
    return f"{value.quantize(Decimal(step), ROUND_HALF_UP):f}"


def why_not(part: str, reading: Reading, band: BandFigures | None, currency: str) -> str:
    """Why a figure stands nowhere; empty where it stands, or that is said elsewhere."""
    if band is None or getattr(reading.position, part) is not None:
        return ""
    given = {
        "base": reading.compared.base,
        "stock_per_year": reading.compared.stock_per_year,
    }.get(part, reading.compared.total)
    if given is None:
        return "" if part.startswith("total") else "not given in the offer, or not valued."
    among = range_of(part, band)
    if among is None:
        if part == "stock_per_year" and band.band.stock is not None:
            return (
                f"{amount(given, currency)} a year, not compared: the guide does not "
                "say whether its stock is a year's or a grant's."
            )
        return "" if part == "total_computed" else "not compared: the guide gives none here."
    if among.high <= among.low:
        only = short(among.low, band.band.currency)
        return f"not placed: the guide gives one figure, {only}, and no range."
    return "not compared: there is no exchange rate between the two currencies."


def range_of(part: str, band: BandFigures) -> Range | None:
    """The band's range that a figure is held against."""
    return {
        "base": band.band.base,
        "stock_per_year": band.stock_per_year,
        "total_stated": band.band.total,
        "total_computed": band.computed,
    }[part]
