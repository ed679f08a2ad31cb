"""Who cannot be called, why, and what their number may be; numbers are from ranges kept for fiction."""

from dataclasses import replace

import pytest

from callprogram.domain.customers.corrections import Correction, Field
from callprogram.domain.customers.customers import Contact, Customer, corrected
from callprogram.domain.customers.phones import Phone, read_phone
from callprogram.domain.customers.uncallable import Lack, Uncallable, easiest_first, uncallable
from tests.examples import NOW, a_customer


def with_cell(cell: str, country: str | None = None, email: str = "") -> Customer:
    """A customer whose number in the file could not be read."""
    return replace(a_customer(country=country), contacts=(Contact("Aiko Brandt", "", email, (Phone(cell),)),))


def found(customer: Customer) -> Uncallable:
    missing = uncallable(customer)
    assert missing
    return missing


def guessed(customer: Customer) -> tuple[str | None, bool]:
    guess = found(customer).guess
    return (guess.phone.e164, guess.sure) if guess else (None, False)


def test_who_has_a_number_and_a_place_can_be_called() -> None:
    assert uncallable(a_customer(read_phone("+49 30 23125 017", None))) is None


def test_who_must_not_be_called_has_nothing_to_mend() -> None:
    assert uncallable(replace(with_cell(""), do_not_call=True)) is None


@pytest.mark.parametrize(
    ("cell", "country", "why"),
    [
        ("ext. 4402", "GB", "Only an extension"),
        ("020 7946 001", "GB", "One digit is missing"),
        ("020 79", "GB", "No such number is in use"),
        ("ask Berta", "GB", "No number"),
        ("030_23125017", "DE", "Not written as a number"),
        ("4.93023E+11", "DE", "Shortened by a spreadsheet"),
        ("020 7946 0011", None, "No country is known"),
        ("+44 20 7946 0011 0011 0011", None, "Too many digits"),
        ("+44 20 7946 00112", None, "Too many digits"),
        ("0", "AU", "Too few digits"),
        ("+44 2", None, "Too few digits"),
    ],
)
def test_what_is_wrong_with_a_cell_is_said_in_words(cell: str, country: str | None, why: str) -> None:
    missing = found(with_cell(cell, country))
    assert (missing.cell, missing.why) == (cell, why)


def test_without_any_number_there_is_nothing_to_guess() -> None:
    missing = found(a_customer())
    assert (missing.cell, missing.why, missing.guess) == ("", "No number at all", None)


def test_a_number_beside_other_words_is_sure_in_the_country_of_the_row() -> None:
    assert guessed(with_cell("030/23125017 Durchwahl", "DE")) == ("+493023125017", True)


def test_a_number_whose_plus_is_missing_is_sure_in_the_country_of_the_row() -> None:
    assert guessed(with_cell("49 30 23125 017", "DE")) == ("+493023125017", True)


def test_the_ending_of_an_address_makes_nothing_sure() -> None:
    assert guessed(with_cell("030 23125017", email="aiko@example.de")) == ("+493023125017", False)


def test_nothing_is_guessed_in_another_country_than_the_rows() -> None:
    assert guessed(with_cell("030 23125017", "US", email="aiko@example.de")) == (None, False)


def test_a_time_zone_makes_nothing_sure_for_it_is_that_of_several_countries() -> None:
    assert guessed(replace(with_cell("030 23125017"), time_zone="Europe/Berlin")) == ("+493023125017", False)


def test_where_country_and_time_zone_disagree_nothing_is_sure() -> None:
    elsewhere = replace(with_cell("030/23125017 Durchwahl", "DE"), time_zone="Europe/London")
    assert guessed(elsewhere) == ("+493023125017", False)


def test_the_first_of_two_numbers_is_never_sure() -> None:
    assert guessed(with_cell("0117 496 0011 / 0012", "GB")) == ("+441174960011", False)


def test_letters_read_as_figures_are_never_sure() -> None:
    assert guessed(with_cell("O3O 23125 Ol7", "DE")) == ("+493023125017", False)


def test_after_a_wrong_number_their_other_one_is_called_and_the_wrong_one_is_never_guessed() -> None:
    work, mobile = read_phone("+49 30 23125 017", None), read_phone("+49 171 3920001", None)
    known = Customer(1, contacts=(Contact("Aiko Brandt", phones=(work, mobile)),))
    wrong = corrected(known, Correction(Field.WRONG_PHONE, "+493023125017", "Nobody there", "Ada", NOW))
    assert uncallable(wrong) is None
    alone = corrected(a_customer(work, country="DE"), *wrong.corrections)
    assert found(alone).why == "It proved wrong"
    assert guessed(alone) == (None, False)


def test_a_number_without_a_time_zone_lacks_that_alone() -> None:
    anywhere = Phone("+800 1234 5678", "phone", "+80012345678", valid=True)  # a number of no country
    missing = found(a_customer(anywhere))
    assert (missing.lack, missing.guess) == (Lack.TIME_ZONE, None)


def test_those_with_a_sure_guess_come_first_and_those_without_any_number_last() -> None:
    sure, unsure = with_cell("030/23125017 Durchwahl", "DE"), with_cell("030 23125017", email="aiko@example.de")
    cell, nothing = with_cell("ext. 4402"), a_customer()
    order = [each.customer for each in easiest_first([nothing, cell, unsure, sure])]
    assert order == [sure, unsure, cell, nothing]
