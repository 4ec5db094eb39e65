"""A reply as a Discord message: drawn, cut into pages, with what people can do below.

Nothing here raises for what a reply holds: what does not fit is on another page, or is left
out and named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.chat.reply import (
    Actions,
    Block,
    Button,
    Chart,
    File,
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
from bot.platforms.discord.markup import is_person
from bot.platforms.discord.parts import Part, Press, Rendered, Row, Upload, size

SHARE, PAGE = "s", "p"
"""The first letter of a custom_id: `s:<question>`, `p<page>:<question>`."""
SHARE_LABEL = "Share in channel"
FILL_IN = "Fill in"
"""Asks for a form again, where none could be opened."""
NOTHING = "There is nothing to show."
_HOW_TO_SEE = "Ask about one role or one region to see them, or type the question in full."
_READINGS = 600
"""Units held free on every page for how the question was read, said on the first."""
_NOTE = 500
"""Units held free for what was left out, and for the number of the page."""
_ROOM = limits.TEXT - _READINGS - _NOTE
_PARTS = limits.COMPONENTS - 8 - limits.FILES
"""Components of a page: the rest are for its readings, notes, files, and the buttons below."""


@dataclass(frozen=True, slots=True)
class _Page:
    drafts: tuple[Draft, ...]
    number: int
    of: int
    lost: Counter[str]


def render(reply: Reply, *, share: bool, page: int = 1) -> Rendered:
    """The reply as Discord draws it.

    Args:
        share: whether a "Share in channel" button may be offered at all.
        page: of an answer too long for one message, from 1.
    """
    readings, blocks = _apart(tidied((*reply.blocks, *_fill_in(reply)), is_person), reply)
    value = asked_again(reply)
    shown = _page(_drawn(blocks), page, turns=reply.private or value is not None)
    last = not reply.private or shown.number == shown.of
    parts = [*_joined([*_said(shown, readings)])]
    if shown.number == 1:
        parts = _with_files(parts, uploads(reply))
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


def uploads(reply: Reply) -> list[Upload]:
    """Pictures and files, which are for one person alone, so only of what only they see."""
    found = (b for b in reply.blocks if reply.private and isinstance(b, Chart | File))
    return [_upload(block) for block in found][: limits.FILES]


def _upload(block: Chart | File) -> Upload:
    if isinstance(block, Chart):
        return Upload(block.name, block.draw(), block.alt)
    return Upload(block.name, block.text.encode())


def _with_files(parts: list[Part], files: Sequence[Upload]) -> list[Part]:
    """The files under the words, above what can be pressed."""
    at = next((n for n, part in enumerate(parts) if not isinstance(part, str)), len(parts))
    return [*parts[:at], *files, *parts[at:]]


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
    """All drafts; with menus for buttons where there are too many for one message."""
    drawing = Drawing()
    for block in blocks:
        drawing.draw(block)
    if sum(size(draft.part) for draft in _flat(drawing.drafts)) <= _PARTS:
        return drawing
    drawing = Drawing(crowded=True)
    for block in blocks:
        drawing.draw(block)
    return drawing


def _flat(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts that open a component: texts that follow each other are one."""
    for before, draft in zip([None, *drafts], drafts, strict=False):
        if before is None or not (isinstance(before.part, str) and isinstance(draft.part, str)):
            yield draft


def _page(drawing: Drawing, number: int, *, turns: bool) -> _Page:
    pages = _pages(drawing.drafts)
    lost = drawing.lost.copy()
    if turns or len(pages) == 1:
        number = min(max(number, 1), len(pages))
        return _Page(tuple(pages[number - 1]), number, len(pages), lost)
    kept = _lightest(drawing.drafts)
    for draft in drawing.drafts:
        lost[draft.holds] += draft.count
    for draft in kept:
        lost[draft.holds] -= draft.count
    return _Page(tuple(kept), 1, 1, lost)


def _pages(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """The drafts in order, as many on a page as fit."""
    pages: list[list[Draft]] = [[]]
    for draft in drafts:
        if pages[-1] and not _fits([*pages[-1], draft]):
            pages.append([])
        pages[-1].append(draft)
    return pages


def _fits(drafts: Sequence[Draft]) -> bool:
    weight = sum(draft.weight for draft in drafts)
    return weight <= _ROOM and sum(size(draft.part) for draft in _flat(drafts)) <= _PARTS


def _lightest(drafts: Sequence[Draft]) -> list[Draft]:
    """What stays when drafts are dropped from the end, those marked `keep` last of all."""
    kept = list(drafts)
    droppable = [draft for draft in drafts if not draft.keep]
    precious = [draft for draft in drafts if draft.keep]
    for draft in [*reversed(droppable), *reversed(precious)]:
        if _fits(kept):
            break
        kept.remove(draft)
    return kept


def _said(page: _Page, readings: Sequence[Block]) -> Iterator[Part]:
    parts = [draft.part for draft in page.drafts]
    heading = parts[:1] if parts and str(parts[0]).startswith("#") else []
    yield from heading
    if page.number == 1:
        yield from _shortened(readings, page.lost)
    yield from parts[len(heading) :]
    drawing = Drawing()
    if +page.lost:
        drawing.note(left_out(page.lost))
    if page.of > 1:
        drawing.note(f"Page {page.number} of {page.of}")
    yield from (draft.part for draft in drawing.drafts)


def _shortened(readings: Sequence[Block], lost: Counter[str]) -> Iterator[Part]:
    """The readings as small print, no more than there is room held free for."""
    drawing, left = Drawing(), _READINGS
    for block in readings:
        drawing.draw(block)
    for draft in drawing.drafts:
        left -= draft.weight
        if left < 0:
            lost["note"] += 1
        else:
            yield draft.part


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


def _below(page: _Page, value: str | None, shared: str | None) -> Row:
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
    people = (part.id for parts in lines for part in parts if isinstance(part, Person))
    return tuple(dict.fromkeys(filter(is_person, people)))


def left_out(lost: Counter[str]) -> str:
    """A sentence of what is missing and how to see it."""
    parts = [f"{n} {what}{'s' if n > 1 else ''}" for what, n in lost.items() if n > 0]
    return f"Left out to fit into one Discord message: {', '.join(parts)}. {_HOW_TO_SEE}"


def sentence(text: str) -> Rendered:
    """A message of a sentence of ours."""
    return render(Reply((Text(text),)), share=False)
