"""The arguments a guide gives: those of its company, and those that work anywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.chat.command import Command, Desk
from bot.chat.reply import Block, Facts, Heading, Reply
from bot.guides.blanks import marked
from bot.guides.claims import MARK, is_claim
from bot.guides.levers import Lever
from bot.guides.levers import levers as read_levers
from bot.language.asks import Ask
from handlers._bands import guide_reply
from handlers._beside import beside
from handlers._parts import COMPANY, REGION, ROLE, as_of, buttons, cut_short, lacking
from handlers._passages import ALL, MOST_SHOWN, prose, warnings
from handlers._provenance import badges, origin

_SPEAKS = r"\b(?:I|I['’]\w+|my|we|our)\b"
_SHORT = 400
"""Characters of one lever, unless everything is asked for."""
_MOST = 8
"""Levers shown, unless everything is asked for."""


def levers(ask: Ask, desk: Desk) -> Reply:
    """Each lever under its name, with what must be true before it is said."""
    operand = ask.operands[0]
    guide = desk.library.guide(operand.guide)
    blocks: list[Block] = [Heading(f"{guide.title}: levers"), *badges([guide], desk)]
    found = read_levers(desk.library.sections(guide.id))
    if not found:
        return guide_reply(
            [*blocks, *lacking("levers", ask, desk), origin(guide, desk)], operand, ()
        )
    everything = ask.text == ALL
    shown, cut = _shown(found, everything)
    blocks += [*warnings(shown), as_of(guide), *shown]
    blocks += beside((lever.text for lever in found), operand, desk)
    if cut and everything:
        blocks.append(cut_short(guide))
    blocks += [origin(guide, desk), buttons(ask, desk, cut=cut and not everything)]
    return guide_reply(blocks, operand, ())


def _shown(found: Sequence[Lever], everything: bool) -> tuple[list[Block], bool]:
    """The levers' blocks, and whether anything was left out."""
    blocks: list[Block] = []
    kept = found if everything else found[:_MOST]
    left, cut = MOST_SHOWN, len(kept) < len(found)
    for number, lever in enumerate(kept, 1):
        if left <= _SHORT:
            return blocks, True
        said = prose(lever.passages, left if everything else _SHORT, speech=True)
        blocks += [Facts(((_label(number, lever), _titled(lever.title)),)), *said.blocks]
        left -= said.length + len(lever.title)
        cut = cut or said.cut
    return blocks, cut


def _titled(title: str) -> str:
    """A lever's name; one that is a speech keeps its mark: "I bring …"."""
    shown = marked(title)
    return f"{shown} {MARK}" if re.search(_SPEAKS, title) and is_claim(title) else shown


def _label(number: int, lever: Lever) -> str:
    return f"Lever {number}, this company's own" if lever.own else f"Lever {number}"


COMMAND = Command(
    name="levers",
    summary="Show the arguments a guide gives.",
    parameters=(COMPANY, ROLE, REGION),
    examples=("wandb staff", "hugging face senior paris"),
    needs="guide",
    run=levers,
)
