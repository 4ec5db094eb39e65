"""Offers that people saved: sealed, so that the database alone tells nothing of them."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, PrimaryKeyConstraint, Table, Text

from bot.store.tables import Moment, metadata

saved_offer = Table(
    "saved_offer",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("person", Text, nullable=False, comment="keyed hash"),
    Column("id", Text, nullable=False, comment="random"),
    Column("sealed", LargeBinary, nullable=False, comment="the offer with its name"),
    Column("saved_at", Moment, nullable=False),
    PrimaryKeyConstraint("workspace", "person", "id"),
    Index(None, "saved_at"),
)
"""What a person saved; nothing in it can be read without a key of the settings."""
