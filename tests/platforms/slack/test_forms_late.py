"""Forms that come late, views that are gone, and the ways an outcome finds."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest

from bot.chat.filling import KEY
from bot.platforms.slack.forms import LATE
from bot.platforms.slack.manifest import SCOPES
from bot.platforms.slack.modals import WORKING
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.workspace import CHANNEL, USER
from tests.platforms.slack import asking
from tests.platforms.slack.asking import VALUE, Reviewing, opened
from tests.platforms.slack.kit import Mode, Served, served


@pytest.mark.parametrize("how", ["press", "command"])
async def test_a_trigger_that_ran_out_leaves_a_button(
    mode: Mode, desk: Reviewing, how: str
) -> None:
    now = [1_800_000_000.0]
    async with FakeSlack(clock=lambda: now[0], scopes=SCOPES) as slack:
        desk.gate = Event()
        async with served(slack, desk, mode) as bot:
            asked = (
                bot.people.block_actions("ask:1", VALUE)
                if how == "press"
                else bot.people.command("/bandstand", "reviews done wandb staff")
            )
            waiting = asyncio.ensure_future(asked)
            await slack.until(lambda: _rung(slack, desk))
            now[0] += 4
            desk.gate.set()
            await waiting
            told = (await slack.until(lambda: slack.posted))[0]
            assert [call.error for call in slack.called("views.open")] == ["expired_trigger_id"]
            assert LATE in told.text
            assert told.ephemeral
            await bot.people.block_actions("ask:1", on=told)
            await opened(slack)


def _rung(slack: FakeSlack, desk: Reviewing) -> bool:
    """Whether the question came; the bell is rung until it did."""
    asyncio.get_running_loop().call_later(0.01, slack.world.journal.ring)
    return bool(desk.presses or desk.calls)


async def test_a_slow_form_waits_in_its_modal(
    slack: FakeSlack, mode: Mode, desk: Reviewing
) -> None:
    desk.gate = Event()
    async with served(slack, desk, mode, patience=0.0) as bot:
        await bot.people.block_actions("ask:1", VALUE)
        waiting = await opened(slack)
        assert WORKING in str(waiting["blocks"])
        desk.gate.set()
        view = await slack.until(lambda: (v := slack.modal()) and "submit" in v and v)
        assert view["id"] == waiting["id"]
        await bot.people.view_submission(view)
        told = (await slack.until(lambda: slack.posted))[0]
    assert told.method == "response_url"
    assert [ask.field(KEY) for ask in desk.done] == [view["id"]]


async def test_a_slow_refusal_is_said_in_the_waiting_modal(
    slack: FakeSlack, mode: Mode, desk: Reviewing
) -> None:
    desk.gate, desk.asking = Event(), asking.REFUSED
    async with served(slack, desk, mode, patience=0.0) as bot:
        await bot.people.block_actions("ask:1", VALUE)
        await opened(slack)
        desk.gate.set()
        await slack.until(lambda: "Only maintainers" in str(slack.modal()))
    assert slack.posted == []


async def test_a_waiting_modal_that_was_closed_leaves_a_button(
    slack: FakeSlack, mode: Mode, desk: Reviewing
) -> None:
    desk.gate = Event()
    async with served(slack, desk, mode, patience=0.0) as bot:
        await bot.people.block_actions("ask:1", VALUE)
        await bot.people.view_closed(await opened(slack))
        desk.gate.set()
        told = (await slack.until(lambda: slack.posted))[0]
    assert "Ask next: Fill in" in told.text


async def test_a_slow_command_leaves_a_button(
    slack: FakeSlack, mode: Mode, desk: Reviewing
) -> None:
    desk.gate = Event()
    async with served(slack, desk, mode, patience=0.0) as bot:
        await bot.people.command("/bandstand", "reviews done wandb staff")
        desk.gate.set()
        told = (await slack.until(lambda: slack.posted[1:]))[0]
    assert "Ask next: Fill in" in told.text


async def test_a_slow_submission_closes_and_its_outcome_follows(
    slack: FakeSlack, mode: Mode, desk: Reviewing
) -> None:
    async with served(slack, desk, mode, patience=0.0) as bot:
        await bot.people.block_actions("ask:1", VALUE)
        view = await slack.until(lambda: (v := slack.modal()) and "submit" in v and v)
        desk.gate, desk.outcome = Event(), asking.WRONG
        ack = await bot.people.view_submission(view)
        desk.gate.set()
        told = (await slack.until(lambda: slack.posted))[0]
    assert (ack.ok, ack.body) == (True, None)
    assert "2020-01-01 has passed." in told.text


@pytest.mark.parametrize(
    ("refused", "method"),
    [
        pytest.param({}, "response_url", id="response_url"),
        pytest.param({"response_url": "expired_url"}, "chat.postEphemeral", id="in the channel"),
        pytest.param(
            {"response_url": "expired_url", "chat.postEphemeral": "not_in_channel"},
            "chat.postMessage",
            id="in person",
        ),
    ],
)
async def test_the_outcome_finds_its_way(
    slack: FakeSlack, bot: Served, refused: dict[str, str], method: str
) -> None:
    await bot.people.block_actions("ask:1", VALUE)
    view = await opened(slack)
    for name, error in refused.items():
        slack.fail(name, error, status=404 if name == "response_url" else 200)
    await bot.people.view_submission(view)
    told = (await slack.until(lambda: slack.posted))[0]
    assert told.method == method
    assert told.user == (None if method == "chat.postMessage" else USER)


async def test_a_view_another_process_opened_is_answered_in_the_channel(
    slack: FakeSlack, mode: Mode, desk: Reviewing
) -> None:
    async with served(slack, desk, mode) as bot:
        await bot.people.block_actions("ask:1", VALUE)
        view = await opened(slack)
    async with served(slack, desk, mode) as bot:
        await bot.people.view_submission(view)
        told = (await slack.until(lambda: slack.posted))[0]
    assert (told.method, told.user, told.channel) == ("chat.postEphemeral", USER, CHANNEL)
