"""What may stand inside a block? Text objects, options, confirm dialogs, buttons and inputs."""

from __future__ import annotations

from collections.abc import Mapping

from tests.fakes.slack.check import (
    Check,
    Json,
    Problem,
    Problems,
    anything,
    boolean,
    by_type,
    choice,
    integer,
    many,
    matching,
    needs_one_of,
    shape,
    string,
)

URL = matching(r"(https?|slack)://[^\s]+", "invalid url", 3000)
ACTION_ID = string(255)


def text(longest: int, *kinds: str) -> Check:
    """Accept a text object of 1 to `longest` characters; both kinds unless told."""
    size = string(longest)
    grammar: dict[str, Check] = {
        "plain_text": shape({"text": size}, {"emoji": boolean}),
        "mrkdwn": shape({"text": size}, {"verbatim": boolean}),
    }
    return by_type({kind: grammar[kind] for kind in kinds or grammar})


def plain(longest: int) -> Check:
    """Accept a plain_text object of 1 to `longest` characters."""
    return text(longest, "plain_text")


CONFIRM = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": choice("primary", "danger")},
)
OPTION = shape({"text": plain(75), "value": string(150)}, {"description": plain(75)})
RICH_OPTION = shape({"text": text(75), "value": string(150)}, {"description": text(75)})
LINK_OPTION = shape(
    {"text": plain(75), "value": string(150)}, {"description": plain(75), "url": URL}
)
OPTION_GROUP = shape({"label": plain(75), "options": many(OPTION, 100)})
SLACK_FILE = shape({}, {"id": string(), "url": URL}, needs_one_of("id", "url"))


def _one_source(image: Json, at: str) -> Problems:
    if ("image_url" in image) == ("slack_file" in image):
        yield Problem(at, "must define either image_url or slack_file")


def image(**more: Check) -> Check:
    """Accept an image: alternative text is required, and one source."""
    optional = {"image_url": URL, "slack_file": SLACK_FILE, **more}
    return shape({"alt_text": string(2000)}, optional, _one_source)


def _listed(holder: object, key: str) -> list[object]:
    found = holder.get(key) if isinstance(holder, dict) else None
    return found if isinstance(found, list) else []


def _initial_is_offered(menu: Json, at: str) -> Problems:
    groups = [menu, *_listed(menu, "option_groups")]
    offered = [option for group in groups for option in _listed(group, "options")]
    chosen = [menu["initial_option"]] if "initial_option" in menu else []
    if any(option not in offered for option in chosen + _listed(menu, "initial_options")):
        yield Problem(at, "initial option must be one of the options")


def _options_or_groups(menu: Json, at: str) -> Problems:
    if ("options" in menu) == ("option_groups" in menu):
        yield Problem(at, "must define either options or option_groups")


_ACTION: Mapping[str, Check] = {
    "action_id": ACTION_ID,
    "confirm": CONFIRM,
    "focus_on_load": boolean,
}
_MENU: Mapping[str, Check] = {**_ACTION, "placeholder": plain(150)}
_SEVERAL: Mapping[str, Check] = {**_MENU, "max_selected_items": integer}
_ID = string()
_IDS = many(_ID)
_OPTIONS: Mapping[str, Check] = {
    "options": many(OPTION, 100),
    "option_groups": many(OPTION_GROUP, 100),
}
_FILTER: Mapping[str, Check] = {"filter": anything, "default_to_current_conversation": boolean}
_BUTTON_LOOK: Mapping[str, Check] = {
    "action_id": ACTION_ID,
    "style": choice("primary", "danger"),
    "accessibility_label": string(75),
}

BUTTON = shape(
    {"text": plain(75)},
    {
        **_BUTTON_LOOK,
        "value": string(2000),
        "url": URL,
        "confirm": CONFIRM,
        "visible_to_user_ids": _IDS,
        "agent_prompt": string(4000),
        "agent_prompt_display": string(),
    },
)

