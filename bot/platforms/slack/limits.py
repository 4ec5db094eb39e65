"""What Slack takes at most, and how text is made to fit.

Slack does not say whether it counts characters or UTF-16 units; the larger of the two,
the units, is counted here.
"""

from __future__ import annotations

import re

HEADER = 150
SECTION = 3000
CONTEXT = 3000
BUTTON_LABEL = 75
BUTTON_VALUE = 2000
BUTTONS_PER_BLOCK = 25
BLOCKS = 50
TABLE_ROWS = 100
"""Header row included."""
TABLE_COLUMNS = 20
TABLE_CHARACTERS = 7_000
"""Slack's own limit is 10,000; the rest of the answer must fit beside the table."""
MESSAGE_CHARACTERS = 10_500
"""All blocks together. Slack names no figure; legal messages failed from about 11,300."""
FALLBACK_CHARACTERS = 12_000
"""The message's `text`, before escaping, which makes it at most five times as long: Slack
cuts at 40,000, so what is left out is said here and never cut in silence."""
CHUNK = 2_800
"""Where a long text is cut into several blocks, below `SECTION` with room for a mark."""

ELLIPSIS = "…"

# Control characters, bidirectional overrides (which forge what a line says) and halves of
# surrogate pairs (which no JSON reader must accept).
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LINE_BREAKS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")

_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without what is invisible or unsafe; line breaks stay, ends are trimmed."""
    if text.isprintable():
        return text.strip()
    return _UNSAFE.sub("", _LINE_BREAKS.sub("\n", text).replace("\t", " ")).strip()


def one_line(text: str) -> str:
    """The cleaned text on one line."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(clean(text).split())


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) if text.isascii() else len(text) + len(_TWO_UNITS.findall(text))


def fits(text: str, limit: int) -> bool:
    """Whether the text has at most `limit` units."""
    return 2 * len(text) <= limit or units(text) <= limit


def shorten(text: str, limit: int) -> str:
    """The text, cut to `limit` units with an ellipsis if it is longer."""
    if fits(text, limit):
        return text
    room = 2 * (limit - len(ELLIPSIS))
    return text.encode("utf-16-le", "replace")[:room].decode("utf-16-le", "ignore") + ELLIPSIS


def chunks(text: str, limit: int = CHUNK) -> list[str]:
    """The text in pieces of at most `limit` units, cut at a line, else a space, if it can be."""
    pieces: list[str] = []
    while not fits(text, limit):
        head = shorten(text, limit)[: -len(ELLIPSIS)]
        cut = max(head.rfind("\n"), head.rfind(" ")) if " " in head or "\n" in head else -1
        # A cut near the start would make a tiny piece; better to break the word.
        cut = cut if cut > len(head) // 2 else len(head)
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*pieces, text] if text else pieces
