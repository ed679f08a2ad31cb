"""What the desk knows of customers: their cases, what was given in them, what was changed since, and who is away."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import of_customers
from callprogram.adapters.database.queries.patterns.remedies import all_remedies
from callprogram.adapters.database.records import those
from callprogram.adapters.database.views.desk.absences import away
from callprogram.domain.calls.briefs import Matters
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.decisions.decisions import Decision, State, what


def matters(
    connection: Connection, customers: Iterable[Customer], today: date, zone: str, *, all_of_it: bool
) -> Mapping[int, Matters]:
    """By customer, on that day; what was given and who is away is for those alone who hear `all_of_it`."""
    known = tuple(customers)
    cases = of_customers(connection, Case, [each.id for each in known])
    remedies = tuple(all_remedies(connection))
    absent = away(connection, known if all_of_it else (), today, zone)
    given = _given(connection, (each.id for found in cases.values() for each in found)) if all_of_it else {}
    return {each.id: Matters(tuple(cases[each.id]), given, remedies, absent.get(each.id, "")) for each in known}


def _given(connection: Connection, case_ids: Iterable[int]) -> Mapping[int, tuple[str, ...]]:
    """By case, what was decided in it and stands."""
    table, ids = tables.decisions, sorted(case_ids)
    stands = table.c.case_id.in_(ids), table.c.state == State.DECIDED
    found: dict[int, tuple[str, ...]] = {}
    for each in those(connection, Decision, *stands) if ids else ():
        found[each.case_id] = (*found.get(each.case_id, ()), what(each))
    return found
