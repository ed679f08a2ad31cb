"""Numbers are found among the words around them."""

import pytest

from callprogram.adapters.crm_csv.phones import read_phones


@pytest.mark.parametrize(
    ("text", "region", "e164", "extension"),
    [
        ("305-555-0191 (front desk)", "US", "+13055550191", None),
        ("305-555-0191 (ext. 12)", "US", "+13055550191", "12"),
        ("(415) 555-0192x204", "US", "+14155550192", "204"),
        ("305-555-0191 x 204 front desk", "US", "+13055550191", "204"),
        ("212.555.0177 #12", "US", "+12125550177", "12"),
        ("305-555-0191 extension 5", "US", "+13055550191", "5"),
        ("Tel: 305-555-0191", "US", "+13055550191", None),
        ("tel:+1-305-555-0191;ext=7", "DE", "+13055550191", "7"),
        ("3055550191.0", "US", "+13055550191", None),
        ("1-800-FLOWERS", "US", "+18003569377", None),
        ("030 / 23125-014", "DE", "+493023125014", None),
        ("069 / 90009 - 733", "DE", "+496990009733", None),
        ("+49 (0)30/23125-077", "US", "+493023125077", None),
        ("030 23125-014 Durchwahl 12", "DE", "+493023125014", "12"),
        ("030 23125 -012 Durchwahl", "DE", "+493023125012", None),
    ],
)
def test_a_number_is_read_with_its_extension(text: str, region: str, e164: str | None, extension: str | None) -> None:
    (phone,) = read_phones(text, region, "direct")
    assert (phone.raw, phone.label, phone.e164, phone.extension) == (text, "direct", e164, extension)


@pytest.mark.parametrize(
    "text",
    ["305-555-0191 / 305-555-0192", "305-555-0191; 305-555-0192", "305-555-0191 or 3055550192"],
)
def test_two_numbers_in_a_cell_are_two_numbers(text: str) -> None:
    assert [phone.e164 for phone in read_phones(text, "US", "phone")] == ["+13055550191", "+13055550192"]


@pytest.mark.parametrize("text", ["auf Anfrage", "n/a - ask owner", "3.05556E+09", "555-01", "ask Ada", "1" * 300])
def test_what_is_no_number_stays_as_it_was_typed(text: str) -> None:
    (phone,) = read_phones(text, "US", "phone")
    assert (phone.raw, phone.e164, phone.valid) == (text, None, False)


def test_a_number_that_may_be_wrong_is_kept_as_such() -> None:
    (phone,) = read_phones("555-0123", "US", "phone")
    assert (phone.e164, phone.valid) == ("+15550123", False)
