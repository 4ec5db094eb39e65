"""Two to six bands side by side, in their own currencies and in one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Actions, Block, Bullets, Button, Heading, Notice, Reply, SmallPrint
from bot.errors import RateUnavailableError
from bot.guides.figures import BandFigures
from bot.guides.model import Guide, Range
from bot.language.asks import Ask, Operand
from bot.pay.money import difference, percent
from bot.pay.rates import Rate
from handlers._bands import band_notices, band_table, figure, money
from handlers._provenance import badge, origin

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
    blocks: list[Block] = [Heading(" vs ".join(_heading(guides, titles)))]
    for guide in guides:
        blocks += [_named(block, guide) for block in badge(guide, desk.today)]
    blocks += [band_table(titles, figures), *band_notices(titles, figures)]
    blocks += _differences(sides)
    blocks += [origin(guide) for guide in guides]
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
        found += [(guide, b) for b in desk.library.figures(operand.guide).of(operand.regions)]
    found = found[:_MOST_BANDS]
    one_guide = len({guide.id for guide, _ in found}) == 1
    target = found[0][1].band.currency if found else "USD"
    return [
        _Side(guide, bands, _title(guide, bands, one_guide), _rate(bands, target, desk))
        for guide, bands in found
    ]


def _title(guide: Guide, figures: BandFigures, one_guide: bool) -> str:
    return figures.band.region if one_guide else f"{guide.title}, {figures.band.region}"


def _heading(guides: list[Guide], titles: list[str]) -> list[str]:
    if len(guides) > 1:
        return [guide.title for guide in guides]
    return [f"{guides[0].title}: {titles[0]}", *titles[1:]] if guides else ["Nothing to compare"]


def _rate(figures: BandFigures, target: str, desk: Desk) -> Rate | None:
    try:
        return desk.rates.rate(figures.band.currency, target, desk.today)
    except RateUnavailableError:
        return None


def _named(block: Block, guide: Guide) -> Block:
    return (
        Notice(f"{guide.title}: {block.text}", block.tone) if isinstance(block, Notice) else block
    )


def _differences(sides: list[_Side]) -> list[Block]:
    """How far each band is from the first, part by part, in the first's currency."""
    if not sides:
        return []
    first = sides[0]
    lines = [line for side in sides[1:] for line in _against(side, first)]
    blocks: list[Block] = [Bullets(tuple(lines))] if lines else []
    for side in sides[1:]:
        if side.rate is None:
            pair = f"{side.figures.band.currency} and {first.figures.band.currency}"
            blocks.append(Notice(f"There is no exchange rate between {pair}; not converted."))
    rates = dict.fromkeys(
        side.rate.sentence for side in sides if side.rate and side.rate.source != side.rate.target
    )
    return [*blocks, *(SmallPrint(f"Converted at {sentence}.") for sentence in rates)]


def _against(side: _Side, first: _Side) -> list[str]:
    parts = [
        ("base", side.figures.band.base, first.figures.band.base),
        ("stock a year", side.figures.stock_per_year, first.figures.stock_per_year),
        ("bonus", side.figures.bonus, first.figures.bonus),
        ("stated total", side.figures.band.total, first.figures.band.total),
        ("total of its parts", side.figures.computed, first.figures.computed),
    ]
    unclear = side.figures.conflict or first.figures.conflict
    lines = [
        _line(side, first, name, mine, theirs)
        for name, mine, theirs in parts
        # Where a stock basis is in doubt, whatever holds stock would mix the two readings.
        if not (unclear and name not in ("base", "bonus"))
    ]
    kept = [line for line in lines if line]
    if not kept:
        return []
    doubt = " Stock and totals are left out: a stock basis is in doubt." if unclear else ""
    return [f"{side.title} against {first.title}: {'; '.join(kept)}.{doubt}"]


def _line(
    side: _Side, first: _Side, name: str, mine: Range | None, theirs: Range | None
) -> str | None:
    """`base €175K–€222K ≈ $189.4K–$240.3K, -$10.6K (-5.3%) to -$14.7K (-5.8%)`."""
    here = side.converted(mine)
    if here is None or theirs is None or mine is None:
        return None
    currency = first.figures.band.currency
    same = side.figures.band.currency == currency
    low = _end(here.low, theirs.low, currency, exact=same)
    high = _end(here.high, theirs.high, currency, exact=same)
    shown = low if low == high else f"{low} to {high}"
    if same:
        return f"{name} {shown}"
    near = Range(_hundreds(here.low), _hundreds(here.high))
    return f"{name} {money(mine, side.figures.band.currency)} ≈ {money(near, currency)}, {shown}"


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
