"""Saved offers, sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of saved offers."""
    op.create_table(
        "saved_offer",
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False, comment="keyed hash"),
        sa.Column("id", sa.Text(), nullable=False, comment="random"),
        sa.Column("sealed", sa.LargeBinary(), nullable=False, comment="the offer with its name"),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "person", "id", name="pk_saved_offer"),
    )
    op.create_index("ix_saved_offer_saved_at", "saved_offer", ["saved_at"])


def downgrade() -> None:
    """Drop it, with every offer saved."""
    op.drop_table("saved_offer")
