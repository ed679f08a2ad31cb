"""`desk clock` and `desk set`: when the desk is open, and what is due when."""

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated

import typer

from callprogram.bootstrap import App
from callprogram.cli.desk.letters import As
from callprogram.cli.documents.letters import desk_document
from callprogram.cli.root import AsJson, answer, pieces, without_empty
from callprogram.domain.cases import clock as rules
from callprogram.domain.cases.clock import check_region
from callprogram.domain.cases.desk import Desk, placed, read_hours
from callprogram.domain.people.members import read_email
from callprogram.domain.program.call_hour import Program, read_zone
from callprogram.domain.program.changed_weeks import read_moment
from callprogram.domain.words.countries import read_country
from callprogram.domain.words.dates import read_day
from callprogram.errors import BadInputError
from callprogram.services.cases import desk_settings

_MOST_HOURS = 10_000
_WHAT = "Say --from TIME with --hours N, or --from TIME --to TIME."


def add_to(desk: typer.Typer) -> None:
    """Register the commands."""
    desk.command()(clock)
    desk.command(name="set")(set_)


def clock(
    context: typer.Context,
    from_: Annotated[list[str], typer.Option("--from", metavar="TIME", help="When the count begins.")],
    hours: Annotated[str, typer.Option(metavar="N", help="Open hours, also with a decimal point.")] = "",
    to: Annotated[str, typer.Option(metavar="TIME", help="Count the open minutes until then.")] = "",
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Count in the desk's open hours: when so many are over, or how many minutes lie between two moments."""
    desk = desk_of(*pieces(context, as_))
    if bool(hours) == bool(to) or (to and len(from_) > 1):
        raise BadInputError(_WHAT)
    if to:
        found = rules.minutes(desk, read_moment(from_[0], desk.zone), read_moment(to, desk.zone))
        whole = int(found) if found == int(found) else found
        answer(as_json, {"minutes": whole}, [f"{whole} open minutes."])
        return
    due = [(each, rules.due(desk, read_moment(each, desk.zone), _hours(hours))) for each in from_]
    document = {
        "due": [
            {
                "from": said,
                "due_at": each.at.isoformat(),
                "skipped": [{"date": day.day.isoformat(), "why": day.why} for day in each.skipped],
            }
            for said, each in due
        ]
    }
    answer(as_json, document, [f"{said}: due {each.at:%A %d %B %Y %H:%M}" for said, each in due])


def set_(
    context: typer.Context,
    hours: Annotated[str | None, typer.Option(help="When it is open: 'mon-fri 09:00-17:00', or none.")] = None,
    zone: Annotated[str | None, typer.Option(help="By whose clocks.")] = None,
    country: Annotated[str | None, typer.Option(metavar="XX", help="Whose holidays.")] = None,
    region: Annotated[str | None, typer.Option(help="The region's holidays too, or none.")] = None,
    closed: Annotated[list[str] | None, typer.Option(metavar="DATE", help="Closed that day too; none clears.")] = None,
    answer_hours: Annotated[str | None, typer.Option(metavar="N", help="Until the customer has a name.")] = None,
    side_hours: Annotated[str | None, typer.Option(metavar="N", help="Until the other side is heard.")] = None,
    redirect: Annotated[list[str] | None, typer.Option(metavar="WHERE=ADDRESS", help="Where others' go.")] = None,
    as_: As = "",
    as_json: AsJson = False,
) -> None:
    """Show or change when the desk is open."""
    app, program = pieces(context, as_)
    kept = app.views.desk()
    changes = without_empty(
        {
            "hours": None if hours is None else read_hours(hours),
            "zone": None if zone is None else read_zone(zone),
            "country": None if country is None else read_country(country),
            "region": None if region is None else _region(region),
            "closed": _closed(kept, closed) if closed else None,
            "answer_hours": None if answer_hours is None else _hours(answer_hours),
            "side_hours": None if side_hours is None else _hours(side_hours),
            "redirects": desk_settings.with_redirects(kept, _redirects(redirect)) if redirect else None,
        }
    )
    if changes:
        wanted = replace(kept, **changes)
        check_region(placed(wanted, program.zone, program.country))
        app.act(desk_settings.set_desk, wanted)
    document = desk_document(desk_of(app, program))
    answer(as_json, document, [f"{each['weekday']} {each['from']}-{each['to']}" for each in document["hours"]])


def desk_of(app: App, program: Program) -> Desk:
    """The desk; where nobody said, its zone and country are the program's."""
    return placed(app.views.desk(), program.zone, program.country)


def _hours(text: str) -> Decimal:
    try:
        hours = Decimal(text.strip())
    except InvalidOperation:
        hours = Decimal(-1)
    if not 0 <= hours <= _MOST_HOURS:
        raise BadInputError(f"“{text}” is no number of hours; write one like 2 or 1.5.")
    return hours


def _region(text: str) -> str:
    return "" if text.casefold() == "none" else text.strip().upper()


def _closed(desk: Desk, days: list[str]) -> tuple[date, ...]:
    """The closed days with these added; `none` clears those that there were."""
    kept = () if any(each.casefold() == "none" for each in days) else desk.closed
    return tuple(sorted({*kept, *(read_day(each) for each in days if each.casefold() != "none")}))


def _redirects(pairs: list[str]) -> dict[str, str]:
    found = {}
    for each in pairs:
        where, sign, address = each.partition("=")
        if not sign or not where.strip():
            raise BadInputError(f"“{each}” names no place and address; write it like legal=lawyers@example.com.")
        found[where.strip().casefold()] = read_email(address) if address.strip() else ""
    return found
