"""Placeholders in a guide's scripts: what the person must fill in before saying it."""

from __future__ import annotations

import re
from collections.abc import Iterator

TO_FILL = ": fill in"
"""Stands inside a placeholder's brackets, wherever one is shown."""

_DEEPEST = 3
_INNERMOST = r"\[[^\[\]]{1,200}\]"
# A bracket that is a citation or an address is none: [1], [Source: …], [https://…].
_NO_BLANK = r"(?i)\d{1,3}$|source\b|https?:|citation\b|$"
_TAGS = r"(?i)<([a-z][a-z _/-]{1,40})>|\{([a-z][a-z _/-]{1,40})\}"
_RULES = r"_{3,}"
# A letter for a figure: $X, £XXK, X%, "X years". "Falcon X" and "X-ray" are none.
_SUMS = r"(?<=[$£€¥₹₪])([XYZW]{1,3}|N)(?=[KMkm]?\b)"
_COUNTS = (
    r"(?<![\w\[$£€-])([XYZN])(?=%|\+?\s(?:years?|months?|teams?|engineers?|people|million|billion"
    r"|thousand|hundred|percent|events?|users?|reports?|products?|models?|services?)\b)"
)


def marked(text: str) -> str:
    """The text with every placeholder in brackets and marked as to be filled in.

    A placeholder within a placeholder is marked too, as deep as anyone writes them.
    """
    return "".join(
        _bracket(piece, _DEEPEST) if bracketed else _loose(piece)
        for bracketed, piece in _pieces(text)
    )


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """The text in stretches outside brackets and whole outermost brackets."""
    depth = start = 0
    for at, letter in enumerate(text):
        if letter == "[":
            if not depth:
                yield False, text[start:at]
                start = at
            depth += 1
        elif letter == "]" and depth:
            depth -= 1
            if not depth:
                yield True, text[start : at + 1]
                start = at + 1
    # A bracket that is never closed hides none of those within it.
    left = start
    for inner in re.finditer(_INNERMOST, text[start:] if depth else ""):
        yield False, text[left : start + inner.start()]
        yield True, inner[0]
        left = start + inner.end()
    yield False, text[left:]


def _bracket(piece: str, deeper: int) -> str:
    inner = piece[1:-1].strip()
    if re.match(_NO_BLANK, inner):
        return piece
    if deeper and "[" in inner:
        inner = "".join(_bracket(each, deeper - 1) if b else each for b, each in _pieces(inner))
    return f"[{inner}{TO_FILL}]"


def _loose(piece: str) -> str:
    piece = re.sub(_TAGS, lambda m: f"[{m[1] or m[2]}{TO_FILL}]", piece)
    piece = re.sub(_RULES, f"[…{TO_FILL}]", piece)
    piece = re.sub(_SUMS, rf"[\1{TO_FILL}]", piece)
    return re.sub(_COUNTS, rf"[\1{TO_FILL}]", piece)
