"""Is this rich_text block one Slack takes? Sections, lists, quotes and preformatted text."""

from __future__ import annotations

from collections.abc import Iterator

from tests.fakes.slack.check import (
    Check,
    anything,
    boolean,
    by_type,
    choice,
    integer,
    many,
    shape,
    string,
)
from tests.fakes.slack.elements import URL

_STYLE = shape(
    {},
    dict.fromkeys(
        ("bold", "italic", "strike", "code", "underline", "highlight", "unlink"), boolean
    ),
)
_ID = string()
_STYLED: dict[str, Check] = {"style": _STYLE}

RUN = by_type(
    {
        "text": shape({"text": string()}, _STYLED),
        "link": shape({"url": URL}, {"text": string(), "unsafe": boolean, **_STYLED}),
        "emoji": shape({"name": string()}, {"unicode": string(), **_STYLED}),
        "user": shape({"user_id": _ID}, _STYLED),
        "channel": shape({"channel_id": _ID}, _STYLED),
        "usergroup": shape({"usergroup_id": _ID}, _STYLED),
        "team": shape({"team_id": _ID}, _STYLED),
        "broadcast": shape({"range": choice("here", "channel", "everyone")}, _STYLED),
        "color": shape({"value": string()}),
        "date": shape(
            {"timestamp": anything, "format": string()},
            {"url": URL, "fallback": string(), **_STYLED},
        ),
    }
)
_RUNS = many(RUN)
_BORDER: dict[str, Check] = {"border": integer}
_SECTION = shape({"elements": _RUNS})

ELEMENTS: Check = many(
    by_type(
        {
            "rich_text_section": _SECTION,
            "rich_text_preformatted": shape({"elements": _RUNS}, {**_BORDER, "language": string()}),
            "rich_text_quote": shape({"elements": _RUNS}, _BORDER),
            "rich_text_list": shape(
                {
                    "style": choice("bullet", "ordered"),
                    "elements": many(by_type({"rich_text_section": _SECTION})),
                },
                {"indent": integer, "offset": integer, **_BORDER},
            ),
        }
    ),
)
"""What the `elements` of a rich_text block may hold."""


def words(value: object) -> Iterator[str]:
    """Yield every piece of text a reader sees in a rich_text value."""
    if isinstance(value, list):
        for item in value:
            yield from words(item)
    elif isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        if value.get("type") == "date":
            yield str(value.get("fallback", ""))
        yield from words(value.get("elements"))
