"""Two charts of an offer: where it stands in the band, and what each year pays.

Each is a PNG with its alternative text, which says everything the picture shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bot.chat import paper
from bot.chat.paper import MARGIN, SMALL, SMALLEST, WIDTH, Sheet
from bot.pay.judged import Judged
from bot.pay.money import short, short_range
from bot.pay.position import Position, Standing
from bot.pay.years import Year

_TOP = 150
_BAND_ROW, _YEAR_ROW = 130, 84
_BAND_LEFT, _BAND_RIGHT = 440, 960
_YEAR_LEFT = 180
_BEYOND = Decimal("0.25")
"""How far past a range's end a mark is still drawn where it is, in widths of the range."""


_IN_BAND = "Your offer in the band"
_BY_YEAR = "What each year pays"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn chart and its words for those who do not see it."""

    png: bytes
    alt: str


def band_chart(judged: Judged, of: str) -> Picture | None:
    """The band's ranges with the offer marked in each; None where it stands in none.

    `of` names the band. Every range is drawn as wide as the others, so a mark's place is its range
    penetration.
    """
    rows = _stood(judged.main.position)
    if not rows or judged.band is None:
        return None
    currency = judged.band.band.currency
    sheet = paper.sheet(_TOP + _BAND_ROW * len(rows) + 72, _IN_BAND, of)
    for number, (name, standing) in enumerate(rows):
        _band_row(sheet, _TOP + _BAND_ROW * number + 74, name, standing, currency)
    note = "Bar: the band, low to high; its tick is the middle. Diamond: this offer."
    if any(_drawn(standing) != standing.penetration for _, standing in rows):
        note += " Arrow: further off."
    sheet.text((MARGIN, sheet.image.height - 40), note, size=SMALL, colour=paper.FAINT)
    return Picture(sheet.png(), f"{_IN_BAND}, {of}. " + " ".join(_stands(rows, currency)))


def years_chart(judged: Judged, of: str) -> Picture | None:
    """What each year pays, a bar of its components; None without a base or any pay."""
    pay = judged.main.pay
    if pay is None or not any(year.total for year in pay.years):
        return None
    names = _components(judged)
    most = max(year.total for year in pay.years)
    sheet = paper.sheet(_TOP + _YEAR_ROW * len(pay.years) + 92, _BY_YEAR, of)
    scale = Decimal(WIDTH - _YEAR_LEFT - MARGIN - 190) / most
    for number, year in enumerate(pay.years):
        _year_row(sheet, _TOP + _YEAR_ROW * number + 30, year, scale, judged.currency)
    _legend(sheet, [(names[part], _COLOURS[part]) for part in _used(pay.years)])
    years = " ".join(_told(year, names, judged.currency) for year in pay.years)
    return Picture(sheet.png(), f"{_BY_YEAR}, {of}. {years}")


_COLOURS = {
    "cash": paper.BLUE,
    "equity": paper.ORANGE,
    "signing": paper.GREEN,
    "refresher": paper.PURPLE,
}
_ON = {paper.BLUE: "#FFFFFF"}
"""The letters' colour on a bar; ink where none is named."""


def _stood(position: Position) -> list[tuple[str, Standing]]:
    named = {
        "Base": position.base,
        "Stock a year": position.stock_per_year,
        "Total, stated": position.total_stated,
        "Total, computed": position.total_computed,
    }
    return [(name, standing) for name, standing in named.items() if standing]


def _band_row(sheet: Sheet, y: int, name: str, standing: Standing, currency: str) -> None:
    left, right = _BAND_LEFT, _BAND_RIGHT
    width = right - left
    sheet.text((MARGIN, y), name, bold=True)
    sheet.box(left, y - 18, right, y + 18, paper.BAND)
    middle = left + width / 2
    sheet.rule((middle, y - 18), (middle, y + 18))
    low, high = (_brief(end, currency) for end in (standing.range.low, standing.range.high))
    sheet.text((left, y + 40), low, size=SMALL, colour=paper.FAINT, anchor="lm")
    sheet.text((right, y + 40), high, size=SMALL, colour=paper.FAINT, anchor="rm")
    drawn = _drawn(standing)
    x = left + width * float(drawn)
    if standing.where != "inside":
        sheet.rule((right if x > right else left, y), (x, y))
    _mark(sheet, x, y, past=drawn != standing.penetration, right=standing.where == "above")
    sheet.text((x, y - 44), _brief(standing.amount, currency), bold=True, anchor="mm")


