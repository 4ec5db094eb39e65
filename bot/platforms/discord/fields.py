"""A form's field as an input of a modal, and back: the value that was filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import discord
from discord import ui

from bot.chat.forms import Field
from bot.platforms._shared.text import clean, fits, one_line, shorten
from bot.platforms.discord import limits
from bot.platforms.discord.markup import is_person

_TEXT_CHANNELS = [discord.ChannelType.text, discord.ChannelType.news]
_DATE_HINT = "2027-02-20"


def input_of(field: Field, value: str) -> ui.Label[Any]:
    """The labelled input that asks for a field, with `value` filled in."""
    hint = shorten(one_line(field.hint), limits.MODAL_HINT)
    return ui.Label(
        text=shorten(one_line(field.label), limits.MODAL_WORDS) or field.name,
        description=hint or None,
        component=_component(field, value),
    )


def is_menu(field: Field) -> bool:
    """Whether the field's options fit in a menu; else they are typed."""
    short = all(fits(o.value, limits.OPTION_WORDS) and o.value and o.label for o in field.options)
    return 1 <= len(field.options) <= limits.OPTIONS and short


def _component(field: Field, value: str) -> ui.Item[Any]:
    match field.kind:
        case "choice" | "choices" if is_menu(field):
            return _menu(field, value)
        case "person":
            return ui.UserSelect(
                custom_id=field.name,
                required=field.required,
                min_values=int(field.required),
                default_values=_object(value, discord.User),
            )
        case "channel":
            return ui.ChannelSelect(
                custom_id=field.name,
                required=field.required,
                min_values=int(field.required),
                channel_types=_TEXT_CHANNELS,
                default_values=_object(value, discord.TextChannel),
            )
        case _:
            return _typed(field, value)


def _object(value: str, kind: type[Any]) -> list[discord.Object]:
    return [discord.Object(int(value), type=kind)] if is_person(value) else []


def _typed(field: Field, value: str) -> ui.TextInput[Any]:
    several = field.kind == "long"
    most = min(field.longest, limits.INPUT_TEXT)
    filled_in = shorten(clean(value) if several else one_line(value), most)
    return ui.TextInput(
        custom_id=field.name,
        style=discord.TextStyle.paragraph if several else discord.TextStyle.short,
        placeholder=_DATE_HINT if field.kind == "date" else None,
        default=filled_in or None,
        required=field.required,
        max_length=most,
    )


def _menu(field: Field, value: str) -> ui.Select[Any]:
    several = field.kind == "choices"
    given = set(value.split(",")) if several else {value}
    options = [
        discord.SelectOption(
            label=shorten(one_line(o.label), limits.OPTION_WORDS),
            value=o.value,
            default=o.value in given,
        )
        for o in field.options
    ]
    return ui.Select(
        custom_id=field.name,
        required=field.required,
        min_values=int(field.required),
        max_values=len(options) if several else 1,
        options=options,
    )


def answers(components: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """{field: value} of a modal that was sent; of several choices, with commas."""
    inner = (component.get("component") or {} for component in components)
    return {str(c["custom_id"]): _answer(c) for c in inner if c.get("custom_id")}


def _answer(component: Mapping[str, Any]) -> str:
    if "values" in component:
        return ",".join(map(str, component["values"] or ()))
    return clean(str(component.get("value") or ""))
