"""Whom each row names: its company, its contact and the address, cell by cell from the columns that say them."""

from collections.abc import Iterable, Mapping, Sequence

import polars as pl

from callprogram.adapters.exports.cells import values
from callprogram.adapters.exports.cells.edges import odd_cells
from callprogram.adapters.exports.columns.headers import normalised, words
from callprogram.adapters.exports.columns.vocabulary.lists import cells as lists_of_cells

Headers = Mapping[str, Sequence[str]]

_NAMES = ("company", "contact", "email")
_SEVERAL = "associated"  # in the header of companies of which a cell may have several, the first one before all
_LINKED = ("company", "contact", "account_owner")
_LINK = r"\s*[(<][^()<>\s]*(?:@|://)[^()<>\s]*[)>]"
_MARKS_OF_LINK = r"@|://"
_READABLE = pl.col("email").str.contains(r"[^@\s]@[^@\s]")
_WORD = r"[\p{L}\p{N}]+"
_PART = r"[\p{L}.'’-]+(?:\s[\p{L}.'’-]+){0,3}"
_TURNED = rf"^({_PART}),\s*({_PART})(,\s*[\p{{L}}.]{{1,6}})?$"
_TITLE_BEHIND = (
    r"(?i),\s*(?:jr|sr|i{1,3}|iv|m\.?d|d\.?d\.?s|d\.?v\.?m|ph\.?\s?d|mba|esq|cpa|rn|pe|jd|[bm]\.?[as]c?|dr|prof|dipl|ing|"
    r"mr|mrs|ms|c[eftio]o|[se]?vp|inc|llc|ltd|gmbh)\.?$"
)
_TELLING = 0.2  # the share of names with a comma that have a given name behind it from which on all are turned
_INITIALS = 2  # letters of what a whole name may have beside its halves


def with_names(frame: pl.DataFrame, texts: pl.DataFrame, mapping: Headers, instead: Headers) -> pl.DataFrame:
    """The texts with the company, contact and address of each row; `instead` fills what their own cells leave blank.

    The client's own name is the company, unless it is what the contact is called. A column of companies and of last
    names in one is the company's where no first name stands beside it.
    """
    shared = {*mapping.get("company", ())} & {*mapping.get("contact", ())}
    several = [name for name in ("company", "email") if len(mapping.get(name, ())) > 1]
    if not (shared or several or instead):
        return texts
    contact, companies = _contact(frame, texts, mapping, shared)
    contact = _filled([contact, *_cells(frame, [instead.get("contact", ())], "contact")])
    own = [header for header in mapping.get("company", ()) if header not in {*shared, *instead.get("company", ())}]
    companies += [cells_of(frame, header, "company") for header in own]
    companies += [_unless_person(cells_of(frame, header, "company"), contact) for header in instead.get("company", ())]
    emails = [*mapping.get("email", ()), *instead.get("email", ())]
    said = {"contact": [contact], "company": companies, "email": [cells_of(frame, each, "email") for each in emails]}
    return texts.with_columns(
        _filled(columns).alias(name) for name, columns in said.items() if name in mapping or columns
    )


def named(texts: pl.DataFrame) -> pl.Expr:
    """Whether a row says who it is about; by an address only where one can be read."""
    said = {name: pl.col(name) != "" for name in names_in(texts)}
    return pl.any_horizontal(list((said | ({"email": _READABLE} if "email" in said else {})).values()))


def names_in(texts: pl.DataFrame) -> list[str]:
    """The columns that say who a row is about."""
    return [name for name in _NAMES if name in texts.columns]


def cells_of(frame: pl.DataFrame, header: str, field: str) -> pl.Series:
    """The cells under a header without what stands around them; names without what some exports put behind each."""
    cells = plain_series(frame[header])
    if field == "company" and _SEVERAL in normalised(header):
        cells = cells.str.split(";").list.first().str.strip_chars()
    if field not in _LINKED or not cells.str.contains(_MARKS_OF_LINK).any():
        return cells
    alone = cells.str.replace_all(_LINK, "").str.strip_chars()
    return alone.zip_with(alone != "", cells)


def plain_series(cells: pl.Series) -> pl.Series:
    """Cells without what spreadsheets and CRMs put around them or in place of nothing, as `values.plain` says."""
    odd = pl.Series(odd_cells(cells), dtype=pl.UInt32)
    if not len(odd):
        return cells
    texts = cells.gather(odd)
    becoming = {text: values.plain(text) for text in texts.unique()}
    return cells.scatter(odd, texts.replace_strict(list(becoming), list(becoming.values()), return_dtype=pl.String))


