"""Differences: what a file changes of those who are known, in sentences that say why."""

from dataclasses import replace
from datetime import date

import pytest

from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.matching import differences
from callprogram.domain.customers.phones import read_phone

ANN = Contact("Ann Lee", phones=(read_phone("+1 202 555 0143", None), read_phone("+1 202 555 0144", None)))
ACME = Customer(1, "A-1", "Acme", contacts=(ANN,), health=70)


@pytest.mark.parametrize(
    ("after", "fields"),
    [
        (ACME, []),
        (replace(ACME, health=40, renewal_on=date(2027, 1, 1)), ["renewal_on", "health"]),
        (replace(ACME, contacts=(replace(ANN, title="CFO"),)), ["contact"]),
        (replace(ACME, contacts=(replace(ANN, phones=ANN.phones[:1]),)), ["phone"]),
        (replace(ACME, contacts=(replace(ANN, phones=ANN.phones[::-1]),)), ["kind"]),
        (
            replace(ACME, contacts=(replace(ANN, phones=tuple(replace(p, label="mobile") for p in ANN.phones)),)),
            ["kind"],
        ),
    ],
)
def test_each_field_that_differs_is_named(after: Customer, fields: list[str]) -> None:
    assert [*differences.differing(ACME, after)] == fields


def test_what_changes_is_a_sentence_the_most_first() -> None:
    assert differences.in_words({}) == ""
    assert differences.in_words({"health": 1}) == "The health of 1 customer changes."
    assert differences.in_words({"contact": 2}) == "The contacts of 2 customers change."
    assert differences.in_words({"health": 12, "last_contact_on": 240, "kind": 3}) == (
        "The last contact of 240 customers changes, the health of 12, the kind or order of numbers of 3."
    )
    many = dict.fromkeys(("company", "country", "state", "city", "segment", "nps", "notes"), 2)
    assert differences.in_words(many).endswith("the segment of 2, and 2 other fields.")


def test_what_is_another_one_for_nearly_everybody_is_odd_unless_it_is_so_every_week() -> None:
    counts = {"kind": 288, "account_owner": 200, "health": 294}
    assert differences.odd(counts, {}, 294, {}, {}) == {"kind": 288}
    assert differences.odd({"kind": 4}, {}, 4, {}, {}) == {}


def test_what_moves_every_week_is_odd_where_it_is_read_from_another_column() -> None:
    before, now = {"revenue": ("MRR (in cents)",), "health": ("Health",)}, {"revenue": ("MRR",), "health": ("Health",)}
    counts = {"revenue": 290, "health": 290}
    assert differences.odd(counts, {}, 294, before, now) == {"revenue": 290}


def test_what_nobody_knew_before_is_filled_in_and_not_odd() -> None:
    after = replace(ACME, state="BE", city="Berlin", health=40)
    filled = differences.filled_in([(ACME, after), (replace(ACME, city="Bonn"), after)])
    assert filled == {"state": 2, "city": 1}
    assert differences.odd({"state": 313, "city": 313}, {"state": 313, "city": 10}, 313, {}, {}) == {"city": 303}
    assert differences.of_nearly_all({"state": 313, "city": 10}, 313) == {"state": 313}
    assert differences.filled_in_words({"state": 313}, {"state": ("Bundesland",)}) == (
        "Known for the first time: the state or province of 313 customers (“Bundesland”)."
    )
    assert differences.filled_in_words({}, {}) == ""


def test_what_is_odd_names_the_columns_that_made_it_so() -> None:
    now = {"phone": ("Mobile",), "company": ("Company",)}
    before = {"phone": ("Phone",), "company": ("Company",)}
    kind, name = differences.odd_in_words({"kind": 288, "company": 290}, 294, before, now)
    assert kind == (
        "The kind or order of numbers of 288 of 294 customers would change: they are read from “Mobile” now, and were "
        "from “Phone”. If that is not meant, choose the columns first."
    )
    assert name == "The name of 290 of 294 customers would change. If that is not meant, choose the columns first."


def test_what_is_not_read_any_more_stays_and_is_said_for_exports_of_one_kind() -> None:
    before = {
        "company": ("Company",),
        "contact": ("Contact",),
        "phone": ("Phone", "Mobile"),
        "account_owner": ("Owner",),
    }
    now = {"company": ("Company",), "contact": ("Contact",), "phone": ("Mobile",)}
    assert (gone := differences.not_read(before, now)) == {"phone": ["Phone"], "account_owner": ["Owner"]}
    assert differences.not_read_in_words(gone) == (
        "Not read this time: “Phone” (numbers), “Owner” (account owner). What is known of them stays as it is."
    )
    assert differences.not_read(before, {"company": ("Firma",), "contact": ("Name",)}) == {}
    assert differences.not_read_in_words({}) == ""


def test_who_is_gone_is_named_and_stays() -> None:
    stays = "Nobody is removed; after the import you say whether to go on calling"
    assert differences.gone_in_words((), 0, 82) == ""
    assert differences.gone_in_words(("Acme",), 1, 82) == f"1 customer is no longer in this export: Acme. {stays} it."
    assert differences.gone_in_words(("Acme", "Fir", "Elm"), 6, 82) == (
        f"6 customers are no longer in this export: Acme, Fir, Elm and 3 more. {stays} them."
    )
    assert differences.gone_in_words(("Acme", "Fir", "Elm"), 71, 11) == (
        f"71 of 82 customers are no longer in this export: Acme, Fir, Elm and 68 more. {stays} them. "
        "If this file is only a part of your customers, do not import it, or keep them all."
    )
