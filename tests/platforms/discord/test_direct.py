"""Direct messages: reviews count in the one server shared, or nowhere; the rest is personal."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from simcord.actors import MemberActor

from bot.chat.memory import Who
from bot.chat.reviewing import Reviews
from bot.platforms.discord.callers import DIRECT
from bot.platforms.discord.client import DeskClient
from bot.platforms.discord.direct import DATES, WHERE
from bot.platforms.discord.servers import MOST_ASKED, REMEMBERED
from bot.wiring import Bandstand
from tests.platforms.discord.kit import NOW, Town, buttons, make_bot, shown, words

STAFF = "weights-and-biases/staff-software-engineer"
DONE = {"as": ["text"], "next": "2027-02-20"}


class Redraws(list[str]):
    """The workspaces whose messages were to be drawn again."""

    async def __call__(self, workspace: str) -> None:
        self.append(workspace)


class Clock:
    """The moment of the tests, until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(name="redraws")
def fixture_redraws() -> Redraws:
    return Redraws()


@pytest.fixture(name="time")
def fixture_time() -> Clock:
    return Clock()


@pytest.fixture(name="simcord_bot")
def fixture_simcord_bot(desk: Bandstand, redraws: Redraws, time: Clock) -> DeskClient:
    return make_bot(desk.dispatch, after=redraws, clock=time)


@pytest.fixture(name="anna")
def fixture_anna(town: Town) -> MemberActor:
    """Somebody with the maintainers' role."""
    return town.guild.add_member(town.env.create_user("anna"), roles=[town.pay])


@pytest.fixture(name="reviews")
def fixture_reviews(desk: Bandstand) -> Reviews:
    assert desk.dispatch.reviews is not None
    return desk.dispatch.reviews


def _told(person: MemberActor) -> str:
    """The last message of somebody's direct conversation with the bot."""
    history = person.user.dm_channel.history(viewer=person.user)
    return words(max(history, key=lambda message: message.id))


def _asked(town: Town) -> int:
    """How often Discord was asked who is in a server."""
    log = town.env.http_requests
    return sum(r.method == "GET" and "/members/" in r.path for r in log)


def _workspace(town: Town) -> str:
    return f"discord:{town.guild.id}"


async def test_a_review_counts_in_the_one_server_that_is_shared(
    town: Town, anna: MemberActor, reviews: Reviews, redraws: Redraws
) -> None:
    asked = await anna.user.slash("reviews", act="done", guide="wandb staff")
    told = await anna.user.submit_modal(asked, DONE)
    assert "marked" in words(shown(told))
    await _settled(town)
    assert [act.person for act in reviews.history(_workspace(town), STAFF)] == [str(anna.id)]
    assert reviews.history(DIRECT) == ()
    assert redraws == [_workspace(town)]


async def test_what_is_reviewed_in_the_server_shows_and_is_counted(
    town: Town, anna: MemberActor, reviews: Reviews
) -> None:
    await anna.user.send_dm("stale wandb staff")
    assert "Weights & Biases Staff Software Engineer: expired" in _told(anna)
    asked = await anna.slash(town.channel, "reviews", act="snooze", guide="wandb staff")
    await anna.submit_modal(asked, {"until": "2026-11-29", "reason": "waiting"})
    await anna.user.send_dm("stale wandb staff")
    assert "Snoozed until" in _told(anna)
    await anna.user.send_dm("what does wandb pay a staff engineer in sf?")
    assert reviews.standings(_workspace(town), [STAFF])[STAFF].lookups == 1
    assert reviews.standings(DIRECT) == {}


async def test_words_act_too_and_buttons(town: Town, anna: MemberActor, reviews: Reviews) -> None:
    await anna.user.send_dm("reviews done wandb staff: text")
    history = anna.user.dm_channel.history(viewer=anna.user)
    last = max(history, key=lambda message: message.id)
    await anna.user.click(last, custom_id=buttons(last)["Undo"])
    kinds = [act.kind for act in reviews.history(_workspace(town), STAFF)]
    assert kinds == ["undo", "done"]


