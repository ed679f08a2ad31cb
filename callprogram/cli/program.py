"""`program`, `plan` and `finish`."""

from dataclasses import replace
from datetime import UTC
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from callprogram.bootstrap import App, now
from callprogram.bootstrap import app as app_of
from callprogram.cli.documents.hours import hour_document, program_document, unreached_document
from callprogram.cli.documents.weeks import finished_document, week_document
from callprogram.cli.root import AsJson, answer, pieces, table, week_wanted, without_empty
from callprogram.domain.calendar.series import read_guests
from callprogram.domain.customers.clocks import clock
from callprogram.domain.customers.phones import read_own_phone
from callprogram.domain.customers.reachability import closed_by_the_clock
from callprogram.domain.lists.call_list import unplanned
from callprogram.domain.program.call_hour import (
    WEEKDAYS,
    Program,
    Week,
    is_skipped,
    minutes_of,
    next_hours,
    read_end,
    read_time,
    read_weekday,
    read_zone,
    rhythm_of,
    week_at,
)
from callprogram.domain.words.countries import read_country
from callprogram.errors import BadInputError
from callprogram.services.calendar import rescheduling
from callprogram.services.calendar.rescheduling import Rescheduled
from callprogram.services.calendar.unreached import NOBODY, Unreached, in_words, unreached
from callprogram.services.lists import finishing, planning, reopening
from callprogram.services.views import Board, Card, WeekView

_HOURS_SHOWN = 8


def add_to(root: typer.Typer) -> None:
    """Register the commands."""
    program_commands = typer.Typer(help="Show or change the program.")
    program_commands.callback(invoke_without_command=True)(program)
    program_commands.command("set")(set_)
    root.add_typer(program_commands, name="program")
    root.command()(plan)
    root.command()(finish)


def program(context: typer.Context, as_json: AsJson = False) -> None:
    """Show the program."""
    if context.invoked_subcommand is None:
        _, found = pieces(context)
        _show(Rescheduled(found), as_json)


