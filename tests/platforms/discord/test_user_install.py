"""People who installed the app for themselves, in servers that the bot is not in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest

from bot.chat.command import Call
from bot.chat.memory import Who
from bot.chat.reply import Heading, Reply, Text
from bot.language.asks import Ask
from bot.platforms.discord.app import run_discord
from bot.platforms.discord.client import DeskClient
from bot.platforms.discord.direct import WHERE
from bot.platforms.discord.render import SHARE_LABEL
from bot.platforms.discord.responding import NO_MORE
from bot.platforms.discord.settings import DiscordSettings
from bot.platforms.discord.station import Answers, Station
from bot.wiring import Bandstand
from tests.platforms.discord.gateway import (
    GUILD,
    HOME,
    MOST_FOLLOWUPS,
    FakeDiscord,
    elsewhere,
    faked,
    used,
)
from tests.platforms.discord.kit import MAINTAINER, Json, clock, each
from tests.platforms.discord.test_app import TOKEN

EPHEMERAL = 64
BAND = {"company": "wandb", "role": "staff", "region": "sf"}
LONG = tuple(Text(f"Paragraph {n}. " + "word " * 100) for n in range(60))
Serve = Callable[[Answers], Awaitable[FakeDiscord]]


@dataclass
class Talkative:
    """Answers at length, for one person alone."""

    desk: Bandstand

    def __post_init__(self) -> None:
        self.registry = self.desk.dispatch.registry
        self.library = self.desk.dispatch.library
        self.reader = self.desk.dispatch.reader

    def answer(self, _call: Call) -> Reply:
        return Reply((Heading("Long"), *LONG), ask=Ask("help"), private=True)

    def press(self, ask: Ask, now: datetime, who: Who | None = None, place: str = "") -> Reply:
        return self.answer(Call(ask.command, now))


@asynccontextmanager
async def served(
    answers: Answers, monkeypatch: pytest.MonkeyPatch, guild: str = ""
) -> AsyncIterator[FakeDiscord]:
    """The bot, connected to a Discord that has one guild for it, or none."""
    stop = asyncio.Event()
    station = Station(answers, DiscordSettings(), clock, patience=60.0)
    async with faked(monkeypatch) as fake:
        fake.guild = guild
        running = asyncio.ensure_future(run_discord(lambda: DeskClient(station), TOKEN, stop))
        await fake.until(lambda: fake.heard)
        yield fake
        stop.set()
        await running


def _words(body: Json) -> str:
    found = body.get("data", body)["components"]
    return "\n".join(c["content"] for c in each(found) if c["type"] == 10)


def _labels(body: Json) -> list[str]:
    found = body.get("data", body)["components"]
    return [c["label"] for c in each(found) if c["type"] == 2]


def _bodies(fake: FakeDiscord) -> list[Any]:
    return [answer["body"] for answer in fake.answers]


async def test_where_the_bot_is_not_they_are_answered_alone_and_may_share_nothing(
    desk: Bandstand, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with served(desk.dispatch, monkeypatch) as fake:
        await fake.tell("INTERACTION_CREATE", elsewhere("band", options=BAND))
        await fake.until(lambda: fake.answers)
    (answer,) = _bodies(fake)
    assert answer["data"]["flags"] & EPHEMERAL
    assert "$240K–$300K" in _words(answer)
    assert SHARE_LABEL not in _labels(answer)
    assert answer["data"]["allowed_mentions"] == {"parse": []}
    assert "incident" not in caplog.text


async def test_their_own_offer_is_judged_for_them_alone(
    desk: Bandstand, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with served(desk.dispatch, monkeypatch) as fake:
        offer = {**BAND, "offer": "base 245k equity 310k/4y"}
        await fake.tell("INTERACTION_CREATE", elsewhere("offer", options=offer))
        await fake.until(lambda: fake.answers)
    first, *others = _bodies(fake)
    assert "245" in _words(first)
    assert SHARE_LABEL not in _labels(first)
    assert all(body.get("data", body)["flags"] & EPHEMERAL for body in (first, *others))


@pytest.mark.parametrize("act", ["status", "done"])
async def test_nothing_is_recorded_where_the_bot_is_not(
    desk: Bandstand, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    known = replace(desk.dispatch, maintains=lambda _who: True)
    options = {"act": act, "guide": "wandb staff"} if act == "done" else {"act": act}
    async with served(known, monkeypatch) as fake:
        await fake.tell("INTERACTION_CREATE", elsewhere("reviews", options=options))
        await fake.until(lambda: fake.answers)
    (answer,) = _bodies(fake)
    assert answer["data"]["flags"] & EPHEMERAL
    assert _words(answer) == WHERE


async def test_a_long_answer_stops_where_discord_does_and_says_so(
    read: Bandstand, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with served(Talkative(read), monkeypatch) as fake:
        await fake.tell("INTERACTION_CREATE", elsewhere("help"))
        await fake.until(lambda: len(fake.answers) == 1 + MOST_FOLLOWUPS)
    bodies = _bodies(fake)
    assert all(body.get("data", body)["flags"] & EPHEMERAL for body in bodies)
    assert [NO_MORE in _words(body) for body in bodies] == [False] * MOST_FOLLOWUPS + [True]
    assert "incident" not in caplog.text


async def test_where_the_bot_is_installed_a_long_answer_comes_whole(
    read: Bandstand, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with served(Talkative(read), monkeypatch) as fake:
        await fake.tell("INTERACTION_CREATE", used("help"))
        await fake.until(lambda: f"Paragraph {len(LONG) - 1}." in str(fake.answers))
    assert len(fake.answers) > 1 + MOST_FOLLOWUPS
    assert NO_MORE not in str(fake.answers)


async def test_there_they_act_for_the_one_server_they_share_with_the_bot(
    desk: Bandstand, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = replace(desk.dispatch, maintains=lambda who: who.groups == (MAINTAINER,))
    options = {"act": "done", "guide": "wandb staff", "details": "text"}
    async with served(known, monkeypatch, guild=HOME) as fake:
        await fake.tell("INTERACTION_CREATE", elsewhere("reviews", options=options))
        await fake.until(lambda: fake.answers)
    (answer,) = _bodies(fake)
    assert "marked" in _words(answer)
    assert desk.dispatch.reviews is not None
    assert [a.kind for a in desk.dispatch.reviews.history(f"discord:{HOME}")] == ["done"]
    assert desk.dispatch.reviews.history(f"discord:{GUILD}") == ()
