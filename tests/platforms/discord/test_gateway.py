"""Connecting for real: what a stop leaves finished, and what a lost connection costs."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import discord
import pytest
from discord.http import Route
from pydantic import SecretStr

from bot.chat.command import Call
from bot.chat.memory import Who
from bot.chat.reply import Reply, Text
from bot.cli.discording import serve_discord
from bot.errors import SettingsError
from bot.language.asks import Ask
from bot.platforms.discord import app
from bot.platforms.discord.app import run_discord
from bot.platforms.discord.client import DeskClient
from bot.platforms.discord.responding import RESTARTING
from bot.platforms.discord.settings import DiscordSettings
from bot.platforms.discord.station import Station
from bot.wiring import Bandstand
from handlers import COMMANDS
from tests.platforms.discord.gateway import IDENTIFY, RESUME, FakeDiscord, faked, used
from tests.platforms.discord.kit import clock
from tests.platforms.discord.test_app import TOKEN

NOTHING_PRIVILEGED = discord.Intents.default().value


@dataclass
class Slow:
    """Answers when it is let."""

    desk: Bandstand
    let: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.registry = self.desk.dispatch.registry
        self.library = self.desk.dispatch.library
        self.reader = self.desk.dispatch.reader

    def answer(self, call: Call) -> Reply:
        self.asked.append(call.text)
        assert self.let.wait(10)
        return Reply((Text("Answered."),), ask=Ask("help"))

    def press(self, ask: Ask, now: datetime, who: Who | None = None, place: str = "") -> Reply:
        return self.answer(Call(ask.command, now))


@dataclass
class Running:
    """A bot that runs until it is told to stop."""

    answers: Slow
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    clients: list[DeskClient] = field(default_factory=list)

    def make(self) -> DeskClient:
        """A client; nothing is registered."""
        station = Station(self.answers, DiscordSettings(), clock, patience=0.0)
        self.clients.append(DeskClient(station))
        return self.clients[-1]

    def start(self) -> asyncio.Task[None]:
        """Run it on the side."""
        return asyncio.ensure_future(run_discord(self.make, TOKEN, self.stop))


@pytest.fixture(name="fake")
async def fixture_fake(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeDiscord]:
    async with faked(monkeypatch) as fake:
        yield fake


@pytest.fixture(name="bot")
def fixture_bot(read: Bandstand) -> Running:
    return Running(Slow(read))


def _of(fake: FakeDiscord, number: int) -> list[Any]:
    """The bodies of the answers to an interaction."""
    return [a["body"] for a in fake.answers if f"/token-{number}" in a["path"]]


async def test_a_stop_waits_for_answers_and_takes_on_no_more(
    fake: FakeDiscord, bot: Running
) -> None:
    running = bot.start()
    await fake.until(lambda: fake.heard)
    assert fake.heard[0]["d"]["intents"] == NOTHING_PRIVILEGED
    await fake.tell("INTERACTION_CREATE", used("help", 1))
    await fake.until(lambda: _of(fake, 1))
    bot.stop.set()
    await fake.until(lambda: bot.clients[0].station.inflight.draining)
    await fake.tell("INTERACTION_CREATE", used("help", 2))
    await fake.until(lambda: _of(fake, 2))
    assert not running.done()
    bot.answers.let.set()
    await running
    assert [body.get("type") for body in _of(fake, 1)] == [5, None]
    assert "Answered." in str(_of(fake, 1)[1])
    assert RESTARTING in str(_of(fake, 2)[0])
    assert len(bot.answers.asked) == 1
    await fake.until(lambda: fake.closed_by_bot == 1)
    assert bot.clients[0].is_closed()


async def test_what_does_not_end_in_time_is_dropped_and_logged(
    fake: FakeDiscord,
    bot: Running,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(app, "DRAIN_SECONDS", 0.0)
    running = bot.start()
    await fake.until(lambda: fake.heard)
    await fake.tell("INTERACTION_CREATE", used("help"))
    await fake.until(lambda: _of(fake, 1))
    bot.stop.set()
    await running
    bot.answers.let.set()
    assert "1 answers were not finished" in caplog.text


async def test_a_token_that_the_gateway_refuses_ends_the_bot(
    fake: FakeDiscord, bot: Running
) -> None:
    fake.closes_with = 4004
    with pytest.raises(SettingsError, match="refuses the bot token"):
        await bot.start()
    assert [said["op"] for said in fake.heard] == [IDENTIFY]
    assert all(client.is_closed() for client in bot.clients)


async def test_a_discord_out_of_reach_at_first_is_connected_to_later(
    fake: FakeDiscord, bot: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    async def pause(_stop: asyncio.Event) -> None:
        waits.append(app.AGAIN_SECONDS)
        monkeypatch.setattr(Route, "BASE", fake.url)

    monkeypatch.setattr(app, "_pause", pause)
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:1")
    running = bot.start()
    await fake.until(lambda: fake.heard)
    assert waits == [30.0]
    assert [client.is_closed() for client in bot.clients] == [True, False]
    bot.stop.set()
    await running


async def test_a_lost_connection_is_resumed_and_what_is_told_again_answered_once(
    fake: FakeDiscord, bot: Running
) -> None:
    bot.answers.let.set()
    running = bot.start()
    await fake.until(lambda: fake.heard)
    await fake.tell("INTERACTION_CREATE", used("help", 1))
    await fake.until(lambda: len(_of(fake, 1)) == 2)
    await fake.cut_off()
    await fake.until(lambda: len(fake.heard) == 2)
    again = fake.heard[1]
    assert again["op"] == RESUME
    assert (again["d"]["session_id"], again["d"]["seq"]) == ("session-1", 3)
    await fake.tell("INTERACTION_CREATE", used("help", 1))
    await fake.tell("INTERACTION_CREATE", used("help", 2))
    await fake.until(lambda: len(_of(fake, 2)) == 2)
    assert len(bot.answers.asked) == 2
    assert len(_of(fake, 1)) == 2
    bot.stop.set()
    await running


async def test_the_program_registers_what_is_new_and_ends_when_told(
    fake: FakeDiscord, desk: Bandstand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    settings = DiscordSettings(SecretStr(TOKEN))
    for times in (1, 2):
        stop = asyncio.Event()
        running = asyncio.ensure_future(serve_discord(desk, settings, stop))
        await fake.until(lambda times=times: len(fake.heard) == times)
        stop.set()
        await running
    (commands,) = fake.registered
    assert [command["name"] for command in commands] == [command.name for command in COMMANDS]
