"""Where an offer stands in a band.

range penetration = (x − min) / (max − min)     0 at the low end, 1 at the high end
compa-ratio       = x / midpoint                1 at the middle
Source: pay.md (help.dayforce.com, Compensation Guide). A low-high range has no percentiles.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.guides.figures import BandFigures
from bot.guides.model import Range

Where = Literal["below", "inside", "above"]


@dataclass(frozen=True, slots=True)
class Standing:
    """One amount against one range, both in the range's currency and a year's."""

    amount: Decimal
    range: Range

    @property
    def penetration(self) -> Decimal:
        """(x − min) / (max − min): below 0 under the range, over 1 above it."""
        return (self.amount - self.range.low) / (self.range.high - self.range.low)

    @property
    def middle(self) -> Decimal:
        """The range's midpoint."""
        return (self.range.low + self.range.high) / 2

    @property
    def compa_ratio(self) -> Decimal:
        """x / midpoint."""
        return self.amount / self.middle

    @property
    def where(self) -> Where:
        """Both ends are inside."""
        if self.amount < self.range.low:
            return "below"
        return "above" if self.amount > self.range.high else "inside"

    @property
    def to_middle(self) -> Decimal:
        """Money from here up to the midpoint; negative where the amount is past it."""
        return self.middle - self.amount

    @property
    def to_top(self) -> Decimal:
        """Money from here up to the high end: the headroom; negative above the band."""
        return self.range.high - self.amount


@dataclass(frozen=True, slots=True)
class Compared:
    """What of an offer is compared with a band: one currency, a year.

    total = base + target bonus + grant / vest years: no signing, no refreshers, no benefits.
    """

    base: Decimal | None
    stock_per_year: Decimal | None
    total: Decimal | None


@dataclass(frozen=True, slots=True)
class Position:
    """An offer's standing by component; stated and computed totals are kept apart."""

    base: Standing | None = None
    stock_per_year: Standing | None = None
    total_stated: Standing | None = None
    total_computed: Standing | None = None


def standing(amount: Decimal | None, among: Range | None) -> Standing | None:
    """The amount against the range; None without either, or where the range has no width."""
    if amount is None or among is None or among.high <= among.low or among.low + among.high <= 0:
        return None
    return Standing(amount, among)


def position(compared: Compared, band: BandFigures) -> Position:
    """Each compared figure in a band of the same currency.

    None where the band lacks it, its stock basis is unknown, or its width is zero.
    """
    return Position(
        standing(compared.base, band.band.base),
        standing(compared.stock_per_year, band.stock_per_year),
        standing(compared.total, band.band.total),
        standing(compared.total, band.computed),
    )
