"""What workspaces did about guides. Every key begins with the workspace."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.store.tables import Moment, Number, metadata

OPEN_FLAG = text("resolved_at IS NULL AND person <> ''")
"""Flags of which a person has one for each figure; a forgotten person's are nobody's."""

standing = Table(
    "standing",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("guide", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("reviewed_on", Date),
    Column("reviewed_as", Text),
    Column("next_due", Date),
    Column("seen_due", Date),
    Column("sourced_on", Date),
    Column("quarter", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("snoozed_until", Date),
    Column("snoozed_due", Date),
    Column("owner", Text, nullable=False, comment="a platform's user id"),
    Column("reminded_due", Date),
    Column("flags_told", Boolean(create_constraint=False), nullable=False),
    Column("lookups", Integer, nullable=False),
    PrimaryKeyConstraint("workspace", "guide"),
)
"""What a workspace has done about one guide; `version` counts the acts."""

act = Table(
    "act",
    metadata,
    Column("id", Number, primary_key=True),
    Column("workspace", Text, nullable=False),
    Column("key", Text, nullable=False, comment="of the submission; a repeated one is one act"),
    Column("guide", Text, nullable=False, comment="empty for settings"),
    Column("kind", Text, nullable=False),
    Column("person", Text, nullable=False, comment="a platform's user id; empty once forgotten"),
    Column("at", Moment, nullable=False),
    Column("details", Text, nullable=False, comment="JSON object of texts"),
    Column("before", Text, nullable=False, comment="JSON of what it changed; to be undone"),
    UniqueConstraint("workspace", "key"),
    Index(None, "workspace", "guide", "at"),
    Index(None, "workspace", "at"),
)
"""Who did what, and when."""

flag = Table(
    "flag",
    metadata,
    Column("id", Number, primary_key=True),
    Column("workspace", Text, nullable=False),
    Column("key", Text, nullable=False, comment="random; the same in every copy"),
    Column("guide", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("figure", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("person", Text, nullable=False, comment="a platform's user id; empty once forgotten"),
    Column("raised_at", Moment, nullable=False),
    Column("resolved_at", Moment),
    Column("outcome", Text, nullable=False),
    UniqueConstraint("workspace", "key"),
    Index(None, "workspace", "guide"),
    Index(
        "uq_flag_open",
        "workspace",
        "guide",
        "person",
        "region",
        "figure",
        unique=True,
        sqlite_where=OPEN_FLAG,
        postgresql_where=OPEN_FLAG,
    ),
)
"""Figures that somebody thinks are wrong."""

calendar = Table(
    "calendar",
    metadata,
    Column("workspace", Text, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("weekdays", Text, nullable=False, comment="digits with commas; Monday is 0"),
    Column("hour", Integer, nullable=False),
    Column("quiet", Text, nullable=False, comment="weekdays and ISO dates with commas"),
    Column("all_clear", Boolean(create_constraint=False), nullable=False),
)
"""Where and when a workspace is reminded; without a row, as the environment says."""
