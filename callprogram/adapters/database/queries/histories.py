"""One customer's history, put together from what happened to them."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Connection, Text, false, literal_column, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.queries.changes import brought_in
from callprogram.adapters.database.queries.names import names
from callprogram.adapters.database.records import from_row, those
from callprogram.domain.calls.calls import OUTCOMES, Call, Status
from callprogram.domain.calls.problems import for_the_caller
from callprogram.domain.customers.corrections import Correction, Field
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import EntryState, ListState
from callprogram.domain.people.messages import Delivery, Kind, Message
from callprogram.domain.promises.commitments import Commitment
from callprogram.domain.promises.steps import IN_WORDS, Step, What
from callprogram.services.views import Happening

_OF_PROMISES = (Kind.PROMISE, Kind.TOLD)
_CORRECTED = {
    Field.PHONE: "Number corrected",
    Field.WRONG_PHONE: "Wrong number",
    Field.CONTACT: "Contact chosen",
    Field.SNOOZED_UNTIL: "Snoozed until",
    Field.DO_NOT_CALL: "Not to be called",
    Field.SAY_AS: "Sounds like",
    Field.CAREFUL: "Careful",
    Field.HANDED_BACK: "Nobody answered, tries",
    Field.TIME_ZONE: "Time zone",
    Field.ACCOUNT_OWNER: "Account owner",
}


def happenings(
    connection: Connection, customer: Customer, calls: Collection[Call], made: Collection[Commitment]
) -> tuple[Happening, ...]:
    """Imports, lists, calls, promises, corrections, what account owners said, and messages, latest first."""
    found = [
        *brought_in(connection, customer),
        *_listed(connection, customer.id),
        *map(_call, calls),
        *_promised(made, stepped := _steps(connection, made)),
        *map(_step, stepped),
        *map(_correction, customer.corrections),
        *_said(connection, customer.id),
        *_held(connection, customer.id),
        *_written(connection, calls, made),
    ]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def _call(call: Call) -> Happening:
    outcome = OUTCOMES[call.disposition] if call.disposition else "Call"
    about = f" · {', '.join(call.themes)}" if call.themes else ""
    reason = f"Called because: {call.reason}" if call.reason else ""
    if call.incoming:
        missed = "Nobody took the call." if call.status is Status.NO_ANSWER else ""
        return Happening(call.started_at, "They called back", call.note.strip() or missed)
    said = "\n\n".join(filter(None, (call.note.strip(), reason, for_the_caller(call.problem))))
    return Happening(call.started_at, f"{outcome}{about}", said)


def _promised(made: Iterable[Commitment], steps: Iterable[tuple[Step, str]]) -> list[Happening]:
    """What promises say of themselves where nobody's step does."""
    known = {(step.commitment_id, step.what) for step, _ in steps}
    moments = [
        (commitment, moment, what)
        for commitment in made
        for moment, what in (
            (commitment.made_at, What.MADE),
            (commitment.kept_at, What.KEPT),
            (commitment.told_at, What.TOLD),
        )
        if (commitment.id, what) not in known
    ]
    return [Happening(moment, IN_WORDS[what], _promise(commitment)) for commitment, moment, what in moments if moment]


def _steps(connection: Connection, made: Iterable[Commitment]) -> list[tuple[Step, str]]:
    """Each step of these promises, with the promise."""
    table, promises = tables.steps, {each.id: _promise(each) for each in made}
    rows = connection.execute(select(table).where(table.c.commitment_id.in_(promises)).order_by(table.c.id))
    return [(from_row(Step, row), promises[row.commitment_id]) for row in rows]


def _step(stepped: tuple[Step, str]) -> Happening:
    step, promise = stepped
    said = "" if step.words.casefold() == promise.casefold() else step.words
    return Happening(step.at, IN_WORDS[step.what], "\n".join(filter(None, (promise, said, step.member))))


def _promise(commitment: Commitment) -> str:
    withdrawn = f" (withdrawn: {commitment.withdrawn_why})" if commitment.withdrawn_why else ""
    return f"{commitment.text}{withdrawn}"


def _correction(correction: Correction) -> Happening:
    what = f"{_CORRECTED[correction.field]}: {correction.value or 'lifted'}"
    why = f": {correction.reason}" if correction.reason else ""
    return Happening(correction.made_at, what, f"{correction.member}{why}")


def _listed(connection: Connection, customer_id: int) -> list[Happening]:
    lists, entries = tables.call_lists, tables.entries
    query = (
        select(lists.c.starts_at, entries.c.reason, entries.c.state, entries.c.skipped_why)
        .join(entries, entries.c.call_list_id == lists.c.id)
        .where(entries.c.customer_id == customer_id, lists.c.state == ListState.FROZEN)
    )
    return [_on_the_list(*row) for row in connection.execute(query)]


def _on_the_list(starts_at: datetime, reason: str, state: EntryState, why: str) -> Happening:
    skipped = f" Not called: {why}." if state is EntryState.SKIPPED else ""
    return Happening(starts_at, "On the call list", f"{reason}{skipped}")


def _said(connection: Connection, customer_id: int) -> list[Happening]:
    """What account owners answered before a call."""
    answers, entries = tables.answers, tables.entries
    of_the_customer = answers.c.entry_id == entries.c.id, entries.c.customer_id == customer_id
    query = select(answers.c.answered_at, answers.c.answered_by, answers.c.text).where(*of_the_customer)
    return [Happening(at, f"{who} said before the call", text) for at, who, text in connection.execute(query)]


def _held(connection: Connection, customer_id: int) -> list[Happening]:
    holds = tables.holds
    query = select(holds.c.asked_at, holds.c.asked_by, holds.c.until, holds.c.reason, holds.c.lifted_at)
    found = connection.execute(query.where(holds.c.customer_id == customer_id)).all()
    asked = [Happening(at, f"{who} asked not to call until {until}", why) for at, who, until, why, _ in found]
    return asked + [Happening(lifted, f"Hold of {who} lifted", why) for _, who, _, why, lifted in found if lifted]


def _written(connection: Connection, calls: Iterable[Call], made: Iterable[Commitment]) -> list[Happening]:
    """Messages to anybody about a call with the customer, or a promise to them."""
    table = tables.messages
    about = [*(f"call {each.id}" for each in calls), *(f"commitment {each.id}" for each in made)]
    known = literal_column("CAST(messages.known AS TEXT)", Text)
    in_reports = (table.c.kind == Kind.CALL_REPORT) & or_(false(), *(known.contains(f'"{each}"') for each in about))
    about_promises = table.c.kind.in_(_OF_PROMISES) & table.c.about.in_([each.id for each in made])
    whom, found = names(connection), those(connection, Message, in_reports | about_promises)
    return [_message(each, whom.of(each.recipient)) for each in found]


def _message(message: Message, whom: str) -> Happening:
    words = {
        Delivery.SENT: "Written to",
        Delivery.WAITING: "About to be written to",
        Delivery.FAILED: "Could not be sent to",
        Delivery.WITHDRAWN: "No longer to be sent to",
    }
    return Happening(message.sent_at or message.queued_at, f"{words[message.state]} {whom}",
                     message.content.subject)  # fmt: skip
