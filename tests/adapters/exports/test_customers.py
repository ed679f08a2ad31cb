"""Rows become customers, and each oddity is said once."""

from datetime import date
from decimal import Decimal

import pytest

from callprogram.adapters.exports import read
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.imports import Problem, Reading, Severity
from callprogram.domain.customers.phones import Phone


def reading(text: str, region: str = "US", mapping: dict[str, list[str]] | None = None) -> Reading:
    return read("list.csv", text.encode(), region, mapping or {})


def problems(text: str, region: str = "US") -> list[tuple[int, str, str, str]]:
    found = reading(text, region).problems
    return [
        (row, each.column, value, each.message)
        for each in found
        for row, value in zip(each.rows, each.values, strict=True)
    ]


def test_a_full_row_fills_every_field() -> None:
    headers = (
        "Account ID,Company,First Name,Last Name,Title,Email,Phone,Mobile,Country,Language,Time Zone,Owner,ARR,"
        "Currency,Renewal,Customer Since,Last Contact,Health,NPS,Segment,Open Cases,Do Not Call,Notes"
    )
    row = (
        "0042,Acme,Ada,Byron,CTO,ada@acme.example,030 / 23125-014,0171 / 39200 23,Germany,de,Europe/Berlin,Tom,1250.50,"
        "EUR,2027-03-31,2020-01-02,2026-10-14,72,9,Gold,2,yes,friendly"
    )
    phones = (
        Phone("030 / 23125-014", "phone", "+493023125014", valid=True),
        Phone("0171 / 39200 23", "mobile", "+491713920023", valid=True),
    )
    assert reading(f"{headers}\n{row}\n").customers == (
        Customer(
            id=0,
            crm_id="0042",
            company="Acme",
            country="DE",
            language="de",
            time_zone="Europe/Berlin",
            account_owner="Tom",
            revenue=Decimal("1250.50"),
            currency="EUR",
            renewal_on=date(2027, 3, 31),
            customer_since=date(2020, 1, 2),
            last_contact_on=date(2026, 10, 14),
            health=72,
            nps=9,
            segment="Gold",
            open_cases=2,
            do_not_call=True,
            notes="friendly",
            contacts=(Contact("Ada Byron", "CTO", "ada@acme.example", phones),),
        ),
    )


def test_a_row_that_is_too_short_lacks_its_last_cells() -> None:
    (customer,) = reading("Company,Phone,Country,Owner\nAcme,(305) 555-0191\n").customers
    assert (customer.company, customer.country, customer.account_owner) == ("Acme", None, "")


def test_a_row_that_is_too_long_or_names_nobody_is_refused() -> None:
    found = reading("Company,Phone\nAcme,(305) 555-0191\n,(305) 555-0192\nBolt,1,2\n")
    assert [customer.company for customer in found.customers] == ["Acme"]
    assert found.rows == 3
    assert found.rejects == (
        (("", "(305) 555-0192"), "The row has no company, no contact and no email."),
        (("Bolt", "1", "2"), "The row has 3 cells, but the header has 2."),
    )
    assert [(each.rows, each.severity) for each in found.problems] == [((2,), Severity.ERROR), ((3,), Severity.ERROR)]


def test_a_number_that_cannot_be_read_is_said_and_the_customer_stays() -> None:
    found = reading("Company,Phone,Mobile\nAcme,auf Anfrage,\n")
    assert found.problems == (Problem("Phone", "not a phone number", Severity.WARNING, (1,), ("auf Anfrage",)),)
    assert found.customers[0].phones == (Phone("auf Anfrage", "phone"),)


def test_a_customer_without_a_number_is_said() -> None:
    assert problems("Company,Phone,Mobile\nAcme,n/a,\n") == [(1, "Phone", "", "no phone number in this row")]


def test_a_number_that_may_be_wrong_is_said_and_comes_after_a_good_one() -> None:
    text = "Company,Phone,Mobile\nAcme,555-0123,(305) 555-0191\n"
    assert problems(text) == [(1, "Phone", "555-0123", "this number may be wrong")]
    assert [phone.e164 for phone in reading(text).customers[0].phones] == ["+13055550191", "+15550123"]


def test_numbers_are_read_in_the_country_of_the_row_else_in_the_region() -> None:
    found = reading("Company,Phone,Country\nAcme,020 7946 0123,UK\nBolt,(305) 555-0191,\nCog,(305) 555-0192,Atlantis\n")
    phones = [customer.phones[0] for customer in found.customers]
    assert [(phone.e164, phone.valid) for phone in phones] == [
        ("+442079460123", True),
        ("+13055550191", True),
        ("+13055550192", False),
    ]
    assert [(each.rows, each.column) for each in found.problems] == [((3,), "Country"), ((3,), "Phone")]


def test_a_country_in_the_column_of_states_is_the_row_s_where_its_own_cell_is_blank() -> None:
    text = "Company,Phone,State,Country\nAcme,312 321 6549,Colombia,\nBolt,312 321 6549,Illinois,\n"
    acme, bolt = reading(text).customers
    assert (acme.country, acme.state, acme.phones[0].e164) == ("CO", "", "+573123216549")
    assert (bolt.country, bolt.state, bolt.phones[0].e164) == (None, "Illinois", "+13123216549")


