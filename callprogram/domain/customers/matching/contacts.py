"""Who is who among a customer's contacts: everybody once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from callprogram.domain.customers.customers import Contact, best_first
from callprogram.domain.customers.matching.addresses import is_of_a_desk

_MOST = 50  # people of one name, or at one address, among whom somebody is looked for


def everybody(*several: Iterable[Contact]) -> tuple[Contact, ...]:
    """Everybody in any, as the first has them; what it leaves open of somebody comes from those after it.

    Numbers of nobody by name stand last, so that a file of companies and one of their people leave the order alone.
    """
    first, *others = several
    people = _People()
    for contact in first:
        people.put(contact)
    for contact in (each for contacts in others for each in contacts):
        people.meet(contact)
    return tuple(sorted(people.contacts, key=_is_nobody))


def person_key(name: str) -> str:
    """A person's name for comparing: `Adams, Brian` is `Brian Adams`."""
    return " ".join(sorted(name.casefold().replace(",", " ").split()))


@dataclass
class _People:
    """Contacts, and where each stands by their id, address and name."""

    contacts: list[Contact] = field(default_factory=list)
    places: dict[str, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))

    def put(self, contact: Contact, place: int | None = None) -> None:
        """Somebody new, or what is known of somebody at a place now."""
        if place is None:
            place = len(self.contacts)
            self.contacts.append(contact)
        self.contacts[place] = contact
        for key in _keys(contact):
            self.places[key][place] = None

    def meet(self, contact: Contact) -> None:
        """Somebody who may be there already."""
        found = ((place, by.partition(" ")[0]) for by in _keys(contact) for place in islice(self.places[by], _MOST))
        same = next((place for place, by in found if _is_same(self.contacts[place], contact, by)), None)
        self.put(contact if same is None else _completed(self.contacts[same], contact), same)


def _keys(contact: Contact) -> list[str]:
    """What somebody may be found by, the surest first."""
    name, email = person_key(contact.name), contact.email.casefold()
    keys = [f"id {contact.crm_id}"] if contact.crm_id else []
    keys += [f"both {email}\n{name}", f"email {email}"] if email else []
    keys += [f"name {name}"] if name else []
    return keys or ["nobody"]


def _is_same(one: Contact, other: Contact, by: str) -> bool:
    """Whether two contacts who have something in common are one person: with two ids only by address and name.

    By an address, unless it is an office's or nothing of their names is the same. By a name, unless each has an
    address of their own: namesakes are two.
    """
    if by != "both" and one.crm_id and other.crm_id and one.crm_id != other.crm_id:
        return False
    if by == "email":
        return not (one.name and other.name) or (not is_of_a_desk(one.email) and _share_a_word(one.name, other.name))
    if by == "name":
        return not (one.email and other.email)
    return by != "nobody" or _is_nobody(one)


def _is_nobody(contact: Contact) -> bool:
    return not (contact.name or contact.email or contact.crm_id)


def _share_a_word(one: str, other: str) -> bool:
    return bool({*one.casefold().split()} & {*other.casefold().split()})


def _completed(one: Contact, other: Contact) -> Contact:
    return Contact(
        one.name or other.name,
        one.title or other.title,
        one.email or other.email,
        best_first(one.phones + other.phones),
        one.crm_id or other.crm_id,
    )
