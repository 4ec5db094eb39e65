"""One step of a form as a modal; what it carries lets it be taken after a restart too."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from discord import ui

from bot.chat.forms import Field
from bot.platforms._shared.text import fits, one_line, shorten, units
from bot.platforms.discord import keys, limits
from bot.platforms.discord.drafts import Draft
from bot.platforms.discord.fields import input_of
from bot.platforms.discord.markup import escape

CUSTOM_ID = re.compile(r"d(?P<step>[0-9]{1,2}):(?P<token>[\w-]{1,20}):(?P<value>.*)", re.DOTALL)
_ABOUT = 1_000


def modal(draft: Draft, token: str, step: int) -> ui.Modal:
    """The modal that asks a step's fields, with what is filled in already."""
    fields, steps = draft.steps[step], len(draft.steps)
    made = ui.Modal(title=_title(draft, step, steps), custom_id=_custom_id(draft, token, step))
    about = shorten(draft.form.about, _ABOUT)
    if about and len(fields) < limits.MODAL_INPUTS:
        made.add_item(ui.TextDisplay(escape(about)))
    else:
        fields = _told(fields, one_line(about))
    for field in fields:
        item: ui.Item[Any] = input_of(field, draft.values.get(field.name, field.value))
        made.add_item(item)
    # Whoever waits for it is not this view, which would be forgotten by a restart.
    made.stop()
    return made


def _told(fields: tuple[Field, ...], about: str) -> tuple[Field, ...]:
    """The fields of a full modal: what the form is about as the first one's hint, if it has none.

    One field less would often be one modal more.
    """
    first, *others = fields
    if not fits(about, limits.MODAL_HINT):
        end = about.rfind(". ", 0, limits.MODAL_HINT) + 1
        about = about[:end] or about
    return (replace(first, hint=first.hint or about), *others)


def _title(draft: Draft, step: int, steps: int) -> str:
    title = one_line(draft.form.title) or "Bandstand"
    part = f" ({step + 1} of {steps})" if steps > 1 else ""
    return shorten(title, limits.MODAL_WORDS - len(part)) + part


def _custom_id(draft: Draft, token: str, step: int) -> str:
    start = f"d{step}:{token}:"
    value = keys.encode(draft.form.ask)
    return start + value if units(start + value) <= limits.CUSTOM_ID else start