def test_a_file_may_say_countries_in_the_column_of_states_alone() -> None:
    (acme,) = reading("Company,Phone,State\nAcme,312 321 6549,Colombia\n").customers
    assert (acme.country, acme.phones[0].e164) == ("CO", "+573123216549")


def test_a_country_that_is_said_stays_whatever_stands_in_the_column_of_states() -> None:
    (acme,) = reading("Company,Phone,State,Country\nAcme,(305) 555-0191,Mexico,USA\n").customers
    assert (acme.country, acme.state) == ("US", "Mexico")


def test_numbers_of_many_countries_are_each_their_row_s_in_bulk_and_row_by_row() -> None:
    rows = (
        "A,030 23125014,Germany\nB,55 5128 1234,Mexico\nC,(212) 555-0123,USA\n"
        "D,(020) 7946 0123,UK\nE,22 12 34 56,Norway\n"
    )
    right = ["+493023125014", "+525551281234", "+12125550123", "+442079460123", "+4722123456"]
    for times in (1, 200):
        found = reading("Company,Phone,Country\n" + rows * times, "DE")
        assert {customer.phones[0].e164 for customer in found.customers} == {*right}
        assert all(phone.valid for customer in found.customers for phone in customer.phones)


@pytest.mark.parametrize("between", [" - ", "-", "  ", " / "])
def test_two_numbers_with_little_between_them_are_two_in_bulk_and_row_by_row(between: str) -> None:
    row = f"Acme,944870419{between}991352599,Peru\n"
    for times in (1, 1000):
        found = reading("Company,Phone,Country\n" + row * times)
        assert {phone.e164 for phone in found.customers[0].phones} == {"+51944870419", "+51991352599"}


def test_nonsense_in_a_cell_is_said_and_left_open() -> None:
    text = "Company,Phone,Health,Renewal,Revenue,Email\nAcme,(305) 555-0191,ask Kim,soon,lots,ada\n"
    assert problems(text) == [
        (1, "Email", "ada", "not an email address"),
        (1, "Revenue", "lots", "not an amount"),
        (1, "Renewal", "soon", "not a date such as 2026-11-30"),
        (1, "Health", "ask Kim", "neither a figure from 0 to 100 nor a word for how healthy a customer is"),
    ]
    (customer,) = reading(text).customers
    assert (customer.health, customer.renewal_on, customer.revenue) == (None, None, None)


def test_whoever_may_have_asked_not_to_be_rung_is_not_rung() -> None:
    text = "Company,Phone,Do Not Call\nAcme,(305) 555-0191,since May\n"
    assert reading(text).customers[0].do_not_call
    assert problems(text) == [(1, "Do Not Call", "since May", "neither yes nor no; read as yes")]


def test_a_column_of_dates_that_could_be_either_is_said_once() -> None:
    text = "Company,Phone,Renewal\nAcme,(305) 555-0191,3/3/2027\nBolt,(305) 555-0192,3/4/2027\nCog,,5/6/2027\n"
    read_as = "This column may be day/month or month/day; it is read as month/day."
    assert problems(text)[0] == (2, "Renewal", "3/4/2027", read_as)
    assert [column for _, column, *_ in problems(text)] == ["Renewal", "Phone"]
    assert reading(text).customers[1].renewal_on == date(2027, 3, 4)
    assert reading(text, "GB").customers[1].renewal_on == date(2027, 4, 3)


def test_another_column_of_dates_tells_how_to_read_one() -> None:
    text = "Company,Phone,Renewal,Last Contact\nAcme,(305) 555-0191,3/4/2027,10/27/2026\n"
    assert problems(text, "US") == []
    assert reading(text, "US").customers[0].renewal_on == date(2027, 3, 4)


def test_days_that_a_spreadsheet_has_counted_are_read_in_a_whole_file() -> None:
    found = reading("Company,Phone,Renewal Date,Last Contact\nAcme,(212) 555-0177,46387,1764547200\n")
    (customer,) = found.customers
    assert (customer.renewal_on, customer.last_contact_on) == (date(2026, 12, 31), date(2025, 12, 1))


def test_whole_numbers_that_became_decimal_ones_are_ids_and_postal_codes_again() -> None:
    found = reading(
        "Account ID,Company,Phone,Zip\n1001.0,Acme,2125550177.0,94105.0\n1002.0,Bolt,2125550178.0,SW1A 1AA\n"
    )
    assert [(each.crm_id, each.postal_code) for each in found.customers] == [("1001", "94105"), ("1002", "SW1A 1AA")]
    assert [each.contact.phones[0].e164 for each in found.customers] == ["+12125550177", "+12125550178"]


def test_what_nobody_sees_in_a_cell_is_not_in_a_name_or_an_address() -> None:
    found = reading(
        "Company,Contact,Email,Phone\nBo\u00adlt Ltd,Amir\u200f Khan,amir@\u200bbolt.example,(212) 555-0177\n"
    )
    (customer,) = found.customers
    assert (customer.company, customer.contact.name, customer.contact.email) == (
        "Bolt Ltd",
        "Amir Khan",
        "amir@bolt.example",
    )


