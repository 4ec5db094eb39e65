"""What Slack takes at most, and how text is made to fit.

Slack does not say whether it counts characters or UTF-16 units; the larger of the two,
the units, is counted here.
"""

from __future__ import annotations

from bot.platforms._shared.text import (
    CHUNK,
    ELLIPSIS,
    chunks,
    clean,
    fits,
    one_line,
    scrubbed,
    shorten,
    units,
)

__all__ = [
    "CHUNK", "ELLIPSIS", "chunks", "clean", "fits", "one_line", "scrubbed", "shorten", "units",
]  # fmt: skip

HEADER = 150
SECTION = 3000
CONTEXT = 3000
BUTTON_LABEL = 75
BUTTON_VALUE = 2000
BUTTONS_PER_BLOCK = 25
BLOCKS = 50
PERSON = 80
"""Counted for a mention, which shows a name of at most so many characters."""
MOMENT = 40
"""Counted for a moment, which shows a day and an hour in the reader's language."""
TABLE_ROWS = 100
"""Header row included."""
TABLE_COLUMNS = 20
TABLE_CHARACTERS = 7_000
"""Slack's own limit is 10,000; the rest of the answer must fit beside the table."""
MESSAGE_CHARACTERS = 10_500
"""All blocks together. Slack names no figure; legal messages failed from about 11,300."""
FALLBACK_CHARACTERS = 12_000
"""The message's `text`, escaped: Slack cuts at 40,000, so what is left out is said here and
never cut in silence."""
# Long texts are cut at CHUNK, below SECTION with room for a mark.

VIEW_WORDS = 24
"""A modal's title, and the words on its buttons."""
VIEW_BLOCKS = 100
METADATA = 3000
INPUT_LABEL = 2000
INPUT_TEXT = 3000
OPTION_LABEL = 75
OPTION_VALUE = 150
OPTIONS = 100
CHECKBOXES = 10
