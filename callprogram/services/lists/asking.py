"""Asking: each account owner for the numbers that only they may know, in one letter."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.uncallable import Uncallable, uncallable
from callprogram.domain.people.members import Member
from callprogram.domain.people.messages import Content, Enclosure, Envelope, Kind, Message, Section
from callprogram.domain.people.recipients import reached_at
from callprogram.domain.words.dates import counted, day_in
from callprogram.errors import StateError
from callprogram.services.acting import Acting
from callprogram.services.people.messaging import answers_to, queue

_FILE = "numbers to fill in.csv"
Written = Callable[[Iterable[Uncallable]], str]


@dataclass(frozen=True)
class Request:
    """What one account owner is asked for; without an address where nobody knows one."""

    owner: str
    address: str
    wanted: tuple[Uncallable, ...]


def requests_of(wanted: Iterable[Uncallable], members: Sequence[Member]) -> tuple[Request, ...]:
    """One request to each account owner, of all their customers; those whom nobody reaches come last."""
    by_owner: dict[str, list[Uncallable]] = {}
    for each in wanted:
        by_owner.setdefault(each.customer.account_owner, []).append(each)
    found = (Request(owner, _address(owner, members), tuple(theirs)) for owner, theirs in by_owner.items())
    return tuple(sorted(found, key=lambda each: (not each.address, each.owner.casefold())))


def letter(request: Request) -> Content:
    """The words to an account owner."""
    lines = tuple(f"{_named(each.customer)}: {_as_it_is(each)}" for each in request.wanted)
    return Content(
        f"{counted(len(request.wanted), 'customer')} of yours to call, without a number",
        "These customers of yours cannot be called. Please fill in the list that comes with this, each number with its "
        "country like +31 20 123 4567, and answer with it. Mend them in the CRM too, for the next export.",
        (Section("", lines),),
    )


def ask_owners(acting: Acting, customer_ids: Sequence[int], written: Written) -> tuple[Message, ...]:
    """The letters in the outbox, one to each account owner who can be reached, each with the list to fill in.

    The same list goes to the same person once a day. Raises StateError where nobody can be reached.
    """
    customers = (acting.transaction.get(Customer, each) for each in customer_ids)
    wanted = [found for found in map(uncallable, customers) if found]
    requests = [each for each in requests_of(wanted, acting.transaction.find(Member)) if each.address]
    if not requests:
        raise StateError("Nobody knows an address of their account owners; add them on People, or hand the list out.")
    return tuple(_ask(acting, each, written) for each in requests)


def _ask(acting: Acting, request: Request, written: Written) -> Message:
    enclosed = Enclosure(_FILE, "text/csv", written(request.wanted))
    envelope = Envelope(
        request.address,
        _key(acting, request),
        Kind.NUMBERS,
        by_hand=True,
        reply_to=answers_to(acting),
        enclosures=(enclosed,),
    )
    return queue(acting, envelope, letter(request))


def _key(acting: Acting, request: Request) -> str:
    whom = ",".join(each.customer.reference for each in request.wanted)
    day = day_in(acting.member.zone, acting.now)
    return f"numbers {day} {blake2b(whom.encode(), digest_size=8).hexdigest()}"


def _address(owner: str, members: Sequence[Member]) -> str:
    return next(iter(reached_at(owner, members, None)), "")


def _named(customer: Customer) -> str:
    return customer.name if customer.person == customer.name else f"{customer.name} ({customer.person})"


def _as_it_is(each: Uncallable) -> str:
    words = f"{each.why[:1].lower()}{each.why[1:]}"
    return f"“{each.cell}”, {words}" if each.cell else words
