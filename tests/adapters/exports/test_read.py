"""Real exports are read without a word by hand, and nothing at all breaks the reader."""

import csv
import re
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.exports import glancing, read
from callprogram.adapters.exports.files import sources, table
from callprogram.adapters.exports.files.table import DELIMITERS
from callprogram.domain.customers.customers import callable_
from callprogram.domain.customers.imports import Reading
from callprogram.domain.customers.matching.changes import changes_of
from callprogram.errors import BadInputError

HOUSE = Path(__file__).parents[3]
EXPORTS = HOUSE / "tests" / "exports"


def read_file(file: Path) -> Reading:
    return read(file.name, file.read_bytes(), "US", {})


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_that_are_quoted_as_a_whole_are_read_as_their_cells(end: str) -> None:
    lines = ["Company,Contact,Phone", '""Acme, Inc."",Ann Lee,(212) 555-0177', "Bolt,Bo Ray,(212) 555-0178"]
    content = "".join(f'"{line}"{end}' for line in lines).encode()
    found = [(each.company, each.contact.name) for each in read("list.csv", content, "US", {}).customers]
    assert found == [("Acme, Inc.", "Ann Lee"), ("Bolt", "Bo Ray")]
    assert glancing.headers_of("list.csv", content, []) == ("Company", "Contact", "Phone")


@pytest.mark.parametrize(
    "text", ['"Company","Phone"\n"Acme, Ltd, Bath","1"\n', '"Company"\n"Acme, Ltd, Bath"\n', '"a","",""\n"","",""\n']
)
def test_cells_that_are_quoted_one_by_one_stay(text: str) -> None:
    assert sources.unwrapped(text.encode()) == text.encode()


@pytest.mark.parametrize(
    ("file", "encoding", "delimiter", "rows", "with_valid_number", "customers"),
    [
        (EXPORTS / "salesforce_report.csv", "utf-8", ",", 14, 13, 13),
        (EXPORTS / "hubspot_contacts.csv", "utf-8", ",", 13, 12, 12),
        (EXPORTS / "kunden_windows1252.csv", "cp1252", ";", 13, 12, 13),
        (HOUSE / "sample_customers.csv", "utf-8", ",", 82, 79, 82),
    ],
)
def test_a_real_export_is_read_whole(
    file: Path, encoding: str, delimiter: str, rows: int, with_valid_number: int, customers: int
) -> None:
    found = read_file(file)
    assert (found.source.encoding, found.source.delimiter, found.source.header_row) == (encoding, delimiter, 1)
    assert (found.rows, len(found.customers), found.rejects) == (rows, rows, ())
    assert sum(map(callable_, found.customers)) == with_valid_number
    assert len(changes_of({}, found.customers).created) == customers


@pytest.mark.parametrize(
    ("file", "odd"),
    [
        ("salesforce_report.csv", [(13, "Phone", "")]),
        ("hubspot_contacts.csv", [(13, "Phone Number", "")]),
        ("kunden_windows1252.csv", [(13, "Telefon", "auf Anfrage")]),
        ("../../sample_customers.csv", [(29, "Phone", ""), (58, "Phone", "555-01"), (79, "Phone", "n/a - ask owner")]),
    ],
)
def test_only_what_is_odd_in_a_real_export_is_said(file: str, odd: list[tuple[int, str, str]]) -> None:
    said = [
        (row, each.column, value)
        for each in read_file(EXPORTS / file).problems
        for row, value in zip(each.rows, each.values, strict=True)
    ]
    assert sorted(said) == odd


def test_a_german_list_keeps_its_zeros_and_its_notes() -> None:
    customer = read_file(EXPORTS / "kunden_windows1252.csv").customers[0]
    assert customer.crm_id == "004711"
    assert customer.notes.startswith("Rabatt von 500 € zugesagt; bitte im Angebot berücksichtigen.\nRückruf")


