"""A guide's negotiate-up strategy: what to say, and its floor."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.command import Command, Desk
from bot.chat.reply import Block, Facts, Heading, Notice, Reply
from bot.guides.floors import Floor
from bot.guides.model import Guide
from bot.guides.script import Script
from bot.guides.script import script as read_script
from bot.language.asks import Ask, Operand
from bot.pay.money import short
from handlers._bands import guide_reply
from handlers._beside import asked_currencies, beside, currencies
from handlers._parts import COMPANY, REGION, ROLE, as_of, buttons, cut_short, lacking
from handlers._passages import ALL, MOST_SHOWN, prose, warnings
from handlers._provenance import badges, origin

_SHORT = 1_200
_MOST_FLOORS = 6


def script(ask: Ask, desk: Desk) -> Reply:
    """The floor, then the script with what must be true or filled in before it is said."""
    operand = ask.operands[0]
    guide = desk.library.guide(operand.guide)
    blocks: list[Block] = [Heading(f"{guide.title}: script"), *badges([guide], desk)]
    found = read_script(desk.library.sections(guide.id), currencies(desk, guide.id))
    if found is None:
        return guide_reply(
            [*blocks, *lacking("script", ask, desk), origin(guide, desk)], operand, ()
        )
    everything = ask.text == ALL
    said = prose(found.passages, MOST_SHOWN if everything else _SHORT, speech=True)
    asked = asked_currencies(operand, desk)
    blocks += [*_floor_blocks(found, guide, asked), *_band_beside(found, operand, desk)]
    blocks += [*warnings(said.blocks), as_of(guide), *said.blocks]
    if said.cut and everything:
        blocks.append(cut_short(guide))
    blocks += [origin(guide, desk), buttons(ask, desk, cut=said.cut and not everything)]
    return guide_reply(blocks, operand, ())


def floor_text(found: Script, asked: frozenset[str] = frozenset()) -> str:
    """The floor in the guide's words, with what it is a sum of; or that there is none.

    Of several, the first in a currency that is asked for.
    """
    floors = _nearest_first(found.floors, asked)
    if floors:
        return _spoken(floors[0])
    if found.blank_floor:
        return "the guide leaves it to be filled in"
    return "the guide states no floor amount"


def _nearest_first(floors: Sequence[Floor], asked: frozenset[str]) -> list[Floor]:
    """The floors, those in a currency that is asked for before the others."""
    return sorted(floors, key=lambda floor: bool(asked) and floor.currency not in asked)


def _floor_blocks(found: Script, guide: Guide, asked: frozenset[str]) -> list[Block]:
    """The floors, each with its unit; how the guide says it stands with the first so said."""
    shown = _nearest_first(found.floors, asked)[:_MOST_FLOORS]
    cues: set[str] = set()
    lines = []
    for floor in shown:
        away = asked and floor.currency not in asked
        name = "Floor, in another currency" if away else "Floor"
        lines.append((name, _spoken(floor, cue=floor.cue not in cues)))
        cues.add(floor.cue)
    blocks: list[Block] = [Facts(tuple(lines or [("Floor", floor_text(found))]))]
    more = len(found.floors) - len(shown)
    if more:
        counted = "1 more floor is" if more == 1 else f"{more} more floors are"
        blocks.append(Notice(f"{counted} in the script."))
    return [*blocks, *_above_base(shown, guide)]


def _band_beside(found: Script, operand: Operand, desk: Desk) -> list[Block]:
    """What the floors can be held against in the regions asked: base, and the total of totals."""
    in_total = any(floor.unit == "total" for floor in found.floors)
    return beside([found.text], operand, desk, ("base", "total") if in_total else ("base",))


def _spoken(floor: Floor, *, cue: bool = True) -> str:
    notes = []
    if floor.of:
        notes.append(floor.of)
    elif floor.unit == "unstated":
        notes.append("the guide does not say whether this is base or total")
    elif not floor.says_unit:
        notes.append(floor.unit)
    if cue and "floor" not in floor.cue.lower():
        notes.append(f"the guide says “{floor.cue.lower()}”")
    return f"{floor.text} ({'; '.join(notes)})" if notes else floor.text


def _above_base(shown: Sequence[Floor], guide: Guide) -> list[Block]:
    """Floors of no stated unit that no base of the guide reaches are hardly a base."""
    above: list[str] = []
    for floor in shown:
        highs = [b.base.high for b in guide.bands if b.base and b.currency == floor.currency]
        if floor.unit == "unstated" and highs and floor.amount.low > max(highs):
            amount, high = (short(each, floor.currency) for each in (floor.amount.low, max(highs)))
            above.append(
                f"the floor {amount} lies above the highest base in that currency ({high})"
            )
    if not above:
        return []
    said = "; ".join(dict.fromkeys(above))
    line = f"{said[0].upper()}{said[1:]}: hardly a base salary, though the guide does not say."
    return [Notice(line, "warning")]


COMMAND = Command(
    name="script",
    summary="Show a guide's script for asking for more, with its floor.",
    parameters=(COMPANY, ROLE, REGION),
    examples=("wandb staff", "wandb senior london"),
    needs="guide",
    run=script,
)
