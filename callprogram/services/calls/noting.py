"""Noting: what is typed in a call, kept at every pause; the executive's private part for nobody else."""

from dataclasses import replace
from datetime import datetime

from callprogram.domain.calls.calls import Call, Mode, Status
from callprogram.domain.calls.calls_in_words import runs_since
from callprogram.domain.calls.notes import Merged, PrivateNote, Typed, written
from callprogram.domain.calls.questions import ASKED, LONGEST_QUESTION, Questions
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, Entry, ListState
from callprogram.domain.program.seats import Seat
from callprogram.errors import BadInputError
from callprogram.services.acting import Acting
from callprogram.services.calls import calling
from callprogram.services.ports import Transaction


def write(acting: Acting, entry_id: int, typed: Typed) -> Merged:
    """The note of the entry's call once this was typed; the first word opens the call, and no hour is too late."""
    call = call_of(acting, entry_id)
    both = written(call.note, call.note_writer, typed)
    since = acting.now if _only_promised(call) else call.started_at
    noted = replace(call, note=both.text, note_writer=both.writer, started_at=since)
    acting.transaction.save(noted, typed=True)
    return both


def write_privately(acting: Acting, entry_id: int, typed: Typed) -> Merged:
    """The private part of the note once this was typed."""
    call = call_of(acting, entry_id)
    found = [
        note for each in acting.transaction.find(Call, entry_id=entry_id) for note in _private(acting.transaction, each)
    ]
    by = acting.member.email if acting.member.id else ""
    kept = found[-1] if found else acting.transaction.add(PrivateNote(0, call.id, "", written_by=by))
    both = written(kept.text, kept.writer, typed)
    acting.transaction.save(replace(kept, text=both.text, writer=both.writer), typed=True)
    return both


def word_questions(acting: Acting, program_id: int, seat: Seat, texts: tuple[str, ...]) -> Questions:
    """What is asked in the calls of a seat; without any, the usual questions are asked again."""
    words = tuple(filter(None, (" ".join(text.split()) for text in texts)))
    if len(words) > ASKED or any(len(word) > LONGEST_QUESTION for word in words):
        raise BadInputError(f"Ask {ASKED} questions at most, each in {LONGEST_QUESTION} letters at most.")
    if found := acting.transaction.first(Questions, program_id=program_id, seat=seat):
        return acting.transaction.save(replace(found, texts=words))
    return acting.transaction.add(Questions(0, program_id, seat, words))


def _only_promised(call: Call) -> bool:
    """Whether the call was opened by a promise, which begins no clock, and nobody has talked or written yet."""
    return call.mode is Mode.OWN_PHONE and call.ended_at is None and runs_since(call) is None


def _private(transaction: Transaction, call: Call) -> list[PrivateNote]:
    return transaction.find(PrivateNote, call_id=call.id)


def call_of(acting: Acting, entry_id: int) -> Call:
    """The entry's call; the first word opens it, and no hour is too late."""
    if made := acting.transaction.find(Call, entry_id=entry_id):
        return made[-1]
    entry = acting.transaction.get(Entry, entry_id)
    call_list = acting.transaction.get(CallList, entry.call_list_id)
    if call_list.state is ListState.FROZEN and not call_list.finished_at:
        return calling.open_call(acting, entry_id)
    return acting.transaction.add(_after_the_hour(acting.transaction, call_list, entry, acting.now))


def _after_the_hour(transaction: Transaction, call_list: CallList, entry: Entry, now: datetime) -> Call:
    """A call that is known by its note alone, which came once the hour was over."""
    customer = transaction.get(Customer, entry.customer_id)
    phone = (customer.phone.e164 or "") if customer.phone else ""
    return Call(
        id=0,
        customer_id=customer.id,
        program_id=call_list.program_id,
        mode=Mode.OWN_PHONE,
        status=Status.COMPLETED,
        phone=phone,
        started_at=min(now, call_list.finished_at or now),
        ended_at=now,
        entry_id=entry.id,
    )