def _drawn(standing: Standing) -> Decimal:
    """The penetration a mark is drawn at: its own, or as far off as the sheet has room."""
    return min(max(standing.penetration, -_BEYOND), 1 + _BEYOND)


def _mark(sheet: Sheet, x: float, y: float, *, past: bool, right: bool) -> None:
    """A diamond; an arrowhead where the place itself is past the sheet's edge."""
    if not past:
        points = [(x - 20, y), (x, y - 26), (x + 20, y), (x, y + 26)]
    else:
        tip = 24 if right else -24
        points = [(x + tip, y), (x - tip / 2, y - 24), (x - tip / 2, y + 24)]
    sheet.shape(points, paper.MARK)


def _year_row(sheet: Sheet, y: int, year: Year, scale: Decimal, currency: str) -> None:
    x = float(_YEAR_LEFT)
    sheet.text((MARGIN, y), f"Year {year.year}", bold=True)
    for part, amount in _parts(year):
        end = x + float(amount * scale)
        colour = _COLOURS[part]
        sheet.box(x, y - 26, end - 2, y + 26, colour)
        _within(sheet, ((x + end) / 2, y), _brief(amount, currency), end - x - 6, colour)
        x = end
    sheet.text((x + 14, y), _brief(year.total, currency), bold=True)


def _within(sheet: Sheet, at: tuple[float, float], words: str, width: float, colour: str) -> None:
    """Words on a bar of that colour, where they have room."""
    for size in (SMALL, SMALLEST):
        if paper.width_of(words, size) < width:
            sheet.text(at, words, size=size, colour=_ON.get(colour, paper.INK), anchor="mm")
            return


def _legend(sheet: Sheet, entries: list[tuple[str, str]]) -> None:
    x, y = float(MARGIN), sheet.image.height - 44
    for name, colour in entries:
        sheet.box(x, y - 13, x + 26, y + 13, colour)
        sheet.text((x + 38, y), name, size=SMALL)
        x += 38 + paper.width_of(name, SMALL) + 44


def _components(judged: Judged) -> dict[str, str]:
    sellable = judged.employer.sellable
    apart = {False: "Equity (private: not cash)", None: "Equity (if it can be sold)"}
    return {
        "cash": "Base and bonus",
        "equity": apart.get(sellable, "Equity"),
        "signing": "Signing",
        "refresher": "Refreshers",
    }


def _parts(year: Year) -> Iterator[tuple[str, Decimal]]:
    for part in _COLOURS:
        amount: Decimal = getattr(year, part)
        if amount:
            yield part, amount


def _used(years: tuple[Year, ...]) -> list[str]:
    found = {part for year in years for part, _ in _parts(year)}
    return [part for part in _COLOURS if part in found]


def _stands(rows: list[tuple[str, Standing]], currency: str) -> Iterator[str]:
    for name, at in rows:
        among = short_range(at.range.low, at.range.high, currency)
        yield f"{name}: {_brief(at.amount, currency)}, {_placed(at, currency)} {among}."


def _placed(at: Standing, currency: str) -> str:
    if at.where == "inside":
        return f"{at.penetration * 100:.0f}% of the way from low to high of"
    missed = at.range.low - at.amount if at.where == "below" else at.amount - at.range.high
    return f"{_brief(missed, currency)} {at.where}"


def _told(year: Year, names: dict[str, str], currency: str) -> str:
    parts = ", ".join(
        f"{names[part].lower()} {_brief(amount, currency)}" for part, amount in _parts(year)
    )
    return f"Year {year.year}: {_brief(year.total, currency)} ({parts})."


def _brief(amount: Decimal, currency: str) -> str:
    """An amount for a label: four digits or so, as `$405.8K`."""
    if abs(amount) < 10_000:
        step = Decimal(1)
    else:
        step = Decimal(100) if abs(amount) < 1_000_000 else Decimal(10_000)
    return short((amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step, currency)
