"""A database that is busy, full or gone: what a person reads of it, whatever asked it."""

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from callprogram.errors import DatabaseGoneError, DatabaseTroubleError

_SAYS = {
    "SQLITE_FULL": "The disk is full, so nothing was changed; make room on it, then try again.",
    "SQLITE_READONLY": "The database is read-only, so nothing was changed; let this user write it, then try again.",
    "53100": "The database's disk is full, so nothing was changed; make room on it, then try again.",
    "25006": "The database takes no changes now, so nothing was changed; try again once it does.",
}
SILENT = "The database does not answer; nothing was changed. Try again."
# SQLite's own names, and the classes of PostgreSQL: resources, somebody stopped it, two at once (Appendix A).
_TRANSIENT = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_CORRUPT", "SQLITE_NOTADB")
_TRANSIENT_ON_POSTGRES = ("53", "57", "40")
_GONE = ("08", "57P")


def say_in_sentences(engine: Engine) -> None:
    """Have whatever is asked of this engine raise DatabaseTroubleError, with what to do, for what is the database's.

    What is our own mistake goes on as it is.
    """
    event.listen(engine, "handle_error", _say)


def _say(context: ExceptionContext) -> None:
    if context.is_pre_ping:  # whether a connection of the pool still holds, which is then made anew
        return
    error = context.original_exception
    code = str(getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None) or _without_code(context))
    found = next((words for name, words in _SAYS.items() if code.startswith(name)), None)
    if found:
        raise DatabaseTroubleError(found) from error
    if context.is_disconnect or code.startswith(_GONE):
        raise DatabaseGoneError(SILENT) from error
    if code.startswith((*_TRANSIENT, *_TRANSIENT_ON_POSTGRES)):
        raise DatabaseTroubleError(SILENT) from error


def _without_code(context: ExceptionContext) -> str:
    """Who could not even connect has no code; nor has what SQLAlchemy or the driver refused by itself."""
    return "08" if context.connection is None else ""
