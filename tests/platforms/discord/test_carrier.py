"""Posting by the clock on Discord: once, found again, drawn again, and every failure's meaning."""

from __future__ import annotations

from datetime import timedelta

import aiohttp
import discord
import pytest

from bot.chat.reply import Actions, Button, Heading, Line, Person, Reply, Text
from bot.language.asks import Ask
from bot.platforms.discord.carrier import DiscordCarrier, carries, mark_of, nonce_of
from bot.platforms.discord.outcomes import outcome_of
from bot.reviews.carrier import (
    CertainlyUnsentError,
    Parcel,
    RefusedError,
    UnknownError,
    UnreadableError,
)
from tests.platforms.discord.kit import Town, words

KEY = "discord:1:2026-11-22"
LONG_AGO = discord.utils.utcnow() - timedelta(days=4000)


def _parcel(town: Town, channel: int | str, key: str = KEY) -> Parcel:
    asked = Line((Person(str(town.alice.id)), " is asked, @everyone and <@&5> are not."))
    blocks = (Heading("Guides to review"), asked, Actions((Button("Show all", Ask("stale")),)))
    return Parcel(f"discord:{town.guild.id}", str(channel), key, Reply(blocks))


async def test_a_message_is_posted_with_its_key_and_pings_whom_it_names(town: Town) -> None:
    carrier = DiscordCarrier(town.env.bot)
    assert list(carrier.workspaces()) == [f"discord:{town.guild.id}"]
    posted = await carrier.post(_parcel(town, town.channel.id))
    (message,) = town.history
    assert str(message.id) == posted
    (body,) = town.requests("POST", f"/channels/{town.channel.id}/messages")
    assert body["nonce"] == nonce_of(KEY)
    assert body["enforce_nonce"] is True
    assert body["allowed_mentions"] == {"parse": [], "users": [town.alice.id]}
    assert f"<@{town.alice.id}>" in words(message)
    assert "<@&5>" not in words(message).replace("\\<@&5>", "")


async def test_what_was_posted_is_found_by_its_key_alone(town: Town) -> None:
    carrier, workspace = DiscordCarrier(town.env.bot), f"discord:{town.guild.id}"
    channel = str(town.channel.id)
    posted = await carrier.post(_parcel(town, channel))
    await carrier.post(_parcel(town, channel, "another"))
    await town.alice.send(town.channel, KEY)
    assert await carrier.find(workspace, channel, KEY, LONG_AGO) == posted
    assert await carrier.find(workspace, channel, "third", LONG_AGO) is None


async def test_a_history_that_tells_no_nonce_is_enough(town: Town) -> None:
    await DiscordCarrier(town.env.bot).post(_parcel(town, town.channel.id))
    (message,) = town.history
    message.nonce = None
    assert carries(message, KEY)
    assert not carries(message, "another")


async def test_a_posted_message_is_drawn_again_and_pings_nobody(town: Town) -> None:
    carrier = DiscordCarrier(town.env.bot)
    posted = await carrier.post(_parcel(town, town.channel.id))
    parcel = _parcel(town, town.channel.id, "")
    await carrier.update(
        Parcel(parcel.workspace, parcel.channel, "", Reply((Text("Settled."),))), posted
    )
    assert words(town.history[0]) == "Settled."
    (body,) = town.requests("PATCH", posted)
    assert body["allowed_mentions"] == {"parse": []}


async def test_a_person_is_told_in_a_direct_message(town: Town) -> None:
    carrier = DiscordCarrier(town.env.bot)
    await carrier.post(_parcel(town, town.bob.id))
    (told,) = town.bob.user.dm_channel.history(viewer=town.bob.user)
    assert "Guides to review" in words(told)


@pytest.mark.parametrize(
    ("status", "code", "kind", "place"),
    [
        (403, 50001, CertainlyUnsentError, True),
        (403, 50013, CertainlyUnsentError, True),
        (403, 50007, CertainlyUnsentError, True),
        (404, 10003, CertainlyUnsentError, True),
        (403, 20012, CertainlyUnsentError, False),
        (400, 50035, RefusedError, None),
    ],
)
async def test_what_discord_refuses_has_a_defined_outcome(
    town: Town, status: int, code: int, kind: type[Exception], place: bool | None
) -> None:
    path = f"/channels/{town.channel.id}/messages"
    town.env.inject_error("POST", path, status=status, code=code)
    with pytest.raises(kind) as raised:
        await DiscordCarrier(town.env.bot).post(_parcel(town, town.channel.id))
    if isinstance(raised.value, CertainlyUnsentError):
        assert raised.value.place is place
        assert str(code) in raised.value.trouble
    assert town.history == []


@pytest.mark.parametrize("channel", ["1", "C0GENERAL", "999999999999999999"])
async def test_a_channel_that_is_not_there_is_trouble_of_that_place(
    town: Town, channel: str
) -> None:
    carrier = DiscordCarrier(town.env.bot)
    with pytest.raises(CertainlyUnsentError) as raised:
        await carrier.post(_parcel(town, channel))
    assert raised.value.place
    assert "/reviews settings" in raised.value.trouble
    with pytest.raises(UnreadableError):
        await carrier.find(f"discord:{town.guild.id}", channel, KEY, LONG_AGO)


async def test_another_guilds_channel_is_nobodys(town: Town) -> None:
    other = town.env.create_guild("Other").create_text_channel("secret")
    with pytest.raises(CertainlyUnsentError):
        await DiscordCarrier(town.env.bot).post(_parcel(town, other.id))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (discord.RateLimited(40), CertainlyUnsentError),
        (aiohttp.ServerDisconnectedError(), UnknownError),
        (TimeoutError(), UnknownError),
    ],
    ids=["rate", "disconnected", "timeout"],
)
def test_what_never_came_back(error: Exception, kind: type[Exception]) -> None:
    found = outcome_of(error)
    assert isinstance(found, kind)
    if isinstance(found, CertainlyUnsentError):
        assert found.retry_after == timedelta(seconds=40)


def test_keys_fit_what_discord_takes() -> None:
    keys = [f"discord:{n}:2026-11-{n % 30}" for n in range(2_000)]
    assert len({nonce_of(key) for key in keys}) == len({mark_of(key) for key in keys}) == 2_000
    assert all(len(nonce_of(key)) <= 25 and (1 << 20) <= mark_of(key) < 1 << 31 for key in keys)
