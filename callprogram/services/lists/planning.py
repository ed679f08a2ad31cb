"""Planning: the week's list, signing it off, and working through the hour."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists import call_list as lists
from callprogram.domain.lists.call_list import CallList, Change, Entry, EntryState, ListState
from callprogram.domain.lists.eligibility import DO_NOT_CALL, REFUSED, called_recently
from callprogram.domain.lists.hand_edits import HandEdit, hand_edits
from callprogram.domain.lists.planning import Occasion, entries_of, occasion_of, open_places, select, why_left_out
from callprogram.domain.lists.shortfalls import nobody, notices
from callprogram.domain.lists.simulation import Rates
from callprogram.domain.lists.standings import Standings
from callprogram.domain.program.call_hour import Program, Week, require_held
from callprogram.domain.words.dates import counted
from callprogram.errors import BadInputError, StateError
from callprogram.services.acting import Acting
from callprogram.services.lists import announcing, finishing
from callprogram.services.ports import Transaction

STRONGER = "others have a stronger claim now"


@dataclass(frozen=True)
class Forecast:
    """Where everybody stands, and how often they answer and are promised things."""

    standings: Standings
    rates: Rates


def plan(acting: Acting, program: Program, week: Week) -> CallList:
    """The week's draft, made from the facts as they are; a frozen list is given back as it stands."""
    standing = acting.transaction.first(CallList, program_id=program.id, week=week)
    if standing and standing.state is ListState.FROZEN:
        return standing
    require_held(program, week)
    occasion = occasion_at(acting.transaction, program, week)
    places, left_out = open_places(occasion, acting.transaction.planning.populations())
    selection = select(occasion, acting.transaction.planning.standings(program, week, places))
    known = acting.transaction.planning.facts(program, week, [each.customer_id for each in selection.seated])
    counts = dict(Counter(left_out) + Counter(selection.left_out))
    entries = entries_of(selection, {facts.customer.id: facts for facts in known}, program.policy)
    draft = CallList(
        id=0,
        program_id=program.id,
        week=week,
        starts_at=occasion.hour.starts_at,
        ends_at=occasion.hour.ends_at,
        zone=program.zone,
        state=ListState.DRAFT,
        eligible=selection.eligible,
        left_out=counts,
        seed=occasion.seed,
        changes=_changes(acting.transaction, program, occasion, standing, entries),
        notices=notices(occasion, selection, counts),
        reopened_at=standing.reopened_at if standing else None,
    )
    return acting.transaction.drafts.replace(draft, entries)


def occasion_at(transaction: Transaction, program: Program, week: Week) -> Occasion:
    """The hour to plan, with what people changed on its draft and how often calls are answered."""
    edits = transaction.find(HandEdit, program_id=program.id, week=week)
    return occasion_of(program, week, hand_edits(edits), transaction.planning.answer_rate(program))


def look_ahead(acting: Acting, program: Program, week: Week) -> Forecast:
    """What playing the program forward from a week starts with; nothing is changed."""
    places = tuple({each.place: None for each in acting.transaction.planning.populations() if each.place})
    planning = acting.transaction.planning
    rates = Rates(planning.answer_rate(program), planning.promise_rate(program))
    return Forecast(planning.standings(program, week, places), rates)


def why_not(acting: Acting, program: Program, week: Week, customer_id: int) -> str:
    """Why a customer is not on the week's list, in a sentence."""
    name = acting.transaction.get(Customer, customer_id).name
    occasion = occasion_at(acting.transaction, program, week)
    if reason := why_never(acting.transaction, program, occasion, customer_id):
        return f"{name} cannot be on the list of {week}: {reason}."
    call_list = plan(acting, program, week)
    entries = acting.transaction.find(Entry, call_list_id=call_list.id)
    if mine := next((entry for entry in entries if entry.customer_id == customer_id), None):
        return f"{name} is on the list of {week}{' as a standby' if mine.standby else ''}: {mine.reason}"
    return f"{name} can be called in the hour of {week}; {_stronger(call_list, entries)}"


def why_never(transaction: Transaction, program: Program, occasion: Occasion, customer_id: int) -> str:
    """Why a customer cannot be on a list, with whoever asked not to be called at their number; empty where they can."""
    facts = transaction.planning.facts(program, occasion.hour.week, [customer_id])
    reason, phone = why_left_out(occasion, facts)[customer_id], transaction.get(Customer, customer_id).phone
    refusing = transaction.refused_by(phone.e164) if reason == REFUSED and phone and phone.e164 else None
    return f"{refusing.name} asked not to be called at this number" if refusing else reason


