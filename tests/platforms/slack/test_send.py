"""Where answers may be sent, how long is waited, and what is tried again."""

from __future__ import annotations

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.render import Rendered
from bot.platforms.slack.send import Sender, SendError
from bot.platforms.slack.settings import SlackSettings
from tests.fakes.slack import FakeSlack
from tests.platforms.slack.kit import settings_for

MESSAGE = Rendered("hello", [])


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://hooks.slack.com.evil.example/x",
        "https://evil.example/hooks.slack.com",
        "http://hooks.slack.com/x",
        "https://user@hooks.slack.com/x",
        "https://hooks.slack.com:8443/x",
        "https://hooks.slack.com@evil.example/x",
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "https://[oops/x",
    ],
)
async def test_an_address_that_is_not_slacks_is_never_called(url: str) -> None:
    sender = Sender(AsyncWebClient(), SlackSettings())
    with pytest.raises(SendError, match="not Slack's"):
        await sender.respond(url, MESSAGE)


async def test_a_response_waits_as_long_as_it_is_told(slack: FakeSlack) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    sender = Sender(AsyncWebClient(), settings_for(slack), sleep)
    hook = slack.world.tickets.hook("T0HOME", "C0GENERAL", "U0ASKER")
    slack.rate_limit("response_url", 30)
    slack.rate_limit("response_url", 2)
    await sender.respond(slack.url + hook, MESSAGE)
    assert slept == [30.0, 2.0]
    assert slack.posted[0].text == "hello"


async def test_a_response_is_not_sent_again_when_its_fate_is_unknown(slack: FakeSlack) -> None:
    sender = Sender(AsyncWebClient(), settings_for(slack))
    hook = slack.world.tickets.hook("T0HOME", "C0GENERAL", "U0ASKER")
    slack.drop_reply("response_url")
    with pytest.raises(SendError, match="response_url: "):
        await sender.respond(slack.url + hook, MESSAGE)
    assert len(slack.posted) == 1


async def test_a_worn_out_response_url_is_tried_once(slack: FakeSlack) -> None:
    sender = Sender(AsyncWebClient(), settings_for(slack))
    with pytest.raises(SendError, match="404"):
        await sender.respond(f"{slack.url}/commands/T0HOME/99/secret", MESSAGE)
    assert len(slack.called("response_url")) == 1
