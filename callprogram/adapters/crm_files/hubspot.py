"""Calls, notes and tasks as HubSpot imports them.

Labels, options and units as in its knowledge base, “HubSpot's default activity properties” and “Set up import files”: a
call's duration in milliseconds, dates with the time in the zone of the account, a note with the record it belongs to.
"""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from callprogram.domain.calls.briefs import shortened
from callprogram.domain.calls.calls import OUTCOMES, Call
from callprogram.domain.promises.commitments import Commitment, State, standing_in_words
from callprogram.domain.results.activities import Activity

_OF_RECORD = ("Record ID", "Company name", "Contact name", "Phone number", "callprogram ID")
CALLS = (
    *_OF_RECORD, "Activity date", "Call title", "Call notes", "Call duration", "Call direction", "Call status",
    "Call outcome",
)  # fmt: skip
NOTES = (*_OF_RECORD, "Activity date", "Note body")
TASKS = (*_OF_RECORD, "Task title", "Task notes", "Due date", "Task status", "Task type", "Assigned to")
HEADERS = tuple(dict.fromkeys((*CALLS, *NOTES, *TASKS)))
_TITLE, _BODY = 255, 65_536
_STATUS = {
    State.LOOSE: "Not started",
    State.OPEN: "Not started",
    State.KEPT: "In progress",
    State.TOLD: "Completed",
    State.WITHDRAWN: "Deferred",
}


def rows(activity: Activity, zone: str) -> Iterator[tuple[tuple[str, ...], dict[str, str]]]:
    """A call, its note where it has one, or a task, each with the headers of its file."""
    record = _record(activity)
    if activity.call:
        yield CALLS, record | _call(activity.call, zone)
        if activity.call.note.strip():
            own = {"callprogram ID": f"note-{activity.call.id}", "Note body": activity.call.note[:_BODY]}
            yield NOTES, record | own | {"Activity date": _moment(activity.call, zone)}
    elif activity.commitment:
        yield TASKS, record | _task(activity.commitment)


def _record(activity: Activity) -> dict[str, str]:
    customer = activity.customer
    return {
        "Record ID": customer.crm_id or customer.contact.crm_id or "",
        "Company name": customer.company,
        "Contact name": customer.contact.name,
        "Phone number": (customer.phone.e164 or "") if customer.phone else "",
        "callprogram ID": activity.key,
    }


def _call(call: Call, zone: str) -> dict[str, str]:
    outcome = OUTCOMES[call.disposition] if call.disposition else ""
    return {
        "Activity date": _moment(call, zone),
        "Call title": f"Call: {outcome}",
        "Call duration": str((call.seconds or 0) * 1000),
        "Call direction": "Outbound",
        "Call status": "Completed",
        "Call outcome": outcome,
    }


def _task(commitment: Commitment) -> dict[str, str]:
    owner = commitment.owner if "@" in commitment.owner else ""
    notes = f"{commitment.text}\n{standing_in_words(commitment)}"
    return {
        "Task title": shortened(commitment.text, _TITLE),
        "Task notes": notes[:_BODY],
        "Due date": commitment.due_on.isoformat() if commitment.due_on else "",
        "Task status": _STATUS[commitment.state],
        "Task type": "To-do",
        "Assigned to": owner,
    }


def _moment(call: Call, zone: str) -> str:
    return f"{call.started_at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
