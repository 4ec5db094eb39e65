"""The one part of pay that was asked for, in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.chat.reply import Text
from bot.guides.figures import BandFigures
from bot.language.asks import Component
from handlers._bands import bonus_text, money, quoted, read_money

_NAMES: dict[Component, str] = {
    "base": "Base", "stock": "Stock", "bonus": "Bonus", "signing": "Signing bonus",
    "total": "Total",
}  # fmt: skip
_LACKING: dict[Component, str] = {
    "base": "base pay", "stock": "stock", "bonus": "bonus", "signing": "signing bonus",
    "total": "total",
}  # fmt: skip


def component_line(
    part: Component, about: str, titles: Sequence[str], bands: Sequence[BandFigures]
) -> Text:
    """`Stock at W&B for Staff SWE in London: £225K–£375K over 4 years (…)`, or that there is none.

    `about` is what stands between the part and the places: " at W&B for Staff SWE".
    """
    said = [(title, _PARTS[part](band)) for title, band in zip(titles, bands, strict=True)]
    name = _NAMES[part] + about
    if not any(text for _, text in said):
        return Text(_none(part, bands))
    if len(said) == 1:
        return Text(f"{name} in {said[0][0]}: {said[0][1]}.")
    each = "; ".join(f"{title} {text or 'no figure'}" for title, text in said)
    return Text(f"{name}: {each}.")


def _none(part: Component, bands: Sequence[BandFigures]) -> str:
    """That there is no such figure, and the guide's own words where it has some."""
    cells = dict.fromkeys(getattr(band.readings, part).cell for band in bands)
    words = [quoted(cell) for cell in cells if cell.strip(" -–—")]
    if not words:
        return f"The guide gives no {_LACKING[part]}."
    return f"The guide gives no {_LACKING[part]} as a figure; its table writes {', '.join(words)}."


def _base(band: BandFigures) -> str:
    return f"{read_money(band.readings.base)} a year" if band.readings.base.amounts else ""


def _stock(band: BandFigures) -> str:
    stock = band.readings.stock
    if stock.amounts is None:
        return ""
    if band.conflict:
        return f"{read_money(stock)}, a year's or a grant's (in doubt)"
    if band.stock_a_year is None:
        return f"{read_money(stock)}; the guide does not say over how long"
    a_year = f"{money(band.stock_a_year, stock.currency)} a year"
    if band.stock_grant is None:
        return a_year
    grant = f"{money(band.stock_grant, stock.currency)} over {band.basis.years} years"
    return f"{grant} ({a_year})"


def _bonus(band: BandFigures) -> str:
    text = bonus_text(band)
    if text == "—":
        return ""
    return text if "(" in text or "%" not in text else f"{text} of base"


def _signing(band: BandFigures) -> str:
    return read_money(band.readings.signing) if band.readings.signing.amounts else ""


def _total(band: BandFigures) -> str:
    stated = band.readings.total
    said = [f"{read_money(stated)} a year as stated"] if stated.amounts else []
    if band.row.by_level and said:
        said = [f"{said[0]} over all levels"]
    if band.computed is not None and not band.conflict:
        said.append(f"{money(band.computed, band.band.currency)} as its parts make it")
    return ", ".join(said)


_PARTS: dict[Component, Callable[[BandFigures], str]] = {
    "base": _base, "stock": _stock, "bonus": _bonus, "signing": _signing, "total": _total,
}  # fmt: skip