_SELECTS: dict[str, Check] = {
    "static_select": shape(
        {},
        {**_MENU, **_OPTIONS, "initial_option": anything},
        _options_or_groups,
        _initial_is_offered,
    ),
    "external_select": shape({}, {**_MENU, "initial_option": OPTION, "min_query_length": integer}),
    "users_select": shape({}, {**_MENU, "initial_user": _ID}),
    "channels_select": shape(
        {}, {**_MENU, "initial_channel": _ID, "response_url_enabled": boolean}
    ),
    "conversations_select": shape(
        {}, {**_MENU, **_FILTER, "initial_conversation": _ID, "response_url_enabled": boolean}
    ),
    "multi_static_select": shape(
        {},
        {**_SEVERAL, **_OPTIONS, "initial_options": many(OPTION)},
        _options_or_groups,
        _initial_is_offered,
    ),
    "multi_external_select": shape(
        {},
        {**_SEVERAL, "initial_options": many(OPTION), "min_query_length": integer},
    ),
    "multi_users_select": shape({}, {**_SEVERAL, "initial_users": _IDS}),
    "multi_channels_select": shape({}, {**_SEVERAL, "initial_channels": _IDS}),
    "multi_conversations_select": shape({}, {**_SEVERAL, **_FILTER, "initial_conversations": _IDS}),
}
_DATE = matching(r"\d{4}-\d\d-\d\d", "must be a date, YYYY-MM-DD")
_TIME = matching(r"[0-2]\d:[0-5]\d", "must be a time, HH:MM")
_PICKERS: dict[str, Check] = {
    "datepicker": shape({}, {**_MENU, "initial_date": _DATE}),
    "timepicker": shape({}, {**_MENU, "initial_time": _TIME, "timezone": string()}),
    "datetimepicker": shape({}, {**_ACTION, "initial_date_time": integer}),
    "checkboxes": shape(
        {"options": many(RICH_OPTION, 10)},
        {**_ACTION, "initial_options": many(RICH_OPTION)},
        _initial_is_offered,
    ),
    "radio_buttons": shape(
        {"options": many(RICH_OPTION, 10)},
        {**_ACTION, "initial_option": RICH_OPTION},
        _initial_is_offered,
    ),
}
_TYPED: Mapping[str, Check] = {
    "action_id": ACTION_ID,
    "placeholder": plain(150),
    "focus_on_load": boolean,
    "dispatch_action_config": anything,
}
_FIELDS: dict[str, Check] = {
    "plain_text_input": shape(
        {},
        {
            **_TYPED,
            "initial_value": string(),
            "multiline": boolean,
            "min_length": integer,
            "max_length": integer,
        },
    ),
    "email_text_input": shape({}, {**_TYPED, "initial_value": string()}),
    "url_text_input": shape({}, {**_TYPED, "initial_value": string()}),
    "number_input": shape(
        {"is_decimal_allowed": boolean},
        {
            **_TYPED,
            "initial_value": string(),
            "min_value": string(),
            "max_value": string(),
        },
    ),
    "rich_text_input": shape(
        {},
        {**_TYPED, "initial_value": anything, "min_lines": anything, "max_lines": anything},
    ),
    "file_input": shape(
        {},
        {
            "action_id": ACTION_ID,
            "filetypes": many(string()),
            "max_files": integer,
        },
    ),
}
_PRESSED: dict[str, Check] = {
    "button": BUTTON,
    "workflow_button": shape({"text": plain(75), "workflow": anything}, _BUTTON_LOOK),
    "overflow": shape({"options": many(LINK_OPTION, 5)}, _ACTION),
}
_FEEDBACK = shape({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})

IN_SECTION = by_type({**_PRESSED, **_SELECTS, **_PICKERS, "image": image()})
IN_ACTIONS = by_type({**_PRESSED, **_SELECTS, **_PICKERS})
IN_INPUT = by_type({**_SELECTS, **_PICKERS, **_FIELDS})
IN_CARD = by_type({"button": BUTTON})
IN_CONTEXT = by_type(
    {
        "image": image(),
        "plain_text": shape({"text": string(3000)}, {"emoji": boolean}),
        "mrkdwn": shape({"text": string(3000)}, {"verbatim": boolean}),
    }
)
IN_CONTEXT_ACTIONS = by_type(
    {
        "feedback_buttons": shape(
            {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK},
            {"action_id": ACTION_ID},
        ),
        "icon_button": shape(
            {"icon": choice("trash"), "text": plain(75)},
            {
                "action_id": ACTION_ID,
                "value": string(2000),
                "confirm": CONFIRM,
                "accessibility_label": string(75),
                "visible_to_user_ids": _IDS,
            },
        ),
    }
)
