"""Two to six bands side by side, in their own currencies and in one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Actions, Block, Bullets, Button, Heading, Notice, Reply, SmallPrint, Text
from bot.errors import RateUnavailableError
from bot.guides.figures import BandFigures
from bot.guides.model import Guide, Range
from bot.language.asks import Ask, Operand
from bot.pay.money import difference, percent
from bot.pay.rates import Rate
from handlers._bands import band_table, figure, money
from handlers._component import component_line
from handlers._notices import NAMES, band_notices
from handlers._provenance import badges, origin

_MOST_BANDS = 12


@dataclass(frozen=True, slots=True)
class _Side:
    guide: Guide
    figures: BandFigures
    title: str
    rate: Rate | None
    """To the first side's currency; None where there is no rate."""

    def converted(self, amounts: Range | None) -> Range | None:
        """Amounts in the first side's currency."""
        if amounts is None or self.rate is None:
            return None
        return Range(self.rate.convert(amounts.low), self.rate.convert(amounts.high))


def compare(ask: Ask, desk: Desk) -> Reply:
    """The bands in a table, then how far each is from the first."""
    sides = _sides(ask, desk)
    titles = [side.title for side in sides]
    figures = [side.figures for side in sides]
    guides = list({side.guide.id: side.guide for side in sides}.values())
    blocks: list[Block] = [Heading(_heading(guides, titles))]
    if ask.component and sides:
        blocks.append(component_line(ask.component, "", titles, figures))
    blocks += badges(guides, desk)
    blocks += _left_out(ask, desk)
    if sides:
        blocks += [band_table(titles, figures), *band_notices(titles, figures)]
    else:
        blocks.append(Notice("These guides have no pay bands yet."))
    blocks += _differences(sides)
    blocks += [origin(guide, desk) for guide in guides]
    blocks.append(Actions(tuple(_band_button(guide) for guide in guides)))
    return Reply(
        blocks=tuple(blocks),
        guides=tuple(operand.guide for operand in ask.operands),
        regions=tuple(operand.regions for operand in ask.operands),
        figures=tuple(figure(side.guide.id, side.figures) for side in sides),
        shareable=True,
    )


def _band_button(guide: Guide) -> Button:
    return Button(f"{guide.title}: all regions", Ask("band", (Operand(guide.id),)))


def _sides(ask: Ask, desk: Desk) -> list[_Side]:
    found: list[tuple[Guide, BandFigures]] = []
    for operand in ask.operands:
        guide = desk.library.guide(operand.guide)
        bands = desk.library.figures(operand.guide).of(operand.regions)
        found += [(guide, band) for band in bands[: _share(ask)]]
    titles = _titles(found)
    target = found[0][1].band.currency if found else ""
    return [
        _Side(guide, band, title, _rate(band, target, desk))
        for (guide, band), title in zip(found, titles, strict=True)
    ]


def _share(ask: Ask) -> int:
    """How many bands each guide may show, so that none falls out of the comparison."""
    return _MOST_BANDS // len(ask.operands)


def _left_out(ask: Ask, desk: Desk) -> list[Block]:
    """Says where a guide has more bands than are shown."""
    shown = _share(ask)
    counts = [len(desk.library.figures(o.guide).of(o.regions)) for o in ask.operands]
    most = max(counts)
    if most <= shown:
        return []
    of = (
        f"the {most} bands of each guide"
        if len(set(counts)) == 1
        else f"up to {most} bands a guide"
    )
    return [Notice(f"Only {shown} of {of} are shown; name a region to choose.", "warning")]


def _titles(found: list[tuple[Guide, BandFigures]]) -> list[str]:
    """What tells the bands apart: company, role and region, each only where it differs."""
    parts = [(guide.company_display, guide.role_display, band.band.region) for guide, band in found]
    differs = [len(set(column)) > 1 for column in zip(*parts, strict=True)]
    differs[2] = True  # a figure without its place says little
    return [", ".join(text for text, kept in zip(p, differs, strict=True) if kept) for p in parts]


