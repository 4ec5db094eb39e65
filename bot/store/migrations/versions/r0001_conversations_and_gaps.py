"""Conversations, gaps, and events seen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "secret",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_secret"),
    )
    _topics()
    _gaps()
    op.create_table(
        "seen",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("seen_at", _moment, nullable=False),
        sa.PrimaryKeyConstraint("event", name="pk_seen"),
    )
    op.create_index("ix_seen_seen_at", "seen", ["seen_at"])


def _topics() -> None:
    op.create_table(
        "topic",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False, comment="keyed hash"),
        sa.Column("place", sa.Text(), nullable=False, comment="keyed hash"),
        sa.Column(
            "kept",
            sa.Text(),
            nullable=False,
            comment="JSON of ids, as bot/people/topics.py writes it",
        ),
        sa.Column("said_at", _moment, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "person", "place", name="pk_topic"),
    )
    op.create_index("ix_topic_said_at", "topic", ["said_at"])


def _gaps() -> None:
    op.create_table(
        "gap",
        sa.Column("id", _number, nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column(
            "wanted",
            sa.Text(),
            nullable=False,
            comment="keyed hash of kind, name, company and role",
        ),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, comment="empty until it may be shown"),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("asked_at", _moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_gap"),
        sa.UniqueConstraint("workspace", "wanted", name="uq_gap_workspace_wanted"),
    )
    op.create_index("ix_gap_asked_at", "gap", ["asked_at"])
    op.create_table(
        "gap_person",
        sa.Column("gap", _number, nullable=False),
        sa.Column("person", sa.Text(), nullable=False, comment="keyed hash"),
        sa.ForeignKeyConstraint(
            ["gap"], ["gap.id"], name="fk_gap_person_gap_gap", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("gap", "person", name="pk_gap_person"),
    )
    op.create_index("ix_gap_person_person", "gap_person", ["person"])


def downgrade() -> None:
    """Drop them."""
    for table in ("seen", "gap_person", "gap", "topic", "secret"):
        op.drop_table(table)