def test_letters_are_joined_as_their_language_does() -> None:
    joined = "\u0646\u0631\u0645\u200c\u0627\u0641\u0632\u0627\u0631"  # Persian for software
    (customer,) = reading(f"Company,Phone\n{joined},(212) 555-0177\n").customers
    assert customer.company == joined


def test_an_amount_brings_its_currency_where_no_column_says_it() -> None:
    found = reading("Company,Phone,Revenue\nAcme,(305) 555-0191,$1.2M\nBolt,(305) 555-0192,1200\n").customers
    assert [(customer.revenue, customer.currency) for customer in found] == [
        (Decimal(1_200_000), "USD"),
        (Decimal(1200), None),
    ]


@pytest.mark.parametrize(
    ("header", "currency"),
    [
        ("Annual Revenue (USD)", "USD"),
        ("Umsatz in EUR", "EUR"),
        ("ARR (€)", "EUR"),
        ("Revenue", None),
        ("ARR ($)", None),
    ],
)
def test_a_header_says_the_currency_of_amounts_that_say_none(header: str, currency: str | None) -> None:
    (customer,) = reading(f"Company,Phone,{header}\nAcme,(212) 555-0177,1200\n").customers
    assert (customer.revenue, customer.currency) == (Decimal(1200), currency)


def test_an_amount_that_says_its_currency_is_not_in_its_header_s() -> None:
    (customer,) = reading("Company,Phone,Revenue (USD)\nAcme,(212) 555-0177,EUR 1200\n").customers
    assert customer.currency == "EUR"


def test_an_amount_in_another_currency_than_its_row_says_is_said() -> None:
    header = "Company,Phone,Revenue,Currency\n"
    text = f"{header}Acme,(305) 555-0191,5 €,USD\nBolt,(305) 555-0192,$5,CAD\nCog,(305) 555-0193,5 €,\n"
    assert problems(text) == [(1, "Revenue", "5 €", "this amount is in EUR, but its currency is USD")]
    assert [customer.currency for customer in reading(text).customers] == ["USD", "CAD", "EUR"]


def test_a_column_of_scores_is_said_once_and_gives_no_answers() -> None:
    text = "Company,Phone,NPS\nAcme,(305) 555-0191,9\nBolt,(305) 555-0192,-40\nCog,(305) 555-0193,70\n"
    said = "This column has scores from \N{MINUS SIGN}100 to 100; only answers from 0 to 10 are kept."
    assert problems(text) == [(2, "NPS", "-40", said)]
    assert {customer.nps for customer in reading(text).customers} == {None}


def test_numbers_that_only_fit_the_region_though_their_rows_say_another_country_are_doubtful_and_said() -> None:
    text = "Company,Phone,Country\nAcme,(305) 555-0191,France\nBolt,(305) 555-0192,\nCog,01 42 68 53 00,France\n"
    phones = [customer.phones[0] for customer in reading(text).customers]
    assert [phone.e164 for phone in phones] == ["+13055550191", "+13055550192", "+33142685300"]
    assert [phone.valid for phone in phones] == [False, True, True]
    assert problems(text) == [
        (1, "Phone", "(305) 555-0191", "this would be a number of United States, but the row's country is France")
    ]


def test_a_number_that_a_spreadsheet_has_shortened_is_said() -> None:
    found = reading("Company,Phone\nAcme,4.42E+11\n")
    said = "a spreadsheet has shortened this number; export the file from the CRM once more"
    assert found.problems == (Problem("Phone", said, Severity.WARNING, (1,), ("4.42E+11",)),)


def test_a_company_without_a_contact_has_its_number() -> None:
    (customer,) = reading("Company,Phone\nAcme,(305) 555-0191\n").customers
    assert customer.contacts == (Contact(phones=(Phone("(305) 555-0191", "phone", "+13055550191", valid=True),)),)


def test_a_header_mapped_by_hand_is_read_as_its_field() -> None:
    text = "Wer,Was,Wo\nAcme,(305) 555-0191,(305) 555-0192\n"
    found = reading(text, mapping={"company": ["Wer"], "phone": ["Wo", "Was"]})
    assert [phone.e164 for phone in found.customers[0].phones] == ["+13055550192", "+13055550191"]
    assert found.source.mapping == {"company": ("Wer",), "phone": ("Wo", "Was")}


def test_health_in_words_is_read_alike_in_bulk_and_row_by_row() -> None:
    rows = "".join(f"{word},(305) 555-0191,{word},Promoter\n" for word in ("Green", "Yellow", "At Risk", "★★★☆☆", "B"))
    sound, mended = (
        f"Company,Phone,Health Status,NPS\n{rows}",
        f'Company,Phone,Health Status,NPS\n{rows}"Acme,1,Red,9\n',
    )
    for text in (sound, mended):
        found = reading(text)
        assert [customer.health for customer in found.customers][:5] == [85, 65, 40, 60, 85]
        assert {problem.column for problem in found.problems} <= {"Phone", ""}
