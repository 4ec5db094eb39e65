"""Reminders on Discord: a digest posted by the clock, acted on, and drawn again at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from simcord.actors import MemberActor

from bot.chat.command import Call
from bot.chat.memory import Who
from bot.chat.reply import Reply
from bot.chat.reviewing import Calendar
from bot.platforms.discord import limits
from bot.platforms.discord.carrier import DiscordCarrier
from bot.platforms.discord.client import DeskClient
from bot.platforms.discord.layout import layout
from bot.platforms.discord.parts import Rule
from bot.platforms.discord.render import render
from bot.reviews.digest import reply
from bot.reviews.entries import Digest, Entry, Group, Mention
from bot.reviews.freshness import Dated
from bot.reviews.ledger.claims import Claims
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.ledger.ownership import take
from bot.reviews.pace import Pace
from bot.reviews.redrawing import redraw_now
from bot.reviews.scene import Scene
from bot.reviews.worker import Worker
from bot.store.store import Store, open_store
from bot.wiring import Bandstand
from tests.platforms.discord.kit import NOW, Json, Town, clock, each, make_bot, menus, shown, words

STAFF = "weights-and-biases/staff-software-engineer"
FRIDAY = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass
class Redraws:
    """Draws a guild's messages again, as `bandstand run` does."""

    store: Store
    bot: DeskClient | None = None

    async def __call__(self, workspace: str) -> None:
        assert self.bot is not None
        ledger = Ledger(self.store, lambda _workspace: Calendar())
        await redraw_now(ledger, DiscordCarrier(self.bot), (workspace,), NOW)


@pytest.fixture(name="redraws")
def fixture_redraws(sqlite: str) -> Iterator[Redraws]:
    store = open_store(sqlite)
    yield Redraws(store)
    store.close()


@pytest.fixture(name="simcord_bot")
def fixture_simcord_bot(desk: Bandstand, redraws: Redraws) -> DeskClient:
    redraws.bot = make_bot(desk.dispatch, after=redraws)
    return redraws.bot


@pytest.fixture(name="anna")
def fixture_anna(town: Town) -> MemberActor:
    """Somebody with the maintainers' role."""
    return town.guild.add_member(town.env.create_user("anna"), roles=[town.pay])


async def _tick(town: Town, desk: Bandstand, store: Store, maintainer: str = "") -> None:
    """One look of a worker that reminds the town's guild in its channel."""
    calendar = Calendar(channel=str(town.channel.id))
    dated = Dated.of(desk.shelf.library.guide(STAFF))
    asked = (maintainer or str(town.alice.id),)
    scene = Scene(guides=lambda: {STAFF: dated}, maintainers=lambda _: asked)
    carrier = DiscordCarrier(town.env.bot)
    worker = Worker(Ledger(store, lambda _: calendar), carrier, scene, Pace(), lambda: FRIDAY)
    ownership = take(store)
    try:
        await worker.tick(worker.sender(Claims(store, ownership, Pace())))
    finally:
        ownership.close()


async def test_a_digest_is_posted_once_and_pings_whom_it_asks(
    town: Town, desk: Bandstand, redraws: Redraws
) -> None:
    for _ in range(3):
        await _tick(town, desk, redraws.store)
    (digest,) = town.history
    assert "Weights & Biases Staff Software Engineer" in words(digest)
    (body,) = town.requests("POST", f"/channels/{town.channel.id}/messages")
    assert body["allowed_mentions"]["users"] == [town.alice.id]


async def test_a_role_that_maintains_is_mentioned_and_told(
    town: Town, desk: Bandstand, redraws: Redraws
) -> None:
    await _tick(town, desk, redraws.store, f"&{town.pay.id}")
    (digest,) = town.history
    assert f"<@&{town.pay.id}>, nobody owns this yet:" in words(digest)
    (body,) = town.requests("POST", f"/channels/{town.channel.id}/messages")
    assert body["allowed_mentions"] == {"parse": [], "roles": [town.pay.id]}


async def test_who_flagged_a_guide_is_named_in_the_digest_and_not_pinged(
    town: Town, desk: Bandstand, redraws: Redraws
) -> None:
    who = Who(f"discord:{town.guild.id}", str(town.bob.id), (str(town.channel.id),))
    desk.dispatch.answer(Call("flag wandb staff sf: base, too low", FRIDAY, who=who))
    await _tick(town, desk, redraws.store)
    (digest,) = town.history
    assert f"Flagged: San Francisco, base “too low”, by <@{town.bob.id}>." in words(digest)
    (body,) = town.requests("POST", f"/channels/{town.channel.id}/messages")
    assert body["allowed_mentions"]["users"] == [town.alice.id]


