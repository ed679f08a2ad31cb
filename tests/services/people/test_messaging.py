"""Messaging: queued with its cause, sent after it, tried again with growing pauses, given up visibly."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from callprogram.adapters.mail import Mailer, read_server
from callprogram.domain.people.members import CALLPROGRAM, Member, Role
from callprogram.domain.people.messages import PAUSES, Delivery, Envelope, Kind, Message
from callprogram.errors import (
    DatabaseGoneError,
    SendingFailedError,
    SendingRefusedError,
    SendingUncertainError,
    StateError,
)
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.calendar import calendaring
from callprogram.services.people import messaging
from callprogram.services.people.messaging import Sent
from callprogram.services.ports import Channels, Transaction
from callprogram.services.program import programs
from tests.examples import INVITATION, LETTER
from tests.servers.mail import Mailbox
from tests.services.conftest import NOW, Desk

TOM = Member("tom@example.com", "Tom", frozenset({Role.TEAMMATE}), zone="Europe/Amsterdam")
EVENING = datetime.fromisoformat("2026-11-24T21:00:00+01:00")
NEXT_MORNING = datetime.fromisoformat("2026-11-25T07:00:00+01:00")


class Post:
    """A way to send that keeps what it was given, or fails as it is told."""

    def __init__(self) -> None:
        self.given: list[tuple[Message, Member]] = []
        self.trouble: Exception | None = None

    def send(self, message: Message, recipient: Member, begins: Callable[[], None]) -> None:
        if self.trouble:
            raise self.trouble
        begins()
        self.given.append((message, recipient))


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def channels(post: Post) -> Channels:
    return Channels(post, Post())


def write(desk: Desk, key: str = "one", *, due_at: datetime | None = None, recipient: str = TOM.email) -> Message:
    """A letter queued by something that somebody does."""
    with desk.store.transaction(TOM, desk.now, "planning.freeze") as transaction:
        return messaging.queue(
            Acting(transaction, CALLPROGRAM, desk.now), Envelope(recipient, key, due_at=due_at), LETTER
        )


def message(desk: Desk) -> Message:
    [found] = desk.all(Message)
    return found


def test_what_fails_leaves_no_message(desk: Desk) -> None:
    def fail(transaction: Transaction) -> None:
        messaging.queue(Acting(transaction, CALLPROGRAM, NOW), Envelope(TOM.email, "one"), LETTER)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), desk.store.transaction(TOM, NOW, "planning.freeze") as transaction:
        fail(transaction)
    assert desk.all(Message) == []


def test_the_same_thing_is_written_to_the_same_person_once(desk: Desk) -> None:
    assert write(desk) == write(desk)
    assert write(desk, recipient="mia@example.com").id == 2
    assert len({each.message_id for each in desk.all(Message)}) == 2


def test_what_is_due_is_sent_once(desk: Desk, post: Post, channels: Channels) -> None:
    desk.keep(TOM)
    kept = write(desk)
    assert messaging.send_waiting(desk.store, channels, NOW) == Sent(1)
    assert messaging.send_waiting(desk.store, channels, NOW) == Sent()
    [(sent, recipient)] = post.given
    assert (sent.message_id, recipient.name) == (kept.message_id, "Tom")
    assert (message(desk).state, message(desk).sent_at) == (Delivery.SENT, NOW)


def test_nothing_goes_before_it_is_due(desk: Desk, post: Post, channels: Channels) -> None:
    write(desk, due_at=NOW + timedelta(hours=1))
    assert messaging.send_waiting(desk.store, channels, NOW + timedelta(minutes=59)) == Sent()
    assert messaging.send_waiting(desk.store, channels, NOW + timedelta(hours=1)) == Sent(1)
    assert len(post.given) == 1


def test_at_night_it_waits_for_the_morning(desk: Desk, post: Post, channels: Channels) -> None:
    desk.keep(TOM)
    write(desk)
    assert messaging.send_waiting(desk.store, channels, EVENING) == Sent()
    assert (message(desk).next_at, message(desk).attempts) == (NEXT_MORNING, 0)
    assert messaging.send_waiting(desk.store, channels, NEXT_MORNING) == Sent(1)
    assert len(post.given) == 1


SATURDAY = datetime.fromisoformat("2026-11-28T11:00:00+01:00")
MONDAY = datetime.fromisoformat("2026-11-30T07:00:00+01:00")


def test_over_the_weekend_it_waits_for_monday(desk: Desk, post: Post, channels: Channels) -> None:
    desk.keep(TOM)
    write(desk)
    assert messaging.send_waiting(desk.store, channels, SATURDAY) == Sent()
    assert (message(desk).next_at, message(desk).attempts, post.given) == (MONDAY, 0, [])
    assert messaging.send_waiting(desk.store, channels, MONDAY) == Sent(1)


def test_an_invitation_does_not_wait_for_monday(desk: Desk, channels: Channels) -> None:
    desk.keep(TOM)
    with desk.store.transaction(TOM, NOW, "planning.freeze") as transaction:
        messaging.queue(
            Acting(transaction, CALLPROGRAM, NOW), Envelope(TOM.email, "invitation", enclosures=(INVITATION,)), LETTER
        )
    assert messaging.send_waiting(desk.store, channels, SATURDAY) == Sent(1)


def test_the_weekend_of_somebody_who_is_no_member_is_that_of_the_program(desk: Desk, channels: Channels) -> None:
    desk.do(programs.set_program, "Customer calls", zone="Asia/Tokyo")
    write(desk)
    assert messaging.send_waiting(desk.store, channels, NOW + timedelta(days=3)) == Sent()
    assert message(desk).next_at == datetime.fromisoformat("2026-11-30T00:00:00+09:00")


def test_what_the_executive_owes_waits_until_they_are_back_from_leave(desk: Desk, channels: Channels) -> None:
    desk.keep(replace(TOM, away=(date(2026, 11, 26), date(2026, 11, 26))))
    program = desk.do(programs.set_program, "Customer calls", zone=TOM.zone, executive_email=TOM.email)
    other = desk.do(programs.set_program, "Other calls", zone=TOM.zone, executive_email="ada@example.com")
    desk.do(calendaring.add_leave, program, date(2026, 11, 24), date(2026, 11, 25))
    desk.do(calendaring.add_leave, other, date(2026, 11, 24), date(2026, 12, 24))
    write(desk)
    assert messaging.send_waiting(desk.store, channels, NOW) == Sent()
    assert message(desk).next_at == datetime.fromisoformat("2026-11-27T07:00:00+01:00")
    assert messaging.send_waiting(desk.store, channels, SATURDAY - timedelta(days=1)) == Sent(1)


@pytest.mark.parametrize(("told_before", "goes"), [("", 0), ("off", 1)])
def test_what_has_changed_is_none_of_the_two_letters_of_a_week(
    desk: Desk, channels: Channels, told_before: str, goes: int
) -> None:
    desk.keep(TOM)
    for number, before in enumerate(("", told_before, "")):
        letter = replace(write(desk, f"letter {number}"), kind=Kind.HEADS_UP, known={"7": before})
        desk.revise(letter)
        sent = messaging.send_waiting(desk.store, channels, NOW)
    assert sent == Sent(goes)


def test_a_test_does_not_wait_for_the_morning(desk: Desk, channels: Channels) -> None:
    desk.keep(replace(TOM, quiet_from=time(0), quiet_until=time(23, 59)))
    desk.do(messaging.send_test, TOM.email)
    assert messaging.send_waiting(desk.store, channels, NOW) == Sent(1)


def test_pauses_grow_until_it_is_given_up_visibly(desk: Desk, post: Post, channels: Channels) -> None:
    desk.now = NOW - timedelta(days=1)  # a Monday: it is given up before the weekend
    write(desk)
    post.trouble = SendingFailedError("mail.example does not answer")
    now, tried = desk.now, []
    while message(desk).state is Delivery.WAITING:
        now = message(desk).goes_at
        [problem] = messaging.send_waiting(desk.store, channels, now).problems
        tried.append(now)
    assert [later - earlier for earlier, later in pairwise(tried)] == list(PAUSES)
    assert sorted(PAUSES) == list(PAUSES)
    assert problem == ("“Ada calls Moorlicht on Tuesday” to tom@example.com: mail.example does not answer (given up)")
    assert (message(desk).state, message(desk).trouble) == (Delivery.FAILED, "mail.example does not answer")


def test_what_will_never_get_through_is_given_up_at_once(desk: Desk, post: Post, channels: Channels) -> None:
    write(desk)
    post.trouble = SendingRefusedError("no such user")
    messaging.send_waiting(desk.store, channels, NOW)
    assert (message(desk).state, message(desk).attempts) == (Delivery.FAILED, 1)


def test_one_that_fails_does_not_hold_up_the_next(desk: Desk, mailbox: Mailbox) -> None:
    mailbox.refused = {"gone@example.com": "550 5.1.1 No such user here"}
    write(desk, recipient="gone@example.com")
    write(desk)
    sender = Mailer(read_server(f"smtp://127.0.0.1:{mailbox.port}"), "calls@example.com")
    outcome = messaging.send_waiting(desk.store, Channels(sender, Post()), NOW)
    assert outcome.sent == 1
    assert outcome.problems[0].endswith("(550 5.1.1 No such user here) (given up)")
    assert mailbox.recipients == ["tom@example.com"]


def test_what_was_given_up_can_be_tried_again_with_the_same_id(desk: Desk, post: Post, channels: Channels) -> None:
    kept = write(desk)
    post.trouble = SendingRefusedError("no such user")
    messaging.send_waiting(desk.store, channels, NOW)
    post.trouble = None
    desk.do(messaging.try_again, kept.id)
    assert messaging.send_waiting(desk.store, channels, NOW) == Sent(1)
    assert post.given[0][0].message_id == kept.message_id


def test_what_was_sent_is_not_tried_again(desk: Desk, channels: Channels) -> None:
    kept = write(desk)
    messaging.send_waiting(desk.store, channels, NOW)
    with pytest.raises(StateError, match="was not given up"):
        desk.do(messaging.try_again, kept.id)
    assert desk.do(messaging.withdraw, kept.id).state is Delivery.SENT


def test_what_was_withdrawn_does_not_go(desk: Desk, post: Post, channels: Channels) -> None:
    desk.do(messaging.withdraw, write(desk).id)
    assert messaging.send_waiting(desk.store, channels, NOW) == Sent()
    assert post.given == []


def test_what_was_withdrawn_while_a_round_runs_does_not_go(desk: Desk) -> None:
    write(desk, "one")
    other = write(desk, "other")

    class Withdrawing(Post):
        def send(self, message: Message, recipient: Member, begins: Callable[[], None]) -> None:
            super().send(message, recipient, begins)
            desk.do(messaging.withdraw, other.id)

    post = Withdrawing()
    assert messaging.send_waiting(desk.store, Channels(post, Post()), NOW) == Sent(1)
    assert len(post.given) == 1


# Whoever sends may die at any moment, and a database may go away


class Dying(Post):
    """A sender that dies when it has given the message to a server."""

    def send(self, message: Message, recipient: Member, begins: Callable[[], None]) -> None:
        super().send(message, recipient, begins)
        raise KeyboardInterrupt


def die_with_one(desk: Desk) -> Message:
    """A message whose sender died when it had given it away."""
    kept = write(desk)
    with pytest.raises(KeyboardInterrupt):
        messaging.send_waiting(desk.store, Channels(Dying(), Post()), NOW)
    return kept


def test_what_a_server_has_from_a_sender_that_died_does_not_go_twice(
    desk: Desk, post: Post, channels: Channels
) -> None:
    die_with_one(desk)
    assert messaging.send_waiting(desk.store, channels, NOW + timedelta(minutes=1)) == Sent()
    assert message(desk).state is Delivery.WAITING  # its sender may only be slow
    messaging.send_waiting(desk.store, channels, NOW + timedelta(minutes=6))
    assert (message(desk).state, message(desk).may_have_arrived, post.given) == (Delivery.FAILED, True, [])
    assert message(desk).trouble == "it may have arrived, for nobody heard the answer of the server that was given it"


def test_a_clock_that_jumped_back_leaves_nothing_lying(desk: Desk, channels: Channels) -> None:
    die_with_one(desk)
    kept = message(desk)
    with desk.store.transaction(TOM, NOW, "planning.freeze") as transaction:
        transaction.save(replace(kept, handed_over_at=NOW + timedelta(days=3650)))
    messaging.send_waiting(desk.store, channels, NOW)
    assert message(desk).may_have_arrived


def test_somebody_sends_again_what_may_have_arrived(desk: Desk, post: Post, channels: Channels) -> None:
    kept = die_with_one(desk)
    messaging.send_waiting(desk.store, channels, NOW + timedelta(minutes=6))
    desk.do(messaging.try_again, kept.id)
    assert messaging.send_waiting(desk.store, channels, NOW + timedelta(minutes=7)) == Sent(1)
    assert (post.given[0][0].message_id, message(desk).state) == (kept.message_id, Delivery.SENT)


def test_what_nobody_knows_to_have_arrived_is_not_sent_again(desk: Desk, post: Post, channels: Channels) -> None:
    write(desk)
    post.trouble = SendingUncertainError("mail.example did not answer")
    [problem] = messaging.send_waiting(desk.store, channels, NOW).problems
    assert problem.endswith(
        "it may have arrived, for nobody heard the answer of the server that was given it (given up)"
    )
    assert message(desk).state is Delivery.FAILED


def test_a_sender_that_lost_its_lock_while_it_connected_does_not_send_what_another_one_has(desk: Desk) -> None:
    class Slow(Post):
        def send(self, message: Message, recipient: Member, begins: Callable[[], None]) -> None:
            for service in (messaging.hand_over, messaging.record_sent):  # by another sender
                act(desk.store, CALLPROGRAM, NOW, service, message.id)
            super().send(message, recipient, begins)

    write(desk)
    slow = Slow()
    assert messaging.send_waiting(desk.store, Channels(slow, Post()), NOW) == Sent()
    assert (slow.given, message(desk).state) == ([], Delivery.SENT)


def test_what_was_sent_while_the_database_went_away_is_kept_as_sent_once_it_is_back(
    desk: Desk, post: Post, channels: Channels, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = iter([True, True, True, False])

    def record_sent(acting: Acting, message_id: int) -> Message:
        if next(gone):
            raise DatabaseGoneError("The database does not answer.")
        return recorded(acting, message_id)

    recorded = messaging.record_sent
    monkeypatch.setattr(messaging, "record_sent", record_sent)
    monkeypatch.setattr("time.sleep", lambda _: None)
    write(desk)
    assert messaging.send_waiting(desk.store, channels, NOW) == Sent(1)
    assert (len(post.given), message(desk).state) == (1, Delivery.SENT)


def test_a_member_is_reached_as_they_prefer_and_invited_by_mail_all_the_same(desk: Desk) -> None:
    mail, other = Post(), Post()
    desk.keep(replace(TOM, channel="slack://a/b/c"))
    write(desk)
    with desk.store.transaction(TOM, NOW, "planning.freeze") as transaction:
        messaging.queue(
            Acting(transaction, CALLPROGRAM, NOW), Envelope(TOM.email, "invitation", enclosures=(INVITATION,)), LETTER
        )
    assert messaging.send_waiting(desk.store, Channels(mail, other), NOW) == Sent(2)
    assert [each.key for each, _ in mail.given] == ["invitation"]
    assert [each.key for each, _ in other.given] == ["one"]
