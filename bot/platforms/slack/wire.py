"""Slack's typed blocks as the JSON they become, quickly.

`to_dict` of slack_sdk validates by looking at every attribute of every object and visits
nested objects twice: 1.5 ms for a row of six buttons. The limits are kept by the drawing
code and the tests hold both against each other, so here the objects are only read.
"""

from __future__ import annotations

from typing import Any

from slack_sdk.models.basic_objects import JsonObject

Json = dict[str, Any]

_names: dict[type[JsonObject], tuple[str, ...]] = {}
"""{class of a block or element: the attributes it sends}"""


_KEPT = frozenset({str, int, float, bool})


def wire(model: JsonObject) -> Json:
    """The JSON object of a block, the same as its `to_dict()`."""
    names = _names.get(type(model))
    if names is None:
        names = _names[type(model)] = tuple(sorted(model.attributes))
    found = model.__dict__
    sent: Json = {}
    for name in names:
        value = found[name] if name in found else getattr(model, name, None)
        kind = type(value)
        if kind in _KEPT:
            if value != "":
                sent[name] = value
        elif value:
            sent[name] = _value(value)
    return sent


def _value(value: Any) -> Any:
    kind = type(value)
    if kind in _KEPT:
        return value
    if kind is list:
        return [_value(item) for item in value]
    if kind in _names or isinstance(value, JsonObject):
        return wire(value)
    # Text styles are not JsonObjects in slack_sdk, but know their own form.
    return value.to_dict()
