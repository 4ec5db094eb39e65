"""Text to words: folded, so that case, accents and punctuation never matter.

`W&B` and `weights & biases` share the word "and"; `Disney+` has "plus"; a possessive and an
apostrophe vanish. Where each word stood in the text is kept, so that answers can quote it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_BLANKS = re.compile(r"[^\S\n]{4,}")
_LINES = re.compile(r"\n(?:[^\S\n]*\n){2,}")
MAX_WORDS = 120
"""Words read; no question about guides has more."""
MAX_TEXT = 4_000
"""Characters read; what follows is not looked at."""

MAX_LETTERS = 60
"""Letters of a word that are read."""
MAX_QUOTED = 80
"""Characters of a person's words that an answer repeats."""
MASK = "·"
"""Stands for a word that names nothing; it keeps its neighbours apart."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[&+]|[,;:/|()]|[\U0001F1E6-\U0001F1FF]{2}")
_FOLDED = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
_POSSESSIVE = re.compile(r"'s\b", re.I)
_SPELLED = {"&": "and", "+": "plus"}
_FLAG_A = ord("\N{REGIONAL INDICATOR SYMBOL LETTER A}")
_APOSTROPHES = "'’ʼ`´"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the text, folded, with its place in it."""

    text: str
    start: int
    end: int
    after_comma: bool = False
    """Whether a comma, semicolon or slash stands between this word and the one before."""
    after_hyphen: bool = False
    """Whether a hyphen joins this word to the one before, as in a slug."""


def tidy(text: str) -> str:
    """The text without long runs of blanks: patterns that try each of them take minutes."""
    return _LINES.sub("\n\n", _BLANKS.sub("   ", text))


def split(text: str) -> tuple[Word, ...]:
    """The words of a text, in order; one more than `MAX_WORDS` where there are too many."""
    plain = _plain(text[:MAX_TEXT])
    words: list[Word] = []
    comma, end = False, -1
    for match in _WORD.finditer(plain):
        mark, start = match[0], match.start()
        if mark in ",;:/|()":
            comma = comma or mark in ",;/|"
            continue
        hyphen = start == end + 1 and plain[end] == "-"
        words.append(
            Word(_SPELLED.get(mark, fold(mark[:MAX_LETTERS])), start, match.end(), comma, hyphen)
        )
        comma, end = False, match.end()
        if len(words) > MAX_WORDS:
            break
    return tuple(words)


def _plain(text: str) -> str:
    """Possessives blanked and one kind of apostrophe, every character in its place."""
    for sign in _APOSTROPHES:
        text = text.replace(sign, "\N{APOSTROPHE}")
    return _POSSESSIVE.sub("  ", text)


def fold(text: str) -> str:
    """Casefolded, without accents: `Zürich` and `zurich` are one word."""
    if len(text) == 2 and all(_FLAG_A <= ord(c) < _FLAG_A + 26 for c in text):  # its country's code
        return "flag" + "".join(chr(ord(letter) - _FLAG_A + ord("a")) for letter in text)
    text = text.replace("'", "")
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=100_000)
def phrase(text: str) -> str:
    """A name as its folded words joined by spaces: the form all names are compared in."""
    lowered = text.lower()
    if _FOLDED.fullmatch(lowered):  # most of the language's data is written so
        return lowered
    return " ".join(word.text for word in split(text))


def quoted(text: str, words: Iterable[Word]) -> str:
    """The words as the person wrote them; words that stand apart are joined by a space."""
    said = ""
    end = None
    for word in words:
        between = text[end : word.start] if end is not None and end <= word.start else " x "
        joined = between if not any(c.isalnum() for c in between) else " "
        said += (joined if end is not None else "") + text[word.start : word.end]
        end = word.end
    return said if len(said) <= MAX_QUOTED else f"{said[:MAX_QUOTED]}…"
