"""Ragged rows mended where only one mend makes every cell look like its column."""

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

_KINDS = (
    re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"),
    re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}([T ].{0,30})?"),
    re.compile(r"(?=(?:\D*\d){6})[+(\d][\d\s()./+-]{5,30}(?:\s*(?:x|ext\.?|#)\s*\d{1,7})?", re.IGNORECASE),
    re.compile(r"[-(]?\s?[$€£]?\s?\d[\d.,'\s]{0,24}\)?\s?[€$£%]?"),
)
_ID = re.compile(r"(?=.*\d)[A-Za-z0-9]{8,36}")
_FEWEST = 3  # cells that tell what a column looks like
_MANY = 10  # cells that tell which values a column has
_REPEATED = 0.3  # the most different values among them, as a share
_SHORT = 40
_MOSTLY = 0.9
_MOST_PLACES = 50
_ENTITY = re.compile(r"&(#\d{2,6}|#x[\da-f]{2,6}|[a-z]{2,8}\d{0,2})$", re.IGNORECASE)  # `M&uuml` of `M&uuml;ller`

Fit = Callable[[str], bool]


@dataclass(frozen=True)
class Columns:
    """What the cells of each column look like: for each, whether a cell fits in it."""

    fits: tuple[Fit, ...]
    delimiter: str

    def mended(self, cells: tuple[str, ...]) -> tuple[str, ...] | None:
        """A row with as many cells as there are columns; nothing where no mend or more than one fits."""
        if len(cells) > len(self.fits) and self.delimiter == ";":
            cells = _with_entities(cells)
        beyond = len(cells) - len(self.fits)
        if beyond > 0:
            return self._joined(cells, beyond)
        if all(fit(cell) for fit, cell in zip(self.fits, cells, strict=False)):
            return cells + ("",) * -beyond
        return self._spread(cells, -beyond)

    def _joined(self, cells: tuple[str, ...], beyond: int) -> tuple[str, ...] | None:
        """The row with some neighbours as one cell: their delimiters were not quoted."""
        first, last = self._places(cells)
        places = range(max(0, len(self.fits) - 1 - last), min(first, len(self.fits) - 1) + 1)
        if len(places) > _MOST_PLACES or not self.delimiter:
            return None
        cell_at = {place: self.delimiter.join(cells[place : place + beyond + 1]) for place in places}
        fitting = [place for place, cell in cell_at.items() if self.fits[place](cell)]
        mends = [(*cells[:place], cell_at[place], *cells[place + beyond + 1 :]) for place in fitting]
        return mends[0] if len(mends) == 1 else None

    def _spread(self, cells: tuple[str, ...], missing: int) -> tuple[str, ...] | None:
        """The row with empty cells at one place: their delimiters were left out."""
        first, last = self._places(cells)
        places = range(max(0, len(cells) - last), min(first, len(cells)) + 1)
        return (*cells[: places[0]], *[""] * missing, *cells[places[0] :]) if len(places) == 1 else None

    def _places(self, cells: tuple[str, ...]) -> tuple[int, int]:
        """How many cells from the first on, and how many from the last back, fit in their columns."""
        return _fitting(self.fits, cells), _fitting(self.fits[::-1], cells[::-1])


def _with_entities(cells: Sequence[str]) -> tuple[str, ...]:
    """A row whose cells were parted within `&uuml;`, for that ends as cells do, with those together again."""
    found: list[str] = []
    for cell in cells:
        entity = _ENTITY.search(found[-1]) if found else None
        if entity and html.unescape(f"{entity[0]};") != f"{entity[0]};":
            found[-1] += f";{cell}"
        else:
            found.append(cell)
    return tuple(found)


def columns_of(rows: Sequence[Sequence[str]], width: int, delimiter: str) -> Columns:
    """What the columns look like in those rows that have all their cells."""
    whole = [row for row in rows if len(row) == width]
    return Columns(tuple(_fit([row[place] for row in whole]) for place in range(width)), delimiter)


def _fitting(fits: Iterable[Fit], cells: Iterable[str]) -> int:
    count = 0
    for fit, cell in zip(fits, cells, strict=False):
        if not fit(cell):
            break
        count += 1
    return count


def _fit(column: Sequence[str]) -> Fit:
    """Whether a cell fits in a column: it is empty, like its kinds, of its few values, or not led by a space."""
    filled = [cell for cell in column if cell.strip()]
    kinds, values = _kinds(filled), _values(filled)
    spaced = any(cell.startswith(" ") for cell in filled) or len(filled) < _FEWEST

    def fit(cell: str) -> bool:
        text = cell.strip()
        if not text:
            return True
        if kinds:
            return any(kind.fullmatch(text) for kind in kinds)
        return (not values or text in values) and (spaced or not cell.startswith(" "))

    return fit


def _kinds(filled: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """What nearly all cells of a column are: ids of one length, else addresses, dates, numbers to call, figures."""
    if len(filled) < _FEWEST:
        return ()
    if all(map(_ID.fullmatch, filled)) and len(set(map(len, filled))) == 1:
        return (re.compile(rf"[A-Za-z0-9]{{{len(filled[0])}}}"),)
    return tuple(kind for kind in _KINDS if _share(kind, filled) >= _MOSTLY)


def _share(kind: re.Pattern[str], filled: Sequence[str]) -> float:
    return sum(bool(kind.fullmatch(cell.strip())) for cell in filled) / len(filled)


def _values(filled: Sequence[str]) -> frozenset[str]:
    """The values of a column that has only a few, such as countries."""
    values = frozenset(cell.strip() for cell in filled)
    few = len(filled) >= _MANY and len(values) <= _REPEATED * len(filled) and max(map(len, values)) <= _SHORT
    return values if few else frozenset()
