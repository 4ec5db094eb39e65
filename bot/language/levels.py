"""A company's level by its code: "google l6", "meta e5", "level 63 at microsoft"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.names import Names
from bot.language.words import Word

_CODE = re.compile(r"(?:l|e|ic|ict|t|m|p|g|d|sde|swe|mts|se|lvl|n)-?\d{1,2}(?:\.5)?|6\d|5\d")
_NUMBER = re.compile(r"\d{1,2}|i{1,3}|iv|v")
_BEFORE_NUMBER = frozenset(("level", "sde", "swe", "grade", "lvl", "l", "e", "ic", "ict"))


def read(
    words: Sequence[Word], companies: Sequence[tuple[int, int, tuple[str, ...]]], names: Names
) -> str | None:
    """ "<company> <level>", where the words name one company and a level's code."""
    slug = _company([word.text for word in words], companies, names)
    code = _code([word.text for word in words])
    return f"{slug} {code}" if slug and code else None


def _company(
    texts: Sequence[str], companies: Sequence[tuple[int, int, tuple[str, ...]]], names: Names
) -> str | None:
    """The slug of the one company named, covered or not."""
    slugs = {
        slugs or names.companies.uncovered.get(" ".join(texts[start:end]), ())
        for start, end, slugs in companies
    }
    return next(iter(slugs))[0] if len(slugs) == 1 and all(len(s) == 1 for s in slugs) else None


def _code(texts: Sequence[str]) -> str | None:
    for i, text in enumerate(texts):
        if _CODE.fullmatch(text):
            return text
        after = texts[i + 1] if i + 1 < len(texts) else ""
        if text in _BEFORE_NUMBER and _NUMBER.fullmatch(after):
            return f"{text} {after}"
    return None
