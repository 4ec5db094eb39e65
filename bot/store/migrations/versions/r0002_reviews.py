"""Reviews: standings, acts, flags, and when workspaces are reminded."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_moment = sa.DateTime(timezone=True)
_open_flag = sa.text("resolved_at IS NULL AND person <> ''")


def upgrade() -> None:
    """Make the tables of reviews."""
    _standings()
    _acts()
    _flags()
    op.create_table(
        "calendar",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("weekdays", sa.Text(), nullable=False, comment="digits with commas; Monday is 0"),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("quiet", sa.Text(), nullable=False, comment="weekdays and ISO dates with commas"),
        sa.Column("all_clear", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", name="pk_calendar"),
    )


def _standings() -> None:
    op.create_table(
        "standing",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("guide", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reviewed_on", sa.Date()),
        sa.Column("reviewed_as", sa.Text()),
        sa.Column("next_due", sa.Date()),
        sa.Column("seen_due", sa.Date()),
        sa.Column("sourced_on", sa.Date()),
        sa.Column("quarter", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("snoozed_until", sa.Date()),
        sa.Column("snoozed_due", sa.Date()),
        sa.Column("owner", sa.Text(), nullable=False, comment="a platform's user id"),
        sa.Column("reminded_due", sa.Date()),
        sa.Column("flags_told", sa.Boolean(), nullable=False),
        sa.Column("lookups", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "guide", name="pk_standing"),
    )


def _acts() -> None:
    op.create_table(
        "act",
        sa.Column("id", _number, nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column(
            "key",
            sa.Text(),
            nullable=False,
            comment="of the submission; a repeated one is one act",
        ),
        sa.Column("guide", sa.Text(), nullable=False, comment="empty for settings"),
        sa.Column("kind", sa.Text(), nullable=False),
        _person(),
        sa.Column("at", _moment, nullable=False),
        sa.Column("details", sa.Text(), nullable=False, comment="JSON object of texts"),
        sa.Column(
            "before", sa.Text(), nullable=False, comment="JSON of what it changed; to be undone"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_act"),
        sa.UniqueConstraint("workspace", "key", name="uq_act_workspace_key"),
    )
    op.create_index("ix_act_workspace_guide_at", "act", ["workspace", "guide", "at"])
    op.create_index("ix_act_workspace_at", "act", ["workspace", "at"])


def _flags() -> None:
    op.create_table(
        "flag",
        sa.Column("id", _number, nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False, comment="random; the same in every copy"),
        sa.Column("guide", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("figure", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        _person(),
        sa.Column("raised_at", _moment, nullable=False),
        sa.Column("resolved_at", _moment),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_flag"),
        sa.UniqueConstraint("workspace", "key", name="uq_flag_workspace_key"),
    )
    op.create_index("ix_flag_workspace_guide", "flag", ["workspace", "guide"])
    op.create_index(
        "uq_flag_open",
        "flag",
        ["workspace", "guide", "person", "region", "figure"],
        unique=True,
        sqlite_where=_open_flag,
        postgresql_where=_open_flag,
    )


def _person() -> sa.Column[str]:
    return sa.Column(
        "person",
        sa.Text(),
        nullable=False,
        comment="a platform's user id; empty once forgotten",
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("calendar", "flag", "act", "standing"):
        op.drop_table(table)
