"""Conversations in Slack, over the whole bot and a database that outlives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.data_files import data_folder
from bot.wiring import Bandstand, build, people
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.records import Posted
from tests.fakes.slack.workspace import USER
from tests.platforms.slack.kit import Mode, Served, served


@pytest.fixture(name="env")
def fixture_env(tmp_path: Path) -> dict[str, str]:
    """A database file of the test's own, and a maintainer."""
    return {"DATABASE_URL": f"sqlite:///{tmp_path}/x.db", "BANDSTAND_MAINTAINERS": USER}


def _desk(env: dict[str, str]) -> Bandstand:
    return build(data_folder() / "guides", cache=False, people=people(env))


async def _said(slack: FakeSlack, bot: Served, text: str, **more: str) -> Posted:
    """The answer to a direct message."""
    before = len(slack.posted)
    await bot.people.direct_message(text, **more)
    return (await slack.until(lambda: slack.posted[before:]))[0]


async def test_a_conversation_goes_on_after_a_restart(
    slack: FakeSlack, mode: Mode, env: dict[str, str]
) -> None:
    first = _desk(env)
    async with served(slack, first.dispatch, mode) as bot:
        assert "$240K–$300K" in (await _said(slack, bot, "band wandb staff sf")).text
    first.close()
    again = _desk(env)
    async with served(slack, again.dispatch, mode) as bot:
        assert "£182K–£228K" in (await _said(slack, bot, "and in london?")).text
        assert "Forgotten" in (await _said(slack, bot, "forget")).text
        assert "£182K" not in (await _said(slack, bot, "and in london?")).text
    again.close()


async def test_a_number_picks_what_was_offered_in_the_thread(
    slack: FakeSlack, env: dict[str, str]
) -> None:
    desk = _desk(env)
    async with served(slack, desk.dispatch, "http") as bot:
        asked = await _said(slack, bot, "band wandb")
        picked = await _said(slack, bot, "3", thread_ts=str(asked.thread_ts))
    assert "Staff Software Engineer" in picked.text
    desk.close()


async def test_what_was_missed_is_shown_to_maintainers_and_never_in_a_channel(
    slack: FakeSlack, env: dict[str, str]
) -> None:
    desk = _desk(env)
    async with served(slack, desk.dispatch, "http") as bot:
        for person in (USER, slack.workspace.add_user("other")):
            await bot.people.command("/band", "zorpcorp staff", user=person)
        private = await _said(slack, bot, "guides gaps")
        before = len(slack.posted)
        await bot.people.mention("guides gaps")
        public = (await slack.until(lambda: slack.posted[before:]))[0]
    assert "zorpcorp" in private.text
    assert "zorpcorp" not in public.text
    assert "only privately" in public.text
    desk.close()
