"""Reminding: once a week, in the one letter that each person gets after the hour, in the words of its moment."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Content, Delivery, Message
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.sentences.understood import Understood
from callprogram.services.overview.rounds import words_now
from callprogram.services.people.messaging import send_waiting
from callprogram.services.ports import Channels
from callprogram.services.program import programs
from callprogram.services.promises import promising, reminding
from tests.services.conftest import NOW, Desk

AWAKE = replace(Member("", "", frozenset()), zone="Europe/Amsterdam")
TOM = replace(AWAKE, email="tom@example.com", name="Tom", roles=frozenset({Role.TEAMMATE}))
ANNA = replace(AWAKE, email="anna@example.com", name="Anna", roles=frozenset({Role.ASSISTANT}))
DUE = date(2026, 12, 10)
AFTER_THE_HOUR = NOW + timedelta(hours=1, minutes=15)  # on Tuesday 24 November
THE_WEEK_BEFORE, THE_WEEK_AFTER = (AFTER_THE_HOUR + timedelta(weeks=weeks) for weeks in (2, 3))


class Post:
    def __init__(self) -> None:
        self.given: list[tuple[str, Content]] = []

    def send(self, message: Message, recipient: Member, begins: Callable[[], None]) -> None:
        begins()
        self.given.append((recipient.email, message.content))


@pytest.fixture(autouse=True)
def staff(desk: Desk, program: Program) -> None:
    """Tom owes, Anna assists; the weeks are counted from now on."""
    desk.keep(TOM)
    desk.keep(replace(ANNA, serves=frozenset({program.id})))
    reminding.remind(desk.store, desk.views, NOW)


def promised(desk: Desk, customer: Customer, text: str, due_on: date = DUE) -> int:
    return desk.do(promising.promise, customer.id, text, owner="Tom", due_on=due_on).id


def letters(desk: Desk) -> dict[str, Content]:
    """One round: who got which letter, one each at most."""
    post = Post()
    reminding.remind(desk.store, desk.views, desk.now)
    send_waiting(desk.store, Channels(post, post), desk.now, words_now)
    assert len({email for email, _ in post.given}) == len(post.given)
    return dict(post.given)


def sent(desk: Desk) -> dict[str, tuple[str, ...]]:
    """One round: who got which points."""
    return {email: tuple(point for part in each.sections for point in part.points) for email, each in
            letters(desk).items()}  # fmt: skip


def test_many_promises_are_one_letter_of_the_week_and_said_once_in_it(
    desk: Desk, moorlicht: Customer, tinroof: Customer
) -> None:
    promised(desk, moorlicht, "Send it")
    promised(desk, tinroof, "Call back")
    desk.now = AFTER_THE_HOUR
    both = ("Moorlicht Energie: Send it — due Thursday 10 December", "Tin Roof: Call back — due Thursday 10 December")
    assert sent(desk) == {"tom@example.com": both}
    desk.now += timedelta(weeks=1)
    assert sent(desk) == {}
    desk.now = THE_WEEK_BEFORE
    assert sent(desk) == {"tom@example.com": both}
    desk.now += timedelta(days=6)
    assert sent(desk) == {}


def test_what_a_customer_promised_is_asked_for_gently_once_it_is_late(desk: Desk, moorlicht: Customer) -> None:
    found = Understood("Send us the contract", due_on=DUE, awaited=True)
    desk.do(promising.promise_as_said, moorlicht.id, "They will send us the contract by 10 December", found)
    told = []
    for days in range(55):
        desk.now = AFTER_THE_HOUR + timedelta(days=days)
        told += [(desk.now.date(), email) for email in letters(desk)]
    assert told == [(date(2026, 12, 15), "anna@example.com"), (date(2027, 1, 12), "anna@example.com")]


def test_weeks_of_downtime_are_one_letter_and_the_desk_hears_what_is_overdue(desk: Desk, moorlicht: Customer) -> None:
    promised(desk, moorlicht, "Send it")
    desk.now = THE_WEEK_AFTER + timedelta(weeks=2)
    assert sent(desk) == {
        "tom@example.com": ("Moorlicht Energie: Send it — was due Thursday 10 December",),
        "anna@example.com": ("Moorlicht Energie: Send it — Tom, was due Thursday 10 December",),
    }
    assert sent(desk) == {}


def test_what_is_kept_or_moved_while_the_letter_waits_is_not_in_it(
    desk: Desk, moorlicht: Customer, tinroof: Customer
) -> None:
    withdrawn, moved = promised(desk, moorlicht, "Send it"), promised(desk, tinroof, "Call back")
    promised(desk, tinroof, "Write")
    desk.do(promising.withdraw, withdrawn, "they need it no more")
    desk.do(promising.move, moved, DUE + timedelta(days=30), "they asked for it")
    desk.now = AFTER_THE_HOUR
    assert sent(desk) == {
        "tom@example.com": (
            "Tin Roof: Write — due Thursday 10 December",
            "Tin Roof: Call back — due Saturday 9 January 2027",
        )
    }


def test_what_is_due_before_the_letter_is_told_at_once(desk: Desk, moorlicht: Customer) -> None:
    promised(desk, moorlicht, "Send it", NOW.date())
    desk.now += timedelta(minutes=6)
    found = letters(desk)["tom@example.com"]
    assert (found.subject, found.opening) == (
        "Promised to Moorlicht Energie: due today",
        "Promised to Moorlicht Energie: Send it — due today.",
    )


def test_a_letter_with_nothing_left_to_say_is_withdrawn(desk: Desk, moorlicht: Customer) -> None:
    desk.do(promising.withdraw, promised(desk, moorlicht, "Send it"), "they need it no more")
    desk.now = AFTER_THE_HOUR
    assert sent(desk) == {}
    assert [each.state for each in desk.all(Message)] == [Delivery.WITHDRAWN]


def test_nobody_is_reminded_of_what_nobody_with_an_address_owes(desk: Desk, moorlicht: Customer) -> None:
    desk.do(promising.promise, moorlicht.id, "Send it", owner="Somebody", due_on=DUE)
    desk.now = THE_WEEK_BEFORE
    assert sent(desk) == {}


def test_the_executive_is_reminded_of_their_own_promise_and_the_assistant_to_help_with_it(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.do(programs.set_program, program.name, executive_email="ada@example.com")
    desk.do(promising.promise, moorlicht.id, "Call back", owner="Ada Byron", due_on=DUE)
    desk.now = THE_WEEK_BEFORE
    found = letters(desk)
    assert (found["ada@example.com"].sections[0].heading, found["ada@example.com"].closing) == (
        "You promised",
        "You get this because you promised this.",
    )
    annas = found["anna@example.com"]
    assert (annas.subject, annas.sections[0].heading) == (
        "1 promise to help with: Moorlicht Energie",
        "Ada Byron promised; can you help?",
    )
    assert annas.sections[0].points == ("Moorlicht Energie: Call back — Ada Byron, due Thursday 10 December",)
    desk.now = THE_WEEK_AFTER
    assert letters(desk).keys() == {"ada@example.com", "anna@example.com"}


def test_where_nobody_knows_the_executive_s_address_the_desk_is_reminded_in_their_place(
    desk: Desk, moorlicht: Customer
) -> None:
    desk.do(promising.promise, moorlicht.id, "Call back", owner="Ada Byron", due_on=DUE)
    desk.now = THE_WEEK_BEFORE
    [section] = letters(desk)["anna@example.com"].sections
    assert (section.heading, section.points) == (
        "Ada Byron promised",
        ("Moorlicht Energie: Call back — Ada Byron, due Thursday 10 December",),
    )
