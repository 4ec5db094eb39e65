"""Whose conversation it is and where it goes on, as Slack tells it, in both modes."""

from __future__ import annotations

import pytest

from bot.chat.memory import Who
from bot.platforms.slack.callers import of_command, of_message, of_press
from bot.platforms.slack.wire import Json
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.workspace import CHANNEL, TEAM, USER
from tests.platforms.slack.kit import Mode, Stub, served

WORKSPACE = f"slack:{TEAM}"


async def test_a_direct_message_goes_on_in_its_thread_and_in_the_channel(
    slack: FakeSlack, mode: Mode
) -> None:
    stub, direct = Stub(), slack.workspace.direct(TEAM, USER).id
    async with served(slack, stub, mode) as bot:
        await bot.people.direct_message("band wandb staff")
        first = (await slack.until(lambda: slack.posted))[0]
        await bot.people.direct_message("and in london?", thread_ts=first.thread_ts)
        await slack.until(lambda: slack.posted[1:])
    places = (f"{direct}:{first.thread_ts}", direct)
    assert [call.who for call in stub.calls] == [Who(WORKSPACE, USER, places)] * 2
    assert [call.public for call in stub.calls] == [False, False]


async def test_a_mention_goes_on_in_its_thread_and_is_public(slack: FakeSlack, mode: Mode) -> None:
    stub, root = Stub(), slack.workspace.stamp()
    async with served(slack, stub, mode) as bot:
        await bot.people.mention("band wandb staff", thread_ts=root)
        await slack.until(lambda: slack.posted)
    (call,) = stub.calls
    assert (call.who, call.public) == (Who(WORKSPACE, USER, (f"{CHANNEL}:{root}",)), True)


async def test_a_slash_command_goes_on_only_in_the_direct_channel(
    slack: FakeSlack, mode: Mode
) -> None:
    stub, direct = Stub(), slack.workspace.direct(TEAM, USER).id
    async with served(slack, stub, mode) as bot:
        await bot.people.command("/band", "wandb")
        await bot.people.command("/band", "wandb", channel=direct)
    assert [call.who for call in stub.calls] == [
        Who(WORKSPACE, USER),
        Who(WORKSPACE, USER, (direct,)),
    ]
    assert [call.public for call in stub.calls] == [False, False]


async def test_a_press_belongs_where_the_message_stands(slack: FakeSlack, mode: Mode) -> None:
    stub, direct = Stub(), slack.workspace.direct(TEAM, USER).id
    async with served(slack, stub, mode) as bot:
        await bot.people.direct_message("band wandb")
        shown = (await slack.until(lambda: slack.posted))[0]
        await bot.people.block_actions("ask:1", on=shown, channel=direct)
        await slack.until(lambda: slack.posted[1:])
    assert stub.pressed_by == [Who(WORKSPACE, USER, (f"{direct}:{shown.thread_ts}", direct))]


async def test_what_is_shared_is_nobody_s_question(slack: FakeSlack, mode: Mode) -> None:
    stub = Stub()
    async with served(slack, stub, mode) as bot:
        shown = (await bot.people.command("/band", "wandb")).posted
        await bot.people.block_actions("share", on=shown)
        await bot.people.block_actions("ask:1", on=shown)
        await slack.until(lambda: slack.posted[2:])
    assert sorted(stub.pressed_by, key=repr) == [None, Who(WORKSPACE, USER)]
    assert sorted(stub.pressed_at) == ["", WORKSPACE]


_PRESS: Json = {"team": {"id": "T1"}, "user": {"id": "U1"}, "channel": {"id": "C1"}}


@pytest.mark.parametrize(
    ("body", "who"),
    [
        pytest.param(
            {**_PRESS, "container": {"message_ts": "1.0", "is_ephemeral": False}},
            Who("slack:T1", "U1", ("C1:1.0",)),
            id="a message that can become a thread",
        ),
        pytest.param(
            {**_PRESS, "container": {"message_ts": "2.0", "thread_ts": "1.0"}},
            Who("slack:T1", "U1", ("C1:1.0",)),
            id="a message in a thread",
        ),
        pytest.param(
            {**_PRESS, "container": {"message_ts": "2.0", "is_ephemeral": True}},
            Who("slack:T1", "U1"),
            id="a message only they see",
        ),
        pytest.param(
            {**_PRESS, "team": None, "enterprise_id": "E1"},
            Who("slack:E1", "U1"),
            id="an app of a whole enterprise",
        ),
        pytest.param({**_PRESS, "user": None}, None, id="nobody"),
        pytest.param({"container": {}}, None, id="nothing"),
    ],
)
def test_presses(body: Json, who: Who | None) -> None:
    assert of_press(body) == who


def test_a_message_without_a_workspace_is_nobody_s() -> None:
    assert of_message({}, {"user": "U1", "channel": "D1", "ts": "1.0"}) is None
    assert of_command({"user_id": "U1", "channel_id": "D1"}) is None
