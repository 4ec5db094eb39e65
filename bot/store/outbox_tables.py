"""What is to be sent, what was, and to whom nothing can be sent now."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)

from bot.store.tables import Moment, Number, metadata

_DUE = text("stage = 'due'")

outbox = Table(
    "outbox",
    metadata,
    Column("id", Number, primary_key=True),
    Column("key", Text, nullable=False, comment="stands in the message's metadata"),
    Column("workspace", Text, nullable=False),
    Column("channel", Text, nullable=False, comment="for kind told: the person"),
    Column("kind", Text, nullable=False, comment="due, digest or told"),
    Column("local_date", Date, comment="the workspace's day; none for told"),
    Column("payload", Text, nullable=False, comment="JSON of the digest; for told the words"),
    Column("named", Text, nullable=False, server_default="[]", comment="JSON of owner keys"),
    Column("state", Text, nullable=False, comment="sending: may have been sent"),
    Column("token", Integer, nullable=False, server_default="0", comment="claims so far"),
    Column("owner", Text, nullable=False, server_default="", comment="the process that sends it"),
    Column("lease_until", Moment),
    Column("first_at", Moment, comment="the first attempt"),
    Column("attempt_by", Moment, comment="the last attempt has begun by then"),
    Column("sent_at", Moment),
    Column("ts", Text, nullable=False, server_default="", comment="the platform's id of it"),
    Column("error", Text, nullable=False, server_default=""),
    Column(
        "possible_duplicate",
        Boolean(create_constraint=False),
        nullable=False,
        server_default=text("false"),
    ),
    Column("redraw", Integer, nullable=False, server_default="0", comment="acts not drawn yet"),
    Column("redraw_at", Moment),
    Column("recorded_at", Moment, nullable=False, server_default=func.now()),
    UniqueConstraint("key"),
    UniqueConstraint("workspace", "local_date"),
    Index(None, "state", "workspace"),
    Index(None, "redraw"),
)
"""Messages. At most one of a workspace and day, whatever its channel; notices have no day."""

reminder = Table(
    "reminder",
    metadata,
    Column("id", Number, primary_key=True),
    Column("outbox", Number, ForeignKey("outbox.id", ondelete="CASCADE"), nullable=False),
    Column("workspace", Text, nullable=False),
    Column("guide", Text, nullable=False),
    Column("stage", Text, nullable=False, comment="due, snooze, flags; empty: only listed"),
    Column("due", Date),
    Column("before", Date, comment="what the standing held, to be put back"),
    Index(None, "outbox"),
    Index(None, "workspace", "guide"),
    Index(
        "uq_reminder_cycle",
        "workspace",
        "guide",
        "due",
        unique=True,
        sqlite_where=_DUE,
        postgresql_where=_DUE,
    ),
)
"""The guides of each message, and what it reminds of: a due date once."""

outlet = Table(
    "outlet",
    metadata,
    Column("workspace", Text, nullable=False),
    Column("paused_until", Moment),
    Column("failures", Integer, nullable=False, server_default="0", comment="in a row"),
    Column("trouble", Text, nullable=False, server_default=""),
    Column("last_tick", Moment),
    PrimaryKeyConstraint("workspace"),
)
"""The way out to each workspace; whoever claims a message of it holds this row."""
