"""A sound file is read in bulk, and gives just what it gives row by row; what is not sound is not read so."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from callprogram.adapters.exports import exports
from callprogram.adapters.exports.files import bulk_rows
from callprogram.adapters.exports.files.bulk_rows import opened
from callprogram.adapters.exports.files.rows import UnsoundError
from callprogram.domain.customers.imports import Reading
from callprogram.errors import BadInputError

HEADER = ["Account ID", "Company", "Contact", "Email", "Phone", "Mobile", "Country", "ARR", "Renewal Date", "Notes"]
CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            "n/a",
            " Acme ",
            "'=Bolt",
            "Ada \N{NO-BREAK SPACE}",
            "ada@acme.example",
            "Grüße",
            "日本",
            "yes",
            "Total",
            "-",
        ]
    ),
    st.sampled_from(
        ["+49 30 23125014", "030 23125014", "(212) 555-0177", "212 555 0177 x12", "+1 555 555 0100", "DE", "US"]
    ),
    st.sampled_from(
        ["1250.50", "1.250,50 €", "1.250", "03/04/2026", "2026-11-30", "13/04/2026", "$5", 'say "hi"', "a,b"]
    ),
    st.sampled_from(["two\nlines", "two\r\nlines\n", "\n"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
)
BELOW = st.sampled_from(
    [
        "",
        '""',
        " ",
        '"Grand Totals (2 records)"',
        '"Confidential Information - Do Not Distribute"',
        '"Copyright (c) 2026, Acme, Inc."',
        "Copyright 2026, all rights reserved",
        "Total,3,,",
        "Report Total,,,,,,,,,,,",
        "Acme",
        "0015f,Acme Corp,Ada",
        ",,,",
    ]
)
ROWS = st.lists(st.lists(CELLS, min_size=len(HEADER), max_size=len(HEADER)), max_size=12)


def written(rows: list[list[str]], delimiter: str = ",", line_end: str = "\n") -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=line_end)
    writer.writerows([HEADER, *rows])
    return text.getvalue().encode()


def wanted(content: bytes) -> exports.ReadOptions:
    return exports.ReadOptions("list.csv", "DE", {}, exports.NoMemory(), str(len(content)))


def in_bulk(content: bytes) -> Reading:
    return exports.read_from(wanted(content), *opened(content, set()))


def row_by_row(content: bytes) -> Reading:
    rows = exports._rows_of("list.csv", content.decode(), set())  # noqa: SLF001
    return exports.read_from(wanted(content), rows, "utf-8")


def assert_read_alike(content: bytes) -> None:
    try:
        found = in_bulk(content)
    except UnsoundError:
        assume(False)
    except BadInputError as error:
        with pytest.raises(BadInputError, match=re.escape(str(error))):
            row_by_row(content)
    else:
        assert found == row_by_row(content)


@given(ROWS, st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["\n", "\r\n"]))
def test_a_file_read_in_bulk_is_what_it_is_row_by_row(rows: list[list[str]], delimiter: str, line_end: str) -> None:
    assert_read_alike(written(rows, delimiter, line_end))


@given(ROWS, st.lists(BELOW, min_size=1, max_size=6))
def test_lines_below_the_rows_are_left_out_or_kept_as_they_are_row_by_row(
    rows: list[list[str]], below: list[str]
) -> None:
    assert_read_alike(written(rows) + "\n".join(below).encode())


def test_the_lines_that_a_report_adds_below_its_rows_do_not_make_a_file_unsound() -> None:
    rows = [[str(number), "Acme", "Ada", "", "+49 30 23125014", "", "DE", "5", "", ""] for number in range(100)]
    footer = '\n"Grand Totals (100 records)"\n\n"Confidential, Do Not Distribute"\n"Copyright (c) 2026 Acme, Inc."\n'

    found = in_bulk(written(rows) + footer.encode())

    assert (found.rows, found.rejects) == (100, ())
    assert found == row_by_row(written(rows) + footer.encode())


@pytest.mark.parametrize(
    "file", sorted((Path(__file__).parents[3] / "exports").glob("*.csv")), ids=lambda file: file.name
)
def test_an_export_that_can_be_read_in_bulk_is_what_it_is_row_by_row(file: Path) -> None:
    content = file.read_bytes()
    try:
        found = in_bulk(content)
    except UnsoundError:
        assert exports.read(file.name, content, "DE", {}).rows
    else:
        assert found == row_by_row(content)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"Company,Phone\nAcme,1,2\n", id="a row is too long"),
        pytest.param(b"Company,Phone,Owner\nAcme,1\n", id="a row is too short"),
        pytest.param(b"Company,Phone,Owner\nAcme\nBolt,1,Tom\n", id="a row is too short before another"),
        pytest.param(b"Company,Phone,Owner\nAcme,1,Tom\n" + b"x" * 200_000 + b"\n", id="a line below is no line"),
        pytest.param(b'Company,Phone\n"Acme,1\nBolt,2\n', id="a quotation mark is never closed"),
        pytest.param(b'Company,Phone\nAc"me,1\n', id="a quotation mark stands within a cell"),
        pytest.param(b"Company,Phone\rAcme,1\r", id="lines end in CR"),
        pytest.param("Company,Phone\nGrüße,1\n".encode("cp1252"), id="it is not UTF-8"),
        pytest.param("Company,Phone\nAcme,1\n".encode("utf-16"), id="it is UTF-16"),
        pytest.param(b'Company,"Phone\nnumber"\nAcme,1\n', id="the header has two lines"),
        pytest.param(b"Company,Phone\n", id="there are no rows"),
        pytest.param(b"Company,Phone\nTotal,\n", id="there is nothing but a footer"),
        pytest.param(b'Company,Phone\n"Acme,1\nBolt,2\nCorp,3\nDot",4\n', id="a cell has swallowed rows"),
        pytest.param(b"Company,Phone\nAcme,1\0\n", id="a byte is zero"),
        pytest.param(b"Owner,Company,Phone\nAda,Acme,1\n,Bolt,2\nSubtotal,,\n", id="its rows stand in groups"),
        pytest.param(b"%PDF-1.7\nCompany,Phone\nAcme,1\n", id="it is something else"),
    ],
)
def test_what_is_not_sound_is_left_to_be_read_row_by_row(content: bytes) -> None:
    with pytest.raises(UnsoundError):
        in_bulk(content)


def test_a_file_on_the_disk_is_read_as_its_bytes_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_rows, "_HEAD", 20_000)
    content = b"\xef\xbb\xbfCompany,Phone,Notes\n" + b"".join(
        b'Acme %d,+4930231250%02d,"two\nlines"\n' % (number, number % 90) for number in range(1_000)
    )
    file = tmp_path / "list.csv"
    file.write_bytes(content)

    found = exports.read("list.csv", file, "DE", {})

    assert (found.rows, found.source.encoding) == (1_000, "utf-8-sig")
    assert found == exports.read("list.csv", content, "DE", {})
    assert (found.customers[999].company, found.customers[999].notes) == ("Acme 999", "two\nlines")


def test_rows_in_many_blocks_keep_their_order_and_lose_only_the_footer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_rows, "_BLOCK", 2_000)
    rows = b"".join(b"Acme %d,+493023125014,Tom\n" % number for number in range(1_000))
    content = b"Company,Phone,Owner\n" + rows + b"Total,1000,\n,,\n"

    found = in_bulk(content)

    assert [customer.company for customer in found.customers] == [f"Acme {number}" for number in range(1_000)]
    assert found == row_by_row(content)


def test_totals_among_the_rows_are_left_out_either_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_rows, "_BLOCK", 2_000)
    rows = b"".join(b"Tom,Acme %d,+493023125014\n" % number for number in range(200)) + b"Tom Total,200,\n"

    found = in_bulk(b"Owner,Company,Phone\n" + rows * 3)

    assert (found.rows, found) == (600, row_by_row(b"Owner,Company,Phone\n" + rows * 3))


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["Acme", "", "Company", "----"]), min_size=1, max_size=60))
def test_blank_rows_and_repeated_headers_are_left_out_either_way(names: list[str]) -> None:
    lines = [
        f"{name},{'Phone' if name == 'Company' else '+493023125014' if name == 'Acme' else name}" for name in names
    ]
    content = "\n".join(["Company,Phone", *lines, ""]).encode()
    try:
        found = in_bulk(content)
    except UnsoundError:
        with pytest.raises(BadInputError):
            row_by_row(content)
    else:
        assert found == row_by_row(content)
