"""The migrations make exactly the tables that the program works with."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from callprogram.adapters.database import tables
from callprogram.adapters.database.letter_words import INDEX
from callprogram.adapters.database.tables.values import INDEXED, columns_of
from callprogram.domain.words.chores import Chore


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


def test_a_column_that_no_field_has_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Chore has no begun\."):
        columns_of(Chore, {"begun": INDEXED})
