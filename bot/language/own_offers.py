"""What a person says of offers told before: "compare my offers", "I have it in writing"."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.language.asks import Ask

CONFIRM = "confirm"
"""The first word of such a question's text; the name as it was written follows."""
# Texts, compiled by `re` when first used.
_COMPARE = (
    r"(?i)\W*(?:please |can you |could you )?compare (?:all )?(?:of )?"
    r"(?:my |the |these |both |two |saved )*offers\W*(?:please)?\W*"
)
_OFFER_OF = (
    r"(?i)\W*(?:yes\W+)?I(?: do| really)?(?:['’]ve| have| hold)(?: got)? (?:an?|the|my|this|that) "
    r"(?:(?P<kind>written|signed) )?offer (?:letter )?(?:from|by|of) (?P<name>[^,.;!?\d]{2,60}?)"
    r"(?P<after> in writing)?\W*"
)
_NAMED = (
    r"(?i)\W*(?:yes\W+)?I(?: do)?(?:['’]ve| have| hold)(?: got)? (?:it|that|this|the offer"
    r"|(?:the )?(?P<name>[^,.;!?\d]{2,60}?)(?:['’]s)? offer) in writing\W*"
)


def read(text: str, company: Callable[[str], str | None]) -> Ask | None:
    """The question of such a sentence; None for any other text.

    Only whole sentences count: what is confirmed is confirmed in so many words.

    Args:
        company: the slug of the one company a name means.
    """
    if "offer" not in text.lower() and "in writing" not in text.lower():
        return None
    if re.fullmatch(_COMPARE, text):
        return Ask("offers", text="compare")
    match = re.fullmatch(_OFFER_OF, text)
    if match and not (match["kind"] or match["after"]):
        return None
    match = match or re.fullmatch(_NAMED, text)
    if match is None:
        return None
    name = match["name"] or ""
    return Ask("offers", company=company(name), text=f"{CONFIRM} {name}".strip())
