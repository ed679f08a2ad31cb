"""Reviewing: what a person decides about customers after an import."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from callprogram.domain.calls.calls import Call
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.duplicates import Alias, Join, LikelyPair, ToldApart, lasting_keys
from callprogram.domain.customers.matching.changes import joined
from callprogram.domain.lists.call_list import Entry, EntryState
from callprogram.domain.lists.hand_edits import HandEdit
from callprogram.domain.lists.holds import Hold
from callprogram.domain.promises.commitments import Commitment
from callprogram.errors import StateError
from callprogram.services.acting import Acting
from callprogram.services.customers import several
from callprogram.services.ports import Transaction
from callprogram.services.views import Views

MANY = 50_000  # customers, above which looking through all of them takes seconds
_SHOWN = 20
_GONE = "No longer in the CRM's export"
_ON_IT_ALREADY = "is on the list already"
_GIVEN: tuple[type[Any], ...] = (Entry, Call, Commitment, Alias, Hold, Case, HandEdit)


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
    apart = _told_apart_from(acting.transaction, goes)
    handed = _hand_over(acting.transaction, stays, goes)
    acting.transaction.remove(goes)
    keys = tuple(key for key in lasting_keys(stays, goes) if not acting.transaction.find(Alias, key=key))
    for key in keys:
        acting.transaction.add(Alias(0, stays.id, key))
    by = acting.now, acting.member.name
    acting.transaction.add(Join(0, stays.id, *by, before=(stays, goes), handed=handed, keys=keys, apart=apart))
    return acting.transaction.save(joined(stays, goes))


def part(acting: Acting, join_id: int) -> Customer:
    """Two who were joined are two again, each with what was theirs; what came since stays with the one who stayed.

    Raises StateError where what is known of the customer has changed since, because that would be lost.
    """
    join = acting.transaction.get(Join, join_id)
    stays, as_joined = acting.transaction.get(Customer, join.stays_id), joined(*join.before)
    if stays != as_joined:
        raise StateError(
            f"{stays.name} has changed since, so these two stay one; only what is as it was can be undone."
        )
    for key in join.keys:
        for alias in acting.transaction.find(Alias, customer_id=stays.id, key=key):
            acting.transaction.remove(alias)
    acting.transaction.save(join.stayed)
    went = acting.transaction.add(join.went)
    _give_back(acting.transaction, join, went)
    for other in join.apart:
        if acting.transaction.find(Customer, id=other):
            tell_apart(acting, went.id, other)
    acting.transaction.remove(join)
    return went


def tell_apart(acting: Acting, one_id: int, other_id: int) -> ToldApart:
    """The word that these are two customers, kept so that nobody is asked again."""
    first, second = sorted((acting.transaction.get(Customer, one_id).id, acting.transaction.get(Customer, other_id).id))
    found = acting.transaction.first(ToldApart, one_id=first, other_id=second)
    return found or acting.transaction.add(ToldApart(0, first, second, acting.now, acting.member.name))


def keep(acting: Acting, customer_ids: Sequence[int]) -> int:
    """Customers whom the CRM's export has no more stay as they are: how many."""
    acting.transaction.imports.settle_vanished(customer_ids)
    return len(customer_ids)


def stop_calling(acting: Acting, customer_ids: Sequence[int]) -> int:
    """Customers whom the CRM's export has no more are not called any more: how many."""
    several.forbid_calls(acting, customer_ids, _GONE)
    acting.transaction.imports.settle_vanished(customer_ids)
    return len(customer_ids)


def _told_apart_from(transaction: Transaction, customer: Customer) -> tuple[int, ...]:
    others = [each.other_id for each in transaction.find(ToldApart, one_id=customer.id)]
    return (*others, *(each.one_id for each in transaction.find(ToldApart, other_id=customer.id)))


def _hand_over(transaction: Transaction, stays: Customer, goes: Customer) -> dict[str, tuple[int, ...]]:
    """Give calls, promises and places on lists to the customer who stays; nobody is called twice in an hour.

    The ids of what was given, by kind.
    """
    listed = {entry.call_list_id for entry in transaction.find(Entry, customer_id=stays.id)}
    given: dict[str, tuple[int, ...]] = {}
    for kind in _GIVEN:
        values = transaction.find(kind, customer_id=goes.id)
        given[kind.__name__] = tuple(value.id for value in values)
        for value in values:
            handed = replace(value, customer_id=stays.id)
            if kind is Entry and value.call_list_id in listed and value.state is EntryState.PENDING:
                handed = replace(handed, state=EntryState.SKIPPED, skipped_why=_ON_IT_ALREADY)
            transaction.save(handed)
    return given


def _give_back(transaction: Transaction, join: Join, went: Customer) -> None:
    """What was given is theirs again, as long as it is there."""
    for kind in _GIVEN:
        for row_id in join.handed.get(kind.__name__, ()):
            for value in transaction.find(kind, id=row_id, customer_id=join.stays_id):
                back = replace(value, customer_id=went.id)
                if kind is Entry and value.skipped_why == _ON_IT_ALREADY:
                    back = replace(back, state=EntryState.PENDING, skipped_why="")
                transaction.save(back)
