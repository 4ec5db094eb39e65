"""Prose as sentences, and shortened where one ends."""

from __future__ import annotations

import re

# A full stop after these ends no sentence; after a single capital it is an initial.
_ABBREVIATION = (
    r"(?:\b(?:vs|e\.g|i\.e|etc|approx|Inc|Ltd|Corp|Co|Sr|Jr|Dr|Mr|Ms|Mrs|St|No|U\.S|U\.K|Ph\.D)"
    r"|(?:^|[\s(.])[A-Z])\.$"
)
_END = r"[.!?]+[\"'”’»)\]*]*\s+(?=[\"'“‘«(\[$£€¥₹₪A-Z0-9])"
_BRACKETS = r"\[[^\[\]]{0,200}\]"
_QUOTE_OPENS = r":\s+(?=[\"“«])"
ELLIPSIS = " …"


def sentences(text: str) -> tuple[str, ...]:
    """The text's sentences, in order; joined by spaces they are the text again.

    What introduces a quotation ("Say: “…”") is a sentence of its own.
    """
    found: list[str] = []
    start = 0
    for end in _ends(text):
        found.append(text[start:end].strip())
        start = end
    return tuple(sentence for sentence in (*found, text[start:].strip()) if sentence)


def _ends(text: str) -> list[int]:
    # A placeholder's brackets hold no whole sentences.
    inside = {at for match in re.finditer(_BRACKETS, text) for at in range(*match.span())}
    stops = [
        match.end()
        for match in re.finditer(_END, text)
        # Only what stands just before the stop matters; it is short.
        if match.start() not in inside
        and not re.search(_ABBREVIATION, text[max(0, match.start() - 8) : match.start() + 1])
    ]
    return sorted({*stops, *(match.end() for match in re.finditer(_QUOTE_OPENS, text))})


def shortened(pieces: tuple[str, ...], most: int) -> tuple[str, bool]:
    """As many whole sentences as fit in `most` characters, and whether any was left out.

    The first is always kept, cut at a word where even it does not fit.
    """
    kept, used = 0, 0
    for piece in pieces:
        used += len(piece) + 1
        if used > most:
            break
        kept += 1
    if kept == len(pieces):
        return " ".join(pieces), False
    if kept:
        return " ".join(pieces[:kept]), True
    return pieces[0][:most].rpartition(" ")[0].rstrip(",;:") + ELLIPSIS, True
