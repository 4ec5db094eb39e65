"""What is kept, table by table. Every key begins with the workspace."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware moment, UTC in the database and out of it; SQLite itself knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """To the database.

        Raises:
            ValueError: the moment has no time zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be kept")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """From the database."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# SQLite numbers rows by itself only where the column is called INTEGER.
Number = BigInteger().with_variant(Integer, "sqlite")

secret = Table(
    "secret",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
"""Random values made with the database."""

topic = Table(
    "topic",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("person", Text, nullable=False, comment="keyed hash"),
    Column("place", Text, nullable=False, comment="keyed hash"),
    Column("kept", Text, nullable=False, comment="JSON of ids, as bot/people/topics.py writes it"),
    Column("said_at", Moment, nullable=False),
    PrimaryKeyConstraint("workspace", "person", "place"),
    Index(None, "said_at"),
)
"""The last question of each person in each place."""

gap = Table(
    "gap",
    metadata,
    Column("id", Number, primary_key=True),
    Column("workspace", Text, nullable=False),
    Column("wanted", Text, nullable=False, comment="keyed hash of kind, name, company and role"),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False, comment="empty until it may be shown"),
    Column("company", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("known", Boolean(create_constraint=False), nullable=False),
    Column("times", Integer, nullable=False),
    Column("asked_at", Moment, nullable=False),
    UniqueConstraint("workspace", "wanted"),
    Index(None, "asked_at"),
)
"""What was asked for and is not covered."""

gap_person = Table(
    "gap_person",
    metadata,
    Column("gap", Number, ForeignKey("gap.id", ondelete="CASCADE"), nullable=False),
    Column("person", Text, nullable=False, comment="keyed hash"),
    PrimaryKeyConstraint("gap", "person"),
    Index(None, "person"),
)
"""Who asked for it, so that people can be counted."""

seen = Table(
    "seen",
    metadata,
    Column("event", Text, primary_key=True),
    Column("seen_at", Moment, nullable=False),
    Index(None, "seen_at"),
)
"""Events already handled by some process."""
