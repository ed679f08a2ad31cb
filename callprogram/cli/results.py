"""`results`, `rates` and `write-back`: what came of the hours, for people and for the CRM."""

import io
import zipfile
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from callprogram.bootstrap import now
from callprogram.bootstrap.files import rates_in, written_back, written_back_in_one
from callprogram.cli.documents.results import rates_document, results_document
from callprogram.cli.root import AsJson, answer, pieces, table
from callprogram.domain.program.rates import Rates
from callprogram.domain.results import renewals
from callprogram.domain.results.activities import Activity, Shape
from callprogram.domain.results.results import Results, on_time_in_words
from callprogram.domain.results.revenue import lines_in_words, note_in_words, share_in_words
from callprogram.domain.words.dates import counted, day_in, read_day
from callprogram.errors import BadInputError
from callprogram.private_files import private
from callprogram.services.program import exchanging
from callprogram.services.results import writing_back

_EARLIEST = date(2000, 1, 1)  # before any program
_QUARTER = timedelta(weeks=13)


def add_to(root: typer.Typer) -> None:
    """Register the commands."""
    root.command()(results)
    commands = typer.Typer(help="The exchange rates by which revenue is added up.")
    commands.callback(invoke_without_command=True)(rates)
    commands.command("set")(set_)
    root.add_typer(commands, name="rates")
    root.command("write-back")(write_back)


def results(
    context: typer.Context,
    since: Annotated[str, typer.Option(metavar="DATE", help="From this day on; the last 13 weeks without.")] = "",
    as_json: AsJson = False,
) -> None:
    """What came of the hours: who was heard, what was promised and kept."""
    app, program = pieces(context)
    today = day_in(program.zone, now())
    first = read_day(since) if since else today - _QUARTER
    if first > today:
        raise BadInputError(f"{first} is still to come; give a day that has been.")
    found = app.views.results(program, max(first, _EARLIEST), now())
    answer(as_json, results_document(found), _in_words(found))


def rates(context: typer.Context, as_json: AsJson = False) -> None:
    """Show the table that is in use."""
    if context.invoked_subcommand is None:
        _show(pieces(context)[0].views.rates(), as_json)


def set_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="eurofxref.csv or its .zip, of the ECB.")],
    as_json: AsJson = False,
) -> None:
    """Put another table in its place."""
    app, _ = pieces(context)
    app.act(exchanging.set_rates, rates_in(_content(file)))
    _show(app.views.rates(), as_json)


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
    _write(out, _file(out, wanted, found.activities, program.zone))
    if found.activities:
        app.act(writing_back.record, wanted, day, found.activities)
    document = {
        "file": str(out),
        "since": day.isoformat(),
        **_counts(found.activities),
        "left_out": found.without_crm_id,
    }
    answer(as_json, document, _written_in_words(out, day, found))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BadInputError(f"{file} cannot be read ({error.strerror}); name another file.") from None


def _show(found: Rates, as_json: bool) -> None:
    rows = table(("currency", "for a euro"), sorted(found.per_euro.items()))
    answer(as_json, rates_document(found), [f"Of {found.as_of}:" if found.as_of else "There are no rates.", *rows])


def _in_words(found: Results) -> list[str]:
    promised = found.promised
    months = ((f"{each.first:%Y-%m}", each.hours, each.reached) for each in found.months)
    return [
        f"{found.since} to {found.until}",
        f"Hours held: {found.held} of {found.planned}",
        f"Customers reached: {found.reached:,} of {found.customers:,}, in {found.calls:,} calls",
        f"Their revenue: {share_in_words(found.revenue.sum)}",
        *filter(None, [note_in_words(found.revenue, found.until)]),
        *(f"  {line}" for line in lines_in_words(found.revenue)),
        f"Promises made: {promised.made:,}, {promised.open:,} open, {promised.withdrawn:,} withdrawn",
        f"Kept: {promised.kept:,}; on time: {on_time_in_words(promised)}; told: {promised.told:,}",
        *filter(None, map(renewals.in_words, found.renewals)),
        *table(("month", "hours", "reached"), months),
    ]


def _counts(activities: Sequence[Activity]) -> dict[str, int]:
    kinds = Counter("calls" if each.call else "commitments" for each in activities)
    notes = sum(each.call is not None and bool(each.call.note.strip()) for each in activities)
    return {"calls": kinds["calls"], "notes": notes, "commitments": kinds["commitments"]}


def _file(out: Path, shape: Shape, activities: Sequence[Activity], zone: str) -> bytes:
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
        raise BadInputError(f"{out} cannot be written: {error.strerror}; name another place.") from error


def _written_in_words(out: Path, since: date, found: writing_back.Unwritten) -> list[str]:
    if not found.activities:
        return [f"Nothing new since {since}; {out} has no rows."]
    counts = _counts(found.activities)
    calls, promises = counted(counts["calls"], "call"), counted(counts["commitments"], "promise")
    left = counted(found.without_crm_id, "activity", "activities")
    return [
        f"{calls} and {promises} are in {out}.",
        *([f"{left} left out: their customers have no CRM id."] if found.without_crm_id else []),
    ]
