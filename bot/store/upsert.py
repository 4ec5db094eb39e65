"""`INSERT … ON CONFLICT`, as either database writes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert(
    connection: Connection, table: Table, values: Mapping[str, Any]
) -> postgresql.Insert | sqlite.Insert:
    """An insert that knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
    made = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    return made(table).values(**values)
