"""Which rows an import has read, so that the next one of the same export reads only what is new."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Step forward."""
    op.add_column("customers", sa.Column("touched_in", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_customers_touched_in"), "customers", ["touched_in"], unique=False)
    op.add_column("customers", sa.Column("vanished_in", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_customers_vanished_in"), "customers", ["vanished_in"], unique=False)
    op.add_column("imports", sa.Column("vanished", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "remembered_exports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("shape", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("rows", sa.LargeBinary(), nullable=False),
        sa.Column("oddities", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_remembered_exports_import_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered_exports")),
        sa.UniqueConstraint("shape", name=op.f("uq_remembered_exports_shape")),
    )
    op.create_table(
        "remembered_keys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered_keys")),
    )
