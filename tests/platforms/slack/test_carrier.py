"""Posting by the clock: marked, once, and each failure told apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import ClientConnectorDNSError, ClientOSError, ServerDisconnectedError

from bot.chat.reply import Reply, Text
from bot.platforms.slack.carrier import SlackCarrier
from bot.platforms.slack.outcomes import outcome_of
from bot.reviews.carrier import (
    CertainlyUnsentError,
    Parcel,
    RefusedError,
    UnknownError,
    UnreadableError,
)
from tests.fakes.slack import BOT_TOKEN, CHANNEL, USER, FakeSlack
from tests.platforms.slack.kit import settings_for

HOME = "slack:T0HOME"
LONG_AGO = datetime.now(UTC) - timedelta(days=1)
POST, HISTORY = "chat.postMessage", "conversations.history"


def _carrier(slack: FakeSlack) -> SlackCarrier:
    return SlackCarrier({HOME: BOT_TOKEN}, settings_for(slack), timeout=1)


def _parcel(channel: str = CHANNEL, key: str = "k1") -> Parcel:
    return Parcel(HOME, channel, key, Reply((Text("Two guides wait."),)))


@pytest.mark.parametrize("channel", [CHANNEL, USER], ids=["a channel", "a person"])
async def test_what_was_posted_is_found_by_its_key(slack: FakeSlack, channel: str) -> None:
    carrier = _carrier(slack)
    ts = await carrier.post(_parcel(channel))
    await carrier.post(_parcel(channel, key="k2"))
    assert await carrier.find(HOME, channel, "k1", LONG_AGO) == ts
    assert await carrier.find(HOME, channel, "k3", LONG_AGO) is None


async def test_it_is_found_behind_many_others(slack: FakeSlack) -> None:
    carrier = _carrier(slack)
    ts = await carrier.post(_parcel())
    for _ in range(250):
        slack.workspace.keep(CHANNEL, slack.workspace.stamp(), {"text": "chatter"})
    assert await carrier.find(HOME, CHANNEL, "k1", LONG_AGO) == ts
    assert len(slack.called(HISTORY)) == 2


async def test_a_channel_too_busy_to_look_through_is_not_said_to_lack_it(slack: FakeSlack) -> None:
    for _ in range(1001):
        slack.workspace.keep(CHANNEL, slack.workspace.stamp(), {"text": "chatter"})
    with pytest.raises(UnreadableError, match="too many messages"):
        await _carrier(slack).find(HOME, CHANNEL, "k1", LONG_AGO)


async def test_nothing_is_sent_twice_for_a_lost_reply(slack: FakeSlack) -> None:
    slack.drop_reply(POST)
    with pytest.raises(UnknownError):
        await _carrier(slack).post(_parcel())
    assert len(slack.posted) == 1


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        pytest.param(lambda s: s.garble_reply(POST, status=500), UnknownError, id="500"),
        pytest.param(lambda s: s.garble_reply(POST, late=1.5), UnknownError, id="late"),
        pytest.param(lambda s: s.fail(POST, "fatal_error"), UnknownError, id="fatal_error"),
        pytest.param(lambda s: s.fail(POST, "msg_too_long"), RefusedError, id="too long"),
        pytest.param(lambda s: s.revoke(), CertainlyUnsentError, id="revoked"),
        pytest.param(lambda s: s.rate_limit(POST, 7), CertainlyUnsentError, id="429"),
    ],
)
async def test_failures_are_told_apart(
    slack: FakeSlack, fault: Callable[[FakeSlack], None], outcome: type[Exception]
) -> None:
    fault(slack)
    with pytest.raises(outcome):
        await _carrier(slack).post(_parcel())


async def test_the_wait_that_slack_asks_for_is_passed_on(slack: FakeSlack) -> None:
    slack.rate_limit(POST, 7)
    with pytest.raises(CertainlyUnsentError) as caught:
        await _carrier(slack).post(_parcel())
    assert caught.value.retry_after == timedelta(seconds=7)
    assert len(slack.called(POST)) == 1


@pytest.mark.parametrize(
    ("error", "unsent"),
    [
        (ClientConnectorDNSError.__new__(ClientConnectorDNSError), True),
        (ClientOSError(104, "reset"), False),
        (ServerDisconnectedError(), False),
        (TimeoutError(), False),
    ],
    ids=["no such name", "reset", "disconnected", "timeout"],
)
def test_only_what_fails_before_sending_is_certainly_unsent(error: Exception, unsent: bool) -> None:
    assert isinstance(outcome_of(error), CertainlyUnsentError if unsent else UnknownError)


async def test_nobody_at_the_address_is_certainly_unsent(slack: FakeSlack) -> None:
    carrier = _carrier(slack)
    await slack._runner.cleanup()
    with pytest.raises(CertainlyUnsentError, match="cannot be reached"):
        await carrier.post(_parcel())


@pytest.mark.parametrize("error", ["missing_scope", "ratelimited", "channel_not_found"])
async def test_a_history_that_cannot_be_read_says_why(slack: FakeSlack, error: str) -> None:
    slack.fail(HISTORY, error)
    with pytest.raises(UnreadableError, match=error):
        await _carrier(slack).find(HOME, CHANNEL, "k1", LONG_AGO)


async def test_refused_blocks_are_left_out(slack: FakeSlack) -> None:
    slack.fail(POST, "invalid_blocks")
    await _carrier(slack).post(_parcel())
    assert [(m.blocks, m.text) for m in slack.posted] == [([], "Two guides wait.")]
