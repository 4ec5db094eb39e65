"""Where exactly are the limits of what stands inside blocks? At each limit and just over it."""

from __future__ import annotations

from tests.fakes.slack import Json
from tests.fakes.slack_cases import (
    CONTAINER,
    IMAGE,
    Limit,
    Wrong,
    actions,
    button,
    mrkdwn,
    options,
    plain,
    section,
    select,
    table,
)

ELEMENT = "/blocks/0/elements/0"


def card(**more: object) -> list[Json]:
    """Return a card."""
    return [{"type": "card", "title": plain(1), **more}]


def ask(element: Json, **more: object) -> list[Json]:
    """Return an input block."""
    return [{"type": "input", "label": plain(1), "element": element, **more}]


def typed(**more: object) -> Json:
    """Return a plain text input."""
    return {"type": "plain_text_input", "action_id": "typed", **more}


def menu(kind: str, count: int, **more: object) -> list[Json]:
    """Return an actions block with one menu of `count` options."""
    return actions({"type": kind, "action_id": "pick", "options": options(count), **more})


def described(kind: str, size: int) -> list[Json]:
    """Return a menu whose option has a description of `size` characters."""
    return menu(kind, 1, options=[{**options(1)[0], "description": plain(size)}])


def feedback() -> list[Json]:
    """Return feedback buttons."""
    choices = {
        f"{key}_button": {"text": plain(4), "value": key} for key in ("positive", "negative")
    }
    return [{"type": "context_actions", "elements": [{"type": "feedback_buttons", **choices}]}]


def liked(**more: object) -> list[Json]:
    """Return feedback buttons, the first of them changed."""
    [block] = feedback()
    block["elements"][0]["positive_button"].update(more)
    return [block]


def chart(title: int) -> Json:
    """Return a chart."""
    return {"type": "data_visualization", "title": "x" * title, "chart": {"type": "bar"}}


def groups(count: int, label: int = 1) -> list[Json]:
    """Return a select with option groups."""
    return select(option_groups=[{"label": plain(label), "options": options(1)}] * count)


def icon(text: int = 1, **more: object) -> list[Json]:
    """Return an icon button."""
    made = {"type": "icon_button", "icon": "trash", "text": plain(text), **more}
    return [{"type": "context_actions", "elements": [made]}]


def workflow(text: int) -> list[Json]:
    """Return a button that starts a workflow."""
    return actions({"type": "workflow_button", "text": plain(text), "workflow": {}})


