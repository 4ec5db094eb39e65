"""The one state of a database that only its operator can end. Imports no SQLAlchemy."""

from __future__ import annotations

from bot.errors import StoreError


class OutdatedError(StoreError):
    """The tables are older than this version and are not upgraded by opening them."""

    def __init__(self, database: str) -> None:
        super().__init__(
            database,
            "has not the tables of this version: run `bandstand db upgrade` first",
            "Run it once, with the same DATABASE_URL; then start Bandstand again.",
        )
