"""Conditions that mean the same in every question: who is still a customer, who was talked to, what one is worth."""

from collections.abc import Iterable
from decimal import Decimal

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Connection,
    and_,
    case,
    not_,
    or_,
    select,
    text,
    type_coerce,
    union,
)

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import NAMES
from callprogram.domain.calls.calls import Disposition
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Member, is_called
from callprogram.domain.permissions.rows import sees_all_customers
from callprogram.domain.program.rates import Rates
from callprogram.domain.promises.commitments import Kind, State

_LEFT_ALONE = ("reviewing.stop_calling", "erasing.erase")
_calls, _customers, _made = tables.calls, tables.customers, tables.commitments


def known_to(connection: Connection, reader: Member) -> list[ColumnElement[bool]]:
    """Only whom the reader looks after, and not whom they owe something; nothing where they know everybody."""
    return [] if sees_all_customers(reader) else [looked_after_by(connection, reader)]


def looked_after_by(connection: Connection, member: Member) -> ColumnElement[bool]:
    """Whether it is the member who looks after a customer; names compared here, for databases' lower() is English."""
    owners = connection.execute(select(_customers.c.account_owner).distinct()).scalars()
    return _customers.c.account_owner.in_(_names_of(member, owners))


def here() -> ColumnElement[bool]:
    """Whether somebody is still a customer; of the others the indexes know, so that rows need not be read."""
    return _customers.c.id.not_in(_gone_ids())


def gone() -> ColumnElement[bool]:
    """Whether the CRM has a customer no more: missing from its export, or left alone since they were."""
    return _customers.c.id.in_(_gone_ids())


def _gone_ids() -> CompoundSelect[int]:
    events, one = tables.events, _customers.alias()
    left = select(events.c.row_id).where(events.c.action.in_(_LEFT_ALONE), events.c.kind == NAMES[Customer])
    refusing = text("do_not_call = true")  # word for word as its index has it
    return union(
        select(one.c.id).where(one.c.vanished_in.is_not(None)), select(one.c.id).where(refusing, one.c.id.in_(left))
    )


def connected() -> ColumnElement[bool]:
    """Whether somebody was talked to in a call."""
    return _calls.c.disposition == Disposition.CONNECTED


def uncallable() -> ColumnElement[bool]:
    """Whether a customer cannot be called though they may be: without a number, or without a time zone."""
    one = _customers.alias()
    nowhere = or_(one.c.place.is_(None), not_(one.c.place.contains(" ")))
    ids = select(one.c.id).where(nowhere, one.c.do_not_call.is_(False))  # of which the index of places knows
    return and_(_customers.c.id.in_(ids), here())


def unkept() -> ColumnElement[bool]:
    """Whether a promise is ours and not kept yet."""
    return and_(_made.c.state.in_((State.LOOSE, State.OPEN)), _made.c.kind != Kind.AWAITED)


def worth(rates: Rates) -> ColumnElement[float | Decimal]:
    """Revenue in euros, null where it or the rate is not known."""
    per_euro = {"EUR": Decimal(1)} | dict(rates.per_euro)
    by_currency = case(*((_customers.c.currency == code, float(rate)) for code, rate in per_euro.items()), else_=None)
    return type_coerce(_customers.c.revenue, BigInteger) / by_currency


def found_by(words: str) -> Iterable[ColumnElement[bool]]:
    """Whether a customer has all of these words in what a search looks in."""
    return (_customers.c.found_by.contains(word, autoescape=True) for word in words.casefold().split())


def _names_of(member: Member, names: Iterable[str]) -> list[str]:
    return [name for name in names if is_called(member, name)]
