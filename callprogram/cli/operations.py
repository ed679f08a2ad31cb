"""`work`, `backup`, `export`, `restore`, `serve` and `doctor`."""

import os
import socket
import sys
from pathlib import Path
from typing import Annotated

import typer

from callprogram.bootstrap import app as pieces_of
from callprogram.bootstrap import now
from callprogram.bootstrap.questions import examine
from callprogram.bootstrap.trust import findings, restored
from callprogram.cli.root import AsJson, answer, app_run_here, pieces
from callprogram.domain.words.dates import counted
from callprogram.errors import BadInputError
from callprogram.services.overview import copying

_SCRIPT = Path(__file__).resolve().parents[2] / "streamlit_app.py"


def add_to(root: typer.Typer) -> None:
    """Register the commands."""
    for command in (work, backup, export, restore, serve, doctor):
        root.command()(command)


def work(
    context: typer.Context,
    once: Annotated[bool, typer.Option("--once", help="The same: one round, then stop.")] = False,
    as_json: AsJson = False,
) -> None:
    """Do what waits: send messages, and bring the calls that are running up to date from the provider."""
    from callprogram.bootstrap.work import work_once

    del once
    app, _ = pieces(context)
    done = work_once(app)
    words = f"{counted(done.sent, 'message')} sent, {counted(done.followed, 'call')} brought up to date."
    document = {
        "sent": done.sent,
        "reconciled": done.followed,
        "signed_off": done.signed_off,
        "finished": done.finished,
        "problems": list(done.problems),
    }
    answer(as_json, document, [words, *done.problems])


def backup(context: typer.Context, file: Path, as_json: AsJson = False) -> None:
    """Write a consistent copy of everything into one new file."""
    app, _ = pieces(context)
    recipients = app.settings.backup_recipients
    copying.back_up(app.store, app.member, now(), file, recipients)
    sealed = f", encrypted for {', '.join(recipients)}" if recipients else ""
    answer(as_json, {"file": str(file), "encrypted": bool(recipients)}, [f"Everything is in {file}{sealed}."])


def export(
    context: typer.Context,
    folder: Path,
    private: Annotated[bool, typer.Option("--private", help="With private notes and secret addresses.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write everything as CSV and JSON into a folder."""
    app, _ = pieces(context)
    files = copying.export(app.store, app.member, now(), folder, private=private)
    answer(as_json, {"files": [str(file) for file in files]}, [f"Wrote {len(files)} files into {folder}."])


Identity = Annotated[Path | None, typer.Option(metavar="FILE", help="What age-keygen wrote, for an encrypted backup.")]


def restore(context: typer.Context, file: Path, identity: Identity = None, as_json: AsJson = False) -> None:
    """Fill an empty database from a backup, or from the folder of an export."""
    del context
    app = app_run_here()  # and no program: the database is empty
    rows = copying.restore(app.store, file, identity)
    again = restored(app, file)
    said = [f"{rows['customers']:,} customers and {rows.get('calls', 0):,} calls are back from {file}."]
    said += [f"{counted(len(again), 'customer')} erased once more."] if again else []
    erased = [f"c{each.customer_id}" for each in again]
    answer(as_json, {"file": str(file), "rows": dict(rows), "erased_again": erased}, said)


def serve(
    address: Annotated[str, typer.Option(help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8501,
) -> None:
    """Open the app."""
    app = pieces_of()  # migrates before anybody is let in, and says what is wrong with the database
    if not _SCRIPT.exists():
        raise BadInputError(f"{_SCRIPT.name} is not beside the package; run this from a checkout of callprogram.")
    _expect_free(address, port)
    environment = {**os.environ, "CALLPROGRAM_DATABASE_URL": app.settings.database}
    place = ["--server.address", address, "--server.port", str(port)]
    os.execve(sys.executable, [sys.executable, "-m", "streamlit", "run", str(_SCRIPT), *place], environment)  # noqa: S606  # our own script


def _expect_free(address: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        socket.create_server((address, port), family=family).close()
    except OSError:
        raise BadInputError(
            f"Port {port} of {address} is taken or cannot be used; choose another: make run PORT={port + 1}."
        ) from None


def doctor(context: typer.Context, identity: Identity = None, as_json: AsJson = False) -> None:
    """Say in plain words whether everything is set up."""
    app, program = pieces(context)
    found = (*examine(app, program, ask=True), *findings(app, identity))
    document = {"findings": [{"what": each.what, "well": each.well, "words": each.in_full} for each in found]}
    answer(as_json, document, [f"{'✓' if each.well else '–'} {each.what}: {each.in_full}" for each in found])
