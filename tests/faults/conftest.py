"""Fixtures of the fault tests."""

from __future__ import annotations

import pytest

from tests.databases import address, empty_postgresql, postgresql, postgresql_server, sqlite

__all__ = ["address", "empty_postgresql", "postgresql", "postgresql_server", "sqlite"]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """slack_sdk would go through a proxy even to the loopback."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
