"""Imports: what was read and when, how exports are read, and what is remembered of them."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, LargeBinary, Table, Text

from callprogram.adapters.database.tables.metadata import metadata
from callprogram.adapters.database.tables.values import EMPTY, UNIQUE, table_of
from callprogram.domain.customers.imports import Import, ImportProfile

imports = table_of(Import, "imports", "import", vanished={"server_default": "0"}, digest=EMPTY)

# How exports with the same headers are read, as somebody has said.
import_profiles = table_of(ImportProfile, "import_profiles", "import profile", name=UNIQUE)

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
