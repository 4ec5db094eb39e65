"""Is a guide's stock figure a year's or a grant's? Who says so, and do the totals agree?

Order of witnesses: front matter (`stock_vest_years`), the table's cell, the table's header; a
figure that only the table gives is first of all what its own cell says. Only where none of them
declares anything is a basis inferred from the stated totals. A declaration is never overridden:
where the totals fit only the other basis, that is a conflict which every answer must show.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.guides.comp_table import CompTable, Row
from bot.guides.model import Band, Range

Witness = Literal["front matter", "table cell", "table header", "inferred", "nothing"]

TOLERANCE = Decimal("0.05")
"""A computed end within this share of the stated one agrees with it."""
_SHARE_NEEDED = Decimal("0.8")
"""The share of a guide's testable bands that must agree for a basis to fit."""

_ANNUAL = re.compile(
    r"/\s*(?:yr|year|annum|y)\b|\bper\s+(?:year|annum)|\bannual|\byearly|\bp\.a\.|\ba\s+year"
    r"|\d\s?lpa\b",
    re.I,
)
_YEARS = re.compile(r"(?<![\d.,])(\d)\s*-?\s*(?:yrs?|years?|y)\b", re.I)
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_SIGN = re.compile(r"[^\d\s().,~–—-]{1,4}(?=\s?\d)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\s*[KkMm]?")


@dataclass(frozen=True, slots=True)
class Basis:
    """What period a stock figure covers, and how that is known."""

    kind: Literal["annual", "vest", "unknown"]
    years: int | None = None
    """Length of the vest in years, where stated."""
    witness: Witness = "nothing"

    @property
    def code(self) -> str:
        """As `ask --json` prints it: annual, vest_4y, unknown."""
        return f"vest_{self.years}y" if self.kind == "vest" else self.kind

    @property
    def per_year(self) -> int | None:
        """By what a figure is divided to get one year's stock; None when unknown."""
        return {"annual": 1, "vest": self.years, "unknown": None}[self.kind]


UNKNOWN = Basis("unknown")


def declared(
    band: Band, guide_years: int | None, row: Row, header: str, *, cell_first: bool = False
) -> Basis:
    """The basis someone declares for this band, by the first witness who speaks."""
    years = band.stock_vest_years or guide_years
    cell = _read(row.stock, "table cell")
    if years and not (cell_first and cell.kind != "unknown"):
        return _of_years(years, "front matter")
    return cell if cell.kind != "unknown" else _read(header, "table header")


def _of_years(years: int, witness: Witness) -> Basis:
    if years == 1:
        return Basis("annual", None, witness)
    return Basis("vest", years, witness)


def _read(text: str, witness: Witness) -> Basis:
    """The basis a cell or header states: `$30K/yr (4yr vest)`, `RSU/4yr`, `Annual RSU`."""
    outside = _IN_BRACKETS.sub(" ", text)
    years = _YEARS.search(text)
    length = int(years[1]) if years and years[1] != "0" else None
    if _ANNUAL.search(outside):
        return Basis("annual", length, witness)
    inside = " ".join(_IN_BRACKETS.findall(text))
    if _ANNUAL.search(inside):
        # "$440K ($110K/yr)" restates the figure a year at a time: the figure itself is a
        # grant. "Stock (annual)" has no second figure: the brackets describe the first.
        restated = _ratio(outside, inside)
        return Basis("vest", restated, witness) if restated else _bracketed(inside, length, witness)
    return _of_years(length, witness) if length else UNKNOWN


def _bracketed(inside: str, length: int | None, witness: Witness) -> Basis:
    if _NUMBER.search(_YEARS.sub("", inside)):
        return UNKNOWN
    return Basis("annual", length, witness)


def _ratio(outside: str, inside: str) -> int | None:
    """How many times the first figure inside brackets the first one outside is, if 2 to 10."""
    outer, inner = _NUMBER.search(outside), _NUMBER.search(_YEARS.sub("", inside))
    if outer is None or inner is None or not _value(inner[0]):
        return None
    signs = {sign[0] for sign in (_SIGN.search(outside), _SIGN.search(inside)) if sign}
    if len(signs) > 1:
        return None  # another currency, so the ratio says nothing of years
    ratio = _value(outer[0]) / _value(inner[0])
    nearest = round(ratio)
    # Guides round the yearly figure ($135K is "$34K/yr").
    return nearest if 2 <= nearest <= 10 and abs(ratio - nearest) <= TOLERANCE * nearest else None


def _value(text: str) -> Decimal:
    number = text.rstrip("KkMm ").replace(",", "")
    unit = {"k": 1_000, "m": 1_000_000}.get(text[-1].casefold(), 1)
    return Decimal(number) * unit if number.count(".") <= 1 else Decimal(0)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a band's total is tested from."""

    base: Range | None
    stock: Range | None
    bonus: Range | None
    total: Range | None

    @property
    def testable(self) -> bool:
        """True where base, stock and a stated total are all there."""
        return None not in (self.base, self.stock, self.total)

    def agrees(self, divisor: int) -> bool:
        """Whether the parts make the stated total when stock is divided by `divisor`."""
        assert self.base is not None
        assert self.stock is not None
        assert self.total is not None
        computed = self.base + self.stock.over(divisor)
        if self.bonus is not None:
            computed += self.bonus
        return near(computed.low, self.total.low) and near(computed.high, self.total.high)


def near(computed: Decimal, stated: Decimal) -> bool:
    """Whether `computed` is within the tolerance of `stated`."""
    return abs(computed - stated) <= TOLERANCE * stated


def fits(parts: Sequence[Parts], divisor: int) -> bool:
    """Whether at least 80% of the testable bands agree with this divisor."""
    testable = [p for p in parts if p.testable]
    agreeing = sum(p.agrees(divisor) for p in testable)
    return bool(testable) and Decimal(agreeing) >= _SHARE_NEEDED * len(testable)


def fits_none(parts: Sequence[Parts], divisor: int) -> bool:
    """Whether no testable band agrees with this divisor."""
    return not any(p.agrees(divisor) for p in parts if p.testable)


def inferred(parts: Sequence[Parts]) -> Basis:
    """The one basis (annual, or over four years) that the stated totals fit."""
    for divisor, other in ((1, 4), (4, 1)):
        if fits(parts, divisor) and fits_none(parts, other):
            return _of_years(divisor, "inferred")
    return UNKNOWN


def contradicted(basis: Basis, parts: Sequence[Parts]) -> Basis | None:
    """The other basis, where the stated totals fit only that one."""
    divisor = basis.per_year
    if divisor is None:
        return None
    other = 4 if divisor == 1 else 1
    if fits(parts, other) and fits_none(parts, divisor):
        return _of_years(other, "inferred")
    return None


def header_of(table: CompTable | None) -> str:
    """The stock column's header, or nothing."""
    return table.headers.get("stock", "") if table else ""
