"""What the rows of a file change of the customers who are known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from callprogram.domain.customers.corrections import corrected_fields
from callprogram.domain.customers.customers import Customer, callable_, doubtful
from callprogram.domain.customers.imports import Changes, Totals
from callprogram.domain.customers.matching.companies import company_key
from callprogram.domain.customers.matching.contacts import everybody
from callprogram.domain.customers.matching.differences import differences, differing, filled_in
from callprogram.domain.customers.matching.groups import Group, group_of, grouped, names_of_several, together
from callprogram.domain.customers.matching.index import Index
from callprogram.domain.customers.matching.keys import is_of_person, keys_of
from callprogram.domain.customers.matching.places import moved, where_people_are
from callprogram.domain.customers.matching.said import Said, contradict, said_by


def changes_of(
    known: Iterable[Customer],
    rows: Iterable[Customer],
    aliases: Mapping[str, int] = MappingProxyType({}),
    *,
    have_people_places: bool = False,
) -> Changes:
    """What the rows of a file change among the known customers: every customer once.

    `aliases` lead from keys of customers who were joined with others to these; such rows only fill what is open.
    Customers who are known as two stay two, also where the file has them as contacts of one: a person decides. Where
    files say where people are (`have_people_places`), a row of a company alone fills only what they leave open.
    """
    there, file = tuple(known), tuple(rows)
    crowded = names_of_several((*there, *file))
    before = _known(there, crowded, aliases, have_people_places=have_people_places)
    parts = [part for group in grouped(file, crowded) for part in _settled(group, file, before)]
    parts = [_renamed(part, before) for part in parts]
    created = [part.group.customer for part in parts if part.found is None]
    changed = tuple(after for after in before.becoming.values() if after != before.by_id[after.id])
    whose = _whose(parts)
    fields = {after.id: differing(before.by_id[after.id], after) for after in changed}
    return Changes(
        tuple(created),
        changed,
        unchanged=len(before.becoming) - len(changed),
        merged=len(whose) - len(created) - len(before.becoming),
        totals=_totals((*created, *_of_known(parts, before))),
        whose=whose,
        differing=differences(fields.values()),
        filled=filled_in((before.by_id[after.id], after) for after in changed),
        fields=fields,
        namesakes=sum(_has_another_id(part.group.customer, before) for part in parts if part.found is None),
        joined=tuple((min(part.group.places), part.group.customer) for part in parts if _says_more(part.group, file)),
    )


def joined(first: Customer, second: Customer) -> Customer:
    """Two rows of one customer as one: what the first leaves open comes from the second, contacts from both."""
    return together((first, second))


def updated(known: Customer, row: Customer) -> Customer:
    """The known customer with what the file says; what it leaves empty, does not name, or people have set, stays."""
    kept = corrected_fields(known.corrections)
    said = {name: value for name, value in vars(row).items() if value not in (None, "", ()) and name not in kept}
    contacts = everybody(row.contacts, known.contacts)
    own = {"id": known.id, "do_not_call": known.do_not_call or row.do_not_call, "contacts": contacts}
    return replace(known, **said | moved(known, row) | own)


@dataclass
class _Known:
    """The customers who are known, what each says, and what they become."""

    by_id: Mapping[int, Customer]
    said: Mapping[int, Said]
    index: Index
    aliases: Mapping[str, int]
    have_people_places: bool
    becoming: dict[int, Customer] = field(default_factory=dict)

    def home_of(self, keys: Iterable[str], said: Said) -> int | None:
        """Whom rows with these keys are about: by what tells them from others, else by the company's name."""
        sure = (number for number in self.index.found(keys) if not contradict(self.said[number], said))
        found = next(sure, None)
        return self.index.named(said, self.said.__getitem__) if found is None else found

    def by_alias(self, row: Customer, said: Said) -> int | None:
        """The customer with whom the one that a row is about was joined; an email or a number alone tells nobody."""
        if not self.aliases or f"id {row.crm_id}" in self.index.by_key:
            return None
        found = ((key, self.aliases[key]) for key in keys_of(row) if self.aliases.get(key) in self.by_id)
        return next((of for key, of in found if _tells(key, row) or not contradict(self.said[of], said)), None)

    def change(self, of: int, group: Group) -> None:
        """What a customer becomes by the rows of a group."""
        now = self.becoming.get(of, self.by_id[of])
        row = where_people_are(now, group.customer) if self.have_people_places else group.customer
        keys = [key for key in keys_of(group.customer) if key not in self.aliases]
        is_own = self.by_alias(group.customer, group.said) != of or self.home_of(keys, group.said) == of
        self.becoming[of] = (updated if is_own else joined)(now, row)
        self.said[of].add(group.said)


def _known(
    customers: Sequence[Customer], crowded: frozenset[str], aliases: Mapping[str, int], *, have_people_places: bool
) -> _Known:
    index, said = Index(crowded), {}
    for customer in reversed(customers):  # of several with one key the first is found
        said[customer.id] = said_by(customer)
        index.put(customer.id, keys_of(customer), said[customer.id])
    return _Known({customer.id: customer for customer in customers}, said, index, aliases, have_people_places)


