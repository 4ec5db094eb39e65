"""Filling in a form by typing: what was typed becomes a value, and the values complete its ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from bot.chat.forms import Field
from bot.language.asks import Ask

KEY = "key"
"""The field that makes a repeated submission one act."""
NOTHING = "-"
"""Typed to leave a field empty that has something filled in."""
_NUMBER = re.compile(r"-?[0-9]{1,9}").fullmatch
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch


def completed(ask: Ask, answers: Mapping[str, str], key: str) -> Ask:
    """The ask a filled-in form presses.

    Args:
        key: the same each time this one form is submitted, and of no other form.
    """
    return ask.answered({**answers, KEY: key})


def read(field: Field, typed: str) -> str:
    """The value that was meant: nothing typed takes what is filled in already.

    An option may be typed by its value, its label or its place in the list.
    """
    text = typed.strip()
    if not text:
        return field.value
    if text == NOTHING and not field.required:
        return ""
    if field.kind == "choices":
        return ",".join(_option(field, part.strip()) for part in text.split(",") if part.strip())
    return _option(field, text) if field.kind == "choice" else text


def unfit(field: Field, value: str) -> str:
    """Why a value cannot be taken, in a sentence; empty where it can."""
    if not value:
        return f"{field.label} is needed." if field.required else ""
    match field.kind:
        case "date":
            return "" if is_date(value) else "Write the date as 2027-02-20."
        case "number":
            return "" if _NUMBER(value) else "Write a whole number."
        case "choice" | "choices":
            offered = {option.value for option in field.options}
            given = value.split(",") if field.kind == "choices" else [value]
            wrong = next((one for one in given if one not in offered), None)
            return "" if wrong is None else f"{wrong!r} is none of the options."
        case _:
            long = len(value) > field.longest
            return f"Keep it to {field.longest} characters." if long else ""


def is_date(text: str) -> bool:
    """Whether a text is a day as 2027-02-20."""
    try:
        return _DATE(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _option(field: Field, text: str) -> str:
    """The value of the option meant; the text itself where it is none."""
    for option in field.options:
        if text == option.value or text.casefold() == option.label.casefold():
            return option.value
    place = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    return field.options[place - 1].value if 1 <= place <= len(field.options) else text