async def test_who_does_not_maintain_there_is_refused(town: Town, reviews: Reviews) -> None:
    result = await town.bob.user.slash("reviews", act="done", guide="wandb staff")
    assert "maintainers" in words(shown(result))


@pytest.mark.parametrize("several", [True, False], ids=["two servers", "none"])
async def test_where_it_cannot_be_told_nothing_is_recorded(
    town: Town, reviews: Reviews, redraws: Redraws, several: bool
) -> None:
    other = town.env.create_guild()
    carl = town.env.create_user("carl")
    if several:
        other.add_member(carl)
        town.guild.add_member(carl, roles=[town.pay])
    for act, guide in (("done", "wandb staff"), ("status", None), ("settings", None)):
        options = {"act": act, **({"guide": guide} if guide else {})}
        result = await carl.slash("reviews", **options)
        assert result.modal is None
        assert words(shown(result)) == WHERE
    flagged = await carl.slash("flag", company="wandb", role="staff", details="stock, too low")
    assert words(shown(flagged)) == WHERE
    listed = await carl.slash("stale", company="wandb")
    assert DATES in words(shown(listed)).replace("\\", "")
    await carl.slash("band", company="wandb", role="staff", region="sf")
    await _settled(town)
    for workspace in (DIRECT, _workspace(town), f"discord:{other.id}"):
        assert reviews.history(workspace) == ()
        assert reviews.standings(workspace) == {}
    assert redraws == []


async def test_a_channel_cannot_be_chosen_there_but_typed(
    town: Town, anna: MemberActor, reviews: Reviews
) -> None:
    result = await anna.user.slash("reviews", act="settings")
    assert result.modal is None
    assert "Type it as: reviews settings: channel" in words(shown(result))
    await anna.user.send_dm("reviews settings: hour 7")
    assert reviews.calendar(_workspace(town)).hour == 7


async def test_what_is_personal_stays_in_the_direct_conversation(
    town: Town, desk: Bandstand, anna: MemberActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Who] = []
    assert desk.dispatch.memory is not None
    kept: Any = type(desk.dispatch.memory)
    remember = kept.remember

    def seeing(self: Any, who: Who, *given: Any) -> None:
        seen.append(who)
        remember(self, who, *given)

    monkeypatch.setattr(kept, "remember", seeing)
    await anna.user.send_dm("what does wandb pay a staff engineer in sf?")
    await anna.user.send_dm("offer wandb staff sf base 245k")
    assert {who.workspace for who in seen} == {DIRECT}


async def test_discord_is_asked_once_in_a_while(town: Town, time: Clock) -> None:
    for text in ("stale wandb staff", "band wandb staff sf"):
        await town.alice.user.send_dm(text)
    assert _asked(town) == 1
    time.now = NOW + REMEMBERED + timedelta(seconds=1)
    await town.alice.user.send_dm("stale wandb staff")
    assert _asked(town) == 2


async def test_a_question_in_a_server_asks_nobody(town: Town) -> None:
    await town.alice.slash(town.channel, "stale", company="wandb")
    assert _asked(town) == 0


async def test_a_bot_of_many_servers_asks_nobody(town: Town, anna: MemberActor) -> None:
    for _ in range(MOST_ASKED):
        town.env.create_guild()
    result = await anna.user.slash("reviews", act="status")
    assert words(shown(result)) == WHERE
    assert _asked(town) == 0


async def test_where_discord_does_not_say_nothing_is_recorded_and_it_is_asked_again(
    town: Town, anna: MemberActor, reviews: Reviews
) -> None:
    path = f"/guilds/{town.guild.id}/members/{anna.id}"
    town.env.inject_error("GET", path, status=403, code=50001)
    await anna.user.send_dm("reviews done wandb staff: text")
    assert _told(anna) == WHERE
    assert reviews.history(_workspace(town)) == ()
    await anna.user.send_dm("reviews done wandb staff: text")
    assert [act.kind for act in reviews.history(_workspace(town))] == ["done"]


async def _settled(town: Town) -> None:
    bot = town.env.bot
    assert isinstance(bot, DeskClient)
    await bot.station.inflight.drain()
