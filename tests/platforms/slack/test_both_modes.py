"""What people see, over real HTTP and over a real WebSocket."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from threading import Event
from typing import Any

import pytest

from bot.language.asks import Ask, Operand
from bot.platforms.slack.modals import WORKING
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.workspace import CHANNEL, TEAM, USER
from tests.platforms.slack import replies
from tests.platforms.slack.kit import Mode, Stub, said, served, words


async def test_a_command_is_answered_in_the_acknowledgement(slack: FakeSlack, mode: Mode) -> None:
    stub = Stub()
    async with served(slack, stub, mode) as bot:
        ack = await bot.people.command("/band", "wandb staff sf")
    assert ack.ok
    assert ack.posted is not None
    assert ack.posted.ephemeral
    assert ack.posted.text.startswith("Weights &amp; Biases Staff Software Engineer")
    assert ack.posted.args["unfurl_links"] is False
    assert "table" not in {block["type"] for block in ack.posted.blocks}
    assert [(call.command, call.text) for call in stub.calls] == [("band", "wandb staff sf")]
    assert [call.method for call in slack.calls if call.method == "response_url"] == []


async def test_the_umbrella_reaches_every_command(slack: FakeSlack, mode: Mode) -> None:
    stub = Stub()
    async with served(slack, stub, mode) as bot:
        for text in ("offer 245k &amp; 20%", "", "wandb staff"):
            await bot.people.command("/bandstand", text)
    assert [(call.command, call.text) for call in stub.calls] == [
        (None, "offer 245k & 20%"),
        (None, "help"),
        (None, "wandb staff"),
    ]


async def test_a_slow_answer_is_acknowledged_first_and_follows(
    slack: FakeSlack, mode: Mode
) -> None:
    stub = Stub(gate=(gate := Event()))
    async with served(slack, stub, mode, patience=0.0) as bot:
        ack = await bot.people.command("/band", "wandb staff sf")
        assert ack.ok
        assert ack.posted is not None
        assert ack.posted.text == WORKING
        gate.set()
        later = await slack.until(lambda: slack.posted[1:])
    assert later[0].method == "response_url"
    assert later[0].ephemeral
    assert later[0].text.startswith("Weights &amp; Biases")


async def test_a_broken_answer_is_acknowledged_with_an_id(
    slack: FakeSlack, mode: Mode, caplog: pytest.LogCaptureFixture
) -> None:
    stub = Stub(error=ValueError("my salary is 245k"))
    with caplog.at_level(logging.DEBUG):
        async with served(slack, stub, mode) as bot:
            ack = await bot.people.command("/band", "wandb staff sf")
    assert ack.posted is not None
    incident = ack.posted.text.rpartition("the id ")[2].rstrip(".")
    assert incident in caplog.text
    assert "245k" not in caplog.text
    assert "wandb" not in caplog.text


async def test_an_event_delivered_twice_is_answered_once(slack: FakeSlack, mode: Mode) -> None:
    stub = Stub(said("Hello."))
    async with served(slack, stub, mode) as bot:
        first = await bot.people.direct_message("band wandb staff")
        again = await bot.people.redeliver(first)
        await bot.people.direct_message("guides")
        await slack.until(lambda: len(slack.posted) >= 2)
    assert first.ok
    assert again.ok
    assert sorted(call.text for call in stub.calls) == ["band wandb staff", "guides"]
    assert len(slack.posted) == 2


async def test_a_direct_message_is_answered_in_its_thread(slack: FakeSlack, mode: Mode) -> None:
    async with served(slack, Stub(), mode) as bot:
        await bot.people.direct_message("band wandb staff")
        posted = (await slack.until(lambda: slack.posted))[0]
    question = next(m for m in slack.workspace.messages.values() if m.body.get("user") == USER)
    assert posted.method == "chat.postMessage"
    assert posted.thread_ts == question.ts
    assert "table" in {block["type"] for block in posted.blocks}
    assert posted.args["unfurl_media"] in (False, "0", "False", "false")


async def test_a_mention_in_a_thread_is_answered_there(slack: FakeSlack, mode: Mode) -> None:
    stub = Stub()
    async with served(slack, stub, mode) as bot:
        root = slack.workspace.stamp()
        await bot.people.mention("/band wandb &lt;staff&gt; <#C0X|general>", thread_ts=root)
        posted = (await slack.until(lambda: slack.posted))[0]
    assert (posted.channel, posted.thread_ts, posted.ephemeral) == (CHANNEL, root, False)
    assert [(call.command, call.text) for call in stub.calls] == [("band", "wandb <staff> general")]
    assert "Share in channel" not in str(posted.blocks)


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"subtype": "message_changed"}, id="an edit"),
        pytest.param({"subtype": "message_deleted"}, id="a deletion"),
        pytest.param({"bot_id": "B0OTHER"}, id="another bot"),
        pytest.param({"user": "U0BOTHOME"}, id="itself"),
        pytest.param({"edited": {"user": USER, "ts": "1.0"}}, id="an edited mention"),
        pytest.param({"channel_type": "mpim"}, id="a group"),
    ],
)
async def test_it_does_not_answer(slack: FakeSlack, mode: Mode, more: dict[str, Any]) -> None:
    stub = Stub(said("Hello."))
    async with served(slack, stub, mode) as bot:
        ack = await bot.people.direct_message("not this", **more)
        await bot.people.direct_message("but this")
        await slack.until(lambda: slack.posted)
    assert ack.ok
    assert [call.text for call in stub.calls] == ["but this"]


async def test_a_message_with_a_file_is_answered(slack: FakeSlack, mode: Mode) -> None:
    async with served(slack, Stub(said("Hello.")), mode) as bot:
        await bot.people.direct_message("band wandb", subtype="file_share")
        posted = await slack.until(lambda: slack.posted)
    assert "Hello." in posted[0].text


async def test_a_button_asks_its_question(slack: FakeSlack, mode: Mode) -> None:
    stub = Stub()
    async with served(slack, stub, mode) as bot:
        shown = (await bot.people.command("/band", "wandb staff sf")).posted
        ack = await bot.people.block_actions("ask:1", on=shown)
        answer = (await slack.until(lambda: slack.posted[1:]))[0]
    assert ack.ok
    assert ack.body is None
    assert stub.presses == [Ask("band", (Operand(replies.STAFF),))]
    assert (answer.method, answer.ephemeral, answer.replace_original) == (
        "response_url",
        True,
        False,
    )


async def test_a_button_in_a_direct_conversation_is_answered_for_good(
    slack: FakeSlack, mode: Mode
) -> None:
    async with served(slack, Stub(), mode) as bot:
        await bot.people.direct_message("band wandb staff")
        shown = (await slack.until(lambda: slack.posted))[0]
        await bot.people.block_actions("ask:1", on=shown, channel=shown.channel)
        answer = (await slack.until(lambda: slack.posted[1:]))[0]
    assert answer.method == "chat.postMessage"
    assert answer.channel == shown.channel == slack.workspace.direct(TEAM, USER).id


@pytest.mark.parametrize(
    ("value", "why"),
    [
        pytest.param(
            '["band",null,[["gone/role",[]]],""]', "the guide gone/role is gone", id="gone"
        ),
        pytest.param("DROP TABLE", "made by another version", id="not ours"),
        pytest.param("", "made by another version", id="empty"),
    ],
)
async def test_a_button_that_means_nothing_now_says_so(
    slack: FakeSlack, mode: Mode, value: str, why: str
) -> None:
    async with served(slack, stub := Stub(), mode) as bot:
        for action in ("ask:1", "share"):
            await bot.people.block_actions(action, value)
        answers = await slack.until(lambda: slack.posted if len(slack.posted) == 2 else None)
    assert all(why in answer.text and answer.ephemeral for answer in answers)
    assert stub.presses == []


async def test_share_posts_in_the_channel_without_naming_who_asked(
    slack: FakeSlack, mode: Mode
) -> None:
    stub = Stub()
    async with served(slack, stub, mode) as bot:
        shown = (await bot.people.command("/band", "my secret words")).posted
        await bot.people.block_actions("share", on=shown)
        shared = (await slack.until(lambda: slack.posted[1:]))[0]
    everything = f"{shared.text} {shared.blocks} {shared.args}"
    assert (shared.ephemeral, shared.response_type, shared.channel) == (
        False,
        "in_channel",
        CHANNEL,
    )
    assert not shared.delete_original
    assert not shared.replace_original
    assert stub.presses == [replies.ASK]
    for private in (USER, "asker", "my secret words", "Share in channel"):
        assert private not in everything


async def test_what_is_not_for_others_is_never_shared(slack: FakeSlack, mode: Mode) -> None:
    stub = Stub()
    async with served(slack, stub, mode) as bot:
        shown = (await bot.people.command("/band", "wandb")).posted
        stub.reply = replace(replies.BAND, shareable=False)
        await bot.people.block_actions("share", on=shown)
        answer = (await slack.until(lambda: slack.posted[1:]))[0]
    assert answer.ephemeral


async def test_refused_blocks_are_sent_once_more_as_text(mode: Mode) -> None:
    async with FakeSlack(refuse_tables=True) as slack, served(slack, Stub(), mode) as bot:
        await bot.people.direct_message("band wandb staff")
        posted = (await slack.until(lambda: slack.posted))[0]
        shown = (await bot.people.command("/band", "wandb")).posted
        await bot.people.block_actions("ask:1", on=shown)
        pressed = (await slack.until(lambda: slack.posted[2:]))[0]
    for message in (posted, pressed):
        assert message.blocks == []
        assert "San Francisco. Base: $230K–$290K" in message.text
    assert [call.error for call in slack.called("chat.postMessage")] == ["invalid_blocks", None]
    assert [call.error for call in slack.called("response_url")] == ["invalid_blocks", None]


async def test_too_many_messages_are_waited_out(slack: FakeSlack, mode: Mode) -> None:
    slack.rate_limit("chat.postMessage", 0, times=2)
    slack.rate_limit("response_url", 0, times=2)
    async with served(slack, Stub(), mode) as bot:
        await bot.people.direct_message("band wandb staff")
        await slack.until(lambda: slack.posted)
        await bot.people.block_actions("ask:1", '["band",null,[],""]')
        await slack.until(lambda: slack.posted[1:])
    for method in ("chat.postMessage", "response_url"):
        assert [call.error for call in slack.called(method)] == ["ratelimited"] * 2 + [None]


async def test_a_lost_reply_is_not_answered_twice(slack: FakeSlack, mode: Mode) -> None:
    slack.drop_reply("chat.postMessage")
    async with served(slack, Stub(said("Once.")), mode) as bot:
        await bot.people.direct_message("one")
        await slack.until(lambda: slack.posted)
        await bot.people.direct_message("two")
        await slack.until(lambda: slack.posted[1:])
    assert words(slack.posted) == ["Once.", "Once."]


async def test_what_nothing_listens_for_is_acknowledged(slack: FakeSlack, mode: Mode) -> None:
    async with served(slack, Stub(), mode) as bot:
        event = await bot.people.deliver_event({"type": "team_join", "user": {"id": "U1"}})
        shortcut = await bot.people.shortcut("unknown")
        action = await bot.people.block_actions("unknown", "x")
        odd = await bot.people.command("/nobody-knows", "x")
    assert all(ack.ok for ack in (event, shortcut, action, odd))
    assert slack.posted == [odd.posted]


async def test_an_answer_in_flight_is_finished_before_the_end(slack: FakeSlack, mode: Mode) -> None:
    hold = slack.hold("response_url")
    async with served(slack, Stub(), mode) as bot:
        await bot.people.block_actions("ask:1", '["band",null,[],""]')
        await hold.arrived.wait()
        bot.stop.set()
        # The bot is told to end while Slack has not taken the answer yet.
        await asyncio.sleep(0)
        assert not bot.running.done()
        hold.release()
        await bot.running
    assert len(slack.posted) == 1


async def test_no_secret_and_no_question_is_logged(
    slack: FakeSlack, mode: Mode, caplog: pytest.LogCaptureFixture
) -> None:
    slack.fail("chat.postMessage", "channel_not_found")
    slack.fail("response_url", "expired_url", status=404)
    with caplog.at_level(logging.DEBUG):
        async with served(slack, Stub(), mode) as bot:
            await bot.people.direct_message("band 245k")
            await bot.people.command("/band", "245k")
            await bot.people.block_actions("ask:1", '["band",null,[],"245k"]')
            await slack.until(lambda: len(slack.refused) == 2)
            await bot.people.command("/band", "245k")
    assert "could not be sent" in caplog.text
    ours = "\n".join(
        f"{r.name} {r.getMessage()}" for r in caplog.records if "aiohttp" not in r.name
    )
    for secret in ("245k", slack.bot_token, slack.app_token, "/commands/T", "ticket-"):
        assert secret not in ours
