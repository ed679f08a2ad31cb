"""Reopening: a sign-off taken back while its hour is to come, and whoever has heard of the list told so."""

from collections.abc import Sequence
from dataclasses import replace

from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, Entry, EntryState, ListState
from callprogram.domain.lists.hand_edits import HandEdit, Kind
from callprogram.domain.lists.holds import Answer
from callprogram.domain.people.messages import Delivery, Message
from callprogram.domain.program.call_hour import Program, Week
from callprogram.errors import StateError
from callprogram.services.acting import Acting
from callprogram.services.lists import announcing, finishing
from callprogram.services.ports import Transaction


def reopen(acting: Acting, program: Program, week: Week) -> CallList:
    """The signed-off list a draft again, for somebody to sign off; who was left off by hand stays off.

    Raises StateError where its hour has begun or is over, or where something that was done since would be lost.
    """
    call_list = finishing.list_of(acting.transaction, program, week)
    if call_list.state is not ListState.FROZEN:
        raise StateError(f"The list of {week} is a draft; there is no sign-off to undo.")
    if call_list.started_at or call_list.finished_at or call_list.starts_at <= acting.now:
        raise StateError(f"The hour of {week} has begun, is over or is skipped; its sign-off stays.")
    entries = acting.transaction.find(Entry, call_list_id=call_list.id)
    _require_untouched(acting.transaction, entries)
    announcing.take_back(acting, call_list)
    _leave_off(acting, call_list, entries)
    draft = replace(call_list, state=ListState.DRAFT, frozen_at=None, frozen_by="", reopened_at=acting.now, stale=True)
    return acting.transaction.save(draft)


def _require_untouched(transaction: Transaction, entries: Sequence[Entry]) -> None:
    for entry in entries:
        name = transaction.get(Customer, entry.customer_id).name
        if entry.state in {EntryState.ACTIVE, EntryState.DONE}:
            raise StateError(f"{name} has been called already, so the sign-off stays; leave others out one by one.")
        if said := transaction.first(Answer, entry_id=entry.id):
            raise StateError(
                f"{said.answered_by} has written what to know about {name} before this call, so the sign-off stays; "
                "leave customers out one by one."
            )
        asked = transaction.find(Message, key=f"asked first {entry.id}")
        if any(message.state is not Delivery.WITHDRAWN for message in asked):
            raise StateError(f"{name} has been asked whether the time is good, so the sign-off stays.")


def _leave_off(acting: Acting, call_list: CallList, entries: Sequence[Entry]) -> None:
    """Whoever was taken off the signed-off list, off the draft as well."""
    for entry in entries:
        if entry.state is EntryState.SKIPPED:
            of, made = (call_list.program_id, call_list.week, entry.customer_id), (acting.now, acting.member.name)
            acting.transaction.add(HandEdit(0, *of, Kind.DROP, *made, entry.skipped_why))
