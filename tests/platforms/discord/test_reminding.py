"""The reminders' loop beside the bot, and settings that each guild keeps for itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from simcord.actors import MemberActor
from sqlalchemy import select

from bot.chat.reviewing import Calendar, Reviews
from bot.cli import discording
from bot.cli.discording import remind
from bot.errors import StoreError
from bot.people.kept import Kept, Opened
from bot.platforms.discord.carrier import nonce_of
from bot.platforms.discord.client import DeskClient
from bot.platforms.discord.station import Answers
from bot.reviews.pace import Pace
from bot.reviews.sending import Sender
from bot.reviews.worker import Worker
from bot.store.outbox_tables import outbox
from bot.wiring import Bandstand
from tests.platforms.discord.kit import Json, Town, buttons, shown, words

MONDAY = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
"""Half past nine in Berlin, and night in New York."""
WEDNESDAY = datetime(2026, 11, 25, 20, 30, tzinfo=UTC)
"""Half past three in New York, and half past nine in the evening in Berlin."""
AT_ONCE = Pace(tick=timedelta(milliseconds=20))


class Loop:
    """The loop as it ticks."""

    def __init__(self) -> None:
        self.now = MONDAY
        self.ticks: asyncio.Queue[None] = asyncio.Queue()

    async def looked(self, times: int = 3) -> None:
        """Wait until it has looked so often since now, the first of them perhaps begun before."""
        while not self.ticks.empty():
            self.ticks.get_nowait()
        for _ in range(times):
            async with asyncio.timeout(10):
                await self.ticks.get()


@pytest.fixture(name="loop_")
def fixture_loop(monkeypatch: pytest.MonkeyPatch) -> Loop:
    loop, tick = Loop(), Worker.tick

    async def told(self: Worker, sender: Sender) -> None:
        await tick(self, sender)
        loop.ticks.put_nowait(None)

    monkeypatch.setattr(Worker, "tick", told)
    monkeypatch.setattr(discording, "clock", lambda: loop.now)
    return loop


@pytest.fixture(name="answers")
def fixture_answers(desk: Bandstand) -> Answers:
    """A desk that everybody maintains, in whichever guild."""
    return replace(desk.dispatch, maintains=lambda _who: True)


@pytest.fixture(name="reviews")
def fixture_reviews(desk: Bandstand) -> Reviews:
    assert desk.dispatch.reviews is not None
    return desk.dispatch.reviews


@asynccontextmanager
async def reminding(town: Town, desk: Bandstand) -> AsyncIterator[None]:
    """Remind all guilds of the bot until the block ends."""
    bot, stop = town.env.bot, asyncio.Event()
    assert isinstance(bot, DeskClient)
    running = asyncio.ensure_future(remind(desk, bot, stop, AT_ONCE))
    try:
        yield
    finally:
        stop.set()
        await running


def _posted(town: Town, channel: Any) -> list[Json]:
    """The bodies of the bot's messages in a channel."""
    found: list[Json] = town.requests("POST", f"/channels/{channel.id}/messages")
    return found


async def test_a_digest_is_posted_by_the_loop_once_and_by_a_second_loop_not_again(
    town: Town, desk: Bandstand, reviews: Reviews, loop_: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANDSTAND_MAINTAINERS", f"{town.alice.id},{town.pay.id},U0SLACK")
    calendar = Calendar(channel=str(town.channel.id), zone="Europe/Berlin")
    reviews.change_calendar(f"discord:{town.guild.id}", calendar, "1", MONDAY)
    for _ in range(2):
        async with reminding(town, desk):
            await loop_.looked()
    (body,) = _posted(town, town.channel)
    assert body["enforce_nonce"] is True
    assert body["nonce"] == nonce_of(_key(desk))
    # Slack's people are not here.
    assert body["allowed_mentions"] == {
        "parse": [], "users": [town.alice.id], "roles": [town.pay.id],
    }  # fmt: skip
    (digest,) = town.history
    assert f"<@&{town.pay.id}>, <@{town.alice.id}>, nobody owns" in words(digest)
    assert "Guides to review, 23 Nov 2026" in words(digest)


def _key(desk: Bandstand) -> str:
    """The key that the ledger gave the one message it sent."""
    assert desk.people is not None
    assert desk.people.kept is not None
    with desk.people.kept.open().store.reading() as connection:
        return str(connection.execute(select(outbox.c.key)).scalar_one())


async def test_a_database_that_is_down_is_waited_for(
    town: Town, desk: Bandstand, loop_: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_, asked = Kept.open, list[Kept]()

    def down_at_first(kept: Kept) -> Opened:
        asked.append(kept)
        if len(asked) == 1:
            raise StoreError("of this test", "cannot be reached")
        return open_(kept)

    monkeypatch.setattr(discording, "AGAIN_SECONDS", 0.0)
    monkeypatch.setattr(Kept, "open", down_at_first)
    async with reminding(town, desk):
        await loop_.looked(1)
    assert len(asked) > 1


async def test_two_guilds_keep_their_own_settings_and_get_their_own_digests(
    town: Town, desk: Bandstand, reviews: Reviews, loop_: Loop
) -> None:
    there = town.env.create_guild()
    theirs = there.create_text_channel("pay-here")
    anna = town.env.create_user("anna")
    here = town.guild.add_member(anna)
    away = there.add_member(anna)
    await _settle(here, town.channel, "Europe/Berlin", "mon", "9")
    await _settle(away, theirs, "America/New_York", "wed", "15")
    assert reviews.calendar(f"discord:{town.guild.id}") == Calendar(
        str(town.channel.id), "Europe/Berlin", (0,), 9
    )
    assert reviews.calendar(f"discord:{there.id}") == Calendar(
        str(theirs.id), "America/New_York", (2,), 15
    )
    counts = []
    async with reminding(town, desk):
        for now in (MONDAY, WEDNESDAY - timedelta(hours=1), WEDNESDAY, MONDAY + timedelta(days=7)):
            loop_.now = now
            await loop_.looked()
            counts.append((len(_posted(town, town.channel)), len(_posted(town, theirs))))
    # At first each is told what it was not told before; then each on its day, from its hour.
    assert counts == [(1, 1), (1, 1), (1, 2), (2, 2)]
    assert "30 Nov 2026" in str(_posted(town, town.channel)[-1])
    assert "25 Nov 2026" in str(_posted(town, theirs)[-1])


async def _settle(anna: MemberActor, channel: Any, zone: str, day: str, hour: str) -> None:
    """Fill in `/reviews settings`, both its steps."""
    first = await anna.slash(channel, "reviews", act="settings")
    told = await anna.submit_modal(first, {"channel": [channel], "zone": zone, "weekdays": [day]})
    second = await anna.click(shown(told), custom_id=buttons(shown(told))["Next"])
    filled = {"hour": hour, "quiet": "sat, sun", "all_clear": ["no"]}
    done = await anna.submit_modal(second, filled)
    assert f"from {int(hour):02}:00" in words(shown(done))
