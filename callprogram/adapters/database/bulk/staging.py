"""New customers by the hundred thousand, written beside the database first, so that taking them in locks it briefly.

This is the one place where rows do not pass SQLAlchemy's statements: they stay columns all the way, into a file from
which SQLite copies them, or by COPY into a table from which PostgreSQL does.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import polars as pl
from sqlalchemy import Connection, Engine, Index, Row, func, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, DropIndex

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.bulk_rows import COLUMNS, row_frames
from callprogram.adapters.database.connection import ATTACHED
from callprogram.adapters.frames.customers import Customers
from callprogram.adapters.frames.prefetch import ahead
from callprogram.domain.customers.customers import Customer
from callprogram.domain.words.progress import Progress, told, unsaid

_MANY = 2_000  # new customers, above which they are written beside the database first
_AT_ONCE = 10_000  # rows that are Python's at the same time
_CACHE = "PRAGMA cache_size=-64000"  # 64 MB
_UNSAFE = ("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA threads=2", _CACHE)  # no crash matters
_SORT_IN_MEMORY = "SET LOCAL maintenance_work_mem = '256MB'"  # for new indexes, until the transaction ends
_OF_IMPORTS = ("created_in", "touched_in")
_customers = tables.customers


@dataclass(frozen=True)
class Staged:
    """Customers that wait in a place of their own, with ids from 1.

    They are as they shall be if the import gets this id and `empty` still holds: nobody is there before them.
    """

    place: str
    count: int
    import_id: int
    empty: bool


@dataclass(frozen=True)
class Coming:
    """Customers that are made when they are taken in, with ids from 1: the first of a database, where nobody waits."""

    frames: Iterable[pl.DataFrame]
    count: int


Waiting = Staged | Coming


@contextmanager
def staged(
    engine: Engine, created: Sequence[Customer], progress: Progress = unsaid
) -> Iterator[Staged | Coming | None]:
    """The new customers of a file, waiting until the block ends; a few need not."""
    if not isinstance(created, Customers) or len(created) <= _MANY:
        yield None
        return
    with engine.connect() as connection:
        import_id = (connection.execute(select(func.max(tables.imports.c.id))).scalar() or 0) + 1
        empty = connection.execute(select(_customers.c.id).limit(1)).first() is None
        columns = (
            connection.exec_driver_sql(f"PRAGMA table_info({_customers.name})").all() if _is_sqlite(engine) else ()
        )
    frames = told(progress, "Writing the new customers", ahead(row_frames(created, import_id)), len(created))
    if _is_sqlite(engine):
        with TemporaryDirectory(prefix="callprogram-") as folder:
            file = Path(folder) / "customers.db"
            _fill(file, columns, frames, indexed=empty)
            yield Staged(str(file), len(created), import_id, empty)
    elif empty:
        yield Coming(frames, len(created))
    else:
        place = f"staged_{uuid4().hex}"
        try:
            _stage(engine, place, frames)
            yield Staged(place, len(created), import_id, empty)
        finally:
            with engine.begin() as connection:
                connection.exec_driver_sql(f"DROP TABLE IF EXISTS {place}")


def take_in(connection: Connection, waiting: Waiting, import_id: int) -> int:
    """The waiting customers among the others: the id of the first."""
    if isinstance(waiting, Staged) and connection.dialect.name == "sqlite":
        return _attached(connection, waiting, import_id)
    sequence = f"pg_get_serial_sequence('{_customers.name}', 'id')"
    last = connection.exec_driver_sql(f"SELECT nextval({sequence})").scalar_one() - 1
    connection.exec_driver_sql(f"SELECT setval({sequence}, {last + waiting.count})")
    with _without_indexes(connection):
        if isinstance(waiting, Staged):
            _insert(connection, waiting.place, last, import_id)
        else:
            own = {
                "id": pl.col("id") + last,
                **dict.fromkeys(("created_in", "touched_in"), pl.lit(import_id, pl.Int64)),
            }
            _copy(connection, _customers.name, (frame.with_columns(**own) for frame in waiting.frames))
    return int(last) + 1


@contextmanager
def _without_indexes(connection: Connection) -> Iterator[None]:
    """Make the indexes after the block where nobody is there to be looked for: twice as fast as row by row."""
    is_empty = connection.execute(select(_customers.c.id).limit(1)).first() is None
    indexes = sorted(_customers.indexes, key=lambda index: str(index.name)) if is_empty else []
    for index in indexes:
        connection.execute(DropIndex(index))
    yield
    connection.exec_driver_sql(_SORT_IN_MEMORY)
    for index in indexes:
        connection.execute(CreateIndex(index))


def _attached(connection: Connection, waiting: Staged, import_id: int) -> int:
    connection.info[ATTACHED] = True
    connection.exec_driver_sql(_CACHE)
    connection.exec_driver_sql("ATTACH ? AS staged", (waiting.place,))
    last = connection.execute(select(func.max(_customers.c.id))).scalar() or 0
    if waiting.empty and not last and import_id == waiting.import_id:  # copied page by page, indexes too
        connection.exec_driver_sql(f"INSERT INTO {_customers.name} SELECT * FROM staged.{_customers.name}")
    else:
        _insert(connection, f"staged.{_customers.name}", last, import_id)
    return int(last) + 1


def _insert(connection: Connection, place: str, last: int, import_id: int) -> None:
    """Copy the waiting rows, which lie in the order of their ids, with the ids that they get."""
    own = {"id": f"id + {last:d}", "created_in": f"{import_id:d}", "touched_in": f"{import_id:d}"}
    values = ", ".join(own.get(name, name) for name in COLUMNS)
    connection.exec_driver_sql(  # only our own names and numbers are put together
        f"INSERT INTO {_customers.name} ({', '.join(COLUMNS)}) SELECT {values} FROM {place}"
    )


def _fill(
    file: Path,
    columns: Iterable[Row[*tuple[Any, ...]]],
    frames: Iterable[pl.DataFrame],
    *,
    indexed: bool,
) -> None:
    """Make a file with a table of the same columns, and of the same indexes where it can be copied page by page."""
    with closing(sqlite3.connect(file, isolation_level=None)) as bare:
        for pragma in _UNSAFE:
            bare.execute(pragma)
        bare.execute(f"CREATE TABLE {_customers.name} ({', '.join(map(_definition, columns))})")
        indexes = sorted(_customers.indexes, key=lambda index: str(index.name)) if indexed else []
        growing = [index for index in indexes if _is_growing(index)]
        _make(bare, growing)
        _ingest(bare, frames)
        _make(bare, [index for index in indexes if index not in growing])


def _is_growing(index: Index) -> bool:
    """Whether new rows are put at an index's end, if anywhere: it costs less to have it before them."""
    return index.dialect_options["sqlite"]["where"] is not None or {*index.columns.keys()} <= {*_OF_IMPORTS}


