"""What goes wrong: nothing unacknowledged, worded by one handler, and nothing answered twice."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import discord
import pytest

from bot.chat.command import Call, Registry
from bot.chat.memory import Who
from bot.chat.reply import Reply, Text
from bot.language.asks import Ask
from bot.platforms.discord.client import DeskClient
from bot.platforms.discord.responding import RESTARTING
from bot.wiring import Bandstand
from tests.platforms.discord.kit import Town, make_bot, shown, words

BAND = {"company": "wandb", "role": "staff"}


@dataclass
class Trouble:
    """Fails when a test wants it to, else says one word."""

    desk: Bandstand
    error: Exception | None = None
    asked: list[str] = field(default_factory=list)
    registry: Registry = field(init=False)

    def __post_init__(self) -> None:
        self.registry = self.desk.dispatch.registry
        self.library = self.desk.dispatch.library
        self.reader = self.desk.dispatch.reader

    def answer(self, call: Call) -> Reply:
        self.asked.append(call.text)
        if self.error is not None:
            raise self.error
        return Reply((Text("Answered."),), ask=Ask("help"))

    def press(self, ask: Ask, now: datetime, who: Who | None = None, place: str = "") -> Reply:
        return self.answer(Call(ask.command, now))


@pytest.fixture(name="answers")
def fixture_answers(desk: Bandstand) -> Trouble:
    """A desk in trouble, when a test wants it so."""
    return Trouble(desk)


@pytest.fixture(name="simcord_bot")
def fixture_simcord_bot(answers: Trouble, request: pytest.FixtureRequest) -> DeskClient:
    return make_bot(answers, patience=getattr(request, "param", 60.0))


@pytest.fixture(name="slow")
def fixture_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers that take longer than the bot's patience; simcord would wait for a thread."""

    async def later(work: Any, *given: Any) -> Any:
        await asyncio.sleep(0.2)
        return work(*given)

    monkeypatch.setattr("bot.platforms.discord.station.asyncio.to_thread", later)


async def test_an_error_is_told_by_an_id_that_the_log_has(
    town: Town, answers: Trouble, caplog: pytest.LogCaptureFixture
) -> None:
    answers.error = RuntimeError("secret words")
    with caplog.at_level(logging.ERROR):
        result = await town.alice.slash(town.channel, "band", **BAND)
    assert result.ephemeral
    incident = words(shown(result)).rpartition("id ")[2].rstrip(".")
    assert f"incident {incident}" in caplog.text
    assert "secret words" not in caplog.text


@pytest.mark.parametrize("simcord_bot", [0.01], indirect=True)
async def test_a_slow_answer_is_waited_for_where_only_the_asker_sees_it(
    town: Town, answers: Trouble, slow: None
) -> None:
    result = await town.alice.slash(town.channel, "band", **BAND)
    assert result.ephemeral
    (waited,) = [r.json for r in town.env.http_requests if "callback" in r.path]
    assert waited == {"type": 5, "data": {"flags": 64}}
    assert words(shown(result)) == "Answered."
    assert result.followups == []


@pytest.mark.parametrize("simcord_bot", [0.01], indirect=True)
async def test_a_slow_answer_that_fails_says_so(town: Town, answers: Trouble, slow: None) -> None:
    answers.error = RuntimeError("broken")
    result = await town.alice.slash(town.channel, "band", **BAND)
    assert "broke on our side" in words(shown(result))


async def test_a_refused_message_is_apologised_for(
    town: Town, answers: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.platforms.discord.responding.messages", _broken)
    result = await town.alice.slash(town.channel, "band", **BAND)
    assert "broke on our side" in words(shown(result))


def _broken(*_: object, **__: object) -> None:
    raise RuntimeError("broken")


async def test_a_command_that_is_registered_no_more_says_so(town: Town) -> None:
    bot = town.env.bot
    assert isinstance(bot, DeskClient)
    bot.tree.remove_command("band")
    result = await town.alice.slash(town.channel, "band", **BAND)
    assert result.ephemeral
    assert "older form of this command" in words(shown(result))
    town.env.errors.clear()


async def test_while_the_bot_ends_nothing_new_is_taken_on(town: Town, answers: Trouble) -> None:
    bot = town.env.bot
    assert isinstance(bot, DeskClient)
    bot.station.inflight.draining = True
    result = await town.alice.slash(town.channel, "band", **BAND)
    assert result.ephemeral
    assert words(shown(result)) == RESTARTING
    await town.alice.user.send_dm("help")
    assert answers.asked == []


async def test_a_message_told_twice_is_answered_once(town: Town, answers: Trouble) -> None:
    me = town.env.bot.user
    assert me is not None
    message = await town.alice.send(town.channel, f"{me.mention} help")
    bot = town.env.bot
    assert isinstance(bot, DeskClient)
    await bot.on_message(message)
    await bot.station.inflight.drain()
    assert len(answers.asked) == 1


async def test_what_another_process_took_is_left_to_it(town: Town, answers: Trouble) -> None:
    bot = town.env.bot
    assert isinstance(bot, DeskClient)
    messages = bot._messages
    messages._station = replace(bot.station, claim=lambda _event, _now: False)
    await town.alice.user.send_dm("help")
    assert answers.asked == []


async def test_a_message_that_is_too_long_is_passed_on_cut(town: Town, answers: Trouble) -> None:
    await town.alice.user.send_dm("word " * 390)
    assert len(answers.asked[0]) <= 4_001


async def test_the_bot_asks_for_no_privileged_intent_and_pings_nobody(town: Town) -> None:
    bot = town.env.bot
    assert bot.intents == discord.Intents.default()
    assert not any((bot.intents.members, bot.intents.message_content, bot.intents.presences))
    assert bot.allowed_mentions is not None
    assert dict(bot.allowed_mentions.to_dict()) == {"parse": []}
