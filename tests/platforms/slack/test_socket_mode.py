"""Socket Mode: connecting, staying connected, and saying so when that fails."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from pydantic import SecretStr

from bot.errors import SettingsError
from bot.platforms.slack.socket_mode import ConnectionLostError, Watch, run_socket
from tests.fakes.slack import FakeSlack
from tests.platforms.slack.kit import Stub, clock, served, settings_for


async def test_two_connections_are_kept_and_renewed_on_request(slack: FakeSlack) -> None:
    async with served(slack, Stub(), "socket", watch=Watch(ping=0.2)) as bot:
        assert await slack.disconnect() == 2
        await slack.until_connected(2, opened=4)
        assert (await bot.people.command("/band", "wandb")).ok


async def test_connections_cut_without_a_word_come_back(slack: FakeSlack) -> None:
    async with served(slack, Stub(), "socket", watch=Watch(ping=0.2)) as bot:
        await slack.drop_connections()
        await slack.until_connected(2, opened=4)
        assert (await bot.people.command("/band", "wandb")).ok


async def test_a_bad_app_token_is_named_at_once(slack: FakeSlack) -> None:
    settings = replace(settings_for(slack), app_token=SecretStr("xapp-wrong"))
    with pytest.raises(SettingsError, match=r"refuses SLACK_APP_TOKEN \(invalid_auth\)") as caught:
        await run_socket(Stub(), settings, clock)
    assert "xapp-wrong" not in str(caught.value)


async def test_a_bad_bot_token_is_named_at_once(slack: FakeSlack) -> None:
    slack.revoke()
    with pytest.raises(SettingsError, match=r"refuses SLACK_BOT_TOKEN \(token_revoked\)"):
        await run_socket(Stub(), settings_for(slack), clock)


@pytest.mark.parametrize("token", ["bot_token", "app_token"])
async def test_a_missing_token_is_named(slack: FakeSlack, token: str) -> None:
    settings = replace(settings_for(slack), **{token: None})  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match=f"SLACK_{token.upper()} is not set"):
        await run_socket(Stub(), settings, clock)


async def test_an_unreachable_slack_is_named(slack: FakeSlack) -> None:
    settings = replace(settings_for(slack), api_url="http://127.0.0.1:9/api/")
    with pytest.raises(SettingsError, match=r"Slack cannot be reached at http://127\.0\.0\.1:9/"):
        await run_socket(Stub(), settings, clock)


async def test_connections_lost_for_good_end_the_process_with_a_sentence(slack: FakeSlack) -> None:
    watch = Watch(every=0.05, give_up_after=1.0, ping=0.1)
    running = asyncio.ensure_future(run_socket(Stub(), settings_for(slack), clock, watch=watch))
    await slack.until_connected(2)
    slack.fail("apps.connections.open", "internal_error", times=10_000)
    await slack.drop_connections()
    with pytest.raises(ConnectionLostError, match="No connection to Slack for"):
        await running
