"""Hand edits: what somebody changes on a week's draft before it is frozen; planning again keeps every change."""

from dataclasses import replace

from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, Entry, ListState
from callprogram.domain.lists.hand_edits import HandEdit, HandEdits, Kind
from callprogram.domain.program.call_hour import Program, Week
from callprogram.errors import BadInputError, StateError
from callprogram.services.acting import Acting
from callprogram.services.lists.finishing import list_of
from callprogram.services.lists.planning import occasion_at, why_never
from callprogram.services.ports import Transaction


def pin(acting: Acting, program: Program, week: Week, customer_id: int) -> HandEdit:
    """The customer stays on the list, whoever else has a stronger claim; raises StateError where they are not."""
    call_list = _draft(acting.transaction, program, week)
    if not acting.transaction.find(Entry, call_list_id=call_list.id, customer_id=customer_id):
        raise StateError(
            f"{_name(acting.transaction, customer_id)} is not on the list of {week}; put them on it by hand."
        )
    return _edit(acting, call_list, customer_id, Kind.PIN, "")


def drop(acting: Acting, program: Program, week: Week, customer_id: int, why: str) -> HandEdit:
    """The customer is taken off this week's list, with the reason where one is given."""
    call_list = _draft(acting.transaction, program, week)
    return _edit(acting, call_list, customer_id, Kind.DROP, why.strip())


def put_on(acting: Acting, program: Program, week: Week, customer_id: int) -> HandEdit:
    """The customer is put on the list, though called lately or snoozed; raises BadInputError where no call may be."""
    call_list = _draft(acting.transaction, program, week)
    occasion = occasion_at(acting.transaction, program, week)
    by_hand = replace(occasion, edits=HandEdits(added=frozenset({customer_id})))
    name = _name(acting.transaction, customer_id)
    if reason := why_never(acting.transaction, program, by_hand, customer_id):
        raise BadInputError(f"{name} cannot be put on the list of {week}: {reason}. Choose somebody else.")
    return _edit(acting, call_list, customer_id, Kind.ADD, "")


def swap(acting: Acting, program: Program, week: Week, customer_id: int, instead_id: int, why: str) -> HandEdit:
    """One customer taken off the list with the reason, and another put on it in their place."""
    if customer_id == instead_id:
        raise BadInputError("Choose somebody else to call instead.")
    drop(acting, program, week, customer_id, why)
    return put_on(acting, program, week, instead_id)


def undo(acting: Acting, program: Program, week: Week, customer_id: int) -> None:
    """Whatever was changed by hand for this customer is taken back."""
    _draft(acting.transaction, program, week)
    for edit in acting.transaction.find(HandEdit, program_id=program.id, week=week, customer_id=customer_id):
        acting.transaction.remove(edit)


def undo_swap(acting: Acting, program: Program, week: Week, customer_id: int, instead_id: int) -> None:
    """Both halves of a swap are taken back."""
    undo(acting, program, week, customer_id)
    undo(acting, program, week, instead_id)


def _edit(acting: Acting, call_list: CallList, customer_id: int, kind: Kind, why: str) -> HandEdit:
    acting.transaction.get(Customer, customer_id)
    made = acting.transaction.find(
        HandEdit, program_id=call_list.program_id, week=call_list.week, customer_id=customer_id
    )
    if made and (made[-1].kind, made[-1].why) == (kind, why):
        return made[-1]
    edit = HandEdit(0, call_list.program_id, call_list.week, customer_id, kind, acting.now, acting.member.name, why)
    return acting.transaction.add(edit)


def _draft(transaction: Transaction, program: Program, week: Week) -> CallList:
    found = list_of(transaction, program, week)
    if found.state is ListState.FROZEN:
        raise StateError(f"The list of {week} is signed off; undo the sign-off on This week first.")
    return found


def _name(transaction: Transaction, customer_id: int) -> str:
    return transaction.get(Customer, customer_id).name
