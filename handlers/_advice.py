"""What the playbook's two commands share: the handbook, what a text means in it, its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from bot.chat.reply import (
    Actions,
    Block,
    Bullets,
    Button,
    Cell,
    Column,
    Facts,
    Quote,
    SmallPrint,
    Table,
    Text,
)
from bot.data_files import data_folder, load_table
from bot.guides import playbook
from bot.guides.playbook import Grid, Paragraph, Part, Playbook, Points, Words
from bot.language.asks import Ask
from bot.language.english import english
from bot.language.meaning import Match, Meanings

Kind = Literal["sayings", "topics"]

ORIGIN = SmallPrint("General advice, not about one company.")
FILL_IN = SmallPrint(
    "Fill in what stands in [brackets]. Any offer or result you mention: only if true for you."
)
_MOST_OFFERED = 5
_LEAST_OFFERED = 3
_COMMAND: dict[Kind, str] = {"sayings": "pushback", "topics": "playbook"}


def handbook() -> Playbook:
    """The bundled handbook."""
    return playbook.load(data_folder())


def rank(kind: Kind, text: str) -> tuple[Match, ...]:
    """The sayings or topics a text may mean, best first."""
    return _meanings(data_folder(), kind).rank(text)


@lru_cache(maxsize=4)
def _meanings(folder: Path, kind: Kind) -> Meanings:
    data = _table(folder)
    return Meanings(data[kind], data["groups"], data["fillers"], english(folder))


@lru_cache(maxsize=2)
def _table(folder: Path) -> dict[str, Any]:
    return load_table(folder / "advice.yaml")


def buttons(kind: Kind, titles: Iterable[str]) -> tuple[Button, ...]:
    """A question about each title."""
    return tuple(Button(title, Ask(_COMMAND[kind], text=title)) for title in titles)


def common_first(kind: Kind, titles: Iterable[str]) -> tuple[str, ...]:
    """The titles, those most often wanted before the others."""
    titles = tuple(titles)
    common = [title for title in _table(data_folder())["common"][kind] if title in titles]
    return tuple(dict.fromkeys([*common, *titles]))


def nearest(kind: Kind, near: Iterable[Match]) -> tuple[str, ...]:
    """The few titles nearest to a text; the most common make up for what is not near."""
    names = [match.name for match in near][:_MOST_OFFERED]
    common = _table(data_folder())["common"][kind]
    return tuple(dict.fromkeys([*names, *common]))[: max(len(names), _LEAST_OFFERED)]


def elsewhere(kind: Kind, text: str, near: tuple[Match, ...]) -> tuple[Button, ...]:
    """What the other command surely knows of the text, where nothing here is as near."""
    here = max((match.score for match in near), default=0.0)
    sure = (match.name for match in rank(kind, text) if match.sure and match.score > here)
    return buttons(kind, islice(sure, 1))


def also(kind: Kind, found: tuple[Match, ...]) -> list[Block]:
    """The next best readings of a text, where there are any."""
    others = [match.name for match in found[1:3] if match.sure]
    return [Text("Or did you mean:"), Actions(buttons(kind, others))] if others else []


def blocks(parts: Iterable[Part]) -> Iterator[Block]:
    """The handbook's parts as a reply's."""
    for part in parts:
        match part:
            case Paragraph():
                yield Text(part.text)
            case Words():
                yield Quote(part.text)
            case Points():
                yield _points(part)
            case Grid():
                columns = tuple(Column(title) for title in part.titles)
                yield Table(columns, tuple(tuple(map(Cell, row)) for row in part.rows))


def _points(part: Points) -> Block:
    numbers = (f"{n}. " if part.numbered else "" for n in range(1, len(part.points) + 1))
    if all(point.lead for point in part.points):
        pairs = zip(numbers, part.points, strict=True)
        return Facts(tuple((number + point.lead, point.text) for number, point in pairs))
    return Bullets(tuple(f"{point.lead} {point.text}".strip() for point in part.points))
