"""Decisions: those of a case and those that wait, what is left of budgets, and a month's sample."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.queries.patterns.staying import in_the_crm
from callprogram.adapters.database.records import TABLES, all_of, those
from callprogram.adapters.database.views.reader import DatabaseReader
from callprogram.domain.cases.cases import Case
from callprogram.domain.customers.customers import Customer
from callprogram.domain.decisions.budgets import Budget, left, quarter_begins
from callprogram.domain.decisions.decisions import Decision, State
from callprogram.domain.decisions.reviews import Review, sample
from callprogram.domain.decisions.staying import Since, since
from callprogram.domain.patterns.causes import key_of
from callprogram.domain.people.members import Role
from callprogram.domain.permissions.rows import sees_all_budgets, sees_all_decisions, works_with
from callprogram.domain.program.call_hour import Program
from callprogram.services.views.decisions import BudgetView, Decisions, DecisionsWanted, DecisionView

T = TypeVar("T")
_TWO_MONTHS = timedelta(days=62)
_DAY = timedelta(days=1)
_LOOKED_AT = 1_000  # of the latest decisions, for those with the same cause


class DatabaseDecisions(DatabaseReader, Decisions):
    """Decisions in a database."""

    def decisions(self, wanted: DecisionsWanted, today: date, limit: int = 50) -> Sequence[DecisionView]:
        with self.engine.connect() as connection:
            return self._with_names(connection, self._decided(connection, _conditions(wanted), limit), today)

    def decisions_like(self, case_id: int, today: date, limit: int = 5) -> Sequence[DecisionView]:
        cases, table = tables.cases, tables.decisions
        was_given = table.c.state == State.DECIDED
        latest = select(table.c.case_id).where(was_given).order_by(table.c.id.desc()).limit(_LOOKED_AT).subquery()
        decided_in = select(cases.c.id, cases.c.causes).where(
            or_(cases.c.id == case_id, cases.c.id.in_(select(latest.c.case_id)))
        )
        with self.engine.connect() as connection:
            causes = {row.id: {*map(key_of, row.causes)} for row in connection.execute(decided_in)}
            wanted = causes.pop(case_id, set())
            alike = [each for each, named in causes.items() if named & wanted]
            found = self._decided(connection, [table.c.case_id.in_(alike), was_given], limit)
            return _with_what_followed(connection, self._with_names(connection, found, today))

    def goodwill(self, today: date) -> Mapping[str, Decimal]:
        table = tables.decisions
        which = [table.c.state == State.DECIDED, table.c.charged_on >= quarter_begins(today)]
        costs: dict[str, Decimal] = {}
        with self.engine.connect() as connection:
            for each in self._decided(connection, which, None):
                costs[each.currency] = costs.get(each.currency, Decimal(0)) + (each.amount or Decimal(0))
        return dict(sorted(costs.items()))

    def budgets(self, today: date) -> Sequence[BudgetView]:
        table = tables.budgets
        with self.engine.connect() as connection:
            mine = [] if sees_all_budgets(self.reader) else [table.c.email == self.reader.email]
            found = all_of(connection, Budget, select(table).where(*mine).order_by(table.c.email, table.c.currency))
            return _left(connection, found, today)

    def sample(self, month: date, zone: str, today: date) -> Sequence[DecisionView]:
        begins = datetime(month.year, month.month, 1, tzinfo=UTC)
        at = tables.decisions.c.decided_at
        within = [at >= begins - _DAY, at < begins + _TWO_MONTHS]  # more than the month, by whatever clock
        with self.engine.connect() as connection:
            found = self._decided(connection, within, None)
            drawn = sample(found, those(connection, Budget), month, zone)
            return self._with_names(connection, drawn, today)

    def _decided(
        self, connection: Connection, which: Sequence[ColumnElement[bool]], limit: int | None
    ) -> list[Decision]:
        if self.over_the_shoulder or not sees_all_decisions(self.reader):
            return []
        table = tables.decisions
        query = select(table).where(*which, self._whose_decisions(connection)).order_by(table.c.id.desc()).limit(limit)
        return all_of(connection, Decision, query)

    def _whose_decisions(self, connection: Connection) -> ColumnElement[bool]:
        """Decisions in cases that are the reader's; all of them for finance."""
        table = tables.decisions
        if Role.FINANCE in self.reader.roles:
            return table.c.id.is_not(None)
        programs = those(connection, Program)
        own = [each.id for each in programs if works_with(self.reader, each)]
        cases = tables.cases
        return table.c.case_id.in_(
            select(cases.c.id).where(or_(cases.c.program_id.is_(None), cases.c.program_id.in_(own)))
        )

    def _with_names(self, connection: Connection, found: Sequence[Decision], today: date) -> list[DecisionView]:
        return views_of(connection, found, today, self.reader.email)


def views_of(connection: Connection, found: Sequence[Decision], today: date, reader: str) -> list[DecisionView]:
    """The decisions with what stands beside them; the note of a review for who wrote it and whom it is for alone."""
    if not found:
        return []
    cases = {each.id: each for each in _among(connection, Case, "id", {each.case_id for each in found})}
    whose = {each.customer_id for each in cases.values()} - {None}
    names = {each.id: each.name for each in _among(connection, Customer, "id", whose)}
    said = {each.decision_id: each for each in _among(connection, Review, "decision_id", {each.id for each in found})}
    own = _among(connection, Budget, "email", {each.decided_by for each in found})
    remaining = {(each.budget.email, each.budget.currency): each.left for each in _left(connection, own, today)}

    def view(decision: Decision) -> DecisionView:
        case, review = cases[decision.case_id], said.get(decision.id)
        name = names.get(case.customer_id or 0) or case.person or case.email
        shown = review and _for(review, decision, reader)
        return DecisionView(
            decision, case.reference, name, remaining.get((decision.decided_by, decision.currency)), shown
        )

    return [view(each) for each in found]


def _with_what_followed(connection: Connection, views: Sequence[DecisionView]) -> list[DecisionView]:
    """The same, each with whether its customer stayed."""
    cases = _among(connection, Case, "id", {each.decision.case_id for each in views})
    whose = {each.id: each.customer_id for each in cases if each.customer_id}
    known = in_the_crm(connection, whose.values())

    def of(decision: Decision) -> Since | None:
        customer_id = whose.get(decision.case_id)
        return since(decision.decided_at.date(), known[customer_id]) if customer_id else None

    return [replace(each, since=of(each.decision)) for each in views]


def _for(review: Review, decision: Decision, reader: str) -> Review:
    """The review as somebody may read it."""
    return review if reader in {review.reviewer, decision.decided_by} else replace(review, note="")


def _left(connection: Connection, held: Sequence[Budget], today: date) -> list[BudgetView]:
    table = tables.decisions
    this_quarter = table.c.charged_to.in_({each.email for each in held}), table.c.charged_on >= quarter_begins(today)
    paid = those(connection, Decision, *this_quarter) if held else []
    return [BudgetView(each, left(each, paid, today)) for each in held]


def _among(connection: Connection, kind: type[T], column: str, wanted: Iterable[object]) -> list[T]:
    table = TABLES[kind]
    return all_of(connection, kind, select(table).where(table.c[column].in_([*wanted])))


def _conditions(wanted: DecisionsWanted) -> list[ColumnElement[bool]]:
    table = tables.decisions
    found: list[ColumnElement[bool]] = [table.c.state.in_(wanted.states)] if wanted.states else []
    if wanted.ids is not None:
        found.append(table.c.id.in_(wanted.ids))
    if wanted.case_ids is not None:
        found.append(table.c.case_id.in_(wanted.case_ids))
    return found
