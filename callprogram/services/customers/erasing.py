"""Erasing: a customer is forgotten, but for counts and dates; nobody brings them back without asking."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from callprogram.domain.calls.calls import Call
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.matching.forgetting import Forgotten
from callprogram.domain.lists.call_list import CallList, Entry
from callprogram.domain.people.members import Member, Role
from callprogram.errors import StateError
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.ports import Erased, Store


def erase_customer(store: Store, member: Member, now: datetime, customer_id: int) -> Erased:
    """The customer erased, and nothing of them left in the database's files."""
    erased = act(store, member, now, erase, customer_id)
    store.wipe()
    return erased


def erase(acting: Acting, customer_id: int) -> Erased:
    """Names, numbers, addresses, notes, mails and files of a customer gone, wherever they stand.

    Raises StateError while the hour with them is running, or a call, NotAllowedError while they are on legal hold.
    """
    customer = acting.transaction.get(Customer, customer_id)
    for list_id in {each.call_list_id for each in acting.transaction.find(Entry, customer_id=customer_id)}:
        call_list = acting.transaction.get(CallList, list_id)
        if call_list.started_at and not call_list.finished_at:
            raise StateError("The hour with them is running; finish it first, then erase them.")
    if any(not each.settled and each.provider_id for each in acting.transaction.find(Call, customer_id=customer_id)):
        raise StateError("A call with them is not over yet; once it is, erase them.")
    return acting.transaction.erasure.erase(customer, acting.now)


def hold_out(acting: Acting, customer_id: int) -> Mapping[str, Sequence[Mapping[str, object]]]:
    """What is held on a customer, by table; that somebody asked is on record, private notes are the executive's."""
    customer = acting.transaction.get(Customer, customer_id)
    acting.transaction.note("customer", customer.id)
    private = Role.EXECUTIVE in acting.member.roles
    return acting.transaction.erasure.held(customer, private=private)


def forgotten(acting: Acting) -> Forgotten:
    """Whoever was erased, as keyed hashes."""
    return acting.transaction.erasure.forgotten()


def erase_again(acting: Acting, lists: Sequence[Forgotten]) -> tuple[Erased, ...]:
    """Whoever was erased and is here again, as after going back to a copy made before: erased once more.

    Whoever is on legal hold there stays.
    """
    for each in lists:
        acting.transaction.erasure.keep(each, acting.now)
    known = [*lists, acting.transaction.erasure.forgotten()]
    here = [each for each in acting.transaction.find(Customer) if any(one.has(each) for one in known)]
    free = [each for each in here if not acting.transaction.is_on_hold(each)]
    return tuple(acting.transaction.erasure.erase(each, acting.now) for each in free)
