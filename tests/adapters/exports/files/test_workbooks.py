"""Workbooks are read as the tables they hold, and what would burst is refused before it does."""

from pathlib import Path

import pytest

from callprogram.adapters.exports.files.reading import text_of
from callprogram.adapters.exports.files.table import Table, table_of
from callprogram.errors import BadInputError
from tests.adapters.exports.files.workbook_files import xlsx, xlsx_of, zipped

FOLDER = Path(__file__).parent
HEADERS = (
    "Account ID",
    "Account Name",
    "Contact Name",
    "Phone",
    "Email",
    "Country",
    "Annual Revenue",
    "Renewal Date",
    "Do Not Call",
)
LATER = "2027-01-02 09:30:00"
ROWS = tuple(
    (*line.split("|"), renewal, do_not_call)
    for line, renewal, do_not_call in (
        ("0017|Müller & Söhne GmbH|Jörg Weiß|493023125014|j@mueller.example|Germany|1250000.5", "2027-03-31", "FALSE"),
        ("0018|Acme, Inc.\nNew York|Ada Lee|+1 305 555 0191|ada@acme.example|United States|86400", LATER, "TRUE"),
    )
)
DAMAGED = "is a workbook that cannot be read; open and save it once more, or export the customers as CSV."


def read(content: bytes) -> tuple[Table, str]:
    sheets, kind = text_of("list.csv", content)
    return table_of("list.csv", sheets, set()), kind


def refusal(content: bytes) -> str:
    with pytest.raises(BadInputError) as caught:
        read(content)
    return str(caught.value).removeprefix("list.csv ")


@pytest.mark.parametrize(("kind", "header_row"), [("xlsx", 4), ("xls", 1), ("ods", 1)])
def test_a_workbook_is_read_by_what_is_in_it_and_not_by_its_name(kind: str, header_row: int) -> None:
    table, encoding = read((FOLDER / f"customers.{kind}").read_bytes())
    assert (encoding, table.delimiter, table.header_row) == (kind, "", header_row)
    assert (table.headers, table.rows) == (HEADERS, ROWS)


def test_the_sheet_with_the_most_known_headers_is_taken() -> None:
    notes = [["Company", "Colour"]] + [["Acme", "long"]] * 9
    table, _ = read(xlsx(notes, [["Company", "Phone"], ["Bolt", "1"]], [["a", "b"], ["c", "d"]]))
    assert (table.headers, table.rows) == (("Company", "Phone"), (("Bolt", "1"),))


def test_figures_lose_nothing() -> None:
    cells = ["305550191", "4.42030123456E11", "0.1", "1.5E-3", "1E20", "2.5"]
    row = "".join(f"<c><v>{cell}</v></c>" for cell in cells)
    header = "".join(f'<c t="inlineStr"><is><t>{letter}</t></is></c>' for letter in "abcdef")
    table, _ = read(xlsx_of(f"<row>{header}</row><row>{row}</row>"))
    assert table.rows == (("305550191", "442030123456", "0.1", "0.0015", "1e+20", "2.5"),)


def test_a_row_of_many_cells_costs_no_more_than_its_cells() -> None:
    table, _ = read(xlsx([["Company", "Phone", *(f"x{number}" for number in range(9000))], ["Acme", "1"]]))
    assert (len(table.headers), table.rows[0][:2]) == (9002, ("Acme", "1"))


@pytest.mark.parametrize("sheets", [[[]], [[[""], ["", ""]]]])
def test_empty_sheets_are_refused(sheets: list[list[list[str]]]) -> None:
    assert refusal(xlsx(*sheets)) == "has no sheet with anything in it; export the customers once more."


def test_a_header_alone_is_refused() -> None:
    assert refusal(xlsx([["Company", "Phone"]])).startswith("has no rows below its header;")


def test_a_workbook_with_a_password_says_so() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert refusal(content) == "is protected by a password; save it without one, or export the customers as CSV."


