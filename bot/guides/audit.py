"""Does a guide agree with itself? What `bandstand check` says beyond what reading refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from bot.guides.amounts import Trouble
from bot.guides.cells import Reading
from bot.guides.comp_table import plain_label
from bot.guides.figures import BandFigures, figures
from bot.guides.findings import Finding, Severity
from bot.guides.model import Guide

_PLACEHOLDER = re.compile(r"\$?\[(?:floor|amount|x|number)\]", re.I)
_TITLE = re.compile(
    r"\b(?:engineer|engineering|manager|designer|scientist|architect|sw?e|sde|pm|tpm|em|principal|"
    r"director|partner|sa|security|devops)\b",
    re.I,
)
"""Words of job titles: a region label made of them is a level, not a place."""
_UNCLEAR: dict[Trouble, str] = {
    "open": "has no upper end",
    "mixed": "mixes two currencies",
    "backwards": "runs from high to low",
    "words": "is no plain figure",
}


_TIME_ZONES = timedelta(days=1)
"""Where a day may have begun already, seen from UTC."""


def audit(guide: Guide, today: date) -> list[Finding]:
    """What a maintainer should look at in one guide, by line."""
    found = list(_dates(guide, today))
    found += [finding for band in figures(guide).bands for finding in _band(guide, band)]
    found += _repeated(guide)
    found += _levels(guide)
    found += _placeholders(guide)
    return sorted(found, key=lambda finding: finding.line)


def _finding(
    guide: Guide, severity: Severity, line: int, rule: str, problem: str, remedy: str
) -> Finding:
    return Finding(severity, guide.path, line, rule, problem, remedy)


def _band(guide: Guide, band: BandFigures) -> Iterator[Finding]:
    yield from _missing(guide, band)
    yield from _cells(guide, band)
    yield from _stock(guide, band)
    yield from _currency(guide, band)
    yield from _bonus(guide, band)
    if _TITLE.search(band.band.region):
        yield _finding(
            guide, "warning", band.band.line, "region-is-a-level",
            f"{band.band.region!r} is a level or title, not a region.",
            "Name the region; put the level into role or level_mapping.",
        )  # fmt: skip
    yield from _total(guide, band)


def _missing(guide: Guide, band: BandFigures) -> Iterator[Finding]:
    """Figures that front matter has lost, or that nothing gives."""
    where, line = band.band.region, band.band.line
    lost = [r.part for r in band.readings if r.recovered]
    if lost:
        yield _finding(
            guide, "warning", line, "figures-only-in-table",
            f"{where}: the table gives {' and '.join(lost)}, the front matter does not.",
            "Copy the figures into compensation; until then answers take them from the table.",
        )  # fmt: skip
    elif not any(r.amounts for r in band.readings):
        yield _finding(
            guide, "warning", line, "no-figures",
            f"{where}: the region has no figures.", "Add them, or drop the region.",
        )  # fmt: skip


def _cells(guide: Guide, band: BandFigures) -> Iterator[Finding]:
    """Cells of the table that cannot be used, or that say other than front matter."""
    where, line = band.band.region, band.band.line
    for r in band.readings:
        if r.remark == "unusable" and any(c.isdigit() for c in r.cell):
            yield _finding(
                guide, "note" if r.trouble == "words" else "warning", line, "unclear-figure",
                f"{where}: the table's {r.part} {r.cell!r} {_UNCLEAR[r.trouble]}.",
                "Write low to high in one currency; answers quote it and use no figure.",
            )  # fmt: skip
        elif r.remark in ("differs", "other row"):
            yield _finding(
                guide, "warning", line, "table-differs",
                f"{where}: the table writes {r.part} {r.cell!r}, the front matter has other "
                "figures.", "Correct the one that is wrong.",
            )  # fmt: skip
        elif r.monthly and not r.recovered:
            yield _finding(
                guide, "warning", line, "monthly-pay",
                f"{where}: the table's {r.part} {r.cell!r} is a month's pay, and so is the front "
                "matter's.", "Write a year's pay; answers multiply by 12.",
            )  # fmt: skip


def _stock(guide: Guide, band: BandFigures) -> Iterator[Finding]:
    if band.other is not None:
        yield _finding(
            guide, "warning", band.band.line, "stock-basis-conflict",
            f"{band.band.region}: stock is declared {band.basis.code} ({band.basis.witness}), "
            f"but the totals only add up as {band.other.code}.",
            "Correct the table's header, or set stock_vest_years.",
        )  # fmt: skip
    elif band.readings.stock.amounts is not None and band.basis.kind == "unknown":
        yield _finding(
            guide, "warning", band.band.line, "stock-basis-unknown",
            f"{band.band.region}: nothing says whether stock is a year's or a grant's.",
            "Set stock_vest_years (1 for a yearly figure).",
        )  # fmt: skip


def _currency(guide: Guide, band: BandFigures) -> Iterator[Finding]:
    """Parts that answers show in another currency than front matter's, as the table writes them."""
    given = band.given.currency
    told = [r for r in band.readings if r.amounts is not None and r.currency != given]
    if told:
        cells = ", ".join(f"{r.part} {r.cell!r}" for r in told)
        codes = " and ".join(dict.fromkeys(r.currency for r in told))
        yield _finding(
            guide, "warning", band.band.line, "currency-mismatch",
            f"{band.band.region}: the table writes {cells}, the currency is {given}.",
            f"Correct the currency or the figures; answers show {codes}.",
        )  # fmt: skip


