"""What no draft says: ultimatums. Drafts are checked in tests, a person's edit as it is made."""

from __future__ import annotations

import re

_ULTIMATUMS = re.compile(
    r"\b(?:take it or leave it|or else|otherwise I|final demand|non-?negotiable|deal-?breaker"
    r"|my floor|walk away|I will (?:have to )?(?:decline|refuse|walk)|I(?:'|’)ll (?:decline|walk)"
    r"|unless you|if you (?:do not|don['’]t|cannot|can['’]t)|below (?:that|this|which)|I demand"
    r"|you (?:must|have to)|last chance|I (?:must|have to) have|no less than|nothing less)\b",
    re.I,
)


def ultimatum(text: str) -> str:
    """The first phrase that reads as an ultimatum; empty where there is none."""
    found = _ULTIMATUMS.search(text)
    return found[0] if found else ""
