"""Between Slack's markup and plain text, both ways.

Out: everything a guide or a person wrote is escaped, so that `<!channel>` pings nobody and
no link says one thing and opens another. In: Slack's entities become the words they show.
"""

from __future__ import annotations

import re

_PERSON = re.compile(r"[UW][A-Z0-9]{1,40}", re.ASCII).fullmatch
_GROUP = re.compile(r"S[A-Z0-9]{6,20}", re.ASCII).fullmatch
_ENTITY = re.compile(r"<([@#!]?)([^\s<>|][^<>|]{0,3000})(?:\|([^<>]{0,3000}))?>")


def escape(text: str) -> str:
    """The text with Slack's three control characters escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def mention(person: str) -> str:
    """The markup that mentions a person or a user group; of any other the mere id."""
    if is_group(person):
        return f"<!subteam^{person}>"
    return f"<@{person}>" if is_person(person) else escape(f"@{person}")


def can_mention(person: str) -> bool:
    """Whether a text is the id of a person or a user group."""
    return is_person(person) or is_group(person)


def is_group(person: str) -> bool:
    """Whether a text is a user group's id."""
    return _GROUP(person) is not None


def is_person(person: str) -> bool:
    """Whether a text is a person's id."""
    return _PERSON(person) is not None


def unescape(text: str) -> str:
    """The opposite of `escape`, once: `&amp;lt;` becomes `&lt;`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def plain_words(text: str, *, ids: bool = False) -> str:
    """What a person typed, as plain words: mentions, channels and links by what they show.

    A mention without a name, such as the one that calls the bot, leaves nothing.

    Args:
        ids: mentions after the first word are the people's ids instead, as `@U012AB3CD`, and
            channels too where settings are told, as `<#C012AB3CD>`.
    """
    if "<" in text:
        text = _ENTITY.sub(_told if ids else _shown, text)
    return " ".join(unescape(text).split())


def _told(entity: re.Match[str]) -> str:
    before = entity.string[: entity.start()].strip()
    if entity[1] == "#" and "settings" in before:
        return f" <#{entity[2]}> "
    return f" @{entity[2]} " if entity[1] == "@" and before else _shown(entity)


def _shown(entity: re.Match[str]) -> str:
    kind, target, label = entity.groups()
    if label is not None:
        return f" {label.removeprefix('@')} "
    return " " if kind else target
