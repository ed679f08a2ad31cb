"""`calendar`: the hour as calendars show it, weeks skipped and moved, leave, and the ways it goes out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from callprogram.bootstrap import App, calendar_file, keep_calendars, now, send_messages
from callprogram.cli.documents import calendar_document, occurrence_document
from callprogram.cli.root import AsJson, answer, pieces, table
from callprogram.domain.calendar_series import plain_week
from callprogram.domain.call_hour import Program, Week, read_week
from callprogram.domain.changed_weeks import read_moment
from callprogram.domain.clocks import day_and_time
from callprogram.domain.outlets import Way
from callprogram.errors import BadInputError
from callprogram.services import calendaring
from callprogram.services.act import act

WeekOption = Annotated[str, typer.Option("--week", metavar="W", help="Such as 2026-W49.")]


def add_to(root: typer.Typer) -> None:
    """Register the commands."""
    commands = typer.Typer(help="The hour in calendars.")
    commands.callback(invoke_without_command=True)(calendar)
    for command in (show, skip, move, keep, send):
        commands.command()(command)
    commands.command("take-up")(take_up)
    root.add_typer(commands, name="calendar")


def calendar(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option(help="The .ics file to write.")] = None,
    as_json: AsJson = False,
) -> None:
    """Write the whole series as one calendar file."""
    if context.invoked_subcommand is not None:
        return
    if out is None:
        raise BadInputError("Say where to write the calendar: --out hour.ics.")
    app, program = pieces(context)
    _require_writable(out)
    out.write_bytes(calendar_file(app, program))
    answer(as_json, {"file": str(out)}, [f"Wrote {out}; open it in any calendar."])


def show(context: typer.Context, as_json: AsJson = False) -> None:
    """Show what calendars know of the hour, and by which ways."""
    _answer(*pieces(context), as_json)


def skip(
    context: typer.Context,
    week: WeekOption,
    why: Annotated[str, typer.Option(help="For those who look at the program; no calendar shows it.")] = "",
    as_json: AsJson = False,
) -> None:
    """Leave out one week's hour."""
    app, program = pieces(context)
    act(app.store, app.member, now(), calendaring.skip_week, program, read_week(week), why)
    _told(app, program, read_week(week), as_json)


def move(
    context: typer.Context,
    week: WeekOption,
    to: Annotated[str, typer.Option(metavar="DATETIME", help="Such as 2026-12-02T10:00, in the program's zone.")],
    as_json: AsJson = False,
) -> None:
    """Move one week's hour."""
    app, program = pieces(context)
    moment = read_moment(to, program.zone)
    act(app.store, app.member, now(), calendaring.move_week, program, read_week(week), moment)
    _told(app, program, read_week(week), as_json)


def keep(context: typer.Context, week: WeekOption, as_json: AsJson = False) -> None:
    """Hold a week's hour though it is on a day off."""
    app, program = pieces(context)
    act(app.store, app.member, now(), calendaring.keep_week, program, read_week(week))
    _told(app, program, read_week(week), as_json)


def take_up(context: typer.Context, week: WeekOption, as_json: AsJson = False) -> None:
    """Take back what was different about a week's hour."""
    app, program = pieces(context)
    act(app.store, app.member, now(), calendaring.take_up_week, program, read_week(week))
    _told(app, program, read_week(week), as_json)


def send(
    context: typer.Context,
    stop: Annotated[bool, typer.Option("--stop", help="Take the invitation back from everybody.")] = False,
    as_json: AsJson = False,
) -> None:
    """Invite the executive, the assistants and the guests by mail, now and whenever something changes."""
    app, program = pieces(context)
    if app.channels is None:
        raise BadInputError("Mail is not set up: set CALLPROGRAM_SMTP_URL and CALLPROGRAM_MAIL_FROM.")
    act(app.store, app.member, now(), calendaring.choose_way, program, Way.MAIL, on=not stop)
    keep_calendars(app)
    _answer(app, program, as_json, send_messages(app).problems)


def _told(app: App, program: Program, week: Week, as_json: bool) -> None:
    keep_calendars(app)
    view = app.views.calendar(program)
    [ours] = [each for each in view.weeks if each.week == week] or [plain_week(program, week)]
    sequence = {"sequence": view.series.sequence if view.series else None}
    when = "left out" if ours.skipped else f"on {day_and_time(ours.starts_at, program.zone)}"
    answer(as_json, occurrence_document(ours, program.zone) | sequence, [f"The hour of {week} is {when}."])


def _answer(app: App, program: Program, as_json: bool, problems: Sequence[str] = ()) -> None:
    document = calendar_document(app.views.calendar(program), program.zone) | {"problems": list(problems)}
    rows = ((each["week"], each["starts_at"], each["skipped"], each["customers"]) for each in document["weeks"])
    invited = f"Invited: {', '.join(document['invited']) or 'nobody'}."
    answer(as_json, document, [invited, *problems, *table(("week", "from", "skipped", "customers"), rows)])


def _require_writable(file: Path) -> None:
    """Nothing where the file can be written, so that calendars are told nothing of a file that nobody gets."""
    try:
        file.open("ab").close()
    except OSError as error:
        raise BadInputError(f"{file} cannot be written ({error.strerror}); name another file.") from None
