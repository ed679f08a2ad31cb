"""The one collection of all tables, and how what belongs to them is named."""

from sqlalchemy import Column, Index, MetaData, text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def partial_index(name: str, column: Column[object], where: str, *, unique: bool = False) -> Index:
    """An index of those rows alone for which a condition holds."""
    return Index(name, column, unique=unique, sqlite_where=text(where), info={"where": where})


def tell_postgres() -> None:
    """Say the conditions to PostgreSQL too; said above, every command on SQLite would wait for its dialect to load."""
    for index in (index for table in metadata.tables.values() for index in table.indexes):
        if where := index.info.get("where"):
            index.dialect_options["postgresql"]["where"] = text(where)
