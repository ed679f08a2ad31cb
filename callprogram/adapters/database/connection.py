"""Connecting: one engine a process, migrated before first use."""

import sqlite3
import time
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError

from callprogram.adapters.database.tables.metadata import tell_postgres
from callprogram.adapters.database.troubles import say_in_sentences
from callprogram.errors import BadInputError
from callprogram.private_files import keep_private_database, make_private_file, make_private_folder

WRITING = "writing"
ATTACHED = "attached"  # what is said of a connection that has another file beside its database
_BUSY_SECONDS = 10
_PAUSE_SECONDS = 0.02
_CACHE = 16_000  # kilobytes: what some fifty letters change is written once
_MIGRATOR = 4711
_MIGRATIONS = Path(__file__).parent / "migrations"
_SEE = " See whether it is running and can be reached from here, then try again."
_TOO_NEW = "The database was made by a newer callprogram; update this one, then try again."


def connect(url: str) -> Engine:
    """An engine for a database URL, its schema up to date; raises BadInputError where it cannot be opened."""
    try:
        engine = _engine(url)
        _migrate(engine)
        if engine.dialect.name == "sqlite":
            keep_private_database(Path(str(engine.url.database)))
        say_in_sentences(engine)
    except ArgumentError:
        raise BadInputError(
            "The database address cannot be read; write one like sqlite:////data/callprogram.db or "
            "postgresql://user:password@host/name."
        ) from None
    except (OperationalError, SQLAlchemyError, OSError) as error:
        what_to_do = _SEE if url.startswith("postgresql") else ""
        raise BadInputError(f"The database cannot be opened: {_cause(error)}.{what_to_do}") from error
    return engine


def migrate(connection: Connection) -> None:
    """Bring the schema up to date, one process at a time; BadInputError where it is newer than this program."""
    from alembic import command  # here, for hardly any process has anything to migrate
    from alembic.config import Config
    from alembic.util import CommandError

    alone(connection, _MIGRATOR)
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError:
        raise BadInputError(_TOO_NEW) from None


def newest_revision() -> str:
    """The revision of the last migration, with whose name its file begins."""
    return max(file.name for file in (_MIGRATIONS / "versions").glob("[0-9]*.py")).partition("_")[0]


def is_up_to_date(connection: Connection) -> bool:
    """Whether the schema is that of the last migration."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all() == [newest_revision()]


def alone(connection: Connection, what: int) -> None:
    """Wait until nobody else does the same; PostgreSQL needs to be asked, SQLite has but one writer."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({what:d})")


def detach_later(connection: Connection) -> None:
    """Close a connection that has another file beside its database once its transaction has ended."""
    if connection.info.get(ATTACHED):
        connection.detach()


def _migrate(engine: Engine) -> None:
    try:
        with engine.connect() as connection:
            if is_up_to_date(connection):
                return
        with engine.execution_options(**{WRITING: True}).begin() as connection:
            migrate(connection)
    except Exception:
        engine.dispose()
        raise


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        tell_postgres()
        return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True, hide_parameters=True)
    if parsed.get_backend_name() != "sqlite" or parsed.database in {None, "", ":memory:"}:
        raise ArgumentError("neither PostgreSQL nor a file")
    make_private_folder(Path(str(parsed.database)).expanduser().parent)
    make_private_file(Path(str(parsed.database)))
    try:
        engine = create_engine(parsed, connect_args={"timeout": _BUSY_SECONDS}, hide_parameters=True)
    except ModuleNotFoundError as error:  # of the driver that the address names
        raise ArgumentError(str(error)) from error
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves; the driver's own comes too late to lock
    _write_ahead(connection)
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "secure_delete=ON", f"cache_size=-{_CACHE}"):
        connection.execute(f"PRAGMA {pragma}").close()


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn on the write-ahead log; SQLite does not wait by itself for somebody who turns it on at the same moment."""
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _cause(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0].rstrip(".")
