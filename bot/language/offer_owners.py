"""Whose amounts they are: "google offered me 300k, W&B offers 245k base"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.amounts import figures, folded
from bot.language.offer_clauses import clauses, told_now


@dataclass(frozen=True, slots=True)
class Mention:
    """A company named in the text."""

    start: int
    end: int
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    mentions: tuple[Mention, ...]
    trailing: bool
    """Whether an amount stands before the company: "300k from google"."""
    aside: bool = False
    """Whether it tells of something else than an offer: "currently at google making 300k"."""


def others(text: str, mentions: Sequence[Mention], slugs: tuple[str, ...]) -> list[tuple[int, int]]:
    """The stretches whose amounts belong to another company than that of `slugs`."""
    parts = _parts(folded(text), mentions)
    found: list[tuple[int, int]] = []
    for i, part in enumerate(parts):
        if len({m.slugs for m in part.mentions}) > 1:
            found += _within(part, slugs)
            continue
        owner = part.mentions[0] if part.mentions else _nearest(parts, i)
        if owner is not None and owner.slugs != slugs:
            found.append((part.start, part.end))
    return found


def _parts(text: str, mentions: Sequence[Mention]) -> list[_Clause]:
    parts: list[_Clause] = []
    for start, end, _ in clauses(text):
        inside = tuple(m for m in mentions if start <= m.start < end)
        first = next(iter(figures(text[start:end])), None)
        trailing = bool(first and inside and start + first.start < inside[0].start)
        parts.append(_Clause(start, end, inside, trailing, told_now(text[start:end])))
    return parts


def _nearest(parts: Sequence[_Clause], i: int) -> Mention | None:
    """The company that a part without one speaks of: the one told of, or the one to be named."""
    before = next((p for p in reversed(parts[:i]) if p.mentions and not p.aside), None)
    after = next((p for p in parts[i + 1 :] if p.mentions), None)
    if before is None or (after is not None and before.trailing and after.trailing):
        return after.mentions[0] if after else None
    return before.mentions[-1]


def _within(part: _Clause, slugs: tuple[str, ...]) -> list[tuple[int, int]]:
    """In one part of a sentence each company speaks up to the next one."""
    edges = [part.start, *(m.start for m in part.mentions[1:]), part.end]
    if part.trailing:
        edges = [part.start, *(m.end for m in part.mentions[:-1]), part.end]
    spans = zip(edges, edges[1:], part.mentions, strict=False)
    return [(start, end) for start, end, mention in spans if mention.slugs != slugs]
