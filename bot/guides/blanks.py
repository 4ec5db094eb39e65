"""Placeholders in a guide's scripts: what the person must fill in before saying it."""

from __future__ import annotations

import re
from collections.abc import Iterator

TO_FILL = ": fill in"
"""Stands inside a placeholder's brackets, wherever one is shown."""

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

    Of brackets within brackets only the outermost is marked.
    """
    return "".join(
        _bracket(piece) if bracketed else _loose(piece) for bracketed, piece in _pieces(text)
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
    yield False, text[start:]


def _bracket(piece: str) -> str:
    inner = piece[1:-1].strip()
    return piece if re.match(_NO_BLANK, inner) else f"[{inner}{TO_FILL}]"


def _loose(piece: str) -> str:
    piece = re.sub(_TAGS, lambda m: f"[{m[1] or m[2]}{TO_FILL}]", piece)
    piece = re.sub(_RULES, f"[…{TO_FILL}]", piece)
    piece = re.sub(_SUMS, rf"[\1{TO_FILL}]", piece)
    return re.sub(_COUNTS, rf"[\1{TO_FILL}]", piece)
