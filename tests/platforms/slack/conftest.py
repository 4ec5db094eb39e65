"""Fixtures of the Slack tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.platforms.slack.manifest import SCOPES
from tests.databases import sqlite
from tests.fakes.slack import FakeSlack
from tests.platforms.slack.asking import Reviewing
from tests.platforms.slack.kit import Mode, Served, served

__all__ = ["sqlite"]


@pytest.fixture(name="slack")
async def fixture_slack() -> AsyncIterator[FakeSlack]:
    """A strict Slack that grants what the manifest asks for; a test that annoys it fails."""
    async with FakeSlack(scopes=SCOPES) as slack:
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


@pytest.fixture(name="desk")
def fixture_desk() -> Reviewing:
    """A desk that asks with a form."""
    return Reviewing()


@pytest.fixture(name="bot")
async def fixture_bot(slack: FakeSlack, mode: Mode, desk: Reviewing) -> AsyncIterator[Served]:
    """That desk, served."""
    async with served(slack, desk, mode) as bot:
        yield bot
