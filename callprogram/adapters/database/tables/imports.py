"""Imports: what was read and when, how exports are read, and what is remembered of them."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, LargeBinary, Table, Text

from callprogram.adapters.database.columns import Headers, Moment, Words
from callprogram.adapters.database.tables.metadata import metadata

imports = Table(
    "imports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("file", Text, nullable=False),
    Column("imported_at", Moment, nullable=False),
    Column("imported_by", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("delimiter", Text, nullable=False),
    Column("header_row", Integer, nullable=False),
    Column("mapping", Headers, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("created", Integer, nullable=False),
    Column("updated", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Column("merged", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("undone_at", Moment),
    Column("let_go_at", Moment),
    Column("vanished", Integer, nullable=False, server_default="0"),
)

# How exports with the same headers are read, as somebody has said.
import_profiles = Table(
    "import_profiles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("headers", Words, nullable=False),
    Column("mapping", Headers, nullable=False),
    Column("region", Text, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("saved_by", Text, nullable=False),
    Column("used_at", Moment),
)

# What the imports of each kind of export have read, so that the next one reads only what is new in it.
remembered_exports = Table(
    "remembered_exports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", ForeignKey("imports.id"), nullable=False),
    Column("shape", Text, nullable=False, unique=True),
    Column("how", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("source", JSON, nullable=False),
    Column("oddities", LargeBinary, nullable=False),
)

# The rows themselves: as they were when all were read, and what imports have read since that found but a few others.
remembered_rows = Table(
    "remembered_rows",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("export_id", ForeignKey("remembered_exports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("import_id", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    Column("rows", LargeBinary, nullable=False),
)

# What makes two rows one customer, for every customer up to an import; some in each row.
remembered_keys = Table(
    "remembered_keys",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", Integer, nullable=False),
    Column("written_by", Text, nullable=False),
    Column("keys", LargeBinary, nullable=False),
)
