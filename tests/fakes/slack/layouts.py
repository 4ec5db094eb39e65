"""What may a block of each type hold, and on which surfaces may it stand?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from tests.fakes.slack import richtext
from tests.fakes.slack.check import (
    Check,
    Json,
    Problem,
    Problems,
    anything,
    boolean,
    by_type,
    choice,
    many,
    needs_one_of,
    shape,
    string,
)
from tests.fakes.slack.elements import (
    IN_ACTIONS,
    IN_CARD,
    IN_CONTEXT,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    URL,
    image,
    plain,
    text,
)
from tests.fakes.slack.table import TABLE

Surface: TypeAlias = Literal["message", "modal", "home"]

_ID: Mapping[str, Check] = {"block_id": string(255)}
_IMAGE = by_type({"image": image()})
_RICH_TEXT = shape({"elements": richtext.ELEMENTS}, _ID)


def _collapses_sensibly(box: Json, at: str) -> Problems:
    collapsible = box.get("is_collapsible") is True
    if collapsible and box.get("has_header_divider") is True:
        yield Problem(at, "has_header_divider cannot be set when is_collapsible is true")
    if box.get("default_collapsed") is True and not collapsible:
        yield Problem(at, "default_collapsed requires is_collapsible")


def _remote(value: object, at: str) -> Problems:
    if value != "remote":
        yield Problem(at, "must be remote")


_CARD = shape(
    {},
    {
        **_ID,
        "title": text(150),
        "subtitle": text(150),
        "body": text(200),
        "subtext": text(200),
        "icon": _IMAGE,
        "hero_image": _IMAGE,
        "actions": many(IN_CARD, 3),
    },
    needs_one_of("hero_image", "title", "actions", "body"),
)

_PLAIN_LAYOUTS: dict[str, Check] = {
    "actions": shape({"elements": many(IN_ACTIONS, 25)}, _ID),
    "alert": shape(
        {"text": text(200)},
        {**_ID, "level": choice("default", "info", "warning", "error", "success")},
    ),
    "card": _CARD,
    "carousel": shape({"elements": many(by_type({"card": _CARD}), 10)}, _ID),
    "context": shape({"elements": many(IN_CONTEXT, 10)}, _ID),
    "context_actions": shape({"elements": many(IN_CONTEXT_ACTIONS, 5)}, _ID),
    "data_table": shape(
        {"caption": anything, "rows": many(anything, 101)},
        {**_ID, "page_size": anything, "columns": anything, "row_header_column_index": anything},
    ),
    "data_visualization": shape({"title": string(50), "chart": anything}, _ID),
    "divider": shape({}, _ID),
    "file": shape({"external_id": string(), "source": _remote}, _ID),
    "header": shape({"text": plain(150)}, _ID),
    "image": image(title=plain(2000), **_ID),
    "input": shape(
        {"label": plain(2000), "element": IN_INPUT},
        {**_ID, "hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "markdown": shape({"text": string(12_000)}, _ID),
    "plan": shape({"title": string()}, {**_ID, "tasks": many(anything)}),
    "rich_text": _RICH_TEXT,
    "section": shape(
        {},
        {
            **_ID,
            "text": text(3000),
            "fields": many(text(2000), 10),
            "accessory": IN_SECTION,
            "expand": boolean,
        },
        needs_one_of("text", "fields"),
    ),
    "table": TABLE,
    "task_card": shape(
        {"task_id": string(), "title": string()},
        {
            **_ID,
            "status": choice("pending", "in_progress", "complete", "error"),
            "details": anything,
            "output": anything,
            "sources": anything,
        },
    ),
    "video": shape(
        {"alt_text": string(), "title": anything, "video_url": URL, "thumbnail_url": URL},
        {
            **_ID,
            "title_url": URL,
            "description": anything,
            "provider_icon_url": URL,
            "provider_name": string(),
            "author_name": string(),
        },
    ),
}
_CONTAINER = shape(
    {"child_blocks": many(by_type(_PLAIN_LAYOUTS), 10)},
    {
        **_ID,
        "title": plain(150),
        "rich_text_title": by_type({"rich_text": _RICH_TEXT}),
        "subtitle": text(150),
        "width": choice("narrow", "standard", "wide", "full"),
        "icon": _IMAGE,
        "is_collapsible": boolean,
        "default_collapsed": boolean,
        "has_header_divider": boolean,
    },
    needs_one_of("title", "rich_text_title"),
    _collapses_sensibly,
)

BLOCK: Check = by_type({**_PLAIN_LAYOUTS, "container": _CONTAINER})
"""Any one block; containers do not nest."""

ONLY_ON: Mapping[str, frozenset[Surface]] = {
    "alert": frozenset({"modal"}),
    "carousel": frozenset({"message", "home"}),
    "container": frozenset({"message"}),
    "context_actions": frozenset({"message"}),
    "data_table": frozenset({"message"}),
    "data_visualization": frozenset({"message"}),
    "file": frozenset({"message"}),
    "markdown": frozenset({"message"}),
    "plan": frozenset({"message"}),
    "table": frozenset({"message", "home"}),
    "task_card": frozenset({"message"}),
}
"""Where a block may stand; types not named here may stand anywhere.

Slack's blocks.json, as read on 2026-07-01. What it leaves open is refused here: a container or a
chart outside messages, an alert in a message.
"""
