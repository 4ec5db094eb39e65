"""Text made safe to show and made to fit.

Platforms do not say whether they count characters or UTF-16 units; the larger of the two,
the units, is counted here.
"""

from __future__ import annotations

import re

CHUNK = 2_800
"""UTF-16 units a long text is cut into, unless told otherwise."""

ELLIPSIS = "…"

# Control characters, bidirectional overrides (which forge what a line says) and halves of
# surrogate pairs (which no JSON reader must accept).
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LINE_BREAKS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")

_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without what is invisible or unsafe; line breaks stay, ends are trimmed."""
    return scrubbed(text).strip()


def scrubbed(text: str) -> str:
    """The cleaned text with its ends as they are."""
    if text.isprintable():
        return text
    return _UNSAFE.sub("", _LINE_BREAKS.sub("\n", text).replace("\t", " "))


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
