"""Fixtures: an office whose ledger is a real one on SQLite."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.chat.reviewing import Calendar
from bot.reviews.ledger.ledger import Ledger
from bot.store.store import open_store
from tests.databases import sqlite
from tests.handlers.office import Office

__all__ = ["fixture_office", "sqlite"]


@pytest.fixture(name="office")
def fixture_office(sqlite: str) -> Iterator[Office]:
    """A workspace of which nothing is kept yet."""
    store = open_store(sqlite)
    yield Office(Ledger(store, lambda _: Calendar()))
    store.close()