def _make(bare: sqlite3.Connection, indexes: Iterable[Index]) -> None:
    for index in indexes:
        bare.execute(str(CreateIndex(index).compile(dialect=sqlite.dialect())))


def _definition(column: Row[*tuple[Any, ...]]) -> str:
    _, name, kind, required, default, key = column
    rules = ("PRIMARY KEY" if key else "", "NOT NULL" if required else "", f"DEFAULT {default}" if default else "")
    return " ".join(filter(None, (name, kind, *rules)))


def _ingest(bare: sqlite3.Connection, frames: Iterable[pl.DataFrame]) -> None:
    """Append the frames' rows as they are; a column in which nothing stands is said once, in half the time for all."""
    bare.execute("BEGIN")
    for frame in frames:
        for some in frame.iter_slices(_AT_ONCE):
            nothing = {name: said for name in COLUMNS if (said := _nothing(some[name]))}
            values = ", ".join(nothing.get(name, "?") for name in COLUMNS)
            rows = zip(*(some[name].to_list() for name in COLUMNS if name not in nothing), strict=True)
            bare.executemany(f"INSERT INTO {_customers.name} ({', '.join(COLUMNS)}) VALUES ({values})", rows)
    bare.execute("COMMIT")


def _nothing(column: pl.Series) -> str:
    """What stands in every row of a column of which nobody says anything; empty where anybody does."""
    if column.null_count() == len(column):
        return "NULL"
    return "''" if column.dtype == pl.String and (column == "").all(ignore_nulls=False) else ""


def _stage(engine: Engine, place: str, frames: Iterable[pl.DataFrame]) -> None:
    """Make a table that no crash need survive, and copy the rows into it."""
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE UNLOGGED TABLE {place} (LIKE {_customers.name} INCLUDING DEFAULTS)")
        _copy(connection, place, frames)


def _copy(connection: Connection, place: str, frames: Iterable[pl.DataFrame]) -> None:
    driver: Any = connection.connection.driver_connection
    statement = f"COPY {place} ({', '.join(COLUMNS)}) FROM STDIN (FORMAT csv)"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for frame in frames:
            copy.write(frame.write_csv(include_header=False, quote_style="non_numeric", null_value=""))


def _is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"