def freeze(acting: Acting, program: Program, week: Week) -> CallList:
    """The week's list signed off: from now on it does not change by itself."""
    call_list = plan(acting, program, week)
    if call_list.state is ListState.FROZEN:
        return call_list
    if not acting.transaction.find(Entry, call_list_id=call_list.id):
        raise StateError(nobody(occasion_at(acting.transaction, program, week), call_list.left_out))
    frozen = acting.transaction.save(
        replace(call_list, state=ListState.FROZEN, frozen_at=acting.now, frozen_by=acting.member.name)
    )
    announcing.announce(acting, frozen)
    return frozen


def start_hour(acting: Acting, program: Program, week: Week) -> CallList:
    """The hour begun, without whom it has no reason to call any more; beginning it again changes nothing."""
    call_list = finishing.list_of(acting.transaction, program, week)
    lists.expect_running(call_list)
    if call_list.started_at:
        return call_list
    _leave_alone(acting.transaction, program, call_list)
    return acting.transaction.save(replace(call_list, started_at=acting.now))


def _leave_alone(transaction: Transaction, program: Program, call_list: CallList) -> None:
    """Whoever was talked to since, or told by mail what the call was for, waits for the gap like everybody.

    Nobody is called who has asked since not to be, or at a number at which somebody else has.
    """
    occasion, gap = occasion_at(transaction, program, call_list.week), called_recently(program.policy)
    found = transaction.find(Entry, call_list_id=call_list.id, state=EntryState.PENDING)
    waiting = {each.customer_id: each for each in found}
    facts = transaction.planning.facts(program, call_list.week, list(waiting))
    for customer_id, why in why_left_out(occasion, facts).items():
        if why in {DO_NOT_CALL, REFUSED} or (why == gap and customer_id not in occasion.edits.kept):
            transaction.save(replace(waiting[customer_id], state=EntryState.SKIPPED, skipped_why=why))


def finish_hour(acting: Acting, program: Program, week: Week) -> CallList:
    """The hour finished; whoever was not called is left for another week, with that as the reason."""
    call_list = finishing.list_of(acting.transaction, program, week)
    lists.expect_open(call_list, acting.transaction.find(Entry, call_list_id=call_list.id))
    return finishing.finish_without_the_rest(acting, call_list)


def skip(acting: Acting, entry_id: int, why: str) -> Entry:
    """The entry left out of this hour, with the reason."""
    if not why.strip():
        raise BadInputError("Say in a few words why this customer is skipped.")
    entry = _open_entry(acting.transaction, entry_id)
    if entry.state is EntryState.DONE:
        raise StateError("This customer has been called already.")
    skipped = acting.transaction.save(replace(entry, state=EntryState.SKIPPED, skipped_why=why.strip()))
    announcing.tell_change(acting, skipped, member=acting.member)
    return skipped


def postpone(acting: Acting, entry_id: int) -> Entry:
    """The entry behind everybody else who waits in this hour."""
    entry = _open_entry(acting.transaction, entry_id)
    moved = lists.put_last(entry, acting.transaction.find(Entry, call_list_id=entry.call_list_id))
    return [acting.transaction.save(each) for each in moved][-1]


def restore(acting: Acting, entry_id: int) -> Entry:
    """The skipped entry back on the list."""
    entry = _open_entry(acting.transaction, entry_id)
    if entry.state is not EntryState.SKIPPED:
        raise StateError("This customer was not skipped.")
    restored = acting.transaction.save(replace(entry, state=EntryState.PENDING, skipped_why=""))
    announcing.tell_change(acting, restored, member=acting.member)
    return restored


def _open_entry(transaction: Transaction, entry_id: int) -> Entry:
    entry = transaction.get(Entry, entry_id)
    lists.expect_open(transaction.get(CallList, entry.call_list_id), [entry])
    return entry


def _stronger(call_list: CallList, entries: list[Entry]) -> str:
    calls = sum(not entry.standby for entry in entries)
    return (
        f"{counted(call_list.eligible, 'customer')} can, and the {counted(calls, 'call')} went to stronger claims. "
        "Put them on by hand if you want them called."
    )


def _changes(
    transaction: Transaction, program: Program, occasion: Occasion, before: CallList | None, now: Sequence[Entry]
) -> tuple[Change, ...]:
    """Who came since the draft before and who left it; the same as then where the list is the same."""
    if before is None:
        return ()
    listed = {entry.customer_id for entry in transaction.find(Entry, call_list_id=before.id) if not entry.standby}
    coming = {entry.customer_id: entry.reason for entry in now if not entry.standby}
    gone = sorted(listed - coming.keys())
    if listed == coming.keys():
        return before.changes
    by_hand = occasion.edits.added
    reasons = why_left_out(occasion, transaction.planning.facts(program, occasion.hour.week, gone))
    came = [
        Change(each, came=True, why="put on by hand" if each in by_hand else reason)
        for each, reason in coming.items()
        if each not in listed
    ]
    return (*came, *(Change(each, came=False, why=reasons.get(each) or STRONGER) for each in gone))
