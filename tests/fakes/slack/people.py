"""What can a person do with what they see? Press a button that is there, fill in a form."""

from __future__ import annotations

from collections.abc import Mapping

from tests.fakes.slack import blocks as kit
from tests.fakes.slack.check import Json

_PICKED = {"datepicker": "selected_date", "timepicker": "selected_time"}
_SEVERAL = {"multi_static_select", "checkboxes"}
_CHOSEN_BY_ID = {
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "multi_users_select": "selected_users",
    "multi_channels_select": "selected_channels",
    "multi_conversations_select": "selected_conversations",
    "datetimepicker": "selected_date_time",
}


def action(blocks: object, action_id: str, value: object, ts: str) -> Json:
    """Return what Slack reports when a person uses an element.

    Raises LookupError when nobody could: no such element in `blocks`, or no such value on it.
    """
    candidates = [
        (element, block["block_id"])
        for block, where in kit.walk(blocks, "")
        for element, _ in kit.actionable(block, where)
        if element.get("action_id") == action_id
    ]
    for element, block_id in candidates:
        if element["type"] != "button" or value in (None, element.get("value")):
            return {**used(element, value), "block_id": block_id, "action_ts": ts}
    raise LookupError(f"no element {action_id!r} with value {value!r} among {_offered(blocks)}")


def pressed(action_id: str, value: object, ts: str) -> Json:
    """Return the press of a button that no message is known to hold."""
    report = {"type": "button", "action_id": action_id, "block_id": "unknown", "action_ts": ts}
    return report if value is None else {**report, "value": value}


def used(element: Json, value: object) -> Json:
    """Return an element's state once `value` was chosen or typed into it."""
    kind: str = element["type"]
    state: Json = {"type": kind, "action_id": element["action_id"]}
    if kind in ("button", "workflow_button", "icon_button"):
        kept = ("value", "text", "style", "url")
        return {**state, **{key: element[key] for key in kept if key in element}}
    if kind == "feedback_buttons":
        both = (element["positive_button"], element["negative_button"])
        return {**state, "value": next(b["value"] for b in both if b["value"] == value)}
    if kind in _SEVERAL:
        picked = [_option(element, one) for one in value] if isinstance(value, list) else []
        return {**state, "selected_options": picked}
    if "options" in element or "option_groups" in element:
        return {**state, "selected_option": None if value is None else _option(element, value)}
    return {**state, _PICKED.get(kind) or _CHOSEN_BY_ID.get(kind) or "value": value}


def filled(view: Json, values: Mapping[str, object]) -> Json:
    """Return a modal's state once a person filled in `values`, by block id.

    Raises LookupError for a block that takes no input, and for a required one left empty.
    """
    state: Json = {}
    inputs = {b["block_id"]: b for b in view["blocks"] if b["type"] == "input"}
    for block_id in values:
        if block_id not in inputs:
            raise LookupError(f"no input {block_id!r} among {sorted(inputs)}")
    for block_id, block in inputs.items():
        value = values.get(block_id, _initial(block["element"]))
        if value in (None, "", []) and not block.get("optional"):
            raise LookupError(f"input {block_id!r} is required; Slack would not submit")
        element = block["element"]
        state[block_id] = {element["action_id"]: used(element, value)}
    return state


def _initial(element: Json) -> object:
    for key, value in element.items():
        if key == "initial_option":
            return value["value"]
        if key == "initial_options":
            return [option["value"] for option in value]
        if key.startswith("initial_"):
            return value
    return None


def _option(element: Json, value: object) -> Json:
    groups = [element, *element.get("option_groups", [])]
    for option in (one for group in groups for one in group.get("options", [])):
        if option["value"] == value:
            return dict(option)
    raise LookupError(f"{element['action_id']!r} offers no option {value!r}")


def _offered(blocks: object) -> list[tuple[object, object]]:
    return [
        (element["action_id"], element.get("value"))
        for block, where in kit.walk(blocks, "")
        for element, _ in kit.actionable(block, where)
        if "action_id" in element
    ]
