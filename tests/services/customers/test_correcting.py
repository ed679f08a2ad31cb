"""Correcting: what people set by hand has a reason, and outlives the next export."""

from collections.abc import Callable
from datetime import date

import pytest

from callprogram.adapters import exports
from callprogram.domain.customers.corrections import Field
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.errors import BadInputError, StateError
from callprogram.services.customers import correcting, importing
from tests.services.conftest import NOW, Desk

EXPORT = (
    b"Account ID,Company,Contact,Email,Phone,Country\n"
    b"A-1,Moorlicht,Ada Roth,ada@moorlicht.example,+49 30 23125 123,DE\n"
    b"A-1,Moorlicht,Bo Lind,bo@moorlicht.example,+49 30 23125 124,DE\n"
)
TODAY, MAY = date(2026, 11, 24), date(2027, 5, 3)


def bring_in(desk: Desk, content: bytes = EXPORT) -> Customer:
    desk.do(importing.bring_in, exports.read("crm.csv", content, "NL", {}))
    (customer,) = desk.all(Customer)
    return customer


def corrected_in_every_way(desk: Desk, customer: Customer) -> Customer:
    desk.do(correcting.choose_contact, customer.id, Contact("Bo Lind"), "Ada has left")
    desk.do(correcting.correct_number, customer.id, "030 23125 199", "he said so", "NL")
    desk.do(correcting.snooze, customer.id, MAY, "moving house", TODAY)
    desk.do(correcting.forbid_calls, customer.id, "asked us not to")
    return desk.do(correcting.describe, customer.id, " Bo  (like go) ", "In mourning.\n")


def test_a_number_is_read_as_in_the_customers_country(desk: Desk) -> None:
    customer = desk.do(correcting.correct_number, bring_in(desk).id, "030 23125 199", "she said so", "NL")
    assert customer.phone is not None
    assert customer.phone.e164 == "+493023125199"
    [correction] = customer.corrections
    assert (correction.reason, correction.member, correction.made_at) == ("she said so", "You", NOW)


def test_what_people_set_outlives_the_next_export_which_is_no_change_to_them(desk: Desk) -> None:
    customer = corrected_in_every_way(desk, bring_in(desk))
    assert bring_in(desk) == customer
    again = bring_in(desk, EXPORT.replace(b"Moorlicht,", b"Moorlicht AG,").replace(b"23125 124", b"23125 125"))

    assert (again.company, again.contact.name, again.snoozed_until) == ("Moorlicht AG", "Bo Lind", MAY)
    assert again.phone is not None
    assert again.phone.e164 == "+493023125199"
    assert (again.say_as, again.careful, again.do_not_call) == ("Bo (like go)", "In mourning.", True)
    assert again.corrections == customer.corrections


def test_an_import_taken_back_leaves_what_people_set(desk: Desk) -> None:
    before = bring_in(desk)
    bring_in(desk, EXPORT.replace(b"Moorlicht,", b"Moorlicht AG,"))
    customer = corrected_in_every_way(desk, before)
    desk.do(importing.undo, 2)
    [again] = desk.all(Customer)

    assert again.company == "Moorlicht"
    assert (again.corrections, again.snoozed_until) == (customer.corrections, MAY)
    assert (again.say_as, again.careful, again.do_not_call) == ("Bo (like go)", "In mourning.", True)


def test_what_was_set_can_be_lifted_and_the_crm_holds_again(desk: Desk) -> None:
    customer = corrected_in_every_way(desk, bring_in(desk))
    for field in (Field.PHONE, Field.CONTACT, Field.SNOOZED_UNTIL, Field.DO_NOT_CALL):
        customer = desk.do(correcting.lift, customer.id, field, "all is well")

    assert customer.contact.name == "Ada Roth"
    assert customer.phone is not None
    assert customer.phone.e164 == "+493023125123"
    assert (customer.snoozed_until, customer.do_not_call) == (None, False)
    with pytest.raises(StateError, match="Nothing was set here by hand"):
        desk.do(correcting.lift, customer.id, Field.PHONE, "again")


def test_describing_a_customer_as_before_is_no_correction(desk: Desk) -> None:
    customer = desk.do(correcting.describe, bring_in(desk).id, "Ada", "")
    assert desk.do(correcting.describe, customer.id, "Ada", "") == customer
    assert [each.field for each in customer.corrections] == [Field.SAY_AS]


@pytest.mark.parametrize(
    ("correct", "sentence"),
    [
        (lambda desk: desk.do(correcting.correct_number, 1, "123", "why not", "NL"), "is not a number that can be"),
        (lambda desk: desk.do(correcting.correct_number, 1, "030 23125 199", " ", "NL"), "Say in a few words why"),
        (lambda desk: desk.do(correcting.choose_contact, 1, Contact("Zoe"), "why not"), "no contact of that name"),
        (lambda desk: desk.do(correcting.choose_contact, 1, Contact(), "why not"), "no contact of that name"),
        (lambda desk: desk.do(correcting.snooze, 1, TODAY, "why not", TODAY), "24 November is not to come"),
        (lambda desk: desk.do(correcting.snooze, 1, MAY, "", TODAY), "Say in a few words why"),
        (lambda desk: desk.do(correcting.forbid_calls, 1, ""), "Say in a few words why"),
    ],
)
def test_what_cannot_be_set_is_one_sentence_and_changes_nothing(
    desk: Desk, correct: Callable[[Desk], Customer], sentence: str
) -> None:
    before = bring_in(desk)
    with pytest.raises(BadInputError, match=sentence):
        correct(desk)
    assert desk.all(Customer) == [before]
