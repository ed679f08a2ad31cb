"""A database that is busy, full or gone: what a person reads of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from callprogram.errors import StateError

_SAYS = {
    "SQLITE_FULL": "The disk is full, so nothing was changed; make room on it, then try again.",
    "SQLITE_READONLY": "The database is read-only, so nothing was changed; let this user write it, then try again.",
    "53100": "The database's disk is full, so nothing was changed; make room on it, then try again.",
    "25006": "The database takes no changes now, so nothing was changed; try again once it does.",
}
_SILENT = "The database does not answer; nothing was changed. Try again."
# SQLite's own names, and the classes of PostgreSQL: connection, resources, somebody stopped it (Appendix A).
_TRANSIENT = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR", "SQLITE_CANTOPEN", "08", "53", "57P", "40")


@contextmanager
def said_in_a_sentence() -> Iterator[None]:
    """Raise StateError, with what to do, for what is the database's and not ours; all else goes on as it is."""
    try:
        yield
    except DBAPIError as error:
        if error.connection_invalidated:
            raise StateError(_SILENT) from error
        code = str(getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None) or "08")
        found = next((words for name, words in _SAYS.items() if code.startswith(name)), None)
        if found is None and not code.startswith(_TRANSIENT):
            raise
        raise StateError(found or _SILENT) from error
