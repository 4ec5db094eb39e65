"""Bands as tables and figures; shared by every answer that shows pay."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.chat.reply import Block, Cell, Column, Figure, Pair, Reply, Table
from bot.guides.cells import Reading, level_totals
from bot.guides.figures import BandFigures
from bot.guides.model import Range
from bot.language.asks import Operand
from bot.pay.money import short_range, whole
from handlers._paper import only_options

MOST_COLUMNS = 3
"""Bands beside each other on a phone; more become a row each."""
_MOST_QUOTED = 100


def money(amounts: Range | None, currency: str) -> str:
    """A range in its currency, or a dash."""
    return "—" if amounts is None else short_range(amounts.low, amounts.high, currency)


def read_money(reading: Reading) -> str:
    """A part of pay in its own currency, or a dash."""
    return money(reading.amounts, reading.currency)


def quoted(cell: str) -> str:
    """A table's cell in quotes, the end of a very long one left out."""
    return f"'{cell}'" if len(cell) <= _MOST_QUOTED else f"'{cell[:_MOST_QUOTED]}…'"


def bonus_text(figures: BandFigures) -> str:
    """The bonus in money, with the percentage it is where the guide gives one."""
    paid = figures.readings.bonus
    amount = read_money(paid) if paid.amounts else money(figures.bonus, figures.band.currency)
    if figures.bonus_pct is None:
        return amount
    low, high = figures.bonus_pct.low.normalize(), figures.bonus_pct.high.normalize()
    share = f"{low:f}%" if low == high else f"{low:f}–{high:f}%"
    return share if amount == "—" else f"{amount} ({share})"


def _stock_per_year(figures: BandFigures) -> str:
    shown = None if figures.conflict else figures.stock_a_year
    return money(shown, figures.readings.stock.currency)


def _grant(figures: BandFigures) -> str:
    shown = None if figures.conflict else figures.stock_grant
    return money(shown, figures.readings.stock.currency)


def _as_written(figures: BandFigures) -> str:
    unclear = figures.conflict or figures.stock_a_year is None
    return read_money(figures.readings.stock) if unclear else "—"


def _computed(figures: BandFigures) -> str:
    shown = None if figures.conflict else figures.computed
    return money(shown, figures.band.currency)


# The rows of a band, in the order people read an offer: title and how to print it.
_ROWS: tuple[tuple[str, Callable[[BandFigures], str]], ...] = (
    ("Base", lambda f: read_money(f.readings.base)),
    ("Stock a year", _stock_per_year),
    ("Stock, whole grant", _grant),
    ("Stock as written", _as_written),
    ("Bonus a year", bonus_text),
    ("Signing bonus", lambda f: read_money(f.readings.signing)),
    ("Stated total", lambda f: read_money(f.readings.total)),
    ("Total of its parts", _computed),
)
_ALWAYS = frozenset(("Base", "Stock a year", "Stated total"))


def band_table(titles: Sequence[str], bands: Sequence[BandFigures]) -> Table:
    """The bands' figures: a column each while they fit on a phone, else a row each.

    Levels always have a row each, as in the guide's own table.
    """
    levels = bool(bands) and all(band.row.is_level for band in bands)
    rows = [(title, [draw(band) for band in bands]) for title, draw in _ROWS]
    kept = [(t, texts) for t, texts in rows if t in _ALWAYS or any(x != "—" for x in texts)]
    if only_options(bands):
        kept = [(t.replace("Stock", "Stock options"), texts) for t, texts in kept]
    if len(bands) <= MOST_COLUMNS and not levels:
        columns = (Column(""), *(Column(title, numeric=True) for title in titles))
        return Table(columns, tuple((Cell(t), *map(Cell, texts)) for t, texts in kept))
    columns = (
        Column("Level" if levels else "Region"),
        *(Column(title, numeric=True) for title, _ in kept),
    )
    return Table(
        columns,
        tuple(
            (Cell(title), *(Cell(texts[i]) for _, texts in kept)) for i, title in enumerate(titles)
        ),
    )


def level_table(titles: Sequence[str], bands: Sequence[BandFigures]) -> Table | None:
    """Totals with a row for each level, where the guide's table has those; else None."""
    totals = [dict(level_totals(band.given, band.row)) for band in bands]
    levels = list(dict.fromkeys(level for each in totals for level in each))
    if not levels:
        return None
    rows = [(level, [_level_cell(each.get(level)) for each in totals]) for level in levels]
    rows.append(("All levels, stated", [read_money(band.readings.total) for band in bands]))
    columns = (Column("Level"), *(Column(title, numeric=True) for title in titles))
    return Table(columns, tuple((Cell(level), *map(Cell, texts)) for level, texts in rows))


def _level_cell(reading: Reading | None) -> str:
    """A level's total; as the guide writes it where it is no plain figure."""
    if reading is None:
        return "—"
    return reading.cell if reading.amounts is None else read_money(reading)


def band_titles(bands: Sequence[BandFigures]) -> list[str]:
    """Region labels, with the level where a guide's table gives one for each row."""
    return [_title(band) for band in bands]


def _title(band: BandFigures) -> str:
    label, level = band.band.region, band.row.level
    if not level or level == label:
        return label
    return f"{level}, {label}" if band.row.is_level else f"{label} ({level})"


def guide_reply(blocks: Sequence[Block], operand: Operand, bands: Sequence[BandFigures]) -> Reply:
    """An answer about one guide, with the figures it shows."""
    return Reply(
        blocks=tuple(blocks),
        guides=(operand.guide,),
        regions=(operand.regions,),
        figures=tuple(figure(operand.guide, band) for band in bands),
        shareable=True,
    )


def figure(guide_id: str, figures: BandFigures) -> Figure:
    """The band as `ask --json` prints it: in base's currency, and nothing that is in another."""
    band = figures.band
    return Figure(
        guide=guide_id,
        region=band.region,
        currency=band.currency,
        base=_pair(band.base),
        stock_per_year=_pair(figures.stock_per_year),
        bonus=_pair(figures.bonus),
        total_stated=_pair(band.total),
        total_computed=_pair(figures.computed),
        stock_basis=figures.basis.code,
        stock_basis_conflict=figures.conflict,
    )


def _pair(amounts: Range | None) -> Pair | None:
    return None if amounts is None else (whole(amounts.low), whole(amounts.high))
