"""The fake Slack is as strict as Slack, and no stricter."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_interval_calculators import FixedValueRetryIntervalCalculator
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.fakes import slack_cases as case
from tests.fakes import slack_element_cases as element_case
from tests.fakes import slack_manifest_cases as manifest_case
from tests.fakes import slack_view_cases as view_case
from tests.fakes.slack import (
    APP_TOKEN,
    BOT_TOKEN,
    CHANNEL,
    TEAM,
    USER,
    FakeSlack,
    Flaw,
    Json,
    Problem,
    Sender,
    block_problems,
    manifest_problems,
    serve_bolt,
    signature,
    view_problems,
)
from tests.fakes.slack.blocks import MESSAGE_CHARACTERS

SECTIONS: list[Json] = [case.section()]


class Clock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(name="clock")
def fixture_clock() -> Clock:
    return Clock()


@pytest.fixture(name="slack")
async def fixture_slack(clock: Clock) -> AsyncIterator[FakeSlack]:
    async with FakeSlack(clock=clock) as slack:
        yield slack


@pytest.fixture(name="client")
def fixture_client(slack: FakeSlack) -> AsyncWebClient:
    return client_of(slack)


def client_of(slack: FakeSlack, token: str | None = BOT_TOKEN) -> AsyncWebClient:
    return AsyncWebClient(token=token, base_url=slack.api_url, retry_handlers=[])


def bolt(slack: FakeSlack) -> AsyncApp:
    return AsyncApp(client=client_of(slack), signing_secret=slack.signing_secret)


@pytest.fixture(name="app")
def fixture_app(slack: FakeSlack) -> AsyncApp:
    return bolt(slack)


@asynccontextmanager
async def connected(app: AsyncApp) -> AsyncIterator[None]:
    """Run Bolt's own Socket Mode handler."""
    handler: Any = AsyncSocketModeHandler(app, APP_TOKEN)
    await handler.connect_async()
    try:
        yield
    finally:
        await handler.close_async()


@pytest.fixture(name="sender", params=["http", "socket"])
async def fixture_sender(
    request: pytest.FixtureRequest, slack: FakeSlack, app: AsyncApp
) -> AsyncIterator[Sender]:
    """The same people over both transports, in front of the same Bolt app."""
    if request.param == "http":
        async with serve_bolt(app) as url:
            yield slack.http(url)
        return
    async with connected(app):
        await slack.until_connected()
        yield slack.socket()


async def error_of(call: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


def pointers(problems: list[Problem]) -> list[str]:
    return [problem.pointer for problem in problems]


# --- Block Kit limits ---------------------------------------------------------------------------


MESSAGE_LIMITS = [*case.MESSAGE_LIMITS, *element_case.ELEMENT_LIMITS]
MESSAGE_WRONGS = [*case.MESSAGE_WRONGS, *element_case.ELEMENT_WRONGS]


@pytest.mark.parametrize("limit", MESSAGE_LIMITS, ids=lambda limit: limit.name)
def test_message_limit_is_exact(limit: case.Limit) -> None:
    assert block_problems(limit.make(limit.most)) == []
    assert limit.pointer in pointers(block_problems(limit.make(limit.most + 1)))


@pytest.mark.parametrize("wrong", MESSAGE_WRONGS, ids=lambda wrong: wrong.name)
def test_wrong_blocks_are_refused_where_they_are_wrong(wrong: case.Wrong) -> None:
    assert block_problems(wrong.good) == []
    assert pointers(block_problems(wrong.bad)) == [wrong.pointer]


@pytest.mark.parametrize("limit", view_case.VIEW_LIMITS, ids=lambda limit: limit.name)
def test_view_limit_is_exact(limit: case.Limit) -> None:
    assert view_problems(limit.make(limit.most)) == []
    assert pointers(view_problems(limit.make(limit.most + 1))) == [limit.pointer]


@pytest.mark.parametrize("wrong", view_case.VIEW_WRONGS, ids=lambda wrong: wrong.name)
def test_wrong_view_is_refused_where_it_is_wrong(wrong: case.Wrong) -> None:
    assert view_problems(wrong.good) == []
    assert pointers(view_problems(wrong.bad)) == [wrong.pointer]


# --- Web API ------------------------------------------------------------------------------------


async def test_post_is_recorded_as_sent(slack: FakeSlack, client: AsyncWebClient) -> None:
    answer = await client.chat_postMessage(channel=CHANNEL, text="Hello", blocks=SECTIONS)
    [posted] = slack.posted
    assert (posted.method, posted.channel, posted.text) == ("chat.postMessage", CHANNEL, "Hello")
    assert (posted.ts, posted.blocks, posted.ephemeral) == (answer["ts"], SECTIONS, False)
    assert slack.violations == []


async def test_bad_blocks_are_refused_with_pointers(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=CHANNEL, text="x", blocks=[case.section(3001)])
    assert caught.value.response["error"] == "invalid_blocks"
    assert caught.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    ]
    assert slack.posted == []
    assert [call.error for call in slack.refused] == ["invalid_blocks"]


