"""What goes in comes out, and what fails leaves nothing; on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from callprogram.adapters.database.records import TABLES
from callprogram.adapters.database.store import Database
from callprogram.adapters.database.transaction import DatabaseTransaction
from callprogram.domain.calendar.leave import Leave
from callprogram.domain.calendar.outlets import FoundChange, Outlet, Way
from callprogram.domain.calendar.series import Appointment, Guest, Line, Occurrence, Part, Series
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.calls import Disposition, Mode
from callprogram.domain.calls.notes import PrivateNote
from callprogram.domain.calls.questions import Questions
from callprogram.domain.cases.cases import Case
from callprogram.domain.cases.cases import State as CaseState
from callprogram.domain.cases.desk import THE_DESK, Desk
from callprogram.domain.cases.references import CaseYear
from callprogram.domain.cases.sides import Side
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.cases.unsent import About, begun
from callprogram.domain.cases.unsent import Part as AnswerPart
from callprogram.domain.customers.corrections import Correction, Field
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.customers.duplicates import Alias, Join, ToldApart
from callprogram.domain.customers.imports import Import, ImportProfile
from callprogram.domain.customers.phones import Phone
from callprogram.domain.decisions.budgets import Budget
from callprogram.domain.decisions.decisions import Decision
from callprogram.domain.decisions.decisions import Kind as Given
from callprogram.domain.decisions.decisions import State as Stands
from callprogram.domain.decisions.reviews import Again, Review
from callprogram.domain.law.legal_holds import LegalHold
from callprogram.domain.letters.letters import Attachment, Channel, Direction, Letter
from callprogram.domain.letters.mailboxes import Mailbox
from callprogram.domain.letters.mails import Correspondent, EnclosedMail, Machine
from callprogram.domain.letters.routes import Kind as LetterKind
from callprogram.domain.letters.routes import Route
from callprogram.domain.letters.rules import SenderRule
from callprogram.domain.lists.call_list import EntryState
from callprogram.domain.lists.hand_edits import HandEdit, Kind
from callprogram.domain.lists.holds import Answer, Hold
from callprogram.domain.patterns.remedies import Remedy, Telling
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD, FormerMember
from callprogram.domain.people.messages import Delivery
from callprogram.domain.people.retention import THE_RULE, Retention
from callprogram.domain.people.sign_in import Account
from callprogram.domain.program.call_hour import Program, Rhythm, Week
from callprogram.domain.program.put_off import PutOff
from callprogram.domain.program.rates import Rate
from callprogram.domain.program.seats import Seat
from callprogram.domain.promises.commitments import Commitment, State
from callprogram.domain.promises.steps import Step, What
from callprogram.domain.results.activities import Shape, WriteBack
from callprogram.domain.words.chores import Chore
from callprogram.errors import NotFoundError
from tests.adapters.database.conftest import ANNA, begin, events
from tests.examples import A_MESSAGE, BERLIN, IMPORT, MAPPING, NOW, WEEK, a_call, a_list, an_entry

FRIDAY = date(2026, 12, 4)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
E164 = st.sampled_from([None, BERLIN.e164])
PHONES = st.builds(Phone, TEXTS, TEXTS, E164, st.none() | TEXTS, st.booleans())
CORRECTIONS = st.builds(
    Correction,
    st.sampled_from(Field),
    TEXTS,
    TEXTS,
    TEXTS,
    st.just(NOW),
    of=TEXTS,
    call_id=st.none() | st.integers(1, 9),
)
CUSTOMERS = st.builds(
    Customer,
    id=st.just(0),
    company=TEXTS,
    country=st.none() | TEXTS,
    revenue=st.none() | st.decimals(-(10**12), 10**12, places=2),
    renewal_on=st.none() | st.dates(),
    health=st.none() | st.integers(0, 100),
    do_not_call=st.booleans(),
    notes=TEXTS,
    contacts=st.lists(st.builds(Contact, TEXTS, TEXTS, TEXTS, st.lists(PHONES, max_size=2).map(tuple)), max_size=2).map(
        tuple
    ),
    say_as=TEXTS,
    snoozed_until=st.none() | st.dates(),
    corrections=st.lists(CORRECTIONS, max_size=2).map(tuple),
)
MOMENTS = st.datetimes(
    datetime(1, 1, 3),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(9999, 12, 29),  # noqa: DTZ001 - the same
    timezones=st.timezones(no_cache=False),
)


def every_kind(transaction: DatabaseTransaction, program: Program, customer: Customer) -> dict[type, Any]:
    """One value of every kind, with something in every field."""
    call_list = transaction.add(
        replace(
            a_list(program),
            frozen_at=NOW,
            frozen_by="Anna",
            started_at=NOW + timedelta(microseconds=1),
            finished_at=NOW,
        )
    )
    entry = transaction.add(replace(an_entry(call_list.id, customer), state=EntryState.SKIPPED, skipped_why="ill"))
    call = transaction.add(
        replace(
            a_call(program, customer, Mode.BRIDGE_POLLING),
            entry_id=entry.id,
            uncertain=True,
            disposition=Disposition.LEFT_VOICEMAIL,
            answered_at=NOW,
            ended_at=NOW,
            seconds=61,
            note="“Grüße” 😀",
            reason="they asked",
            provider_id="CA1",
            customer_leg_id="CA2",
            call_again_at=NOW,
            note_writer="tab 1",
            mood=4,
            themes=("Prices",),
            press="p1",
            executive_phone="+491713920023",
            dialled_at=NOW,
            heard_at=NOW,
            settled=True,
            machine=True,
            problem="busy",
            price=Decimal("-0.01300"),
            price_currency="USD",
            incoming=True,
        )
    )
    commitment = Commitment(
        0, customer.id, "Send it", NOW, "ada@example.com", FRIDAY, State.TOLD, call.id, NOW, NOW, "no",
        "Ada to send it", "is it so", in_next_call=True,
    )  # fmt: skip
    found = transaction.add(IMPORT)
    member = transaction.add(replace(ANNA, quiet_from=time(21, 30), channel="slack://a/b/c"))
    message = transaction.add(
        replace(A_MESSAGE, state=Delivery.SENT, next_at=NOW, sent_at=NOW, trouble="late", until=NOW)
    )
    private = PrivateNote(0, call.id, "between us", "tab 1")
    questions = Questions(0, program.id, Seat.HAPPY, ("Why us?",))
    promised = transaction.add(commitment)
    step = Step(0, promised.id, NOW, "Anna", What.MOVED, "from 3 to 4 December")
    kept = [promised, *(transaction.add(each) for each in (private, questions, step))]
    answer = transaction.add(Answer(0, entry.id, "They moved.", "Tom", NOW, NOW))
    hold = transaction.add(Hold(0, customer.id, "A dispute", date(2027, 1, 4), "Tom", NOW, NOW, NOW))
    other = transaction.add(replace(customer, id=0, crm_id="ACC-9"))
    decided = [
        transaction.add(ImportProfile(0, "Monday", ("phone",), MAPPING, "DE", NOW, "Anna")),
        transaction.add(ToldApart(0, customer.id, other.id, NOW, "Anna")),
        transaction.add(Alias(0, customer.id, "id ACC-8")),
        transaction.add(WriteBack(0, Shape.HUBSPOT, FRIDAY, NOW, "Anna", ("call-1", "promise-2"))),
    ]
    rules = CallingRules(0, program.id, "de-DE", "Polly.Vicki", True, 9, 90, ("DE", "NL"), "a", "b", "+493023125124")
    calling = [transaction.add(rules), transaction.add(Chore(0, "reconcile the calls", NOW))]
    rate = transaction.add(Rate(0, "XAU", Decimal("0.00027"), FRIDAY))
    by_hand = HandEdit(0, program.id, WEEK, customer.id, Kind.DROP, NOW, "Anna", "ill")
    case = transaction.add(a_case(program, customer))
    story = StoryLine(0, case.id, NOW, "Anna", Done.NOTED, "They rang twice", private=True, about=7)
    unsent = transaction.add(begun(About(case.id), AnswerPart.NOTE, "They rang", "ann@example.com", "tab 1"))
    planned = [transaction.add(by_hand), unsent, case, transaction.add(story), transaction.add(CaseYear(0, 2025, 146))]
    given = transaction.add(
        Decision(
            *(0, case.id, Given.REFUND, "Late", "ann@example.com", NOW, Decimal("99.50"), "EUR", "All", "Half"),
            *("Half", Stands.TAKEN_BACK, "Too dear", "ada@example.com", NOW, "ada@example.com", FRIDAY),
            *("ann@example.com", NOW, "It came"),
        )
    )
    budget = Budget(0, "ann@example.com", "EUR", Decimal(500), Decimal("99.95"), Decimal(50))
    planned += [given, transaction.add(budget)]
    planned.append(transaction.add(Review(0, given.id, "ada@example.com", NOW, Again.DIFFERENTLY, "Ask sooner")))
    remedy = transaction.add(Remedy(0, program.id, "invoices", "We check each twice", FRIDAY, "Anna", NOW))
    planned += [remedy, transaction.add(Telling(0, remedy.id, case.id, "Anna", NOW))]
    former = transaction.add(FormerMember(0, "eve@example.com", "Eve", NOW))
    people = [program, found, customer, call_list, entry, call, *kept, member, former, message, answer, hold]
    line = Line(customer.id, "Saskia", NOW, ("Europe/Berlin",), "tel:+493023125123", "No call yet", standby=True)
    guest = Guest("ada@example.com", "Ada", Part.CHAIR)
    appointment = Appointment(
        "Ada", "ada@example.com", Rhythm(date(2026, 11, 24), time(16), "UTC", 60, 2, date(2027, 1, 1)), True, (guest,)
    )
    found_there = FoundChange(Week(2026, 50), NOW, gone=True)
    calendar = [
        transaction.add(Leave(0, program.id, date(2026, 12, 24), date(2026, 12, 31))),
        transaction.add(Series(0, program.id, program.calendar_uid, 3, NOW, appointment)),
        transaction.add(Occurrence(0, program.id, Week(2026, 50), NOW, NOW, skipped=True, lines=(line,))),
        transaction.add(
            Outlet(0, program.id, Way.FEED, True, "s", NOW, 3, "e", "late", 1, NOW, (found_there,), {"": "m"})
        ),
    ]
    letters = [
        transaction.add(a_letter(customer)),
        transaction.add(LegalHold(0, "a claim", "a@x.example", NOW, case.id, 7, "dates", "b@x.example", NOW, "over")),
        transaction.add(SenderRule(0, "@acme.example", Route.STRAIGHT, "our oldest customer", "Anna", NOW)),
        transaction.save(
            replace(transaction.get(Desk, THE_DESK), closed=(FRIDAY,), redirects={"legal": "l@x.example"})
        ),
    ]
    there, gone = transaction.add(replace(customer, id=0, crm_id="two")), replace(customer, id=9, crm_id="three")
    kept_in_mind = [
        transaction.add(Join(0, there.id, NOW, "Anna", (there, gone), {"call": (1, 2)}, ("three",), (4,))),
        transaction.add(PutOff(0, program.id, "numbers", FRIDAY, "Anna")),
        transaction.add(Mailbox(0, "imaps://ada@mail.example:993/CEO", 7, 12, "It does not answer.", NOW)),
    ]
    retention = transaction.save(Retention(THE_RULE, 1, 2, 3, 4, 5, 6, 7, 8, acts=True))
    account = transaction.add(Account(0, "ada@example.com", "https://id.example", "s-1", NOW, frozenset({1}), NOW, NOW))
    made = [
        *letters,
        *kept_in_mind,
        account,
        retention,
        *decided,
        *people,
        *calling,
        *planned,
        *calendar,
        rate,
    ]
    return {type(value): value for value in made}


def a_case(program: Program, customer: Customer) -> Case:
    side = Side("tom@example.com", "Tom", "Why was it refused?", NOW, NOW, "By the rules that was right.", NOW)
    return Case(
        0, customer.id, date(2025, 11, 3), "Their invoices are wrong", "Bob", date(2026, 11, 9), False, program.id,
        "CE-2025-0146", CaseState.SETTLED, "leaving", "mail", "Wrong again", "Ann", "ann@acme.example", "en",
        "a standstill", ("invoices",), NOW, NOW, NOW, FRIDAY, NOW, (side,), "credited", 7, "Marta", NOW,
    )  # fmt: skip


def a_letter(customer: Customer) -> Letter:
    return Letter(
        0, "i", "s", Channel.MAIL, Direction.IN, NOW, "Ann", "ann@acme.example", "Drive", "t", "n", "q", "en",
        "ann@acme.example", ("ada@x.example",), "tom@x.example", "Look", NOW, "<1@x>", "<0@x>", ("<0@x>",),
        (Attachment("1", "a.pdf", "application/pdf", 3, "f", True),),
        (EnclosedMail(Correspondent("Bob", None), "Inner", NOW),), Machine.BULK, "<9@x>", "mx", ("It has no text.",),
        True, Route.DESK, Route.ANSWER, LetterKind.COMPLAINT, customer.id, "Tom", "fire", "why", None, "Anna", NOW,
    )  # fmt: skip


# What goes in comes out


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_every_kind_comes_back_as_it_went_in(store: Database, program: Program, customer: Customer, kind: type) -> None:
    with begin(store, member=THE_PERSON_AT_THE_KEYBOARD) as transaction:
        kept = every_kind(transaction, program, customer)[kind]
    with begin(store) as transaction:
        again: object = transaction.get(kind, kept.id)

    assert again == kept


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=25)
@given(customer=CUSTOMERS)
def test_any_customer_comes_back_as_it_went_in(store: Database, customer: Customer) -> None:
    with begin(store) as transaction:
        kept = transaction.add(customer)

        assert transaction.get(Customer, kept.id) == replace(customer, id=kept.id)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=25)
@given(moment=MOMENTS)
def test_any_moment_comes_back_as_the_same_moment_in_utc(store: Database, moment: datetime) -> None:
    with begin(store) as transaction:
        kept = transaction.get(Import, transaction.add(replace(IMPORT, imported_at=moment)).id)

    assert kept.imported_at == moment.astimezone(UTC)
    assert kept.imported_at.tzinfo is UTC


def test_what_is_not_there_is_named(transaction: DatabaseTransaction) -> None:
    with pytest.raises(NotFoundError, match=r"^There is no promise 7\.$"):
        transaction.get(Commitment, 7)


def test_saving_what_is_not_there_says_so(transaction: DatabaseTransaction) -> None:
    with pytest.raises(NotFoundError, match="There is no customer 99"):
        transaction.save(Customer(id=99, company="Nobody"))


def test_values_are_found_by_their_fields_in_the_order_in_which_they_came(
    transaction: DatabaseTransaction, customer: Customer
) -> None:
    one, other, third = (
        transaction.add(Commitment(0, customer.id, each, NOW, owner)) for each, owner in ("ab", "cd", "eb")
    )

    assert transaction.find(Commitment, customer_id=customer.id, owner="b") == [one, third]
    assert transaction.find(Commitment, due_on=None) == [one, other, third]


# All or nothing


def test_an_exception_leaves_nothing(store: Database, engine: Engine, customer: Customer) -> None:
    def promise_and_fail(transaction: DatabaseTransaction) -> None:
        transaction.add(Commitment(0, customer.id, "Send it", NOW))
        transaction.save(replace(customer, company="Other"))
        raise ZeroDivisionError

    before = events(engine)
    with pytest.raises(ZeroDivisionError), begin(store) as transaction:
        promise_and_fail(transaction)

    with begin(store) as transaction:
        assert transaction.find(Commitment) == []
        assert transaction.get(Customer, customer.id) == customer
    assert events(engine) == before


def test_a_value_that_points_nowhere_is_refused(store: Database) -> None:
    with pytest.raises(IntegrityError), begin(store) as transaction:
        transaction.add(Commitment(0, 4711, "Send it", NOW))
