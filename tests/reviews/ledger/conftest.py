"""Fixtures of the ledger's tests: everything on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.store.store import Store, open_store
from tests.databases import address, postgresql, postgresql_server, sqlite

__all__ = ["address", "postgresql", "postgresql_server", "sqlite"]


@pytest.fixture(name="store")
def fixture_store(address: str) -> Iterator[Store]:
    """An empty database, opened."""
    store = open_store(address)
    yield store
    store.close()
