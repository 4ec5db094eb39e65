"""A summary of one whole guide: what it pays for, its bands in brief, and what it holds."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Actions, Block, Bullets, Button, Heading, Reply, Text
from bot.guides.model import Guide
from bot.guides.sections import Section
from bot.language.asks import Ask, Operand
from handlers._bands import band_titles, guide_reply, money
from handlers._provenance import badges, origin
from handlers.band import level_line


def guide(ask: Ask, desk: Desk) -> Reply:
    """The guide in brief, with buttons to its parts."""
    operand = ask.operands[0]
    found = desk.library.guide(operand.guide)
    bands = desk.library.figures(operand.guide).of(operand.regions)
    blocks: list[Block] = [Heading(found.title), *badges([found], desk.today)]
    if found.dna_summary:
        blocks.append(Text(found.dna_summary))
    blocks.append(
        Bullets(
            tuple(
                f"{title}: base {money(b.band.base, b.band.currency)}, "
                f"stated total {money(b.band.total, b.band.currency)}"
                for title, b in zip(band_titles(bands), bands, strict=True)
            )
        )
    )
    blocks += level_line(found)
    blocks += [*_contents(found, desk.library.sections(found.id)), origin(found)]
    blocks.append(Actions((Button("Pay band", Ask("band", (Operand(found.id),))),)))
    return guide_reply(blocks, operand, bands)


def _contents(found: Guide, parts: Sequence[Section]) -> list[Block]:
    titles = [part.title for part in parts]
    kept = [t for t in dict.fromkeys(titles) if t and not t.startswith(found.role_display)]
    return [Text(f"Sections: {'; '.join(kept)}.")] if kept else []


COMMAND = Command(
    name="guide",
    summary="Summarise one whole guide.",
    parameters=(
        Parameter("company", "A company, by name or nickname."),
        Parameter("role", "A role, as in: staff, swe, product manager."),
    ),
    examples=("wandb senior",),
    needs="guide",
    run=guide,
)
