"""A reply as a Slack message: the blocks drawn, made to fit, and the text beside them.

Nothing here raises for what a reply holds: what does not fit is left out and named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat import intents
from bot.chat.reply import Actions, Button, Reply
from bot.language.asks import Ask
from bot.platforms._shared.tidy import tidied
from bot.platforms.slack import limits
from bot.platforms.slack.drawing import Draft, Drawing, TableStyle
from bot.platforms.slack.fallback import NOTHING, fallback
from bot.platforms.slack.mrkdwn import can_mention
from bot.platforms.slack.wire import Json, wire

_HOW_TO_SEE = "Ask about one role or one region to see them, or type the question in full."
FILL_IN = "Fill in"
"""Asks for a form again, where none could be opened."""
_NOTE_ROOM = 600
"""Units held free for the sentence that says what was left out."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message ready to be sent."""

    text: str
    blocks: list[Json]


def render(reply: Reply, *, tables: TableStyle, share: bool) -> Rendered:
    """The reply as Slack draws it.

    Args:
        tables: as a table block, or as preformatted text.
        share: whether a "Share in channel" button may be offered at all.
    """
    drawing = Drawing(tables)
    value = share_value(reply) if share else None
    blocks = tidied((*reply.blocks, *_fill_in(reply)), can_mention)
    last = max((i for i, block in enumerate(blocks) if _takes_share(block)), default=None)
    for index, block in enumerate(blocks):
        drawing.draw(block, value if index == last else None)
    if value is not None and last is None:
        drawing.buttons((), value)
    kept = _fitted(drawing)
    if not kept:
        drawing = Drawing(tables)
        drawing.note(NOTHING)
        kept = drawing.drafts
    return Rendered(fallback(blocks), [wire(draft.block) for draft in kept])


def share_value(reply: Reply) -> str | None:
    """What the share button carries: the question read, never the words that were typed.

    None where the reply is not for others, or cannot be asked again from ids alone.
    """
    ask = reply.share or _shareable(reply)
    if ask is None or reply.form is not None:
        return None
    value = intents.encode(ask)
    return value if limits.fits(value, limits.BUTTON_VALUE) else None


def _shareable(reply: Reply) -> Ask | None:
    """The reply's own question, where it is for others and of ids alone."""
    return reply.ask if reply.shareable and reply.ask and not reply.ask.text else None


def _fill_in(reply: Reply) -> tuple[Actions, ...]:
    if reply.form is None or reply.ask is None:
        return ()
    return (Actions((Button(FILL_IN, reply.ask),)),)


def _takes_share(block: object) -> bool:
    return isinstance(block, Actions) and not block.pick


def _fitted(drawing: Drawing) -> Sequence[Draft]:
    """The drafts that fit into one message, with a last line about those that do not."""
    drafts = drawing.drafts
    weight = sum(draft.weight for draft in drafts)
    if weight <= limits.MESSAGE_CHARACTERS and len(drafts) <= limits.BLOCKS and not drawing.lost:
        return drafts
    kept = _lightest(drafts, limits.MESSAGE_CHARACTERS - _NOTE_ROOM, limits.BLOCKS - 1)
    lost = drawing.lost.copy()
    for draft in drafts:
        lost[draft.holds] += draft.count
    for draft in kept:
        lost[draft.holds] -= draft.count
    drawing.drafts = kept
    drawing.note(left_out(lost))
    return drawing.drafts


def _lightest(drafts: Sequence[Draft], room: int, most: int) -> list[Draft]:
    """What stays when drafts are dropped from the end, those marked `keep` last of all."""
    dropped: set[int] = set()
    weight = sum(draft.weight for draft in drafts)
    droppable = [i for i, draft in enumerate(drafts) if not draft.keep]
    precious = [i for i, draft in enumerate(drafts) if draft.keep]
    for index in [*reversed(droppable), *reversed(precious)]:
        if weight <= room and len(drafts) - len(dropped) <= most:
            break
        dropped.add(index)
        weight -= drafts[index].weight
    return [draft for i, draft in enumerate(drafts) if i not in dropped]


def left_out(lost: Counter[str]) -> str:
    """A sentence of what is missing and how to see it."""
    parts = [f"{n} {what}{'s' if n > 1 else ''}" for what, n in lost.items() if n > 0]
    return f"Left out to fit into one Slack message: {', '.join(parts)}. {_HOW_TO_SEE}"
