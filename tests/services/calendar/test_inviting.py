"""Inviting through a real mail server: whatever it does, nobody gets a change twice and nobody loses one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

import pytest
from icalendar import Calendar

from callprogram.adapters.calendar.series import Writer
from callprogram.adapters.mail import Mailer, read_server
from callprogram.domain.calendar.outlets import Way
from callprogram.domain.people.messages import Delivery, Message
from callprogram.domain.program.call_hour import Program, Week, hour_of
from callprogram.services.acting import Acting
from callprogram.services.calendar import calendaring, synchronising
from callprogram.services.lists import planning, reopening
from callprogram.services.overview import to_do
from callprogram.services.people import messaging
from callprogram.services.people.messaging import Sent
from callprogram.services.ports import Channels
from callprogram.services.program import programs
from tests.examples import HOUR, MOORLICHT, WEEK
from tests.servers.mail import Mailbox
from tests.services.conftest import Desk

ADA, BOARD = "ada@example.com", "board@example.com"
Change = Callable[[Acting, Program, Week], object]
# What is done to a week, what undoes it, and how the subject ends for those who had heard of it.
CHANGES: dict[str, tuple[Change, Change, str]] = {
    "skipped": (calendaring.skip_week, calendaring.take_up_week, "held after all"),
    "signed off": (planning.freeze, reopening.reopen, "the list has changed"),
}
WRITER = Writer("calls@example.com", "https://calls.example.com")


@pytest.fixture
def program(desk: Desk) -> Program:
    """Ada's hour, to which the board is invited as well."""
    desk.now = HOUR - timedelta(days=2)
    made = desk.do(
        programs.set_program, "Customer calls", zone="Europe/Amsterdam", executive_email=ADA, guests=(BOARD,)
    )
    desk.do(calendaring.choose_way, made, Way.MAIL, on=True)
    return made


@pytest.fixture
def send(desk: Desk, program: Program, mailbox: Mailbox) -> Callable[[], Sent]:
    """A round of the worker: what changed is told, what waits is sent."""
    assert program.id
    mailer = Mailer(read_server(f"smtp://127.0.0.1:{mailbox.port}"), "calls@example.com", seconds_for_an_answer=5)
    channels = Channels(mailer, mailer)

    def send() -> Sent:
        synchronising.catch_up(desk.store, desk.views, WRITER, desk.now)
        return messaging.send_waiting(desk.store, channels, desk.now)

    return send


def ten_minutes_later(desk: Desk, send: Callable[[], Sent]) -> None:
    """What changed is queued now and goes out in the round ten minutes later."""
    send()
    desk.now += timedelta(minutes=10)
    send()


def to(mailbox: Mailbox, recipient: str) -> list[EmailMessage]:
    return [mail for mail in mailbox.mails if recipient in mail["To"]]


def calendar_in(mail: EmailMessage) -> Calendar:
    """What a calendar acts on (RFC 6047, 2.4): the part with a method, which the attachment repeats."""
    [acted_on] = [
        part for part in mail.walk() if part.get_content_type() == "text/calendar" and part.get_param("method")
    ]
    [attached] = [part for part in mail.walk() if part.get_filename() == "customer-calls.ics"]
    assert acted_on["Content-Transfer-Encoding"] == "base64"
    assert acted_on.get_content() == attached.get_content()
    calendar = Calendar.from_ical(acted_on.get_content())
    assert calendar["METHOD"] == acted_on.get_param("method")
    return calendar


def test_everybody_gets_set_up_sign_off_move_and_skip_once(
    desk: Desk, program: Program, mailbox: Mailbox, send: Callable[[], Sent], moorlicht: object
) -> None:
    assert moorlicht
    send()
    desk.do(planning.freeze, program, WEEK)
    ten_minutes_later(desk, send)
    desk.do(calendaring.move_week, program, WEEK, HOUR + timedelta(hours=20))
    ten_minutes_later(desk, send)
    desk.do(calendaring.skip_week, program, WEEK.later(1))
    ten_minutes_later(desk, send)
    send()
    for guest in (ADA, BOARD):
        calendars = [calendar_in(mail) for mail in to(mailbox, guest)]
        assert [calendar["METHOD"] for calendar in calendars] == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"]
        assert [calendar.events[0].sequence for calendar in calendars] == [0, 1, 2, 3]
        assert [len(calendar.events) for calendar in calendars] == [1, 1, 1, 1]


@pytest.mark.parametrize("changed", CHANGES)
def test_what_is_undone_within_ten_minutes_nobody_hears_of(
    desk: Desk, program: Program, mailbox: Mailbox, send: Callable[[], Sent], moorlicht: object, changed: str
) -> None:
    assert moorlicht
    send()
    do, undo, _ = CHANGES[changed]
    desk.do(do, program, WEEK)
    send()
    desk.now += timedelta(minutes=9)
    desk.do(undo, program, WEEK)
    ten_minutes_later(desk, send)
    assert [calendar_in(mail)["METHOD"] for mail in to(mailbox, ADA)] == ["REQUEST"]
    assert [message.state for message in desk.all(Message) if message.week] == [Delivery.WITHDRAWN] * 2


