"""Which rows of a file are about one customer."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.matching.companies import company_key
from callprogram.domain.customers.matching.contacts import everybody
from callprogram.domain.customers.matching.index import Index
from callprogram.domain.customers.matching.keys import keys_of
from callprogram.domain.customers.matching.places import first_address
from callprogram.domain.customers.matching.said import Said, contradict, said_by


@dataclass(frozen=True)
class Group:
    """The rows of a file that are about one customer, by their places, and what they say together."""

    places: tuple[int, ...]
    customer: Customer
    said: Said


def grouped(rows: Sequence[Customer], crowded: Collection[str] | None = None) -> list[Group]:
    """The customers that the rows of a file are about, in its order; a row may show that two of them are one.

    `crowded` are the companies' names that several ids have, where more than the rows is known.
    """
    groups = _Groups(rows, Index(names_of_several(rows) if crowded is None else crowded))
    for place in range(len(rows)):
        groups.take(place)
    found = sorted(groups.some.values(), key=lambda some: min(some.places))
    return [group_of(rows, sorted(some.places), some.said) for some in found]


def group_of(rows: Sequence[Customer], places: Sequence[int], said: Said | None = None) -> Group:
    """Some rows as one customer's."""
    customer = together([rows[place] for place in places])
    return Group(tuple(places), customer, said_by(customer) if said is None else said)


def names_of_several(customers: Iterable[Customer]) -> frozenset[str]:
    """The names of companies that customers with different ids have."""
    ids: dict[str, str] = {}
    customers = (customer for customer in customers if customer.crm_id and customer.company)
    named = ((company_key(customer.company), customer.crm_id or "") for customer in customers)
    return frozenset(name for name, crm_id in named if name and ids.setdefault(name, crm_id) != crm_id)


def together(rows: Sequence[Customer]) -> Customer:
    """Rows of one customer as one: what the first leaves open comes from those after it, contacts from all."""
    first, *others = rows
    if not others:
        return first
    said = {name: value for row in reversed(rows) for name, value in vars(row).items() if value not in (None, "")}
    contacts = everybody(*(row.contacts for row in rows))
    own = {"do_not_call": any(row.do_not_call for row in rows), "contacts": contacts}
    return replace(first, **said | first_address(rows) | own)


@dataclass
class _Some:
    """Rows that are about one customer so far, and where the first of them stands that names a company."""

    places: list[int]
    said: Said
    named_at: int | None


@dataclass
class _Groups:
    """The rows of a file by the customers whom they are about, as far as they were looked at."""

    rows: Sequence[Customer]
    index: Index
    some: dict[int, _Some] = field(default_factory=dict)

    def take(self, place: int) -> None:
        """One more row: with those whom it is sure to be about, else with those who are called like it."""
        row = self.rows[place]
        said, keys = said_by(row), keys_of(row)
        self.some[place] = _Some([place], said, place if said.companies else None)
        same = {number for number in self.index.found(keys) if not contradict(self.some[number].said, said)}
        number = place
        for other in sorted(same, reverse=True):
            number = self._join(other, number)
        called_alike = self.index.named(self.some[number].said, lambda other: self.some[other].said, but=number)
        if called_alike is not None:
            number = self._join(called_alike, number)
        self.index.put(number, keys, said)

    def _join(self, one: int, other: int) -> int:
        """Two groups as one, by the number that both have now, unless they contradict."""
        first, second = self.some[one], self.some[other]
        if contradict(first.said, second.said):
            return other
        stays, goes = (one, other) if len(first.places) >= len(second.places) else (other, one)
        named = min((each.named_at for each in (first, second) if each.named_at is not None), default=None)
        for each in (first, second):
            self._call(stays, each, named)
        kept, gone = self.some[stays], self.some.pop(goes)
        kept.places += gone.places
        kept.said.add(gone.said)
        kept.named_at = named
        self.index.join(stays, goes)
        return stays

    def _call(self, number: int, some: _Some, named: int | None) -> None:
        """Find rows under the company of others too, which they are about as well."""
        if named is None or named == some.named_at:
            return
        company = self.rows[named].company
        if some.named_at is None or company_key(company) != company_key(self.rows[some.named_at].company):
            for place in some.places:
                self.index.put(number, keys_of(replace(self.rows[place], company=company)), Said())
