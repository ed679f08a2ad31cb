"""Frames of a file's cells as frames of what each field says, still as text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import polars as pl

from callprogram.adapters.exports.columns.dialling import Parts, dialled
from callprogram.adapters.exports.columns.recognition import Recognition
from callprogram.adapters.exports.files.rows import ROW
from callprogram.adapters.exports.names import cells_of, forwards, joined, plain_series, stand_last_first, with_names
from callprogram.adapters.exports.numbers import vote_of

PHONE, LABEL = "\nphone ", "\nlabel "  # before the header of a column of numbers, or of what kind they are
REFUSED, _YES = "do_not_call", "yes"
_WORD = r"\p{L}{3}"  # the shortest beside a number that may say that nobody may ring
_HAS_ADDRESS = pl.col("email").str.contains("@", literal=True)
_ADDRESS = r"[^\s,;<>]+@[^\s,;<>]+"
PERSON = {"name": "contact", "title": "title", "email": "email", "crm_id": "contact_id"}  # by what a contact has


@dataclass(frozen=True)
class Fields:
    """The headers that fill each field, those that say of what kind a header's numbers are or what belongs to them.

    `further` has those of every contact of a row after the first, `refusing` those whose cells may say by a word that
    nobody may ring, `instead` what fills a field of the first contact where its own headers are blank;
    `turned` are those of names with the family name first, `vote` is the country of nearly all numbers that say theirs.
    """

    mapping: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str] = field(default_factory=dict)
    further: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    parts: Mapping[str, Parts] = field(default_factory=dict)
    refusing: Mapping[str, Callable[[str], bool]] = field(default_factory=dict)
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    turned: frozenset[str] = frozenset()
    vote: str | None = None

    def contacts(self) -> list[tuple[str, Mapping[str, tuple[str, ...]]]]:
        """The headers of each contact of a row, behind what stands before the names of its columns of text."""
        return [("", self.mapping), *((f"\n{place} ", each) for place, each in enumerate(self.further, 2))]

    def headers(self) -> list[str]:
        """Every header that says something, each once."""
        filling = [header for _, mapping in self.contacts() for each in mapping.values() for header in each]
        parts = [header for each in self.parts.values() for header in (each.country, each.area, each.extension)]
        instead = [header for each in self.instead.values() for header in each]
        return list(dict.fromkeys([*filling, *self.labels.values(), *filter(None, parts), *self.refusing, *instead]))

    def only(self, names: AbstractSet[str]) -> "Fields":
        """Some of the fields, of the first contact alone."""
        return Fields({name: each for name, each in self.mapping.items() if name in names}, parts=self.parts)


def fields_of(
    found: Recognition,
    refusing: Mapping[str, Callable[[str], bool]],
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> Fields:
    """The fields as a file's headers were recognised; the first rows tell of which country most numbers are."""
    numbers = [headers.index(header) for header in found.mapping.get("phone", ())]
    vote = vote_of(cell for place in numbers for cell in _cells(rows, place))
    names = [each["contact"][0] for each in (found.mapping, *found.further) if len(each.get("contact", ())) == 1]
    turned = frozenset(name for name in names if stand_last_first(_cells(rows, headers.index(name))))
    return Fields(found.mapping, found.labels, found.further, found.parts, refusing, found.instead, turned, vote)


def _cells(rows: Sequence[Sequence[str]], place: int) -> Iterator[str]:
    """The cells of a column."""
    return (cells[place] for cells in rows if place < len(cells))


def texts_of(frame: pl.DataFrame, fields: Fields) -> pl.DataFrame:
    """The row's number, a column of text for each field, and one for each header with numbers; empty where nothing."""
    columns = [frame[ROW]]
    for before, mapping in fields.contacts():
        columns += [
            joined([_named(frame, header, name, fields) for header in headers], before + name)
            for name, headers in mapping.items()
            if name != "phone"
        ]
        columns += [
            _number(frame, header, fields).alias(f"{before}{PHONE}{header}") for header in mapping.get("phone", ())
        ]
    columns += [frame[header].alias(f"{LABEL}{phone}") for phone, header in fields.labels.items()]
    texts = _addresses_alone(with_names(frame, pl.DataFrame(columns), fields.mapping, fields.instead), fields.mapping)
    return texts.with_columns(_refusals(frame, texts, fields)) if fields.refusing else texts


def _named(frame: pl.DataFrame, header: str, name: str, fields: Fields) -> pl.Series:
    """The cells under a header of a field, names forwards."""
    cells = cells_of(frame, header, name)
    return forwards(cells) if name == "contact" and header in fields.turned else cells


def _addresses_alone(texts: pl.DataFrame, mapping: Mapping[str, tuple[str, ...]]) -> pl.DataFrame:
    """The texts without what is no address in a column that has numbers too."""
    if not {*mapping.get("email", ())} & {*mapping.get("phone", ())}:
        return texts
    return texts.with_columns(email=pl.when(_HAS_ADDRESS).then("email").otherwise(pl.lit("")))


def cells_that(cells: pl.Series, says: Callable[[str], bool]) -> pl.Series:
    """Which cells say something; each different one is asked once."""
    different = cells.unique()
    return cells.is_in([cell for cell in different if says(cell)])


def _refusals(frame: pl.DataFrame, texts: pl.DataFrame, fields: Fields) -> pl.Series:
    """What each row says of being rung: yes, it must not, where any column says so."""
    own = texts[REFUSED] if REFUSED in texts.columns else pl.Series([""]).new_from_index(0, frame.height)
    phones = {header for _, mapping in fields.contacts() for header in mapping.get("phone", ())}
    every = [
        cells_that(_with_words(frame[each]) if each in phones else frame[each], says)
        for each, says in fields.refusing.items()
    ]
    said = pl.select(pl.any_horizontal(every)).to_series()
    return pl.Series([_YES]).new_from_index(0, frame.height).zip_with(said, own).alias(REFUSED)


def _with_words(numbers: pl.Series) -> pl.Series:
    """Those cells of numbers in which words stand too, the others empty."""
    return numbers.set(~numbers.str.contains(_WORD), "")


def phone_columns(texts: pl.DataFrame, before: str = "") -> list[str]:
    """The columns of a contact's numbers."""
    return [name for name in texts.columns if name.startswith(before + PHONE)]


def _number(frame: pl.DataFrame, header: str, fields: Fields) -> pl.Series:
    """The numbers under a header, with what belongs to them."""
    numbers, parts = plain_series(frame[header]), fields.parts.get(header)
    if header in fields.mapping.get("email", ()):
        numbers = numbers.str.replace_all(_ADDRESS, " ").str.strip_chars(" ,;")
    if not parts:
        return numbers
    nothing = pl.Series([""]).new_from_index(0, len(numbers))
    country, area, extension = (
        plain_series(frame[each]) if each else nothing for each in (parts.country, parts.area, parts.extension)
    )
    return dialled(numbers, country, area, extension)
