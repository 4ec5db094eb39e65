"""Where an offer has room: headroom in the band, how each part bends, the guide's own reasons."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bot.chat.command import Desk
from bot.chat.reply import Block, Bullets, Facts, Heading, Notice, Text
from bot.guides.levers import levers as read_levers
from bot.guides.playbook import Grid
from bot.guides.script import script as read_script
from bot.pay.position import Standing
from handlers._advice import handbook
from handlers._bands import read_money
from handlers._beside import asked_currencies, currencies
from handlers._offer_case import Case
from handlers._offer_words import amount, room
from handlers._parts import as_of
from handlers._passages import prose, warnings
from handlers._provenance import badges, origin
from handlers.script import floor_text

_TABLE = ("Component", "Flexibility")
_MOST_LEVERS = 4
_MOST_SCRIPT = 700


def flexibility() -> dict[str, tuple[str, str]]:
    """{component: (how far it bends, note)}, of the handbook's table."""
    parts = [part for topic in handbook().topics.values() for part in topic.parts]
    found = (p for p in parts if isinstance(p, Grid) and p.titles[:2] == _TABLE)
    rows = next(found).rows
    return {name: (bends, note) for name, bends, note in rows}


def room_facts(case: Case) -> Iterator[tuple[str, str]]:
    """Each component with how far it bends and what is left of the band."""
    left = {"Base": _of_base(case), "Equity": _of_equity(case), "Signing": _of_signing(case)}
    for name, (bends, note) in flexibility().items():
        said = left.get(name)
        yield f"{name} ({bends.lower()})", f"{said}. {note}." if said else f"{note}."


def _of_base(case: Case) -> str:
    return _headroom(case.judged.main.position.base, case, "")


def _of_equity(case: Case) -> str:
    main = case.judged.main
    standing = main.position.stock_per_year
    said = _headroom(standing, case, " a year")
    if standing is None or standing.to_top <= 0 or case.band is None:
        return said
    whole = standing.to_top * main.schedule.years
    return f"{said}, {room(whole, case.band.band.currency)} over {main.schedule.years} years"


def _headroom(standing: Standing | None, case: Case, each: str) -> str:
    if standing is None or case.band is None:
        return ""
    if standing.to_top <= 0:
        return "already at the top of the band or above it"
    return f"{room(standing.to_top, case.band.band.currency)}{each} to the top of the band"


def _of_signing(case: Case) -> str:
    parts = []
    currency = case.judged.currency
    if case.offer.signing:
        total = sum((part.amount for part in case.offer.signing), Decimal(0))
        parts.append(f"offered {amount(total, currency)}")
    if case.band is not None and case.band.readings.signing.amounts is not None:
        parts.append(f"the guide has {read_money(case.band.readings.signing)}")
    for what, value in (("equity left behind", case.offer.unvested),):
        if value is not None:
            parts.append(f"{what}, {amount(value, currency)}, is a reason to ask")
    if case.offer.relocation is not None:
        parts.append(f"so is relocation, {amount(case.offer.relocation, currency)}")
    said = "; ".join(parts)
    return said[:1].upper() + said[1:]


def room_blocks(case: Case, desk: Desk) -> list[Block]:
    """Room, the guide's own levers, and what its strategy asks for, with its floor."""
    blocks: list[Block] = [
        Heading(f"Room to ask: {case.title}"),
        *badges([case.guide], desk),
        Facts(tuple(room_facts(case))),
        *_levers(case, desk),
        *_strategy(case, desk),
        origin(case.guide, desk),
    ]
    return blocks


def _levers(case: Case, desk: Desk) -> list[Block]:
    """The names of the company's own levers, else of the general ones."""
    found = read_levers(desk.library.sections(case.guide.id))
    own = [lever for lever in found if lever.own] or [*found]
    titles = tuple(lever.title for lever in own[:_MOST_LEVERS] if lever.title)
    if not titles:
        return [Notice("The guide gives no levers.")]
    return [Text("The guide's own levers (levers shows them whole):"), Bullets(titles)]


def _strategy(case: Case, desk: Desk) -> list[Block]:
    """What the guide's strategy asks for, in its own words."""
    found = read_script(desk.library.sections(case.guide.id), currencies(desk, case.guide.id))
    if found is None:
        return [Notice("The guide gives no strategy.")]
    said = prose(found.passages, _MOST_SCRIPT, speech=True)
    floor = floor_text(found, asked_currencies(case.operand, desk))
    return [
        Facts((("The strategy's floor", floor),)),
        *warnings(said.blocks),
        as_of(case.guide),
        *said.blocks,
    ]
