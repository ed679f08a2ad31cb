"""Outcomes: a call given its outcome in one tap, taken back, typed in afterwards, and remembered by its mood."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from callprogram.domain.calls.calls import Call, Disposition, Mode, Status
from callprogram.domain.calls.notes import cleaned
from callprogram.domain.calls.outcomes import Outcome, check
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, Entry, EntryState, ListState, put_last
from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError, StateError
from callprogram.services.acting import Acting
from callprogram.services.calls import calling, following_up
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.promises import call_reports

MOST_THEMES = 2
MOODS = range(1, 6)
_LONGEST_THEME = 40
_LONGEST_MINUTES = 720


@dataclass(frozen=True)
class LaterCall:
    """A call of an entry as somebody types it in afterwards; `at` when it began, `minutes` where somebody knows."""

    entry_id: int
    outcome: Outcome
    at: datetime
    minutes: int | None = None
    note: str = ""


def give(acting: Acting, entry_id: int, outcome: Outcome, press: str = "") -> Call:
    """The entry's call ended with this outcome, and what follows from it done; given again, it is corrected.

    The same `press` gives it once: heard again it changes nothing, not even an outcome that was taken back since.
    """
    if press and (pressed := acting.transaction.first(Call, entry_id=entry_id, outcome_press=press)):
        return pressed
    call = calling.give_outcome(acting, entry_id, outcome.disposition)
    return _followed(acting, replace(call, outcome_press=press), outcome)


def try_later(acting: Acting, entry_id: int) -> Entry:
    """The entry put behind everybody else who waits in this hour; its call of before has ended without an answer."""
    call = calling.open_call(acting, entry_id)
    if not call.ended_at:
        give(acting, entry_id, Outcome(Disposition.NO_ANSWER))
    entry = acting.transaction.get(Entry, entry_id)
    moved = put_last(entry, acting.transaction.find(Entry, call_list_id=entry.call_list_id))
    return [acting.transaction.save(each) for each in moved][-1]


def take_back(acting: Acting, call_id: int) -> Call:
    """The call as it was before its outcome, its entry waiting for one again; raises StateError where it has none."""
    call = acting.transaction.get(Call, call_id)
    if call.disposition is None:
        raise StateError("This call has no outcome to take back.")
    following_up.forget(acting, call)
    if call.entry_id:
        acting.transaction.save(replace(acting.transaction.get(Entry, call.entry_id), state=EntryState.ACTIVE))
    return acting.transaction.save(_reopened(call))


def log(acting: Acting, program: Program, logged: LoggedCall) -> Call:
    """A call made from any phone, recorded, and what follows from it done."""
    return _followed(acting, calling.log(acting, program, logged), logged.outcome)


def enter(acting: Acting, calls: Sequence[LaterCall]) -> list[Call]:
    """The calls of an hour typed in afterwards with their true time, all of them or none."""
    return [_entered(acting, each) for each in sorted(calls, key=lambda each: each.at)]


def remember(acting: Acting, call_id: int, mood: int | None, themes: Sequence[str]) -> Call:
    """The call with how it felt, from 1 to 5, and what it was about, in at most two themes."""
    words = tuple(dict.fromkeys(filter(None, (" ".join(cleaned(theme).split()) for theme in themes))))
    if len(words) > MOST_THEMES:
        raise BadInputError("Name two themes at most; what else was said is in the note.")
    if any(len(word) > _LONGEST_THEME for word in words):
        raise BadInputError("A theme is a word or two; what else was said is in the note.")
    if mood is not None and mood not in MOODS:
        raise BadInputError("The mood of a call is from 1 to 5.")
    return acting.transaction.save(replace(acting.transaction.get(Call, call_id), mood=mood, themes=words))


def _entered(acting: Acting, later: LaterCall) -> Call:
    entry = acting.transaction.get(Entry, later.entry_id)
    call_list = acting.transaction.get(CallList, entry.call_list_id)
    customer = acting.transaction.get(Customer, entry.customer_id)
    if call_list.state is not ListState.FROZEN:
        raise StateError(f"The list of {call_list.week} is still a draft; sign it off first.")
    _expect_past(later, customer, acting.now)
    made = acting.transaction.find(Call, entry_id=entry.id)
    call = made[-1] if made else _new_call(call_list, entry, customer)
    if call.disposition not in {None, later.outcome.disposition}:
        raise StateError(f"{customer.name}: somebody has entered another outcome meanwhile; take this one out.")
    done = _as_it_was(call, later)
    _expect_sound(later, done, customer)
    acting.transaction.save(replace(entry, state=EntryState.DONE, skipped_why=""))
    kept = acting.transaction.save(done) if done.id else acting.transaction.add(done)
    return _followed(acting, kept, later.outcome)


def _followed(acting: Acting, call: Call, outcome: Outcome) -> Call:
    """The call with its outcome and all that follows from it, in whichever way it was given."""
    kept = acting.transaction.save(replace(call, call_again_at=outcome.call_again_at))
    following_up.follow_up(acting, kept, outcome)
    call_reports.report(acting, kept)
    return kept


def _expect_past(later: LaterCall, customer: Customer, now: datetime) -> None:
    minutes = later.minutes or 0
    if not 0 <= minutes <= _LONGEST_MINUTES:
        raise BadInputError(f"{customer.name}: a call lasts between 0 and 720 minutes.")
    if later.at + timedelta(minutes=minutes) > now:
        raise BadInputError(f"{customer.name}: this call would not be over yet; give a time that is past.")


def _expect_sound(later: LaterCall, call: Call, customer: Customer) -> None:
    try:
        check(later.outcome, call)
    except BadInputError as error:
        raise BadInputError(f"{customer.name}: {error}") from None


def _new_call(call_list: CallList, entry: Entry, customer: Customer) -> Call:
    return Call(
        id=0,
        customer_id=customer.id,
        program_id=call_list.program_id,
        mode=Mode.OWN_PHONE,
        status=Status.COMPLETED,
        phone=(customer.phone.e164 or "") if customer.phone else "",
        started_at=call_list.starts_at,
        entry_id=entry.id,
    )


def _as_it_was(call: Call, later: LaterCall) -> Call:
    talked = later.outcome.disposition is Disposition.CONNECTED
    return replace(
        call,
        status=Status.COMPLETED,
        disposition=later.outcome.disposition,
        started_at=later.at,
        ended_at=later.at + timedelta(minutes=later.minutes or 0),
        seconds=later.minutes * 60 if talked and later.minutes is not None else None,
        note="\n".join(filter(None, (call.note, cleaned(later.note)))),
        note_writer="",
    )


def _reopened(call: Call) -> Call:
    if call.mode is not Mode.OWN_PHONE:
        return replace(call, disposition=None, call_again_at=None)
    return replace(call, disposition=None, call_again_at=None, ended_at=None, status=Status.OPEN)
