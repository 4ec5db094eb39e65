"""Reviews over the wire, with the real desk and a real database."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot import wiring
from bot.chat.intents import encode
from bot.cli.redraws import redraws
from bot.data_files import data_folder
from bot.language.asks import Ask, Operand
from bot.reviews.freshness import Dated
from bot.wiring import Bandstand, build
from tests.fakes.slack import FakeSlack, Json, Posted
from tests.fakes.slack.workspace import CHANNEL, TEAM, USER
from tests.platforms.slack.asking import opened
from tests.platforms.slack.kit import Mode, clock, served, settings_for
from tests.platforms.slack.replies import STAFF
from tests.reviews.sending import Clock, by_id, office

WORKSPACE = f"slack:{TEAM}"
ENV = {"BANDSTAND_MAINTAINERS": "S0PAY"}


@pytest.fixture(name="desk")
def fixture_desk(sqlite: str) -> Iterator[Bandstand]:
    """The bundled guides; those in the user group S0PAY maintain them."""
    people = wiring.people({**ENV, "DATABASE_URL": sqlite})
    with closing(build(data_folder() / "guides", cache=False, people=people)) as desk:
        yield desk


def _maintained(slack: FakeSlack, *users: str) -> None:
    slack.world.usergroups["S0PAY"] = list(users)


async def test_two_people_mark_a_guide_at_once_one_is_heard_and_one_told(
    slack: FakeSlack, mode: Mode, desk: Bandstand
) -> None:
    other = slack.workspace.add_user("other")
    slack.workspace.channels[CHANNEL].members.add(other)
    _maintained(slack, USER, other)
    settings = replace(settings_for(slack), groups=("S0PAY",))
    async with served(slack, desk.dispatch, mode, settings=settings) as bot:
        for user in (USER, other):
            await bot.people.command("/bandstand", "reviews done wandb staff", user=user)
        views = [await opened(slack, user) for user in (USER, other)]
        await asyncio.gather(
            *(
                bot.people.view_submission(view, user=user)
                for view, user in zip(views, (USER, other), strict=True)
            )
        )
        told = [p.text for p in await slack.until(lambda: len(slack.posted) == 2 and slack.posted)]
    assert desk.people is not None
    assert desk.people.reviews is not None
    acts = desk.people.reviews.history(WORKSPACE, STAFF)
    assert [act.kind for act in acts] == ["done"]
    done = [text for text in told if re.match(rf"<@{acts[0].person}> marked", text)]
    late = [text for text in told if "changed since" in text and f"<@{acts[0].person}>" in text]
    assert (len(done), len(late)) == (1, 1)


async def test_a_submission_sent_twice_is_one_review(
    slack: FakeSlack, mode: Mode, desk: Bandstand
) -> None:
    _maintained(slack, USER)
    settings = replace(settings_for(slack), groups=("S0PAY",))
    async with served(slack, desk.dispatch, mode, settings=settings) as bot:
        await bot.people.command("/bandstand", "reviews done wandb staff")
        view = await opened(slack)
        await asyncio.gather(*(bot.people.view_submission(view) for _ in range(2)))
        await slack.until(lambda: len(slack.posted) == 2)
    assert desk.people is not None
    assert desk.people.reviews is not None
    assert len(desk.people.reviews.history(WORKSPACE, STAFF)) == 1


async def test_who_left_the_group_is_refused_though_the_form_is_open(
    slack: FakeSlack, mode: Mode, desk: Bandstand
) -> None:
    _maintained(slack, USER)
    settings = replace(settings_for(slack), groups=("S0PAY",))
    async with served(slack, desk.dispatch, mode, settings=settings) as bot:
        await bot.people.command("/bandstand", "reviews done wandb staff")
        view = await opened(slack)
    _maintained(slack)
    # Another process: it does not remember who was in the group.
    async with served(slack, desk.dispatch, mode, settings=settings) as bot:
        await bot.people.view_submission(view)
        told = (await slack.until(lambda: slack.posted))[0]
    assert told.ephemeral
    assert "Reviews are for the maintainers" in told.text
    assert desk.people is not None
    assert desk.people.reviews is not None
    assert desk.people.reviews.history(WORKSPACE) == ()


@pytest.mark.parametrize("act", ["done", "snooze", "assign", "resolve", "settings"])
async def test_slack_shows_every_form_of_the_reviews(
    slack: FakeSlack, desk: Bandstand, act: str
) -> None:
    _maintained(slack, USER)
    settings = replace(settings_for(slack), groups=("S0PAY",))
    operands = () if act == "settings" else (Operand(STAFF),)
    async with served(slack, desk.dispatch, "http", settings=settings) as bot:
        if act == "resolve":
            await bot.people.block_actions("ask:1", encode(Ask("flag", operands)))
            flag = await opened(slack)
            await bot.people.view_submission(
                flag, {"region": "London", "figure": "base", "note": "Too low."}
            )
            await slack.until(lambda: slack.posted)
        await bot.people.block_actions("ask:1", encode(Ask("reviews", operands, text=act)))
        view = await slack.until(lambda: slack.modal())
    assert view["callback_id"] == "form"
    assert slack.refused == []


async def test_the_posted_digest_shows_at_once_who_did_what(
    slack: FakeSlack, mode: Mode, desk: Bandstand, sqlite: str
) -> None:
    _maintained(slack, USER)
    settings = replace(settings_for(slack), groups=("S0PAY",))
    dated = Dated.of(desk.shelf.library.guide(STAFF))
    friday = Clock(datetime(2026, 11, 20, 12, tzinfo=UTC))
    with office(sqlite, slack, friday, by_id(dated)) as worker:
        await worker.tick()
    (digest,) = slack.posted
    after = redraws(desk, settings, clock)
    async with served(slack, desk.dispatch, mode, settings=settings, after=after) as bot:
        await bot.people.block_actions(_button(digest, "Mark reviewed"), on=digest)
        await bot.people.view_submission(await opened(slack))
        await slack.until(lambda: slack.called("chat.update"))
    shown = slack.workspace.messages[digest.channel, digest.ts].body
    assert f"by <@{USER}> on 22 Nov 2026" in shown["text"]
    assert {"type": "user", "user_id": USER} in _runs(shown["blocks"])
    assert "Mark reviewed" not in str(shown["blocks"])
    assert slack.refused == []


def _button(message: Posted, label: str) -> str:
    """The action of the button with that label."""
    elements = [e for block in message.blocks for e in block.get("elements", [])]
    return next(str(e["action_id"]) for e in elements if e.get("text", {}).get("text") == label)


def _runs(blocks: list[Json]) -> list[Json]:
    rich = [block for block in blocks if block["type"] == "rich_text"]
    return [run for block in rich for part in block["elements"] for run in part["elements"]]


async def test_what_follows_an_act_finds_its_way_to_the_database(
    slack: FakeSlack, desk: Bandstand
) -> None:
    after = redraws(desk, settings_for(slack), clock)
    assert after is not None
    await after(WORKSPACE)  # nothing is posted, so nothing is drawn again
    assert slack.calls == []


async def test_without_a_database_nothing_follows(slack: FakeSlack) -> None:
    plain = build(data_folder() / "guides", cache=False)
    assert redraws(plain, settings_for(slack), clock) is None
