"""Where exactly are the limits of a message's blocks? Values at each limit and just over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tests.fakes.slack import Json


@dataclass(frozen=True, slots=True)
class Limit:
    """`make(most)` is accepted, `make(most + 1)` refused at `pointer`."""

    name: str
    most: int
    make: Callable[[int], object]
    pointer: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """`good` is accepted, `bad` refused at `pointer`."""

    name: str
    good: object
    bad: object
    pointer: str


def plain(size: int) -> Json:
    """Return a plain_text object of `size` characters."""
    return {"type": "plain_text", "text": "x" * size}


def mrkdwn(size: int) -> Json:
    """Return a mrkdwn object of `size` characters."""
    return {"type": "mrkdwn", "text": "x" * size}


def section(size: int = 1, **more: object) -> Json:
    """Return a section of `size` characters."""
    return {"type": "section", "text": mrkdwn(size), **more}


def button(size: int = 4, **more: object) -> Json:
    """Return a button whose label has `size` characters."""
    return {"type": "button", "text": plain(size), **more}


def actions(*elements: Json) -> list[Json]:
    """Return one actions block."""
    return [{"type": "actions", "elements": list(elements)}]


def options(count: int, text: int = 1, value: int = 1) -> list[Json]:
    """Return `count` options whose texts and values have these lengths."""
    return [{"text": plain(text), "value": "v" * value} for _ in range(count)]


def select(**more: object) -> list[Json]:
    """Return an actions block with one static select."""
    return actions({"type": "static_select", "action_id": "pick", **more})


def cell(text: str = "x") -> Json:
    """Return a raw_text cell."""
    return {"type": "raw_text", "text": text}


def table(rows: int = 1, columns: int = 1, text: str = "x", **more: object) -> Json:
    """Return a table of equal cells."""
    return {"type": "table", "rows": [[cell(text)] * columns for _ in range(rows)], **more}


def confirm(key: str, size: int) -> list[Json]:
    """Return a button with a confirm dialog, one of its texts of `size` characters."""
    texts = {name: plain(1) for name in ("title", "text", "confirm", "deny")}
    return actions(button(confirm={**texts, key: plain(size)}))


IMAGE: Json = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A band"}
CONTAINER: Json = {"type": "container", "title": plain(1), "child_blocks": [section()]}
BOTH: Json = {"is_collapsible": True, "default_collapsed": True}


def rich(*elements: Json) -> Json:
    """Return a rich_text block."""
    return {"type": "rich_text", "elements": list(elements)}


def preformatted(text: str) -> Json:
    """Return preformatted rich text."""
    return {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": text}]}


MESSAGE_LIMITS = [
    Limit("blocks", 50, lambda n: [section()] * n, "/blocks"),
    Limit("section text", 3000, lambda n: [section(n)], "/blocks/0/text/text"),
    Limit(
        "section fields",
        10,
        lambda n: [{"type": "section", "fields": [mrkdwn(1)] * n}],
        "/blocks/0/fields",
    ),
    Limit(
        "section field text",
        2000,
        lambda n: [{"type": "section", "fields": [mrkdwn(n)]}],
        "/blocks/0/fields/0/text",
    ),
    Limit("header", 150, lambda n: [{"type": "header", "text": plain(n)}], "/blocks/0/text/text"),
    Limit(
        "context elements",
        10,
        lambda n: [{"type": "context", "elements": [mrkdwn(1)] * n}],
        "/blocks/0/elements",
    ),
    Limit("actions elements", 25, lambda n: actions(*[button()] * n), "/blocks/0/elements"),
    Limit("button text", 75, lambda n: actions(button(n)), "/blocks/0/elements/0/text/text"),
    Limit(
        "button value", 2000, lambda n: actions(button(value="v" * n)), "/blocks/0/elements/0/value"
    ),
    Limit(
        "action_id",
        255,
        lambda n: actions(button(action_id="a" * n)),
        "/blocks/0/elements/0/action_id",
    ),
    Limit("block_id", 255, lambda n: [section(block_id="b" * n)], "/blocks/0/block_id"),
    Limit("options", 100, lambda n: select(options=options(n)), "/blocks/0/elements/0/options"),
    Limit(
        "option text",
        75,
        lambda n: select(options=options(1, text=n)),
        "/blocks/0/elements/0/options/0/text/text",
    ),
    Limit(
        "option value",
        150,
        lambda n: select(options=options(1, value=n)),
        "/blocks/0/elements/0/options/0/value",
    ),
    Limit("table rows", 100, lambda n: [table(rows=n)], "/blocks/0/rows"),
    Limit("table columns", 20, lambda n: [table(columns=n)], "/blocks/0/rows/0"),
    Limit(
        "table characters",
        10_000,
        lambda n: [{"type": "table", "rows": [[cell("x" * 5000), cell("x" * (n - 5000))]]}],
        "/blocks/0",
    ),
    Limit("tables", 1, lambda n: [table()] * n, "/blocks"),
    *(
        Limit(
            f"confirm {key}",
            most,
            partial(confirm, key),
            f"/blocks/0/elements/0/confirm/{key}/text",
        )
        for key, most in {"title": 100, "text": 300, "confirm": 30, "deny": 30}.items()
    ),
    Limit("markdown", 12_000, lambda n: [{"type": "markdown", "text": "x" * n}], "/blocks/0/text"),
    Limit(
        "markdown together",
        12_000,
        lambda n: [{"type": "markdown", "text": "x" * size} for size in (6000, n - 6000)],
        "/blocks",
    ),
    Limit(
        "container children",
        10,
        lambda n: [{**CONTAINER, "child_blocks": [section()] * n}],
        "/blocks/0/child_blocks",
    ),
    Limit(
        "alternative text", 2000, lambda n: [{**IMAGE, "alt_text": "x" * n}], "/blocks/0/alt_text"
    ),
]

MESSAGE_WRONGS = [
    Wrong("empty section", [section(1)], [section(0)], "/blocks/0/text/text"),
    Wrong("bare section", [section()], [{"type": "section"}], "/blocks/0"),
    Wrong("unknown block", [{"type": "divider"}], [{"type": "ruler"}], "/blocks/0/type"),
    Wrong("unknown key", [section()], [section(color="red")], "/blocks/0"),
    Wrong("null", [section()], [section(accessory=None)], "/blocks/0/accessory"),
    Wrong("not blocks", [section()], {"type": "section"}, "/blocks"),
    Wrong(
        "header in mrkdwn",
        [{"type": "header", "text": plain(1)}],
        [{"type": "header", "text": mrkdwn(1)}],
        "/blocks/0/text/type",
    ),
    Wrong(
        "repeated action_id",
        actions(button(action_id="a"), button(action_id="b")),
        actions(button(action_id="a"), button(action_id="a")),
        "/blocks/0/elements/1/action_id",
    ),
    Wrong(
        "repeated block_id",
        [section(block_id="a"), section(block_id="b")],
        [section(block_id="a"), section(block_id="a")],
        "/blocks/1/block_id",
    ),
    Wrong(
        "button style",
        actions(button(style="danger")),
        actions(button(style="warning")),
        "/blocks/0/elements/0/style",
    ),
    Wrong(
        "button url",
        actions(button(url="https://example.com")),
        actions(button(url="example")),
        "/blocks/0/elements/0/url",
    ),
    Wrong("no options", select(options=options(1)), select(), "/blocks/0/elements/0"),
    Wrong(
        "initial option not offered",
        select(options=options(1), initial_option=options(1)[0]),
        select(options=options(1), initial_option=options(1, value=2)[0]),
        "/blocks/0/elements/0",
    ),
    Wrong(
        "image without alt_text",
        [IMAGE],
        [{key: IMAGE[key] for key in ("type", "image_url")}],
        "/blocks/0",
    ),
    Wrong(
        "ragged table",
        [{"type": "table", "rows": [[cell(), cell()], [cell(), cell()]]}],
        [{"type": "table", "rows": [[cell(), cell()], [cell()]]}],
        "/blocks/0/rows/1",
    ),
    Wrong("empty cell", [table(text="—")], [table(text="")], "/blocks/0/rows/0/0/text"),
    Wrong("blank cell", [table(text="—")], [table(text=" ")], "/blocks/0/rows/0/0/text"),
    Wrong("missing cell", [table()], [{"type": "table", "rows": [[{}]]}], "/blocks/0/rows/0/0"),
    Wrong(
        "number without text",
        [{"type": "table", "rows": [[{"type": "raw_number", "value": 1, "text": "1"}]]}],
        [{"type": "table", "rows": [[{"type": "raw_number", "value": 1}]]}],
        "/blocks/0/rows/0/0",
    ),
    Wrong(
        "number that is text",
        [{"type": "table", "rows": [[{"type": "raw_number", "value": 1.5, "text": "1"}]]}],
        [{"type": "table", "rows": [[{"type": "raw_number", "value": "1", "text": "1"}]]}],
        "/blocks/0/rows/0/0/value",
    ),
    Wrong(
        "empty rich cell",
        [{"type": "table", "rows": [[rich(preformatted("x"))]]}],
        [{"type": "table", "rows": [[rich(preformatted(" "))]]}],
        "/blocks/0/rows/0/0",
    ),
    Wrong(
        "alignment",
        [table(column_settings=[{"align": "right", "is_wrapped": True}])],
        [table(column_settings=[{"align": "end"}])],
        "/blocks/0/column_settings/0/align",
    ),
    Wrong(
        "settings without a column",
        [table(1, 2, column_settings=[None, {}])],
        [table(1, 2, column_settings=[None, {}, {}])],
        "/blocks/0/column_settings",
    ),
    Wrong(
        "table and container",
        [CONTAINER, table()],
        [{**CONTAINER, "child_blocks": [table()]}, table()],
        "/blocks",
    ),
    Wrong(
        "nested container",
        [CONTAINER],
        [{**CONTAINER, "child_blocks": [CONTAINER]}],
        "/blocks/0/child_blocks/0/type",
    ),
    Wrong(
        "collapsed but not collapsible",
        [{**CONTAINER, **BOTH}],
        [{**CONTAINER, "default_collapsed": True}],
        "/blocks/0",
    ),
    Wrong(
        "alert in a message", [section()], [{"type": "alert", "text": plain(1)}], "/blocks/0/type"
    ),
    Wrong(
        "rich text",
        [rich(preformatted("x"))],
        [rich(preformatted(""))],
        "/blocks/0/elements/0/elements/0/text",
    ),
]
