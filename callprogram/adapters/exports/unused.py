"""The columns of a file that fill nothing: what they look like, and which fields they could fill."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from callprogram.adapters.exports.columns.contents import Column, columns_of
from callprogram.adapters.exports.columns.headers import words
from callprogram.adapters.exports.columns.vocabulary import is_never
from callprogram.adapters.exports.columns.vocabulary.composition import classes_in
from callprogram.adapters.frames.schema import DATES
from callprogram.domain.customers.left_out import UnusedColumn

_FIGURES = ("revenue", "health", "nps", "open_cases")
_SEVERAL = ("contact", "phone")
_SOME, _HALF, _MOSTLY, _NEARLY_ALL = 0.25, 0.5, 0.6, 0.8
_SHOWN = 3
_MARKS_OF_MONEY = ("$", "€", "£", "¥", "₹", "₽", "zł", "Kč", "CHF", "USD", "EUR", "GBP")
_NO_AMOUNT = frozenset(["no", "year", "key"])
_OF_NUMBERS = frozenset(["id", "number", "code", "zip", "post"])


class Look(NamedTuple):
    """What a column looks like in plain words, the fields that it may fill, whether only a person knows which."""

    words: str
    fields: tuple[str, ...] = ()
    is_open: bool = False


class _Kind(NamedTuple):
    """A kind of cells, the share from which on a column is of it, and what such a column looks like."""

    name: str
    share: float
    look: Look


_KINDS = (
    _Kind("email", _MOSTLY, Look("email addresses", ("email",))),
    _Kind("written_phone", _HALF, Look("telephone numbers", ("phone",), is_open=True)),
    _Kind("international", _HALF, Look("telephone numbers", ("phone",), is_open=True)),
    _Kind("date", _MOSTLY, Look("dates", DATES, is_open=True)),
    _Kind("flag", _MOSTLY, Look("yes or no", ("do_not_call",))),
    _Kind("day", _NEARLY_ALL, Look("dates", DATES, is_open=True)),
    _Kind("url", _MOSTLY, Look("web addresses")),
    _Kind("country_name", _MOSTLY, Look("countries", ("country",))),
    _Kind("number", _MOSTLY, Look("numbers", _FIGURES, is_open=True)),
    _Kind("company", _MOSTLY, Look("companies", ("company",))),
    _Kind("key", _MOSTLY, Look("ids", ("crm_id",))),
    _Kind("person", _MOSTLY, Look("names of people", ("contact", "account_owner"))),
)
_WHO = frozenset(["person", "name", "owner", "agent", "seller", "ours"])
_MONEY = Look("amounts of money", ("revenue",), is_open=True)


def look_of(column: Column) -> Look:
    """What a column looks like; what its header says that it is not, it is not offered for: a fax is nobody's phone."""
    if not column.cells:
        return Look("nothing")
    look = next(_said(column), Look("text"))
    return Look(look.words) if is_never(column.header) else look


def unused_columns(
    headers: Sequence[str], rows: Sequence[Sequence[str]], used: Collection[str], filled: Mapping[str, object]
) -> tuple[UnusedColumn, ...]:
    """Each column that is not used, with the fields that it could fill and that nothing fills."""
    columns = columns_of(headers, rows)
    return tuple(_unused(column, filled) for header, column in columns.items() if header not in used)


def _unused(column: Column, filled: Mapping[str, object]) -> UnusedColumn:
    look = look_of(column)
    free = tuple(field for field in look.fields if field in _SEVERAL or field not in filled)
    share = round(len(column.cells) / max(1, len(column.rows)), 2)
    return UnusedColumn(column.header, look.words, share, tuple(dict.fromkeys(column.cells))[:_SHOWN], free)


def _said(column: Column) -> Iterator[Look]:
    """What the cells look like, the surest first."""
    for kind in _KINDS:
        if column.share(kind.name) >= kind.share and (kind.name != "person" or _has_people(column)):
            yield _of_figures(column, kind.look) if kind.look.fields == _FIGURES else kind.look


def _has_people(column: Column) -> bool:
    """Whether what is written like names is of people, as its header or given names say: "Real Estate" is of none."""
    return bool(classes_in(column.header) & _WHO) or column.share("given_name") >= _SOME


def _of_figures(column: Column, look: Look) -> Look:
    """What figures may be: money, any figure of a field, or the number of something."""
    kinds = classes_in(column.header)
    if any(mark in cell for cell in column.cells for mark in _MARKS_OF_MONEY) or "money" in kinds:
        return _MONEY
    is_number = kinds & _OF_NUMBERS or _NO_AMOUNT & {*words(column.header)}
    return Look(look.words) if is_number else look
