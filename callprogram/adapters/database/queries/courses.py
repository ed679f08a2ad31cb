"""A customer's history as a line, read off the calls, the promises and what each export said."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise

from sqlalchemy import Connection

from callprogram.adapters.database.queries.changes import said_by_exports
from callprogram.domain.calls.calls import Call, Disposition
from callprogram.domain.customers.customers import Customer
from callprogram.domain.promises.commitments import Commitment, is_awaited
from callprogram.domain.words.dates import day_in
from callprogram.services.views.customers import Course, HealthSaid, Milestone

_MOVED_ON = timedelta(days=28)  # a renewal put right by a few days is no renewal
Said = Sequence[tuple[date, Customer]]


def course_of(
    connection: Connection, customer: Customer, calls: Iterable[Call], made: Iterable[Commitment], zone: str
) -> Course:
    """The line of one customer, days as in that zone, the earliest first."""
    said = said_by_exports(connection, customer, zone)
    found = [*_called(calls, zone), *_promised(made, zone), *_renewals(said)]
    return Course(tuple(sorted(found, key=lambda each: each.on)), tuple(_health(said)))


def _called(calls: Iterable[Call], zone: str) -> Iterator[Milestone]:
    for call in calls:
        talked = call.disposition is Disposition.CONNECTED
        if call.disposition:
            kind, words = ("talked", "talked") if talked else ("tried", "not reached")
            yield Milestone(day_in(zone, call.started_at), kind, words)


def _promised(made: Iterable[Commitment], zone: str) -> Iterator[Milestone]:
    for each in made:
        if not is_awaited(each):
            yield Milestone(day_in(zone, each.made_at), "promised", f"promised: {each.text}")
            if each.kept_at:
                yield Milestone(day_in(zone, each.kept_at), "kept", f"kept: {each.text}")


def _renewals(said: Said) -> Iterator[Milestone]:
    """Each renewal whose date moved on in a later export, and the one that is to come."""
    for (_, before), (_, after) in pairwise(said):
        if before.renewal_on and after.renewal_on and after.renewal_on - before.renewal_on >= _MOVED_ON:
            yield Milestone(before.renewal_on, "renewed", "renewed")
    if said and (renewal := said[-1][1].renewal_on):
        yield Milestone(renewal, "renews", "renews")


def _health(said: Said) -> Iterator[HealthSaid]:
    """Health where an export said another one than before."""
    known = ((on, each.health) for on, each in said if each.health is not None)
    for _, same in groupby(known, key=lambda pair: pair[1]):
        on, health = next(same)
        yield HealthSaid(on, health)
