"""Customers joined, told apart and no longer in an export; on both databases."""

from sqlalchemy import Engine

from callprogram.adapters.database.store import Database
from callprogram.adapters.database.views import DatabaseViews
from callprogram.adapters.frames.customers import spooled
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.duplicates import Alias, ToldApart
from callprogram.domain.customers.imports import Changes, Reading, Source
from tests.adapters.database.conftest import begin, events
from tests.examples import BERLIN, IMPORT, LONDON, NOW, WASHINGTON

SOURCE = Source("crm.csv", "utf-8", ",", 1, (), {})
ANN = Customer(0, "A-1", "Acme Inc.", "US", contacts=(Contact("Ann", email="ann@acme.example", phones=(WASHINGTON,)),))
BOB = Customer(0, "A-2", "Acme", "US", contacts=(Contact("Bob", email="bob@acme.example", phones=(LONDON,)),))
SASKIA = Customer(0, "A-3", "Moorlicht", "DE", contacts=(Contact("Saskia", phones=(BERLIN,)),))


def three(store: Database) -> list[Customer]:
    with begin(store, "importing.bring_in") as transaction:
        transaction.imports.bring_in(IMPORT, Changes((ANN, BOB, SASKIA), (), 0, 0))
        return transaction.find(Customer)


def compared(store: Database, *rows: Customer) -> Changes:
    with begin(store, "importing.preview") as transaction:
        return transaction.imports.compare(Reading(SOURCE, len(rows), spooled(rows), (), ()))


def test_likely_pairs_are_found_by_what_they_share_until_they_are_told_apart(
    store: Database, views: DatabaseViews
) -> None:
    ann, bob, _ = three(store)
    [pair] = views.likely_pairs(20)
    assert (pair.one, pair.other) == (ann, bob)

    with begin(store, "reviewing.tell_apart") as transaction:
        transaction.add(ToldApart(0, ann.id, bob.id, NOW, "Anna"))
    assert views.likely_pairs(20) == ()


def test_companies_of_one_name_are_asked_about_where_one_has_no_id(store: Database, views: DatabaseViews) -> None:
    named = [
        Customer(0, crm_id, company)
        for crm_id, company in (("B-1", "Delta"), ("B-2", "Delta"), (None, "Harbor Mill"), (None, "Harbor Mill Ltd"))
    ]
    with begin(store, "importing.bring_in") as transaction:
        transaction.imports.bring_in(IMPORT, Changes(named, (), 0, 0))
    assert [(pair.one.company, pair.other.company) for pair in views.likely_pairs(20)] == [
        ("Harbor Mill", "Harbor Mill Ltd")
    ]


def test_a_row_known_by_an_alias_is_the_customer_it_leads_to(store: Database) -> None:
    ann, bob, _ = three(store)
    with begin(store, "reviewing.join") as transaction:
        transaction.remove(bob)
        transaction.add(Alias(0, ann.id, "id A-2"))
    changes = compared(store, ANN, BOB)

    assert (len(changes.created), changes.merged) == (0, 1)
    assert [each.crm_id for each in changes.updated] == ["A-1"]


def test_a_customer_removed_is_an_event_with_what_it_was_and_takes_its_aliases(store: Database, engine: Engine) -> None:
    ann, *_ = three(store)
    with begin(store, "reviewing.join") as transaction:
        transaction.add(Alias(0, ann.id, "id A-9"))
        transaction.remove(ann)
        assert transaction.find(Alias) == []
    last = events(engine)[-1]

    assert (last.kind, last.row_id, last.before["crm_id"], last.after) == ("customer", ann.id, "A-1", None)


def test_whom_an_export_has_no_more_is_marked_settled_and_unmarked_when_there_again(
    store: Database, views: DatabaseViews
) -> None:
    ann, bob, saskia = three(store)
    with begin(store, "importing.bring_in") as transaction:
        transaction.imports.bring_in(IMPORT, Changes((), (), 1, 0, vanished=(ann.id, bob.id, saskia.id)))
    assert views.customers("", 9, vanished=True).total == 3
    with begin(store, "reviewing.keep") as transaction:
        transaction.imports.settle_vanished([ann.id])
    assert [each.id for each in views.customers("", 9, vanished=True).customers] == [bob.id, saskia.id]
    with begin(store, "importing.bring_in") as transaction:
        transaction.imports.bring_in(IMPORT, Changes((), (), 1, 0, whose={0: bob.id}))
    assert views.customers("", 9, vanished=True).customers == (saskia,)
