"""Remedies: what was changed because of which cause, and whom it concerns."""

from sqlalchemy import Connection, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import customers_of
from callprogram.adapters.database.queries.patterns.troubles import has_cause
from callprogram.adapters.database.records import all_of, those
from callprogram.domain.cases.cases import Case
from callprogram.domain.patterns.remedies import Concerned, Remedy, Telling, concerned_by

_cases, _remedies, _tellings = tables.cases, tables.remedies, tables.tellings


def all_remedies(connection: Connection) -> list[Remedy]:
    """All there are, the latest first."""
    return all_of(connection, Remedy, select(_remedies).order_by(_remedies.c.holds_on.desc(), _remedies.c.id.desc()))


def concerned(connection: Connection, remedy: Remedy) -> tuple[Concerned, ...]:
    """Everybody with a case of its cause, and whether they were told."""
    theirs = _cases.c.program_id == remedy.program_id, has_cause(connection, remedy.cause)
    cases = those(connection, Case, *theirs)
    told = those(connection, Telling, _tellings.c.remedy_id == remedy.id)
    customers = customers_of(connection, {each.customer_id for each in cases if each.customer_id})
    return concerned_by(remedy, cases, {each.id: each for each in customers}, told)
