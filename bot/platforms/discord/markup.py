"""Between Discord's Markdown and plain text, both ways.

Out: everything a guide or a person wrote is escaped, so that it mentions nobody and no link
says one thing and opens another. In: mentions become the words they show.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from discord.utils import escape_markdown

_PERSON = re.compile(r"[0-9]{15,20}", re.ASCII).fullmatch
_ROLE = re.compile(r"&[0-9]{15,20}", re.ASCII).fullmatch
_FENCE = re.compile("`{2,}")
_EMOJI = re.compile(r"<a?:(\w{2,32}):[0-9]{15,20}>")
_ENTITY = re.compile(r"<(@!?|@&|#)([0-9]{15,20})>")
_LINE_START = re.compile(r"^(\s*)([-#>+])", re.MULTILINE)


def escape(text: str) -> str:
    """The text with nothing in it that Discord would read as markup, a mention or a time."""
    escaped = escape_markdown(text).replace("<", "\\<")
    return _LINE_START.sub(r"\1\\\2", escaped)


def fenced(text: str) -> str:
    """Monospace text, as it is."""
    return f"```\n{_FENCE.sub(_apart, text)}\n```"


def _apart(ticks: re.Match[str]) -> str:
    """Backticks that no longer end a block of code."""
    return "\u200b".join(ticks.group())


def mention(person: str) -> str:
    """The markup that mentions a person or a role; the mere id where it is none of Discord's."""
    return f"<@{person}>" if can_mention(person) else escape(f"@{person}")


def time_of(at: datetime, *, exact: bool) -> str:
    """The markup of a moment: `5 minutes ago` on the reader's clock, its hour first if `exact`."""
    seconds = int(at.timestamp())
    ago = f"<t:{seconds}:R>"
    return f"<t:{seconds}:f> ({ago})" if exact else ago


def is_person(person: str) -> bool:
    """Whether a text may be a person's id."""
    return _PERSON(person) is not None


def is_role(person: str) -> bool:
    """Whether a text is the id of a role, which has a `&` before its digits."""
    return _ROLE(person) is not None


def can_mention(person: str) -> bool:
    """Whether a text may be the id of a person or of a role."""
    return is_person(person) or is_role(person)


def plain_words(text: str, names: Mapping[str, str], me: str, *, ids: bool = False) -> str:
    """What a person typed, as plain words.

    Args:
        names: what the people mentioned in it are called, by id.
        me: the bot's own id; the mention that calls it leaves nothing.
        ids: people are told by their ids instead, and channels too where settings are told.
    """

    def shown(entity: re.Match[str]) -> str:
        kind, found = entity.groups()
        if kind in ("@", "@!") and found != me:
            return f" @{found} " if ids else f" {names.get(found, '')} "
        settings = "settings" in entity.string[: entity.start()]
        return f" <#{found}> " if ids and kind == "#" and settings else " "

    return " ".join(_ENTITY.sub(shown, _EMOJI.sub(r":\1:", text)).split())
