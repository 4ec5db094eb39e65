"""One part of a band's pay: the front matter's figure and the table's cell, and which is shown.

The body is the source and front matter was made from it, so where front matter has lost a figure,
a currency or the word "month", the cell is believed. Where both have figures that differ, front
matter is: someone corrected it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce
from typing import Literal, NamedTuple

from bot.guides.amounts import Amounts, Trouble, Written, written
from bot.guides.comp_table import Row
from bot.guides.currencies import likeliest, narrowed
from bot.guides.model import Band, Range

Part = Literal["base", "stock", "bonus", "signing", "total"]
Remark = Literal["", "recovered", "currency", "open", "differs", "other row", "unusable"]
"""Nothing to say; the front matter has no figure; it has another currency; its high end is open in
the table; it has other figures; it has those of another row; the cell is no figure to be used."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is shown of one part, and what must be said about it."""

    part: Part
    amounts: Range | None
    """A year's, or as the guide has it for stock."""
    currency: str
    cell: str = ""
    remark: Remark = ""
    trouble: Trouble = ""
    """Why the cell is unusable."""
    monthly: bool = False
    """Whether the cell is a month's pay, shown here twelvefold."""
    aside: bool = False
    """Whether the cell says more in brackets than its figures."""

    @property
    def changed(self) -> bool:
        """Whether anything but the front matter's own figure is shown."""
        return bool(self.remark) or self.monthly

    @property
    def recovered(self) -> bool:
        """Whether the figure is the table's, and the front matter has none for it."""
        return self.remark in ("recovered", "other row")


class Readings(NamedTuple):
    """Every part of a band's pay, each in its own currency."""

    base: Reading
    stock: Reading
    bonus: Reading
    """In money; a percentage is no reading of its own."""
    signing: Reading
    total: Reading

    @property
    def currency(self) -> str:
        """The currency of base; without a base, that of the first part there is."""
        order = (self.base, self.total, self.stock, self.bonus, self.signing)
        return next((r.currency for r in order if r.amounts), self.base.currency)


# The whole cell is a share: "10–15% target", "15% of base".
_SHARE = re.compile(
    r"~?(\d{1,3}(?:\.\d+)?)\s*%?(?:\s*(?:[-–—]|to)\s*(\d{1,3}(?:\.\d+)?)\s*%)?"
    r"\s*(?:target|of base|of base salary|annual|bonus)?", re.I,
)  # fmt: skip
# A range of shares anywhere in the cell.
_SHARES = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%?\s*(?:[-–—]|to)\s*(\d{1,3}(?:\.\d+)?)\s*%")


def readings(band: Band, row: Row) -> Readings:
    """Every part of a band, from its front matter and its row of the table."""
    label, currency = band.region, band.currency
    total = (
        spanning(band.total, currency, [cell for _, cell in row.by_level], label)
        if row.by_level
        else reading("total", band.total, currency, row.total, label)
    )
    return Readings(
        base=reading("base", band.base, currency, row.base, label),
        stock=_stock(band, row),
        bonus=_bonus(band, row),
        signing=reading("signing", band.signing, currency, row.signing, label),
        total=total,
    )


def _bonus(band: Band, row: Row) -> Reading:
    """The bonus in money; nothing is unusable about a cell in percent."""
    if _SHARE.fullmatch(row.bonus):
        return Reading("bonus", band.bonus, band.currency)
    found = reading("bonus", band.bonus, band.currency, row.bonus, band.region)
    if found.remark == "unusable" and bonus_percent(band, row) is not None:
        return Reading("bonus", None, band.currency)
    return found


def _stock(band: Band, row: Row) -> Reading:
    """Stock of the table's first row of it, also where front matter took a later one."""
    found = reading("stock", band.stock, band.currency, row.stock, band.region)
    if found.remark != "differs" or not row.more_stock:
        return found
    later = [a.range for cell in row.more_stock for a in written(cell).amounts]
    if band.stock not in later:
        return found
    first = reading("stock", None, band.currency, row.stock, band.region)
    return replace(first, remark="other row") if first.recovered else found


