"""The JSON documents of the command line, as its contract names their keys."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from callprogram.domain.calendar_series import Occurrence
from callprogram.domain.call_hour import WEEKDAYS, CallHour, Program
from callprogram.domain.commitments import Commitment
from callprogram.domain.customers import Customer
from callprogram.domain.imports import Import, ImportProfile, Problem, Undone
from callprogram.domain.leave import Proposal
from callprogram.domain.phones import Phone
from callprogram.domain.reachability import zones_of
from callprogram.domain.sentences.understood import Understood
from callprogram.services.importing import Preview
from callprogram.services.views import CalendarView, CallLine, Card, Promise, WeekView

Document = dict[str, Any]


def import_document(seen: Preview, kept: Import | None, profile: ImportProfile | None = None) -> Document:
    """What an import did, or would do where nothing was kept."""
    reading, source, totals = seen.reading, seen.reading.source, seen.changes.totals
    return {
        "import_id": str(kept.id) if kept else None,
        "file": source.file,
        "encoding": source.encoding,
        "delimiter": source.delimiter,
        "header_row": source.header_row,
        "source": source.system,
        "profile": profile.name if profile else None,
        "mapping": {field: list(headers) for field, headers in source.mapping.items()},
        "ignored_headers": list(source.ignored_headers),
        "rows": reading.rows,
        "created": len(seen.changes.created),
        "updated": len(seen.changes.updated),
        "unchanged": seen.changes.unchanged,
        "merged": seen.changes.merged,
        "rejected": len(reading.rejects),
        "vanished": len(seen.changes.vanished),
        "customers": totals.customers,
        "callable": totals.callable,
        "doubtful": totals.doubtful,
        "problems": [_problem(problem) for problem in reading.problems],
        "problems_total": len(reading.problems),
    }


def import_line(found: Import, zone: str) -> Document:
    """One past import."""
    return {
        "import_id": str(found.id),
        "file": found.file,
        "imported_at": moment(found.imported_at, zone),
        "imported_by": found.imported_by,
        "rows": found.rows,
        "created": found.created,
        "updated": found.updated,
        "unchanged": found.unchanged,
        "merged": found.merged,
        "rejected": found.rejected,
        "undone_at": moment(found.undone_at, zone) if found.undone_at else None,
    }


def undone_document(undone: Undone) -> Document:
    """What taking an import back did, and whom it left."""
    return {
        "import_id": str(undone.found.id),
        "removed": undone.removed,
        "restored": undone.restored,
        "left": [
            {"customer_id": customer.reference, "company": customer.company, "reason": why}
            for customer, why in undone.left.items()
        ],
    }


def customer_document(customer: Customer) -> Document:
    """One customer; `phones` has the one to call first."""
    return {
        "id": customer.reference,
        "crm_id": customer.crm_id,
        "company": customer.company,
        "contact": customer.contact.name,
        "title": customer.contact.title,
        "email": customer.contact.email,
        "phones": [_phone(phone) for phone in _to_call_first(customer)],
        "country": customer.country,
        "time_zones": list(zones_of(customer)),
        "account_owner": customer.account_owner,
        "revenue": _amount(customer.revenue),
        "currency": customer.currency,
        "renewal_on": _day(customer.renewal_on),
        "last_contact_on": _day(customer.last_contact_on),
        "health": customer.health,
        "segment": customer.segment,
        "do_not_call": customer.do_not_call,
    }


def program_document(program: Program, hours: tuple[CallHour, ...]) -> Document:
    """The program and its next hours."""
    return {
        "name": program.name,
        "weekday": WEEKDAYS[program.weekday],
        "at": f"{program.at:%H:%M}",
        "zone": program.zone,
        "country": program.country,
        "minutes": program.minutes,
        "call_minutes": program.call_minutes,
        "buffer_minutes": program.buffer_minutes,
        "executive_name": program.executive_name,
        "executive_email": program.executive_email,
        "executive_phone": program.executive_phone,
        "every_weeks": program.every_weeks,
        "ends_on": _day(program.ends_on),
        "private": program.private,
        "guests": list(program.guests),
        "next_hours": [
            {
                "week": str(hour.week),
                "starts_at": moment(hour.starts_at, program.zone),
                "ends_at": moment(hour.ends_at, program.zone),
            }
            for hour in hours
        ],
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
        "ways": {
            way.value: {
                "on": outlet.is_on,
                "in_step_at": moment(outlet.in_step_at, zone) if outlet.in_step_at else None,
                "sequence": outlet.sequence,
                "trouble": outlet.trouble,
            }
            for way, outlet in view.outlets.items()
        },
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


def week_document(view: WeekView) -> Document:
    """A week's list; `promises` has every promise not yet told, whoever is on the list."""
    call_list = view.call_list
    return {
        "week": str(call_list.week),
        "starts_at": moment(call_list.starts_at, call_list.zone),
        "ends_at": moment(call_list.ends_at, call_list.zone),
        "zone": call_list.zone,
        "state": call_list.state,
        "eligible": call_list.eligible,
        "entries": [_entry(card, call_list.zone) for card in view.cards],
        "left_out": dict(call_list.left_out),
        "notices": list(call_list.notices),
        "changes": [
            {"customer_id": f"c{change.customer_id}", "came": change.came, "why": change.why}
            for change in call_list.changes
        ],
        "promises": [promise_document(promise) for promise in view.promises],
    }


