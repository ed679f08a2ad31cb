"""One customer's history, put together from what happened to them."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select

from callprogram.adapters.database import tables
from callprogram.domain.call_list import EntryState, ListState
from callprogram.domain.calls import OUTCOMES, Call
from callprogram.domain.commitments import Commitment
from callprogram.services.views import Happening


def happenings(
    connection: Connection, customer_id: int, calls: Iterable[Call], made: Iterable[Commitment]
) -> tuple[Happening, ...]:
    """Calls, promises and the lists the customer was on, latest first."""
    found = [*map(_call, calls), *_promised(made), *_listed(connection, customer_id)]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def _call(call: Call) -> Happening:
    outcome = OUTCOMES[call.disposition] if call.disposition else "Call"
    return Happening(call.started_at, "They called back" if call.incoming else outcome, call.note or call.problem)


def _promised(made: Iterable[Commitment]) -> list[Happening]:
    moments = [
        (commitment, moment, what)
        for commitment in made
        for moment, what in (
            (commitment.made_at, "Promised"),
            (commitment.kept_at, "Promise kept"),
            (commitment.told_at, "Told them"),
        )
    ]
    return [Happening(moment, what, commitment.text) for commitment, moment, what in moments if moment]


def _listed(connection: Connection, customer_id: int) -> list[Happening]:
    lists, entries = tables.call_lists, tables.entries
    query = (
        select(lists.c.starts_at, lists.c.week, entries.c.reason, entries.c.state, entries.c.skipped_why)
        .join(entries, entries.c.call_list_id == lists.c.id)
        .where(entries.c.customer_id == customer_id, lists.c.state == ListState.FROZEN)
    )
    return [_on_the_list(*row) for row in connection.execute(query)]


def _on_the_list(starts_at: datetime, week: object, reason: str, state: EntryState, why: str) -> Happening:
    skipped = f" Not called: {why}." if state is EntryState.SKIPPED else ""
    return Happening(starts_at, f"On the list of {week}", f"{reason}{skipped}")
