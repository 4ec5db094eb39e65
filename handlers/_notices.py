"""What must be known to read a band's figures right: doubts, gaps, and where figures come from."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.reply import Block, Notice, Text
from bot.guides.amounts import Trouble
from bot.guides.basis import Basis
from bot.guides.cells import Part, Reading, Remark
from bot.guides.figures import BandFigures
from bot.pay.money import percent
from handlers._bands import money, quoted, read_money
from handlers._paper import paper_notices

NAMES: dict[Part, str] = {
    "base": "base", "stock": "stock", "bonus": "bonus", "signing": "signing bonus",
    "total": "stated total",
}  # fmt: skip
_WHY: dict[Trouble, str] = {
    "open": "which has no upper end",
    "mixed": "which mixes two currencies",
    "backwards": "which runs from high to low",
}
_DIFFERING: dict[Remark, str] = {
    "differs": "the table writes {part} {cell}, other than the front matter's figures shown here.",
    "other row": "the front matter has the {part} of another row; shown is the table's {cell}.",
    "open": "the table writes {part} {cell}: its high end is open.",
}
_Pairs = Sequence[tuple[str, BandFigures]]


def band_notices(
    titles: Sequence[str], bands: Sequence[BandFigures], *, levels_shown: bool = False
) -> list[Block]:
    """What must be known to read the figures right."""
    pairs = list(zip(titles, bands, strict=True))
    blocks: list[Block] = []
    blocks += paper_notices(pairs)
    blocks += _conflicts(pairs)
    blocks += _gaps(pairs)
    told = [pair for pair in pairs if any(r.changed for r in pair[1].readings)]
    blocks += _other_currencies(told)
    blocks += _recovered(told)
    blocks += _monthly(told)
    blocks += _unread(pairs)
    blocks += _differing(told)
    blocks += _spanning(pairs) if levels_shown else _by_level(pairs)
    footing = _footing(bands)
    return [*blocks, *([Text(footing)] if footing else [])]


def _conflicts(pairs: _Pairs) -> list[Block]:
    """Both readings in one line, where the totals fit only the undeclared one."""
    told: dict[tuple[Basis, Basis], list[str]] = {}
    for title, figures in pairs:
        if figures.other is not None:
            key = (figures.basis, figures.other)
            said = told.setdefault(key, [])
            if figures.computed is not None:
                said.append(_both_readings(title, figures, figures.other))
    return [
        Notice(
            f"The {basis.witness} says stock is {_spoken(basis)}, but the stated totals only add "
            f"up if it is {_spoken(other)}. {' '.join(said)}".rstrip(),
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


def _other_currencies(pairs: _Pairs) -> list[Block]:
    """Where the table's signs contradict the front matter, and where two cannot be added."""
    blocks: list[Block] = []
    for title, figures in pairs:
        for currency in dict.fromkeys(r.currency for r in figures.readings):
            told = [
                r
                for r in figures.readings
                if r.amounts and r.currency == currency != figures.given.currency
            ]
            if told:
                blocks.append(
                    Notice(
                        f"{title}: the guide's front matter says {figures.given.currency}, its "
                        f"table writes {_quoted(told)}; shown in {currency}.",
                        "warning",
                    )
                )
        if not figures.addable:
            blocks.append(Notice(_never_added(title, figures), "warning"))
    return blocks


def _never_added(title: str, figures: BandFigures) -> str:
    parts = figures.readings
    said = [
        f"{NAMES[r.part]} is in {r.currency}"
        for r in (parts.base, parts.stock, parts.bonus)
        if r.amounts is not None
    ]
    return f"{title}: {', '.join(said)}; two currencies are not added, so no total is computed."


def _recovered(pairs: _Pairs) -> list[Block]:
    """One line for each set of parts that only the table gives, with the places it is for."""
    told: dict[tuple[str, ...], list[str]] = {}
    for title, figures in pairs:
        names = tuple(NAMES[r.part] for r in figures.readings if _lost(r, figures))
        if names:
            told.setdefault(names, []).append(title)
    blocks: list[Block] = [
        Notice(
            f"{_listed(names).capitalize()} for {_listed(places)} "
            f"{'is' if len(names) == 1 else 'are'} from the guide's table; its front matter has "
            "none."
        )
        for names, places in told.items()
    ]
    for title, figures in pairs:
        aside = [r for r in figures.readings if r.aside and r.currency == figures.given.currency]
        if aside:  # in another currency, it is quoted as that
            blocks.append(Notice(f"{title}: the table writes {_quoted(aside)}."))
    return blocks


