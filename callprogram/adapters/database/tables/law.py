"""Legal holds; one that is lifted stays, and so do those on what is gone by now."""

from sqlalchemy import Column, Integer, Table, Text

from callprogram.adapters.database.columns import Moment
from callprogram.adapters.database.tables.metadata import metadata

legal_holds = Table(
    "legal_holds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("why", Text, nullable=False),
    Column("set_by", Text, nullable=False),
    Column("set_at", Moment, nullable=False),
    Column("case_id", Integer, index=True),
    Column("customer_id", Integer, index=True),
    Column("cause", Text, nullable=False),
    Column("lifted_by", Text, nullable=False),
    Column("lifted_at", Moment, index=True),
    Column("lifted_why", Text, nullable=False),
)
