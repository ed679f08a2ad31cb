"""The table of a kind of domain value: a column for each of its fields, kept as the field's type says."""

from collections.abc import Mapping
from dataclasses import Field, fields
from types import UnionType
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, Table, false, text
from sqlalchemy.schema import SchemaItem

from callprogram.adapters.database.columns import kept_as
from callprogram.adapters.database.tables.metadata import metadata

Options = Mapping[str, Any]

INDEXED: Options = {"index": True}
UNIQUE: Options = {"unique": True}
# What older rows have in a column that came later.
EMPTY: Options = {"server_default": text("''")}
OFF: Options = {"server_default": false()}
MISSING: Options = {"nullable": True}


def to(table: str, ondelete: str | None = None, **options: bool) -> Options:
    """The id of a row of another table."""
    return {"refers": [ForeignKey(f"{table}.id", ondelete=ondelete)], **options}


def table_of(kind: type, name: str, called: str, /, *more: SchemaItem, **options: Options) -> Table:
    """The table of a kind, one of whose rows the audit trail calls so; `options` say by field what its type does not.

    `more` are columns beside the fields, and indexes.
    """
    return Table(name, metadata, *columns_of(kind, options), *more, info={"kind": kind, "called": called})


def columns_of(kind: type, options: Mapping[str, Options]) -> list[Column[Any]]:
    """The id, and a column for each other field of a kind."""
    own = {field.name: field for field in fields(kind) if field.name != "id"}
    if unknown := options.keys() - own.keys():
        raise TypeError(f"{kind.__name__} has no {', '.join(unknown)}.")
    columns = (_column(field, dict(options.get(name, {}))) for name, field in own.items())
    return [Column("id", Integer, primary_key=True), *columns]


def _column(field: Field[Any], options: dict[str, Any]) -> Column[Any]:
    kept, refers = options.pop("kept", kept_as(field.type)), options.pop("refers", ())
    return Column(field.name, kept, *refers, **{"nullable": isinstance(field.type, UnionType)} | options)
