"""Whatever a file holds, reading it ends with a result or with one sentence."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callprogram.adapters.exports import read, rejects_csv
from callprogram.errors import BadInputError
from tests.adapters.exports.files.workbook_files import xlsx, xlsx_of, zipped

FOLDER = Path(__file__).parent
HEADERS = ["Company", "Contact", "Phone", "Email", "Country", "ARR", "Renewal Date", "Do Not Call", "Notes"]
NASTY = [
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.example","+1")',
    "@SUM(1+1)*cmd",
    "\N{RIGHT-TO-LEFT OVERRIDE}gnp.exe",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nBEGIN:VEVENT",
    "Acme\r\nDTSTART:20261124T150000Z",
    "'; DROP TABLE customers; --",
    "\0",
    "a\0b",
    '"',
    '""',
    '"Open, Inc',
    'Close"',
    "\ufeff",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "e" + "\N{COMBINING ACUTE ACCENT}" * 300,
    "9" * 400,
    "1" + "0" * 300 + "e999",
    "4.42E+11",
    "+" * 200,
    "(" * 500,
    "0/0/0000",
    "%s%n{}{0}",
    "../../etc/passwd",
    "\x1b[2J",
    " " * 1000,
    "x" * 140_000,
]
SPLITTERS = [",", ";", "\t", "|", "\n", "\r", "\r\n", "\n\n", ",,", '","', '"\n"', "\x0b", "\u2028", "\x85"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "cp932", "utf-7"]

cells = st.one_of(
    st.sampled_from(NASTY), st.text(max_size=20), st.from_regex(r"[+(]?\d[\d .()/-]{0,20}", fullmatch=True)
)
pieces = st.one_of(cells, st.sampled_from(SPLITTERS), st.sampled_from(HEADERS))


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """A header that is known, or none, and rows of whatever length with cells that may or may not be quoted."""
    delimiter = draw(st.sampled_from(",;\t|"))
    rows = draw(st.lists(st.lists(cells, max_size=12), max_size=12))
    quoted = draw(st.sampled_from(["", '"']))
    lines = [delimiter.join(f"{quoted}{cell}{quoted}" for cell in row) for row in rows]
    header = [delimiter.join(HEADERS)] if draw(st.booleans()) else []
    text = draw(st.sampled_from(["\n", "\r\n", "\r"])).join([*header, *lines])
    return text.encode(draw(st.sampled_from(ENCODINGS)), "ignore")


@st.composite
def heaps(draw: st.DrawFn) -> bytes:
    """Pieces of tables in any order, some of them many times."""
    text = "".join(piece * draw(st.sampled_from([1, 1, 2, 300])) for piece in draw(st.lists(pieces, max_size=20)))
    return text.encode(draw(st.sampled_from(ENCODINGS)), "ignore")


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """A sound file cut off, or with bytes of something else in its midst."""
    name = draw(
        st.sampled_from(["customers.xlsx", "customers.xls", "customers.ods", "../../../exports/hubspot_contacts.csv"])
    )
    content = (FOLDER / name).read_bytes()
    place = draw(st.integers(0, len(content)))
    return content[:place] + draw(st.binary(max_size=40)) + content[place + draw(st.integers(0, 40)) :]


def workbooks() -> st.SearchStrategy[bytes]:
    texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
    rows = st.lists(st.lists(texts, max_size=10), max_size=6)
    return st.one_of(
        st.lists(rows, min_size=1, max_size=2).map(lambda sheets: xlsx(*([HEADERS, *sheet] for sheet in sheets))),
        st.text(st.sampled_from("<>crv/='\"A1 "), max_size=60).map(xlsx_of),
        st.dictionaries(st.sampled_from(["xl/workbook.xml", "content.xml", "a.csv"]), texts, max_size=3).map(zipped),
    )


def outcome(content: bytes) -> str:
    """What came of a file: a sentence, or nothing where it was read and its refused rows can be handed back."""
    try:
        found = read("list.csv", content, "US", {})
    except BadInputError as error:
        return str(error)
    assert len(found.customers) + len(found.rejects) == found.rows
    assert not any("\0" in f"{customer.company}{customer.notes}" for customer in found.customers)
    assert rejects_csv(found)
    return ""


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.one_of(st.binary(max_size=400), tables(), heaps(), spoiled(), workbooks()))
def test_no_file_whatever_is_in_it_ends_otherwise_than_with_a_result_or_a_sentence(content: bytes) -> None:
    said = outcome(content)
    assert not said or (said.endswith(".") and said.count("\n") == 0)


LINE = b"Acme,Ada,(305) 555-0191,a@x.example,US,5,2027-01-01,no,x\n"
HEAD = ",".join(HEADERS).encode() + b"\n"
WIDE = b",".join([b"Company", b"Phone", *(b"x%d" % number for number in range(10_000))])
# What takes time by the square of a length takes it at a tenth of the size too.
MILLION = 1_000_000 if os.environ.get("TEST_PROFILE") == "full" else 100_000


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda: b"x" * 100 * MILLION, id="one line without an end"),
        pytest.param(lambda: HEAD + b"," * 100 * MILLION, id="one line of empty cells"),
        pytest.param(lambda: HEAD + LINE + b'"' * 50 * MILLION, id="quotation marks alone"),
        pytest.param(lambda: HEAD + LINE + b'"\n' * 30_000, id="a quotation mark on every line"),
        pytest.param(lambda: HEAD + (b'"Open' + LINE) * 2_000, id="every row with a mark that is never closed"),
        pytest.param(lambda: HEAD + LINE + b"\n" * 500_000, id="blank lines alone"),
        pytest.param(lambda: WIDE + (b"\nAcme,(305) 555-0191" + b",y" * 10_000) * 5, id="10,000 columns"),
        pytest.param(lambda: HEAD + LINE + b"," * 20_000 + b"x\n" + LINE, id="a row of 20,000 cells"),
        pytest.param(lambda: random.Random(1).randbytes(3 * MILLION), id="noise"),
        pytest.param(lambda: HEAD + LINE + bytes(50 * MILLION), id="zeros"),
        pytest.param(lambda: b"\xff\xfe" + b"\xd8" * 100_001, id="broken UTF-16"),
        pytest.param(lambda: HEAD + b"\xe9\x82" * 5 * MILLION, id="letters in no encoding"),
    ],
)
def test_large_hostile_files_end_in_a_sentence_too(content: Callable[[], bytes]) -> None:
    said = outcome(content())
    assert not said or said.endswith(".")
