"""Tables of exchange rates: the one that is shipped, and those that people put in its place."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from callprogram.adapters import rates
from callprogram.domain.program.rates import Rate
from callprogram.errors import BadInputError


def test_the_shipped_table_knows_the_great_currencies_of_one_day() -> None:
    found = {each.currency: each for each in rates.shipped()}
    assert {"USD", "GBP", "CHF", "JPY", "SEK"} <= found.keys()
    assert "EUR" not in found
    assert len({each.as_of for each in found.values()}) == 1


@pytest.mark.parametrize("day", ["2026-10-30", "30 October 2026"])
def test_a_table_of_several_days_is_read_as_of_its_newest(day: str) -> None:
    table = f"Date, USD, GBP, HRK, \n{day}, 1.1172, 0.83380, N/A, \n2022-12-30, 1.0666, 0.88693, 7.5365, \n"
    newest = (
        Rate(0, "GBP", Decimal("0.83380"), date(2026, 10, 30)),
        Rate(0, "USD", Decimal("1.1172"), date(2026, 10, 30)),
    )
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("eurofxref.csv", table)
    assert rates.read(table.encode()) == newest
    assert rates.read(zipped.getvalue()) == newest


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"\xff\xfe\x00", b"PK\x03\x04", b"Date,USD\n2026-01-01,x\n", b"Date,USD\nnever,1\n"]
    + [f"Date,USD\n2026-01-01,{rate}\n".encode() for rate in ("0", "-1", "NaN", "Infinity", "N/A")],
)
def test_what_is_no_table_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(BadInputError, match=r"eurofxref\.csv"):
        rates.read(content)