def _digest(guides: int, owners: int, rest: int = 0) -> Reply:
    """A digest of so many guides, shared among so many owners in turn."""
    people = [str(123456789012345678 + n) for n in range(owners)]
    groups = tuple(Group(one, (Mention(one, one),)) for one in people)
    entries = tuple(
        Entry(f"acme/{n}", f"Guide {n}", people[n * owners // guides], "overdue", due=FRIDAY.date())
        for n in range(guides)
    )
    return reply(Digest("digest", FRIDAY.date(), "UTC", groups, entries, rest), {})


def test_a_rule_stands_above_each_owner_who_stands_with_their_first_guide() -> None:
    parts = render(_digest(guides=3, owners=2), share=False).parts
    below = [after for part, after in pairwise(parts) if isinstance(part, Rule)]
    assert [str(text).split("\n")[1][:11] for text in below] == ["**Guide 0**", "**Guide 2**"]
    assert [str(text).split(",")[0][:2] for text in below] == ["<@", "<@"]


@pytest.mark.parametrize(
    ("guides", "owners", "rest", "rules"),
    [
        pytest.param(4, 3, 0, 3, id="buttons and rules"),
        pytest.param(8, 2, 0, 2, id="menus and rules"),
        pytest.param(10, 10, 5, 0, id="the fullest has no room for rules"),
    ],
)
async def test_a_digest_fits_into_one_message_whole(
    guides: int, owners: int, rest: int, rules: int
) -> None:
    drawn = render(_digest(guides, owners, rest), share=False)
    made: list[Json] = layout(drawn).to_components()  # type: ignore[no-untyped-call]
    assert len(list(each(made))) <= limits.COMPONENTS
    assert [component["type"] for component in made].count(14) == rules
    assert all(f"**Guide {n}**" in drawn.text for n in range(guides))
    assert "Left out" not in drawn.text


async def test_the_posted_digest_shows_at_once_who_did_what(
    town: Town, desk: Bandstand, redraws: Redraws, anna: MemberActor
) -> None:
    await _tick(town, desk, redraws.store)
    (digest,) = town.history
    asked = await anna.click(digest, label="Mark reviewed")
    told = await anna.submit_modal(
        asked, {"as": ["text"], "source": "", "quarter": "", "next": "2027-02-20"}
    )
    assert "marked" in words(shown(told))
    bot = redraws.bot
    assert bot is not None
    await bot.station.inflight.drain()
    (digest,) = town.history
    assert f"by <@{anna.id}> <t:{int(NOW.timestamp())}:R>: text checked" in words(digest)
    assert "Mark reviewed" not in str(menus(digest))


async def test_whoever_is_mentioned_is_assigned_by_a_command_and_in_a_message(
    town: Town, redraws: Redraws, anna: MemberActor
) -> None:
    ledger = Ledger(redraws.store, lambda _: Calendar())

    def owner() -> str:
        return ledger.standings(f"discord:{town.guild.id}", [STAFF])[STAFF].owner

    typed = {"act": "assign", "guide": "wandb staff", "details": f"<@{town.bob.id}>"}
    told = await anna.slash(town.channel, "reviews", **typed)
    assert f"to <@{town.bob.id}>" in words(shown(told))
    assert owner() == str(town.bob.id)
    await anna.user.send_dm(f"reviews assign wandb staff: <@{town.alice.id}>")
    assert owner() == str(town.alice.id)


async def test_who_does_not_maintain_cannot_act_by_a_button_of_the_digest(
    town: Town, desk: Bandstand, redraws: Redraws
) -> None:
    await _tick(town, desk, redraws.store)
    (digest,) = town.history
    result = await town.bob.click(digest, label="Mark reviewed")
    assert result.modal is None
    assert result.ephemeral
    assert "maintainers" in words(shown(result))


async def test_a_digest_that_cannot_be_posted_is_told_in_the_status(
    town: Town, desk: Bandstand, redraws: Redraws, anna: MemberActor
) -> None:
    path = f"/channels/{town.channel.id}/messages"
    town.env.inject_error("POST", path, status=403, code=50013)
    await _tick(town, desk, redraws.store)
    assert town.history == []
    status = await anna.slash(town.channel, "reviews", act="status")
    assert "may not write in the channel" in words(shown(status))
    assert f"**Last looked:** <t:{int(FRIDAY.timestamp())}:R>" in words(shown(status))
    assert clock() == NOW
