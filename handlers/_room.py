"""Where there is room in an offer, part by part, and what the guide's strategy asks for."""

from __future__ import annotations

from decimal import Decimal

from bot.chat.command import Desk
from bot.chat.reply import Block, Cell, Column, Facts, Quote, Table
from bot.guides.claims import is_claim
from bot.guides.model import Range
from bot.guides.playbook import Grid
from bot.guides.script import script
from bot.guides.sentences import sentences
from bot.guides.sums import sums
from bot.language.asks import Operand
from bot.pay.money import short
from handlers._advice import handbook
from handlers._bands import money
from handlers._beside import asked_currencies, currencies
from handlers._counter_asks import signing_total
from handlers._counter_case import Case
from handlers.script import floor_text

_COLUMNS = (
    Column("Part"),
    Column("Offered", numeric=True),
    Column("Band", numeric=True),
    Column("Left to the top", numeric=True),
    Column("Flexibility"),
)


def room(case: Case) -> Table:
    """Each component: what is offered, the band, the money between, and how flexible it is."""
    offer, band = case.offer, case.band if case.comparable else None
    yearly = case.judged.main.compared.stock_per_year
    stock = None if case.judged.ambiguous else yearly
    rows = [
        _row("Base", offer.base, band.band.base if band else None, case),
        _row("Equity", stock, band.stock_per_year if band else None, case, " a year"),
        _row("Signing", signing_total(offer.signing), band.band.signing if band else None, case),
        _row("Level", None, None, case),
        _row("Start date", None, None, case),
    ]
    return Table(_COLUMNS, tuple(rows))


def strategy(guide_id: str, operand: Operand, desk: Desk) -> list[Block]:
    """What the guide's strategy asks for and its floor, in its words; offers it makes up left out.

    Nothing where the guide has no strategy.
    """
    guide = desk.library.guide(guide_id)
    found = script(desk.library.sections(guide_id), currencies(desk, guide_id))
    if found is None:
        return []
    said = [s for passage in found.passages for s in sentences(passage.text)]
    asked = [s for s in said if sums(s) and not is_claim(s)]
    of = f"the guide's strategy, {guide.salary_data_quarter or 'of no stated quarter'}"
    quote: list[Block] = [Quote(" ".join(asked), of)] if asked else []
    floor = floor_text(found, asked_currencies(operand, desk))
    return [*quote, Facts((("The strategy's floor", floor),))]


def flexibility() -> dict[str, str]:
    """How readily each component moves, as the handbook has it."""
    grids = (part for part in handbook().topics["Flexibility"].parts if isinstance(part, Grid))
    return {row[0]: row[1] for grid in grids for row in grid.rows}


def _row(
    part: str, offered: Decimal | None, band: Range | None, case: Case, per: str = ""
) -> tuple[Cell, ...]:
    shown = "—" if offered is None else f"{short(offered, case.currency)}{per}"
    ends = "—" if band is None else f"{money(band, case.currency)}{per}"
    left = "—"
    if offered is not None and band is not None:
        over = offered - band.high
        above = f"{short(over, case.currency)} above" if over > 0 else "none"
        left = above if over >= 0 else f"{short(-over, case.currency)}{per}"
    return (Cell(part), Cell(shown), Cell(ends), Cell(left), Cell(flexibility().get(part, "—")))