def _lost(reading: Reading, figures: BandFigures) -> bool:
    """Whether front matter has nothing at all for a part that the table gives."""
    percent_only = reading.part == "bonus" and figures.given.bonus_pct is not None
    return reading.remark == "recovered" and not percent_only


def _monthly(pairs: _Pairs) -> list[Block]:
    return [
        Notice(f"{title}: the table gives a month's {_quoted(told)}; times 12 makes {_made(told)}.")
        for title, figures in pairs
        if (told := [r for r in figures.readings if r.monthly])
    ]


def _made(parts: Sequence[Reading]) -> str:
    return _listed([f"{read_money(r)} a year" for r in parts])


def _unread(pairs: _Pairs) -> list[Block]:
    """Cells that are no figure, in the guide's words; and regions without any figure."""
    blocks: list[Block] = []
    for title, figures in pairs:
        unread = [r for r in figures.readings if r.remark == "unusable"]
        written = _listed([_with_reason(r) for r in unread])
        if not any(r.amounts for r in figures.readings):
            said = f" Its table writes {written}." if written else ""
            blocks.append(Notice(f"{title}: the guide gives no figures.{said}"))
        elif written:
            blocks.append(Notice(f"{title}: not used as figures: {written}."))
    return blocks


def _with_reason(reading: Reading) -> str:
    why = _WHY.get(reading.trouble)
    return _quoted([reading]) + (f", {why}" if why else "")


def _differing(pairs: _Pairs) -> list[Block]:
    """Where the table says more or other than the front matter."""
    blocks: list[Block] = []
    for title, figures in pairs:
        for r in figures.readings:
            said = _DIFFERING.get(r.remark)
            if said:
                words = said.format(part=NAMES[r.part], cell=quoted(r.cell))
                blocks.append(Notice(f"{title}: {words}", "warning"))
    return blocks


def _spanning(pairs: _Pairs) -> list[Block]:
    """What the one stated total is, under a table of levels."""
    if not any(figures.row.by_level for _, figures in pairs):
        return []
    return [
        Notice(
            "The guide gives total pay by level, not its parts; the stated total spans all levels."
        )
    ]


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


def _quoted(parts: Sequence[Reading]) -> str:
    return _listed([f"{NAMES[r.part]} {quoted(r.cell)}" for r in parts])


def _listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _footing(bands: Sequence[BandFigures]) -> str:
    """How the stock basis is known, and whose the bonus range is."""
    told: dict[str, list[str]] = {}
    for band in bands:
        if band.readings.stock.amounts is not None and not band.conflict:
            told.setdefault(_known(band.basis), []).append(f"the {band.basis.witness}")
    said = [
        text.format(_listed(tuple(dict.fromkeys(by))), "say" if len(set(by)) > 1 else "says")
        for text, by in told.items()
    ]
    if any(_bonus_widened(band) for band in bands):
        said.append("The bonus range is from the table; the front matter has its low end.")
    if any(r.recovered for b in bands if b.given.bonus_pct is not None for r in [b.readings.bonus]):
        said.append("The bonus in money is from the table; the front matter has a percentage.")
    return " ".join(said)


def _bonus_widened(band: BandFigures) -> bool:
    share, given = band.bonus_pct, band.given.bonus_pct
    if share is None or given is None or band.readings.bonus.amounts is not None:
        return False
    return share.high > given


def _known(basis: Basis) -> str:
    if basis.kind == "unknown":
        return "The guide does not say whether stock is a year's or a grant's."
    if basis.witness == "inferred":
        return f"Stock is {_spoken(basis)}: no one says so, but only so do the totals add up."
    return f"Stock is {_spoken(basis)} (as {{}} {{}})."
