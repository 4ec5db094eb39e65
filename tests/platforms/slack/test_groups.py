"""Who maintains by a user group, and what happens when Slack does not say."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from bot.platforms.slack.app import web_client
from bot.platforms.slack.groups import FAILED_SECONDS, KEPT_SECONDS, Groups
from bot.platforms.slack.manifest import SCOPES
from bot.platforms.slack.settings import from_env
from tests.fakes.slack import BOT_TOKEN, FakeSlack
from tests.fakes.slack.workspace import USER
from tests.platforms.slack.asking import VALUE, Reviewing
from tests.platforms.slack.kit import Mode, served, settings_for

METHOD = "usergroups.users.list"


class _Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def _groups(slack: FakeSlack, clock: _Clock, *named: str) -> Groups:
    return Groups(web_client(settings_for(slack), BOT_TOKEN), named, clock)


async def test_groups_are_read_once_a_minute(slack: FakeSlack) -> None:
    slack.world.usergroups = {"S1": [USER, "U2"], "S2": ["U2"]}
    groups = _groups(slack, clock := _Clock(), "S1", "S2")
    assert await groups.of(USER) == ("S1",)
    assert await groups.of("U2") == ("S1", "S2")
    assert await groups.of("U3") == ()
    assert len(slack.called(METHOD)) == 2
    slack.world.usergroups["S1"] = []
    clock.now = KEPT_SECONDS - 1
    assert await groups.of(USER) == ("S1",)
    clock.now = KEPT_SECONDS
    assert await groups.of(USER) == ()


@pytest.mark.parametrize(
    "error", ["missing_scope", "no_such_subteam", "ratelimited", "fatal_error"]
)
async def test_a_group_that_cannot_be_read_has_nobody_in_it(
    slack: FakeSlack, caplog: pytest.LogCaptureFixture, error: str
) -> None:
    slack.world.usergroups = {"S1": [USER]}
    slack.fail(METHOD, error)
    groups = _groups(slack, clock := _Clock(), "S1")
    with caplog.at_level(logging.WARNING):
        assert await groups.of(USER) == ()
        assert await groups.of(USER) == ()
    assert [r.getMessage() for r in caplog.records] == [
        f"nobody is a maintainer by the user group S1 now: {error}"
    ]
    clock.now = FAILED_SECONDS
    assert await groups.of(USER) == ("S1",)


async def test_a_lost_connection_is_no_exception(slack: FakeSlack) -> None:
    slack.world.usergroups = {"S1": [USER]}
    slack.drop_reply(METHOD, times=9)
    assert await _groups(slack, _Clock(), "S1").of(USER) == ()


async def test_without_the_scope_nobody_is_in_a_group() -> None:
    scopes = set(SCOPES) - {"usergroups:read"}
    async with FakeSlack(scopes=scopes) as slack:
        slack.world.usergroups = {"S1": [USER]}
        assert await _groups(slack, _Clock(), "S1").of(USER) == ()


async def test_every_way_to_ask_says_which_groups_the_person_is_in(
    slack: FakeSlack, mode: Mode
) -> None:
    slack.world.usergroups = {"S1": [USER]}
    desk, settings = Reviewing(), replace(settings_for(slack), groups=("S1",))
    async with served(slack, desk, mode, settings=settings) as bot:
        await bot.people.direct_message("reviews")
        await slack.until(lambda: slack.posted)
        await bot.people.command("/bandstand", "reviews")
        await bot.people.block_actions("ask:1", VALUE)
        view = await slack.until(lambda: len(slack.called("views.open")) == 2 and slack.modal())
        await bot.people.view_submission(view)
        await slack.until(lambda: slack.posted[1:])
    everyone = [call.who for call in desk.calls] + desk.pressed_by
    assert [who and who.groups for who in everyone] == [("S1",)] * 4
    assert len(slack.called(METHOD)) == 1


def test_settings_name_the_groups_among_the_maintainers() -> None:
    env = {"BANDSTAND_MAINTAINERS": "U012AB3CD,S045EF6GH,123456,S01"}
    assert from_env(env).groups == ("S01", "S045EF6GH")
    assert from_env({}).groups == ()
