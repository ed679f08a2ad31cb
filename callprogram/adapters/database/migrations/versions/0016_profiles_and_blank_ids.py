"""Profiles say when they were last used; a blank id is no id."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_ODD = {"sqlite": "crm_id NOT GLOB '*[0-9A-Za-z]*'", "postgresql": "crm_id !~ '[0-9A-Za-z]'"}


def upgrade() -> None:
    """Step forward."""
    op.add_column("import_profiles", sa.Column("used_at", sa.DateTime()))
    for name in ("customers", "earlier_customers"):
        _without_blank_ids(name)


def _without_blank_ids(name: str) -> None:
    connection = op.get_bind()
    table = sa.table(name, sa.column("id"), sa.column("crm_id"))
    odd = sa.select(table.c.id, table.c.crm_id).where(sa.text(_ODD[connection.dialect.name]))
    for row in connection.execute(odd).all():
        if not any(map(str.isalnum, row.crm_id)):
            connection.execute(sa.update(table).where(table.c.id == row.id).values(crm_id=None))
