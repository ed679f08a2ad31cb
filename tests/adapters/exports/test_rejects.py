"""Refused rows go back to the person who can mend them."""

import csv

from callprogram.adapters.exports import read, rejects_csv
from tests.adapters.exports.files.workbook_files import xlsx

FILE = b"""Company,Phone,Phone,Notes
Acme,(305) 555-0191,,fine
,+49 30 23125014,-12,=HYPERLINK("http://x")
Bolt,1,2,3,@SUM(A1)
"""


def rows(content: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=delimiter))


def test_refused_rows_stand_under_their_headers_with_why_and_run_no_formula() -> None:
    assert rows(rejects_csv(read("list.csv", FILE, "US", {}))) == [
        ["Company", "Phone", "Phone#2", "Notes", "#5", "reason"],
        [
            "",
            "+49 30 23125014",
            "-12",
            '\'=HYPERLINK("http://x")',
            "",
            "The row has no company, no contact and no email.",
        ],
        ["Bolt", "1", "2", "3", "'@SUM(A1)", "The row has 5 cells, but the header has 4."],
    ]


def test_the_delimiter_is_that_of_the_file_and_a_byte_order_mark_is_set() -> None:
    content = rejects_csv(read("list.csv", "Firma;Telefon\nWeiß;1\n;2\n".encode("cp1252"), "DE", {}))
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows(content, ";")[0] == ["Firma", "Telefon", "reason"]


def test_the_refused_rows_of_a_workbook_are_separated_by_commas() -> None:
    content = rejects_csv(read("list.xlsx", xlsx([["Company", "Phone"], ["Acme", "1"], ["", "2"]]), "US", {}))
    assert [row[:2] for row in rows(content)] == [["Company", "Phone"], ["", "2"]]


def test_a_mended_row_can_be_brought_in_again() -> None:
    mended = rejects_csv(read("list.csv", FILE, "US", {})).replace(b"\r\n,+49", b"\r\nCog,+49")
    again = read("rejects.csv", mended, "US", {})
    assert again.customers[0].company == "Cog"
    assert again.customers[0].notes == '=HYPERLINK("http://x")'
    assert again.source.mapping["phone"] == ("Phone", "Phone#2")


def test_without_refused_rows_the_header_stands_alone() -> None:
    assert rows(rejects_csv(read("list.csv", b"Company,Phone\nAcme,1\n", "US", {}))) == [["Company", "Phone", "reason"]]
