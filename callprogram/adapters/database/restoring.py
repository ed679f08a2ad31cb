"""Coming back: an empty database filled from a backup or an export, whichever database either was."""

import base64
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import URL, Column, Connection, Date, Engine, LargeBinary, Table, Time, delete, func, insert, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.columns import Corrections, Moment, Money, StoredAs, read_corrections
from callprogram.adapters.database.connection import WRITING, connect
from callprogram.adapters.database.sealing import opened
from callprogram.errors import BadInputError, StateError

Row = Mapping[str, object]
# What people bring in and do; what a new database begins with is none of it.
_OURS = (
    *(tables.customers, tables.imports, tables.members, tables.calls, tables.commitments),
    *(tables.letters, tables.call_lists, tables.messages, tables.forgotten),
)
_SQLITE = b"SQLite format 3\x00"
_ROWS_AT_ONCE = 1000
# What an export says in another way than the database keeps it.
_AS_SAID: tuple[tuple[object, Callable[[Any], object]], ...] = (
    (Moment, datetime.fromisoformat),
    (Money, Decimal),
    (Corrections, read_corrections),
)
_PLAINLY: Mapping[type, Callable[[Any], object]] = {
    Date: date.fromisoformat,
    Time: time.fromisoformat,
    LargeBinary: base64.b64decode,
}


def restore(engine: Engine, source: Path, identity: Path | None = None) -> Mapping[str, int]:
    """How many rows of each table came back, all or none.

    Raises StateError for a database that has something in it, BadInputError for what is no backup and no export.
    """
    with engine.execution_options(**{WRITING: True}).begin() as connection:
        _expect_empty(connection)
        with opened(source, identity) as plainly:
            rows_of = _exported(plainly) if plainly.is_dir() else _backed_up(plainly)
            return {table.name: _fill(connection, table, rows) for table, rows in rows_of}


def _expect_empty(connection: Connection) -> None:
    for table in _OURS:
        if connection.execute(select(table.c.id).limit(1)).first() is not None:
            raise StateError("There is something in this database; restore into a new one: --database URL.")


def _fill(connection: Connection, table: Table, rows: Iterable[Row]) -> int:
    connection.execute(delete(table))
    count, some = 0, list[Row]()
    for row in rows:
        some.append(row)
        count += 1
        if len(some) == _ROWS_AT_ONCE:
            connection.execute(insert(table), some)
            some = []
    if some:
        connection.execute(insert(table), some)
    if count and connection.dialect.name == "postgresql":
        _count_on(connection, table)
    return count


def _count_on(connection: Connection, table: Table) -> None:
    """Have PostgreSQL give the next row the next id."""
    sequence = func.pg_get_serial_sequence(table.name, "id")
    connection.execute(select(func.setval(sequence, select(func.max(table.c.id)).scalar_subquery())))


def _backed_up(file: Path) -> Iterator[tuple[Table, Iterator[Row]]]:
    """Every row of a backup, brought up to date in a copy."""
    _expect_backup(file)
    with TemporaryDirectory() as folder:
        copied = Path(folder) / "backup.db"
        copyfile(file, copied)
        backup = connect(URL.create("sqlite", database=str(copied)).render_as_string())
        try:
            with backup.connect() as connection:
                for table in tables.metadata.sorted_tables:
                    yield table, (row._asdict() for row in connection.execute(select(table).order_by(table.c.id)))
        finally:
            backup.dispose()


def _expect_backup(file: Path) -> None:
    try:
        with file.open("rb") as content:
            is_backup = content.read(len(_SQLITE)) == _SQLITE
    except OSError as error:
        raise BadInputError(
            f"{file} cannot be read ({error.strerror}); name a backup, or a folder of an export."
        ) from None
    if not is_backup:
        raise BadInputError(f"{file} is no backup; name what `backup` wrote, or a folder that `export` did.")


def _exported(folder: Path) -> Iterator[tuple[Table, Iterator[Row]]]:
    """Every row of an export; what it left out is not there."""
    if not (folder / f"{tables.customers.name}.json").exists():
        raise BadInputError(f"{folder} is no export; name a folder that `export` wrote, or a backup.")
    for table in tables.metadata.sorted_tables:
        file = folder / f"{table.name}.json"
        if file.exists():
            yield table, _rows_in(file, table)


def _rows_in(file: Path, table: Table) -> Iterator[Row]:
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
        for row in rows:
            yield {column.name: _value(column, row[column.name]) for column in table.columns if column.name in row}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise BadInputError(f"{file} is not as `export` wrote it; export again, or go back to a backup.") from None


def _value(column: Column[object], said: object) -> object:
    """What stood in the database, from how an export says it."""
    if said is None:
        return None
    if read := next((read for kind, read in _AS_SAID if column.type is kind), None):
        return read(said)
    if isinstance(column.type, StoredAs):
        return column.type.read(said)
    return _PLAINLY.get(type(column.type), _as_it_is)(said)


def _as_it_is(said: object) -> object:
    return said