ELEMENT_LIMITS = [
    Limit("icon text", 75, icon, f"{ELEMENT}/text/text"),
    Limit("icon value", 2000, lambda n: icon(value="v" * n), f"{ELEMENT}/value"),
    Limit(
        "icon label",
        75,
        lambda n: icon(accessibility_label="x" * n),
        f"{ELEMENT}/accessibility_label",
    ),
    Limit("workflow text", 75, workflow, f"{ELEMENT}/text/text"),
    Limit(
        "button url",
        3000,
        lambda n: actions(button(url="https://" + "u" * (n - 8))),
        f"{ELEMENT}/url",
    ),
    Limit(
        "accessibility label",
        75,
        lambda n: actions(button(accessibility_label="x" * n)),
        f"{ELEMENT}/accessibility_label",
    ),
    Limit(
        "agent prompt",
        4000,
        lambda n: actions(button(agent_prompt="x" * n)),
        f"{ELEMENT}/agent_prompt",
    ),
    Limit(
        "option description",
        75,
        lambda n: described("static_select", n),
        f"{ELEMENT}/options/0/description/text",
    ),
    Limit(
        "checkbox description",
        75,
        lambda n: described("checkboxes", n),
        f"{ELEMENT}/options/0/description/text",
    ),
    Limit("checkboxes", 10, lambda n: menu("checkboxes", n), f"{ELEMENT}/options"),
    Limit(
        "checkbox text",
        75,
        lambda n: menu("checkboxes", 1, options=options(1, text=n)),
        f"{ELEMENT}/options/0/text/text",
    ),
    Limit(
        "checkbox value",
        150,
        lambda n: menu("checkboxes", 1, options=options(1, value=n)),
        f"{ELEMENT}/options/0/value",
    ),
    Limit("radio buttons", 10, lambda n: menu("radio_buttons", n), f"{ELEMENT}/options"),
    Limit("overflow", 5, lambda n: menu("overflow", n), f"{ELEMENT}/options"),
    Limit(
        "overflow text",
        75,
        lambda n: menu("overflow", 1, options=options(1, text=n)),
        f"{ELEMENT}/options/0/text/text",
    ),
    Limit(
        "overflow value",
        150,
        lambda n: menu("overflow", 1, options=options(1, value=n)),
        f"{ELEMENT}/options/0/value",
    ),
    Limit(
        "overflow description",
        75,
        lambda n: described("overflow", n),
        f"{ELEMENT}/options/0/description/text",
    ),
    Limit("multi select", 100, lambda n: menu("multi_static_select", n), f"{ELEMENT}/options"),
    Limit(
        "placeholder",
        150,
        lambda n: menu("static_select", 1, placeholder=plain(n)),
        f"{ELEMENT}/placeholder/text",
    ),
    Limit("option groups", 100, groups, f"{ELEMENT}/option_groups"),
    Limit("group label", 75, lambda n: groups(1, label=n), f"{ELEMENT}/option_groups/0/label/text"),
    Limit(
        "group options",
        100,
        lambda n: select(option_groups=[{"label": plain(1), "options": options(n)}]),
        f"{ELEMENT}/option_groups/0/options",
    ),
    Limit(
        "context text",
        3000,
        lambda n: [{"type": "context", "elements": [mrkdwn(n)]}],
        f"{ELEMENT}/text",
    ),
    Limit(
        "context plain text",
        3000,
        lambda n: [{"type": "context", "elements": [plain(n)]}],
        f"{ELEMENT}/text",
    ),
    Limit(
        "context actions",
        5,
        lambda n: [{"type": "context_actions", "elements": feedback()[0]["elements"] * n}],
        "/blocks/0/elements",
    ),
    Limit(
        "feedback text",
        75,
        lambda n: liked(text=plain(n)),
        f"{ELEMENT}/positive_button/text/text",
    ),
    Limit(
        "feedback value", 2000, lambda n: liked(value="v" * n), f"{ELEMENT}/positive_button/value"
    ),
    Limit(
        "feedback label",
        75,
        lambda n: liked(accessibility_label="x" * n),
        f"{ELEMENT}/positive_button/accessibility_label",
    ),
    Limit("image title", 2000, lambda n: [{**IMAGE, "title": plain(n)}], "/blocks/0/title/text"),
    Limit("card title", 150, lambda n: card(title=plain(n)), "/blocks/0/title/text"),
    Limit("card subtitle", 150, lambda n: card(subtitle=plain(n)), "/blocks/0/subtitle/text"),
    Limit("card body", 200, lambda n: card(body=mrkdwn(n)), "/blocks/0/body/text"),
    Limit("card subtext", 200, lambda n: card(subtext=plain(n)), "/blocks/0/subtext/text"),
    Limit("card actions", 3, lambda n: card(actions=[button()] * n), "/blocks/0/actions"),
    Limit(
        "carousel",
        10,
        lambda n: [{"type": "carousel", "elements": card() * n}],
        "/blocks/0/elements",
    ),
    Limit(
        "container title", 150, lambda n: [{**CONTAINER, "title": plain(n)}], "/blocks/0/title/text"
    ),
    Limit(
        "container subtitle",
        150,
        lambda n: [{**CONTAINER, "subtitle": plain(n)}],
        "/blocks/0/subtitle/text",
    ),
    Limit("input label", 2000, lambda n: ask(typed(), label=plain(n)), "/blocks/0/label/text"),
    Limit("input hint", 2000, lambda n: ask(typed(), hint=plain(n)), "/blocks/0/hint/text"),
    Limit(
        "input placeholder",
        150,
        lambda n: ask(typed(placeholder=plain(n))),
        "/blocks/0/element/placeholder/text",
    ),
    Limit("chart title", 50, lambda n: [chart(n)], "/blocks/0/title"),
    Limit("charts", 2, lambda n: [chart(1)] * n, "/blocks"),
    Limit(
        "data table rows",
        101,
        lambda n: [{"type": "data_table", "caption": "x", "rows": [[]] * n}],
        "/blocks/0/rows",
    ),
    Limit("table block_id", 255, lambda n: [table(block_id="b" * n)], "/blocks/0/block_id"),
]

ELEMENT_WRONGS = [
    Wrong(
        "date",
        ask({"type": "datepicker", "initial_date": "2026-11-22"}),
        ask({"type": "datepicker", "initial_date": "22 Nov"}),
        "/blocks/0/element/initial_date",
    ),
    Wrong(
        "time",
        ask({"type": "timepicker", "initial_time": "09:30"}),
        ask({"type": "timepicker", "initial_time": "9.30"}),
        "/blocks/0/element/initial_time",
    ),
    Wrong("text input in actions", ask(typed()), actions(typed()), f"{ELEMENT}/type"),
    Wrong(
        "image in actions",
        [section(accessory=IMAGE)],
        actions(IMAGE),
        f"{ELEMENT}/type",
    ),
    Wrong(
        "two sources of an image",
        [IMAGE],
        [{**IMAGE, "slack_file": {"id": "F1"}}],
        "/blocks/0",
    ),
    Wrong("empty card", card(), [{"type": "card", "subtitle": plain(1)}], "/blocks/0"),
    Wrong(
        "repeated action_id in a card",
        card(actions=[button(action_id="a"), button(action_id="b")]),
        card(actions=[button(action_id="a"), button(action_id="a")]),
        "/blocks/0/actions/1/action_id",
    ),
    Wrong(
        "feedback buttons",
        feedback(),
        actions(feedback()[0]["elements"][0]),
        "/blocks/0/elements/0/type",
    ),
]
