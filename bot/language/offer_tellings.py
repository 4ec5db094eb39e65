"""Whether a message changes the offer in hand, supposes something, or speaks of something else.

Only what plainly tells changes it; whatever is not plain is supposed, and the offer stays.
"""

from __future__ import annotations

import re
from typing import Literal

Manner = Literal["now", "if", ""]

_AMOUNT = (
    r"[$£€₹]?\s?(?<![\d.,])\d[\d.,]{0,12}\s?(?:k|grand|thousand|lakhs?|lacs?|l|lpa|crores?|cr|m)?\b"
)
_MONEY = r"(?:[$£€₹]\s?\d|\d[\d.,]{0,12}\s?(?:k\b|%|lakhs?\b|lpa\b|cr\b|grand\b))"
_MORE = re.compile(
    rf"\bby (?:an? |another |an extra )?{_MONEY}"
    rf"|{_AMOUNT}\s?(?:more|extra|higher|on top|additional)\b"
    rf"|\b(?:another|an extra|extra|an additional|additional) {_AMOUNT}|\bup (?:by )?{_AMOUNT}"
    rf"|\b(?:plus|added|adding) (?:an? |another |an extra )?{_AMOUNT}"
    rf"|(?:^|\b[a-z]{{2,}}:? ?)\+\s?{_AMOUNT}",
    re.I,
)
_LESS = re.compile(
    rf"\b(?:cut|lowered|reduced|dropped|decreased|down)\b[^.]{{0,40}}\bby (?:another )?{_MONEY}"
    rf"|{_AMOUNT}\s?(?:less|lower|off)\b|\b(?:took|cut|knocked|shaved) (?:another )?{_AMOUNT}"
    rf"|\bdown (?:by )?{_AMOUNT}|\bminus {_AMOUNT}|(?:^|\b[a-z]{{2,}}:? )-\s?{_AMOUNT}",
    re.I,
)
_SUPPOSED = re.compile(r"\W*(?:and |so )*(?:what if|suppose|supposing|if|imagine|say)\b", re.I)
_ASKED = re.compile(
    r"^\W*(?:and |but |so )*(?:is|are|was|were|does|do|did|would|could|can|should|will|has|have"
    r"|what|how|why|which|who|where|when)\b|\?\s*$",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:i|i'?d|i'?ll|i'?m|i'?ve|me|my (?:ex|wife|husband|partner|boss|manager)|friends?"
    r"|colleagues?|someone|somebody|anyone|others?|market|median|average|top of|bottom of|middle of"
    r"|another (?:offer|company|one|place|firm))\b",
    re.I,
)
_TELLS = re.compile(
    r"\bthey(?:'?ve| have|'?re| are)?(?: just| now| also| finally| even| only)*"
    r" (?:raised|increased|upped|bumped|changed|lowered|cut|reduced|added|gave|moved|came|come"
    r"|dropped|agreed|improved|doubled|took|offered|offer|made|went|adjusted|revised|updated|knocked|shaved)\b",
    re.I,
)
_SMALL = frozenset(
    ("it", "it's", "its", "is", "was", "are", "be", "now", "the", "a", "an", "and", "of", "to",
     "at", "with", "not", "my", "their", "offer", "says", "so", "for", "actually", "ok", "okay",
     "base", "on", "in", "per", "year", "years", "month", "months", "will", "that", "then", "just",
     "only", "no", "over", "new", "again", "also", "plus", "amount", "total", "still", "they",
     "have", "has", "been", "as", "from", "this", "prorated", "full", "instead", "means", "comes",
     "came", "any", "there", "we", "ve", "s", "another", "more", "extra", "additional", "higher",
     "lower", "less", "top", "up", "down", "by")
)  # fmt: skip
"""What a plain telling has beside the offer's own words."""


def step(text: str) -> str:
    """`more` or `less` where the amount itself is a difference: "they raised base by 10k"."""
    return "less" if _LESS.search(text) else "more" if _MORE.search(text) else ""


def manner(text: str, left: str) -> Manner:
    """How a message with figures is meant; empty where it is no telling of this offer.

    Args:
        left: the text without what was read of the offer.
    """
    if _SUPPOSED.match(text):
        return "if"
    if _ASKED.search(text) or _OTHERS.search(text):
        return ""
    words = re.findall(r"[^\W\d_][\w'’]*", left.lower())
    plain = _TELLS.search(text) or all(word.replace("’", "'") in _SMALL for word in words)
    return "now" if plain and not re.search(r"\b(?:can|could|may|might|or)\b", text) else "if"
