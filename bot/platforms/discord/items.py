"""The buttons and menus, which discord.py finds again by their custom_id after a restart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol, Self

import discord
from discord import ui

from bot.platforms.discord.parts import Kind

if TYPE_CHECKING:
    Interaction = discord.Interaction[Any]


class Presses(Protocol):
    """What hears them: `bot.platforms.discord.buttons.Buttons`."""

    async def ask(self, interaction: Interaction, value: str) -> None: ...

    async def share(self, interaction: Interaction, value: str) -> None: ...

    async def turn(self, interaction: Interaction, value: str, page: int) -> None: ...

    async def fill(self, interaction: Interaction, token: str, step: int) -> None: ...


def _presses(interaction: Interaction) -> Presses:
    found: Presses = interaction.client.presses
    return found


class _Pressed(ui.DynamicItem[ui.Button[Any]], template="never"):
    """A button known by its custom_id."""

    style = discord.ButtonStyle.secondary

    def __init__(self, label: str, custom_id: str) -> None:
        super().__init__(ui.Button(label=label, custom_id=custom_id, style=self.style))

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button again, of a message that was sent before."""
        return cls(getattr(item, "label", None) or "", match.string)

    def parsed(self) -> re.Match[str]:
        """What the custom_id says."""
        match = self.template.fullmatch(self.custom_id)
        assert match is not None
        return match


class AskItem(_Pressed, template=re.compile(r"a[0-9]+:(?P<value>.+)", re.DOTALL)):
    """A next question."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer it."""
        await _presses(interaction).ask(interaction, self.parsed()["value"])


class ShareItem(_Pressed, template=re.compile(r"s:(?P<value>.+)", re.DOTALL)):
    """The same question, for all in the channel."""

    async def callback(self, interaction: Interaction) -> None:
        """Answer it there."""
        await _presses(interaction).share(interaction, self.parsed()["value"])


class PageItem(_Pressed, template=re.compile(r"p(?P<page>[0-9]{1,4}):(?P<value>.+)", re.DOTALL)):
    """Another page of an answer."""

    async def callback(self, interaction: Interaction) -> None:
        """Show it."""
        match = self.parsed()
        await _presses(interaction).turn(interaction, match["value"], int(match["page"]))


class FormItem(_Pressed, template=re.compile(r"f(?P<step>[0-9]{1,2}):(?P<token>[\w-]{1,20})")):
    """The next step of a form, or one to correct."""

    style = discord.ButtonStyle.primary

    async def callback(self, interaction: Interaction) -> None:
        """Open it."""
        match = self.parsed()
        await _presses(interaction).fill(interaction, match["token"], int(match["step"]))


class MenuItem(ui.DynamicItem[ui.Select[Any]], template=re.compile(r"m[0-9]+:.*", re.DOTALL)):
    """Next questions to choose from."""

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """The menu again, of a message that was sent before."""
        assert isinstance(item, ui.Select)
        return cls(item)

    async def callback(self, interaction: Interaction) -> None:
        """Answer the question that was chosen."""
        await _presses(interaction).ask(interaction, self.item.values[0])


ITEMS: Mapping[Kind, type[_Pressed]] = {
    "ask": AskItem,
    "share": ShareItem,
    "page": PageItem,
    "form": FormItem,
}
ALL = (AskItem, ShareItem, PageItem, FormItem, MenuItem)
"""What a client has to be told of before it connects."""
