"""Copies of everything: one file to restore from, and plain files for other programs."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, Table, delete, insert, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.columns import plain
from callprogram.adapters.database.connection import connect
from callprogram.adapters.spreadsheets import harmless
from callprogram.errors import BadInputError
from callprogram.private_files import gone_in_the_end, make_private_folder, private

# The executive's own words, and the secret addresses of feeds.
_NOT_FOR_OTHERS = (tables.private_notes, tables.outlets)
_ROWS_AT_ONCE = 1000


def backup(engine: Engine, file: Path) -> None:
    """Write a consistent copy into one new SQLite file; an existing file is never overwritten."""
    if file.exists():
        raise BadInputError(f"{file} exists already; name a new file for the backup.")
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        make_private_folder(file.parent)
        unfinished.unlink(missing_ok=True)
        with gone_in_the_end(unfinished):
            _copy(engine, unfinished)
            unfinished.rename(file)
    except OSError as error:
        raise BadInputError(f"The backup cannot be written to {file}: {error.strerror}.") from error


def export(engine: Engine, folder: Path) -> list[Path]:
    """Write every table as CSV and as JSON, from one moment of the database."""
    try:
        make_private_folder(folder)
        with _reading(engine) as connection:
            return [
                write(folder, table, _rows(connection, table))
                for table in tables.metadata.sorted_tables
                if table not in _NOT_FOR_OTHERS
                for write in (_write_csv, _write_json)
            ]
    except OSError as error:
        raise BadInputError(f"The export cannot be written to {folder}: {error.strerror}.") from error


def _copy(engine: Engine, file: Path) -> None:
    target = connect(URL.create("sqlite", database=str(file)).render_as_string())
    with _reading(engine) as source, target.begin() as copy:
        for table in tables.metadata.sorted_tables:
            copy.execute(delete(table))  # what every new database begins with
            for rows in source.execute(select(table)).partitions(_ROWS_AT_ONCE):
                copy.execute(insert(table), [row._asdict() for row in rows])
    target.dispose()


def _reading(engine: Engine) -> Connection:
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ").connect()
    return engine.connect()


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, object]]:
    for row in connection.execute(select(table).order_by(table.c.id)):
        yield {name: plain(value) for name, value in row._asdict().items()}


def _write_csv(folder: Path, table: Table, rows: Iterator[dict[str, object]]) -> Path:
    file = folder / f"{table.name}.csv"
    with open(file, "w", encoding="utf-8", newline="", opener=private) as out:
        writer = csv.DictWriter(out, [column.name for column in table.columns])
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return file


def _write_json(folder: Path, table: Table, rows: Iterator[dict[str, object]]) -> Path:
    file = folder / f"{table.name}.json"
    with open(file, "w", encoding="utf-8", opener=private) as out:
        json.dump(list(rows), out, ensure_ascii=False, indent=1)
    return file


def _cell(value: object) -> object:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return harmless(value) if isinstance(value, str) else value
