"""What was brought about once in a database, and from then on by copying: an import costs as much as a page."""

import sqlite3
from collections.abc import Callable, Hashable
from contextlib import closing
from typing import Any, TypeVar

from psycopg import Connection, sql
from sqlalchemy import Engine

from callprogram.adapters.database import tables

_AFTERWARDS: dict[Hashable, tuple[Any, Any]] = {}
_TABLES = [sql.Identifier(table.name) for table in tables.metadata.sorted_tables]
# Not that of events, as in `databases.IDS_FROM_1`.
_IDS = "SELECT sequencename, last_value FROM pg_sequences WHERE last_value > 0 AND sequencename <> 'events_id_seq'"
T = TypeVar("T")


def once(engine: Engine, what: Hashable, happens: Callable[[], T]) -> T:
    """Let it happen, or make the database what this came to before and answer the same."""
    keep, put_back = _HOW[engine.dialect.name]
    key = engine.dialect.name, what
    if key not in _AFTERWARDS:
        came_to = happens()
        _AFTERWARDS[key] = keep(engine), came_to
        return came_to
    content, answer = _AFTERWARDS[key]
    put_back(engine, content)
    found: T = answer
    return found


def _file(engine: Engine) -> bytes:
    """As its header has it for a database without a write-ahead log, which one in memory cannot have."""
    with closing(sqlite3.connect(str(engine.url.database))) as database:
        content = database.serialize()
    return content[:18] + b"\x01\x01" + content[20:]


def _write_file(engine: Engine, content: bytes) -> None:
    with closing(sqlite3.connect(str(engine.url.database))) as database:
        database.execute("PRAGMA synchronous=OFF")
        with closing(sqlite3.connect(":memory:")) as kept:
            kept.deserialize(content)
            kept.backup(database)


def _rows(engine: Engine) -> tuple[list[bytes], list[tuple[str, int]]]:
    """Of every table, and the last ids."""
    with engine.begin() as connection, _driver(connection.connection.driver_connection).cursor() as cursor:
        rows = []
        for table in _TABLES:
            with cursor.copy(sql.SQL("COPY {} TO STDOUT (FORMAT BINARY)").format(table)) as copy:
                rows.append(b"".join(map(bytes, copy)))
        return rows, cursor.execute(_IDS).fetchall()


def _write_rows(engine: Engine, content: tuple[list[bytes], list[tuple[str, int]]]) -> None:
    rows, ids = content
    with engine.begin() as connection, _driver(connection.connection.driver_connection).cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # whatever refers to what is not there yet
        cursor.execute(sql.SQL("; ").join(sql.SQL("DELETE FROM {}").format(table) for table in _TABLES))
        for table, written in zip(_TABLES, rows, strict=True):
            with cursor.copy(sql.SQL("COPY {} FROM STDIN (FORMAT BINARY)").format(table)) as copy:
                copy.write(written)
        cursor.executemany("SELECT setval(quote_ident(%s)::regclass, %s)", ids)


def _driver(connection: object) -> Connection:
    assert isinstance(connection, Connection)
    return connection


_HOW: dict[str, tuple[Callable[[Engine], Any], Callable[[Engine, Any], None]]] = {
    "sqlite": (_file, _write_file),
    "postgresql": (_rows, _write_rows),
}
