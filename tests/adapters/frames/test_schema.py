"""A frame has what a customer has that files fill."""

from dataclasses import fields

import polars as pl

from callprogram.adapters.exports.columns.vocabulary import FIELDS
from callprogram.adapters.frames.schema import DATES, VALUES
from callprogram.domain.customers.customers import Customer


def test_every_field_that_files_fill_is_a_column_of_its_kind() -> None:
    by_hand = {"say_as", "careful", "snoozed_until", "corrections"}
    assert [*VALUES] == [each.name for each in fields(Customer) if each.name not in {"id", *by_hand}]
    assert (VALUES["company"], VALUES["nps"], VALUES["do_not_call"]) == (pl.String, pl.Int64, pl.Boolean)
    assert DATES == ("renewal_on", "customer_since", "last_contact_on")


def test_headers_may_name_every_one_of_them_and_what_contacts_have() -> None:
    assert {*FIELDS} == {*VALUES} - {"contacts"} | {"contact_id", "contact", "title", "email", "phone"}
