"""Phrases by which a direct message says what it wants, from `data/cues.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from bot.data_files import load_table
from bot.language.words import phrase

POINTS = {"strong": 6, "fair": 3, "weak": 1}
MOST_BETWEEN = 7
"""Words that ".." may stand for."""
_GAP = ".."
_END = "$"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found in the text, and what it speaks for."""

    meaning: str
    """A command, or a part of pay."""
    points: int
    start: int
    end: int
    words: tuple[int, ...] = ()
    """The words that are the phrase's own; others may stand in its gaps."""

    @property
    def solid(self) -> bool:
        """Whether the phrase has no gaps."""
        return len(self.words) == self.end - self.start


@dataclass(slots=True)
class _Node:
    """A step of the phrases that begin alike."""

    next: dict[str, _Node] = field(default_factory=dict)
    gap: _Node | None = None
    meanings: list[tuple[str, int]] = field(default_factory=list)
    closes: list[tuple[str, int]] = field(default_factory=list)
    """Meanings of phrases that must stand at the end of the text."""


@dataclass(frozen=True, slots=True)
class CueWords:
    """The language of direct messages."""

    root: _Node
    components: _Node
    vocabulary: frozenset[str]
    """Every word of a command's phrase."""
    words: Mapping[str, frozenset[str]]
    """Lists of single words: `chat`, `weak_roles`, `place_before` and the like."""
    blanked: _Node
    """Phrases that name no company or role: "zoom call", "hiring manager"."""

    def commands(self, texts: Sequence[str]) -> list[Cue]:
        """Phrases that speak for a command."""
        return list(_found(self.root, texts))

    def parts(self, texts: Sequence[str]) -> list[Cue]:
        """Words for a part of pay, the longest where they overlap."""
        return disjoint(_found(self.components, texts))

    def not_names(self, texts: Sequence[str]) -> list[Cue]:
        """Stretches that name no company ("not_companies") or no role ("people")."""
        return list(_found(self.blanked, texts))


def disjoint(cues: Iterable[Cue]) -> list[Cue]:
    """The best cues that share no word: by points, then length."""
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda c: (-c.points, c.start - c.end, c.start)):
        if all(cue.end <= other.start or cue.start >= other.end for other in kept):
            kept.append(cue)
    return kept


def _found(root: _Node, texts: Sequence[str]) -> Iterator[Cue]:
    seen: set[tuple[str, int, int]] = set()
    for start in range(len(texts)):
        for words, (meaning, points) in _from(root, texts, start, 0):
            end = words[-1] + 1 if words else start
            if words and (meaning, start, end) not in seen:
                seen.add((meaning, start, end))
                yield Cue(meaning, points, start, end, words)


def _from(
    node: _Node, texts: Sequence[str], at: int, gaps: int, words: tuple[int, ...] = ()
) -> Iterator[tuple[tuple[int, ...], tuple[str, int]]]:
    """The words of the phrases that go on from `node`, with what each means."""
    for meaning in node.meanings:
        yield words, meaning
    if at == len(texts):
        for meaning in node.closes:
            yield words, meaning
        return
    step = node.next.get(texts[at])
    if step is not None:
        yield from _from(step, texts, at + 1, gaps, (*words, at))
    if node.gap is not None and gaps < 2:
        for after in range(at, min(len(texts), at + MOST_BETWEEN + 1)):
            yield from _from(node.gap, texts, after, gaps + 1, words)


def _plant(root: _Node, written: str, meaning: str, points: int) -> Iterator[str]:
    """Add a phrase with all its alternatives; yields its words."""
    closes = written.endswith(_END)
    for words in _alternatives(written.removesuffix(_END)):
        node = root
        for word in words:
            if word == _GAP:
                node.gap = node.gap or _Node()
                node = node.gap
            else:
                node = node.next.setdefault(word, _Node())
                yield word
        (node.closes if closes else node.meanings).append((meaning, points))


def _alternatives(written: str) -> Iterator[list[str]]:
    """ "(get|got) it" as its two phrases, folded."""
    pieces: list[list[str]] = []
    for chunk in written.replace(_GAP, " .. ").replace("(", "\n(").replace(")", ")\n").split("\n"):
        if chunk.startswith("("):
            pieces.append(chunk.strip("()").split("|"))
        else:
            pieces.append([chunk])
    for chosen in product(*pieces):
        yield [w for part in chosen for w in _words(part)]


def _words(part: str) -> Iterator[str]:
    for word in part.split():
        yield from [word] if word == _GAP else phrase(word).split()


def _planted(entries: Iterable[tuple[str, str, int]]) -> tuple[_Node, frozenset[str]]:
    root = _Node()
    words = {w for written, name, points in entries for w in _plant(root, written, name, points)}
    return root, frozenset(words)


_SINGLE = (
    "company_before", "company_before_weak", "company_after", "company_never", "background",
    "leaving", "foreground",
    "weak_roles", "role_before", "role_after", "place_before", "place_after", "towns",
    "plain_modifiers", "chat",
)  # fmt: skip


@lru_cache(maxsize=2)
def cue_words(folder: Path, cache_folder: str | None = None) -> CueWords:
    """The cues of the data folder's `cues.yaml`."""
    data: dict[str, Any] = load_table(folder / "cues.yaml", cache_folder)
    commands = [
        (written, name, POINTS[strength])
        for name, groups in data["commands"].items()
        for strength, phrases in groups.items()
        for written in phrases
    ]
    parts = [(p, name, len(p.split())) for name, ps in data["components"].items() for p in ps]
    blank = [(p, name, 1) for name in ("not_companies", "people") for p in data[name]]
    root, vocabulary = _planted(commands)
    return CueWords(
        root=root,
        components=_planted(parts)[0],
        vocabulary=vocabulary,
        words={name: frozenset(map(phrase, data[name])) for name in _SINGLE},
        blanked=_planted(blank)[0],
    )
