"""What a person says of offers told before: "compare my offers", "I have it in writing", "they
withdrew the acme offer"."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.language.asks import Ask

CONFIRM, DENY, DROP = "confirm", "deny", "drop"
"""The first word of such a question's text; the name as it was written follows. What is denied is
no longer held to be in writing; what is dropped is no longer in hand."""
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
_NO_OFFER = (
    r"(?i)\W*(?:sorry|actually|no|wait)?\W*I (?:do not|don['’]t|didn['’]t|did not|never|no longer)"
    r"(?: actually| really)? (?:have|had|hold|get|got)(?: it| that)?"
    r"(?: (?:an?|the|any|that|this) (?:(?:written|signed) )?(?:(?P<named>[^,.;!?\d]{2,60}?)"
    r"(?:['’]s)? )?offer(?: letter)?)?"
    r"(?: (?:from|by|of) (?P<name>[^,.;!?\d]{2,60}?))?(?: in writing)?\W*"
)
_GONE = (
    r"(?i)\W*(?:they|I|(?P<who>[^,.;!?\d]{2,40}?)) (?:have |has |had )?(?:just )?"
    r"(?:rescinded|withdrew|withdrawn|pulled|took back|revoked|declined|rejected|turned down)"
    r" (?:the |that |their |its |my |an )?(?:(?P<name>[^,.;!?\d]{2,60}?)(?:['’]s)? )?offer"
    r"(?: (?:from|of|by) (?P<of>[^,.;!?\d]{2,60}?))?\W*"
)
_FORGET = (
    r"(?i)\W*(?:please )?(?:forget|delete|drop|remove|discard) (?:about )?(?:the |that |my |this )?"
    r"(?:(?P<name>[^,.;!?\d]{2,60}?)(?:['’]s)? )?offer"
    r"(?: (?:from|of|by) (?P<of>[^,.;!?\d]{2,60}?))?\W*(?:please)?\W*"
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
    back = _taken_back(text, company)
    if back is not None:
        return back
    match = re.fullmatch(_OFFER_OF, text)
    if match and not (match["kind"] or match["after"]):
        return None
    match = match or re.fullmatch(_NAMED, text)
    if match is None:
        return None
    name = match["name"] or ""
    return Ask("offers", company=company(name), text=f"{CONFIRM} {name}".strip())


def _taken_back(text: str, company: Callable[[str], str | None]) -> Ask | None:
    """ "I never had an offer from acme", "they withdrew it": what a draft must not say."""
    denied = re.fullmatch(_NO_OFFER, text)
    name = (denied["name"] or denied["named"] or "") if denied else ""
    if denied and (name or "writing" in text.lower()):
        return Ask("offers", company=company(name), text=f"{DENY} {name}".strip())
    for pattern in (_GONE, _FORGET):
        match = re.fullmatch(pattern, text)
        if match is None:
            continue
        said = match.groupdict()
        name = said["name"] or said["of"] or said.get("who") or ""
        slug = company(name) if name else None
        if name and slug is None and not said["name"]:
            return None  # "my manager declined the offer" speaks of no company
        return Ask("offers", company=slug, text=f"{DROP} {name}".strip())
    return None
