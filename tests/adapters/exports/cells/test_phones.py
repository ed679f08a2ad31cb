"""Numbers are found however they are written, and their country is never changed without a word."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from phonenumbers import (
    SUPPORTED_REGIONS,
    PhoneNumber,
    PhoneNumberFormat,
    country_code_for_region,
    example_number_for_type,
    format_number,
    is_valid_number,
    region_code_for_number,
)
from phonenumbers.phonenumberutil import PhoneNumberType

from callprogram.adapters.exports.cells.phones import UNKNOWN, Numbers, read_phones
from callprogram.domain.customers.phones import read_phone


def numbers(text: str, country: str | None = None, region: str = "US") -> Numbers:
    return read_phones(text, country, region, "direct")


@pytest.mark.parametrize(
    ("text", "country", "e164", "extension"),
    [
        # prefixes
        ("+1 305-555-0191", "DE", "+13055550191", None),
        ("001-212-555-0123", "DE", "+12125550123", None),
        ("001-212-555-0123", "US", "+12125550123", None),
        ("001-212-555-0123", "JP", "+12125550123", None),
        ("0049 30 23125014", "US", "+493023125014", None),
        ("011 49 30 23125014", "DE", "+493023125014", None),
        ("011-44-20-7946-0123", "US", "+442079460123", None),
        ("0041 44 668 18 00", "CH", "+41446681800", None),
        ("+0049 30 23125014", "US", "+493023125014", None),
        ("++49 30 23125014", "US", "+493023125014", None),
        ("(+49) 30 23125014", "US", "+493023125014", None),
        ("+44 (0)20 7946 0123", "US", "+442079460123", None),
        ("0044 (0)20 7946 0123", "DE", "+442079460123", None),
        ("+48 (0)22 123 45 67", "PL", "+48221234567", None),
        ("+39 (0)6 6982 1234", "IT", "+390669821234", None),
        ("+49 (0)30/23125-077", "US", "+493023125077", None),
        # one number, however it is grouped
        ("030 / 23125-014", "DE", "+493023125014", None),
        ("069 / 90009 - 733", "DE", "+496990009733", None),
        ("0171/3920023", "DE", "+491713920023", None),
        ("93 / 123 / 45 / 67", "ES", "+34931234567", None),
        ("01.42.68.53.00", "FR", "+33142685300", None),
        ("2,125,550,123", "US", "+12125550123", None),
        ("030 23125014/15", "DE", "+493023125014", None),
        ("305-555-0191/0192", "US", "+13055550191", None),
        # extensions
        ("305-555-0191 (ext. 12)", "US", "+13055550191", "12"),
        ("305-555-0191 Ext: 12", "US", "+13055550191", "12"),
        ("305-555-0191, ext 12", "US", "+13055550191", "12"),
        ("305-555-0191 extn 12", "US", "+13055550191", "12"),
        ("305-555-0191 extension 5", "US", "+13055550191", "5"),
        ("(415) 555-0192x204", "US", "+14155550192", "204"),
        ("212.555.0177 #12", "US", "+12125550177", "12"),
        ("tel:+1-305-555-0191;ext=7", "DE", "+13055550191", "7"),
        ("+13055550191,,12", "DE", "+13055550191", "12"),
        ("030 23125-014 Durchwahl 12", "DE", "+493023125014", "12"),
        ("030 23125-014 DW -12", "DE", "+493023125014", "12"),
        ("+43 1 5131234 Klappe 12", "AT", "+4315131234", "12"),
        ("01 42 68 53 00 poste 12", "FR", "+33142685300", "12"),
        ("06 6982 1234 int. 5", "IT", "+390669821234", "5"),
        ("305-555-0191 Local 212", "US", "+13055550191", "212"),
        ("305-555-0191,,22#", "US", "+13055550191", "22#"),
        ("305-555-0191p123", "US", "+13055550191", "123"),
        ("305-555-0191*227", "US", "+13055550191", "227"),
        ("305-555-0191;7", "US", "+13055550191", "7"),
        ("+56 2 2345 6789 anexo 12", "CL", "+56223456789", "12"),
        ("(11) 2345-6789 ramal 12", "BR", "+551123456789", "12"),
        ("020 794 6012 toestel 12", "NL", "+31207946012", "12"),
        ("93 123 45 67 extensión 12", "ES", "+34931234567", "12"),
        ("03-1234-5678 内線12", "JP", "+81312345678", "12"),
        ("０３ー１２３４ー５６７８（内線１２）", "JP", "+81312345678", "12"),  # noqa: RUF001 - as it is typed in Japan
        # words
        ("305-555-0191 (front desk)", "US", "+13055550191", None),
        ("305-555-0191 x 204 front desk", "US", "+13055550191", "204"),
        ("call 305-555-0191 after 5pm", "US", "+13055550191", None),
        ("Tel: 305-555-0191", "US", "+13055550191", None),
        ("030 23125 -012 Durchwahl", "DE", "+493023125012", None),
        ("☎ 030 23125014", "DE", "+493023125014", None),
        ("https://wa.me/13055550191", "US", "+13055550191", None),
        ("Tel. 030 23125014, Fax 030 23125015", "DE", "+493023125014", None),
        ("030 23125014 Fax: 030 23125015", "DE", "+493023125014", None),
        ("1-800-FLOWERS", "US", "+18003569377", None),
        # what spreadsheets do
        ("3055550191.0", "US", "+13055550191", None),
        ("3055550191,00", "US", "+13055550191", None),
        ("3.055550191E+9", "US", "+13055550191", None),
        ("'+13055550191", "DE", "+13055550191", None),
        # figures and spaces of other scripts
        ("\N{NO-BREAK SPACE}+1 305\N{NO-BREAK SPACE}555\N{NARROW NO-BREAK SPACE}0191", "DE", "+13055550191", None),
        ("\N{LEFT-TO-RIGHT EMBEDDING}+1 305 555 0191\N{POP DIRECTIONAL FORMATTING}", "DE", "+13055550191", None),
        ("305\N{NON-BREAKING HYPHEN}555\N{EN DASH}0191", "US", "+13055550191", None),
        ("＋１ ３０５ ５５５ ０１９１", "DE", "+13055550191", None),  # noqa: RUF001 - as it is typed in Japan
        ("٠٣٠٢٣١٢٥٠١٤", "DE", "+493023125014", None),
    ],
)
def test_a_number_is_read_with_its_extension(text: str, country: str, e164: str, extension: str | None) -> None:
    found = numbers(text, country)
    (phone,) = found.phones
    assert (phone.raw, phone.label, phone.e164, phone.extension) == (text, "direct", e164, extension)
    assert (phone.valid, found.oddities) == (True, ())


@pytest.mark.parametrize(
    "text",
    [
        "305-555-0191 / 305-555-0192",
        "305-555-0191/305-555-0192",
        "305-555-0191; 305-555-0192",
        "305-555-0191, 305-555-0192",
        "305-555-0191 | 305-555-0192",
        "305-555-0191 or 3055550192",
        "305-555-0191 oder +1 305 555 0192",
        "305-555-0191 & 305-555-0192",
        "305-555-0191\n305-555-0192",
        "Office: 305-555-0191, cell: 305-555-0192",
        "305-555-0191 (office); 305-555-0192 (home); fax 305-555-0193",
        "305-555-0191 - 305-555-0192",
        "3055550191 3055550192",
    ],
)
def test_two_numbers_in_a_cell_are_two_numbers(text: str) -> None:
    found = numbers(text)
    assert [phone.e164 for phone in found.phones] == ["+13055550191", "+13055550192"]
    assert {phone.raw for phone in found.phones} == {text}


@pytest.mark.parametrize("text", ["0711/1234567 / 0171/1234567", "0711 1234567, 0171 1234567"])
def test_two_numbers_that_have_slashes_themselves_are_two_numbers(text: str) -> None:
    assert [phone.e164 for phone in numbers(text, "DE").phones] == ["+497111234567", "+491711234567"]


def test_a_number_that_stands_twice_in_its_cell_is_one() -> None:
    (phone,) = numbers("06372526351 06372526351", "IN").phones
    assert (phone.e164, phone.valid) == ("+916372526351", True)


def test_each_number_of_a_cell_has_its_own_extension() -> None:
    phones = numbers("305-555-0191 x12\n305-555-0192 x13").phones
    assert [(phone.e164, phone.extension) for phone in phones] == [("+13055550191", "12"), ("+13055550192", "13")]


@pytest.mark.parametrize(
    "text", ["auf Anfrage", "n/a - ask owner", "555-01", "ask Ada", "1" * 300, "+", "0", "#12", "\0\0", "305 CALL ADA"]
)
def test_what_is_no_number_stays_as_it_was_typed(text: str) -> None:
    found = numbers(text)
    (phone,) = found.phones
    assert (phone.raw, phone.e164, phone.valid, found.oddities) == (text, None, False, ("not a phone number",))


@pytest.mark.parametrize("text", ["4.42E+11", "3.05556E+09", "4,42E+11", "1E+10"])
def test_a_number_that_a_spreadsheet_has_shortened_is_refused(text: str) -> None:
    found = numbers(text)
    assert found.phones[0].e164 is None
    assert found.oddities == ("a spreadsheet has shortened this number; export the file from the CRM once more",)


@pytest.mark.parametrize(
    ("text", "country", "e164", "valid", "oddity"),
    [
        ("555-0123", "US", "+15550123", False, "this number may be wrong"),
        ("+44 7700 900123", "US", "+447700900123", False, "this number may be wrong"),
        (
            "020 7946 0123",
            "FR",
            "+442079460123",
            False,
            "this would be a number of United Kingdom, but the row's country is France",
        ),
        (
            "020 7946 0123",
            UNKNOWN,
            "+442079460123",
            False,
            "this would be a number of United Kingdom, but the row's country cannot be read",
        ),
        (
            "020 7946 0123",
            "AQ",
            "+442079460123",
            False,
            "this would be a number of United Kingdom, but the row's country is Antarctica",
        ),
        (
            "call 020 7946 0123",
            "FR",
            "+442079460123",
            False,
            "this would be a number of United Kingdom, but the row's country is France",
        ),
        ("493023125014", "DE", "+493023125014", True, ""),
        ("493023125014", None, "+493023125014", True, "its country code had no plus; it was given one"),
        (
            "493023125014",
            "US",
            "+493023125014",
            False,
            "this would be a number of Germany, but the row's country is United States",
        ),
        (
            "011-44-20-7946-0123",
            "FR",
            "+442079460123",
            False,
            "this would be a number of United Kingdom, but the row's country is France",
        ),
        ("305-555-0191; 305-555-99999", "US", "+13055550191", True, "not every number in this cell can be read"),
    ],
)
def test_what_is_odd_about_a_number_is_said(text: str, country: str, e164: str, valid: bool, oddity: str) -> None:
    found = numbers(text, country, "GB")
    assert [(phone.e164, phone.valid) for phone in found.phones] == [(e164, valid)]
    assert found.oddities == ((oddity,) if oddity else ())


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("313 4190202 -6016856510", "CO", ["+573134190202", "+576016856510"]),
        ("310 3338021-3143671051-3502122501", "CO", ["+573103338021", "+573143671051", "+573502122501"]),
        ("3228975894- 312 3719377", "CO", ["+573228975894", "+573123719377"]),
        ("01-0979073009-0995758267", "EC", ["+593979073009", "+593995758267"]),
        ("3114424320-3123265449-6014188", "CO", ["+573114424320", "+573123265449"]),  # cut off by its field
    ],
)
def test_more_figures_than_any_number_has_are_the_numbers_between_dashes(
    text: str, country: str, found: list[str]
) -> None:
    assert [phone.e164 for phone in numbers(text, country).phones] == found


@pytest.mark.parametrize("text", ["212-555-0183-212-555-0184", "1800-123-456-789-012", "99999999999-99999999999"])
def test_figures_that_are_no_numbers_between_dashes_are_none(text: str) -> None:
    assert [phone.e164 for phone in numbers(text, "US").phones] == [None]


@pytest.mark.parametrize(
    ("text", "country", "e164"),
    [
        ("55 5128 1234", "MX", "+525551281234"),
        ("(212) 555-0123", "US", "+12125550123"),
        ("(020) 7946 0123", "GB", "+442079460123"),
        ("04 72 10 30 30", "FR", "+33472103030"),
        ("22 12 34 56", "NO", "+4722123456"),
        ("2125550123", "US", "+12125550123"),
        ("2125550123", "DE", "+492125550123"),
    ],
)
def test_a_number_is_its_row_s_country_s_though_another_makes_it_valid_too(text: str, country: str, e164: str) -> None:
    for region in ("DE", "US", "MX"):
        (phone,) = numbers(text, country, region).phones
        assert (phone.e164, phone.valid) == (e164, True)


REGIONS = sorted(SUPPORTED_REGIONS)
FORMATS = [
    PhoneNumberFormat.NATIONAL,
    PhoneNumberFormat.INTERNATIONAL,
    PhoneNumberFormat.E164,
    PhoneNumberFormat.RFC3966,
]


@st.composite
def valid_numbers(draw: st.DrawFn) -> PhoneNumber:
    """A valid number of any region: its example with other figures at the end."""
    kind = draw(st.sampled_from([PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE]))
    number = example_number_for_type(draw(st.sampled_from(REGIONS)), kind)
    assume(number is not None)
    assert number is not None
    number.national_number = (number.national_number or 0) // 1000 * 1000 + draw(st.integers(0, 999))
    assume(is_valid_number(number))
    return number


@given(valid_numbers(), st.sampled_from(FORMATS), st.sampled_from([None, "7", "4021"]))
def test_a_valid_number_reads_back_however_it_is_formatted(
    number: PhoneNumber, form: int, extension: str | None
) -> None:
    number.extension = extension
    region = region_code_for_number(number)
    written = format_number(number, form)
    found = numbers(written, region, region or "US")
    e164 = format_number(number, PhoneNumberFormat.E164)
    if form == PhoneNumberFormat.E164:
        number.extension = None
    assert [(phone.e164, phone.extension) for phone in found.phones] == [(e164, number.extension)], written
    assert found.oddities == ()


def bare(number: PhoneNumber) -> str:
    """A number as a spreadsheet that took it for a figure has it."""
    return format_number(number, PhoneNumberFormat.E164).removeprefix("+")


def cut(number: PhoneNumber) -> str:
    """A number of which the last figure is lost."""
    return format_number(number, PhoneNumberFormat.NATIONAL)[:-1]


def dialled(number: PhoneNumber) -> str:
    """A number as it is dialled from North America."""
    return f"011 {bare(number)}"


def national(number: PhoneNumber) -> str:
    """A number as people at home write it."""
    return format_number(number, PhoneNumberFormat.NATIONAL)


@given(
    valid_numbers(),
    st.sampled_from([national, bare, cut, dialled]),
    st.sampled_from([*REGIONS, UNKNOWN]),
    st.sampled_from(REGIONS),
    st.sampled_from(["{}", "Tel. {}", "Office: {}", "{} / {}"]),
)
def test_no_number_that_leaves_its_country_open_is_valid_in_another_than_its_row_s(
    number: PhoneNumber, spelled: Callable[[PhoneNumber], str], country: str, region: str, around: str
) -> None:
    written = spelled(number)
    assume(not written.startswith(("+", "00")))
    own = f"+{country_code_for_region(country)}"
    is_prefixed = read_phone(written, country).e164  # by the country's own international prefix
    for phone in numbers(around.format(written, written), country, region).phones:
        assert not phone.valid or (phone.e164 or "").startswith(own) or phone.e164 == is_prefixed, written


@given(valid_numbers(), st.sampled_from(REGIONS))
def test_the_region_changes_nothing_where_the_row_says_its_country(number: PhoneNumber, region: str) -> None:
    country = region_code_for_number(number)
    written = format_number(number, PhoneNumberFormat.NATIONAL)
    assert numbers(written, country, region) == numbers(written, country, country or "US")


@given(valid_numbers(), valid_numbers(), st.sampled_from([" / ", "; ", " or ", "\n", ", "]))
def test_two_valid_numbers_in_a_cell_are_both_read(one: PhoneNumber, other: PhoneNumber, between: str) -> None:
    assume(one != other)
    written = between.join(format_number(each, PhoneNumberFormat.INTERNATIONAL) for each in (one, other))
    e164 = [format_number(each, PhoneNumberFormat.E164) for each in (one, other)]
    assert [phone.e164 for phone in numbers(written, "US").phones] == e164, written


@given(st.text(max_size=60), st.sampled_from([None, "US", "DE", "ZZ"]))
def test_whatever_is_typed_gives_at_least_one_number_and_keeps_the_text(text: str, country: str | None) -> None:
    found = numbers(text, country)
    assert found.phones
    assert {phone.raw for phone in found.phones} == {text}
    assert found.oddities or all(phone.valid for phone in found.phones)


def test_figures_behind_a_number_that_are_no_extension_for_certain_are_said() -> None:
    assert numbers("305-555-0191 Room 12").oddities == ("“Room 12” behind this number is not dialled",)
    assert numbers("305-555-0191 front desk").oddities == ()
