"""Where exactly are the limits of a view? Values at each limit and just over it."""

from __future__ import annotations

from tests.fakes.slack import Json
from tests.fakes.slack_cases import Limit, Wrong, plain, section, table


def modal(**more: object) -> Json:
    """Return a modal with one section."""
    return {"type": "modal", "title": plain(1), "blocks": [section()], **more}


ENTRY: Json = {
    "type": "input",
    "block_id": "figure",
    "label": plain(5),
    "element": {"type": "plain_text_input", "action_id": "typed"},
}

VIEW_LIMITS = [
    Limit("modal blocks", 100, lambda n: modal(blocks=[section()] * n), "/view/blocks"),
    Limit(
        "home blocks", 100, lambda n: {"type": "home", "blocks": [section()] * n}, "/view/blocks"
    ),
    Limit("title", 24, lambda n: modal(title=plain(n)), "/view/title/text"),
    Limit("submit", 24, lambda n: modal(submit=plain(n)), "/view/submit/text"),
    Limit("close", 24, lambda n: modal(close=plain(n)), "/view/close/text"),
    Limit(
        "private_metadata",
        3000,
        lambda n: modal(private_metadata="x" * n),
        "/view/private_metadata",
    ),
    Limit("callback_id", 255, lambda n: modal(callback_id="x" * n), "/view/callback_id"),
    Limit("external_id", 255, lambda n: modal(external_id="x" * n), "/view/external_id"),
]

VIEW_LIMITS += [
    Limit(
        "alert",
        200,
        lambda n: modal(blocks=[{"type": "alert", "text": plain(n)}]),
        "/view/blocks/0/text/text",
    )
]

VIEW_WRONGS = [
    Wrong("no blocks", modal(private_metadata=""), modal(blocks=[]), "/view/blocks"),
    Wrong("no title", modal(), {"type": "modal", "blocks": [section()]}, "/view"),
    Wrong(
        "input without submit",
        modal(blocks=[ENTRY], submit=plain(4)),
        modal(blocks=[ENTRY]),
        "/view",
    ),
    Wrong(
        "title on Home",
        {"type": "home", "blocks": [section()]},
        {"type": "home", "blocks": [section()], "title": plain(1)},
        "/view",
    ),
    Wrong(
        "markdown in a modal",
        modal(),
        modal(blocks=[{"type": "markdown", "text": "x"}]),
        "/view/blocks/0/type",
    ),
    Wrong(
        "table in a modal",
        {"type": "home", "blocks": [table()]},
        modal(blocks=[table()]),
        "/view/blocks/0/type",
    ),
    Wrong(
        "alert on Home",
        modal(blocks=[{"type": "alert", "text": plain(1), "level": "warning"}]),
        {"type": "home", "blocks": [{"type": "alert", "text": plain(1)}]},
        "/view/blocks/0/type",
    ),
    Wrong("bad block in a view", modal(), modal(blocks=[section(0)]), "/view/blocks/0/text/text"),
]
