"""A reply as a Discord message: drawn, cut into pages, with what people can do below.

Nothing here raises for what a reply holds: what does not fit is on another page, or is left
out and named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from bot.chat.reply import (
    Actions,
    Block,
    Button,
    Line,
    Notice,
    Person,
    Reply,
    Text,
)
from bot.language.asks import Ask
from bot.platforms._shared.answering import for_others
from bot.platforms._shared.text import units
from bot.platforms._shared.tidy import tidied
from bot.platforms.discord import keys, limits
from bot.platforms.discord.drawing import Draft, Drawing
from bot.platforms.discord.markup import can_mention
from bot.platforms.discord.pages import Page, page_of, takes
from bot.platforms.discord.parts import Menu, Part, Press, Rendered, Row
from bot.platforms.discord.words import apart

SHARE, PAGE = "s", "p"
"""The first letter of a custom_id: `s:<question>`, `p<page>:<question>`."""
SHARE_LABEL = "Share in channel"
FILL_IN = "Fill in"
"""Asks for a form again, where none could be opened."""
NOTHING = "There is nothing to show."
_HOW_TO_SEE = "Ask about one role or one region to see them, or type the question in full."
_READINGS = 600
"""Units at most for how the question was read, said on the first page."""
_UNREAD = 200
"""Of them, for the sentence that some are left out."""


def render(reply: Reply, *, share: bool, page: int = 1) -> Rendered:
    """The reply as Discord draws it.

    Args:
        share: whether a "Share in channel" button may be offered at all.
        page: of an answer too long for one message, from 1.
    """
    files = reply.private  # for one person alone, so only in what only they see
    blocks = tidied((*reply.blocks, *_fill_in(reply)), can_mention, files=files)
    readings, blocks = _apart(blocks, reply)
    value = asked_again(reply)
    turns = reply.private or value is not None
    # A page that a button turns knows no readings, so as much is always held free for them.
    read, unread = _shortened(readings)
    free = _READINGS if value is not None or unread else sum(draft.weight for draft in read)
    shown = page_of(_drawn(blocks), page, turns=turns, free=free)
    last = not reply.private or shown.number == shown.of
    if shown.number == 1:
        shown.lost["note"] += unread
    parts = [*_joined(_said(shown, read))]
    below = _below(shown, value, share_value(reply) if share and last else None)
    if below.buttons:
        parts.append(below)
    of = shown.of if reply.private else 1
    return Rendered(tuple(parts) or (NOTHING,), _people(blocks), of)


def messages(reply: Reply, *, share: bool) -> list[Rendered]:
    """What is sent of a reply: one message, or all pages of what nobody may ask again.

    A private reply rests on what the person typed, which no button that turns a page can carry.
    """
    first = render(reply, share=share)
    return [first, *(render(reply, share=share, page=n) for n in range(2, first.of + 1))]


def asked_again(reply: Reply) -> str | None:
    """The question behind a reply as a button carries it; None where it cannot be asked again."""
    if reply.ask is None or reply.form is not None or reply.private:
        return None
    return _carried(reply.ask)


def share_value(reply: Reply) -> str | None:
    """What the share button carries; None where nothing of the reply is for others.

    Either what stands in a private reply's place, or the question itself, of no typed words.
    """
    if reply.share is not None:
        return _carried(reply.share)
    ask = reply.ask
    return _carried(ask) if for_others(reply) and ask and not ask.text else None


def _carried(ask: Ask) -> str | None:
    value = keys.encode(ask)
    return value if units(value) <= limits.CUSTOM_ID - 4 else None


def _fill_in(reply: Reply) -> tuple[Actions, ...]:
    if reply.form is None or reply.ask is None:
        return ()
    return (Actions((Button(FILL_IN, reply.ask),)),)


def _apart(blocks: Sequence[Block], reply: Reply) -> tuple[list[Block], list[Block]]:
    """How the question was read, and the rest.

    A page turned by a button knows only the question, so the readings are not to shift pages.
    """
    said = set(reply.ask.assumptions) if reply.ask else set()
    readings: list[Block] = [b for b in blocks if isinstance(b, Notice) and b.text in said]
    return readings, [block for block in blocks if block not in readings]


def _drawn(blocks: Sequence[Block]) -> Drawing:
    """All drafts; where they are too many for one message, without rules, or with menus."""
    drawing = Drawing()
    for crowded, ruled in ((False, True), (False, False), (True, True), (True, False)):
        drawing = Drawing(crowded=crowded, ruled=ruled)
        for block in blocks:
            drawing.draw(block)
        if takes(drawing.drafts):
            break
    return drawing


def _said(page: Page, read: Sequence[Draft]) -> list[Part]:
    """The page: its heading, how the question was read, the rest; notes above what is pressed."""
    parts = [draft.part for draft in page.drafts]
    heading = 1 if parts and str(parts[0]).startswith("#") else 0
    if page.number == 1 and read:
        said = [*parts[:heading], *(draft.part for draft in read)]
        parts = _under(said, parts[heading:])
    words = (n for n in range(len(parts), 0, -1) if not isinstance(parts[n - 1], Row | Menu))
    end = next(words, 0)
    return [*_under(parts[:end], [*_notes(page)]), *parts[end:]]


def _under(above: list[Part], below: list[Part]) -> list[Part]:
    """Both, an empty line between a text and the text under it."""
    if above and below and isinstance(above[-1], str) and isinstance(below[0], str):
        below = [apart(above[-1], below[0]), *below[1:]]
    return [*above, *below]


def _notes(page: Page) -> Iterator[Part]:
    """What was left out, and which page this is."""
    drawing = Drawing()
    if +page.lost:
        drawing.note(left_out(page.lost))
    if page.of > 1:
        drawing.note(f"Page {page.number} of {page.of}")
    yield from (draft.part for draft in drawing.drafts)


def _shortened(readings: Sequence[Block]) -> tuple[list[Draft], int]:
    """The readings as small print, and how many of them there is no room for."""
    drawing = Drawing()
    for block in readings:
        drawing.draw(block)
    drafts, used = drawing.drafts, list(accumulate(draft.weight for draft in drawing.drafts))
    if not used or used[-1] <= _READINGS:
        return drafts, 0
    kept = sum(weight <= _READINGS - _UNREAD for weight in used)
    return drafts[:kept], len(drafts) - kept


def _joined(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts with texts that follow each other made one."""
    texts: list[str] = []
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
            continue
        if texts:
            yield "\n".join(texts).strip("\n")
            texts = []
        yield part
    if texts:
        yield "\n".join(texts).strip("\n")


