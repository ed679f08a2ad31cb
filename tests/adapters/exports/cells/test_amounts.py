"""Amounts are read by the separators that their column uses."""

from decimal import Decimal

import pytest
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from callprogram.adapters.exports.cells.amounts import Money, amount_reader
from callprogram.adapters.exports.cells.readers import ReadCell

LOCALES = ["en", "de", "fr", "es", "nl", "it", "pt", "ja", "de_CH", "en_IN", "sv"]


def amount(text: str, column: list[str] | None = None, region: str = "US") -> tuple[Decimal, str | None]:
    money = amount_reader(column or [text], region).read(text).value
    assert isinstance(money, Money), text
    return money.amount, money.currency


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        # separators
        ("1250000", "1250000", None),
        ("1,250,000.00", "1250000", None),
        ("1.250.000,50", "1250000.50", None),
        ("1 250 000,50", "1250000.50", None),
        ("1\N{NARROW NO-BREAK SPACE}250\N{NARROW NO-BREAK SPACE}000,50", "1250000.50", None),
        ("1'250'000.50", "1250000.50", None),
        ("1’250’000.50", "1250000.50", None),
        ("12,34,567.00", "1234567", None),
        ("1.250.000", "1250000", None),
        ("1,250", "1250", None),
        ("1.250", "1250", None),
        ("1 250", "1250", None),
        ("1,25", "1.25", None),
        ("0.500", "0.5", None),
        (".5", "0.5", None),
        ("１２３４５", "12345", None),  # noqa: RUF001 - as it is typed in Japan
        ("١٢٣٤", "1234", None),
        ("1.25E7", "12500000", None),
        # currencies
        ("$1,234.50", "1234.50", "USD"),
        ("1.234,50 €", "1234.50", "EUR"),
        ("€ 1.234,50", "1234.50", "EUR"),
        ("€1.234,-", "1234", "EUR"),
        ("1 234,50 €", "1234.50", "EUR"),
        ("1'234.50 CHF", "1234.50", "CHF"),
        ("CHF 1'234.50", "1234.50", "CHF"),
        ("Fr. 1'234.50", "1234.50", "CHF"),
        ("USD 1234", "1234", "USD"),
        ("USD1,234.50", "1234.50", "USD"),
        ("US$ 1,234.50", "1234.50", "USD"),
        ("CA$1,234.50", "1234.50", "CAD"),
        ("R$ 1.234,50", "1234.50", "BRL"),
        ("100EUR", "100", "EUR"),
        ("100 Euro", "100", "EUR"),
        ("£1,234", "1234", "GBP"),
        ("¥1,234", "1234", "JPY"),
        ("1,234円", "1234", "JPY"),
        ("₹12,34,567.00", "1234567", "INR"),
        ("Rs. 1,234", "1234", "INR"),
        ("1 234,50 zł", "1234.50", "PLN"),
        # units
        ("1.2M", "1200000", None),
        ("$1.2M", "1200000", "USD"),
        ("1.2 MUSD", "1200000", "USD"),
        ("12k", "12000", None),
        ("12 K€", "12000", "EUR"),
        ("12 kEUR", "12000", "EUR"),
        ("40 t€", "40000", "EUR"),
        ("3,5 Mio €", "3500000", "EUR"),
        ("3,5 Mio. €", "3500000", "EUR"),
        ("1.2 million", "1200000", None),
        ("2,5 Mrd. EUR", "2500000000", "EUR"),
        ("1.5bn", "1500000000", None),
        ("1,5 mln", "1500000", None),
        ("1.200万円", "12000000", "JPY"),
        ("1,200万円", "12000000", "JPY"),
        ("1.5億円", "150000000", "JPY"),
        ("1億2000万円", "120000000", "JPY"),
    ],
)
def test_an_amount_alone_is_read_with_its_currency(text: str, value: str, currency: str | None) -> None:
    assert amount(text) == (Decimal(value), currency)
    assert not amount_reader([text], "US").read(text).oddity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(1,234.50)", "-1234.50"),
        ("($1,234.50)", "-1234.50"),
        ("-5", "-5"),
        ("-$5", "-5"),
        ("$-5", "-5"),
        ("€ -5,50", "-5.50"),
        ("1.234,50-", "-1234.50"),
        ("\N{MINUS SIGN}5", "-5"),
    ],
)
def test_a_negative_amount_is_read_and_said(text: str, value: str) -> None:
    assert amount(text)[0] == Decimal(value)
    assert amount_reader([text], "US").read(text).oddity == "a negative amount"


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        (["1,5", "2.000,75"], "1,250", "1.25"),
        (["1,5", "2.000,75"], "1.250", "1250"),
        (["1.5", "2,000.75"], "1.250", "1.25"),
        (["1.250.000"], "1,250", "1.25"),
        (["12.5", "0.75"], "1.234", "1.234"),
        (["$1,234.00", "$5,000.00"], "$1,250", "1250"),
    ],
)
def test_a_lone_separator_before_three_figures_is_read_as_the_column_is(
    column: list[str], text: str, value: str
) -> None:
    assert amount(text, column)[0] == round(Decimal(value), 2)


