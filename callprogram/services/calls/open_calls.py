"""Open calls: the row of a call, found where one is open, begun where there is none."""

from dataclasses import replace
from datetime import datetime, timedelta
from operator import itemgetter

from callprogram.domain.calls.calling_rules import CallingRules, expect_allowed, objection
from callprogram.domain.calls.calls import Call, Disposition, Mode, Status
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists import call_list as lists
from callprogram.domain.lists.call_list import CallList, Entry, EntryState, ListState
from callprogram.domain.program.call_hour import Program
from callprogram.services.ports import Transaction

LONGEST_CALL = timedelta(hours=12)
_NOBODY_HEARD = {Disposition.NO_ANSWER, Disposition.BUSY, None}


def rules_of(transaction: Transaction, program: Program) -> CallingRules:
    """The program's calling rules; the first ones where nobody has set any."""
    return transaction.first(CallingRules, program_id=program.id) or CallingRules(0, program.id)


def expect_callable(transaction: Transaction, program: Program, customer: Customer, now: datetime, reason: str) -> None:
    """Nothing where the customer may be called now; raises BadInputError where not, or without the reason it takes."""
    refused_by = transaction.refused_by(customer.phone.e164) if customer.phone and customer.phone.e164 else None
    why_not = objection(customer, now, timedelta(minutes=program.call_minutes), refused_by)
    expect_allowed(customer, rules_of(transaction, program), why_not, reason)


def program_calling(transaction: Transaction, customer_id: int | None) -> Program | None:
    """The program in which this customer was last called; for anybody else the first that says who takes call-backs."""
    made = transaction.find(Call, customer_id=customer_id, incoming=False) if customer_id else []
    if made:
        return transaction.get(Program, max(made, key=lambda call: call.started_at).program_id)
    programs = transaction.find(Program)
    taken = (each for each in programs if rules_of(transaction, each).callback_phone)
    return next(taken, programs[0] if programs else None)


def begun(transaction: Transaction, call: Call) -> Call:
    """The call kept, and its entry under way; the note of a try that reached nobody goes along."""
    if not call.entry_id:
        return transaction.add(call)
    transaction.save(replace(transaction.get(Entry, call.entry_id), state=EntryState.ACTIVE))
    tries = transaction.find(Call, entry_id=call.entry_id)
    if not tries or tries[-1].disposition not in _NOBODY_HEARD:
        return transaction.add(call)
    last = tries[-1]
    transaction.save(replace(last, note="", note_writer=""))
    return transaction.add(replace(call, note=last.note, note_writer=last.note_writer))


def open_call_with(transaction: Transaction, program: Program, customer: Customer, now: datetime) -> Call | None:
    """The call that is open with this customer, if there is one."""
    unended = transaction.find(Call, program_id=program.id, customer_id=customer.id, ended_at=None, incoming=False)
    # One that the provider rings holds the line until it has an outcome, however long ago it began.
    held = (call for call in unended if call.mode is not Mode.OWN_PHONE or now - call.started_at < LONGEST_CALL)
    return next(held, None)


def new_call(transaction: Transaction, program: Program, customer: Customer, started_at: datetime) -> Call:
    """A call that is not kept yet, from the executive's own phone, of the entry that waits for it."""
    entry = _waiting_entry(transaction, program, customer, started_at)
    return Call(
        id=0,
        customer_id=customer.id,
        program_id=program.id,
        mode=Mode.OWN_PHONE,
        status=Status.OPEN,
        phone=(customer.phone.e164 or "") if customer.phone else "",
        started_at=started_at,
        entry_id=entry.id if entry else None,
    )


def _waiting_entry(transaction: Transaction, program: Program, customer: Customer, at: datetime) -> Entry | None:
    """The entry of the nearest hour, less than a week away, in which the customer still waits."""
    signed_off = {"program_id": program.id, "state": ListState.FROZEN}
    waiting = [
        (abs(call_list.starts_at - at), entry)
        for entry in lists.pending(transaction.find(Entry, customer_id=customer.id))
        for call_list in transaction.find(CallList, id=entry.call_list_id, **signed_off)
    ]
    apart, nearest = min(waiting, key=itemgetter(0), default=(timedelta.max, None))
    return nearest if apart < timedelta(weeks=1) else None
