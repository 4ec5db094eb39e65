"""A drawn message as discord.py's view, and what is sent with it."""

from __future__ import annotations

from io import BytesIO
from typing import TypedDict

import discord
from discord import ui

from bot.platforms._shared.text import shorten
from bot.platforms.discord import limits
from bot.platforms.discord.items import ITEMS, MenuItem
from bot.platforms.discord.markup import is_role
from bot.platforms.discord.parts import Menu, Part, Rendered, Row, Rule, Upload


class _Drawn(TypedDict):
    view: ui.LayoutView
    allowed_mentions: discord.AllowedMentions


class Sent(_Drawn):
    """What every way of sending a message takes."""

    files: list[discord.File]


class Edited(_Drawn):
    """What every way of changing a message takes."""

    attachments: list[discord.File]


def sent(rendered: Rendered, *, pings: bool = False) -> Sent:
    """The arguments that send a message.

    Args:
        pings: whether the people mentioned in it are told; else nobody is.
    """
    return {**_drawn(rendered, pings), "files": _files(rendered)}


def edited(rendered: Rendered) -> Edited:
    """The arguments that put it in place of another message, with that one's files gone."""
    return {**_drawn(rendered, pings=False), "attachments": _files(rendered)}


def _drawn(rendered: Rendered, pings: bool) -> _Drawn:
    told = rendered.people if pings else ()
    roles = [discord.Object(int(role[1:])) for role in told if is_role(role)]
    people = [discord.Object(int(person)) for person in told if not is_role(person)]
    allowed = discord.AllowedMentions(
        everyone=False, roles=roles or False, replied_user=False, users=people or False
    )
    return {"view": layout(rendered), "allowed_mentions": allowed}


def _files(rendered: Rendered) -> list[discord.File]:
    """Its files, made anew for every time it is sent."""
    uploads = (part for part in rendered.parts if isinstance(part, Upload))
    return [
        discord.File(
            BytesIO(each.data), each.name, description=shorten(each.alt, limits.ALT) or None
        )
        for each in uploads
    ]


def layout(rendered: Rendered) -> ui.LayoutView:
    """The view; every item in it is known again after a restart."""
    view = ui.LayoutView(timeout=None)
    for part in rendered.parts:
        view.add_item(_item(part))
    return view


def _item(part: Part) -> ui.Item[ui.LayoutView]:
    if isinstance(part, str):
        return ui.TextDisplay(part)
    if isinstance(part, Upload):
        return _shown(part)
    if isinstance(part, Rule):
        return ui.Separator()
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    if isinstance(part, Row):
        for button in part.buttons:
            row.add_item(ITEMS[button.kind](button.label, button.custom_id))
    else:
        row.add_item(MenuItem(_select(part)))
    return row


def _shown(upload: Upload) -> ui.Item[ui.LayoutView]:
    """The file in its place; a message of components shows none that it does not name."""
    media = f"attachment://{upload.name}"
    if not upload.alt:
        return ui.File(media)
    alt = shorten(upload.alt, limits.ALT)
    return ui.MediaGallery(discord.MediaGalleryItem(media, description=alt))


def _select(menu: Menu) -> ui.Select[ui.LayoutView]:
    options = [discord.SelectOption(label=label, value=value) for label, value in menu.options]
    return ui.Select(
        custom_id=menu.custom_id,
        placeholder=menu.placeholder[: limits.PLACEHOLDER],
        options=options,
    )
