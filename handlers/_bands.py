"""Bands as tables, figures and the notices that belong to them; shared by band and compare."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.chat.reply import Block, Cell, Column, Figure, Notice, Pair, Reply, Table, Text
from bot.guides.basis import Basis
from bot.guides.figures import BandFigures
from bot.guides.model import Range
from bot.language.asks import Operand
from bot.pay.money import percent, short_range, whole

MOST_COLUMNS = 3
"""Bands beside each other on a phone; more become a row each."""


def money(amounts: Range | None, currency: str) -> str:
    """A range in its currency, or a dash."""
    return "—" if amounts is None else short_range(amounts.low, amounts.high, currency)


def _bonus(figures: BandFigures) -> str:
    amount = money(figures.bonus, figures.band.currency)
    if figures.bonus_pct is None:
        return amount
    low, high = figures.bonus_pct.low.normalize(), figures.bonus_pct.high.normalize()
    share = f"{low:f}%" if low == high else f"{low:f}–{high:f}%"
    return share if figures.bonus is None else f"{amount} ({share})"


def _stock_per_year(figures: BandFigures) -> str:
    shown = None if figures.conflict else figures.stock_per_year
    return money(shown, figures.band.currency)


def _grant(figures: BandFigures) -> str:
    shown = None if figures.conflict else figures.grant
    return money(shown, figures.band.currency)


def _as_written(figures: BandFigures) -> str:
    unclear = figures.conflict or figures.stock_per_year is None
    return money(figures.band.stock if unclear else None, figures.band.currency)


def _computed(figures: BandFigures) -> str:
    shown = None if figures.conflict else figures.computed
    return money(shown, figures.band.currency)


# The rows of a band, in the order people read an offer: title and how to print it.
_ROWS: tuple[tuple[str, Callable[[BandFigures], str]], ...] = (
    ("Base", lambda f: money(f.band.base, f.band.currency)),
    ("Stock a year", _stock_per_year),
    ("Stock, whole grant", _grant),
    ("Stock as written", _as_written),
    ("Bonus a year", _bonus),
    ("Signing bonus", lambda f: money(f.band.signing, f.band.currency)),
    ("Stated total", lambda f: money(f.band.total, f.band.currency)),
    ("Total of its parts", _computed),
)
_ALWAYS = frozenset(("Base", "Stock a year", "Stated total"))


def band_table(titles: Sequence[str], bands: Sequence[BandFigures]) -> Table:
    """The bands' figures: a column each while they fit on a phone, else a row each."""
    rows = [(title, [draw(band) for band in bands]) for title, draw in _ROWS]
    kept = [(t, texts) for t, texts in rows if t in _ALWAYS or any(x != "—" for x in texts)]
    if len(bands) <= MOST_COLUMNS:
        columns = (Column(""), *(Column(title, numeric=True) for title in titles))
        return Table(columns, tuple((Cell(t), *map(Cell, texts)) for t, texts in kept))
    columns = (Column("Region"), *(Column(title, numeric=True) for title, _ in kept))
    return Table(
        columns,
        tuple(
            (Cell(title), *(Cell(texts[i]) for _, texts in kept)) for i, title in enumerate(titles)
        ),
    )


def band_titles(bands: Sequence[BandFigures]) -> list[str]:
    """Region labels; where a guide repeats one, with the level its table gives the row."""
    labels = [band.band.region for band in bands]
    return [
        f"{label} ({band.row.level})" if labels.count(label) > 1 and band.row.level else label
        for label, band in zip(labels, bands, strict=True)
    ]


def band_notices(titles: Sequence[str], bands: Sequence[BandFigures]) -> list[Block]:
    """What must be known to read the figures right."""
    pairs = list(zip(titles, bands, strict=True))
    blocks: list[Block] = []
    blocks += _conflicts(pairs)
    blocks += _gaps(pairs)
    blocks += _without_figures(pairs)
    blocks += _by_level(pairs)
    basis = _basis_line(bands)
    return [*blocks, *([Text(basis)] if basis else [])]


_Pairs = Sequence[tuple[str, BandFigures]]


def _conflicts(pairs: _Pairs) -> list[Block]:
    """Both readings in one line, where the totals fit only the undeclared one."""
    told: dict[tuple[Basis, Basis], list[str]] = {}
    for title, figures in pairs:
        if figures.other is not None:
            key = (figures.basis, figures.other)
            told.setdefault(key, []).append(_both_readings(title, figures, figures.other))
    return [
        Notice(
            f"The {basis.witness} says stock is {_spoken(basis)}, but the stated totals only add "
            f"up if it is {_spoken(other)}. {' '.join(said)}",
            "warning",
        )
        for (basis, other), said in told.items()
    ]


def _both_readings(title: str, figures: BandFigures, other: Basis) -> str:
    currency = figures.band.currency
    declared = money(figures.computed, currency)
    fitting = money(figures.computed_under(other), currency)
    return f"{title}: {declared} as declared, {fitting} as the totals have it."


def _spoken(basis: Basis) -> str:
    if basis.kind == "vest":
        return f"a grant over {basis.years} years"
    return "a yearly figure"


def _gaps(pairs: _Pairs) -> list[Block]:
    """One line where stated totals differ from their parts by more than 5%."""
    said = []
    for title, figures in pairs:
        if figures.conflict or figures.reconciles or figures.gap is None:
            continue
        low, high = map(percent, figures.gap)
        said.append(f"{title} {low} at the low end, {high} at the high end")
    if not said:
        return []
    line = f"The parts do not make the stated total: {'; '.join(said)}."
    if any(figures.band.signing for _, figures in pairs):
        line += " The parts leave the signing bonus out."
    return [Notice(line, "warning")]


def _without_figures(pairs: _Pairs) -> list[Block]:
    """Says where the guide names a region but gives none of its figures, or not its stock."""
    blocks: list[Block] = []
    for title, figures in pairs:
        row = figures.row
        lost = [
            f"{name} {text!r}"
            for name, text, figure in (
                ("base", row.base, figures.band.base),
                ("stock", row.stock, figures.band.stock),
                ("total", row.total, figures.band.total),
            )
            if figure is None and any(c.isdigit() for c in text)
        ]
        written = f" Its table writes {', '.join(lost)}." if lost else ""
        if figures.band.empty:
            blocks.append(Notice(f"{title}: the guide gives no figures.{written}"))
        elif written:
            blocks.append(Notice(f"{title}: the guide's own figures leave some out.{written}"))
    return blocks


def _by_level(pairs: _Pairs) -> list[Block]:
    """Totals by level, where the guide's one total spans them all."""
    return [
        Notice(
            f"{title}: the stated total spans levels. "
            + "; ".join(f"{level} {text}" for level, text in figures.row.by_level)
            + "."
        )
        for title, figures in pairs
        if figures.row.by_level
    ]


def _basis_line(bands: Sequence[BandFigures]) -> str:
    """How the stock basis is known."""
    with_stock = [b for b in bands if b.band.stock is not None and not b.conflict]
    said = dict.fromkeys(_known_by(b.basis) for b in with_stock)
    return " ".join(said)


def _known_by(basis: Basis) -> str:
    if basis.kind == "unknown":
        return "The guide does not say whether stock is a year's or a grant's."
    if basis.witness == "inferred":
        return f"Stock is {_spoken(basis)}: no one says so, but only so do the totals add up."
    return f"Stock is {_spoken(basis)} (as the {basis.witness} says)."


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
    """The band as `ask --json` prints it."""
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