def promise_document(promise: Promise) -> Document:
    """One commitment with its customer."""
    commitment: Commitment = promise.commitment
    return {
        "id": str(commitment.id),
        "customer_id": promise.customer.reference,
        "company": promise.customer.company,
        "text": commitment.text,
        "owner": commitment.owner,
        "due_on": _day(commitment.due_on),
        "state": commitment.state,
        "made_at": _utc(commitment.made_at),
        "made_in_call": _id(commitment.made_in_call),
        "kept_at": _utc(commitment.kept_at),
        "told_at": _utc(commitment.told_at),
        "said": commitment.said,
        "doubtful": bool(commitment.doubt),
    }


def understood_document(found: Understood) -> Document:
    """A promise as it was understood; nulls for what is missing."""
    return {
        "text": found.text,
        "owner": found.owner or None,
        "due_on": _day(found.due_on),
        "doubtful": bool(found.doubts),
        "doubts": list(found.doubts),
    }


def call_document(line: CallLine) -> Document:
    """One call with its customer."""
    call = line.call
    return {
        "id": str(call.id),
        "customer_id": line.customer.reference,
        "company": line.customer.company,
        "mode": call.mode,
        "status": call.status,
        "uncertain": call.uncertain,
        "disposition": call.disposition,
        "started_at": _utc(call.started_at),
        "answered_at": _utc(call.answered_at),
        "ended_at": _utc(call.ended_at),
        "seconds": call.seconds,
        "note": call.note,
        "provider_id": call.provider_id,
        "reason": call.reason,
        "incoming": call.incoming,
        "problem": call.problem,
        "price": _amount(call.price),
        "price_currency": call.price_currency,
    }


def moment(value: datetime, zone: str) -> str:
    """A time as ISO 8601 with the zone's offset."""
    return value.astimezone(ZoneInfo(zone)).isoformat()


def _entry(card: Card, zone: str) -> Document:
    entry, customer = card.entry, card.customer
    return {
        "position": entry.position,
        "customer_id": customer.reference,
        "crm_id": customer.crm_id,
        "company": customer.company,
        "contact": customer.contact.name,
        "phone": customer.phone.e164 if customer.phone else None,
        "seat": entry.seat,
        "score": entry.score,
        "reason": entry.reason,
        "planned_at": moment(entry.planned_at, zone),
        "customer_local_time": moment(entry.planned_at, entry.zones[0]) if entry.zones else None,
        "standby": entry.standby,
        "state": entry.state,
        "brief": list(card.brief.lines),
    }


def _phone(phone: Phone) -> Mapping[str, Any]:
    return {
        "e164": phone.e164,
        "extension": phone.extension,
        "label": phone.label,
        "raw": phone.raw,
        "valid": phone.valid,
    }


def _to_call_first(customer: Customer) -> list[Phone]:
    return sorted(customer.phones, key=lambda phone: phone is not customer.phone)


def _problem(problem: Problem) -> Document:
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "message": problem.message,
        "severity": problem.severity,
    }


def _id(value: int | None) -> str | None:
    return None if value is None else str(value)


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _utc(value: datetime | None) -> str | None:
    return value.isoformat() if value else None


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
