"""A guide's prose as blocks: shortened where a sentence ends, claims and blanks marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.chat.reply import Block, Bullets, Notice, Quote, Text
from bot.guides.blanks import TO_FILL, marked
from bot.guides.claims import MARK, marked_sentences
from bot.guides.passages import Passage
from bot.guides.sentences import sentences, shortened

ALL = "all"
"""What a question's text is where everything is to be shown."""
MOST_SHOWN = 9_000
"""Characters of a whole answer, even where everything is asked for."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Blocks of prose, and whether some of it was left out."""

    blocks: tuple[Block, ...]
    cut: bool
    length: int


def prose(passages: Sequence[Passage], most: int, *, speech: bool) -> Shown:
    """The passages within `most` characters; `speech` is said by a person, and so is marked."""
    kept: list[Passage] = []
    used, cut = 0, False
    for passage in passages:
        pieces = _pieces(passage.text, speech)
        text, cut = shortened(pieces, most - used)
        if cut and len(pieces[0]) > most - used:
            # Half a sentence is shown only where nothing else would be, and keeps its mark.
            if kept:
                break
            text += f" {MARK}" if pieces[0].endswith(MARK) else ""
        kept.append(Passage(passage.kind, text))
        used += len(text)
        if cut:
            break
    while kept and kept[-1].kind == "title":
        kept.pop()
    return Shown(tuple(_blocks(kept)), cut, used)


def warnings(blocks: Iterable[Block]) -> list[Block]:
    """What must be known before saying any of it aloud."""
    said = "\n".join(_words(block) for block in blocks)
    notes: list[Block] = []
    if MARK in said:
        notes.append(
            Notice(
                "Scripts in guides make up offers and experience. Say a sentence marked "
                "“only if true for you” only if it is.",
                "warning",
            )
        )
    if f"{TO_FILL}]" in said:
        notes.append(Notice("Fill in what stands in brackets."))
    return notes


def _pieces(text: str, speech: bool) -> tuple[str, ...]:
    if not speech:
        return sentences(text)
    return tuple(marked(sentence) for sentence in marked_sentences(text))


def _blocks(passages: Sequence[Passage]) -> Iterable[Block]:
    items: list[str] = []
    for passage in passages:
        if passage.kind == "item":
            items.append(passage.text)
            continue
        if items:
            yield Bullets(tuple(items))
            items = []
        match passage.kind:
            case "quote":
                yield Quote(passage.text)
            case "title":
                yield Text(f"{passage.text}:")
            case _:
                yield Text(passage.text)
    if items:
        yield Bullets(tuple(items))


def _words(block: Block) -> str:
    match block:
        case Text() | Quote():
            return block.text
        case Bullets():
            return "\n".join(block.items)
        case _:
            return ""
