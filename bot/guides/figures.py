"""A guide's bands with everything that follows from them: what each answer shows.

Figures are the front matter's, or the table's where front matter lost them (`cells`).

stock per year   = stock / vest years (or as written, where it is a year's already)
bonus            = percent of base, low percent of low base … high of high, or as given
computed total   = base + stock per year + bonus; None while any part is unknown, or where they
                   are in different currencies
gap              = (computed - stated) / stated, at each end
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.guides import basis as bases
from bot.guides.basis import Basis, Parts
from bot.guides.cells import Reading, Readings, answered, bonus_percent, readings
from bot.guides.comp_table import Row, comp_table
from bot.guides.model import Band, Guide, Range
from bot.guides.paper import Paper, paper

_NO_STOCK = re.compile(r"^\W*(?:none|n/?a|no stock|no equity|nil|0)?\W*$", re.I)


@dataclass(frozen=True, slots=True)
class BandFigures:
    """One band, its stock basis, and the figures derived from it (currency units a year)."""

    band: Band
    """The figures shown that are in base's currency; `readings` has those that are not."""
    given: Band
    """The front matter's own."""
    row: Row
    """The body table's own words for this band."""
    readings: Readings
    """Where each part comes from, and what must be said about it."""
    basis: Basis
    other: Basis | None
    """The basis the stated totals fit, where they contradict the declared one."""
    bonus_pct: Range | None
    bonus: Range | None
    stock_per_year: Range | None
    grant: Range | None
    """Stock over the whole vest; None where its length is not stated."""
    computed: Range | None
    stock_paper: Paper | None = None
    """What its stock is, where the guide says that it is no share one can sell."""
    bonus_paper: Paper | None = None

    @property
    def papers(self) -> tuple[Paper, ...]:
        """What is counted as money here and is none."""
        return tuple(dict.fromkeys(p for p in (self.stock_paper, self.bonus_paper) if p))

    @property
    def conflict(self) -> bool:
        """True where the totals fit only another stock basis than the declared one."""
        return self.other is not None

    @property
    def addable(self) -> bool:
        """Whether base, stock and bonus are in one currency."""
        return _one_currency(self.readings.base, self.readings.stock, self.readings.bonus)

    @property
    def foreign(self) -> tuple[Reading, ...]:
        """The parts in another currency than base's."""
        own = self.band.currency
        return tuple(r for r in self.readings if r.amounts is not None and r.currency != own)

    @property
    def stock_a_year(self) -> Range | None:
        """One year's stock in its own currency (`readings.stock.currency`)."""
        return _per_year(self.readings.stock.amounts, self.basis)

    @property
    def stock_grant(self) -> Range | None:
        """Stock over the whole vest, in its own currency."""
        return _grant(self.readings.stock.amounts, self.basis)

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
        if not self.addable:
            return None
        return _total(self.band.base, _per_year(self.band.stock, basis), self.bonus)

    @property
    def label(self) -> str:
        """The region label."""
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
    drafts = [
        _draft(band, row, guide.stock_vest_years, header)
        for band, row in zip(guide.bands, rows, strict=True)
    ]
    # Bands are judged beside those of the same declaration: one cell's "/yr" says nothing of
    # another region's grant.
    parts: dict[Basis, list[Parts]] = {}
    for draft in drafts:
        parts.setdefault(draft.declared, []).append(draft.parts)
    judged = {declared: _judged(declared, alike) for declared, alike in parts.items()}
    paid = table.headers.get("bonus", "") if table else ""
    return GuideFigures(tuple(_band_figures(d, *judged[d.declared], header, paid) for d in drafts))


def _judged(declared: Basis, parts: list[Parts]) -> tuple[Basis, Basis | None]:
    """The basis in force, and the other one where the stated totals fit only that."""
    basis = bases.inferred(parts) if declared.kind == "unknown" else declared
    return basis, bases.contradicted(basis, parts)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A band before its stock basis is settled."""

    given: Band
    band: Band
    row: Row
    read: Readings
    declared: Basis
    percent: Range | None
    bonus: Range | None

    @property
    def parts(self) -> Parts:
        """What the stated total is tested from: nothing, where currencies differ."""
        read = self.read
        if not _one_currency(read.base, read.stock, read.bonus, read.total):
            return Parts(None, None, None, None)
        return Parts(self.band.base, self.band.stock, self.bonus, self.band.total)


def _one_currency(*parts: Reading) -> bool:
    return len({part.currency for part in parts if part.amounts is not None}) <= 1


def _draft(given: Band, row: Row, years: int | None, header: str) -> _Draft:
    read = readings(given, row)
    band = answered(given, read)
    percent = bonus_percent(given, row)
    if read.stock.monthly:
        declared = Basis("annual", None, "table cell")
    else:
        declared = bases.declared(given, years, row, header, cell_first=read.stock.recovered)
    return _Draft(given, band, row, read, declared, percent, _bonus(band, percent))


def _band_figures(
    draft: _Draft, basis: Basis, other: Basis | None, header: str, paid: str
) -> BandFigures:
    band = draft.band
    per_year = _per_year(band.stock, basis)
    complete = per_year is not None if band.stock else _without_stock(draft.row, header)
    addable = _one_currency(draft.read.base, draft.read.stock, draft.read.bonus)
    testable = band.stock is not None and addable
    return BandFigures(
        band=band,
        given=draft.given,
        row=draft.row,
        readings=draft.read,
        basis=basis,
        other=other if testable else None,
        bonus_pct=draft.percent,
        bonus=draft.bonus,
        stock_per_year=per_year,
        grant=_grant(band.stock, basis),
        computed=_total(band.base, per_year, draft.bonus) if complete and addable else None,
        stock_paper=paper(header, draft.row.stock) if draft.read.stock.amounts else None,
        bonus_paper=paper(paid, draft.row.bonus) if draft.bonus else None,
    )


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
