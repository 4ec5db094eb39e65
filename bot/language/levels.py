"""A company's level by its code: "google l6", "meta e5", "level 63 at microsoft"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.names import Names
from bot.language.words import Word

_CODE = re.compile(r"(?:l|e|ic|ict|t|m|p|g|d|sde|swe|mts|se|lvl|n)-?\d{1,2}(?:\.5)?|6\d|5\d")
_NUMBER = re.compile(r"\d{1,2}|i{1,3}|iv|v")
_BEFORE_NUMBER = frozenset(("level", "sde", "swe", "grade", "lvl", "l", "e", "ic", "ict"))

Span = tuple[int, int, tuple[str, ...]]
"""(from, to, slugs) of a company named; no slugs for one that no guide covers."""


def read(words: Sequence[Word], companies: Sequence[Span], names: Names) -> str | None:
    """ "<company> <level>", where the words name a company and a level's code.

    Of several companies the one the code is said of ("L63 at microsoft", "amazon L6"), else the
    nearest. Of a company that no guide covers a level may also be asked for by its word:
    "netflix senior".
    """
    texts = [word.text for word in words]
    found = code_at(texts)
    if found is not None and companies:
        at, code = found
        slug = _slug(texts, owner(texts, at, code, companies), names)
        return f"{slug} {code}" if slug else None
    if len(companies) == 1 and not companies[0][2]:
        level = next((text for text in texts if text in names.lexicon.levels), None)
        slug = _slug(texts, companies[0], names)
        return f"{slug} {level}" if slug and level else None
    return None


def owner(texts: Sequence[str], at: int, code: str, companies: Sequence[Span]) -> Span:
    """The company whose level the code is: right before it, "at" it, else the nearest."""
    end = at + len(code.split())
    for company in companies:
        said_at = company[0] == end + 1 and texts[end] in ("at", "in", "of", "from")
        if company[1] == at or company[0] == end or said_at:
            return company
    return min(companies, key=lambda c: max(at - c[1], c[0] - end))


def code_at(texts: Sequence[str]) -> tuple[int, str] | None:
    """The first level code among the words, and where it begins."""
    for i, text in enumerate(texts):
        if _CODE.fullmatch(text):
            return i, text
        after = texts[i + 1] if i + 1 < len(texts) else ""
        if text in _BEFORE_NUMBER and _NUMBER.fullmatch(after):
            return i, f"{text} {after}"
    return None


def _slug(texts: Sequence[str], company: Span, names: Names) -> str | None:
    """The company's slug; of an uncovered name shared by several, the one that is called so."""
    start, end, slugs = company
    name = " ".join(texts[start:end])
    slugs = slugs or names.companies.uncovered.get(name, ())
    if name.replace(" ", "-") in slugs:
        return name.replace(" ", "-")
    return slugs[0] if len(slugs) == 1 else None
