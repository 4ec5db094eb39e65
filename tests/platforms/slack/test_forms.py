"""Forms over the wire in both modes: opened, corrected, submitted, too late, out of date."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

import pytest

from bot.chat.filling import KEY
from bot.chat.memory import Who
from bot.chat.reply import Reply
from bot.language.asks import Ask
from bot.platforms.slack.forms import TOO_LARGE
from tests.fakes.slack import FakeSlack, Json
from tests.fakes.slack.workspace import CHANNEL, TEAM, USER
from tests.platforms.slack import asking
from tests.platforms.slack.asking import ASK, VALUE, Reviewing, opened
from tests.platforms.slack.kit import Mode, Served, Stub, served

SOURCED = {"as": "numbers", "source": "Levels.fyi & H-1B", "next": "2027-03-01"}
FRESH = {"as": "text", "source": "", "next": "2027-02-20"}


def _key(view: Json) -> tuple[str, str]:
    return KEY, view["id"]


async def test_a_press_opens_its_form_and_says_nothing_else(
    slack: FakeSlack, bot: Served, desk: Reviewing
) -> None:
    ack = await bot.people.block_actions("ask:1", VALUE)
    view = await opened(slack)
    assert ack.ok
    assert view["title"]["text"] == "Mark reviewed"
    assert [block.get("block_id") for block in view["blocks"][1:]] == ["as", "source", "next"]
    assert desk.presses == [ASK]
    assert slack.posted == []


async def test_what_is_filled_in_is_done_and_told_where_it_was_asked(
    slack: FakeSlack, bot: Served, desk: Reviewing
) -> None:
    await bot.people.block_actions("ask:1", VALUE)
    view = await opened(slack)
    ack = await bot.people.view_submission(view, SOURCED)
    told = (await slack.until(lambda: slack.posted))[0]
    assert (ack.ok, ack.body, slack.modal()) == (True, None, None)
    assert desk.done == [ASK.answered(SOURCED | dict([_key(view)]))]
    assert desk.pressed_by[-1] == Who(f"slack:{TEAM}", USER)
    assert (told.method, told.user, told.channel) == ("response_url", USER, CHANNEL)
    assert told.text == f"Marked reviewed by <@{USER}>."


async def test_a_command_opens_its_form(slack: FakeSlack, bot: Served, desk: Reviewing) -> None:
    ack = await bot.people.command("/bandstand", "reviews done wandb staff")
    view = await opened(slack)
    await bot.people.view_submission(view)
    told = (await slack.until(lambda: slack.posted))[0]
    assert (ack.ok, ack.posted) == (True, None)
    assert desk.done == [ASK.answered(FRESH | dict([_key(view)]))]
    assert (told.method, told.ephemeral) == ("response_url", True)


async def test_a_form_works_in_the_direct_conversation(
    slack: FakeSlack, bot: Served, desk: Reviewing
) -> None:
    direct = slack.workspace.direct(TEAM, USER).id
    await bot.people.command("/bandstand", "reviews done wandb staff", channel=direct)
    await bot.people.view_submission(await opened(slack))
    told = (await slack.until(lambda: slack.posted))[0]
    assert (told.method, told.channel, told.user) == ("chat.postMessage", direct, None)
    assert desk.pressed_by[-1] == Who(f"slack:{TEAM}", USER, (direct,))


@pytest.mark.parametrize("way", ["mention", "direct message"])
async def test_where_no_form_can_open_a_button_asks_again(
    slack: FakeSlack, bot: Served, desk: Reviewing, way: str
) -> None:
    write = bot.people.mention if way == "mention" else bot.people.direct_message
    await write("reviews done wandb staff")
    shown = (await slack.until(lambda: slack.posted))[0]
    assert "What was checked?" in shown.text
    assert slack.modal() is None
    await bot.people.block_actions("ask:1", on=shown, channel=shown.channel)
    await bot.people.view_submission(await opened(slack))
    told = (await slack.until(lambda: slack.posted[1:]))[0]
    assert desk.presses[0] == ASK
    assert (told.channel, told.thread_ts) == (shown.channel, shown.thread_ts)


async def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    slack: FakeSlack, bot: Served, desk: Reviewing
) -> None:
    desk.outcome = asking.WRONG
    await bot.people.block_actions("ask:1", VALUE)
    view = await opened(slack)
    wrong = await bot.people.view_submission(view, SOURCED | {"next": "2020-01-01"})
    assert wrong.body == {
        "response_action": "errors",
        "errors": {"next": "2020-01-01 has passed."},
    }
    assert slack.modal() is not None
    desk.outcome = asking.DONE
    right = await bot.people.view_submission(view, SOURCED)
    await slack.until(lambda: slack.posted)
    assert right.body is None
    assert slack.modal() is None
    assert len(slack.posted) == 1


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        pytest.param(asking.REFUSED, "Only maintainers do this.", id="trouble"),
        pytest.param(
            replace(asking.REFUSED, errors=(("gone", "That has no field."),)),
            "Only maintainers do this.",
            id="an error without a field",
        ),
    ],
)
async def test_trouble_is_said_in_the_modal(
    slack: FakeSlack, bot: Served, desk: Reviewing, outcome: Reply, sentence: str
) -> None:
    desk.outcome = outcome
    await bot.people.block_actions("ask:1", VALUE)
    await bot.people.view_submission(await opened(slack))
    shown = slack.modal()
    assert shown is not None
    assert sentence in str(shown["blocks"])
    assert "submit" not in shown
    assert slack.posted == []


async def test_a_form_may_lead_to_another(slack: FakeSlack, bot: Served, desk: Reviewing) -> None:
    desk.outcome = replace(asking.ASKING, form=replace(asking.FORM, title="And now?"))
    await bot.people.block_actions("ask:1", VALUE)
    await bot.people.view_submission(await opened(slack))
    shown = slack.modal()
    assert shown is not None
    assert shown["title"]["text"] == "And now?"


async def test_two_people_at_once_each_act_for_themselves(
    slack: FakeSlack, bot: Served, desk: Reviewing
) -> None:
    other = slack.workspace.add_user("other")
    for user in (USER, other):
        await bot.people.block_actions("ask:1", VALUE, user=user)
    views = [await opened(slack, user) for user in (USER, other)]
    await asyncio.gather(
        *(
            bot.people.view_submission(view, FRESH, user=user)
            for view, user in zip(views, (USER, other), strict=True)
        )
    )
    await slack.until(lambda: len(slack.posted) == 2)
    assert {(who.person, ask.field(KEY)) for ask, who in desk.acts if who} == {
        (USER, views[0]["id"]),
        (other, views[1]["id"]),
    }
    assert {told.user for told in slack.posted} == {USER, other}


async def test_a_double_submission_is_one_act_by_its_key(
    slack: FakeSlack, bot: Served, desk: Reviewing
) -> None:
    await bot.people.block_actions("ask:1", VALUE)
    view = await opened(slack)
    await asyncio.gather(*(bot.people.view_submission(view, FRESH) for _ in range(2)))
    await slack.until(lambda: len(slack.posted) == 2)
    assert [ask.field(KEY) for ask in desk.done] == [view["id"]] * 2


async def test_a_view_of_somebody_else_is_acknowledged_and_left(
    slack: FakeSlack, bot: Served, desk: Reviewing
) -> None:
    await bot.people.block_actions("ask:1", VALUE)
    view = await opened(slack)
    ack = await bot.people.view_submission({**view, "callback_id": "theirs"})
    assert ack.ok
    assert desk.done == []


@pytest.mark.parametrize(
    ("metadata", "why"),
    [
        pytest.param("", "made by another version", id="none"),
        pytest.param('["DROP TABLE","C1",null]', "made by another version", id="not ours"),
        pytest.param(
            '["[\\"reviews\\",null,[[\\"gone/role\\",[]]],\\"done\\"]","C0GENERAL",null]',
            "the guide gone/role is gone",
            id="a guide that is gone",
        ),
    ],
)
async def test_a_stale_form_says_so(
    slack: FakeSlack, bot: Served, desk: Reviewing, metadata: str, why: str
) -> None:
    await bot.people.block_actions("ask:1", VALUE)
    view = await opened(slack)
    await bot.people.view_submission({**view, "private_metadata": metadata})
    assert why in str(slack.modal())
    assert desk.done == []


async def test_a_form_too_large_for_slack_is_told_in_words(
    slack: FakeSlack, bot: Served, desk: Reviewing
) -> None:
    large = replace(asking.FORM, ask=Ask("reviews", text="x" * 3_000))
    desk.asking = replace(asking.ASKING, form=large)
    await bot.people.block_actions("ask:1", VALUE)
    told = (await slack.until(lambda: slack.posted))[0]
    assert TOO_LARGE in told.text
    assert "Fill in" not in told.text
    assert slack.called("views.open") == []


async def test_no_view_holds_an_address_to_post_to(slack: FakeSlack, bot: Served) -> None:
    await bot.people.block_actions("ask:1", VALUE)
    assert "/commands/" not in str(await opened(slack))


async def test_after_an_act_and_only_then_posted_messages_are_looked_at(
    slack: FakeSlack, mode: Mode, desk: Reviewing
) -> None:
    told: list[str] = []

    async def after(workspace: str) -> None:
        told.append(workspace)

    async with served(slack, desk, mode, after=after) as bot:
        await bot.people.block_actions("ask:1", VALUE)
        view = await opened(slack)
        for desk.outcome in (asking.WRONG, asking.REFUSED):
            await bot.people.view_submission(view)
        assert told == []
        desk.outcome = asking.DONE
        await bot.people.view_submission(view)
        await slack.until(lambda: slack.posted)
    assert told == [f"slack:{TEAM}"]


async def test_other_answers_change_no_posted_message(slack: FakeSlack, mode: Mode) -> None:
    told: list[str] = []

    async def after(workspace: str) -> None:
        told.append(workspace)

    async with served(slack, Stub(), mode, after=after) as bot:
        await bot.people.command("/band", "wandb staff sf")
        await bot.people.block_actions("ask:1", '["band",null,[],""]')
        await slack.until(lambda: slack.posted[1:])
    assert told == []


async def test_what_follows_an_act_may_fail(
    slack: FakeSlack, mode: Mode, desk: Reviewing, caplog: pytest.LogCaptureFixture
) -> None:
    async def after(_workspace: str) -> None:
        raise ValueError("the secret")

    async with served(slack, desk, mode, after=after) as bot:
        await bot.people.block_actions("ask:1", VALUE)
        with caplog.at_level(logging.ERROR):
            await bot.people.view_submission(await opened(slack))
            await slack.until(lambda: slack.posted)
    assert "an errand failed" in caplog.text
    assert "the secret" not in caplog.text
