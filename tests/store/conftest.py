"""Fixtures of the store's tests."""

from __future__ import annotations

from tests.databases import address, postgresql, postgresql_server, sqlite

__all__ = ["address", "postgresql", "postgresql_server", "sqlite"]