def _below(page: Page, value: str | None, shared: str | None) -> Row:
    """The buttons under everything: turn the page, share."""
    buttons: list[Press] = []
    if value is not None and page.number > 1:
        buttons.append(Press("Back", f"{PAGE}{page.number - 1}:{value}", "page"))
    if value is not None and page.number < page.of:
        buttons.append(Press("More", f"{PAGE}{page.number + 1}:{value}", "page"))
    if shared is not None:
        buttons.append(Press(SHARE_LABEL, f"{SHARE}:{shared}", "share"))
    return Row(tuple(buttons))


def _people(blocks: Sequence[Block]) -> tuple[str, ...]:
    lines = (block.parts for block in blocks if isinstance(block, Line))
    parts = (part for line in lines for part in line)
    people = (part.id for part in parts if isinstance(part, Person) and part.asked)
    return tuple(dict.fromkeys(filter(can_mention, people)))


def left_out(lost: Counter[str]) -> str:
    """A sentence of what is missing and how to see it."""
    parts = [f"{n} {what}{'s' if n > 1 else ''}" for what, n in lost.items() if n > 0]
    return f"Left out to fit into one Discord message: {', '.join(parts)}. {_HOW_TO_SEE}"


def sentence(text: str) -> Rendered:
    """A message of a sentence of ours."""
    return render(Reply((Text(text),)), share=False)
