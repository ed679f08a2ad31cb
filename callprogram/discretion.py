"""Discretion: what stands in a log is what happened and where in the code, and nobody's words, numbers or addresses."""

import json
import logging
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime

# What our sentences quote, addresses of mail, and numbers in E.164 however they are written.
_SOMEBODYS = re.compile(r"“.*”|[^\s<>(),;:'\"]+@[^\s<>(),;:'\"]+|\+\d[\d ().-]{5,}\d", re.DOTALL)


class DiscreetRecord(logging.LogRecord):
    """A line of any log of this process, without what is somebody's."""

    def getMessage(self) -> str:  # noqa: N802  # logging's name
        """The words, with “…” in the place of what is somebody's."""
        return _SOMEBODYS.sub("“…”", super().getMessage())


def keep_logs_discreet() -> None:
    """Have every log of this process say of an error what kind it is and where it came from, and not its words.

    The words of an error hold the value that it choked on: a name, a number, a row that the database refused.
    """
    logging.setLogRecordFactory(_discreet)


class JsonLine(logging.Formatter):
    """A line of a log as one JSON document, for whoever collects them."""

    def format(self, record: logging.LogRecord) -> str:
        """When, how bad, where from, what, and the place in the code of an error."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said = {"at": at, "level": record.levelname, "logger": record.name, "message": record.getMessage()}
        return json.dumps(said | ({"error": record.exc_text} if record.exc_text else {}), ensure_ascii=False)


def log_in_json() -> None:
    """Have what this process logs be JSON, a document in a line; what others have set up speaks no more.

    Who asked for which address is not logged: the address of a feed is its secret.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLine())
    logging.basicConfig(handlers=[handler], force=True)
    logging.getLogger("uvicorn.access").setLevel(logging.WARNING)
    for name in ("streamlit", "uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).handlers = []
        logging.getLogger(name).propagate = True


def where_it_came_from(error: BaseException) -> str:
    """An error and those that led to it: their kinds, and the lines of code that they passed through."""
    return "".join("".join([*traceback.format_tb(each.__traceback__), f"{_kind(each)}\n"]) for each in _chain(error))


def _discreet(*args: object, **kwargs: object) -> DiscreetRecord:
    record = DiscreetRecord(*args, **kwargs)  # type: ignore[arg-type]  # as logging hands them on
    if record.exc_info and (error := record.exc_info[1]):
        record.exc_text = where_it_came_from(error).rstrip()  # what formatters take where it is there
    return record


def _chain(error: BaseException) -> Iterator[BaseException]:
    led_to_it = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if led_to_it:
        yield from _chain(led_to_it)
    yield error


def _kind(error: BaseException) -> str:
    """The kind of an error, and what the system or SQLite calls it."""
    named = getattr(error, "sqlite_errorname", None) or getattr(error, "strerror", None)
    return f"{type(error).__module__}.{type(error).__qualname__}{f': {named}' if named else ''}"
