"""What is in the cells of a column: which of them look like an email address, a number to call, a country and so on."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from callprogram.adapters.exports.cells.places import country
from callprogram.adapters.exports.cells.values import plain
from callprogram.adapters.exports.columns.headers import words
from callprogram.adapters.exports.columns.vocabulary.lists import cells

_SAMPLE = 200
_CELLS = 50_000  # the most cells that are looked at, however many columns there are
_FEWEST = 20
_LONGEST = 120
_FORMS, _WITHIN = ("|".join(map(re.escape, cells()[name])) for name in ("legal forms", "within names of companies"))
_LEGAL = re.compile(
    r"\b(inc|llc|l\.l\.c|ltd|limited|corp|corporation|co|company|plc|llp|lp|gmbh|mbh|ag|kg|kgaa|ohg|ug|gbr|e\.?\s?v|e\.?k|"
    r"se|s\.?a|s\.?a\.?s|sasu|sarl|s\.?a\.?r\.?l|eurl|sci|s\.?l|s\.?l\.?u|s\.?c|b\.?v|n\.?v|v\.?o\.?f|s\.?p\.?a|s\.?r\.?l|"
    r"s\.?n\.?c|ltda|lda|s/a|eireli|ab|a/s|aps|oy|oyj|as|asa|sp\.? z o\.?o|s\.?r\.?o|kft|pty|pte|bhd|k\.?k|"
    r"group|gruppe|groupe|grupo|gruppo|groep|holding|holdings|labs|systems|systeme|solutions|services|software|"
    r"technologies|technology|tech|industries|international|logistics|logistik|partners|consulting|bank|university|"
    r"hospital|klinik|hotel|studio|studios|media|energy|foods|records|bakery|brewery|works|stadtwerke|werke|"
    r"associates|enterprises|manufacturing|security|foundation|institute|transport|transports|trading|s\.?à\.?r\.?l|"
    rf"& co|& söhne|& sons|& fils|y cía|e figli|{_FORMS})\b|{_WITHIN}",
    re.IGNORECASE,
)
_PHONE = re.compile(r"'?(tel:)?[+(]?[\d(][\d\s()./\-–―ー+]{5,24}(\s*[,;]?\s*(x|ext\.?|dw|#)\s*\d{1,6})?", re.IGNORECASE)
_DATE = re.compile(
    r"\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?([T\s].*)?|\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(\d{4}|\d\d)([,\s].*)?|"
    r"\d{1,2}[.\s-]+(de\s)?[^\W\d]{3,10}\.?[.,\s-]+(de\s)?\d{4}.*|[^\W\d]{3,10}\.?\s\d{1,2},?\s\d{4}.*"
)
_SERIAL = re.compile(r"[34]\d{4}(\.\d+)?|1\d{9}|1\d{12}")
_NUMBER = re.compile(
    r"[\s(]*[-+]?\W{0,2}([a-z]{3}\s?)?\d[\d.,'’\s\u00a0]*\)?\s?([kmb%]|tsd|mio|mrd|bn|[a-z]{3}|\W)?", re.IGNORECASE
)
_GROUPS = re.compile(r"\d{1,3}([ .]\d{3})+([.,]\d+)?|\d+\.\d+")
_URL = re.compile(r"(https?://|www\.)\S+|[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,10}(/\S*)?", re.IGNORECASE)
_LINK = re.compile(r"(https?://|www\.)\S+|\S+\.[a-z]{2,10}/\S*", re.IGNORECASE)  # `kim.ng` is who signs in
_ADDRESS = re.compile(r"[^\s,;<>]+@[^\s,;<>]+")
_EMAIL = re.compile(r".*[^@\s<]+@[^@\s>]+\.[^@\s>]+.*")
_ID = re.compile(
    r"[0-9]+|[A-Za-z0-9]{15}|[A-Za-z0-9]{18}|[0-9a-f-]{32,36}|[A-Za-z]{1,10}[-_]?[0-9][\w-]*|[a-z]+_\w{6,}", re.ASCII
)
_KEY = re.compile(
    r"(?=\D*\d)([A-Za-z0-9]{15}|[A-Za-z0-9]{18})|[A-Za-z]{0,5}[-_]?\d{3,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    re.ASCII | re.IGNORECASE,
)
_LOGIN = re.compile(r"[a-z]+([._-][a-z]+)+\d*", re.IGNORECASE)
_PERSON = re.compile(
    r"[^\W\d_][\w.'’-]*(,?\s+[^\W\d_][\w.'’-]*){1,4}|[\u3040-\u9fff]{1,4}[\s\u3000]?[\u3040-\u9fff]{1,4}"
)
_EXTENSION = re.compile(r"(x|ext\.?|dw|#)\s*\d+$", re.IGNORECASE)
_LOCAL = (7, 15)
_FLAG_WORDS = frozenset(cells()["yes or no"])
_SALUTATIONS, _STATUSES = (frozenset(cells()[name]) for name in ("salutations", "statuses"))
_GIVEN_NAMES = frozenset(word for name in cells()["given names"] for word in words(name))


def _figures(cell: str) -> int:
    return sum(map(str.isdecimal, _EXTENSION.sub("", cell)))


def _is_phone(cell: str) -> bool:
    return bool(_PHONE.fullmatch(cell)) and _LOCAL[0] <= _figures(cell) <= _LOCAL[1] and not _DATE.fullmatch(cell)


def _is_written_phone(cell: str) -> bool:
    """Whether a number is written as only telephone numbers are: not an id, an amount or a date."""
    return _is_phone(cell) and not cell.isdecimal() and not _GROUPS.fullmatch(cell)


def _is_company(cell: str) -> bool:
    return not cell.startswith("/") and bool(_LEGAL.search(cell))


def _is_person(cell: str) -> bool:
    return bool(_PERSON.fullmatch(cell)) and not _LEGAL.search(cell)


def _has_given_name(cell: str) -> bool:
    return _is_person(cell) and not _GIVEN_NAMES.isdisjoint(words(cell))


def _is_country(cell: str) -> bool:
    try:
        return bool(country(cell))
    except ValueError:
        return False


_KINDS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "email": lambda cell: bool(_EMAIL.fullmatch(cell)),
        "address": lambda cell: "@" in cell and " " not in cell,
        "phone": _is_phone,
        "written_phone": _is_written_phone,
        "international": lambda cell: cell.lstrip("'").startswith("+") and _is_phone(cell),
        "figures": lambda cell: _figures(cell) > 0,
        "callable": lambda cell: _figures(cell) >= 5,  # noqa: PLR2004 - the shortest number that anyone has
        "country": _is_country,
        "country_name": lambda cell: len(cell) > 3 and _is_country(cell),  # noqa: PLR2004 - longer than any code
        "date": lambda cell: bool(_DATE.fullmatch(cell)),
        "day": lambda cell: bool(_DATE.fullmatch(cell) or _SERIAL.fullmatch(cell)),
        "number": lambda cell: bool(_NUMBER.fullmatch(cell)),
        "number_and_address": lambda cell: "@" in cell and _figures(_ADDRESS.sub("", cell)) >= _LOCAL[0],
        "url": lambda cell: bool(_URL.fullmatch(cell)),
        "link": lambda cell: bool(_LINK.fullmatch(cell)),
        "flag": lambda cell: cell.casefold() in _FLAG_WORDS,
        "status": lambda cell: cell.casefold() in _STATUSES,
        "id": lambda cell: bool(_ID.fullmatch(cell)),
        "words": lambda cell: " " in cell and not any(map(str.isdecimal, cell)),
        "key": lambda cell: bool(_KEY.fullmatch(cell)),
        "company": _is_company,
        "person": _is_person,
        "given_name": _has_given_name,
        "login": lambda cell: bool(_LOGIN.fullmatch(cell)),
        "salutation": lambda cell: all(word in _SALUTATIONS for word in re.split(r"[.\s]+", cell.casefold()) if word),
    }
)


@dataclass(frozen=True)
class Column:
    """A sample of a column's cells: `rows` has one for each row looked at, `cells` those that are filled."""

    header: str
    rows: tuple[str, ...]
    _shares: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells that are filled."""
        return tuple(filter(None, self.rows))

    def share(self, kind: str) -> float:
        """How many of the filled cells are of a kind, 0 to 1."""
        if kind not in self._shares:
            self._shares[kind] = sum(map(_KINDS[kind], self.cells)) / max(1, len(self.cells))
        return self._shares[kind]

    @property
    def repeats(self) -> bool:
        """Whether the cells are a few values over and over, as the names of a few account owners are."""
        return len(set(self.cells)) * 2 <= len(self.cells)


def columns_of(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, Column]:
    """A column for each header, with a sample of the cells that stand below it."""
    looked_at = rows[: max(_FEWEST, min(_SAMPLE, _CELLS // max(1, len(headers))))]
    return {
        header: Column(header, tuple(_cell(row, place) for row in looked_at)) for place, header in enumerate(headers)
    }


def _cell(row: Sequence[str], place: int) -> str:
    """A cell without what spreadsheets put around it, its letters and figures no wider than others."""
    return plain(unicodedata.normalize("NFKC", row[place][:_LONGEST])) if place < len(row) else ""
