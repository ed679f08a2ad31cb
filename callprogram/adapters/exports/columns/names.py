"""Columns that are called `Name` or `Customer`: a company or a person, as the cells and the other columns say."""

from collections.abc import Iterable, Mapping

from callprogram.adapters.exports.columns.contents import Column
from callprogram.adapters.exports.columns.headers import normalised

_COMPANIES = 0.15  # the share of legal forms among names from which on they are companies
_TELLING = 0.3  # the share of rows in which an address repeats a name
_NEARLY_ALL = 0.9
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
    return by_addresses(column, [columns[header] for header in emails]) or _by_headers(columns) or usual


def are_companies(column: Column) -> bool:
    """Whether enough of a column's names have a legal form."""
    return column.share("company") >= _COMPANIES


def by_addresses(column: Column, emails: Iterable[Column]) -> str:
    """Company, for its name stands behind the @ of its addresses, contact for a person's before it; else nothing."""
    for addresses in emails:
        pairs = [(name, address) for name, address in zip(column.rows, addresses.rows, strict=True) if name and address]
        people = sum(_is_in(name, address.partition("@")[0]) for name, address in pairs)
        companies = sum(_is_in(name, address.partition("@")[2]) for name, address in pairs)
        if max(people, companies) >= max(1, _TELLING * len(pairs)) and people != companies:
            return "contact" if people > companies else "company"
    return ""


def is_same(column: Column, other: Column) -> bool:
    """Whether two columns say the same in nearly every row in which both say anything."""
    pairs = [(one, another) for one, another in zip(column.rows, other.rows, strict=True) if one and another]
    return bool(pairs) and sum(one == another for one, another in pairs) >= _NEARLY_ALL * len(pairs)


def _by_headers(columns: Mapping[str, Column]) -> str:
    names = {normalised(header) for header in columns}
    companies, people = len(names & set(_OF_COMPANIES.split())), len(names & set(_OF_PEOPLE.split()))
    return "" if companies == people else "company" if companies > people else "contact"


def _is_in(name: str, part: str) -> bool:
    where = normalised(part)
    return any(len(word) >= _LETTERS and word in where for word in map(normalised, name.replace("-", " ").split()))
