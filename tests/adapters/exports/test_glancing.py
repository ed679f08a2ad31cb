"""A file at a glance: its columns, whether its numbers say their country, and single rows of it."""

import pytest

from callprogram.adapters.exports import glance, some_rows
from callprogram.errors import BadInputError

FILE = "Firma,Telefon,Kontor,Seit Tag,Stand,Kunden-Nr,Aktiv\n" + "".join(
    f"Firma {row},030 2312500{row},+49 30 23125{row}50,2024-0{row}-17,{row}00.5,{row}000,ja\n" for row in range(1, 6)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_an_unused_column_of_numbers_may_be(encoding: str) -> None:
    seen = glance("a.csv", FILE.encode(encoding), {"phone": ["Telefon"]})
    may_be = {header: column.may_be for header, column in seen.columns.items() if column.may_be}
    assert may_be["Stand"] == ("revenue", "health", "nps", "open_cases")
    assert not {"Firma", "Telefon", "Aktiv", "Kunden-Nr"} & may_be.keys()
    assert seen.without_country == 5


def test_nobody_is_asked_what_a_column_is_that_is_heard_already() -> None:
    rows = "".join(f"{name} Roe,020 7946 0001,2026-11-21,2026-11-21\n" for name in ("Ann", "Bob", "Cy", "Di"))
    seen = glance("a.csv", f"Name,Phone,Date of death,Deleted at\n{rows}".encode(), {})
    assert [header for header, column in seen.columns.items() if column.may_be] == []


def test_a_quoted_line_break_is_looked_at_too() -> None:
    content = b'Company,Phone\n"Acme\nInc",+44 20 7946 0001\nHooli,020 7946 0002\n'
    seen = glance("a.csv", content, {})
    assert (seen.columns["Phone"].filled, seen.without_country, seen.region) == (2, 1, "GB")


def test_a_file_with_a_header_alone_is_refused_as_it_is_when_it_is_read() -> None:
    with pytest.raises(BadInputError, match="no rows below its header"):
        glance("a.csv", b"Company,Phone,Balance\n", {})


def test_single_rows_are_looked_up_by_their_number() -> None:
    content = b"Company,Phone\nAcme,1\nHooli,2\nInitech,3\n"
    assert some_rows("a.csv", content, [], [2]) == {2: {"Company": "Hooli", "Phone": "2"}}
    assert some_rows("a.csv", content, [], []) == {}


def test_the_countries_of_other_rows_speak_for_numbers_without_one() -> None:
    rows = "".join(f"Acme {place},020 7946 0{place:03d},United Kingdom\n" for place in range(9))
    seen = glance("crm.csv", f"Company,Phone,Country\n{rows}Tin Roof,020 7946 0099,\n".encode(), {})
    assert (seen.without_country, seen.region) == (1, "GB")


def test_a_country_among_the_states_is_said_too() -> None:
    rows = "Acme,312 321 6549,Colombia,\nBolt,404 555 0123,Georgia,\nCog,305 555 0191,Texas,USA\n"
    found = glance("list.csv", f"Company,Phone,State,Country\n{rows}".encode(), {})
    assert found.without_country == 1
