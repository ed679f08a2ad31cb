"""Which cases and customers the standing holds cover: a case with its parts and its customer, a customer with all."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Column, Connection, Text, cast, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import among, from_row, those
from callprogram.domain.customers.customers import Customer
from callprogram.domain.law.legal_holds import LegalHold, is_among

_cases, _customers, _holds = tables.cases, tables.customers, tables.legal_holds


@dataclass(frozen=True)
class Covered:
    """A standing hold, and the ids of the cases and customers that it covers; `said` are the cases it is about."""

    hold: LegalHold
    said: frozenset[int]
    cases: frozenset[int]
    customers: frozenset[int]


def standing(connection: Connection) -> tuple[Covered, ...]:
    """What every standing hold covers, the oldest first."""
    found = those(connection, LegalHold, _holds.c.lifted_at.is_(None))
    return tuple(_covered(connection, each) for each in found)


def what_is_held(connection: Connection, hold: LegalHold) -> str:
    """The case, the customer or the cause by its name."""
    if hold.case_id:
        named = select(_cases.c.reference).where(_cases.c.id == hold.case_id)
        return connection.execute(named).scalar() or f"case {hold.case_id}"
    if hold.customer_id:
        found = connection.execute(select(_customers).where(_customers.c.id == hold.customer_id)).first()
        return from_row(Customer, found).name if found else f"c{hold.customer_id}"
    return f"Whatever has the cause “{hold.cause}”"


def _covered(connection: Connection, hold: LegalHold) -> Covered:
    said = _said(connection, hold)
    found = {hold.customer_id, *_ids(connection, _cases.c.id, said, wanted=_cases.c.customer_id)}
    customers = frozenset(each for each in found if each is not None)
    cases = with_parts(connection, said | _ids(connection, _cases.c.customer_id, customers))
    return Covered(hold, said, cases, customers)


def _said(connection: Connection, hold: LegalHold) -> frozenset[int]:
    """The cases that it is about, with those that are part of them."""
    if hold.case_id:
        about = {hold.case_id}
    elif hold.customer_id:
        about = _ids(connection, _cases.c.customer_id, {hold.customer_id})
    else:
        with_any = select(_cases.c.id, _cases.c.causes).where(cast(_cases.c.causes, Text) != "[]")
        about = {each.id for each in connection.execute(with_any) if is_among(hold.cause, each.causes)}
    return with_parts(connection, about)


def with_parts(connection: Connection, cases: set[int] | frozenset[int]) -> frozenset[int]:
    """These cases, and those that are part of them, or of one of these."""
    found, new = set(cases), set(cases)
    while new:
        new = _ids(connection, _cases.c.merged_into, new) - found
        found |= new
    return frozenset(found)


def _ids(
    connection: Connection, column: Column[int], values: Iterable[int], wanted: Column[int] = _cases.c.id
) -> set[int]:
    return {each for (each,) in among(connection, select(wanted), column, values)}