def _bonus(guide: Guide, band: BandFigures) -> Iterator[Finding]:
    """A percentage that money contradicts, or that was meant as a share of one."""
    where, line, percent = band.band.region, band.band.line, band.given.bonus_pct
    if percent is not None and band.given.bonus is not None:
        yield _finding(
            guide, "warning", line, "bonus-twice",
            f"{where}: the bonus is given as bonus_pct and as bonus_low and bonus_high.",
            "Keep one of them; answers count the amounts.",
        )  # fmt: skip
    if percent is not None and 0 < percent < 1:
        yield _finding(
            guide, "warning", line, "bonus-fraction",
            f"{where}: a bonus_pct of {percent} is {percent}% of base.",
            f"If it is meant as a fraction, write {(percent * 100).normalize():f}.",
        )  # fmt: skip


def _total(guide: Guide, band: BandFigures) -> Iterator[Finding]:
    """A stated total that its parts contradict."""
    where, line = band.band.region, band.band.line
    base, total = band.readings.base, band.readings.total
    if _below(total, base):
        yield _finding(
            guide, "warning", line, "total-below-base",
            f"{where}: the stated total is below the base salary.",
            "Correct the one that is wrong.",
        )  # fmt: skip
    if not band.conflict and not band.reconciles and band.gap is not None:
        low, high = map(_share, band.gap)
        yield _finding(
            guide, "note", line, "totals-apart",
            f"{where}: the parts are {low} and {high} away from the stated total.",
            "Correct a part or the total, or leave it: answers say the gap.",
        )  # fmt: skip


def _below(one: Reading, other: Reading) -> bool:
    """Whether either end lies below the other's; never across currencies."""
    if one.amounts is None or other.amounts is None or one.currency != other.currency:
        return False
    return one.amounts.low < other.amounts.low or one.amounts.high < other.amounts.high


def _share(share: Decimal) -> str:
    """A signed percentage with one decimal, halves up as in answers."""
    return f"{(share * 100).quantize(Decimal('0.1'), ROUND_HALF_UP):+f}%"


def _dates(guide: Guide, today: date) -> Iterator[Finding]:
    updated = guide.last_updated
    if updated is not None and updated > today + _TIME_ZONES:
        yield _finding(
            guide, "warning", 1, "updated-in-future",
            f"last_updated {updated} is yet to come.",
            "Write the day on which the figures were gathered.",
        )  # fmt: skip


def _repeated(guide: Guide) -> Iterator[Finding]:
    seen: set[str] = set()
    for band in guide.bands:
        label = plain_label(band.region)
        if label in seen:
            yield _finding(
                guide, "note", band.line, "region-repeated",
                f"The region {band.region} stands more than once.",
                "Tell the bands apart, by level for instance.",
            )  # fmt: skip
        seen.add(label)


def _levels(guide: Guide) -> Iterator[Finding]:
    raw = guide.level_mapping.raw
    if raw and raw.lstrip().startswith("|"):
        yield _finding(
            guide, "warning", 1, "level-mapping-row",
            "level_mapping.raw is a table's header row.", "Write the levels: A = B = C.",
        )  # fmt: skip


def _placeholders(guide: Guide) -> Iterator[Finding]:
    for offset, line in enumerate(guide.body.splitlines()):
        found = _PLACEHOLDER.search(line)
        if found:
            yield _finding(
                guide, "note", guide.body_line + offset, "placeholder",
                f"The placeholder {found[0]} is not filled in.", "Fill it in, or reword.",
            )  # fmt: skip
