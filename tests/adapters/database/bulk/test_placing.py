"""Where customers may be is kept beside them, whichever road they came; on both databases."""

from dataclasses import replace

from sqlalchemy import select, update

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.placing import place_anew
from callprogram.adapters.database.store import Database
from callprogram.adapters.frames.customers import spooled
from callprogram.domain.customers.corrections import Correction, Field
from callprogram.domain.customers.customers import Contact, Customer, corrected
from callprogram.domain.customers.imports import Import, Reading, Source
from callprogram.domain.customers.phones import read_phone
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD
from callprogram.services.act import act
from callprogram.services.customers.importing import import_file, undo
from tests.adapters.database.conftest import begin
from tests.examples import NOW

NUMBERS = ["+49 30 23125014", "+1 212 736 5000", "+1 900 555 0100", "+55 11 96123 4567", "112", "+800 0000 0000"]
PEOPLE = [
    Customer(0, f"ACC-{number}", f"Company {number}", contacts=(Contact(phones=(read_phone(text, None),)),))
    for number, text in enumerate(NUMBERS)
]
PLACES = ["DE Europe/Berlin", "US America/New_York", None, "BR America/Sao_Paulo", None, "-"]
SOURCE = Source("crm.csv", "utf-8", ",", 1, (), {})


def places(store: Database) -> dict[str, str | None]:
    table = tables.customers
    with begin(store) as transaction:
        rows = transaction.connection.execute(select(table.c.crm_id, table.c.place).order_by(table.c.id)).all()
    return {row.crm_id: row.place for row in rows}


def numbers(store: Database) -> set[str | None]:
    with begin(store) as transaction:
        return set(transaction.connection.execute(select(tables.customers.c.number)).scalars())


def wanted() -> dict[str, str | None]:
    return {str(each.crm_id): place for each, place in zip(PEOPLE, PLACES, strict=True)}


def brought_in(store: Database, *customers: Customer) -> Import:
    reading = Reading(SOURCE, len(customers), spooled(customers), (), ())
    return import_file(store, THE_PERSON_AT_THE_KEYBOARD, NOW, reading)[0]


def in_berlin(number: int) -> Customer:
    phone = read_phone(f"+49 30 2312{number:04}", None)
    return Customer(0, f"B-{number}", f"Berlin {number}", contacts=(Contact(phones=(phone,)),))


def test_few_new_customers_are_placed(store: Database) -> None:
    brought_in(store, *PEOPLE)

    assert places(store) == wanted()


def test_many_new_customers_are_placed_as_few_are(store: Database) -> None:
    brought_in(store, *PEOPLE, *map(in_berlin, range(3_000)))
    found = places(store)

    assert {crm_id: found.pop(crm_id) for crm_id in wanted()} == wanted()
    assert len(found) == 3_000
    assert {None, "+493023125014", "+493023120000", "+493023122999"} <= numbers(store)
    assert set(found.values()) == {"DE Europe/Berlin"}


def test_an_import_that_changes_a_number_or_a_country_moves_the_customer_and_taking_it_back_moves_them_again(
    store: Database,
) -> None:
    brought_in(store, *PEOPLE)
    moved = replace(PEOPLE[0], contacts=PEOPLE[3].contacts), replace(PEOPLE[1], country="GB")
    second = brought_in(store, *moved, *PEOPLE[2:])
    after = places(store)
    act(store, THE_PERSON_AT_THE_KEYBOARD, NOW, undo, second.id)

    assert (after["ACC-0"], after["ACC-1"]) == ("BR America/Sao_Paulo", "GB Europe/London")
    assert places(store) == wanted()


def test_a_number_set_by_hand_moves_the_customer_and_no_import_moves_them_back(store: Database) -> None:
    brought_in(store, *PEOPLE[:2])
    by_hand = Correction(Field.PHONE, "+81312345678", "they moved", "Anna", NOW)
    wrong = Correction(Field.WRONG_PHONE, "+12127365000", "wrong number", "Anna", NOW)
    with begin(store) as transaction:
        berlin, york = transaction.find(Customer)
        transaction.save(corrected(berlin, by_hand))
        transaction.save(corrected(york, wrong))
    after = places(store)
    brought_in(store, *(replace(each, notes="another word") for each in PEOPLE[:2]))

    assert after == {"ACC-0": "JP Asia/Tokyo", "ACC-1": None}
    assert places(store) == after


def test_what_is_kept_of_customers_is_found_anew(store: Database) -> None:
    brought_in(store, *PEOPLE)
    by_hand = Correction(Field.PHONE, "+81312345678", "they moved", "Anna", NOW)
    with begin(store) as transaction:
        transaction.save(corrected(transaction.find(Customer)[0], by_hand))
    before = places(store), numbers(store)
    with store.engine.begin() as connection:
        connection.execute(update(tables.customers).values(number=None, place=None))
        place_anew(connection)

    assert before == (places(store), numbers(store))
    assert "+81312345678" in numbers(store)


def test_customers_added_one_by_one_are_placed(store: Database) -> None:
    with begin(store) as transaction:
        for each in PEOPLE:
            transaction.add(each)

    assert places(store) == wanted()
