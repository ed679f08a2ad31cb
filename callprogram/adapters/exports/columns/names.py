"""Columns that are called `Name` or `Customer`: a company or a person, as the cells and the other columns say."""

from collections.abc import Iterable, Mapping, Sequence

from callprogram.adapters.exports.columns.contents import Column
from callprogram.adapters.exports.columns.headers import normalised, words
from callprogram.adapters.exports.columns.vocabulary import OPEN, PARTS, Meaning, lists

_SALUTATIONS = frozenset(lists.cells()["salutations"])
_SHARED = frozenset(["colastname", "companylastname", "companyorlastname", "companysurname", "lastnamecompany"])

_COMPANIES = 0.15  # the share of legal forms among names from which on they are companies
_TELLING = 0.3  # the share of rows in which an address repeats a name
_NEARLY_ALL = 0.9
_MANY, _FEW = 0.6, 3  # the share of names that have one of the commonest given names, and of how many that tells
_SEVERAL = 5  # customers that would all be called the same
_LETTERS = 3  # the fewest that a word of a name needs to be found in an address
_OF_COMPANIES = (
    "industry branche secteur sector settore setor 業種 website webseite site siteweb url homepage "
    "numberofemployees employees mitarbeiter mitarbeiterzahl employeecount annualrevenue companysize domain "
    "companydomainname accounttype vatnumber vatid ustid taxid companytype parentaccount iscompany"
)
_OF_PEOPLE = (
    "jobtitle title position birthday geburtstag dateofbirth gender salutation anrede department abteilung prefix "
    "honorific linkedin firstname personalemail"
)


def side_of(column: Column, columns: Mapping[str, Column], emails: Iterable[str], usual: str) -> str:
    """What a column of names holds, company or contact: by its cells, by addresses, by the other headers, as usual."""
    if are_companies(column):
        return "company"
    addressed = by_addresses(column, [columns[header] for header in emails])
    return addressed or ("contact" if are_people(column) else _by_headers(columns) or usual)


def are_companies(column: Column) -> bool:
    """Whether enough of a column's names have a legal form."""
    return column.share("company") >= _COMPANIES


def are_people(column: Column) -> bool:
    """Whether every name is written as a person's is, and most have a given name that many people have."""
    is_told = len(column.cells) >= _FEW and column.share("given_name") >= _MANY
    return is_told and column.share("person") == 1 and not column.share("company")


def by_addresses(column: Column, emails: Iterable[Column]) -> str:
    """Company, for its name stands behind the @ of its addresses, contact for a person's before it; else nothing."""
    for addresses in emails:
        pairs = [(name, address) for name, address in zip(column.rows, addresses.rows, strict=True) if name and address]
        people = sum(_is_in(name, address.partition("@")[0]) for name, address in pairs)
        companies = sum(_is_in(name, address.partition("@")[2]) for name, address in pairs)
        if max(people, companies) >= max(1, _TELLING * len(pairs)) and people != companies:
            return "contact" if people > companies else "company"
    return ""


def with_titled(mapping: Mapping[str, Sequence[str]], columns: Mapping[str, Column]) -> dict[str, tuple[str, ...]]:
    """The mapping where a title is who a row is about, as in a list of records whose names are called so."""
    found = {field: tuple(names) for field, names in mapping.items()}
    if {"company", "contact"} & found.keys() or not (title := found.get("title")):
        return found
    column, emails = columns[title[0]], [columns[header] for header in found.get("email", ())]
    is_person = by_addresses(column, emails) == "contact" or are_people(column)
    side = "company" if are_companies(column) else "contact" if is_person else "title"
    return {field: names for field, names in found.items() if field != "title"} | {side: title}


def is_one(column: Column) -> bool:
    """Whether a column has one name in all of several rows: nobody's, but of whoever made the export."""
    return len(column.cells) >= _SEVERAL and len(set(column.cells)) == 1


