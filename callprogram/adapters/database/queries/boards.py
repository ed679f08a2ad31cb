"""Boards: the promises that somebody wants to look at, a page of them at a time, however many there are."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache, partial
from itertools import product

from sqlalchemy import ColumnElement, Connection, Engine, Select, and_, func, or_, select, true

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import last_event
from callprogram.adapters.database.queries.names import by_name, names
from callprogram.adapters.database.records import from_row, those
from callprogram.domain.customers.customers import Customer, read_reference
from callprogram.domain.people.addresses import compared
from callprogram.domain.people.members import Member, is_called
from callprogram.domain.permissions.rows import is_own, sees_all_customers
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.boards import SOON, BoardFilter, By, Show
from callprogram.domain.promises.commitments import UNFINISHED, Commitment, State
from callprogram.services.views import Board, Promise

_made, _customers = tables.commitments, tables.customers
_UNKEPT = (State.LOOSE, State.OPEN)
_LONGEST_ID = 9
_CUSTOMERS = 10_000  # whom a few letters may mean; more letters mean fewer
_FINISHED = (State.TOLD, State.WITHDRAWN)


def board(engine: Engine, reader: Member, wanted: BoardFilter, today: date, limit: int) -> Board:
    """The first promises that are wanted, the overdue ones first, and how many there are in all."""
    total, ids = _found(engine, last_event(engine), reader, wanted, today, limit)
    with engine.connect() as connection:
        return Board(total, tuple(_promises(connection, ids)))


@lru_cache(maxsize=64)
def _found(
    engine: Engine, written: str, reader: Member, wanted: BoardFilter, today: date, limit: int
) -> tuple[int, tuple[int, ...]]:
    del written  # after another event it is looked for anew
    with engine.connect() as connection:
        own = _made.c.owner.in_(_own(connection, reader))
        conditions = [*_conditions(connection, wanted, today), *_of_reader(connection, reader)]
        conditions += [own] if wanted.mine else []
        total = connection.execute(select(func.count()).select_from(_made).where(*conditions)).scalar_one()
        return total, tuple(_page(connection, wanted, conditions, own, today, min(limit, total)))


def _own(connection: Connection, reader: Member) -> list[str]:
    """Every way in which the reader stands as an owner."""
    programs = those(connection, Program)
    return [name for name in owners(connection) if is_own(reader, name, programs)]


def owners_called(connection: Connection, owner: str) -> list[str]:
    """Every way in which this owner's name or address stands in promises; compared here, in every language."""
    known = names(connection)
    wanted = compared(known.of(owner))
    return [each for each in owners(connection) if compared(known.of(each)) == wanted]


def owners(connection: Connection) -> list[str]:
    """Everybody who owes or owed a promise."""
    return [owner for owner in connection.execute(each_once(_made.c.owner)).scalars() if owner]


def each_once(column: "ColumnElement[str]") -> Select[str]:
    """Each value once, from one to the next in the index: a million rows have but a few."""
    first = select(func.min(column).label("name")).cte(recursive=True)
    following = select(func.min(column)).where(column > first.c.name).scalar_subquery()
    return select(first.union_all(select(following).where(first.c.name.is_not(None))).c.name)


def _conditions(connection: Connection, wanted: BoardFilter, today: date) -> list[ColumnElement[bool]]:
    if wanted.promise:
        return [_made.c.id == _id(wanted.promise)]
    found = [_shown(wanted.show, today)]
    if wanted.owner:
        found.append(_made.c.owner.in_(owners_called(connection, wanted.owner)))
    if wanted.customer:
        found.append(_made.c.customer_id.in_(_customers_called(connection, wanted.customer)))
    if wanted.words:
        said = (_made.c.text.icontains(word, autoescape=True) for word in wanted.words.split())
        found.append(or_(and_(*said), _made.c.customer_id.in_(_customers_called(connection, wanted.words))))
    return found


def _customers_called(connection: Connection, words: str) -> Sequence[int]:
    by_name = [_customers.c.found_by.contains(word, autoescape=True) for word in words.casefold().split()]
    named = or_(and_(*by_name), _customers.c.id == (read_reference(words) or 0))
    return connection.execute(select(_customers.c.id).where(named).limit(_CUSTOMERS)).scalars().all()