def level_totals(band: Band, row: Row) -> tuple[tuple[str, Reading], ...]:
    """(level, its total), where the table has a row for each level."""
    return tuple(
        (level, reading("total", None, band.currency, cell, band.region))
        for level, cell in row.by_level
    )


def answered(band: Band, read: Readings) -> Band:
    """The band with the figures that are shown, all in one currency.

    A part in another currency than base's is left out here: no one can add or mislabel it.
    """
    if not any(part.changed for part in read):
        return band
    own = {part.part: part.amounts for part in read if part.currency == read.currency}
    return replace(
        band,
        currency=read.currency,
        base=own.get("base"),
        stock=own.get("stock"),
        bonus=own.get("bonus"),
        signing=own.get("signing"),
        total=own.get("total"),
    )


def bonus_percent(band: Band, row: Row) -> Range | None:
    """The bonus as a percentage: the body's range where front matter kept its low end or none."""
    given = band.bonus_pct
    if given is None:
        whole = _SHARE.fullmatch(row.bonus.strip()) if "%" in row.bonus else None
        if whole is None or band.bonus is not None:
            return None
        low, high = Decimal(whole[1]), Decimal(whole[2] or whole[1])
        return Range(low, high) if low <= high else None
    found = _SHARES.search(row.bonus)
    if found and Decimal(found[1]) == given and Decimal(found[2]) >= given:
        return Range(given, Decimal(found[2]))
    return Range(given, given)


def reading(part: Part, given: Range | None, currency: str, cell: str, label: str) -> Reading:
    """The part as front matter gives it (`given`, `currency`) and as the table writes it."""
    if not cell:
        return Reading(part, given, currency)
    return _settled(Reading(part, given, currency, cell), written(cell), label)


def spanning(given: Range | None, currency: str, cells: list[str], label: str) -> Reading:
    """The total of a region whose table has one for each level: from the lowest to the highest."""
    shown = Reading("total", given, currency, "; ".join(cells))
    levels = [level.amounts[0] for level in map(written, cells) if level.amounts]
    if len(levels) != len(cells) or len({(a.codes, a.period) for a in levels}) != 1:
        return shown
    ends = reduce(_wider, (a.range for a in levels))
    return _settled(shown, Written((Amounts(ends, levels[0].codes, levels[0].period),)), label)


def _wider(one: Range, other: Range) -> Range:
    return Range(min(one.low, other.low), max(one.high, other.high))


def _settled(shown: Reading, found: Written, label: str) -> Reading:
    given, currency = shown.amounts, shown.currency
    if not found.amounts:
        return _unusable(shown, found)
    if given is None:
        best = next((a for a in found.amounts if _admits(a, currency, label)), found.amounts[0])
        return replace(_as_cell(shown, best, "recovered", label), aside=found.aside)
    same = [a for a in found.amounts if a.range == given]
    if not same:
        return replace(shown, remark="differs")
    if any(_admits(a, currency, label) for a in same):
        return _as_cell(shown, same[0], "", label) if same[0].period == "month" else shown
    return _as_cell(shown, same[0], "currency", label)


def _admits(amounts: Amounts, currency: str, label: str) -> bool:
    """Whether the sign may stand for this currency."""
    return not amounts.codes or currency in narrowed(amounts.codes, label)


def _as_cell(shown: Reading, amounts: Amounts, remark: Remark, label: str) -> Reading:
    """The cell's figure, in the front matter's currency where the sign allows it."""
    currency = shown.currency
    if not _admits(amounts, currency, label):
        currency = likeliest(narrowed(amounts.codes, label))
    monthly = amounts.period == "month"
    return replace(shown, amounts=amounts.a_year, currency=currency, remark=remark, monthly=monthly)


def _unusable(shown: Reading, found: Written) -> Reading:
    """A cell that is no figure, or a range of two currencies that front matter took for one."""
    if found.trouble == "mixed" and found.ends == shown.amounts:
        return replace(shown, amounts=None, remark="unusable", trouble="mixed")
    if shown.amounts is not None and found.trouble == "open":
        return replace(shown, remark="open")
    if shown.amounts is None and found.trouble != "nothing":
        return replace(shown, remark="unusable", trouble=found.trouble)
    return shown
