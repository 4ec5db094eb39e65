"""Would Slack take this modal or Home view? Every problem, with a JSON pointer to it."""

from __future__ import annotations

from tests.fakes.slack import blocks
from tests.fakes.slack.check import (
    Check,
    Json,
    Problem,
    Problems,
    boolean,
    by_type,
    many,
    shape,
    string,
)
from tests.fakes.slack.elements import plain
from tests.fakes.slack.layouts import Surface


def _anything(_value: object, _at: str) -> Problems:
    yield from ()


_COMMON: dict[str, Check] = {
    "callback_id": string(255),
    "external_id": string(255),
    "private_metadata": string(3000, shortest=0),
}
_BLOCKS: dict[str, Check] = {"blocks": many(_anything)}


def _submittable(view: Json, at: str) -> Problems:
    inputs = [b for b, _ in blocks.walk(view.get("blocks"), at) if b.get("type") == "input"]
    if inputs and "submit" not in view:
        yield Problem(at, "missing required field: submit")


_VIEW = by_type(
    {
        "modal": shape(
            {**_BLOCKS, "title": plain(24)},
            {
                **_COMMON,
                "submit": plain(24),
                "close": plain(24),
                "clear_on_close": boolean,
                "notify_on_close": boolean,
                "submit_disabled": boolean,
            },
            _submittable,
        ),
        "home": shape(_BLOCKS, _COMMON),
    }
)


def problems(view: object, at: str = "/view") -> list[Problem]:
    """List everything Slack would refuse in `view`."""
    found = list(_VIEW(view, at))
    if isinstance(view, dict) and isinstance(view.get("blocks"), list):
        surface: Surface = "home" if view.get("type") == "home" else "modal"
        found += blocks.problems(view["blocks"], surface, f"{at}/blocks")
    return found
