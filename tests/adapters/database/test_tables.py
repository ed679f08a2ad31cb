"""The migrations make exactly the tables that the program works with, and a table has its value's fields."""

from dataclasses import fields

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from callprogram.adapters.database import tables
from callprogram.adapters.database.letter_words import INDEX
from callprogram.adapters.database.records import NAMES, TABLES


# SQLite says no more of an index on part of a name than that it is there.
@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_the_migrated_schema_is_that_of_the_tables(engine: Engine) -> None:
    with engine.connect() as connection:
        whole = {"compare_type": True, "compare_server_default": True, "include_name": _is_no_index_of_words}
        context = MigrationContext.configure(connection, opts=whole)

        assert compare_metadata(context, tables.metadata) == []


def _is_no_index_of_words(name: str | None, *_: object) -> bool:
    return not (name or "").startswith(INDEX)


def test_the_index_that_lets_one_call_ring_is_there(engine: Engine) -> None:
    with engine.connect() as connection:
        indexes = engine.dialect.get_indexes(connection, "calls")
    [index] = [each for each in indexes if each["name"] == "one_ringing_call"]

    assert index["unique"]
    assert index["column_names"] == ["executive_phone"]


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_every_field_of_a_value_is_a_column_of_its_table(kind: type) -> None:
    kept_beside = {"found_by", "number", "place", "created_in", "touched_in", "vanished_in"}
    columns = {column.name for column in TABLES[kind].columns} - kept_beside

    assert columns == {field.name for field in fields(kind)}


def test_every_kind_has_a_name_for_people() -> None:
    assert NAMES.keys() == TABLES.keys()
