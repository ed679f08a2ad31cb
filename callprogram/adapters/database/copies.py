"""Copies of everything: one file to restore from, and plain files for other programs."""

import csv
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, Connection, Engine, Table, delete, insert, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.letter_words import WITHOUT_WHAT_IS_GONE
from callprogram.adapters.database.plain_values import plain
from callprogram.adapters.database.troubles import SILENT
from callprogram.adapters.spreadsheets import harmless
from callprogram.errors import BadInputError, StateError
from callprogram.private_files import gone_in_the_end, make_private_folder
from callprogram.private_files import private as privately
from callprogram.services.ports import Copied

# The executive's own words, the secret addresses of feeds, and by what is known who was erased.
_NOT_FOR_OTHERS = (tables.private_notes, tables.outlets, tables.secrets, tables.forgotten)
# What imports have read, as they need it themselves: the next import makes it anew.
_FOR_ITSELF = (tables.remembered_exports, tables.remembered_rows, tables.remembered_keys)
_ROWS_AT_ONCE = 1000
_COUNTS = "SELECT (SELECT count(*) FROM customers), (SELECT count(*) FROM events)"
_HEAD = "SELECT link FROM events WHERE link IS NOT NULL ORDER BY id DESC LIMIT 1"


def backup(engine: Engine, file: Path, recipients: Sequence[str] = ()) -> None:
    """Write a consistent copy into one new SQLite file; an existing file is never overwritten.

    With recipients it is sealed for them, and what is not never lies in its folder.
    """
    if file.exists():
        raise BadInputError(f"{file} exists already; name a new file for the backup.")
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        make_private_folder(file.parent)
        unfinished.unlink(missing_ok=True)
        with gone_in_the_end(unfinished):
            if recipients:
                _copy_sealed(engine, unfinished, recipients)
            else:
                _copy(engine, unfinished)
            unfinished.rename(file)
    except OSError as error:
        raise BadInputError(f"The backup cannot be written to {file}: {error.strerror}; name another place.") from error


def look_into(file: Path, identity: Path | None = None) -> Copied | None:
    """What is in a backup; none where it does not open. It is read as it is: an older one stays as old as it was.

    Of one that is sealed nothing is known without the identity.
    """
    from callprogram.adapters.database import sealing

    if identity is None and sealing.is_sealed(file):
        return Copied(0, 0, "", sealed=True)
    with sealing.opened(file, identity) as plainly:
        return _look_into(plainly)


def _look_into(file: Path) -> Copied | None:
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            customers, events = connection.execute(_COUNTS).fetchone()
            last = connection.execute(_HEAD).fetchone()
            sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except (sqlite3.Error, OSError):
        return None
    return Copied(customers, events, last[0] if last else "") if sound else None


def export(engine: Engine, folder: Path, *, private: bool = False) -> list[Path]:
    """Write every table as CSV and as JSON, from one moment of the database; what is private only where it is asked.

    Files of an earlier export in the same folder go where this one has none in their place.
    """
    left_out = {*_FOR_ITSELF, *(() if private else _NOT_FOR_OTHERS)}
    try:
        make_private_folder(folder)
        with _reading(engine) as connection:
            for table in left_out:
                for kind in ("csv", "json"):
                    (folder / f"{table.name}.{kind}").unlink(missing_ok=True)
            return [
                write(folder, table, _rows(connection, table))
                for table in tables.metadata.sorted_tables
                if table not in left_out
                for write in (_write_csv, _write_json)
            ]
    except OSError as error:
        raise BadInputError(
            f"The export cannot be written to {folder}: {error.strerror}; name another place."
        ) from error


def wipe(engine: Engine, *, whole: bool = False) -> None:
    """Empty the write-ahead log of a SQLite file; `whole` writes the file anew too, without what was in it once."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        if whole:
            connection.cursor().execute(WITHOUT_WHAT_IS_GONE)
            connection.commit()
            connection.cursor().execute("VACUUM")
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.OperationalError as error:
        raise StateError(SILENT) from error
    finally:
        connection.close()


def _copy(engine: Engine, file: Path) -> None:
    target = connect(URL.create("sqlite", database=str(file)).render_as_string())
    with _reading(engine) as source, target.begin() as copy:
        for table in tables.metadata.sorted_tables:
            copy.execute(delete(table))  # what every new database begins with
            for rows in source.execute(select(table)).partitions(_ROWS_AT_ONCE):
                copy.execute(insert(table), [row._asdict() for row in rows])
    target.dispose()


def _copy_sealed(engine: Engine, file: Path, recipients: Sequence[str]) -> None:
    from callprogram.adapters.database import sealing

    with TemporaryDirectory() as folder:
        plainly = Path(folder) / "copy.db"
        with gone_in_the_end(plainly):
            _copy(engine, plainly)
            sealing.seal(plainly, file, recipients)


def _reading(engine: Engine) -> Connection:
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ").connect()
    return engine.connect()


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, object]]:
    for row in connection.execute(select(table).order_by(table.c.id)):
        yield {name: plain(value) for name, value in row._asdict().items()}


def _write_csv(folder: Path, table: Table, rows: Iterator[dict[str, object]]) -> Path:
    file = folder / f"{table.name}.csv"
    with open(file, "w", encoding="utf-8", newline="", opener=privately) as out:
        writer = csv.DictWriter(out, [column.name for column in table.columns])
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return file


def _write_json(folder: Path, table: Table, rows: Iterator[dict[str, object]]) -> Path:
    file = folder / f"{table.name}.json"
    with open(file, "w", encoding="utf-8", opener=privately) as out:
        json.dump(list(rows), out, ensure_ascii=False, indent=1)
    return file


def _cell(value: object) -> object:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return harmless(value) if isinstance(value, str) else value