def _id(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_ID else 0


def _shown(show: Show, today: date) -> ColumnElement[bool]:
    unkept = _made.c.state.in_(_UNKEPT)
    return {
        Show.OPEN: _made.c.state.in_(UNFINISHED),
        Show.OVERDUE: and_(unkept, _made.c.due_on < today),
        Show.DUE: and_(unkept, _made.c.due_on <= today + SOON),
        Show.UNCLEAR: and_(unkept, or_(_made.c.state == State.LOOSE, _made.c.doubt != "")),
        Show.TO_TELL: _made.c.state == State.KEPT,
        Show.DONE: _made.c.state.in_(_FINISHED),
        Show.ALL: _made.c.id.is_not(None),
    }[show]


def _of_reader(connection: Connection, reader: Member) -> list[ColumnElement[bool]]:
    if sees_all_customers(reader):
        return []
    mine = [name for name in owners(connection) if is_called(reader, name)]
    named = connection.execute(each_once(_customers.c.account_owner)).scalars()
    looked_after = [name for name in named if name and is_called(reader, name)]
    theirs = select(_customers.c.id).where(_customers.c.account_owner.in_(looked_after))
    return [or_(_made.c.owner.in_(mine), _made.c.customer_id.in_(theirs))]


def _page(
    connection: Connection,
    wanted: BoardFilter,
    conditions: Sequence[ColumnElement[bool]],
    own: ColumnElement[bool],
    today: date,
    limit: int,
) -> list[int]:
    """The ids of the first promises; under each heading the reader's own before those of others."""
    if wanted.by is By.CUSTOMER:
        return _by_customer(connection, conditions, limit)
    parts = [((), true())] if wanted.by is By.OWNER else _parts(today)
    found: list[int] = []
    for (states, part), whose in product(parts, (own, ~own)):
        look = partial(_by_date, states=states) if states else _by_owner
        if len(found) < limit:
            found += look(connection, [*conditions, part, whose], limit - len(found))
    return found


def _parts(today: date) -> list[tuple[tuple[State, ...], ColumnElement[bool]]]:
    """What is late, due this week, later, without a date, kept and untold, done: each part as an index has it."""
    due_on, soon = _made.c.due_on, today + SOON
    return [
        (_UNKEPT, due_on < today),
        (_UNKEPT, due_on.between(today, soon)),
        (_UNKEPT, due_on > soon),
        (_UNKEPT, due_on.is_(None)),
        ((State.KEPT,), true()),
        (_FINISHED, true()),
    ]


def _by_customer(connection: Connection, conditions: Sequence[ColumnElement[bool]], limit: int) -> list[int]:
    query = select(_made.c.id).join(_customers, _customers.c.id == _made.c.customer_id).where(*conditions)
    order = _customers.c.found_by, _made.c.due_on, _made.c.id
    return list(connection.execute(query.order_by(*order).limit(limit)).scalars())


def _by_owner(connection: Connection, conditions: Sequence[ColumnElement[bool]], limit: int) -> list[int]:
    query = select(_made.c.id).where(*conditions).order_by(_made.c.owner, _made.c.due_on, _made.c.id)
    return list(connection.execute(query.limit(limit)).scalars())


def _by_date(
    connection: Connection, conditions: Sequence[ColumnElement[bool]], limit: int, *, states: Sequence[State]
) -> list[int]:
    """State by state, in the order that the index of state and date has already."""
    found: list[tuple[date, int]] = []
    for state in states:
        query = select(_made.c.due_on, _made.c.id).where(_made.c.state == state, *conditions)
        rows = connection.execute(query.order_by(_made.c.due_on, _made.c.id).limit(limit))
        found += [(due_on or date.max, id_) for due_on, id_ in rows]
    return [id_ for _, id_ in sorted(found)[:limit]]


def _promises(connection: Connection, ids: Sequence[int]) -> list[Promise]:
    if not ids:
        return []
    found = those(connection, Commitment, _made.c.id.in_(ids))
    rows = {each.id: each for each in by_name(names(connection), found)}
    wanted = {each.customer_id for each in rows.values()}
    known = connection.execute(select(_customers).where(_customers.c.id.in_(wanted)))
    customers = {row.id: from_row(Customer, row) for row in known}
    return [Promise(rows[each], customers[rows[each].customer_id]) for each in ids]
