"""Logging in: a refused token, a Discord that cannot be reached, and being told to stop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from aiohttp import web
from discord.http import Route
from pydantic import SecretStr

from bot.errors import SettingsError
from bot.platforms.discord import app
from bot.platforms.discord.app import run_discord
from bot.platforms.discord.client import DeskClient
from bot.platforms.discord.settings import DiscordSettings, from_env
from bot.platforms.discord.sync import NotRegisteredError, register
from bot.wiring import Bandstand
from tests.platforms.discord.kit import make_bot

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.G1a2b3.abcdefghijklmnopqrstuvwxyz0123456789AB"


@dataclass
class Discord:
    """A Discord that refuses every token."""

    url: str
    asked: int = 0


@pytest.fixture(name="refusing")
async def fixture_refusing(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Discord]:
    found = Discord("")

    async def refuse(_request: web.Request) -> web.Response:
        found.asked += 1
        return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)

    server = web.Application()
    server.router.add_route("*", "/{rest:.*}", refuse)
    runner = web.AppRunner(server)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    monkeypatch.setattr(Route, "BASE", f"http://{host}:{port}")
    yield found
    await runner.cleanup()


@pytest.fixture(name="nobody")
def fixture_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing listens where Discord should be."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{port}")


async def test_a_refused_token_ends_the_bot_at_once(refusing: Discord, desk: Bandstand) -> None:
    with pytest.raises(SettingsError, match="refuses the bot token"):
        await run_discord(lambda: make_bot(desk.dispatch), TOKEN, asyncio.Event())
    assert refusing.asked == 1


async def test_a_discord_out_of_reach_is_tried_again_until_told_to_stop(
    nobody: None, desk: Bandstand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "AGAIN_SECONDS", 0.0)
    stop, made = asyncio.Event(), list[DeskClient]()

    def make() -> DeskClient:
        made.append(make_bot(desk.dispatch))
        if len(made) == 3:
            stop.set()
        return made[-1]

    await run_discord(make, TOKEN, stop)
    assert len(made) == 3
    assert all(client.is_closed() for client in made)


async def test_registering_without_discord_says_so(
    nobody: None, desk: Bandstand, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = tmp_path_factory.mktemp("kept") / "discord.json"
    with pytest.raises(NotRegisteredError, match="not registered"):
        await register(make_bot(desk.dispatch), TOKEN, kept, always=False)
    assert not kept.exists()


def test_settings_are_read_and_the_token_does_not_show() -> None:
    settings = from_env({"DISCORD_TOKEN": f" {TOKEN} ", "DISCORD_GUILD": "123456789012345678"})
    assert settings == DiscordSettings(SecretStr(TOKEN), 123456789012345678)
    assert settings.need_token() == TOKEN
    assert TOKEN not in repr(settings)
    assert from_env({}) == from_env({"DISCORD_TOKEN": "", "DISCORD_GUILD": " "})


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"DISCORD_TOKEN": f"Bot {TOKEN}"}, "is not a bot token"),
        ({"DISCORD_TOKEN": "abc"}, "is not a bot token"),
        ({"DISCORD_GUILD": "my server"}, "no id of a server"),
    ],
)
def test_a_setting_that_cannot_work_says_so(env: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError, match=said) as raised:
        from_env(env)
    assert TOKEN not in str(raised.value)
    with pytest.raises(SettingsError, match="is not set"):
        DiscordSettings().need_token()
