"""What every command shares: the options before it, and how it answers."""

import getpass
import json
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from callprogram.cli.commands import Commands
from callprogram.domain.program.call_hour import DEFAULT_PROGRAM, Program, Week, read_week
from callprogram.errors import BadInputError, NotFoundError
from callprogram.private_files import private

if TYPE_CHECKING:
    from callprogram.bootstrap import App

root = typer.Typer(
    name="callprogram",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="One hour a week, an executive calls customers: the list, the calendar, the calls, the promises.",
)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
_LONGEST_ID = 18
# Controls but for the tab and the end of a line, and what turns letters around (Unicode Standard Annex 9).
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@root.callback()
def options(
    context: typer.Context,
    database: Annotated[str, typer.Option(metavar="URL", help="Another database than the configured one.")] = "",
    program: Annotated[str, typer.Option(metavar="NAME", help="Whose hour it is about.")] = DEFAULT_PROGRAM,
) -> None:
    """Take the options that stand before every command."""
    if database:
        os.environ["CALLPROGRAM_DATABASE_URL"] = database
    context.obj = program


def pieces(context: typer.Context, email: str = "") -> tuple["App", Program]:
    """The app's pieces, in the hands of the member of that address if one is given, and the program it is about."""
    app = app_run_here()
    program = app.program(str(context.obj))
    if not email:
        return app, program
    if member := app.views.member(email):
        return app.acting(member), program
    raise NotFoundError(f"Nobody here has the address {email}; `members` lists them.")


def app_run_here() -> "App":
    """The app's pieces; what they write is on record with the system's user."""
    from callprogram.bootstrap import app

    return app().run_by(_user())


def _user() -> str:
    """Who runs this, as the system and not the environment says."""
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):  # no Unix, or a user without a name
        return str(os.getuid()) if hasattr(os, "getuid") else getpass.getuser()


def week_wanted(app: "App", program: Program, week: str) -> Week:
    """The week as somebody wrote it, else the one to work on; hours that nobody finished are, before it is read."""
    from callprogram.bootstrap import now
    from callprogram.bootstrap.work import finish_hours

    finish_hours(app)
    return read_week(week) if week else app.views.week_due(program, now())


def answer(as_json: bool, document: Mapping[str, object], lines: Iterable[str]) -> None:
    """Print the document, or the same for people."""
    if as_json:
        words = _UNSEEN.sub(_in_json, json.dumps(document, ensure_ascii=False, indent=2))
    else:
        words = "\n".join(map(shown, lines))
    typer.echo(words)


def shown(line: str) -> str:
    """A line as a terminal may have it: without what moves its cursor, or turns the order of its letters around."""
    return _UNSEEN.sub("", line)


def _in_json(sign: re.Match[str]) -> str:
    return f"\\u{ord(sign[0]):04x}"


def table(headers: tuple[str, ...], rows: Iterable[Iterable[object]]) -> list[str]:
    """Lines of a plain table; nothing but a sentence where there are no rows."""
    cells = [headers, *(tuple("" if cell is None else str(cell) for cell in row) for row in rows)]
    if len(cells) == 1:
        return ["Nothing here yet."]
    widths = [max(len(row[column]) for row in cells) for column in range(len(headers))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]


def write(file: Path, content: bytes) -> None:
    """Write a file that only its owner reads; raises BadInputError where it cannot be written."""
    try:
        with open(file, "wb", opener=private) as out:
            out.write(content)
    except OSError as error:
        raise BadInputError(f"{file} cannot be written ({error.strerror}); name another file.") from None


def without_empty(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that were given on the command line."""
    return {name: value for name, value in fields.items() if value is not None}


def row_number(text: str, what: str) -> int:
    """The id of a row as somebody wrote it; raises BadInputError for what is none."""
    if not (text.strip().isdecimal() and len(text.strip()) <= _LONGEST_ID):
        raise BadInputError(f"“{text}” is not the id of a {what}; ids are whole numbers.")
    return int(text)