def joined(columns: Sequence[pl.Series], field: str) -> pl.Series:
    """The texts of several columns with a space between those that are not empty; a person's name once."""
    text = columns[0] if len(columns) == 1 else _side_by_side(columns)
    return (_said_once(text) if field.endswith("contact") else text).alias(field)


def forwards(names: pl.Series) -> pl.Series:
    """The names with the family name last: `Brian Adams` for `Adams, Brian`; titles stay behind."""
    stays = ~names.str.contains(_TURNED) | (names.str.contains(_TITLE_BEHIND) & (names.str.count_matches(",") == 1))
    return names.zip_with(stays, names.str.replace(_TURNED, "${2} ${1}${3}"))


def stand_last_first(names: Iterable[str]) -> bool:
    """Whether a column has family names first: behind its commas, and not before them, stand given names."""
    given = {word for name in lists_of_cells()["given names"] for word in words(name)}
    pairs = [(last, first) for last, comma, first in (name.partition(",") for name in names) if comma]
    before, behind = (sum(not given.isdisjoint(words(pair[side])) for pair in pairs) for side in (0, 1))
    return behind > before and behind >= _TELLING * len(pairs)


def _side_by_side(columns: Sequence[pl.Series]) -> pl.Series:
    frame = pl.DataFrame([column.alias(str(place)) for place, column in enumerate(columns)])
    filled = [pl.when(pl.col(name) != "").then(pl.col(name)) for name in frame.columns]
    return frame.select(pl.concat_str(filled, separator=" ", ignore_nulls=True)).to_series()


def _said_once(names: pl.Series) -> pl.Series:
    """The names, half of those that are said twice: some systems have all of `Ann Roe` as first and as last name."""
    name, half = pl.col("name"), pl.col("name").str.len_chars() // 2
    first, last = name.str.head(half), name.str.tail(half)
    is_twice = (first.str.to_lowercase() == last.str.to_lowercase()) & (name.str.slice(half, 1) == " ")
    is_whole = first.str.contains(" ", literal=True) & (name.str.len_chars() % 2 == 1)
    return names.to_frame("name").select(pl.when(is_twice & is_whole).then(first).otherwise(name)).to_series()


def _contact(
    frame: pl.DataFrame, texts: pl.DataFrame, mapping: Headers, shared: set[str]
) -> tuple[pl.Series, list[pl.Series]]:
    """The contacts, and the companies that stand in one column with the last names."""
    nobody = pl.Series([""]).new_from_index(0, frame.height)
    contact = texts["contact"] if "contact" in texts.columns else nobody
    if not shared:
        return contact, []
    own = [cells_of(frame, each, "contact") for each in mapping["contact"] if each not in shared]
    is_person = joined(own or [nobody], "") != ""
    companies = [nobody.zip_with(is_person, cells_of(frame, header, "company")) for header in sorted(shared)]
    return contact.zip_with(is_person, nobody), companies


def _cells(frame: pl.DataFrame, groups: Iterable[Sequence[str]], field: str) -> list[pl.Series]:
    """The cells of several headers each as one text."""
    return [joined([cells_of(frame, header, field) for header in headers], field) for headers in groups if headers]


def _filled(columns: Sequence[pl.Series]) -> pl.Series:
    """By row, the first text that is not empty."""
    filled = [pl.when(column != "").then(column) for column in columns]
    return pl.select(pl.coalesce(*filled, pl.lit(""))).to_series() if len(columns) > 1 else columns[0]


def _unless_person(names: pl.Series, people: pl.Series) -> pl.Series:
    """The names, empty where a person is called so: the same words in any order, or with initials and titles."""
    said, person = (each.str.to_lowercase().str.extract_all(_WORD) for each in (names, people))
    said = said.list.eval(pl.element().filter(~pl.element().is_in(lists_of_cells()["salutations"])))
    more, less = said.list.set_difference(person), person.list.set_difference(said)
    long = more.list.eval(pl.element().filter(pl.element().str.len_chars() > _INITIALS)).list.len() > 0
    is_person = (people != "") & ((more.list.len() == 0) | ((less.list.len() == 0) & ~long))
    return names.set(is_person, "")
