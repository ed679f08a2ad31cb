"""`calendar`: the hour as calendars show it, weeks skipped and moved, leave, and the ways it goes out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

import typer

from callprogram.bootstrap import App, now
from callprogram.bootstrap.files import calendar_file
from callprogram.bootstrap.work import keep_calendars, publish_calendars, send_messages
from callprogram.cli.documents.hours import (
    calendar_document,
    occurrence_document,
    proposal_document,
    unreached_document,
)
from callprogram.cli.root import AsJson, answer, pieces, row_number, table
from callprogram.domain.calendar.leave import proposals
from callprogram.domain.calendar.outlets import WAYS, Outlet, Way, feed_address
from callprogram.domain.calendar.series import plain_week
from callprogram.domain.calendar.wording import found_in_words
from callprogram.domain.customers.clocks import day_and_time
from callprogram.domain.customers.reachability import closed
from callprogram.domain.program.call_hour import Program, Week, hour_of, read_week
from callprogram.domain.program.changed_weeks import read_moment
from callprogram.domain.words.dates import counted, read_day
from callprogram.errors import BadInputError, CalendarTroubleError
from callprogram.services.calendar import calendaring, found_changes
from callprogram.services.calendar.unreached import NOBODY, Unreached, in_words, unreached

WeekOption = Annotated[str, typer.Option("--week", metavar="W", help="Such as 2026-W49.")]


def add_to(root: typer.Typer) -> None:
    """Register the commands."""
    commands = typer.Typer(help="The hour in calendars.")
    commands.callback(invoke_without_command=True)(calendar)
    for command in (show, skip, move, keep, send, publish, feed, leave):
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
    _do(context, calendaring.skip_week, week, as_json, why)


def move(
    context: typer.Context,
    week: WeekOption,
    to: Annotated[str, typer.Option(metavar="DATETIME", help="Such as 2026-12-02T10:00, in the program's zone.")],
    as_json: AsJson = False,
) -> None:
    """Move one week's hour."""
    app, program = pieces(context)
    moment, moved = read_moment(to, program.zone), read_week(week)
    closed_then = app.look(calendaring.closed_then, program, moved, moment)
    lost = unreached(app.views, (program, hour_of(program, moved).starts_at), (program, moment), closed)
    app.act(calendaring.move_week, program, moved, moment)
    _told(app, program, moved, as_json, closed_then, lost)


def keep(context: typer.Context, week: WeekOption, as_json: AsJson = False) -> None:
    """Hold a week's hour though it is on a day off."""
    _do(context, calendaring.keep_week, week, as_json)


def take_up(context: typer.Context, week: WeekOption, as_json: AsJson = False) -> None:
    """Take back what was different about a week's hour."""
    _do(context, calendaring.take_up_week, week, as_json)


def send(
    context: typer.Context,
    stop: Annotated[bool, typer.Option("--stop", help="Take the invitation back from everybody.")] = False,
    as_json: AsJson = False,
) -> None:
    """Invite the executive, the assistants and the guests by mail, now and whenever something changes."""
    app, program = pieces(context)
    if app.channels is None:
        raise BadInputError("Mail is not set up: set CALLPROGRAM_SMTP_URL and CALLPROGRAM_MAIL_FROM.")
    app.act(calendaring.choose_way, program, Way.MAIL, on=not stop)
    keep_calendars(app)
    done = send_messages(app)
    words = _sent_in_words(app, program, done.sent, stop=stop)
    _answer(app, program, as_json, [words, *done.problems], {"sent": done.sent, "problems": list(done.problems)})


