"""The command line: thin commands over the same services as the pages."""

import gc
import os
import secrets
import sys
from collections.abc import Iterable

from callprogram.cli.root import root, shown
from callprogram.errors import BadInputError, CallprogramError

__all__ = ["main"]

# A command is short, and most of what it makes lives as long: looking for garbage after every 700 objects, as Python
# does, takes a third of the time where a large import looks at every customer. The one that is not short, `serve`, has
# Streamlit look after each run of a page.
_OBJECTS = 50_000


def main() -> None:
    """Run one command: exit code 0 when done, 1 for what a person can mend, 2 for wrong usage."""
    gc.set_threshold(_OBJECTS)
    _answer_alone()
    try:
        _expect_words(sys.argv[1:])
        root(prog_name="callprogram")
    except CallprogramError as error:
        sys.exit(_said(str(error)))
    except Exception:  # noqa: BLE001  # the last door: nobody sees a traceback
        reference = secrets.token_hex(4)
        from callprogram.cli.log import log, log_file

        log().exception("unexpected, reference %s", reference)
        sys.exit(_said(f"Something went wrong on our side; it is in {log_file()} under {reference}."))


def _expect_words(arguments: Iterable[str]) -> None:
    """Raise BadInputError for an argument that is no UTF-8: nothing of it could be kept."""
    for each in arguments:
        if each != (words := each.encode(errors="ignore").decode()):
            raise BadInputError(
                f"“{words}” has letters that are no UTF-8; type it anew, or give the file another name."
            )


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
    sys.stderr.write(f"{shown(sentence)}\n")
    return 1