def test_two_cells_at_the_ends_of_a_sheet_do_not_take_all_memory() -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert refusal(xlsx_of(far)) == DAMAGED


def test_what_unpacks_to_far_more_than_it_is_is_refused_unread() -> None:
    content = xlsx_of(f'<row><c t="inlineStr"><is><t>{"a" * 30_000_000}</t></is></c></row>')
    assert refusal(content) == "is far larger unpacked than any list of customers; export the customers as CSV."


@pytest.mark.parametrize("name", ["xlsx", "xls", "ods"])
def test_half_a_workbook_is_refused(name: str) -> None:
    content = (FOLDER / f"customers.{name}").read_bytes()
    assert refusal(content[: len(content) // 2]) == DAMAGED


def test_an_archive_says_what_to_do_with_it() -> None:
    assert refusal(zipped({"customers.csv": "Company,Phone\n"})).startswith("is a ZIP archive; unpack it")
    assert refusal(zipped({"word/document.xml": "<document/>"})).startswith("is neither a CSV file nor a workbook;")


PAGE = """<head><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"></head>
<style>td { color: red }</style><table><tr><td>My CRM</td></tr></table>
<table border="1"><tr><td colspan="3">Open accounts</td></tr>
<tr><th>Account Name<th>Phone<th>Notes</tr>
<tr><td>Müller &amp;
Söhne</td><td style='mso-number-format:"\\@"'>030 23125014</td><td>rings<br>late<!-- no --></td></tr>
<tr><td></td><td></td><td></td></tr>
<tr><td>Acme</td><td>&nbsp;</td><td>&#8212;</td></tr></table>"""
XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Accounts"><Table><Row><Cell><Data ss:Type="String">Account Name</Data></Cell>
<Cell><Data ss:Type="String">Phone</Data></Cell><Cell><Data ss:Type="String">Notes</Data></Cell>
<Cell><Data ss:Type="String">Renewal Date</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Müller &amp; Söhne</Data><Comment><ss:Data>new</ss:Data></Comment></Cell>
<Cell><Data ss:Type="String">030 23125014</Data></Cell>
<Cell ss:Index="4"><Data ss:Type="DateTime">2027-03-31T00:00:00.000</Data></Cell></Row></Table>
</Worksheet></Workbook>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_web_page_under_the_name_of_a_workbook_is_read_by_its_table(encoding: str) -> None:
    table, kind = read(PAGE.replace("&#8212;", "–").encode(encoding))
    assert (kind, table.header_row, table.headers) == ("html", 2, ("Account Name", "Phone", "Notes"))
    assert table.rows == (("Müller & Söhne", "030 23125014", "rings\nlate"), ("Acme", "", "–"))


def test_a_workbook_as_xml_is_read_by_its_cells() -> None:
    table, kind = read(XML.encode())
    assert (kind, table.headers) == ("html", ("Account Name", "Phone", "Notes", "Renewal Date"))
    assert table.rows == (("Müller & Söhne", "030 23125014", "", "2027-03-31"),)


def test_a_page_that_would_burst_is_refused() -> None:
    bombs = "".join(f'<!ENTITY b{number} "{f"&b{number - 1};" * 100}">' for number in range(1, 9))
    page = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b0 "ha">{bombs}]><Table><Row><Cell>&b8;</Cell></Row></Table>'
    assert refusal(page.encode()).startswith("is a web page without a list;")


def test_a_page_that_asks_for_another_file_gets_nothing_of_it(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("of somebody else")
    begin = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY file SYSTEM "{secret.as_uri()}">]><Table>'
    head = "<Row><Cell>Company</Cell><Cell>Phone</Cell></Row>"
    page = f"{begin}{head}<Row><Cell>Acme &file;</Cell><Cell>030 23125014</Cell></Row></Table>"
    assert read(page.encode())[0].rows == (("Acme", "030 23125014"),)
