"""Between Slack's markup and plain text, both ways.

Out: everything a guide or a person wrote is escaped, so that `<!channel>` pings nobody and
no link says one thing and opens another. In: Slack's entities become the words they show.
"""

from __future__ import annotations

import re

_ENTITY = re.compile(r"<([@#!]?)([^\s<>|][^<>|]{0,3000})(?:\|([^<>]{0,3000}))?>")


def escape(text: str) -> str:
    """The text with Slack's three control characters escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """The opposite of `escape`, once: `&amp;lt;` becomes `&lt;`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def plain_words(text: str) -> str:
    """What a person typed, as plain words: mentions, channels and links by what they show.

    A mention without a name, such as the one that calls the bot, leaves nothing.
    """
    if "<" in text:
        text = _ENTITY.sub(_shown, text)
    return " ".join(unescape(text).split())


def _shown(entity: re.Match[str]) -> str:
    kind, target, label = entity.groups()
    if label is not None:
        return f" {label.removeprefix('@')} "
    return " " if kind else target
