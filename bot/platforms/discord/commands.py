"""Commands: what was filled in becomes the words of a question, and is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.chat.command import Call, Command
from bot.platforms.discord.callers import spot_of
from bot.platforms.discord.forms import Forms
from bot.platforms.discord.responding import Interaction, answer, awaited, settled
from bot.platforms.discord.station import Station
from bot.platforms.discord.tree import option_name

_COLON = "details"
"""The parameter that stands after a colon."""
_NAMED = {"owner": ("owner ", "mine", "unowned"), "page": ("page ",)}
"""{parameter: how its words begin}; the first is put before words that begin otherwise."""


def words_of(command: Command, options: Mapping[str, str | None]) -> str:
    """The words somebody would have typed who filled in these options."""
    said = ""
    for parameter in command.parameters:
        value = " ".join((options.get(option_name(parameter)) or "").split())
        if not value:
            continue
        starts = _NAMED.get(parameter.name, ())
        if starts and not value.casefold().startswith(starts):
            value = starts[0] + value
        said += (": " if parameter.name == _COLON else " ") + value
    return said.strip()


class Commands:
    """Hears application commands."""

    def __init__(self, station: Station, forms: Forms) -> None:
        self._station = station
        self._forms = forms

    async def hear(
        self, interaction: Interaction, command: Command, options: Mapping[str, str | None]
    ) -> None:
        """Answer a command, to the one who used it."""
        work = self._answer(interaction, command, options)
        await settled(interaction, self._station, f"/{command.name}", work)

    async def _answer(
        self, interaction: Interaction, command: Command, options: Mapping[str, str | None]
    ) -> None:
        station, spot = self._station, spot_of(interaction)
        text, now = words_of(command, options), station.clock()
        work = station.work(
            spot.who, lambda desk, who: desk.answer(Call(text, now, command.name, who))
        )
        job = asyncio.ensure_future(work)
        reply = await awaited(interaction, station, job, private=spot.private)
        if not await self._forms.opened(interaction, reply):
            await answer(interaction, reply, share=spot.shared, private=spot.private)