def publish(
    context: typer.Context,
    stop: Annotated[bool, typer.Option("--stop", help="Take the hour out of the server's calendar.")] = False,
    ours: Annotated[bool, typer.Option("--ours", help="Put back what was changed there by hand.")] = False,
    theirs: Annotated[bool, typer.Option("--theirs", help="Move and skip here what was there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Keep the hour in a calendar on a server, now and whenever something changes."""
    app, program = pieces(context)
    if app.calendar_server is None:
        raise BadInputError("No calendar server is set up: set CALLPROGRAM_CALDAV_URL.")
    if theirs:
        _take_over(app, program)
    if ours:
        app.act(found_changes.put_back, program)
    app.act(calendaring.choose_way, program, Way.CALDAV, on=not stop)
    keep_calendars(app)
    problems = publish_calendars(app).problems
    if problems:
        raise CalendarTroubleError(problems[0])
    if found := app.views.calendar(program).outlets[Way.CALDAV].found:
        weeks = ", ".join(str(change.week) if change.week else "the series" for change in found)
        raise CalendarTroubleError(f"Somebody changed the calendar by hand ({weeks}); say --ours or --theirs.")
    _answer(app, program, as_json)


def feed(
    context: typer.Context,
    renew: Annotated[bool, typer.Option("--renew", help="Another address in the place of the old one.")] = False,
    stop: Annotated[bool, typer.Option("--stop", help="Show nothing there any more.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make an address for calendars to subscribe to, and say it."""
    app, program = pieces(context)
    outlet = app.act(calendaring.choose_way, program, Way.FEED, on=not stop)
    if renew and outlet.is_on:
        outlet = app.act(calendaring.renew_secret, program)
    address = feed_address(outlet, app.settings.public_url) if outlet.secret else None
    known = "Its address was said when it was made, and is not kept; --renew makes another one."
    line = address or (known if outlet.is_on else "Nothing is shown to subscribers any more.")
    answer(as_json, {"address": address}, [line])


def leave(
    context: typer.Context,
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day away.")] = "",
    last: Annotated[str, typer.Option("--to", metavar="DATE", help="The last day away; the first without.")] = "",
    remove: Annotated[str, typer.Option(metavar="ID", help="Take a leave out again.")] = "",
    as_json: AsJson = False,
) -> None:
    """Show or say when the executive is away, and which weeks that and public holidays touch."""
    app, program = pieces(context)
    if remove:
        app.act(calendaring.remove_leave, row_number(remove, "leave"))
    if first:
        until = read_day(last) if last else None
        app.act(calendaring.add_leave, program, read_day(first), until)
    leaves = app.views.calendar(program).leaves
    proposed = proposals(program, leaves, now())
    document = {
        "leaves": [{"id": str(each.id or ""), "first": str(each.first), "last": str(each.last)} for each in leaves],
        "proposals": [proposal_document(each, program.zone) for each in proposed],
    }
    away = table(("id", "from", "to"), ((each.id or "from their profile", each.first, each.last) for each in leaves))
    touched = (f"{each.week}: {day_and_time(each.starts_at, program.zone)} ({each.why})." for each in proposed)
    answer(as_json, document, [*away, *touched])


def _take_over(app: App, program: Program) -> None:
    outlet = app.views.calendar(program).outlets.get(Way.CALDAV)
    for change in outlet.found if outlet else ():
        app.act(found_changes.take_over, program, change)


def _do(context: typer.Context, service: Callable[..., object], week: str, as_json: bool, *more: str) -> None:
    app, program = pieces(context)
    app.act(service, program, read_week(week), *more)
    _told(app, program, read_week(week), as_json)


def _told(
    app: App,
    program: Program,
    week: Week,
    as_json: bool,
    closed_then: Mapping[str, str] = MappingProxyType({}),
    lost: Unreached = NOBODY,
) -> None:
    keep_calendars(app)
    view = app.views.calendar(program)
    [ours] = [each for each in view.weeks if each.week == week] or [plain_week(program, week)]
    sequence = {"sequence": view.series.sequence if view.series else None}
    when = "left out" if ours.skipped else f"on {day_and_time(ours.starts_at, program.zone)}"
    not_at_work = (f"Not at work then: {who}, {why}." for who, why in closed_then.items())
    document = occurrence_document(ours, program.zone) | sequence | {"closed_then": dict(closed_then)}
    words = [f"The hour of {week} is {when}.", *not_at_work, *in_words(lost)]
    answer(as_json, document | unreached_document(lost), words)


def _sent_in_words(app: App, program: Program, sent: int, *, stop: bool) -> str:
    """What went out, or why nothing did."""
    if sent:
        return f"Sent {counted(sent, 'message')}."
    if stop:
        return "Nothing was sent: nobody has the invitation."
    series = app.views.calendar(program).series
    if not (series and series.appointment.guests):
        return "Nothing was sent: nobody is invited; `program set --executive-email` says who holds the hour."
    return "Nothing was sent: there is nothing new for those invited."


def _answer(
    app: App,
    program: Program,
    as_json: bool,
    said: Sequence[str] = (),
    more: Mapping[str, object] = MappingProxyType({"problems": []}),
) -> None:
    view = app.views.calendar(program)
    document = calendar_document(view, program.zone) | dict(more)
    rows = [(each["week"], each["starts_at"], each["skipped"], each["customers"]) for each in document["weeks"]]
    invited = f"Invited: {', '.join(document['invited']) or 'nobody'}."
    ways = [line for way in Way for line in _way_in_words(way, view.outlets.get(way), program.zone)]
    weeks = table(("week", "from", "skipped", "customers"), rows) if rows else ()
    answer(as_json, document, [*said, invited, *ways, *weeks])


def _way_in_words(way: Way, outlet: Outlet | None, zone: str) -> Iterator[str]:
    """By which way the hour goes out, when that was last in step, and what was changed there by hand."""
    since = outlet.in_step_at if outlet else None
    state = "on" if outlet and outlet.is_on and way is not Way.FILE else "off"
    if way is Way.FILE:
        state = "written" if since else "not written yet"
    in_step = f", last in step on {day_and_time(since, zone)}" if since else ""
    trouble = f"; {outlet.trouble}" if outlet and outlet.trouble else ""
    yield f"{WAYS[way]}: {state}{in_step}{trouble}"
    if outlet and outlet.found:
        yield "  Changed there by hand; `calendar publish --ours` or `--theirs` decides:"
        yield from (f"    {found_in_words(change, zone)}" for change in outlet.found)


def _require_writable(file: Path) -> None:
    """Nothing where the file can be written, so that calendars are told nothing of a file that nobody gets."""
    try:
        file.open("ab").close()
    except OSError as error:
        raise BadInputError(f"{file} cannot be written ({error.strerror}); name another file.") from None