def is_same(column: Column, other: Column) -> bool:
    """Whether two columns say the same in nearly every row in which both say anything."""
    pairs = [(one, another) for one, another in zip(column.rows, other.rows, strict=True) if one and another]
    return bool(pairs) and sum(one == another for one, another in pairs) >= _NEARLY_ALL * len(pairs)


def with_shared(mapping: Mapping[str, Sequence[str]], headers: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The mapping where one column has companies, and the last names of people whose first name stands beside it."""
    found = {field: tuple(names) for field, names in mapping.items()}
    for header in sorted(header for header in headers if normalised(header) in _SHARED)[:1]:
        first = [name for name in found.get("contact", ()) if name != header]
        found |= {"company": (header,)} | ({"contact": (*first, header)} if first else {})
    return found


def instead_of(
    mapping: Mapping[str, Sequence[str]], said: Mapping[str, Meaning], columns: Mapping[str, Column]
) -> dict[str, tuple[str, ...]]:
    """What fills the company, the contact and the email of a row that leaves their own columns blank.

    A company column beside another, the client's own name beside both; a whole name beside its halves, or these
    beside it.
    """
    taken = {name for field, names in mapping.items() for name in (names[:1] if field == "company" else names)}
    halves = [header for part in PARTS for header in ranked(said, part) if header in columns]
    if set(mapping.get("contact", ())) & {*halves}:
        taken -= {name for name in mapping.get("company", ()) if name in said and said[name].field in OPEN}
        contact = ranked(said, "contact")[:1]
    else:
        contact = tuple(halves)
    companies = [name for name in ranked(said, "company") if not is_one(columns[name])]
    found = {
        "company": [*companies, *(name for field in OPEN for name in ranked(said, field))],
        "contact": contact,
        "email": ranked(said, "email"),
    }
    left = {field: tuple(name for name in names if name not in taken) for field, names in found.items()}
    return {field: names for field, names in left.items() if names and (field in mapping or field == "company")}


def with_filling(
    mapping: Mapping[str, Sequence[str]], instead: Mapping[str, Sequence[str]], columns: Mapping[str, Column]
) -> dict[str, tuple[str, ...]]:
    """The mapping with those that fill a company or an email in one of the first rows."""
    found = {field: tuple(names) for field, names in mapping.items()}
    people = list(zip(*(columns[name].rows for name in found.get("contact", ())), strict=True))
    for wanted in ("company", "email"):
        for header in instead.get(wanted, ()):
            own = [columns[name].rows for name in found.get(wanted, ())]
            cells = [(row, cell) for row, cell in enumerate(columns[header].rows) if cell]
            open_ = [(row, cell) for row, cell in cells if not any(rows[row] for rows in own)]
            if any(not _is_called(cell, people[row : row + 1]) for row, cell in open_):
                found[wanted] = (*found.get(wanted, ()), header)
    return found


def _is_called(name: str, person: Iterable[Iterable[str]]) -> bool:
    """Whether a name has no word that its person's has not, but for salutations."""
    said = {word for parts in person for part in parts for word in words(part)}
    return bool(said) and {*words(name)} - _SALUTATIONS <= said


def ranked(said: Mapping[str, Meaning], wanted: str) -> tuple[str, ...]:
    """The headers that say a field, the best name first."""
    names = [header for header, meaning in said.items() if meaning.field == wanted]
    return tuple(sorted(names, key=lambda header: (said[header].rank, header)))


def _by_headers(columns: Mapping[str, Column]) -> str:
    names = {normalised(header) for header in columns}
    companies, people = len(names & set(_OF_COMPANIES.split())), len(names & set(_OF_PEOPLE.split()))
    return "" if companies == people else "company" if companies > people else "contact"


def _is_in(name: str, part: str) -> bool:
    where = normalised(part)
    return any(len(word) >= _LETTERS and word in where for word in map(normalised, name.replace("-", " ").split()))