def set_(
    context: typer.Context,
    weekday: Annotated[str | None, typer.Option(metavar="DAY")] = None,
    at: Annotated[str | None, typer.Option(metavar="HH:MM")] = None,
    zone: Annotated[str | None, typer.Option(metavar="ZONE", help="Such as Europe/Amsterdam.")] = None,
    country: Annotated[str | None, typer.Option(metavar="XX", help="The executive's country.")] = None,
    minutes: Annotated[int | None, typer.Option(help="How long the hour is.")] = None,
    call_minutes: Annotated[int | None, typer.Option(help="How long one call is.")] = None,
    buffer_minutes: Annotated[int | None, typer.Option(help="How long between two calls.")] = None,
    executive_name: Annotated[str | None, typer.Option()] = None,
    executive_email: Annotated[str | None, typer.Option()] = None,
    executive_phone: Annotated[str | None, typer.Option()] = None,
    every_weeks: Annotated[int | None, typer.Option(help="1 for every week, 4 at most.")] = None,
    ends_on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The last day on which there may be an hour, or never.")
    ] = None,
    private: Annotated[
        bool | None, typer.Option("--private/--public", help="Whether others see the hour as busy only.")
    ] = None,
    guests: Annotated[
        str | None, typer.Option(help="Who is invited besides executive and assistants, with commas between.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Change the program."""
    app, name = app_of(), str(context.obj)
    before = app.views.program(name) or replace(app.program(), name=name)
    home = read_country(country) if country else before.country
    changes = {
        "weekday": read_weekday(weekday) if weekday else None,
        "at": read_time(at) if at else None,
        "zone": read_zone(zone) if zone else before.zone,
        "country": home,
        "minutes": minutes,
        "call_minutes": call_minutes,
        "buffer_minutes": buffer_minutes,
        "executive_name": executive_name,
        "executive_email": executive_email,
        "executive_phone": read_own_phone(executive_phone, home) if executive_phone else None,
        "every_weeks": every_weeks,
        "private": private,
        "guests": read_guests(guests) if guests is not None else None,
    }
    given = without_empty(changes) | ({"ends_on": read_end(ends_on)} if ends_on is not None else {})
    found = app.act(rescheduling.reschedule, name, **given)
    _show(found, as_json, _lost(app, before, found.program))


def _lost(app: App, before: Program, after: Program) -> Unreached:
    """Whom the hour reached at its time of before, and does not at its new one, public holidays left aside."""
    if (rhythm_of(before), minutes_of(before)) == (rhythm_of(after), minutes_of(after)):
        return NOBODY
    week = week_at(after, now()).later(1)
    was, becomes = (rhythm_of(each).starts_at(week).astimezone(UTC) for each in (before, after))
    return unreached(app.views, (before, was), (after, becomes), closed_by_the_clock)


def plan(
    context: typer.Context,
    week: Annotated[
        str, typer.Option(metavar="W", help="Such as 2026-W49; the coming hour's where none is given.")
    ] = "",
    freeze: Annotated[bool, typer.Option("--freeze", help="Sign the list off.")] = False,
    reopen: Annotated[
        bool, typer.Option("--reopen", help="Undo the sign-off; whoever has heard of the list is told.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Build a week's list, or show it once it is signed off."""
    app, found = pieces(context)
    wanted = week_wanted(app, found, week)
    skipped = is_skipped(found, wanted)
    if reopen and freeze:
        raise typer.BadParameter("--freeze signs off and --reopen undoes it; choose one.")
    if reopen:
        app.act(reopening.reopen, found, wanted)
    if freeze or not skipped:
        app.act(planning.freeze if freeze else planning.plan, found, wanted)
    view = app.views.week(found, wanted) or (_unplanned(found, wanted) if skipped else None)
    if view is None:
        raise BadInputError("The list changed while it was planned; run the command again.")
    document = week_document(view, app.views.promises(unfinished=True), skipped=skipped)
    answer(as_json, document, _week_in_words(view, skipped=skipped))


def finish(
    context: typer.Context,
    week: Annotated[
        str, typer.Option(metavar="W", help="Such as 2026-W49; the hour at hand where none is given.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """End a week's hour; what has no outcome yet is asked for under To do."""
    app, found = pieces(context)
    finished = app.act(finishing.finish, found, week_wanted(app, found, week))
    over = (each for each in app.views.without_outcome(found, now()) if each.call_list.week == finished.week)
    document = finished_document(finished, next(over, None))
    waiting = document["without_outcome"]
    words = [f"Without an outcome: {', '.join(waiting)}. Enter it with `log`, or on To do."] if waiting else []
    answer(as_json, document, [f"The hour of {finished.week} is finished.", *words])


def _unplanned(found: Program, week: Week) -> WeekView:
    return WeekView(unplanned(found, week), (), Board(0, ()))


def _show(rescheduled: Rescheduled, as_json: bool, lost: Unreached = NOBODY) -> None:
    found, zone = rescheduled.program, rescheduled.program.zone
    hours = next_hours(found, now(), _HOURS_SHOWN)
    when = f"{WEEKDAYS[found.weekday].capitalize()} {found.at:%H:%M}, {found.zone}"
    length = f"{found.minutes} minutes, {found.call_minutes} a call and {found.buffer_minutes} between"
    coming = (f"  {hour.week}  {hour.starts_at.astimezone(ZoneInfo(found.zone)):%A %d %B %Y %H:%M}" for hour in hours)
    lines = [f"{found.name}: {when}, {length}.", *coming]
    unlike = {
        "stay": [hour_document(hour, zone) for hour in rescheduled.stay],
        "gone": [hour_document(hour, zone) for hour in rescheduled.gone],
    }
    document = program_document(found, hours) | unlike | (unreached_document(lost) if lost.customers else {})
    answer(as_json, document, [*lines, *rescheduling.in_words(rescheduled), *in_words(lost)])


def _week_in_words(view: WeekView, *, skipped: bool) -> list[str]:
    call_list = view.call_list
    starts_at = call_list.starts_at.astimezone(ZoneInfo(call_list.zone))
    rows = (_row(card, call_list.zone) for card in view.cards)
    state = "skipped" if skipped else "finished" if call_list.finished_at else call_list.state
    when = f"{call_list.week}, {starts_at:%A %d %B %H:%M} {call_list.zone}"
    return [
        f"{when}, {state}; {call_list.eligible:,} could be called.",
        *table(("at", "customer", "contact", "seat", "why"), rows),
        *(f"{count:,} left out: {why}" for why, count in sorted(call_list.left_out.items())),
    ]


def _row(card: Card, zone: str) -> tuple[object, ...]:
    planned = "standby" if card.entry.standby else clock(card.entry.planned_at, zone)
    return planned, card.customer.name, card.customer.contact.name, card.entry.seat, card.entry.reason
