"""The parts of a guide that can be asked for: what it has, what it lacks, and its buttons."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.command import Desk, Parameter
from bot.chat.reply import Actions, Block, Button, Notice, Text
from bot.guides.dna import dna
from bot.guides.evidence import evidence
from bot.guides.levers import levers
from bot.guides.model import Guide
from bot.guides.script import script
from bot.language.asks import Ask, Operand
from handlers._passages import ALL

COMPANY = Parameter("company", "A company, by name or nickname.")
ROLE = Parameter("role", "A role, as in: staff, swe, product manager.")
REGION = Parameter("region", "A city, country or area, to see its band beside.", required=False)

_LABELS = {
    "band": "Pay band",
    "levers": "Levers",
    "script": "Script",
    "dna": "What it pays for",
    "levels": "Levels elsewhere",
    "sources": "Sources",
    "guide": "Whole guide",
}
"""Commands about one guide and what their buttons say, most useful first."""


def as_of(guide: Guide) -> Text:
    """From when the guide's words are: they stand for that time, not for today."""
    written = f"{guide.last_updated:%Y-%m}" if guide.last_updated else "an unstated month"
    data = f" ({guide.salary_data_quarter} data)" if guide.salary_data_quarter else ""
    return Text(f"As the guide had it in {written}{data}:")


def buttons(ask: Ask, desk: Desk, *, cut: bool = False) -> Actions:
    """All of this answer where it was cut, then the pay band and the guide's other parts."""
    more = (Button("More", replace(ask, text=ALL, assumptions=())),) if cut else ()
    return Actions((*more, *_parts(ask, desk, tuple(_LABELS))))


def lacking(what: str, ask: Ask, desk: Desk) -> list[Block]:
    """Says that the guide has no such part, with buttons to those it has."""
    has = contents(desk, ask.operands[0].guide)
    offered = tuple(
        name for name in _LABELS if has.get(name, True) and desk.menu.get(name) is not None
    )
    shown = [_LABELS[name].lower() for name in offered if name in has]
    rest = f" It has: {', '.join(shown)}." if shown else ""
    return [Notice(f"This guide gives no {what}.{rest}"), Actions(_parts(ask, desk, offered))]


def contents(desk: Desk, guide_id: str) -> dict[str, bool]:
    """Which parts the guide has."""
    guide, sections = desk.library.guide(guide_id), desk.library.sections(guide_id)
    return {
        "band": bool(guide.bands),
        "levers": bool(levers(sections)),
        "script": script(sections) is not None,
        "dna": dna(sections, guide.dna_summary) is not None,
        "sources": bool(guide.sources or evidence(sections)),
    }


def cut_short(guide: Guide) -> Notice:
    """Said where even everything was too long."""
    where = f" in {guide.path}" if guide.path else ""
    return Notice(f"Too long for a message: the rest is in the guide's file{where}.")


def _parts(ask: Ask, desk: Desk, names: tuple[str, ...]) -> tuple[Button, ...]:
    operand = ask.operands[0]
    return tuple(
        Button(_LABELS[name], Ask(name, (Operand(operand.guide, operand.regions),)))
        for name in names
        if name != ask.command and desk.menu.get(name) is not None
    )
