"""The documents of a week's list, its calls and its promises."""

from collections.abc import Iterable

from callprogram.cli.documents.values import Document, as_text, fields_of, filled, moment
from callprogram.domain.lists.call_list import CallList
from callprogram.domain.promises.commitments import Commitment, is_awaited
from callprogram.domain.promises.sentences.understood import Understood
from callprogram.services.views import CallLine, Card, OverHour, Promise, WeekView


def week_document(view: WeekView, promises: Iterable[Promise], *, skipped: bool) -> Document:
    """A week's list; `promises` are those not yet told, whoever is on the list; `skipped` where it has no hour."""
    call_list = view.call_list
    return {
        "week": str(call_list.week),
        "starts_at": moment(call_list.starts_at, call_list.zone),
        "ends_at": moment(call_list.ends_at, call_list.zone),
        "zone": call_list.zone,
        "state": call_list.state,
        "skipped": skipped,
        "finished_at": moment(call_list.finished_at, call_list.zone) if call_list.finished_at else None,
        "eligible": call_list.eligible,
        "entries": [_entry(card, call_list.zone) for card in view.cards],
        "left_out": dict(call_list.left_out),
        "notices": list(call_list.notices),
        "changes": [
            {"customer_id": f"c{change.customer_id}", "came": change.came, "why": change.why}
            for change in call_list.changes
        ],
        "promises": [promise_document(promise) for promise in promises],
    }


def finished_document(call_list: CallList, over: OverHour | None) -> Document:
    """An hour that is finished, and who of it has no outcome."""
    finished = moment(call_list.finished_at, call_list.zone) if call_list.finished_at else None
    waiting = [each.customer.reference for each in over.waiting] if over else []
    return {"week": str(call_list.week), "finished_at": finished, "without_outcome": waiting}


def _entry(card: Card, zone: str) -> Document:
    entry, customer = card.entry, card.customer
    return {
        "position": entry.position,
        "customer_id": customer.reference,
        "crm_id": customer.crm_id,
        "company": customer.company,
        "contact": customer.contact.name,
        "phone": customer.phone.e164 if customer.phone else None,
        **fields_of(entry, "seat", "score", "reason"),
        "planned_at": moment(entry.planned_at, zone),
        "customer_local_time": moment(entry.planned_at, entry.zones[0]) if entry.zones else None,
        **fields_of(entry, "standby", "state"),
        "brief": list(card.brief.lines),
    }


def promise_document(promise: Promise) -> Document:
    """One commitment with its customer."""
    commitment: Commitment = promise.commitment
    return {
        "id": str(commitment.id),
        "customer_id": promise.customer.reference,
        "company": promise.customer.company,
        **fields_of(commitment, "text", "owner", "due_on", "state", "made_at"),
        "made_in_call": as_text(commitment.made_in_call),
        **fields_of(commitment, "kept_at", "told_at", "said"),
        "doubtful": bool(commitment.doubt),
        "awaited": is_awaited(commitment),
    }


def understood_document(found: Understood) -> Document:
    """A promise as it was understood; nulls for what is missing."""
    return {
        **filled(found, "text", "owner", "due_on"),
        "doubtful": bool(found.doubts),
        **fields_of(found, "doubts", "awaited"),
    }


def call_document(line: CallLine) -> Document:
    """One call with its customer."""
    call = line.call
    return {
        "id": str(call.id),
        "customer_id": line.customer.reference,
        "company": line.customer.company,
        **fields_of(call, "mode", "status", "uncertain", "disposition", "started_at", "answered_at", "ended_at"),
        **fields_of(call, "seconds", "note", "provider_id", "reason", "incoming", "problem"),
        **fields_of(call, "price", "price_currency"),
    }
