"""Reminding: one message for many, from the ledger, in the words of the moment that it goes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Content, Delivery, Kind, Message
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.reminders import Reminder
from callprogram.domain.promises.sentences.understood import Understood
from callprogram.services.overview.rounds import words_now
from callprogram.services.people import membership
from callprogram.services.people.messaging import send_waiting
from callprogram.services.ports import Channels
from callprogram.services.program import programs
from callprogram.services.promises import promising, reminding
from tests.services.conftest import NOW, Desk

AWAKE = replace(Member("", "", frozenset()), zone="Europe/Amsterdam")
TOM = replace(AWAKE, email="tom@example.com", name="Tom", roles=frozenset({Role.TEAMMATE}))
ANNA = replace(AWAKE, email="anna@example.com", name="Anna", roles=frozenset({Role.ASSISTANT}))
DUE = date(2026, 12, 10)
ON_THE_DAY = NOW.replace(month=12, day=10, hour=9)


class Post:
    def __init__(self) -> None:
        self.given: list[tuple[str, Content]] = []

    def send(self, message: Message, recipient: Member) -> None:
        if message.kind is Kind.REMINDER:
            self.given.append((recipient.email, message.content))


@pytest.fixture(autouse=True)
def staff(desk: Desk, program: Program) -> None:
    """Tom owes, Anna assists."""
    desk.keep(TOM)
    desk.keep(replace(ANNA, serves=frozenset({program.id})))


def promised(desk: Desk, customer: Customer, text: str, due_on: date = DUE) -> int:
    return desk.do(promising.promise, customer.id, text, owner="Tom", due_on=due_on).id


def sent(desk: Desk) -> list[tuple[str, tuple[str, ...]]]:
    """One round: who got which points."""
    post = Post()
    reminding.remind(desk.store, desk.views, desk.now)
    send_waiting(desk.store, Channels(post, post), desk.now, words_now)
    return [(email, tuple(point for part in letter.sections for point in part.points)) for email, letter in post.given]


def test_many_promises_are_one_message_and_said_once(desk: Desk, moorlicht: Customer, tinroof: Customer) -> None:
    promised(desk, moorlicht, "Send it")
    promised(desk, tinroof, "Call back")
    desk.now = ON_THE_DAY - timedelta(days=2)
    assert sent(desk) == [
        (
            "tom@example.com",
            (
                "Moorlicht Energie: Send it — due Thursday 10 December",
                "Tin Roof: Call back — due Thursday 10 December",
            ),
        )
    ]
    assert sent(desk) == []


def test_what_a_customer_promised_is_asked_for_gently_once_it_is_late(desk: Desk, moorlicht: Customer) -> None:
    found = Understood("Send us the contract", due_on=DUE, awaited=True)
    desk.do(promising.promise_as_said, moorlicht.id, "They will send us the contract by 10 December", found)
    told = []
    for days in range(-3, 35):
        desk.now = ON_THE_DAY + timedelta(days=days)
        told += [(days, email) for email, _ in sent(desk)]
    assert told == [(1, "anna@example.com"), (29, "anna@example.com")]


def test_a_week_of_downtime_is_one_message_and_the_desk_hears_what_is_overdue(desk: Desk, moorlicht: Customer) -> None:
    promised(desk, moorlicht, "Send it")
    desk.now = ON_THE_DAY + timedelta(days=8)
    assert sent(desk) == [
        ("tom@example.com", ("Moorlicht Energie: Send it — was due Thursday 10 December",)),
        ("anna@example.com", ("Moorlicht Energie: Send it — Tom, was due Thursday 10 December",)),
    ]
    assert sent(desk) == []
    assert len(desk.all(Reminder)) == 2


def test_what_is_kept_or_moved_while_the_message_waits_is_not_in_it(
    desk: Desk, moorlicht: Customer, tinroof: Customer
) -> None:
    kept, moved = promised(desk, moorlicht, "Send it"), promised(desk, tinroof, "Call back")
    promised(desk, tinroof, "Write")
    desk.now = ON_THE_DAY
    reminding.remind(desk.store, desk.views, desk.now)
    desk.do(promising.keep, kept)
    desk.do(promising.move, moved, DUE + timedelta(days=30), "they asked for it")
    assert sent(desk) == [("tom@example.com", ("Tin Roof: Write — due today",))]


def test_a_message_with_nothing_left_to_say_is_withdrawn(desk: Desk, moorlicht: Customer) -> None:
    kept = promised(desk, moorlicht, "Send it")
    desk.now = ON_THE_DAY
    reminding.remind(desk.store, desk.views, desk.now)
    desk.do(promising.keep, kept)
    assert sent(desk) == []
    [reminder] = [each for each in desk.all(Message) if each.kind is Kind.REMINDER]
    assert reminder.state is Delivery.WITHDRAWN


def test_nobody_is_reminded_of_what_nobody_with_an_address_owes(desk: Desk, moorlicht: Customer) -> None:
    desk.do(promising.promise, moorlicht.id, "Send it", owner="Somebody", due_on=DUE)
    desk.now = ON_THE_DAY
    assert sent(desk) == []


def letters(desk: Desk) -> dict[str, Content]:
    post = Post()
    reminding.remind(desk.store, desk.views, desk.now)
    send_waiting(desk.store, Channels(post, post), desk.now, words_now)
    return dict(post.given)


def test_the_executive_is_reminded_of_their_own_promise_and_the_assistant_to_help_with_it(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.do(programs.set_program, program.name, executive_email="ada@example.com")
    desk.do(promising.promise, moorlicht.id, "Call back", owner="Ada Byron", due_on=DUE)
    desk.now = ON_THE_DAY
    found = letters(desk)
    assert (found["ada@example.com"].sections[0].heading, found["ada@example.com"].closing) == (
        "You promised",
        "You get this because you promised this.",
    )
    annas = found["anna@example.com"]
    assert (annas.subject, annas.sections[0].heading) == (
        "1 promise to help with",
        "The executive promised; can you help?",
    )
    assert annas.sections[0].points == ("Moorlicht Energie: Call back — Ada Byron, due today",)
    desk.now += timedelta(days=1)
    assert letters(desk) == {}
    desk.now += timedelta(days=6)
    assert letters(desk).keys() == {"ada@example.com", "anna@example.com"}


def test_where_nobody_knows_the_executive_s_address_the_desk_is_reminded_in_their_place(
    desk: Desk, moorlicht: Customer
) -> None:
    desk.do(promising.promise, moorlicht.id, "Call back", owner="Ada Byron", due_on=DUE)
    desk.now = ON_THE_DAY
    [section] = letters(desk)["anna@example.com"].sections
    assert (section.heading, section.points) == (
        "The executive promised",
        ("Moorlicht Energie: Call back — Ada Byron, due today",),
    )


def test_a_lead_hears_of_what_their_team_is_late_with(desk: Desk, program: Program, moorlicht: Customer) -> None:
    assert program.id
    desk.keep(replace(AWAKE, email="ines@example.com", name="Ines", roles=frozenset({Role.TEAMMATE})))
    tom = next(each for each in desk.all(Member) if each.email == "tom@example.com")
    desk.do(membership.change, tom.email, membership.how_of(tom), "ines@example.com")
    promised(desk, moorlicht, "Send it")
    desk.now = ON_THE_DAY + timedelta(days=6)
    assert "ines@example.com" not in letters(desk)
    desk.now += timedelta(days=1)
    letter = letters(desk)["ines@example.com"]
    assert (letter.subject, letter.sections[0].heading) == ("1 promise overdue", "Your team is late with")
    assert letter.sections[0].points == ("Moorlicht Energie: Send it — Tom, was due Thursday 10 December",)
    assert letter.closing == "You get this because you lead who promised this."