async def test_blocks_without_text_are_posted_but_held_against_the_app(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    await client.api_call("chat.postMessage", json={"channel": CHANNEL, "blocks": SECTIONS})
    assert len(slack.posted) == 1
    assert [violation.rule for violation in slack.violations] == ["blocks without text"]


@pytest.mark.parametrize(
    ("args", "error"),
    [
        pytest.param({"text": "x" * 40_000}, None, id="longest text"),
        pytest.param({"text": "x" * 40_001}, "msg_too_long", id="text too long"),
        pytest.param({"text": ""}, "no_text", id="nothing"),
        pytest.param({"text": "x", "blocks": "[oops"}, "invalid_blocks_format", id="not JSON"),
        pytest.param({"text": "x", "thread_ts": "12"}, "invalid_thread_ts", id="thread"),
        pytest.param({"text": "x", "channel": ""}, "invalid_arguments", id="no channel"),
        pytest.param({"text": "x", "channel": "C0NOWHERE"}, "channel_not_found", id="channel"),
        pytest.param({"text": "x", "channel": "#general"}, None, id="channel by name"),
        pytest.param({"text": "x", "channel": USER}, None, id="person"),
        pytest.param({"text": "x", "metadata": {}}, "invalid_metadata_format", id="metadata"),
        pytest.param(
            {"text": "x", "blocks": [case.section(3000)] * 4 + [case.section(1000)]},
            None,
            id=f"{MESSAGE_CHARACTERS} characters of blocks",
        ),
        pytest.param(
            {"text": "x", "blocks": [case.section(3000)] * 4 + [case.section(1001)]},
            "msg_blocks_too_long",
            id="one more",
        ),
    ],
)
async def test_message_arguments(client: AsyncWebClient, args: Json, error: str | None) -> None:
    call = client.api_call("chat.postMessage", json={"channel": CHANNEL, **args})
    if error is None:
        assert (await call)["ok"]
    else:
        assert await error_of(call) == error


async def test_form_encoded_blocks_are_read_too(slack: FakeSlack, client: AsyncWebClient) -> None:
    form = {"channel": CHANNEL, "text": "x", "blocks": '[{"type": "divider"}]'}
    await client.api_call("chat.postMessage", data=form)
    assert slack.posted[0].blocks == [{"type": "divider"}]


@pytest.mark.parametrize(
    ("token", "method", "error"),
    [
        pytest.param(None, "auth.test", "not_authed", id="no token"),
        pytest.param("xoxb-forged", "auth.test", "invalid_auth", id="forged"),
        pytest.param(APP_TOKEN, "auth.test", "invalid_auth", id="app token"),
        pytest.param(None, "apps.connections.open", "not_authed", id="socket, no token"),
        pytest.param(BOT_TOKEN, "apps.connections.open", "invalid_auth", id="socket, bot token"),
        pytest.param(BOT_TOKEN, "chat.shout", "unknown_method", id="unknown method"),
    ],
)
async def test_token_is_checked(
    slack: FakeSlack, token: str | None, method: str, error: str
) -> None:
    assert await error_of(client_of(slack, token).api_call(method)) == error


async def test_good_tokens_are_accepted(client: AsyncWebClient) -> None:
    assert (await client.auth_test())["team_id"] == TEAM
    opened = await client.apps_connections_open(app_token=APP_TOKEN)
    assert opened["url"].startswith("ws://127.0.0.1:")


async def test_revoked_token_is_refused(slack: FakeSlack, client: AsyncWebClient) -> None:
    slack.revoke()
    assert await error_of(client.auth_test()) == "token_revoked"


async def test_missing_scope_is_named() -> None:
    async with FakeSlack(scopes=["commands"]) as slack:
        with pytest.raises(SlackApiError) as caught:
            await client_of(slack).chat_postMessage(channel=CHANNEL, text="x")
    assert caught.value.response["error"] == "missing_scope"
    assert caught.value.response["needed"] == "chat:write"


async def test_channel_states_are_respected(slack: FakeSlack, client: AsyncWebClient) -> None:
    outside = slack.workspace.add_channel("outside", bot=False)
    secret = slack.workspace.add_channel("secret", bot=False, private=True)
    old = slack.workspace.add_channel("old")
    slack.workspace.channels[old].archived = True
    for channel, error in (
        (outside, "not_in_channel"),
        (secret, "channel_not_found"),
        (old, "is_archived"),
    ):
        assert await error_of(client.chat_postMessage(channel=channel, text="x")) == error


async def test_one_workspace_cannot_reach_another(slack: FakeSlack, client: AsyncWebClient) -> None:
    slack.workspace.add_team("T0AWAY", "xoxb-away")
    stranger = slack.workspace.add_user("stranger", team="T0AWAY")
    away = client_of(slack, "xoxb-away")
    assert await error_of(away.chat_postMessage(channel=CHANNEL, text="x")) == "channel_not_found"
    assert await error_of(client.users_info(user=stranger)) == "user_not_found"
    assert (await away.users_info(user=stranger))["user"]["team_id"] == "T0AWAY"


async def test_ephemeral_needs_a_reader_in_the_channel(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    absent = slack.workspace.add_user("absent")
    await client.chat_postEphemeral(channel=CHANNEL, user=USER, text="psst")
    assert slack.posted[0].user == USER
    call = client.chat_postEphemeral(channel=CHANNEL, user=absent, text="psst")
    assert await error_of(call) == "user_not_in_channel"
    assert (await client.conversations_history(channel=CHANNEL))["messages"] == []


async def test_update_and_delete_own_messages_only(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    ts = (await client.chat_postMessage(channel=CHANNEL, text="one"))["ts"]
    await client.chat_update(channel=CHANNEL, ts=ts, text="two")
    history = await client.conversations_history(channel=CHANNEL)
    assert [message["text"] for message in history["messages"]] == ["two"]
    await client.chat_delete(channel=CHANNEL, ts=ts)
    gone = client.chat_update(channel=CHANNEL, ts=ts, text="three")
    assert await error_of(gone) == "message_not_found"
    slack.workspace.keep(CHANNEL, "1.000001", {"user": USER, "text": "mine"})
    theirs = client.chat_delete(channel=CHANNEL, ts="1.000001")
    assert await error_of(theirs) == "cant_delete_message"


async def test_history_shows_metadata_on_request_and_pages(
    client: AsyncWebClient,
) -> None:
    metadata = {"event_type": "digest", "event_payload": {"key": "k"}}
    for text in ("first", "second"):
        await client.chat_postMessage(channel=CHANNEL, text=text, metadata=metadata)
    page = await client.conversations_history(channel=CHANNEL, limit=1)
    assert [m["text"] for m in page["messages"]] == ["second"]
    assert "metadata" not in page["messages"][0]
    cursor = page["response_metadata"]["next_cursor"]
    rest = await client.conversations_history(
        channel=CHANNEL, cursor=cursor, include_all_metadata=True
    )
    assert [m["metadata"] for m in rest["messages"]] == [metadata]


@pytest.mark.parametrize(
    ("args", "error"),
    [
        pytest.param({"limit": 0}, "invalid_arguments", id="no page"),
        pytest.param({"limit": 1000}, "invalid_arguments", id="page too long"),
        pytest.param({"cursor": "made-up"}, "invalid_cursor", id="cursor"),
        pytest.param({"oldest": "yesterday"}, "invalid_ts_oldest", id="oldest"),
    ],
)
async def test_history_arguments(client: AsyncWebClient, args: Json, error: str) -> None:
    await client.chat_postMessage(channel=CHANNEL, text="x")
    assert await error_of(client.conversations_history(channel=CHANNEL, **args)) == error


async def test_history_keeps_to_its_range(client: AsyncWebClient) -> None:
    texts = ("one", "two", "three")
    first, _, third = [
        (await client.chat_postMessage(channel=CHANNEL, text=text))["ts"] for text in texts
    ]
    for inclusive, expected in ((False, ["two"]), (True, ["three", "two", "one"])):
        page = await client.conversations_history(
            channel=CHANNEL, oldest=first, latest=third, inclusive=inclusive
        )
        assert [message["text"] for message in page["messages"]] == expected


async def test_history_lags_when_told(
    slack: FakeSlack, client: AsyncWebClient, clock: Clock
) -> None:
    slack.world.history_lag = 60
    await client.chat_postMessage(channel=CHANNEL, text="x")
    assert (await client.conversations_history(channel=CHANNEL))["messages"] == []
    clock.now += 60
    assert len((await client.conversations_history(channel=CHANNEL))["messages"]) == 1


async def test_thread_replies_are_kept_apart(client: AsyncWebClient) -> None:
    ts = (await client.chat_postMessage(channel=CHANNEL, text="top"))["ts"]
    await client.chat_postMessage(channel=CHANNEL, text="reply", thread_ts=ts)
    top = await client.conversations_history(channel=CHANNEL)
    assert [m["text"] for m in top["messages"]] == ["top"]
    thread = await client.conversations_replies(channel=CHANNEL, ts=ts)
    assert [m["text"] for m in thread["messages"]] == ["top", "reply"]


async def test_tables_can_be_refused(slack: FakeSlack, client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel=CHANNEL, text="x", blocks=[case.table()])
    slack.refuse_tables = True
    call = client.chat_postMessage(channel=CHANNEL, text="x", blocks=[case.table()])
    assert await error_of(call) == "invalid_blocks"
    assert len(slack.posted) == 1


async def test_conversations_are_described(slack: FakeSlack, client: AsyncWebClient) -> None:
    outside = slack.workspace.add_channel("outside", bot=False)
    described = (await client.conversations_info(channel=outside))["channel"]
    assert (described["name"], described["is_member"]) == ("outside", False)
    assert USER in (await client.conversations_members(channel=CHANNEL))["members"]
    opened = await client.conversations_open(users=USER)
    await client.chat_postMessage(channel=opened["channel"]["id"], text="x")
    assert slack.posted[0].channel == opened["channel"]["id"]


async def test_user_group_lists_its_people(slack: FakeSlack, client: AsyncWebClient) -> None:
    slack.world.usergroups["S0OWNERS"] = [USER]
    assert (await client.usergroups_users_list(usergroup="S0OWNERS"))["users"] == [USER]
    assert await error_of(client.usergroups_users_list(usergroup="S0")) == "no_such_subteam"


async def test_reaction_is_added_once(client: AsyncWebClient) -> None:
    ts = (await client.chat_postMessage(channel=CHANNEL, text="x"))["ts"]
    await client.reactions_add(channel=CHANNEL, timestamp=ts, name="eyes")
    again = client.reactions_add(channel=CHANNEL, timestamp=ts, name="eyes")
    assert await error_of(again) == "already_reacted"


async def test_unfurl_checks_blocks(client: AsyncWebClient) -> None:
    link = "https://bandstand.example/guide"
    await client.chat_unfurl(channel=CHANNEL, ts="1.000001", unfurls={link: {"blocks": SECTIONS}})
    bad = {link: {"blocks": [case.section(0)]}}
    call = client.chat_unfurl(channel=CHANNEL, ts="1.000001", unfurls=bad)
    assert await error_of(call) == "invalid_blocks"


async def test_suggested_prompts_in_a_thread_are_held_against_the_app(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    prompts = [{"title": "t", "message": "m"}]
    where: Json = {"channel_id": "D0", "prompts": prompts}
    name = "assistant.threads.setSuggestedPrompts"
    await client.api_call(name, json=where)
    assert slack.violations == []
    await client.api_call(name, json={**where, "thread_ts": "1.000001"})
    assert [violation.where for violation in slack.violations] == [name]
    five = client.api_call(name, json={**where, "prompts": prompts * 5})
    assert await error_of(five) == "invalid_arguments"


# --- Scripted faults ----------------------------------------------------------------------------


async def test_rate_limit_says_how_long_to_wait(
    slack: FakeSlack, client: AsyncWebClient, clock: Clock
) -> None:
    slack.rate_limit("chat.postMessage", retry_after=7)
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=CHANNEL, text="x")
    response = caught.value.response
    assert (response.status_code, response["error"]) == (429, "ratelimited")
    assert response.headers["Retry-After"] == "7"
    clock.now += 7
    await client.chat_postMessage(channel=CHANNEL, text="x")
    assert [(call.error, call.at) for call in slack.calls] == [
        ("ratelimited", clock.now - 7),
        (None, clock.now),
    ]


async def test_rate_limit_may_concern_another_workspace(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.rate_limit("auth.test", retry_after=7, team="T0AWAY")
    assert (await client.auth_test())["ok"]


async def test_failure_lasts_as_often_as_told(slack: FakeSlack, client: AsyncWebClient) -> None:
    slack.fail("auth.test", "internal_error", times=2, status=500)
    for _ in range(2):
        assert await error_of(client.auth_test()) == "internal_error"
    assert (await client.auth_test())["ok"]


async def test_dropped_reply_leaves_the_message_posted(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.drop_reply("chat.postMessage")
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel=CHANNEL, text="once")
    assert [posted.text for posted in slack.posted] == ["once"]


async def test_default_sdk_client_posts_twice_when_a_reply_is_lost(slack: FakeSlack) -> None:
    slack.drop_reply("chat.postMessage", times=2)
    default = AsyncWebClient(token=BOT_TOKEN, base_url=slack.api_url)
    default.retry_handlers[0].interval_calculator = FixedValueRetryIntervalCalculator(0)
    with pytest.raises(aiohttp.ClientError):
        await default.chat_postMessage(channel=CHANNEL, text="twice")
    assert [posted.text for posted in slack.posted] == ["twice", "twice"]


async def test_held_call_is_accepted_after_its_caller_left(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    hold = slack.hold("chat.postMessage")
    call = asyncio.ensure_future(client.chat_postMessage(channel=CHANNEL, text="late"))
    await hold.arrived.wait()
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert slack.posted == []
    hold.release()
    assert (await slack.until(lambda: slack.posted))[0].text == "late"


# --- response_url and triggers ------------------------------------------------------------------


@pytest.fixture(name="hook")
def fixture_hook(slack: FakeSlack) -> AsyncWebhookClient:
    path = slack.world.tickets.hook(TEAM, CHANNEL, USER)
    return AsyncWebhookClient(slack.hooks_url + path, retry_handlers=[])


async def test_sixth_use_of_a_response_url_is_refused(
    slack: FakeSlack, hook: AsyncWebhookClient
) -> None:
    for _ in range(5):
        assert (await hook.send(text="x")).status_code == 200
    sixth = await hook.send(text="x")
    assert (sixth.status_code, sixth.body) == (404, "used_url")
    assert [posted.method for posted in slack.posted] == ["response_url"] * 5
    assert [call.error for call in slack.refused] == ["used_url"]


async def test_response_url_lasts_thirty_minutes(hook: AsyncWebhookClient, clock: Clock) -> None:
    clock.now += 30 * 60
    assert (await hook.send(text="x")).status_code == 200
    clock.now += 1
    late = await hook.send(text="x")
    assert (late.status_code, late.body) == (404, "expired_url")


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        pytest.param({"text": "x", "blocks": [case.section(0)]}, "invalid_blocks", id="blocks"),
        pytest.param({"text": "x", "response_type": "public"}, "invalid_arguments", id="type"),
        pytest.param({"response_type": "ephemeral"}, "no_text", id="nothing"),
    ],
)
async def test_response_url_checks_the_message(
    slack: FakeSlack, hook: AsyncWebhookClient, sent: Json, error: str
) -> None:
    answer = await hook.send_dict(sent)
    assert (answer.status_code, error in answer.body) == (400, True)
    assert slack.posted == []


async def test_response_url_replaces_and_deletes_the_original(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    ts = (await client.chat_postMessage(channel=CHANNEL, text="before"))["ts"]
    path = slack.world.tickets.hook(TEAM, CHANNEL, USER, ts)
    hook = AsyncWebhookClient(slack.hooks_url + path)
    await hook.send(text="after", replace_original=True)
    assert slack.workspace.messages[CHANNEL, ts].body["text"] == "after"
    assert (slack.posted[-1].replace_original, slack.posted[-1].user) == (True, None)
    await hook.send(delete_original=True)
    assert (CHANNEL, ts) not in slack.workspace.messages


async def test_response_url_may_claim_slacks_host() -> None:
    async with FakeSlack(hooks_url="https://hooks.slack.com") as slack:
        path = slack.world.tickets.hook(TEAM, CHANNEL, USER)
        assert slack.hooks_url == "https://hooks.slack.com"
        assert (await AsyncWebhookClient(slack.url + path).send(text="x")).status_code == 200


async def test_response_url_answers_one_person_unless_told(
    slack: FakeSlack, hook: AsyncWebhookClient
) -> None:
    await hook.send(text="x")
    await hook.send(text="x", response_type="in_channel")
    assert [posted.user for posted in slack.posted] == [USER, None]


async def test_faults_reach_response_urls(slack: FakeSlack, hook: AsyncWebhookClient) -> None:
    slack.rate_limit("response_url", retry_after=3)
    assert (await hook.send(text="x")).status_code == 429
    slack.drop_reply("response_url")
    with pytest.raises(aiohttp.ClientError):
        await hook.send(text="x")
    assert len(slack.posted) == 1


async def test_trigger_lasts_three_seconds_and_one_use(
    slack: FakeSlack, client: AsyncWebClient, clock: Clock
) -> None:
    first, second = (slack.world.tickets.trigger(TEAM, USER) for _ in range(2))
    clock.now += 3
    await client.views_open(trigger_id=first, view=view_case.modal())
    again = client.views_open(trigger_id=first, view=view_case.modal())
    assert await error_of(again) == "exchanged_trigger_id"
    clock.now += 0.1
    late = client.views_open(trigger_id=second, view=view_case.modal())
    assert await error_of(late) == "expired_trigger_id"
    unknown = client.views_open(trigger_id="1.2.3", view=view_case.modal())
    assert await error_of(unknown) == "invalid_trigger_id"


async def test_views_are_checked_and_stacked(slack: FakeSlack, client: AsyncWebClient) -> None:
    def trigger() -> str:
        return slack.world.tickets.trigger(TEAM, USER)

    bad = client.views_open(trigger_id=trigger(), view=view_case.modal(title=case.plain(25)))
    assert await error_of(bad) == "invalid_arguments"
    opened = await client.views_open(trigger_id=trigger(), view=view_case.modal())
    for _ in range(2):
        await client.views_push(trigger_id=trigger(), view=view_case.modal())
    fourth = client.views_push(trigger_id=trigger(), view=view_case.modal())
    assert await error_of(fourth) == "push_limit_reached"
    view_id = opened["view"]["id"]
    renamed = view_case.modal(title=case.plain(24))
    await client.views_update(view_id=view_id, hash=opened["view"]["hash"], view=renamed)
    stale = client.views_update(view_id=view_id, hash=opened["view"]["hash"], view=renamed)
    assert await error_of(stale) == "hash_conflict"


async def test_home_is_published(slack: FakeSlack, client: AsyncWebClient) -> None:
    home = {"type": "home", "blocks": SECTIONS}
    await client.views_publish(user_id=USER, view=home)
    assert (slack.home() or {})["blocks"][0]["text"] == case.mrkdwn(1)
    wrong = client.views_publish(user_id=USER, view=view_case.modal())
    assert await error_of(wrong) == "invalid_arguments"


# --- A real Bolt app over both transports -------------------------------------------------------


async def test_command_is_answered(slack: FakeSlack, app: AsyncApp, sender: Sender) -> None:
    @app.command("/band")
    async def band(ack: AsyncAck, command: Json, respond: AsyncRespond) -> None:
        await ack(f"Looking up {command['text']} for {command['user_name']}")
        await respond(text="Found", blocks=SECTIONS)

    ack = await sender.command("/band", "wandb staff sf")
    assert (ack.status, ack.late, ack.ok) == (200, False, True)
    assert ack.body == "Looking up wandb staff sf for asker"
    await slack.until(lambda: len(slack.posted) == 2)
    shown = {posted.method: posted for posted in slack.posted}
    assert ack.posted == shown["ack"]
    assert (shown["ack"].user, shown["response_url"].blocks) == (USER, SECTIONS)
    assert slack.violations == []


async def test_acknowledgement_body_is_checked(
    slack: FakeSlack, app: AsyncApp, sender: Sender
) -> None:
    @app.command("/band")
    async def band(ack: AsyncAck) -> None:
        await ack(text="x", blocks=[case.section(0)])

    ack = await sender.command("/band")
    assert (ack.ok, ack.posted, len(ack.violations)) == (True, None, 1)
    assert "/blocks/0/text/text" in slack.violations[0].rule


async def test_late_acknowledgement_is_reported(
    app: AsyncApp, sender: Sender, clock: Clock
) -> None:
    @app.command("/band")
    async def band(ack: AsyncAck) -> None:
        clock.now += 3.1
        await ack("too late")

    ack = await sender.command("/band")
    assert (ack.late, ack.ok, ack.posted) == (True, False, None)
    assert ack.seconds == pytest.approx(3.1)


async def test_button_pressed_is_the_button_posted(
    slack: FakeSlack, app: AsyncApp, sender: Sender, client: AsyncWebClient
) -> None:
    pressed: list[Json] = []

    @app.action("review")
    async def review(ack: AsyncAck, body: Json, respond: AsyncRespond) -> None:
        await ack()
        pressed.append(body)
        await respond(text="Reviewed", replace_original=True)

    buttons = case.actions(case.button(action_id="review", value="guide-1"))
    await client.chat_postMessage(channel=CHANNEL, text="Stale", blocks=buttons)
    [posted] = slack.posted
    assert (await sender.block_actions("review", "guide-1", on=posted)).ok
    await slack.until(lambda: len(slack.posted) == 2)
    assert pressed[0]["actions"][0]["value"] == "guide-1"
    assert pressed[0]["message"]["ts"] == posted.ts
    assert slack.posted[1].ts == posted.ts
    with pytest.raises(LookupError, match="guide-2"):
        await sender.block_actions("review", "guide-2", on=posted)
    assert slack.violations == []


async def test_modal_is_opened_and_submitted(
    slack: FakeSlack, app: AsyncApp, sender: Sender, client: AsyncWebClient
) -> None:
    @app.command("/report")
    async def report(ack: AsyncAck, body: Json) -> None:
        await ack()
        form = view_case.modal(blocks=[view_case.ENTRY], submit=case.plain(4), callback_id="report")
        await client.views_open(trigger_id=body["trigger_id"], view=form)

    @app.view("report")
    async def submitted(ack: AsyncAck, view: Json) -> None:
        typed = view["state"]["values"]["figure"]["typed"]["value"]
        if typed == "right":
            await ack()
        else:
            block = "figure" if typed == "wrong" else "elsewhere"
            await ack(response_action="errors", errors={block: "Not a figure"})

    await sender.command("/report")
    form = await slack.until(slack.modal)
    refused = await sender.view_submission(form, {"figure": "wrong"})
    assert (refused.violations, slack.modal()) == ((), form)
    misplaced = await sender.view_submission(form, {"figure": "worse"})
    assert "elsewhere" in misplaced.violations[0].rule
    assert (await sender.view_submission(form, {"figure": "right"})).ok
    assert slack.modal() is None
    with pytest.raises(LookupError, match="required"):
        await sender.view_submission(form, {})


async def test_event_is_delivered_and_retried_under_its_id(
    slack: FakeSlack, app: AsyncApp, sender: Sender
) -> None:
    seen: list[tuple[str, str | None]] = []

    @app.event("message")
    async def heard(body: Json, request: Any) -> None:
        seen.append((body["event_id"], request.headers.get("x-slack-retry-num", ["0"])[0]))
        slack.world.journal.ring()

    first = await sender.direct_message("wandb staff")
    again = await sender.redeliver(first)
    await slack.until(lambda: len(seen) == 2)
    assert (first.ok, again.ok) == (True, True)
    assert seen == [(first.event_id, "0"), (first.event_id, "1")]


async def test_deliver_event_finds_the_id_of_an_equal_event(app: AsyncApp, sender: Sender) -> None:
    @app.event("team_join")
    async def joined() -> None: ...

    event: Json = {"type": "team_join", "user": {"id": "U0NEW"}}
    first = await sender.deliver_event(event)
    again = await sender.deliver_event(event, retry=True)
    other = await sender.deliver_event(event)
    assert first.event_id == again.event_id != other.event_id


async def test_mention_shortcut_and_home_reach_the_app(
    slack: FakeSlack, app: AsyncApp, sender: Sender, client: AsyncWebClient
) -> None:
    reached: list[str] = []

    @app.event("app_mention")
    @app.event("app_home_opened")
    async def event(event: Json) -> None:
        reached.append(event["type"])
        slack.world.journal.ring()

    @app.shortcut("explain")
    async def explain(ack: AsyncAck, shortcut: Json) -> None:
        await ack()
        reached.append(shortcut["type"])
        slack.world.journal.ring()

    await client.chat_postMessage(channel=CHANNEL, text="An offer")
    await sender.mention("help")
    await sender.home_opened()
    await sender.shortcut("explain")
    await sender.shortcut("explain", on=slack.posted[0])
    await slack.until(lambda: len(reached) == 4)
    assert sorted(reached) == ["app_home_opened", "app_mention", "message_action", "shortcut"]


async def test_body_is_a_violation_where_slack_ignores_it(app: AsyncApp, sender: Sender) -> None:
    @app.action("press")
    async def press(ack: AsyncAck) -> None:
        await ack({"text": "nobody sees this"})

    ack = await sender.block_actions("press")
    assert [violation.rule for violation in ack.violations] == ["a body where Slack ignores one"]


# --- HTTP alone ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("flaw", "status"),
    [
        pytest.param(None, 200, id="none"),
        pytest.param(Flaw.BAD_SIGNATURE, 401, id="bad signature"),
        pytest.param(Flaw.STALE_TIMESTAMP, 401, id="stale"),
        pytest.param(Flaw.UNSIGNED, 401, id="unsigned"),
        pytest.param(Flaw.OVERSIZE_BODY, 413, id="oversize"),
    ],
)
async def test_flawed_request_is_refused(
    slack: FakeSlack, app: AsyncApp, flaw: Flaw | None, status: int
) -> None:
    @app.command("/band")
    async def band(ack: AsyncAck) -> None:
        await ack()

    async with serve_bolt(app) as url:
        assert (await slack.http(url, flaw=flaw).command("/band")).status == status


async def test_non_numeric_timestamp_breaks_plain_bolt(slack: FakeSlack, app: AsyncApp) -> None:
    async with serve_bolt(app) as url:
        ack = await slack.http(url, flaw=Flaw.NON_NUMERIC_TIMESTAMP).command("/band")
    assert ack.status == 500


async def test_url_verification_returns_the_challenge(slack: FakeSlack, app: AsyncApp) -> None:
    async with serve_bolt(app) as url:
        ack = await slack.http(url).url_verification("abc")
    assert ack.body == {"challenge": "abc"}


def test_signature_is_slacks_published_example() -> None:
    body = (
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
        "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
        "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    secret = "8f742231b10e8888abcd99yyyzzz85a5"
    expected = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    assert signature(secret, "1531420618", body) == expected


async def test_nobody_listening_is_no_acknowledgement(slack: FakeSlack) -> None:
    ack = await slack.http("http://127.0.0.1:9").command("/band")
    assert (ack.status, ack.late, ack.ok) == (0, True, False)


# --- Socket Mode alone --------------------------------------------------------------------------


async def open_socket(slack: FakeSlack, http: aiohttp.ClientSession) -> Any:
    opened = await client_of(slack).apps_connections_open(app_token=APP_TOKEN)
    socket = await http.ws_connect(opened["url"])
    assert (await socket.receive_json())["type"] == "hello"
    return socket


async def test_envelopes_alternate_between_connections(slack: FakeSlack) -> None:
    async with aiohttp.ClientSession() as http:
        sockets = [await open_socket(slack, http) for _ in range(2)]
        await slack.until_connected(2)
        for _ in range(2):
            asked = asyncio.ensure_future(slack.socket().command("/band"))
            waiting = {asyncio.ensure_future(socket.receive_json()): socket for socket in sockets}
            done, rest = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            envelope = (await next(iter(done)))["envelope_id"]
            socket = waiting[next(iter(done))]
            await socket.send_json({"envelope_id": envelope, "payload": {"text": "hi"}})
            assert (await asked).body == "hi"
            sockets = [other for other in sockets if other is not socket]
            for task in rest:
                task.cancel()
            await asyncio.gather(*rest, return_exceptions=True)
        assert sockets == []


async def test_ticket_opens_one_connection(client: AsyncWebClient) -> None:
    url = (await client.apps_connections_open(app_token=APP_TOKEN))["url"]
    async with aiohttp.ClientSession() as http:
        await http.ws_connect(url)
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await http.ws_connect(url)


async def test_eleventh_connection_is_turned_away(slack: FakeSlack) -> None:
    async with aiohttp.ClientSession() as http:
        ten = [await open_socket(slack, http) for _ in range(10)]
        opened = await client_of(slack).apps_connections_open(app_token=APP_TOKEN)
        eleventh = await http.ws_connect(opened["url"])
        assert (await eleventh.receive_json())["reason"] == "too_many_websockets"
        assert [socket.closed for socket in ten] == [False] * 10


async def test_stray_frames_are_violations(slack: FakeSlack) -> None:
    async with aiohttp.ClientSession() as http:
        socket = await open_socket(slack, http)
        await socket.send_str("hello?")
        await socket.send_json({"envelope_id": "never-sent"})
        await slack.until(lambda: len(slack.violations) == 2)
    assert len({violation.rule for violation in slack.violations}) == 2


async def test_missing_ack_is_reported() -> None:
    async with FakeSlack(patience=0.05) as slack, aiohttp.ClientSession() as http:
        await open_socket(slack, http)
        ack = await slack.socket().command("/band")
    assert (ack.status, ack.late) == (0, True)


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
async def test_bolt_reconnects_when_asked(slack: FakeSlack, app: AsyncApp, reason: Any) -> None:
    @app.command("/band")
    async def band(ack: AsyncAck) -> None:
        await ack("still here")

    async with connected(app):
        await slack.until_connected()
        assert await slack.disconnect(reason) == 1
        await slack.until_connected(opened=2)
        assert (await slack.socket().command("/band")).body == "still here"


# --- Manifest -----------------------------------------------------------------------------------


def test_good_manifest_is_accepted() -> None:
    assert manifest_problems(manifest_case.manifest()) == []
    assert manifest_problems(manifest_case.over_http()) == []
    assert manifest_problems(manifest_case.display(long_description="x" * 175)) == []


@pytest.mark.parametrize("limit", manifest_case.LIMITS, ids=lambda limit: limit.name)
def test_manifest_limit_is_exact(limit: case.Limit) -> None:
    within, beyond = limit.make(limit.most), limit.make(limit.most + 1)
    assert isinstance(within, dict)
    assert isinstance(beyond, dict)
    assert manifest_problems(within) == []
    assert [line.partition(":")[0] for line in manifest_problems(beyond)] == [limit.pointer]


@pytest.mark.parametrize("wrong", manifest_case.WRONGS, ids=lambda wrong: wrong.name)
def test_manifest_rule(wrong: manifest_case.WrongManifest) -> None:
    found = manifest_problems(wrong.manifest)
    assert any(wrong.problem in line for line in found), found
