"""Fixtures of the tests of reminders."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.databases import address, empty_postgresql, postgresql, postgresql_server, sqlite
from tests.fakes.slack import FakeSlack
from tests.reviews.sending import LATE, SOON, Clock, Office, by_id, office

__all__ = ["address", "empty_postgresql", "postgresql", "postgresql_server", "sqlite"]


@pytest.fixture(name="clock")
def fixture_clock() -> Clock:
    """A Monday at nine, until it is moved."""
    return Clock()


@pytest.fixture(name="slack")
async def fixture_slack(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeSlack]:
    """A strict Slack with the same clock; a test that annoys it fails."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    async with FakeSlack(clock=clock.seconds) as slack:
        yield slack
        assert slack.violations == []


@pytest.fixture(name="desk")
def fixture_desk(address: str, slack: FakeSlack, clock: Clock) -> Iterator[Office]:
    """A worker, one guide overdue and one due tomorrow."""
    with office(address, slack, clock, by_id(LATE, SOON)) as desk:
        yield desk
