"""`write-back`."""

import io
import zipfile
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from callprogram.bootstrap import now, written_back, written_back_in_one
from callprogram.cli.root import AsJson, answer, pieces
from callprogram.domain.results.activities import Activity, Shape
from callprogram.domain.words.dates import counted, read_day
from callprogram.errors import BadInputError
from callprogram.private_files import private
from callprogram.services.act import act
from callprogram.services.results import writing_back


def add_to(root: typer.Typer) -> None:
    """Register the command."""
    root.command("write-back")(write_back)


def write_back(
    context: typer.Context,
    shape: Annotated[str, typer.Option("--format", help=f"Which import it is for: {', '.join(Shape)}.")],
    since: Annotated[str, typer.Option(metavar="DATE", help="From this day on.")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="A new .csv; a .zip has a file for each kind.")],
    again: Annotated[bool, typer.Option("--again", help="Also what an earlier file has had.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write calls, notes and promises as CSV that the CRM imports, each once."""
    app, program = pieces(context)
    wanted, day = writing_back.read_shape(shape), read_day(since)
    found = writing_back.waiting(app.views, wanted, day, program.zone, again=again)
    _write(out, _content(out, wanted, found.activities, program.zone))
    if found.activities:
        act(app.store, app.member, now(), writing_back.record, wanted, day, found.activities)
    document = {
        "file": str(out),
        "since": day.isoformat(),
        **_counts(found.activities),
        "left_out": found.without_crm_id,
    }
    answer(as_json, document, _in_words(out, day, found))


def _counts(activities: Sequence[Activity]) -> dict[str, int]:
    kinds = Counter("calls" if each.call else "commitments" for each in activities)
    notes = sum(each.call is not None and bool(each.call.note.strip()) for each in activities)
    return {"calls": kinds["calls"], "notes": notes, "commitments": kinds["commitments"]}


def _content(out: Path, shape: Shape, activities: Sequence[Activity], zone: str) -> bytes:
    if out.suffix.casefold() != ".zip":
        return written_back_in_one(shape, activities, zone)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as together:
        for kind, file in written_back(shape, activities, zone).items():
            together.writestr(f"{kind}.csv", file)
    return content.getvalue()


def _write(out: Path, content: bytes) -> None:
    try:
        with open(out, "xb", opener=private) as file:
            file.write(content)
    except FileExistsError:
        raise BadInputError(f"{out} exists already; name a new file.") from None
    except OSError as error:
        raise BadInputError(f"{out} cannot be written: {error.strerror}.") from error


def _in_words(out: Path, since: date, found: writing_back.Unwritten) -> list[str]:
    if not found.activities:
        return [f"Nothing new since {since}; {out} has no rows."]
    counts = _counts(found.activities)
    calls, promises = counted(counts["calls"], "call"), counted(counts["commitments"], "promise")
    left = counted(found.without_crm_id, "activity", "activities")
    return [
        f"{calls} and {promises} are in {out}.",
        *([f"{left} left out: their customers have no CRM id."] if found.without_crm_id else []),
    ]
