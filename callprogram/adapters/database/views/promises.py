"""What was promised, by whom, and whether it was kept."""

from datetime import date

from sqlalchemy import Connection, Select, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk.known import customers_by_id
from callprogram.adapters.database.queries.boards import board, each_once, owners
from callprogram.adapters.database.queries.names import names
from callprogram.adapters.database.queries.results.kept_on_time import kept_on_time
from callprogram.adapters.database.records import all_of
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.people.members import Member, is_called
from callprogram.domain.permissions.rows import looks_after, sees_all_customers
from callprogram.domain.promises.boards import BoardFilter
from callprogram.domain.promises.commitments import UNFINISHED, Commitment, urgency
from callprogram.domain.promises.steps import Step
from callprogram.services.views import Board, KeptOnTime, Promise
from callprogram.services.views.promises import Promises


class DatabasePromises(DatabaseReader, Promises):
    """What was promised, by whom, and whether it was kept."""

    def promises(self, *, unfinished: bool = False, owner: str | None = None) -> tuple[Promise, ...]:
        query = unfinished_query() if unfinished else select(tables.commitments)
        with self.engine.connect() as connection:
            found = promises_of(connection, self.reader, query)
        return tuple(each for each in found if owner is None or same_words(each.commitment.owner, owner))

    def board(self, wanted: BoardFilter, today: date, limit: int) -> Board:
        return board(self.engine, self.reader, wanted, today, limit)

    def promisers(self) -> tuple[str, ...]:
        with self.engine.connect() as connection:
            known, mine = names(connection), sees_all_customers(self.reader)
            seen = (each for each in owners(connection) if mine or is_called(self.reader, each))
            return tuple(sorted({known.of(each) for each in seen}, key=str.casefold))

    def owners(self) -> tuple[str, ...]:
        with self.engine.connect() as connection:
            found = {*connection.execute(each_once(tables.customers.c.account_owner)).scalars(), *owners(connection)}
            return tuple(sorted(filter(None, found), key=str.casefold))

    def kept_on_time(self, since: date, today: date, zone: str) -> tuple[KeptOnTime, ...]:
        return kept_on_time(self.engine, self.reader, since, today, zone)

    def promised_by(self, commitment_id: int) -> str:
        made, calls, programs = tables.commitments, tables.calls, tables.programs
        its_call = select(calls.c.program_id).join(made, made.c.made_in_call == calls.c.id)
        elsewhere = programs.c.id.not_in(its_call.where(made.c.id == commitment_id))
        query = select(programs.c.executive_name).order_by(elsewhere, programs.c.id).limit(1)
        with self.engine.connect() as connection:
            return connection.execute(query).scalar() or ""

    def steps(self, commitment_id: int) -> tuple[Step, ...]:
        table = tables.steps
        query = select(table).where(table.c.commitment_id == commitment_id)
        return self._all(Step, query.order_by(table.c.at, table.c.id))


def promises_of(connection: Connection, reader: Member, query: Select[*tuple[object, ...]]) -> tuple[Promise, ...]:
    """The commitments that a query finds and the reader may know of, most urgent first."""
    made = sorted(all_of(connection, Commitment, query), key=lambda each: (urgency(each), each.id))
    customers = customers_by_id(connection, made)
    found = (Promise(commitment, customers[commitment.customer_id]) for commitment in made)
    return tuple(each for each in found if looks_after(reader, each.customer, [each.commitment]))


def same_words(one: str, other: str) -> bool:
    """Whether two names are written alike; the database's own lower() knows only English letters."""
    return one.strip().casefold() == other.strip().casefold()


def unfinished_query() -> Select[*tuple[object, ...]]:
    """The commitments that are neither told nor withdrawn."""
    return select(tables.commitments).where(tables.commitments.c.state.in_(UNFINISHED))
