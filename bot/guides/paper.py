"""Pay that is not cash and not shares one can sell: what a table's header or cell calls it."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["options", "options and stock", "private equity", "profit share", "carry", "tokens"]


class Paper(NamedTuple):
    """What kind of paper a figure is of, and the guide's own words for it."""

    kind: Kind
    words: str


# Texts, compiled by `re` when first used: a start of the program should not wait for them.
_OPTIONS = r"(?i)\boptions?\b"
_STOCK_TOO = r"(?i)\bRSUs?\b|\bstock units?\b|\brestricted\b|\bshares\b"
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("carry", r"(?i)\bcarr(?:y|ied)\b"),
    ("tokens", r"(?i)\btokens?\b"),
    ("profit share", r"(?i)\bprofits?[- ]shar(?:e|es|ing)\b|\bpartnership\b"),
    (
        "private equity",
        r"(?i)\bprivate\b|\bpre-?IPO\b|\billiquid\b|\bunlisted\b|\bphantom\b"
        r"|\b(?:profits?|incentive|membership|LLC) (?:interests?|units?)\b",
    ),
)


def paper(header: str, cell: str) -> Paper | None:
    """What the cell says its figure is, else what the column's header says."""
    return _of(cell) or _of(header)


def _of(words: str) -> Paper | None:
    if re.search(_OPTIONS, words):
        return Paper("options and stock" if re.search(_STOCK_TOO, words) else "options", words)
    kind = next((kind for kind, pattern in _KINDS if re.search(pattern, words)), None)
    return Paper(kind, words) if kind else None
