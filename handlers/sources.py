"""What a guide's figures rest on: its evidence, its sources, and how old they are."""

from __future__ import annotations

from bot.chat.command import Command, Desk
from bot.chat.reply import Block, Bullets, Facts, Heading, Notice, Reply, SmallPrint
from bot.guides.evidence import evidence, source_names
from bot.guides.model import Guide
from bot.guides.sentences import shortened
from bot.language.asks import Ask
from handlers._bands import guide_reply
from handlers._parts import COMPANY, ROLE, buttons
from handlers._passages import ALL
from handlers._provenance import badges, done_here, fresh

_SHORT = 8
_MOST_LINE = 400


def sources(ask: Ask, desk: Desk) -> Reply:
    """Named sources, quarter, quality and dates, then the guide's own list."""
    operand = ask.operands[0]
    guide = desk.library.guide(operand.guide)
    listed = evidence(desk.library.sections(guide.id))
    shown = listed if ask.text == ALL else listed[:_SHORT]
    blocks: list[Block] = [Heading(f"{guide.title}: sources"), *badges([guide], desk)]
    blocks.append(_facts(guide, desk))
    if shown:
        blocks.append(Bullets(tuple(shortened((line,), _MOST_LINE)[0] for line in shown)))
    else:
        blocks.append(Notice("This guide lists no evidence."))
    if len(shown) < len(listed):
        blocks.append(Notice(f"{len(listed) - len(shown)} more lines of evidence."))
    blocks += [SmallPrint(f"guide {guide.id}"), buttons(ask, desk, cut=len(shown) < len(listed))]
    return guide_reply(blocks, operand, ())


def _facts(guide: Guide, desk: Desk) -> Facts:
    return Facts(
        (
            ("Sources", ", ".join(source_names(guide.sources)) or "none named"),
            ("Data", guide.salary_data_quarter or "of no stated quarter"),
            ("Data quality", guide.data_quality or "not stated"),
            ("Last updated", str(guide.last_updated or "not stated")),
            *((name.capitalize(), text) for name, text in done_here(guide, desk)),
            ("Review due", str(fresh(guide, desk).due or "not stated")),
        )
    )


COMMAND = Command(
    name="sources",
    summary="Show what a guide's figures rest on, and how old they are.",
    parameters=(COMPANY, ROLE),
    examples=("wandb senior",),
    needs="guide",
    run=sources,
)
