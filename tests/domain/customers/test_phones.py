"""Numbers from ranges kept for fiction (FCC 555-01xx, Ofcom's and ACMA's for drama, Bundesnetzagentur's 030 23125)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.customers.phones import (
    Phone,
    dialable,
    extension_in,
    number_in,
    read_own_phone,
    read_phone,
    shown,
    shown_in,
    tel_address,
)
from callprogram.errors import BadInputError

SEPARATORS = st.sampled_from(["", " ", "-", ".", " - ", "/"])
REGIONS = st.sampled_from([None, "US", "GB", "AU", "DE", "NL", "ZZ", "us", ""])


@st.composite
def fictional(draw: st.DrawFn) -> tuple[str, str]:
    """A number as somebody may type it, and what it is in E.164."""
    groups = draw(
        st.sampled_from([("+1", "202", "555", "01##"), ("+44", "20", "7946", "0###"), ("+61", "2", "5550", "####")])
    )
    digits = [draw(st.from_regex(group.replace("#", "[0-9]").replace("+", r"\+"), fullmatch=True)) for group in groups]
    typed = digits[0] + "".join(draw(SEPARATORS) + group for group in digits[1:])
    return typed, "".join(digits)


@pytest.mark.parametrize(
    ("text", "region", "e164"),
    [
        ("(202) 555-0143", "US", "+12025550143"),
        ("1-202-555-0143", "US", "+12025550143"),
        ("020 7946 0123", "GB", "+442079460123"),
        ("(02) 5550 1234", "AU", "+61255501234"),
        ("030/23125 123", "DE", "+493023125123"),
    ],
)
def test_a_number_without_a_country_is_read_as_in_the_customers_own(text: str, region: str, e164: str) -> None:
    assert read_phone(text, region) == Phone(raw=text, e164=e164, valid=True)


def test_a_number_that_says_its_country_is_not_bent_to_the_customers() -> None:
    assert read_phone("+44 20 7946 0123", "US").e164 == "+442079460123"


def test_a_number_needs_a_country_from_somewhere() -> None:
    assert read_phone("020 7946 0123", None) == Phone(raw="020 7946 0123")


@given(fictional(), REGIONS)
def test_however_the_digits_are_grouped_it_is_the_same_number(number: tuple[str, str], region: str | None) -> None:
    typed, e164 = number
    phone = read_phone(typed, region)
    assert (phone.raw, phone.e164, phone.valid, phone.extension) == (typed, e164, True, None)


@given(st.text(max_size=300), REGIONS)
def test_whatever_was_typed_is_kept_and_a_valid_number_is_always_readable(text: str, region: str | None) -> None:
    phone = read_phone(text, region, "mobile")
    assert (phone.raw, phone.label) == (text, "mobile")
    assert phone.e164 is not None or not phone.valid


@pytest.mark.parametrize("text", ["", "none", "n/a", "see notes", "+1 202", "12", "+999 202 555 0143", "1.2E+10"])
def test_what_is_no_number_stays_as_it_was_typed(text: str) -> None:
    assert read_phone(text, "US", "work") == Phone(raw=text, label="work")


@pytest.mark.parametrize("text", ["+1 202-555-0143 ext. 12", "+1 202 555 0143 x12", "+12025550143;ext=12"])
def test_an_extension_is_read_beside_the_number(text: str) -> None:
    phone = read_phone(text, None)
    assert (phone.e164, phone.extension) == ("+12025550143", "12")


@pytest.mark.parametrize(
    ("behind", "extension"),
    [
        (" Local 212", "212"),
        (" x 33", "33"),
        (",,22#", "22#"),
        (" p123", "123"),
        ("*227", "227"),
        (" int. 5", "5"),
        (" Durchwahl 12", "12"),
        (" DW-12", "12"),
        (" poste 12", "12"),
        ("内線12", "12"),
        (" 分机 12", "12"),
        (" 내선 12", "12"),
        (" доб. 12", "12"),
        (" wewnętrzny 12", "12"),
        (" extention 12", "12"),
        (" option 2", "2"),
        (" (ramal 12)", "12"),
        (";12", "12"),
        ("w12", "12"),
    ],
)
def test_an_extension_is_read_in_every_spelling_that_people_use(behind: str, extension: str) -> None:
    phone = read_phone(f"(202) 555-0143{behind}", "US")
    assert (phone.e164, phone.extension, phone.valid) == ("+12025550143", extension, True)
    assert read_own_phone(f"(202) 555-0143{behind}", "US") == f"+12025550143 ext. {extension}"


def test_the_executives_extension_stands_beside_the_number_that_the_provider_knows() -> None:
    own = read_own_phone("(202) 555-0143 x212", "US")
    assert (number_in(own), extension_in(own)) == ("+12025550143", "212")
    assert (number_in("+12025550143"), extension_in("+12025550143"), extension_in("")) == ("+12025550143", None, None)
    assert read_own_phone(own, "NL") == own
    assert (shown_in(own), shown_in("")) == ("+1 202-555-0143 ext. 212", "")


def test_a_local_number_can_be_read_but_is_not_valid() -> None:
    assert read_phone("555-0143", "US") == Phone(raw="555-0143", e164="+15550143", valid=False)


@pytest.mark.parametrize("text", ["+1 202 555 0143", "+44 20 7946 0123", "+61 2 5550 1234", "+49 30 23125 123"])
def test_a_valid_number_that_costs_what_a_call_costs_can_be_dialled(text: str) -> None:
    assert dialable(read_phone(text, None))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("+44 909 879 0123", "premium rate"),
        ("+44 7700 900123", "not a range in use"),
        ("+1 555 0143", "not a whole number"),
        ("call the front desk", "not a number"),
    ],
)
def test_a_number_that_is_costly_doubtful_or_none_is_never_dialled(text: str, why: str) -> None:
    assert not dialable(read_phone(text, None)), why


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025550143", "+1 202-555-0143"),
        ("+442079460123", "+44 20 7946 0123"),
        ("(202) 555 0143 x12", "+1 202-555-0143 ext. 12"),
        ("ask Ann", "ask Ann"),
    ],
)
def test_a_number_is_shown_as_people_read_it(text: str, words: str) -> None:
    assert shown(read_phone(text, "US")) == words


@given(fictional(), st.sampled_from(["", " x7", " ext. 4021", ",,22#", " Local 212"]))
def test_a_shown_number_reads_back_as_the_same_number(number: tuple[str, str], extension: str) -> None:
    phone = read_phone(number[0] + extension, None)
    again = read_phone(shown(phone), None)
    assert (again.e164, again.extension) == (phone.e164, phone.extension)


def test_a_telephone_dials_the_number() -> None:
    assert tel_address(read_phone("(202) 555-0143", "US")) == "tel:+12025550143"


def test_a_telephone_dials_the_extension_after_two_pauses() -> None:
    assert tel_address(read_phone("(202) 555-0143 x12", "US")) == "tel:+12025550143,,12"
    assert tel_address(read_phone("(202) 555-0143,,12#", "US")) == "tel:+12025550143,,12%23"


def test_the_executives_own_number_is_read_as_in_the_programs_country() -> None:
    assert read_own_phone(" (202) 555-0143 ", "US") == "+12025550143"
    assert read_own_phone("+44 20 7946 0123", "US") == "+442079460123"


@pytest.mark.parametrize("text", ["", "my desk", "555-0143", "+44 909 879 0123", "+44 7700 900123"])
def test_a_number_at_which_nobody_can_be_rung_is_no_number_of_the_executives(text: str) -> None:
    with pytest.raises(BadInputError, match=f"“{re.escape(text)}” is not a number that can be rung; write it like "):
        read_own_phone(text, "US")


@pytest.mark.parametrize(
    ("text", "region", "valid"),
    [
        ("23125924", "DE", False),  # Dortmund's 0231 25924, or Berlin's 23125924
        ("23 12 59 24", "DE", False),
        ("0231 25924", "DE", True),
        ("231 25924", "DE", True),  # a spreadsheet has lost the zero, and the area code stands apart
        ("231/25924", "DE", True),
        ("+49 231 25924", "DE", True),
        ("3023125124", "DE", True),
        ("1713920023", "DE", True),
        ("5125924", "AT", False),
        ("81234567", "SE", False),
        ("32123456", "DK", True),
        ("2025550143", "US", True),
    ],
)
def test_a_number_that_may_lack_its_area_code_is_doubtful(text: str, region: str, valid: bool) -> None:
    phone = read_phone(text, region)
    assert (phone.e164 is not None, phone.valid) == (True, valid)
