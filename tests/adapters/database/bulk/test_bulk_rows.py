"""What is written of customers by the hundred thousand."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from callprogram.adapters.database.bulk.bulk_rows import changed_rows
from callprogram.adapters.database.records import to_row
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.matching.differences import differing
from callprogram.domain.customers.phones import read_phone

ANN = Contact("Ann", email="ann@acme.example", phones=(read_phone("+1 202 555 0143", None),))
ACME = Customer(1, "A-1", "Acme", "US", city="Reno", contacts=(ANN,))
BERLIN = Contact("Bo", phones=(read_phone("+49 30 23125014", None),))
CHANGES: Mapping[str, object] = {
    "crm_id": "A-2",
    "company": "Acme Ltd",
    "country": "CA",
    "state": "TX",
    "city": "Austin",
    "postal_code": "73301",
    "language": "es",
    "time_zone": "Europe/Paris",
    "account_owner": "Tom",
    "revenue": Decimal(5),
    "currency": "EUR",
    "renewal_on": date(2027, 1, 1),
    "customer_since": date(2020, 1, 1),
    "last_contact_on": date(2026, 1, 1),
    "health": 5,
    "nps": 5,
    "segment": "SMB",
    "open_cases": 5,
    "do_not_call": True,
    "notes": "left",
    "contacts": (BERLIN,),
}


@pytest.mark.parametrize("field", CHANGES)
def test_what_is_written_of_a_change_is_all_that_it_changes_of_the_row(field: str) -> None:
    after = replace(ACME, **{field: CHANGES[field]})  # type: ignore[arg-type]  # any field

    [(customer, written)] = changed_rows([after], {1: differing(ACME, after)})

    assert customer == after
    assert to_row(ACME) | written == to_row(after)


def test_of_a_note_nothing_but_the_note_is_written_and_of_whom_nothing_is_known_everything() -> None:
    others = [replace(ACME, id=2, notes="left"), replace(ACME, id=3, notes="back", health=5), replace(ACME, id=4)]

    written = {customer.id: row for customer, row in changed_rows(others, {2: ("notes",), 3: ("notes", "health")})}

    assert written == {2: {"notes": "left"}, 3: {"notes": "back", "health": 5}, 4: to_row(others[2])}
