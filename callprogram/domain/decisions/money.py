"""Money that is given: exact, in its own currency, never made into another one."""

from decimal import Decimal, InvalidOperation

from babel.numbers import format_currency, get_currency_precision, is_currency

from callprogram.errors import BadInputError

_MOST = Decimal(10) ** 12


def read_currency(text: str) -> str:
    """A currency by its three letters; raises BadInputError for what is none."""
    currency = text.strip().upper()
    if not is_currency(currency):
        raise BadInputError(f"“{text.strip()}” is not a currency; write its three letters, like EUR.")
    return currency


def read_amount(text: str, currency: str) -> Decimal:
    """An amount with a point before its decimals, `120` or `99.50`; raises BadInputError for any other."""
    try:
        amount = Decimal(text.strip())
    except InvalidOperation:
        raise _unreadable(text) from None
    if not amount.is_finite() or not 0 <= amount < _MOST:
        raise _unreadable(text)
    smallest = Decimal(1).scaleb(-get_currency_precision(currency))
    if amount != amount.quantize(smallest):
        raise BadInputError(f"{text.strip()} is more exact than {currency} goes; its smallest amount is {smallest}.")
    return amount.quantize(smallest)


def in_words(amount: Decimal, currency: str) -> str:
    """An amount to the last cent, `€120.50`."""
    return format_currency(amount, currency, locale="en")


def _unreadable(text: str) -> BadInputError:
    return BadInputError(f"“{text.strip()}” is not an amount; write one like 120 or 99.50.")
