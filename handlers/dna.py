"""What a company pays for: the guide's negotiation DNA."""

from __future__ import annotations

from bot.chat.command import Command, Desk
from bot.chat.reply import Block, Heading, Reply, Text
from bot.guides.dna import dna as read_dna
from bot.language.asks import Ask
from handlers._bands import guide_reply
from handlers._parts import COMPANY, ROLE, as_of, buttons, cut_short, lacking
from handlers._passages import ALL, MOST_SHOWN, prose
from handlers._provenance import badges, origin

_SHORT = 900


def dna(ask: Ask, desk: Desk) -> Reply:
    """The guide's summary line and its text on what the company pays for."""
    operand = ask.operands[0]
    guide = desk.library.guide(operand.guide)
    blocks: list[Block] = [Heading(f"{guide.title}: DNA"), *badges([guide], desk)]
    found = read_dna(desk.library.sections(guide.id), guide.dna_summary)
    if found is None:
        return guide_reply([*blocks, *lacking("DNA", ask, desk), origin(guide, desk)], operand, ())
    everything = ask.text == ALL
    said = prose(found.passages, MOST_SHOWN if everything else _SHORT, speech=False)
    blocks.append(as_of(guide))
    if found.summary:
        blocks.append(Text(found.summary[:MOST_SHOWN]))
    blocks += said.blocks
    if said.cut and everything:
        blocks.append(cut_short(guide))
    blocks += [origin(guide, desk), buttons(ask, desk, cut=said.cut and not everything)]
    return guide_reply(blocks, operand, ())


COMMAND = Command(
    name="dna",
    summary="Show what a company pays for, as its guide has it.",
    parameters=(COMPANY, ROLE),
    examples=("wandb staff",),
    needs="guide",
    run=dna,
)
