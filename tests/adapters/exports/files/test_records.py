"""Lines become records, each with its place, and a quotation mark that is never closed costs its own row alone."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.exports.files.records import Record, lines_of, records_of
from callprogram.adapters.exports.files.table import DELIMITERS
from callprogram.errors import BadInputError

MENDED = "A quotation mark is never closed; the row is read without it."
DOUBT = "A quotation mark in this row is never closed."


def records(text: str, width: int = 4) -> list[Record]:
    return list(records_of(lines_of("list.csv", text), ",", width))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_record_knows_the_line_on_which_it_begins(end: str) -> None:
    text = end.join(["a,b", "", '"c', 'd",e', "f,g"])
    assert [(record.line, len(record.cells)) for record in records(text, 2)] == [(1, 2), (2, 0), (3, 2), (5, 2)]


def test_what_the_csv_module_forgives_is_read_as_it_does() -> None:
    assert [record.cells for record in records('5" pipe,"say ""hi""","x" y,\n')] == [('5" pipe', 'say "hi"', "x y", "")]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (['"Open,1,US,Ada'], [("Open", "1", "US", "Ada")]),
        (
            ['"Open,1,US,Ada', 'Bolt,2,US,"Ada, Bob"', "Cog,3,US,Ada"],
            [("Open", "1", "US", "Ada"), ("Bolt", "2", "US", "Ada, Bob"), ("Cog", "3", "US", "Ada")],
        ),
        (['"A",1,US,"note', "more", "Bolt,2,US,Ada"], [("A", "1", "US", "note\nmore\n"), ("Bolt", "2", "US", "Ada")]),
        (['"One,1,US,Ada', '"Two,2,US,Ada'], [("One", "1", "US", "Ada"), ("Two", "2", "US", "Ada")]),
    ],
)
def test_a_quotation_mark_that_is_never_closed_is_mended_where_the_row_has_all_its_cells(
    lines: list[str], read: list[tuple[str, ...]]
) -> None:
    found = records("\n".join(lines) + "\n")
    assert [record.cells for record in found] == read
    assert found[0].mended == MENDED


def test_a_row_that_its_quotation_mark_spoils_is_doubted_alone() -> None:
    found = records('"Open, Inc,1,US,Ada\nBolt,2,US,Ada\nCog,3,US,Ada\n')
    assert [(record.line, record.doubt) for record in found] == [(1, DOUBT), (2, ""), (3, "")]


def test_a_long_note_with_commas_is_one_cell() -> None:
    note = "\n".join(["We met Ada, Bob, Cyd, Dan.", "Then Eve, Fay, Gil, Hal."] * 20)
    assert [record.cells for record in records(f'Acme,1,"{note}",Ada\n')] == [("Acme", "1", note, "Ada")]


def test_quotation_marks_on_every_line_take_no_longer_than_the_lines() -> None:
    assert len(records('"x,1,US,Ada\n' + "Acme,1,US,Ada\n" * 5000)) == 5001
    assert len(records('"x,1,US,Ada\n' * 5000)) == 5000


def test_a_cell_that_the_csv_module_finds_too_long_is_still_read() -> None:
    assert len(records("a," + "x" * 200_000 + ",c,d\n")[0].cells[1]) == 200_000


def test_a_line_that_no_list_has_is_refused() -> None:
    with pytest.raises(BadInputError, match=r"list\.csv has a line of more than 2,000,000 characters; export"):
        records("a" * 3_000_000)


CELLS = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1), st.sampled_from(DELIMITERS))
def test_what_is_written_as_csv_is_read_back_cell_by_cell(rows: list[list[str]], delimiter: str) -> None:
    text = StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    read_back = records_of(lines_of("list.csv", text.getvalue()), delimiter, len(rows[0]))
    assert [record.cells for record in read_back] == [tuple(row) for row in rows]