@dataclass(frozen=True)
class _Part:
    """Rows of a file, and the known customer whom they are about; none for a new one."""

    found: int | None
    group: Group


def _settled(group: Group, rows: Sequence[Customer], known: _Known) -> list[_Part]:
    """The rows of a group by whom they are about; what they say of known customers is kept at once."""
    parts = _parts(group, rows, known)
    for part in parts:
        if part.found is not None:
            known.change(part.found, part.group)
    return parts


def _parts(group: Group, rows: Sequence[Customer], known: _Known) -> list[_Part]:
    """All rows of a group as one customer's, but for people who are customers of their own."""
    home = known.by_alias(group.customer, group.said)
    if home is None:
        home = known.home_of(keys_of(group.customer), group.said)
    apart = {} if home is None or len(group.places) == 1 else _elsewhere(group, rows, known, home)
    moved = {place for places in apart.values() for place in places}
    if not moved or len(moved) == len(group.places):
        return [_Part(home, group)]
    own = [_without_id(group_of(rows, places), of, known) for of, places in apart.items()]
    left = group_of(rows, [place for place in group.places if place not in moved])
    return [_Part(home, left), *own]


def _elsewhere(group: Group, rows: Sequence[Customer], known: _Known, home: int) -> dict[int, list[int]]:
    """The places of rows about people of whom only another customer is known."""
    at_home = set(keys_of(known.by_id[home]))
    found: dict[int, list[int]] = {}
    for place in group.places:
        keys = [*filter(is_of_person, keys_of(rows[place]))]
        if at_home.isdisjoint(keys):
            said = said_by(replace(rows[place], crm_id=group.customer.crm_id))
            theirs = (each for each in known.index.found(keys) if not contradict(known.said[each], said))
            if (of := next(theirs, home)) != home:
                found.setdefault(of, []).append(place)
    return found


def _without_id(group: Group, of: int, known: _Known) -> _Part:
    """The rows of people who are customers of their own: the company's id is another's."""
    if group.customer.crm_id == known.by_id[of].crm_id:
        return _Part(of, group)
    customer = replace(group.customer, crm_id=None)
    return _Part(of, replace(group, customer=customer, said=said_by(customer)))


def _renamed(part: _Part, known: _Known) -> _Part:
    """Rows about nobody known, if not somebody whose people all stand there: the company is called otherwise now."""
    ids = part.group.said.contact_ids
    if part.found is not None or not ids:
        return part
    for of in known.index.found(f"contact {each}" for each in sorted(ids)):
        if of not in known.becoming and _are_all_there(known.by_id[of], part.group):
            known.change(of, part.group)
            return _Part(of, part.group)
    return part


def _are_all_there(known: Customer, group: Group) -> bool:
    named = [contact for contact in known.contacts if contact.name or contact.email or contact.crm_id]
    is_other = known.crm_id and group.customer.crm_id and known.crm_id != group.customer.crm_id
    return not is_other and all(contact.crm_id in group.said.contact_ids for contact in named)


def _whose(parts: Iterable[_Part]) -> dict[int, int]:
    """By a row's place, the known customer whom it is about, or which of the new ones, counted down from -1."""
    whose: dict[int, int] = {}
    created = 0
    for part in parts:
        created += part.found is None
        whose |= dict.fromkeys(part.group.places, part.found or -created)
    return whose


def _of_known(parts: Iterable[_Part], known: _Known) -> list[Customer]:
    """What the file has of each known customer; who asked not to be called is not called because a file forgets it."""
    rows: dict[int, list[Customer]] = {}
    for part in parts:
        if part.found is not None:
            rows.setdefault(part.found, []).append(part.group.customer)
    return [replace(together(each), do_not_call=known.becoming[of].do_not_call) for of, each in rows.items()]


def _says_more(group: Group, rows: Sequence[Customer]) -> bool:
    """Whether rows say together what none says alone: one's people with another's company."""
    company = company_key(group.customer.company)
    return len(group.places) > 1 and any(company_key(rows[place].company) != company for place in group.places)


def _has_another_id(new: Customer, known: _Known) -> bool:
    """Whether somebody without a company is known by the same name at the same address or number."""
    told = (key for key in keys_of(new) if key.startswith(("email ", "number ")) and "\n" in key)
    return not new.company and bool(known.index.found(told))


def _totals(customers: Iterable[Customer]) -> Totals:
    every = list(customers)
    to_call = [each for each in every if not each.do_not_call]
    refusing = len(every) - len(to_call)
    return Totals(len(every), sum(map(callable_, to_call)), sum(map(doubtful, to_call)), refusing)


def _tells(key: str, row: Customer) -> bool:
    """Whether a key tells a row from all others: an id, or what has the row's company, or its person without one."""
    what, _, whose = key.partition("\n")
    return what.startswith(("id ", "contact ")) or (bool(whose) and company_key(row.company) in {"", whose})
