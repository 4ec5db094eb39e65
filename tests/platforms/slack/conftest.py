"""Fixtures of the Slack tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.fakes.slack import FakeSlack
from tests.platforms.slack.kit import Mode


@pytest.fixture(name="slack")
async def fixture_slack() -> AsyncIterator[FakeSlack]:
    """A strict Slack; a test that annoys it fails."""
    async with FakeSlack() as slack:
        yield slack
        assert slack.violations == []


@pytest.fixture(name="mode", params=["http", "socket"])
def fixture_mode(request: pytest.FixtureRequest) -> Mode:
    """Both ways in which Slack reaches a bot."""
    mode: Mode = request.param
    return mode


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """slack_sdk would go through a proxy even to the loopback."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
