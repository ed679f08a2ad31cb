"""Reviewing: what a person decides about customers after an import."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from callprogram.domain.calls.calls import Call
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.duplicates import Alias, LikelyPair, ToldApart, lasting_keys
from callprogram.domain.customers.matching.changes import joined
from callprogram.domain.lists.call_list import Entry, EntryState
from callprogram.domain.lists.escalations import Escalation
from callprogram.domain.lists.hand_edits import HandEdit
from callprogram.domain.lists.holds import Hold
from callprogram.domain.promises.commitments import Commitment
from callprogram.errors import StateError
from callprogram.services.acting import Acting
from callprogram.services.ports import Transaction
from callprogram.services.views import Views

MANY = 50_000  # customers, above which looking through all of them takes seconds
_SHOWN = 20


def likely_pairs(views: Views) -> tuple[LikelyPair, ...]:
    """Customers who are likely one, the likeliest first; among very many only somebody who asks has them looked for."""
    return views.likely_pairs(_SHOWN) if views.customer_count() <= MANY else ()


def join(acting: Acting, stays_id: int, goes_id: int) -> Customer:
    """Two customers as one: the first, with what it left open, the calls and the promises from the second.

    What the second was known by, its CRM id before all, leads to the first from now on.
    """
    if stays_id == goes_id:
        raise StateError("A customer cannot be joined with itself; choose two.")
    stays, goes = acting.transaction.get(Customer, stays_id), acting.transaction.get(Customer, goes_id)
    _hand_over(acting.transaction, stays, goes)
    acting.transaction.remove(goes)
    for key in lasting_keys(stays, goes):
        if not acting.transaction.find(Alias, key=key):
            acting.transaction.add(Alias(0, stays.id, key))
    return acting.transaction.save(joined(stays, goes))


def tell_apart(acting: Acting, one_id: int, other_id: int) -> ToldApart:
    """The word that these are two customers, kept so that nobody is asked again."""
    first, second = sorted((acting.transaction.get(Customer, one_id).id, acting.transaction.get(Customer, other_id).id))
    found = acting.transaction.find(ToldApart, one_id=first, other_id=second)
    return found[0] if found else acting.transaction.add(ToldApart(0, first, second, acting.now, acting.member.name))


def keep(acting: Acting, customer_ids: Sequence[int]) -> int:
    """Customers whom the CRM's export has no more stay as they are: how many."""
    acting.transaction.imports.settle_vanished(customer_ids)
    return len(customer_ids)


def stop_calling(acting: Acting, customer_ids: Sequence[int]) -> int:
    """Customers whom the CRM's export has no more are not called any more: how many."""
    for customer_id in customer_ids:
        acting.transaction.save(replace(acting.transaction.get(Customer, customer_id), do_not_call=True))
    acting.transaction.imports.settle_vanished(customer_ids)
    return len(customer_ids)


def _hand_over(transaction: Transaction, stays: Customer, goes: Customer) -> None:
    """Give calls, promises and places on lists to the customer who stays; nobody is called twice in an hour."""
    listed = {entry.call_list_id for entry in transaction.find(Entry, customer_id=stays.id)}
    for entry in transaction.find(Entry, customer_id=goes.id):
        handed = replace(entry, customer_id=stays.id)
        if entry.call_list_id in listed and entry.state is EntryState.PENDING:
            handed = replace(handed, state=EntryState.SKIPPED, skipped_why="is on the list already")
        transaction.save(handed)
    kinds: tuple[type[Any], ...] = (Call, Commitment, Alias, Hold, Escalation, HandEdit)
    for kind in kinds:
        for value in transaction.find(kind, customer_id=goes.id):
            transaction.save(replace(value, customer_id=stays.id))
