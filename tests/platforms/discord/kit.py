"""A bot as tests start it, a guild with people, and what a message says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import discord
from simcord.env import Env
from simcord.results import InteractionResult, ResponseMessage

from bot.platforms.discord.client import DeskClient
from bot.platforms.discord.settings import DiscordSettings
from bot.platforms.discord.station import Answers, Station

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MAINTAINER = "1456074443980800026"
"""A role's id: those who have it look after the guides. The number of commands goes into it."""
ENV = {"BANDSTAND_MAINTAINERS": MAINTAINER}
Json = dict[str, Any]


def clock() -> datetime:
    """The moment every test happens at."""
    return NOW


def make_bot(answers: Answers, **more: Any) -> DeskClient:
    """The bot, with its commands registered."""
    settings = DiscordSettings()
    station = Station(answers, settings, **{"clock": clock, "patience": 60.0, **more})

    async def prepare(client: DeskClient) -> None:
        await client.tree.sync()

    return DeskClient(station, prepare=prepare)


class Town:
    """A guild, a channel, and two people."""

    def __init__(self, env: Env) -> None:
        self.env = env
        self.guild = env.create_guild()
        self.pay = self.guild.create_role("pay")
        assert str(self.pay.id) == MAINTAINER, self.pay.id
        self.channel = self.guild.create_text_channel("offers")
        self.alice = self.guild.add_member(env.create_user("alice"))
        self.bob = self.guild.add_member(env.create_user("bob"))

    def requests(self, method: str, path: str) -> list[Any]:
        """The bodies of the bot's requests to a path that ends so."""
        log = self.env.http_requests
        return [r.json for r in log if r.method == method and r.path.endswith(path)]

    @property
    def history(self) -> list[discord.Message]:
        """The channel's messages that everybody sees, oldest first."""
        return sorted(self.channel.history(viewer=self.bob), key=lambda message: message.id)


def shown(result: InteractionResult) -> ResponseMessage:
    """The message an interaction was answered with."""
    assert result.acknowledged
    assert result.response is not None
    return result.response


def each(components: list[Json]) -> Iterator[Json]:
    """All components, those inside others too."""
    for component in components:
        yield component
        yield from each(component.get("components") or [])
        if component.get("component"):
            yield from each([component["component"]])


def words(message: Any) -> str:
    """All text of a message of components."""
    return "\n".join(c["content"] for c in each(raw(message)) if c["type"] == 10)


def raw(message: Any) -> list[Json]:
    """A message's components as Discord keeps them."""
    found = message.components
    return [c if isinstance(c, dict) else c.to_dict() for c in found]


def buttons(message: Any) -> dict[str, str]:
    """{label: custom_id} of a message's buttons."""
    return {c["label"]: c["custom_id"] for c in each(raw(message)) if c["type"] == 2}


def menus(message: Any) -> dict[str, list[Json]]:
    """{custom_id: options} of a message's menus."""
    return {c["custom_id"]: c["options"] for c in each(raw(message)) if c["type"] == 3}
