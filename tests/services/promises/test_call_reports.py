"""Call reports: after a call everybody concerned hears what was said and promised, within minutes and once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.notes import Typed
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Content, Delivery, Kind, Message
from callprogram.domain.program.call_hour import Program
from callprogram.services.calls import noting, outcomes
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.lists import planning
from callprogram.services.overview import missed_hours
from callprogram.services.overview.missed_hours import Line
from callprogram.services.overview.rounds import words_now
from callprogram.services.people.messaging import send_waiting
from callprogram.services.ports import Channels
from callprogram.services.program import programs
from callprogram.services.promises import promising
from tests.examples import WEEK
from tests.services.conftest import NOW, Desk

MINUTES = timedelta(minutes=6)
FRIDAY = date(2026, 12, 4)
AWAKE = replace(Member("", "", frozenset()), zone="Europe/Amsterdam")
TOM = replace(AWAKE, email="tom@example.com", name="Tom", roles=frozenset({Role.TEAMMATE}))
PRIYA = replace(AWAKE, email="priya@example.com", name="Priya Nair", roles=frozenset({Role.TEAMMATE}))
ANNA = replace(AWAKE, email="anna@example.com", name="Anna", roles=frozenset({Role.ASSISTANT}))


class Post:
    def __init__(self) -> None:
        self.given: list[tuple[str, Content]] = []

    def send(self, message: Message, recipient: Member) -> None:
        if not message.key.startswith("call list"):
            self.given.append((recipient.email, message.content))


@pytest.fixture
def begun(desk: Desk, program: Program, moorlicht: Customer) -> Entry:
    """The hour has begun; Tom looks after Moorlicht, Anna assists."""
    with desk.store.transaction(ANNA, NOW, "importing.bring_in") as transaction:
        for member in (TOM, PRIYA, replace(ANNA, serves=frozenset({program.id}))):
            transaction.add(member)
    with desk.store.transaction(desk.somebody()[0], NOW, "importing.bring_in") as transaction:
        transaction.save(replace(moorlicht, account_owner="Tom"))
    desk.do(planning.freeze, program, WEEK)
    [entry] = desk.entries()
    desk.do(planning.start_hour, program, WEEK)
    return entry


def sent(desk: Desk, after: timedelta = MINUTES) -> list[tuple[str, Content]]:
    post = Post()
    send_waiting(desk.store, Channels(post, post), desk.now + after, words_now)
    return post.given


def talk(desk: Desk, entry: Entry) -> int:
    desk.do(noting.write, entry.id, Typed("Wants faster exports.", "", "tab"))
    desk.do(noting.write_privately, entry.id, Typed("Between us.", "", "tab"))
    return desk.do(outcomes.give, entry.id, Outcome(Disposition.CONNECTED)).id


def test_the_account_owner_reads_what_was_said_and_promised_and_nothing_private(desk: Desk, begun: Entry) -> None:
    call_id = talk(desk, begun)
    customer_id = begun.customer_id
    desk.do(promising.promise, customer_id, "Send the fix", owner="Priya Nair", due_on=FRIDAY, call_id=call_id)
    assert sent(desk, timedelta(minutes=4)) == []
    letters = dict(sent(desk))
    assert letters.keys() == {"tom@example.com", "priya@example.com"}
    letter = letters["tom@example.com"]
    assert letter.subject == "Ada Byron talked to Saskia Tönnies of Moorlicht Energie"
    assert [(section.heading, section.points) for section in letter.sections] == [
        ("What was said", ("Wants faster exports.",)),
        ("What was promised", ("Send the fix — Priya Nair, by Friday 4 December",)),
    ]
    assert letter.link == f"/customers?customer=c{customer_id}"
    assert "Between us" not in repr(letters)


def test_who_owes_something_reads_of_theirs_once(desk: Desk, begun: Entry) -> None:
    call_id = desk.do(noting.call_of, begun.id).id
    for text, owner in (("Send the fix", "priya@example.com"), ("Call back", "Sam")):
        desk.do(promising.promise, begun.customer_id, text, owner=owner, due_on=FRIDAY, call_id=call_id)
    talk(desk, begun)
    assert [section.points for section in dict(sent(desk))["priya@example.com"].sections][1:] == [
        ("Send the fix — you, by Friday 4 December",)
    ]
    assert sent(desk, timedelta(hours=1)) == []


def test_what_is_promised_after_the_message_went_is_told_by_itself(desk: Desk, begun: Entry) -> None:
    call_id = talk(desk, begun)
    assert [email for email, _ in sent(desk)] == ["tom@example.com"]
    desk.now += timedelta(hours=1)
    desk.do(promising.promise, begun.customer_id, "Send it", owner="Tom", due_on=FRIDAY, call_id=call_id)
    [(email, letter)] = sent(desk)
    assert (email, letter.subject) == ("tom@example.com", "Promised to Moorlicht Energie: Send it")
    assert letter.link.startswith("/commitments?promise=")


def test_a_promise_kept_before_the_message_goes_is_not_told(desk: Desk, moorlicht: Customer, program: Program) -> None:
    assert program.id
    promise = desk.do(promising.promise, moorlicht.id, "Send it", owner="tom@example.com", due_on=FRIDAY)
    desk.do(promising.keep, promise.id)
    assert sent(desk) == []
    owner_s = [message.state for message in desk.all(Message) if message.kind is Kind.PROMISE]
    assert owner_s == [Delivery.WITHDRAWN]


def test_an_outcome_taken_back_tells_nobody_and_given_anew_tells_what_it_is_then(desk: Desk, begun: Entry) -> None:
    call_id = talk(desk, begun)
    desk.do(outcomes.take_back, call_id)
    assert sent(desk) == []
    desk.do(outcomes.give, begun.id, Outcome(Disposition.LEFT_VOICEMAIL))
    [(_, letter)] = sent(desk)
    assert letter.subject == "Ada Byron called Saskia Tönnies of Moorlicht Energie: left a voicemail"


def test_what_the_executive_promised_is_told_to_the_executive(desk: Desk, program: Program, begun: Entry) -> None:
    desk.do(programs.set_program, program.name, executive_email="ada@example.com")
    call_id = desk.do(noting.call_of, begun.id).id
    desk.do(promising.promise, begun.customer_id, "Call back", owner="Ada Byron", due_on=FRIDAY, call_id=call_id)
    talk(desk, begun)
    letters = dict(sent(desk))
    assert letters.keys() == {"tom@example.com", "ada@example.com", "anna@example.com"}
    mine = letters["ada@example.com"]
    assert mine.subject == "What you promised Moorlicht Energie"
    assert mine.opening.startswith("You talked to Saskia Tönnies of Moorlicht Energie on Tuesday 24 November at ")
    assert mine.sections[1].points == ("Call back — you, by Friday 4 December",)
    assert mine.closing == "You get this because you promised it."
    annas = letters["anna@example.com"]
    assert annas.sections[1].heading == "Ada Byron promised; can you help?"
    assert annas.sections[1].points == ("Call back — Ada Byron, by Friday 4 December",)
    assert annas.closing == "You get this because you can help Ada Byron with it."


def test_a_promise_of_the_executive_s_outside_a_call_says_that_they_promised(
    desk: Desk, program: Program, begun: Entry
) -> None:
    desk.do(programs.set_program, program.name, executive_email="ada@example.com")
    desk.do(promising.promise, begun.customer_id, "Call back", owner="Ada Byron", due_on=FRIDAY)
    letters = dict(sent(desk))
    mine, annas = letters["ada@example.com"], letters["anna@example.com"]
    assert mine.subject == "You promised Moorlicht Energie: Call back"
    assert mine.opening == "You promised Moorlicht Energie: Call back (by Friday 4 December)."
    assert annas.subject == "Ada Byron promised Moorlicht Energie: Call back"
    assert annas.opening == ("Ada Byron promised Moorlicht Energie: Call back (by Friday 4 December). Can you help?")
    assert annas.closing == "You get this because you can help Ada Byron with it."


def test_where_nobody_knows_the_executive_s_address_the_assistant_hears_what_they_promised(
    desk: Desk, begun: Entry
) -> None:
    desk.do(promising.promise, begun.customer_id, "Call back", owner="Ada Byron")
    [(email, letter)] = sent(desk)
    assert (email, letter.subject) == ("anna@example.com", "Ada Byron promised Moorlicht Energie: Call back")
    assert letter.closing == "You get this because you look after what Ada Byron promises."


def test_an_executive_who_looks_after_a_customer_is_not_told_of_their_own_call(
    desk: Desk, program: Program, begun: Entry
) -> None:
    desk.do(programs.set_program, program.name, executive_email=TOM.email)
    talk(desk, begun)
    assert sent(desk) == []


def test_a_promise_handed_over_is_told_to_the_new_owner_alone(desk: Desk, begun: Entry) -> None:
    promise = desk.do(promising.promise, begun.customer_id, "Send it", owner="Tom", due_on=FRIDAY)
    desk.do(promising.assign, promise.id, "Priya Nair", FRIDAY)
    assert [email for email, _ in sent(desk)] == ["priya@example.com"]


def test_a_call_of_long_ago_typed_in_now_tells_nobody(desk: Desk, program: Program, begun: Entry) -> None:
    long_ago = desk.now - timedelta(weeks=5)
    desk.do(outcomes.log, program, LoggedCall(begun.customer_id, Outcome(Disposition.CONNECTED), at=long_ago))
    assert sent(desk) == []


def test_an_hour_entered_afterwards_is_told_as_well(desk: Desk, program: Program, begun: Entry) -> None:
    desk.now += timedelta(hours=3)
    lines = {begun.id: Line(Outcome(Disposition.CONNECTED), "All well.")}
    desk.do(missed_hours.enter_hour, program, WEEK, lines)
    [(email, letter)] = sent(desk)
    assert (email, letter.sections[0].points) == ("tom@example.com", ("All well.",))