@pytest.mark.parametrize("changed", CHANGES)
def test_what_is_undone_later_is_put_right_with_whoever_heard_of_it(
    desk: Desk, program: Program, mailbox: Mailbox, send: Callable[[], Sent], moorlicht: object, changed: str
) -> None:
    assert moorlicht
    send()
    do, undo, words = CHANGES[changed]
    desk.do(do, program, WEEK)
    ten_minutes_later(desk, send)
    desk.do(undo, program, WEEK)
    ten_minutes_later(desk, send)
    assert len(to(mailbox, ADA)) == 3
    assert desk.all(Message)[-1].content.subject.endswith(words)


def test_what_is_done_again_before_anybody_heard_says_what_is_new_to_them(
    desk: Desk, program: Program, mailbox: Mailbox, send: Callable[[], Sent]
) -> None:
    send()
    week, moved = WEEK.later(1), HOUR + timedelta(days=8)
    desk.do(calendaring.skip_week, program, week)
    send()
    desk.do(calendaring.take_up_week, program, week)
    desk.do(calendaring.move_week, program, week, moved)
    ten_minutes_later(desk, send)
    assert len(to(mailbox, ADA)) == 2
    assert desk.all(Message)[-1].content.subject.endswith("the new time")


def test_a_moved_hour_that_is_skipped_by_mistake_is_where_it_had_been_moved_to(
    desk: Desk, program: Program, mailbox: Mailbox, send: Callable[[], Sent]
) -> None:
    send()
    week, moved = WEEK.later(1), HOUR + timedelta(days=8)
    desk.do(calendaring.move_week, program, week, moved)
    ten_minutes_later(desk, send)
    desk.do(calendaring.skip_week, program, week)
    send()
    again = desk.do(calendaring.unskip_week, program, week)
    ten_minutes_later(desk, send)
    assert hour_of(again, week).starts_at == moved
    assert len(to(mailbox, ADA)) == 2


def test_one_recipient_refused_takes_nothing_from_the_others(
    desk: Desk, program: Program, mailbox: Mailbox, send: Callable[[], Sent]
) -> None:
    mailbox.refused[BOARD] = "550 5.1.1 No such user"
    outcome = send()
    assert (len(to(mailbox, ADA)), len(to(mailbox, BOARD)), len(outcome.problems)) == (1, 0, 1)
    [need] = [need for need in to_do.needs(desk.views, program, desk.now) if BOARD in need.what]
    assert "550 5.1.1 No such user" in need.words
    desk.now += timedelta(days=1)
    send()
    assert len(mailbox.mails) == 1


def test_what_a_server_did_not_take_is_repeated_as_the_same_message(
    desk: Desk, mailbox: Mailbox, send: Callable[[], Sent]
) -> None:
    mailbox.refuses_mails = "451 4.3.0 Not now"
    assert len(send().problems) == 2
    mailbox.refuses_mails = ""
    desk.now += timedelta(minutes=1)
    send()
    send()
    assert (len(to(mailbox, ADA)), len(to(mailbox, BOARD))) == (1, 1)
    assert {mail["Message-ID"] for mail in mailbox.mails} == {message.message_id for message in desk.all(Message)}
    assert {message.state for message in desk.all(Message)} == {Delivery.SENT}


def test_what_changes_while_mail_is_down_goes_out_once_as_it_is_then(
    desk: Desk, program: Program, mailbox: Mailbox, send: Callable[[], Sent]
) -> None:
    mailbox.refuses_mails = "451 4.3.0 Not now"
    send()
    for at in (1, 2):
        desk.do(calendaring.move_week, program, WEEK.later(1), HOUR + timedelta(days=8, hours=at))
        send()
    mailbox.refuses_mails = ""
    desk.now += timedelta(minutes=10)
    send()
    calendars = [calendar_in(mail) for mail in to(mailbox, ADA)]
    assert [calendar.events[0].sequence for calendar in calendars] == [0, 2]
    assert calendars[1].events[0].start == HOUR + timedelta(days=8, hours=2)


def test_the_mail_says_who_is_a_standby(
    desk: Desk, program: Program, mailbox: Mailbox, send: Callable[[], Sent]
) -> None:
    send()
    for number in range(7):
        desk.keep(replace(MOORLICHT, crm_id=f"N-{number}", company=f"Company {number}"))
    desk.do(planning.freeze, program, WEEK)
    send()
    letter = desk.all(Message)[-1].content
    assert [section.heading for section in letter.sections] == ["", "If somebody does not answer"]
    assert mailbox.mails
