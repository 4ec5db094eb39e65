"""A form's field as an input of a modal, and back: the value that was filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, assert_never

from slack_sdk.models.blocks import (
    CheckboxesElement,
    ConversationFilter,
    ConversationSelectElement,
    DatePickerElement,
    InputBlock,
    InputInteractiveElement,
    NumberInputElement,
    Option,
    PlainTextInputElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    UserSelectElement,
)

from bot.chat.filling import is_date
from bot.chat.forms import Field
from bot.platforms.slack import limits
from bot.platforms.slack.drawing import plain_text
from bot.platforms.slack.mrkdwn import is_person
from bot.platforms.slack.wire import Json

ACTION = "value"
"""The action_id of every input; its block_id is the field's name."""
_NUMBER = re.compile(r"-?[0-9]{1,9}").fullmatch
_CHANNEL = re.compile(r"[CG][A-Z0-9]{1,40}").fullmatch


class UnfitFormError(Exception):
    """A form that Slack would not show; the text says why."""


def input_of(field: Field) -> InputBlock:
    """The input that asks for a field.

    Raises:
        UnfitFormError: it has no options, too many, or one with too long a value.
    """
    hint = limits.shorten(limits.clean(field.hint), limits.INPUT_LABEL)
    return InputBlock(
        block_id=field.name,
        label=plain_text(_line(field.label, limits.INPUT_LABEL) or field.name),
        element=_element(field),
        hint=plain_text(hint) if hint else None,
        optional=not field.required,
    )


def _element(field: Field) -> InputInteractiveElement:
    match field.kind:
        case "text" | "long":
            return _typed(field)
        case "date":
            day = field.value if is_date(field.value) else None
            return DatePickerElement(action_id=ACTION, initial_date=day)
        case "number":
            number = field.value if _NUMBER(field.value) else None
            return NumberInputElement(
                action_id=ACTION, is_decimal_allowed=False, initial_value=number
            )
        case "choice" | "choices":
            return _menu(field)
        case "person":
            person = field.value if is_person(field.value) else None
            return UserSelectElement(action_id=ACTION, initial_user=person)
        case "channel":
            return ConversationSelectElement(
                action_id=ACTION,
                initial_conversation=field.value if _CHANNEL(field.value) else None,
                filter=ConversationFilter(include=["public", "private"]),
            )
        case _:
            assert_never(field.kind)


def _typed(field: Field) -> PlainTextInputElement:
    most, several = min(field.longest, limits.INPUT_TEXT), field.kind == "long"
    filled_in = limits.clean(field.value) if several else limits.one_line(field.value)
    return PlainTextInputElement(
        action_id=ACTION,
        multiline=several,
        max_length=most,
        initial_value=limits.shorten(filled_in, most) or None,
    )


def _menu(field: Field) -> InputInteractiveElement:
    long = any(not limits.fits(option.value, limits.OPTION_VALUE) for option in field.options)
    if long or not 1 <= len(field.options) <= limits.OPTIONS:
        raise UnfitFormError(f"the options of {field.name!r} are none, too many or too long")
    options = [
        Option(text=plain_text(_line(o.label, limits.OPTION_LABEL) or str(place)), value=o.value)
        for place, o in enumerate(field.options, 1)
    ]
    given = set(field.value.split(",")) if field.kind == "choices" else {field.value}
    chosen = [option for option in options if option.value in given]
    if field.kind == "choice":
        first = chosen[0] if chosen else None
        return StaticSelectElement(action_id=ACTION, options=options, initial_option=first)
    few = len(options) <= limits.CHECKBOXES
    kind = CheckboxesElement if few else StaticMultiSelectElement
    return kind(action_id=ACTION, options=options, initial_options=chosen or None)


def _line(text: str, limit: int) -> str:
    return limits.shorten(limits.one_line(text), limit)


def answers(view: Json) -> dict[str, str]:
    """{field: value} of a submitted view; of several choices, with commas."""
    state = view.get("state") or {}
    return {
        str(name): _answer((held or {}).get(ACTION) or {})
        for name, held in (state.get("values") or {}).items()
    }


_READ: dict[str, Callable[[Any], str]] = {
    "value": str,
    "selected_date": str,
    "selected_user": str,
    "selected_conversation": str,
    "selected_option": lambda option: str(option["value"]),
    "selected_options": lambda options: ",".join(_values(options)),
}


def _answer(held: Json) -> str:
    found = next((read(held[key]) for key, read in _READ.items() if held.get(key)), "")
    return limits.clean(found)


def _values(options: Iterable[Json]) -> list[str]:
    return [str(option["value"]) for option in options]
