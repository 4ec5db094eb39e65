"""A guide's own title typed out, or the level that stands in it: "google l5"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from bot.guides.library import Card
from bot.language.words import phrase

_SHORTEST_BEGINNING = 4
_CODE = re.compile(r"(?:l|e|ic|ict|t|m|p)\d{1,2}")


def typed_out(
    texts: Sequence[str],
    free: Sequence[bool],
    cards: Sequence[Card],
    standard: Container[str],
) -> Iterator[tuple[Card, frozenset[int]]]:
    """Guides whose whole title stands among the words, with the words' indexes.

    Titles that are `standard` names are left to those who know levels: "senior data engineer".
    """
    known = set(texts)
    for card in cards:
        title = _words(card.role_display)
        if not known.issuperset(title) or " ".join(title) in standard:
            continue
        for start in range(len(texts) - len(title) + 1):
            end = start + len(title)
            if tuple(texts[start:end]) == title and any(free[start:end]):
                yield card, frozenset(range(start, end))
                break


def is_code(text: str) -> bool:
    """Whether the word is a level's code."""
    return _CODE.fullmatch(text) is not None


def coded(
    texts: Sequence[str], free: Sequence[bool], cards: Sequence[Card]
) -> Iterator[tuple[Card, frozenset[int]]]:
    """Guides whose title names the level that is asked for by its code."""
    codes = {i: text for i, text in enumerate(texts) if free[i] and is_code(text)}
    if not codes:
        return
    for card in cards:
        known = _words(card.role_display)
        hits = frozenset(i for i, text in codes.items() if text in known)
        if hits:
            yield card, hits


@lru_cache(maxsize=20_000)
def _words(display: str) -> tuple[str, ...]:
    return tuple(phrase(display).split())


@lru_cache(maxsize=20_000)
def words_of(role: str, display: str) -> frozenset[str]:
    """The words of a role's title and slug."""
    return frozenset(phrase(f"{role} {display}").split())


def in_title(text: str, title: frozenset[str]) -> bool:
    """Whether the word is one of the title's, in the plural, begun, or in another spelling."""
    if text in title or text.removesuffix("s") in title:
        return True
    # "intel" for intelligence; a slip or another spelling, "personalisation".
    if len(text) < _SHORTEST_BEGINNING:
        return False
    respelled = _respelled(text)
    return any(word.startswith(text) or respelled == _respelled(word) for word in title)


@lru_cache(maxsize=20_000)
def _respelled(word: str) -> str:
    return word.replace("isation", "ization").replace("ise", "ize").replace("our", "or")
