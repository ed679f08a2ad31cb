"""The rows that imports have read in pieces of their own, and an index of those alone who have vanished."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Step forward."""
    op.execute("DELETE FROM remembered_exports")
    op.drop_column("remembered_exports", "rows")
    op.create_table(
        "remembered_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("export_id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("rows", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["export_id"],
            ["remembered_exports.id"],
            name=op.f("fk_remembered_rows_export_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered_rows")),
    )
    op.create_index(op.f("ix_remembered_rows_export_id"), "remembered_rows", ["export_id"], unique=False)
    op.drop_index("ix_customers_vanished_in", "customers")
    vanished = sa.text("vanished_in IS NOT NULL")
    op.create_index(
        "ix_customers_vanished_in", "customers", ["vanished_in"], sqlite_where=vanished, postgresql_where=vanished
    )