@pytest.mark.parametrize(
    ("column", "region", "doubts"),
    [
        (["1,250", "3,400"], "US", []),
        (["1.250", "3.400"], "DE", []),
        (["1.250", "3.400"], "US", ["1.250"]),
        (["7", "3,400", "3,500"], "DE", ["3,400"]),
        (["1.250", "3.40"], "US", []),
    ],
)
def test_thousands_that_look_like_the_regions_decimals_are_said_once(
    column: list[str], region: str, doubts: list[str]
) -> None:
    assert [text for text, _ in amount_reader(column, region).doubts] == doubts


@pytest.mark.parametrize(
    ("text", "region", "currency", "doubtful"),
    [
        ("$5", "US", "USD", False),
        ("$5", "DE", "USD", False),
        ("$5", "CA", "CAD", True),
        ("5 kr", "SE", "SEK", True),
        ("5 kr.", "DK", "DKK", True),
        ("5 kr", "US", None, True),
        ("¥5", "CN", "CNY", True),
        ("C$5", "US", "CAD", False),
    ],
)
def test_a_symbol_that_several_currencies_share_is_read_by_the_region(
    text: str, region: str, currency: str | None, doubtful: bool
) -> None:
    assert amount(text, [text], region) == (Decimal(5), currency)
    assert bool(amount_reader([text], region).doubts) is doubtful


@pytest.mark.parametrize(
    "text",
    [
        "about 5",
        "1,2.3.4",
        "1,2,3",
        "-",
        "five",
        "9" * 40,
        "12 Apples",
        "12 34",
        "1-5M",
        "EUR USD 5",
        "5 k M",
        "k",
        ".",
    ],
)
def test_what_is_no_amount_says_so(text: str) -> None:
    assert amount_reader([text], "US").read(text) == ReadCell(None, "not an amount")


def test_more_than_there_is_says_so() -> None:
    assert amount_reader([], "US").read("999999999 bn") == ReadCell(None, "too large for an amount of money")


@given(st.decimals(0, 10**9, places=2), st.sampled_from(LOCALES), st.sampled_from(["EUR", "USD", "GBP", "PLN", "CHF"]))
def test_an_amount_reads_back_however_a_language_writes_it(value: Decimal, locale: str, currency: str) -> None:
    plain, money = format_decimal(value, "#,##0.00", locale), format_currency(value, currency, locale=locale)
    column = [plain, money, format_decimal(Decimal("1234.50"), "#,##0.00", locale)]
    assert amount(plain, column) == (value, None)
    assert amount(money, column) == (value, currency)


@given(st.text(max_size=30), st.sampled_from(["US", "DE", "ZZ", ""]))
def test_no_text_breaks_the_reader(text: str, region: str) -> None:
    read = amount_reader([text], region).read(text)
    assert (read.value is None) is (read.oddity not in {"", "a negative amount"})