def _heading(guides: list[Guide], titles: list[str]) -> str:
    companies = list(dict.fromkeys(guide.company_display for guide in guides))
    roles = list(dict.fromkeys(guide.role_display for guide in guides))
    if len(guides) == 1:
        return f"{guides[0].title}: {' vs '.join(titles)}"
    if len(roles) == 1:
        return f"{roles[0]}: {' vs '.join(companies)}"
    if len(companies) == 1:
        return f"{companies[0]}: {' vs '.join(roles)}"
    return " vs ".join(guide.title for guide in guides)


def _rate(figures: BandFigures, target: str, desk: Desk) -> Rate | None:
    try:
        return desk.rates.rate(figures.band.currency, target, desk.today)
    except RateUnavailableError:
        return None


def _differences(sides: list[_Side]) -> list[Block]:
    """How far each band is from the first, part by part, in the first's currency."""
    blocks = [block for side in sides[1:] for block in _against(side, sides[0])]
    rates = dict.fromkeys(
        side.rate.sentence for side in sides if side.rate and side.rate.source != side.rate.target
    )
    return [*blocks, *(SmallPrint(f"Converted at {sentence}.") for sentence in rates)]


def _against(side: _Side, first: _Side) -> list[Block]:
    if side.rate is None:
        pair = f"{side.figures.band.currency} and {first.figures.band.currency}"
        return [Notice(f"{side.title}: no exchange rate between {pair}; not converted.")]
    parts = [
        ("Base", side.figures.band.base, first.figures.band.base),
        ("Stock a year", side.figures.stock_per_year, first.figures.stock_per_year),
        ("Bonus a year", side.figures.bonus, first.figures.bonus),
        ("Stated total", side.figures.band.total, first.figures.band.total),
        ("Total of its parts", side.figures.computed, first.figures.computed),
    ]
    # Where a stock basis is in doubt, whatever holds stock would mix the two readings.
    unclear = side.figures.conflict or first.figures.conflict
    kept = [part for part in parts if not unclear or part[0] in ("Base", "Bonus a year")]
    lines = [_line(side, first, *part) for part in kept]
    blocks: list[Block] = []
    if any(lines):
        blocks += [
            Text(f"{side.title} against {first.title}:"),
            Bullets(tuple(line for line in lines if line)),
        ]
    if unclear:
        blocks.append(Notice("Stock and totals are not compared: a stock basis is in doubt."))
    return [*blocks, *_not_compared(side, first)]


def _not_compared(side: _Side, first: _Side) -> list[Block]:
    """Says which parts are in another currency than their band."""
    parts = dict.fromkeys(r.part for each in (side, first) for r in each.figures.foreign)
    if not parts:
        return []
    names = ", ".join(NAMES[part] for part in parts)
    return [Notice(f"{side.title}: not compared, in another currency than base: {names}.")]


def _line(
    side: _Side, first: _Side, name: str, mine: Range | None, theirs: Range | None
) -> str | None:
    """`Base: €175K–€222K ≈ $195.5K–$248K, -$4.5K (-2.2%) to -$7K (-2.7%)`."""
    here = side.converted(mine)
    if here is None or theirs is None or mine is None:
        return None
    currency = first.figures.band.currency
    same = side.figures.band.currency == currency
    low = _end(here.low, theirs.low, currency, exact=same)
    high = _end(here.high, theirs.high, currency, exact=same)
    shown = low if low == high else f"{low} to {high}"
    if same:
        return f"{name}: {shown}"
    near = Range(_hundreds(here.low), _hundreds(here.high))
    return f"{name}: {money(mine, side.figures.band.currency)} ≈ {money(near, currency)}, {shown}"


def _end(mine: Decimal, theirs: Decimal, currency: str, *, exact: bool) -> str:
    """One end's difference in money and percent; converted money to the nearest hundred."""
    apart = mine - theirs
    money_apart = difference(apart if exact else _hundreds(apart), currency)
    return f"{money_apart} ({percent(apart / theirs)})" if theirs else money_apart


def _hundreds(amount: Decimal) -> Decimal:
    return (amount / 100).quantize(Decimal(1), ROUND_HALF_UP) * 100


COMMAND = Command(
    name="compare",
    summary="Set two to six pay bands side by side.",
    parameters=(Parameter("guides", "Companies, roles and regions, joined by vs, and or commas."),),
    examples=("wandb senior sf vs hf senior paris", "wandb staff sf vs london"),
    needs="guides",
    run=compare,
    least=2,
    most=6,
    core=True,
)
