"""The command line: thin commands over the same services as the pages."""

import gc
import logging
import logging.handlers
import os
import secrets
import sys
from io import TextIOWrapper
from pathlib import Path

from callprogram.cli import (
    calendar,
    calls,
    customers,
    later,
    lists,
    members,
    operations,
    profiles,
    program,
    promises,
    write_back,
)
from callprogram.cli.root import root
from callprogram.errors import CallprogramError
from callprogram.private_files import keep_private, make_private_folder, private
from callprogram.settings import data_directory

__all__ = ["main"]

# A command is short, and most of what it makes lives as long: looking for garbage after every 700 objects, as Python
# does, takes a third of the time where a large import looks at every customer. The one that is not short, `serve`, has
# Streamlit look after each run of a page.
_OBJECTS = 50_000


class _PrivateLog(logging.handlers.RotatingFileHandler):
    """A log that its owner alone reads."""

    def _open(self) -> TextIOWrapper:
        keep_private(Path(f"{self.baseFilename}.1"))
        return open(self.baseFilename, "a", encoding=self.encoding, opener=private)


for commands in (
    customers,
    profiles,
    program,
    lists,
    calendar,
    calls,
    promises,
    members,
    write_back,
    operations,
    later,
):
    commands.add_to(root)


def main() -> None:
    """Run one command: exit code 0 when done, 1 for what a person can mend, 2 for wrong usage."""
    gc.set_threshold(_OBJECTS)
    _answer_alone()
    try:
        root(prog_name="callprogram")
    except CallprogramError as error:
        sys.exit(_said(str(error)))
    except Exception:  # noqa: BLE001  # the last door: nobody sees a traceback
        reference = secrets.token_hex(4)
        _log().exception("unexpected, reference %s", reference)
        sys.exit(_said(f"Something went wrong on our side; it is in {_log_file()} under {reference}."))


def _answer_alone() -> None:
    """Have the standard output to ourselves: what libraries in C print on it, as HiGHS may, goes to the errors."""
    own = sys.__stdout__
    if own is None or sys.__stderr__ is None or sys.stdout is not own:
        return  # closed, or in the hands of somebody who called us
    answers = own.fileno()
    ours = os.fdopen(os.dup(answers), "w", encoding=own.encoding, errors=own.errors)
    os.dup2(sys.__stderr__.fileno(), answers)
    sys.stdout = ours


def _said(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201  # the command line speaks by printing
    return 1


def _log_file() -> str:
    return str(data_directory() / "callprogram.log")


def _log() -> logging.Logger:
    make_private_folder(data_directory())
    log = logging.getLogger("callprogram")
    log.propagate = False
    log.addHandler(_PrivateLog(_log_file(), maxBytes=1_000_000, backupCount=1))
    return log
