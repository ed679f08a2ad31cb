"""What people set by hand: it holds until it is lifted, and stands above what the CRM says."""

from dataclasses import replace
from datetime import date

import pytest

from callprogram.domain.customers.corrections import Correction, Field, corrected_fields, in_force, wrong_numbers
from callprogram.domain.customers.customers import Contact, Customer, corrected, goes_by, without_corrections_of
from callprogram.domain.customers.phones import Phone
from tests.examples import ANN, BOB, MOBILE, NEW_YORK, NOW, WASHINGTON


def correction(field: Field, value: str, of: str = "", call_id: int | None = None) -> Correction:
    return Correction(field, value, "they said so", "Anna", NOW, of, call_id)


ACME = Customer(1, company="Acme", contacts=(replace(ANN, title="CEO"), BOB))
WRONG = correction(Field.WRONG_PHONE, "+12025550143")
LONDON = correction(Field.PHONE, "+442079460123 ext. 7", "Ann Lee")
BOB_CHOSEN = correction(Field.CONTACT, "Bob Ray")


def test_the_last_correction_of_a_field_holds_until_it_is_lifted() -> None:
    first, second = correction(Field.SAY_AS, "Ann"), correction(Field.SAY_AS, "Anne")
    lifted = correction(Field.SAY_AS, "")

    assert in_force((first, WRONG, second), Field.SAY_AS) == second
    assert in_force((first, second, lifted), Field.SAY_AS) is None
    assert in_force((), Field.SAY_AS) is None


def test_the_fields_that_people_changed_are_those_that_still_hold() -> None:
    made = (correction(Field.CAREFUL, "In mourning"), correction(Field.SAY_AS, "x"), correction(Field.SAY_AS, ""))
    assert corrected_fields(made) == {Field.CAREFUL}


def test_a_corrected_number_is_called_first_and_the_others_stay() -> None:
    customer = corrected(ACME, LONDON)
    assert customer.phone == Phone("+442079460123 ext. 7", "corrected", "+442079460123", "7", valid=True)
    assert customer.phones[1:] == (WASHINGTON, MOBILE)
    assert customer.contacts == ACME.contacts


def test_a_corrected_number_is_of_one_person_only() -> None:
    assert corrected(ACME, LONDON, BOB_CHOSEN).phone == MOBILE


def test_a_customer_without_contacts_can_be_given_a_number() -> None:
    customer = corrected(Customer(1, company="Acme"), correction(Field.PHONE, "+442079460123"))
    assert customer.phone is not None
    assert customer.phone.e164 == "+442079460123"


def test_the_chosen_contact_is_called_and_one_that_left_is_not() -> None:
    assert corrected(ACME, BOB_CHOSEN).contact == BOB
    assert corrected(replace(ACME, contacts=(ANN,)), BOB_CHOSEN).contact == ANN
    assert (corrected(ACME, BOB_CHOSEN).why_contact, ACME.why_contact) == ("chosen by hand", "leads the company")


def test_a_wrong_number_leaves_nothing_to_call_until_another_stands_in_its_place() -> None:
    customer = corrected(ACME, WRONG)
    assert (customer.phone, customer.wrong_phone) == (None, WASHINGTON)
    for mended in (
        corrected(customer, LONDON),
        corrected(customer, BOB_CHOSEN),
        replace(customer, contacts=(replace(ANN, phones=(MOBILE, WASHINGTON)),)),
    ):
        assert mended.phone is not None
        assert mended.wrong_phone is None


def test_after_a_wrong_number_the_other_one_of_the_same_person_is_called() -> None:
    ann = Contact("Ann Lee", phones=(WASHINGTON, MOBILE))
    bob = Contact("Bob Ray", phones=(NEW_YORK,))
    customer = corrected(replace(ACME, contacts=(ann, bob)), WRONG)
    assert (customer.phone, customer.wrong_phone) == (MOBILE, None)
    nobody = corrected(customer, correction(Field.WRONG_PHONE, "+12025550144"))
    assert (nobody.phone, nobody.wrong_phone) == (None, WASHINGTON)


def test_a_number_that_proved_wrong_can_be_called_right_again() -> None:
    right = correction(Field.PHONE, "+12025550143", "Ann Lee")
    assert wrong_numbers((WRONG, right)) == frozenset()
    assert wrong_numbers((right, WRONG)) == {"+12025550143"}
    assert corrected(ACME, WRONG, right).phone is not None


def test_what_planning_asks_for_is_a_field_of_the_customer() -> None:
    customer = corrected(
        ACME,
        correction(Field.SNOOZED_UNTIL, "2027-01-04"),
        correction(Field.DO_NOT_CALL, "yes"),
        correction(Field.SAY_AS, "An Lay"),
        correction(Field.CAREFUL, "In mourning"),
    )
    assert (customer.snoozed_until, customer.do_not_call) == (date(2027, 1, 4), True)
    assert (customer.say_as, customer.careful) == ("An Lay", "In mourning")


def test_what_a_call_corrected_can_be_taken_back_and_what_was_before_holds_again() -> None:
    before = corrected(ACME, correction(Field.SNOOZED_UNTIL, "2027-01-04"), correction(Field.CAREFUL, "In mourning"))
    after = corrected(
        before,
        correction(Field.SNOOZED_UNTIL, "2027-06-01", call_id=7),
        correction(Field.DO_NOT_CALL, "yes", call_id=7),
        correction(Field.WRONG_PHONE, "+12025550143", call_id=7),
    )
    assert without_corrections_of(after, 7) == before
    assert without_corrections_of(after, 8) == after


@pytest.mark.parametrize(
    ("contact", "name", "same"),
    [
        (ANN, "ann lee", True),
        (ANN, "Bob Ray", False),
        (Contact(email="a@b.example"), "A@B.example", True),
        (Contact(), "", True),
        (ANN, "", False),
    ],
)
def test_somebody_goes_by_the_name_else_the_email(contact: Contact, name: str, same: bool) -> None:
    assert goes_by(contact, name) is same
