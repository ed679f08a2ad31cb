"""The documents of the hour and of what calendars know of it."""

from callprogram.cli.documents.values import Document, fields_of, moment
from callprogram.domain.calendar.leave import Proposal
from callprogram.domain.calendar.outlets import FoundChange, Outlet, Way
from callprogram.domain.calendar.series import Occurrence
from callprogram.domain.program.call_hour import WEEKDAYS, CallHour, Program
from callprogram.services.calendar.unreached import Unreached
from callprogram.services.views import CalendarView


def program_document(program: Program, hours: tuple[CallHour, ...]) -> Document:
    """The program and its next hours."""
    return {
        "name": program.name,
        "weekday": WEEKDAYS[program.weekday],
        "at": f"{program.at:%H:%M}",
        **fields_of(program, "zone", "country", "minutes", "call_minutes", "buffer_minutes"),
        **fields_of(program, "executive_name", "executive_email", "executive_phone"),
        **fields_of(program, "every_weeks", "ends_on", "private", "guests"),
        "next_hours": [hour_document(hour, program.zone) for hour in hours],
    }


def hour_document(hour: CallHour, zone: str) -> Document:
    """One hour: its week, and from when to when."""
    return {
        "week": str(hour.week),
        "starts_at": moment(hour.starts_at, zone),
        "ends_at": moment(hour.ends_at, zone),
    }


def calendar_document(view: CalendarView, zone: str) -> Document:
    """What calendars know of the hour, and by which ways."""
    series = view.series
    return {
        "uid": series.uid if series else None,
        "sequence": series.sequence if series else None,
        "changed_at": moment(series.stamped_at, zone) if series else None,
        "invited": [guest.email for guest in series.appointment.guests] if series else [],
        "weeks": [occurrence_document(week, zone) for week in view.weeks],
        "ways": {way.value: _way(view.outlets.get(way), zone) for way in Way},
    }


def _way(outlet: Outlet | None, zone: str) -> Document:
    if outlet is None:
        return {"on": False, "in_step_at": None, "sequence": None, "trouble": "", "found": []}
    return {
        "on": outlet.is_on,
        "in_step_at": moment(outlet.in_step_at, zone) if outlet.in_step_at else None,
        "sequence": outlet.sequence,
        "trouble": outlet.trouble,
        "found": [_found(change, zone) for change in outlet.found],
    }


def _found(change: FoundChange, zone: str) -> Document:
    """What somebody changed there by hand; of the whole series where it names no week."""
    return {
        "week": str(change.week) if change.week else None,
        "starts_at": moment(change.starts_at, zone) if change.starts_at else None,
        "gone": change.gone,
    }


def occurrence_document(week: Occurrence, zone: str) -> Document:
    """One week as calendars know it."""
    return {
        "week": str(week.week),
        "skipped": week.skipped,
        "starts_at": moment(week.starts_at, zone),
        "ends_at": moment(week.ends_at, zone),
        "customers": len(week.lines),
    }


def proposal_document(proposal: Proposal, zone: str) -> Document:
    """A week whose hour is on a day off."""
    return {
        "week": str(proposal.week),
        "starts_at": moment(proposal.starts_at, zone),
        "why": proposal.why,
        "move_to": moment(proposal.move_to, zone) if proposal.move_to else None,
    }


def unreached_document(found: Unreached) -> Document:
    """Whom another time reaches no more."""
    promised = [
        {
            "customer_id": each.customer.reference,
            "company": each.customer.name,
            "commitment_id": str(each.commitment.id),
        }
        for each in found.promises
    ]
    return {"unreached": {"customers": found.customers, "promised": promised}}
