"""Rows that stand as they did are known by their bytes, and what is read of a file is the same as without that."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callprogram.adapters.exports import exports, looking
from callprogram.adapters.exports.exports import NoMemory
from callprogram.adapters.exports.files import standing
from callprogram.adapters.exports.files.rows import ROW
from callprogram.adapters.frames.customers import AlreadyRead, Customers
from callprogram.adapters.frames.problems import Problems
from callprogram.adapters.frames.schema import KEPT
from callprogram.domain.customers.imports import Reading

HEADER = "Account ID,Company,Contact,Phone,Type,Owner,Renewal Date,ARR,Internal\n"
ROWS = [
    f"A-{number},Firm {number},Ann {number},+49 30 231250{number % 90:02d},Customer,"
    f'"Roe, Ann",0{number % 9 + 1}/0{number % 7 + 1}/2027,"{number}.250,00 €",x\n'
    for number in range(400)
]
CHANGED = [
    "A-{0},Another {0},Ann,+49 30 23125014,Customer,Ann Roe,13/04/2027,5,x\n",
    "A-{0},Another {0},Ann,+49 30 23125014,Customer,Ann Roe,04/13/2027,$5,x\n",
    'A-{0},"Two\nlines {0}",Ann,,Customer,,,,\n',
    "A-{0},Firm {0},Ann,+49 30 23125014,Vendor,Bo,,,y\n",
    "A-{0},,,,,,,,\n",
    ",,,,,,,,\n",
    "\n",
    "Total,{0},,,,,,,\n",
    "Ann Total,,,,,,,,\n",
    "GrÃ¼ne Wiese {0},,,,,,,,\n",
    "A-{0},Smith &amp; Co,Ann,,,,,,\n",
    'A-{0},"Firm,Ann\n',
    'A-{0},Fi"rm,Ann,,,,,,\n',
    "A-{0},too short\n",
    HEADER,
]


@dataclass(frozen=True)
class Remembered(NoMemory):
    """What a file has read, by the bytes of its rows too or without these."""

    first: Reading
    by_bytes: bool = True

    def seen(self, shape: str) -> AlreadyRead:
        customers = self.first.customers
        assert isinstance(customers, Customers)
        assert isinstance(self.first.problems, Problems)
        if shape != customers.export.shape:
            return AlreadyRead()
        rows = customers.lines().with_columns(of=pl.col("row").cast(pl.Int64))
        is_known = self.by_bytes and len(customers.records) > 0
        line = customers.records.gather(rows["row"] - 1) if is_known else pl.lit(0, pl.UInt64)
        odd = self.first.problems.frame.join(rows.select("row", "hash"), on="row", how="left")
        kept = rows.with_columns(line=line).select(KEPT.names()).sort("hash")
        return AlreadyRead(customers.export.how, kept, odd, digest="first")


def read(lines: Sequence[str], first: Reading | None = None, *, by_bytes: bool = True) -> Reading:
    memory = Remembered(first, by_bytes) if first else NoMemory()
    return exports.read("crm.csv", (HEADER + "".join(lines)).encode(), "DE", {}, memory)


def said(reading: Reading) -> dict[str, object]:
    customers = reading.customers
    assert isinstance(customers, Customers)
    again = [frame.drop("hash").rows() for frame in customers.again(customers.same["row"].sort())]
    return {
        "rows": (reading.rows, reading.rejects, reading.not_customers, reading.source),
        "problems": sorted(map(str, reading.problems)),
        "unread": list(customers),
        "same": sorted(customers.same.drop("line").rows()),
        "gone": sorted(customers.gone.drop("line").rows()),
        "again": [row for some in again for row in some],
        "how": customers.export.how,
    }


@cache
def first() -> Reading:
    return read(ROWS)


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.integers(0, 399), st.integers(0, 2), st.sampled_from(CHANGED)), max_size=4),
    st.sampled_from([1, -1]),
)
def test_a_file_is_read_as_if_no_row_were_known_by_its_bytes(changes: list[tuple[int, int, str]], order: int) -> None:
    lines = ROWS[::order]
    for place, instead_of, change in changes:
        lines[place : place + instead_of] = [change.format(place)]

    assert said(read(lines, first())) == said(read(lines, first(), by_bytes=False))


def others(lines: Sequence[str], known: Reading, monkeypatch: pytest.MonkeyPatch) -> list[int] | None:
    """The rows that were looked at; none where it was all of them."""
    found: list[standing.Standing | None] = []

    def standing_as_before(*args: object) -> standing.Standing | None:
        found.append(standing.standing_as_before(*args))  # type: ignore[arg-type]  # as they are
        return found[-1]

    monkeypatch.setattr(looking, "standing_as_before", standing_as_before)
    read(lines, known)
    return None if found[0] is None else [row for each in found[0].others for row in each[ROW]]


ENDS = [1, 2, 3, *range(351, 401)]


@pytest.mark.parametrize(
    ("lines", "looked_at"),
    [
        pytest.param(ROWS, ENDS, id="the same"),
        pytest.param([*ROWS[:9], CHANGED[0].format(9), *ROWS[10:]], [1, 2, 3, 10, *range(351, 401)], id="one changed"),
        pytest.param([*ROWS[:9], ROWS[0], *ROWS[9:]], [1, 2, 3, *range(352, 402)], id="one stands twice"),
        pytest.param([*ROWS[:9], "\n", *ROWS[9:]], None, id="a line is blank"),
        pytest.param([*ROWS, "Total,400,,,,,,,\n"], None, id="a total below"),
        pytest.param([*ROWS[:9], CHANGED[9], *ROWS[10:]], None, id="damaged letters"),
        pytest.param([CHANGED[3].format(1), *ROWS[1:]], [1, 2, 3, *range(351, 401)], id="a supplier"),
        pytest.param(ROWS[:200], None, id="few"),
    ],
)
def test_only_rows_that_are_new_and_those_at_the_ends_are_looked_at(
    lines: Sequence[str], looked_at: list[int] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert others(lines, first(), monkeypatch) == looked_at


def test_a_row_that_is_no_customer_now_is_none_though_it_stands_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    makers = [row.replace("Customer", "Manufacturer") for row in ROWS]
    lines = [CHANGED[3].format(0), *makers[1:]]

    assert others(lines, read(makers), monkeypatch) is None
    assert said(read(lines, read(makers))) == said(read(lines, read(makers), by_bytes=False))