def test_what_a_contact_list_is_not_asked_for_is_ignored() -> None:
    ignored = read_file(EXPORTS / "hubspot_contacts.csv").source.ignored_headers
    assert ignored == ("Lifecycle Stage", "Last Modified Date", "Create Date", "Associated Company")


def test_prose_is_refused_with_what_to_do() -> None:
    letter = "Dear all,\nplease find the list below.\nBest wishes\nAda\n"
    with pytest.raises(BadInputError, match=r"No column of letter\.txt has telephone numbers: .*phone=HEADER"):
        read("letter.txt", letter.encode(), "US", {})


HEALTH = "Account Name,Health Score,Renewal Date,CSM\nAcme Inc,38,2027-02-28,Ines Duarte\nBolt Ltd,71,,Ines Duarte\n"


def test_what_a_file_without_numbers_tells_of_companies_is_read() -> None:
    found = read("health.csv", HEALTH.encode(), "US", {})
    assert [(each.company, each.health, each.renewal_on) for each in found.customers] == [
        ("Acme Inc", 38, date(2027, 2, 28)),
        ("Bolt Ltd", 71, None),
    ]
    assert not found.problems


def test_a_file_with_a_column_that_may_have_the_numbers_asks_for_it() -> None:
    rows = "Acme Inc,38,212 736 5000\nBolt Ltd,71,212 736 5001\n"
    with pytest.raises(BadInputError, match=r"No column of list\.csv has telephone numbers"):
        read("list.csv", f"Account Name,Health Score,Hotline\n{rows}".encode(), "US", {})


@given(st.binary())
def test_no_bytes_break_the_reader(content: bytes) -> None:
    try:
        read("list.csv", content, "US", {})
    except BadInputError as error:
        assert str(error).endswith(".")  # noqa: PT017 - most bytes are refused, some are read


CELL = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.lists(CELL, min_size=3, max_size=21), max_size=6), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_no_cells_below_a_good_header_break_the_reader(rows: list[list[str]], encoding: str) -> None:
    text = StringIO(newline="")
    headers = [
        "Company",
        "Phone",
        "ARR",
        "Renewal",
        "Health",
        "Country",
        "Email",
        "Currency",
        "Do Not Call",
        "Time Zone",
        "Language",
        "NPS",
        "Id",
    ]
    csv.writer(text).writerows([headers, *rows])
    try:
        found = read("list.csv", text.getvalue().encode(encoding, "ignore"), "US", {})
    except BadInputError:
        return
    assert len(found.customers) + len(found.rejects) + len(found.not_customers) == found.rows


# No letters beside €: in Windows-1252 some are the bytes of one letter in UTF-8, or of a word in another encoding.
WORD = (
    st.text("abcäöüß ,;|\t\"'€", max_size=4)
    .filter(lambda text: not re.search(r"\w€|€\w", text))
    .map("Acme {} Company".format)
)


@given(
    st.lists(st.tuples(WORD, WORD), min_size=1, max_size=8),
    st.sampled_from(DELIMITERS),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_companies_and_notes_come_back_as_they_were_written(
    rows: list[tuple[str, str]], delimiter: str, encoding: str
) -> None:
    text = StringIO(newline="")
    written = [(company, "(305) 555-0191", note, "US") for company, note in rows]
    csv.writer(text, delimiter=delimiter).writerows([("Company", "Phone", "Notes", "Country"), *written])
    found = read("list.csv", text.getvalue().encode(encoding), "US", {})
    assert [(customer.company, customer.notes) for customer in found.customers] == rows


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_sound_file_in_another_encoding_is_read_in_bulk_too(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Firma;Kontakt;Telefon\n" + "Müller & Söhne;Jörg Groß;030 23125014\n" * 20
    monkeypatch.setattr(table, "table_of", None)  # the way row by row
    found = read("kunden.csv", text.encode(encoding), "DE", {})

    assert (found.source.encoding, found.source.delimiter, found.rows) == (encoding, ";", 20)
    assert found.customers[0].company == "Müller & Söhne"
