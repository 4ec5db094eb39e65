"""A guide's bands with everything that follows from them: what each answer shows.

stock per year   = stock / vest years (or as written, where it is a year's already)
bonus            = percent of base, low percent of low base … high of high, or as given
computed total   = base + stock per year + bonus; None while any part is unknown
gap              = (computed - stated) / stated, at each end
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.guides import basis as bases
from bot.guides.basis import Basis, Parts
from bot.guides.comp_table import Row, comp_table
from bot.guides.model import Band, Guide, Range

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%?\s*(?:[-–—]|to)\s*(\d{1,3}(?:\.\d+)?)\s*%")
_NO_STOCK = re.compile(r"^\W*(?:none|n/?a|no stock|no equity|nil|0)?\W*$", re.I)


@dataclass(frozen=True, slots=True)
class BandFigures:
    """One band, its stock basis, and the figures derived from it (currency units a year)."""

    band: Band
    row: Row
    """The body table's own words for this band."""
    basis: Basis
    other: Basis | None
    """The basis the stated totals fit, where they contradict the declared one."""
    bonus_pct: Range | None
    bonus: Range | None
    stock_per_year: Range | None
    grant: Range | None
    """Stock over the whole vest; None where its length is not stated."""
    computed: Range | None

    @property
    def conflict(self) -> bool:
        """True where the totals fit only another stock basis than the declared one."""
        return self.other is not None

    @property
    def gap(self) -> tuple[Decimal, Decimal] | None:
        """(computed - stated) / stated at the low and the high end."""
        stated = self.band.total
        if self.computed is None or stated is None or not stated.low or not stated.high:
            return None
        return (
            (self.computed.low - stated.low) / stated.low,
            (self.computed.high - stated.high) / stated.high,
        )

    @property
    def reconciles(self) -> bool:
        """False where the stated total is more than 5% away from its parts."""
        return self.gap is None or max(map(abs, self.gap)) <= bases.TOLERANCE

    def computed_under(self, basis: Basis) -> Range | None:
        """The total if stock were of this basis."""
        return _total(self.band.base, _per_year(self.band.stock, basis), self.bonus)

    @property
    def label(self) -> str:
        """The region label, with the row's level where a guide repeats a region."""
        return self.band.region


@dataclass(frozen=True, slots=True)
class GuideFigures:
    """All bands of one guide, in its order."""

    bands: tuple[BandFigures, ...]

    def of(self, labels: tuple[str, ...]) -> tuple[BandFigures, ...]:
        """The bands of these region labels; all of them when none is named."""
        if not labels:
            return self.bands
        return tuple(b for b in self.bands if b.band.region in labels)


def figures(guide: Guide) -> GuideFigures:
    """Everything that follows from a guide's figures and its table."""
    table = comp_table(guide.body, guide.bands)
    rows = table.rows if table else (Row(),) * len(guide.bands)
    header = bases.header_of(table)
    percents = [_bonus_percent(b, r) for b, r in zip(guide.bands, rows, strict=True)]
    bonuses = [_bonus(b, p) for b, p in zip(guide.bands, percents, strict=True)]
    parts = [
        Parts(band.base, band.stock, bonus, band.total)
        for band, bonus in zip(guide.bands, bonuses, strict=True)
    ]
    inferred = bases.inferred(parts)
    return GuideFigures(
        tuple(
            _band_figures(
                band,
                row,
                _basis(bases.declared(band, guide.stock_vest_years, row, header), inferred),
                parts,
                percent,
                bonus,
                header,
            )
            for band, row, percent, bonus in zip(guide.bands, rows, percents, bonuses, strict=True)
        )
    )


def _basis(declared: Basis, inferred: Basis) -> Basis:
    return declared if declared.kind != "unknown" else inferred


def _band_figures(
    band: Band,
    row: Row,
    basis: Basis,
    parts: list[Parts],
    percent: Range | None,
    bonus: Range | None,
    header: str,
) -> BandFigures:
    per_year = _per_year(band.stock, basis)
    complete = per_year is not None if band.stock else _without_stock(row, header)
    return BandFigures(
        band=band,
        row=row,
        basis=basis,
        other=bases.contradicted(basis, parts) if band.stock is not None else None,
        bonus_pct=percent,
        bonus=bonus,
        stock_per_year=per_year,
        grant=_grant(band.stock, basis),
        computed=_total(band.base, per_year, bonus) if complete else None,
    )


def _bonus_percent(band: Band, row: Row) -> Range | None:
    """The percentage: the body's range where the front matter kept only its low end."""
    if band.bonus_pct is None:
        return None
    found = _PERCENT.search(row.bonus)
    if found and Decimal(found[1]) == band.bonus_pct and Decimal(found[2]) >= band.bonus_pct:
        return Range(band.bonus_pct, Decimal(found[2]))
    return Range(band.bonus_pct, band.bonus_pct)


def _bonus(band: Band, percent: Range | None) -> Range | None:
    if band.bonus is not None:
        return band.bonus
    if percent is None or band.base is None:
        return None
    return Range(band.base.low * percent.low / 100, band.base.high * percent.high / 100)


def _per_year(stock: Range | None, basis: Basis) -> Range | None:
    divisor = basis.per_year
    return stock.over(divisor) if stock is not None and divisor else None


def _grant(stock: Range | None, basis: Basis) -> Range | None:
    if stock is None or basis.years is None:
        return None
    return stock if basis.kind == "vest" else stock.scaled(Decimal(basis.years))


def _without_stock(row: Row, header: str) -> bool:
    """True where the guide gives no stock at all, rather than a figure that got lost."""
    return not header or (bool(_NO_STOCK.match(row.stock)) and bool(row.stock))


def _total(base: Range | None, stock: Range | None, bonus: Range | None) -> Range | None:
    if base is None:
        return None
    total = base
    for part in (stock, bonus):
        if part is not None:
            total += part
    return total
