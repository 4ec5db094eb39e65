"""Messages to be sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_moment = sa.DateTime(timezone=True)
_due = sa.text("stage = 'due'")


def upgrade() -> None:
    """Make the tables of the outbox."""
    op.create_table("outbox", *_message(), *_sending(), *_sent())
    op.create_index("ix_outbox_state_workspace", "outbox", ["state", "workspace"])
    op.create_index("ix_outbox_redraw", "outbox", ["redraw"])
    _reminders()
    op.create_table(
        "outlet",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("paused_until", _moment),
        sa.Column("failures", sa.Integer(), nullable=False, server_default="0", comment="in a row"),
        sa.Column("trouble", sa.Text(), nullable=False, server_default=""),
        sa.Column("last_tick", _moment),
        sa.PrimaryKeyConstraint("workspace", name="pk_outlet"),
    )


def _text(name: str, comment: str | None = None, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, comment=comment, server_default=default)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.text("false"))


def _count(name: str, comment: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default="0", comment=comment)


def _message() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", _number, nullable=False),
        _text("key", "stands in the message's metadata"),
        _text("workspace"),
        _text("channel", "for kind told: the person"),
        _text("kind", "due, digest or told"),
        sa.Column("local_date", sa.Date(), comment="the workspace's day; none for told"),
        _text("payload", "JSON of the digest; for told the words"),
        _text("named", "JSON of owner keys", "[]"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
        sa.UniqueConstraint("workspace", "local_date", name="uq_outbox_workspace_local_date"),
    )


def _sending() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        _text("state", "sending: may have been sent"),
        _count("token", "claims so far"),
        _text("owner", "the process that sends it", ""),
        sa.Column("lease_until", _moment),
        sa.Column("first_at", _moment, comment="the first attempt"),
        sa.Column("attempt_by", _moment, comment="the last attempt has begun by then"),
    )


def _sent() -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("sent_at", _moment),
        _text("ts", "the platform's id of it", ""),
        _text("error", None, ""),
        _flag("possible_duplicate"),
        _count("redraw", "acts not drawn yet"),
        sa.Column("redraw_at", _moment),
        sa.Column("recorded_at", _moment, nullable=False, server_default=sa.func.now()),
    )


def _reminders() -> None:
    op.create_table(
        "reminder",
        sa.Column("id", _number, nullable=False),
        sa.Column("outbox", _number, nullable=False),
        _text("workspace"),
        _text("guide"),
        _text("stage", "due, snooze, flags; empty: only listed"),
        sa.Column("due", sa.Date()),
        sa.Column("before", sa.Date(), comment="what the standing held, to be put back"),
        sa.ForeignKeyConstraint(
            ["outbox"], ["outbox.id"], name="fk_reminder_outbox_outbox", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reminder"),
    )
    op.create_index("ix_reminder_outbox", "reminder", ["outbox"])
    op.create_index("ix_reminder_workspace_guide", "reminder", ["workspace", "guide"])
    op.create_index(
        "uq_reminder_cycle",
        "reminder",
        ["workspace", "guide", "due"],
        unique=True,
        sqlite_where=_due,
        postgresql_where=_due,
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("outlet", "reminder", "outbox"):
        op.drop_table(table)
