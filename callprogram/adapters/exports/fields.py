"""Frames of a file's cells as frames of what each field says, still as text."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import polars as pl

from callprogram.adapters.exports.cells import values
from callprogram.adapters.exports.cells.edges import odd_cells
from callprogram.adapters.exports.columns.dialling import Parts, dialled
from callprogram.adapters.exports.files.rows import ROW

PHONE, LABEL = "\nphone ", "\nlabel "  # before the header of a column of numbers, or of what kind they are
REFUSED, _YES = "do_not_call", "yes"
_NAMES = ("company", "contact", "email")
PERSON = {"name": "contact", "title": "title", "email": "email", "crm_id": "contact_id"}  # by what a contact has
_LINKED = ("company", "contact")
_LINK = r"\s*[(<][^()<>\s]*(?:@|://)[^()<>\s]*[)>]"
_MARKS_OF_LINK = r"@|://"


@dataclass(frozen=True)
class Fields:
    """The headers that fill each field, those that say of what kind a header's numbers are or what belongs to them.

    `further` has those of every contact of a row after the first, `refusing` those whose cells may say by a word that
    nobody may ring.
    """

    mapping: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str] = field(default_factory=dict)
    further: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    parts: Mapping[str, Parts] = field(default_factory=dict)
    refusing: Mapping[str, Callable[[str], bool]] = field(default_factory=dict)

    def contacts(self) -> list[tuple[str, Mapping[str, tuple[str, ...]]]]:
        """The headers of each contact of a row, behind what stands before the names of its columns of text."""
        return [("", self.mapping), *((f"\n{place} ", each) for place, each in enumerate(self.further, 2))]

    def headers(self) -> list[str]:
        """Every header that says something, each once."""
        filling = [header for _, mapping in self.contacts() for each in mapping.values() for header in each]
        parts = [header for each in self.parts.values() for header in (each.country, each.area, each.extension)]
        return list(dict.fromkeys([*filling, *self.labels.values(), *filter(None, parts), *self.refusing]))

    def only(self, names: AbstractSet[str]) -> "Fields":
        """Some of the fields, of the first contact alone."""
        return Fields({name: each for name, each in self.mapping.items() if name in names}, parts=self.parts)


def texts_of(frame: pl.DataFrame, fields: Fields) -> pl.DataFrame:
    """The row's number, a column of text for each field, and one for each header with numbers; empty where nothing."""
    columns = [frame[ROW]]
    for before, mapping in fields.contacts():
        columns += [
            _joined([_named_alone(plain_series(frame[header]), name) for header in headers], before + name)
            for name, headers in mapping.items()
            if name != "phone"
        ]
        columns += [
            _number(frame, header, fields).alias(f"{before}{PHONE}{header}") for header in mapping.get("phone", ())
        ]
    columns += [frame[header].alias(f"{LABEL}{phone}") for phone, header in fields.labels.items()]
    texts = pl.DataFrame(columns)
    return texts.with_columns(_refusals(frame, texts, fields)) if fields.refusing else texts


def cells_that(cells: pl.Series, says: Callable[[str], bool]) -> pl.Series:
    """Which cells say something; each different one is asked once."""
    different = cells.unique()
    return cells.is_in([cell for cell in different if says(cell)])


def _refusals(frame: pl.DataFrame, texts: pl.DataFrame, fields: Fields) -> pl.Series:
    """What each row says of being rung: yes, it must not, where any column says so."""
    own = texts[REFUSED] if REFUSED in texts.columns else pl.Series([""]).new_from_index(0, frame.height)
    every = [cells_that(frame[header], says) for header, says in fields.refusing.items()]
    said = pl.select(pl.any_horizontal(every)).to_series()
    return pl.Series([_YES]).new_from_index(0, frame.height).zip_with(said, own).alias(REFUSED)


def named(texts: pl.DataFrame) -> pl.Expr:
    """Whether a row says who it is about."""
    return pl.any_horizontal(pl.col(name) != "" for name in names_in(texts))


def names_in(texts: pl.DataFrame) -> list[str]:
    """The columns that say who a row is about."""
    return [name for name in _NAMES if name in texts.columns]


def phone_columns(texts: pl.DataFrame, before: str = "") -> list[str]:
    """The columns of a contact's numbers."""
    return [name for name in texts.columns if name.startswith(before + PHONE)]


def plain_series(cells: pl.Series) -> pl.Series:
    """Cells without what spreadsheets and CRMs put around them or in place of nothing, as `values.plain` says."""
    odd = pl.Series(odd_cells(cells), dtype=pl.UInt32)
    if not len(odd):
        return cells
    texts = cells.gather(odd)
    becoming = {text: values.plain(text) for text in texts.unique()}
    return cells.scatter(odd, texts.replace_strict(list(becoming), list(becoming.values()), return_dtype=pl.String))


def _named_alone(names: pl.Series, field: str) -> pl.Series:
    """Names without the address or the link in brackets that some exports put behind each."""
    if field not in _LINKED or not names.str.contains(_MARKS_OF_LINK).any():
        return names
    alone = names.str.replace_all(_LINK, "").str.strip_chars()
    return alone.zip_with(alone != "", names)


def _number(frame: pl.DataFrame, header: str, fields: Fields) -> pl.Series:
    """The numbers under a header, with what belongs to them."""
    numbers, parts = plain_series(frame[header]), fields.parts.get(header)
    if not parts:
        return numbers
    nothing = pl.Series([""]).new_from_index(0, len(numbers))
    country, area, extension = (
        plain_series(frame[each]) if each else nothing for each in (parts.country, parts.area, parts.extension)
    )
    return dialled(numbers, country, area, extension)


def _joined(columns: Iterable[pl.Series], field: str) -> pl.Series:
    """The texts of several columns with a space between those that are not empty."""
    several = list(columns)
    if len(several) == 1:
        return several[0].alias(field)
    frame = pl.DataFrame([column.alias(str(place)) for place, column in enumerate(several)])
    filled = [pl.when(pl.col(name) != "").then(pl.col(name)) for name in frame.columns]
    return frame.select(pl.concat_str(filled, separator=" ", ignore_nulls=True).alias(field)).to_series()
