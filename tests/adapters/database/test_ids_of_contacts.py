"""A database of before had contacts' ids for customers': they are the contacts' now, and no file doubles anybody."""

import json

from sqlalchemy import Engine, text

from callprogram.adapters.database.store import Database
from callprogram.adapters.exports import read
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.services.customers import importing
from tests.adapters.database.conftest import take_again
from tests.examples import NOW

FILE = """Contact ID,First Name,Last Name,Account Name,Phone,Email
003A,Anna,Verne,Harbor Mill Ltd,+44 20 7946 0958,anna@harbor.example
003C,Cleo,Pons,Harbor Mill Ltd,+44 20 7946 0959,cleo@harbor.example
"""


def made_by_the_version_before(engine: Engine, file: str) -> None:
    """Each contact brought in as a customer of its own, by its id, and nothing of the rest."""
    reading = read("contacts.csv", file.encode(), "GB", {})
    importing.import_file(Database(engine), YOU, NOW, reading)
    (first, *_), whole = reading.customers, [*reading.customers]
    assert first.contacts
    with engine.begin() as connection:
        mapping = {"crm_id": ["Contact ID"], "company": ["Account Name"]}
        connection.execute(text("UPDATE imports SET mapping = :mapping"), {"mapping": json.dumps(mapping)})
        connection.execute(text("DELETE FROM customers WHERE id > 1"))
        for number, customer in enumerate(whole, 1):
            (contact,) = customer.contacts
            phones = [dict(vars(phone)) for phone in contact.phones]
            said = {"name": contact.name, "title": contact.title, "email": contact.email, "phones": phones}
            values = {"id": number, "crm_id": contact.crm_id, "contacts": json.dumps([said])}
            if number > 1:
                names = "company, account_owner, segment, notes, found_by, created_in"
                connection.execute(
                    text(
                        f"INSERT INTO customers (id, crm_id, contacts, {names}) "  # noqa: S608  # our own names
                        f"SELECT :id, :crm_id, :contacts, {names} FROM customers WHERE id = 1"
                    ),
                    values,
                )
            else:
                own = "UPDATE customers SET crm_id = :crm_id, contacts = :contacts WHERE id = :id"
                connection.execute(text(own), values)
        take_again(connection, "0026")


def test_the_same_export_again_leaves_the_customers_of_before_as_two_and_makes_no_third(engine: Engine) -> None:
    made_by_the_version_before(engine, FILE)
    changes = importing.import_file(Database(engine), YOU, NOW, read("contacts.csv", FILE.encode(), "GB", {}))[
        1
    ].changes
    with Database(engine).transaction(YOU, NOW, "importing.preview") as transaction:
        customers = transaction.find(Customer)
    assert (len(changes.created), changes.unchanged, len(changes.vanished)) == (0, 2, 0)
    assert [(each.crm_id, each.contact.crm_id, len(each.contacts)) for each in customers] == [
        (None, "003A", 1),
        (None, "003C", 1),
    ]
