"""The gateway's client: what Discord tells it goes to whoever answers it."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from bot.chat.command import Command, Parameter
from bot.data_files import data_folder
from bot.platforms._shared.answering import incident_of
from bot.platforms.discord import items
from bot.platforms.discord.buttons import Buttons
from bot.platforms.discord.commands import Commands
from bot.platforms.discord.completing import completions, filled_in
from bot.platforms.discord.direct import Direct
from bot.platforms.discord.forms import Forms
from bot.platforms.discord.messages import Messages
from bot.platforms.discord.render import sentence
from bot.platforms.discord.responding import Interaction, apologise, tell
from bot.platforms.discord.station import Station
from bot.platforms.discord.translations import Translations, read_translations
from bot.platforms.discord.tree import application_commands

log = logging.getLogger(__name__)

OUTDATED = (
    "Discord showed you an older form of this command. Restart Discord or wait a minute, then "
    "use it again."
)


class Tree(app_commands.CommandTree[Any]):
    """The commands; one handler words what goes wrong before they are heard."""

    async def on_error(
        self, interaction: Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the person."""
        known = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)
        if interaction.type is discord.InteractionType.autocomplete:
            incident_of(error, "an autocompletion")
        elif isinstance(error, known):
            log.warning("a command as it was registered before was used")
            await tell(interaction, sentence(OUTDATED), private=True)
        else:
            await apologise(interaction, incident_of(error, "a command"))


class DeskClient(discord.Client):
    """The bot on Discord."""

    def __init__(
        self,
        station: Station,
        *,
        prepare: Callable[[DeskClient], Awaitable[None]] | None = None,
    ) -> None:
        """Wire it; it calls nobody until it is started.

        Args:
            prepare: awaited once it is logged in and not yet connected.
        """
        super().__init__(
            intents=discord.Intents.default(),
            allowed_mentions=discord.AllowedMentions.none(),
            # Nothing is ever asked of old messages, so none are kept.
            max_messages=None,
            # A longer wait is told to whoever posts by the clock, who has other things to send.
            max_ratelimit_timeout=30.0,
        )
        direct = Direct(self, station.answers, station.clock)
        station = replace(station, seat=direct.seat)
        self.station = station
        self.tree = Tree(self)
        self._prepare = prepare
        forms = Forms(station)
        self._forms, self._messages = forms, Messages(station)
        self._commands = Commands(station, forms)
        self.presses = Buttons(station, forms)
        everywhere = station.settings.guild is None
        scope = [discord.Object(g)] if (g := station.settings.guild) is not None else []
        made = application_commands(
            station.answers.registry, self._commands.hear, self._complete, everywhere=everywhere
        )
        for command in made:
            self.tree.add_command(command, guilds=scope or discord.utils.MISSING)

    async def setup_hook(self) -> None:
        """Know the buttons of messages that were sent before this process was started."""
        self.add_dynamic_items(*items.ALL)
        await self.tree.set_translator(Translations(read_translations(data_folder())))
        if self._prepare is not None:
            await self._prepare(self)

    async def on_message(self, message: discord.Message) -> None:
        """Hear a message."""
        if self.user is not None:
            await self._messages.hear(message, self.user)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Hear a form that was sent; commands and buttons find their own way."""
        if interaction.type is discord.InteractionType.modal_submit:
            await self._forms.submit(interaction)

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Log what no listener foresaw, without what was said."""
        error = sys.exc_info()[1]
        if error is not None:
            incident_of(error, event_method)

    async def _complete(
        self, interaction: Interaction, command: Command, parameter: Parameter, typed: str
    ) -> list[tuple[str, str]]:
        """Values for an option; none where they cannot be had, for typing still works."""
        answers = self.station.answers
        filled = filled_in(interaction.namespace, parameter)

        def found() -> list[tuple[str, str]]:
            reader = answers.reader(answers.library())
            return completions(reader, answers.registry, command, parameter, typed, filled)

        try:
            return await asyncio.to_thread(found)
        except Exception as error:  # noqa: BLE001 - nobody is told, but the log
            incident_of(error, "an autocompletion")
            return []
