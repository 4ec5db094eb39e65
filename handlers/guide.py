"""A summary of one whole guide: its bands in brief, and what each of its parts holds."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.command import Command, Desk
from bot.chat.reply import Block, Bullets, Facts, Heading, Reply, Text
from bot.guides.claims import is_claim
from bot.guides.dna import dna
from bot.guides.evidence import evidence, source_names
from bot.guides.levers import levers
from bot.guides.model import Guide
from bot.guides.passages import line
from bot.guides.script import script
from bot.guides.sections import Section
from bot.guides.sentences import shortened
from bot.language.asks import Ask, Operand
from handlers._bands import band_titles, guide_reply, money
from handlers._beside import asked_currencies, currencies
from handlers._parts import COMPANY, ROLE, as_of, buttons
from handlers._provenance import badges, origin
from handlers.band import level_line
from handlers.script import floor_text

_MOST_DNA = 400
_MOST_TITLES = 8


_MOST_TITLES = 12


def guide(ask: Ask, desk: Desk) -> Reply:
    """The guide in brief, with buttons to its parts."""
    operand = ask.operands[0]
    found = desk.library.guide(operand.guide)
    bands = desk.library.figures(operand.guide).of(operand.regions)
    blocks: list[Block] = [Heading(found.title), *badges([found], desk)]
    blocks.append(
        Bullets(
            tuple(
                f"{title}: base {money(b.band.base, b.band.currency)}, "
                f"stated total {money(b.band.total, b.band.currency)}"
                for title, b in zip(band_titles(bands), bands, strict=True)
            )
        )
    )
    sections = desk.library.sections(found.id)
    blocks += [*level_line(found), as_of(found), _parts(found, sections, operand, desk)]
    blocks += [*_titles(found, sections), origin(found, desk), buttons(ask, desk)]
    return guide_reply(blocks, operand, bands)


def _parts(found: Guide, sections: Sequence[Section], operand: Operand, desk: Desk) -> Facts:
    """One line for each part, also for those the guide lacks."""
    says = script(sections, currencies(desk, found.id))
    asked = asked_currencies(operand, desk)
    return Facts(
        (
            ("What it pays for", _dna_line(found, sections)),
            ("Levers", _levers_line(sections)),
            ("Script", f"floor: {floor_text(says, asked)}" if says else "none"),
            ("Sources", _sources_line(found, sections)),
        )
    )


def _dna_line(found: Guide, sections: Sequence[Section]) -> str:
    said = dna(sections, found.dna_summary)
    text = "none"
    if said:
        text = said.summary or next((p.text for p in said.passages if p.kind != "title"), text)
    return shortened((text,), _MOST_DNA)[0]


def _levers_line(sections: Sequence[Section]) -> str:
    found = levers(sections)
    if not found:
        return "none"
    titles = [lever.title for lever in found]
    own = sum(lever.own for lever in found)
    count = f"{len(found)} ({own} of the company's own)" if own else str(len(found))
    more = f" and {len(titles) - _MOST_TITLES} more" if len(titles) > _MOST_TITLES else ""
    return f"{count}: {'; '.join(titles[:_MOST_TITLES])}{more}"


def _sources_line(found: Guide, sections: Sequence[Section]) -> str:
    names = ", ".join(source_names(found.sources)) or "none named"
    count = len(evidence(sections))
    return f"{names}; {count} {'line' if count == 1 else 'lines'} of evidence"


def _titles(found: Guide, sections: Sequence[Section]) -> list[Block]:
    titles = [line(section.title) for section in sections]
    # A guide may title its speeches by what they claim; a list of contents repeats no claim.
    kept = [
        t
        for t in dict.fromkeys(titles)
        if t and not t.startswith(found.role_display) and not is_claim(t)
    ]
    more = f"; and {len(kept) - _MOST_TITLES} more" if len(kept) > _MOST_TITLES else ""
    return [Text(f"Sections: {'; '.join(kept[:_MOST_TITLES])}{more}.")] if kept else []


COMMAND = Command(
    name="guide",
    summary="Summarise one whole guide.",
    parameters=(COMPANY, ROLE),
    examples=("wandb senior",),
    needs="guide",
    run=guide,
)
