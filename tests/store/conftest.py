"""Fixtures of the store's tests."""

from __future__ import annotations

from tests.databases import (
    address,
    empty_address,
    empty_postgresql,
    postgresql,
    postgresql_server,
    sqlite,
)

__all__ = [
    "address",
    "empty_address",
    "empty_postgresql",
    "postgresql",
    "postgresql_server",
    "sqlite",
]
