"""Call reports: after the hour everybody concerned hears in one letter what was said and promised, once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from callprogram.domain.calls.calls import Disposition, Mode, Status
from callprogram.domain.calls.legs import Leg
from callprogram.domain.calls.notes import Typed
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.people.members import THE_TELEPHONE, Member, Role
from callprogram.domain.people.messages import Content, Delivery, Kind, Message
from callprogram.domain.program.call_hour import Program
from callprogram.services.act import act
from callprogram.services.calls import callbacks, noting, outcomes, ringing
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.calls.ringing import Press
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

AFTER_THE_HOUR, MINUTES = timedelta(hours=1, minutes=15), timedelta(minutes=6)
FRIDAY = date(2026, 12, 4)
AWAKE = replace(Member("", "", frozenset()), zone="Europe/Amsterdam")
TOM = replace(AWAKE, email="tom@example.com", name="Tom", roles=frozenset({Role.TEAMMATE}))
PRIYA = replace(AWAKE, email="priya@example.com", name="Priya Nair", roles=frozenset({Role.TEAMMATE}))
ANNA = replace(AWAKE, email="anna@example.com", name="Anna", roles=frozenset({Role.ASSISTANT}))


AN_EARLIER_LETTER = Message(
    id=0,
    key="",
    recipient=TOM.email,
    content=Content("", ""),
    due_at=NOW,
    queued_at=NOW,
    message_id="",
    state=Delivery.SENT,
    kind=Kind.CALL_REPORT,
)


class Post:
    def __init__(self) -> None:
        self.given: list[tuple[str, Content]] = []

    def send(self, message: Message, recipient: Member, begins: Callable[[], None]) -> None:
        begins()
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


def sent(desk: Desk, after: timedelta = AFTER_THE_HOUR) -> list[tuple[str, Content]]:
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
    assert sent(desk, timedelta(minutes=60)) == []
    letters = dict(sent(desk))
    assert letters.keys() == {"tom@example.com", "priya@example.com"}
    letter = letters["tom@example.com"]
    assert letter.subject == "Ada Byron talked to Moorlicht Energie"
    assert letter.opening == "This is what came of the calls on Tuesday 24 November. Times are those of Amsterdam."
    assert [(section.heading, section.points) for section in letter.sections] == [
        (
            "16:20, Saskia Tönnies of Moorlicht Energie",
            ("Wants faster exports.", "Promised: Send the fix — Priya Nair, due Friday 4 December"),
        )
    ]
    assert "Between us" not in repr(letters)


def test_what_only_the_telephone_says_of_a_call_is_told_as_well(desk: Desk, program: Program, begun: Entry) -> None:
    press = Press("p1", entry_id=begun.id, mode=Mode.BRIDGE_WEBHOOKS)
    desk.do(ringing.reserve, program, begun.customer_id, press)
    desk.do(noting.write, begun.id, Typed("Wants faster exports.", "", "tab"))
    for status, seconds in ((Status.IN_PROGRESS, None), (Status.COMPLETED, 420)):
        leg = Leg("CA2", status, seconds=seconds, parent_id="CA1")
        act(desk.store, THE_TELEPHONE, desk.now, callbacks.record_customer, "p1", leg)
    letters = dict(sent(desk))
    assert letters["tom@example.com"].subject == "Ada Byron talked to Moorlicht Energie"
    assert letters["tom@example.com"].sections[0].points == ("Wants faster exports.",)


@pytest.mark.usefixtures("begun")
def test_an_account_owner_who_was_told_of_a_call_hears_that_it_was_not_made(desk: Desk, program: Program) -> None:
    desk.do(planning.finish_hour, program, WEEK)
    letters = dict(sent(desk))
    assert letters.keys() == {"tom@example.com"}
    letter = letters["tom@example.com"]
    assert letter.subject == "Ada Byron did not call Moorlicht Energie"
    assert [(section.heading, section.points) for section in letter.sections] == [
        ("Not called", ("16:00, Saskia Tönnies of Moorlicht Energie: the hour ended first",))
    ]
    assert letter.closing == "You get this because you look after Moorlicht Energie."


@pytest.mark.usefixtures("begun")
def test_an_hour_that_was_not_held_is_told_to_account_owners_with_its_reason(desk: Desk, program: Program) -> None:
    desk.now += timedelta(days=1)
    desk.do(missed_hours.skip_hour, program, WEEK, "The board meeting ran over.")
    (letter,) = dict(sent(desk, MINUTES)).values()
    assert letter.sections[0].points == ("16:00, Saskia Tönnies of Moorlicht Energie: The board meeting ran over",)


def test_who_is_never_to_be_called_again_is_told_as_that(desk: Desk, begun: Entry) -> None:
    desk.do(outcomes.give, begun.id, Outcome(Disposition.DECLINED, never_again=True))
    (letter,) = dict(sent(desk)).values()
    assert letter.sections[0].points == ("16:20, Saskia Tönnies of Moorlicht Energie: asked not to be called",)


def test_whoever_is_called_after_all_was_not_left_out(desk: Desk, begun: Entry) -> None:
    desk.do(planning.skip, begun.id, "skipped in the hour")
    desk.do(planning.restore, begun.id)
    talk(desk, begun)
    (letter,) = dict(sent(desk)).values()
    assert letter.subject == "Ada Byron talked to Moorlicht Energie"
    assert len(letter.sections) == 1


def test_who_owes_something_reads_of_theirs_once(desk: Desk, begun: Entry) -> None:
    call_id = desk.do(noting.call_of, begun.id).id
    for text, owner in (("Send the fix", "priya@example.com"), ("Call back", "Sam")):
        desk.do(promising.promise, begun.customer_id, text, owner=owner, due_on=FRIDAY, call_id=call_id)
    talk(desk, begun)
    assert [section.points for section in dict(sent(desk))["priya@example.com"].sections] == [
        ("Wants faster exports.", "Promised: Send the fix — you, due Friday 4 December")
    ]
    assert sent(desk, timedelta(hours=2)) == []


def test_what_is_promised_after_the_message_went_is_told_by_itself(desk: Desk, begun: Entry) -> None:
    call_id = talk(desk, begun)
    assert [email for email, _ in sent(desk)] == ["tom@example.com"]
    desk.now += timedelta(hours=2)
    tomorrow = date(2026, 11, 25)
    desk.do(promising.promise, begun.customer_id, "Send it", owner="Tom", due_on=tomorrow, call_id=call_id)
    [(email, letter)] = sent(desk, timedelta(hours=14))
    assert (email, letter.subject) == ("tom@example.com", "Promised to Moorlicht Energie: due today")
    assert letter.link.startswith("/commitments?promise=")


def test_a_promise_kept_before_the_message_goes_is_not_told(desk: Desk, moorlicht: Customer, program: Program) -> None:
    assert program.id
    promise = desk.do(promising.promise, moorlicht.id, "Send it", owner="tom@example.com", due_on=NOW.date())
    desk.do(promising.keep, promise.id)
    assert sent(desk, MINUTES) == []
    owner_s = [message.state for message in desk.all(Message) if message.kind is Kind.PROMISE]
    assert owner_s == [Delivery.WITHDRAWN]


def test_an_outcome_taken_back_tells_nobody_and_given_anew_tells_what_it_is_then(desk: Desk, begun: Entry) -> None:
    call_id = talk(desk, begun)
    desk.do(outcomes.take_back, call_id)
    assert sent(desk) == []
    desk.do(outcomes.give, begun.id, Outcome(Disposition.LEFT_VOICEMAIL))
    [(_, letter)] = sent(desk)
    assert letter.subject == "Ada Byron did not reach Moorlicht Energie"
    assert [(section.heading, section.points) for section in letter.sections] == [
        ("Not talked to", ("16:20, Saskia Tönnies of Moorlicht Energie: left a voicemail. Wants faster exports.",))
    ]


def test_what_the_executive_promised_is_told_to_the_executive(desk: Desk, program: Program, begun: Entry) -> None:
    desk.do(programs.set_program, program.name, executive_email="ada@example.com")
    call_id = desk.do(noting.call_of, begun.id).id
    desk.do(promising.promise, begun.customer_id, "Call back", owner="Ada Byron", due_on=FRIDAY, call_id=call_id)
    talk(desk, begun)
    letters = dict(sent(desk))
    assert letters.keys() == {"tom@example.com", "ada@example.com", "anna@example.com"}
    mine = letters["ada@example.com"]
    assert mine.subject == "1 promise to keep: Moorlicht Energie"
    assert [(section.heading, section.points) for section in mine.sections] == [
        ("You promised", ("Moorlicht Energie: Call back — due Friday 4 December",))
    ]
    assert mine.closing == "You get this because you promised this."
    annas = letters["anna@example.com"]
    assert annas.sections[0].heading == "Ada Byron promised; can you help?"
    assert annas.sections[0].points == ("Moorlicht Energie: Call back — Ada Byron, due Friday 4 December",)
    assert annas.closing == "You get this because you can help Ada Byron."


def test_a_promise_of_the_executive_s_outside_a_call_says_that_they_promised(
    desk: Desk, program: Program, begun: Entry
) -> None:
    desk.do(programs.set_program, program.name, executive_email="ada@example.com")
    desk.do(promising.promise, begun.customer_id, "Call back", owner="Ada Byron", due_on=NOW.date())
    letters = dict(sent(desk, MINUTES))
    mine, annas = letters["ada@example.com"], letters["anna@example.com"]
    assert mine.subject == "You promised Moorlicht Energie: due today"
    assert mine.opening == "You promised Moorlicht Energie: Call back — due today."
    assert annas.subject == "Ada Byron promised Moorlicht Energie: due today"
    assert annas.opening == "Ada Byron promised Moorlicht Energie: Call back — due today. Can you help?"
    assert annas.closing == "You get this because you can help Ada Byron with it."


def test_where_nobody_knows_the_executive_s_address_the_assistant_hears_what_they_promised(
    desk: Desk, begun: Entry
) -> None:
    desk.do(promising.promise, begun.customer_id, "Call back", owner="Ada Byron")
    [(email, letter)] = sent(desk)
    assert (email, letter.sections[0].heading) == ("anna@example.com", "Ada Byron promised")
    assert letter.sections[0].points == ("Moorlicht Energie: Call back — Ada Byron, no date",)
    assert letter.closing == "You get this because nobody knows Ada Byron's address."


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


def heard_of(desk: Desk, begun: Entry) -> int:
    """A promise of which Tom has read in a letter."""
    call_id = talk(desk, begun)
    made = desk.do(promising.promise, begun.customer_id, "Lend it", owner="Tom", due_on=FRIDAY, call_id=call_id)
    sent(desk)
    desk.now += timedelta(hours=2)
    return made.id


def test_whoever_has_heard_of_a_promise_hears_that_it_was_withdrawn_and_why(desk: Desk, begun: Entry) -> None:
    desk.do(promising.withdraw, heard_of(desk, begun), "They bought one")
    [(email, letter)] = sent(desk, timedelta(hours=14))
    assert (email, letter.subject) == (TOM.email, "1 promise not yours any more: Moorlicht Energie")
    assert letter.opening == "There is less for you to keep."
    [section] = letter.sections
    assert section.heading == "Not yours to keep any more"
    assert section.points == ("Moorlicht Energie: Lend it — withdrawn: They bought one",)


def test_whoever_has_heard_of_a_promise_hears_who_keeps_it_now(desk: Desk, begun: Entry) -> None:
    desk.do(promising.assign, heard_of(desk, begun), "Priya Nair", FRIDAY)
    letters = dict(sent(desk, timedelta(hours=14)))
    assert letters[TOM.email].sections[0].points == ("Moorlicht Energie: Lend it — Priya Nair keeps it now",)


def test_of_a_promise_that_comes_back_to_them_they_read_as_of_theirs(desk: Desk, begun: Entry) -> None:
    promise = heard_of(desk, begun)
    desk.do(promising.assign, promise, "Priya Nair", FRIDAY)
    desk.do(promising.assign, promise, "Tom", FRIDAY)
    assert dict(sent(desk, timedelta(days=7)))[TOM.email].sections[0].heading == "Promised in your name"


def test_whoever_moves_what_is_theirs_is_told_nothing(desk: Desk, begun: Entry) -> None:
    tom = next(each for each in desk.all(Member) if each.email == TOM.email)
    act(desk.store, tom, desk.now, promising.move, heard_of(desk, begun), date(2026, 11, 25), "They wait for it")
    assert TOM.email not in dict(sent(desk, timedelta(hours=14)))


def test_an_earlier_day_that_somebody_else_gives_it_is_told_at_once(desk: Desk, begun: Entry) -> None:
    desk.do(promising.move, heard_of(desk, begun), date(2026, 11, 25), "They need it sooner")
    letters = dict(sent(desk, timedelta(hours=14)))
    assert letters[TOM.email].subject == "Promised to Moorlicht Energie: due today"


def test_a_call_of_long_ago_typed_in_now_tells_nobody(desk: Desk, program: Program, begun: Entry) -> None:
    long_ago = desk.now - timedelta(weeks=5)
    desk.do(outcomes.log, program, LoggedCall(begun.customer_id, Outcome(Disposition.CONNECTED), at=long_ago))
    assert sent(desk) == []


def test_a_try_before_the_talk_is_not_told_as_if_nobody_had_talked(desk: Desk, program: Program, begun: Entry) -> None:
    earlier = desk.now - timedelta(minutes=5)
    talk(desk, begun)
    desk.do(outcomes.log, program, LoggedCall(begun.customer_id, Outcome(Disposition.LEFT_VOICEMAIL), at=earlier))
    [(_, letter)] = sent(desk)
    assert [section.heading for section in letter.sections] == ["16:20, Saskia Tönnies of Moorlicht Energie"]


def test_an_hour_entered_afterwards_is_told_as_well(desk: Desk, program: Program, begun: Entry) -> None:
    desk.now += timedelta(hours=2)
    lines = {begun.id: Line(Outcome(Disposition.CONNECTED), "All well.")}
    desk.do(missed_hours.enter_hour, program, WEEK, lines)
    [(email, letter)] = sent(desk)
    assert (email, letter.sections[0].points) == ("tom@example.com", ("All well.",))


def test_the_whole_hour_is_one_letter_and_what_comes_of_it_later_is_another(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    for entry in frozen:
        with desk.store.transaction(desk.somebody()[0], NOW, "importing.bring_in") as transaction:
            customer = transaction.get(Customer, entry.customer_id)
            transaction.save(replace(customer, account_owner="Tom"))
    desk.keep(TOM)
    desk.do(planning.start_hour, program, WEEK)
    for entry in frozen:
        talk(desk, entry)
    [(_, letter)] = sent(desk)
    assert letter.subject == "Ada Byron talked to 2 customers of yours"
    assert [section.heading.partition(", ")[2] for section in letter.sections] == [
        "Saskia Tönnies of Moorlicht Energie",
        "Paige Sorensen of Tin Roof",
    ]
    assert sent(desk, timedelta(days=2)) == []


def test_a_third_letter_in_a_week_waits_for_the_next_one_unless_it_tells_of_calls(desk: Desk, begun: Entry) -> None:
    for number in (1, 2):
        had = replace(AN_EARLIER_LETTER, key=str(number), message_id=f"<{number}>", sent_at=desk.now)
        desk.keep(had)
    kept = desk.do(promising.promise, begun.customer_id, "Send it", owner="Tom", due_on=FRIDAY)
    desk.do(promising.keep, kept.id)
    assert sent(desk, timedelta(days=2)) == []
    assert [email for email, _ in sent(desk, timedelta(days=6))] == [TOM.email]
    talk(desk, begun)
    assert [email for email, _ in sent(desk)] == [TOM.email]


def test_what_is_kept_at_the_end_of_a_week_waits_for_the_letter_after_the_next_hour(desk: Desk, begun: Entry) -> None:
    desk.now = datetime(2026, 12, 4, 15, tzinfo=UTC)  # a Friday
    kept = desk.do(promising.promise, begun.customer_id, "Send it", owner="Tom", due_on=date(2027, 3, 5))
    desk.do(promising.keep, kept.id)

    [letter] = [each for each in desk.all(Message) if each.kind is Kind.CALL_REPORT]

    assert letter.due_at == datetime(2026, 12, 8, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days_before", "after"), [(1, timedelta(days=1, minutes=70)), (-1, timedelta(days=1))], ids=["before", "after"]
)
def test_what_is_kept_before_the_hour_waits_for_its_letter_and_comes_on_the_next_day_after_it(
    desk: Desk, begun: Entry, days_before: int, after: timedelta
) -> None:
    desk.now = NOW - timedelta(days=days_before)
    kept = desk.do(promising.promise, begun.customer_id, "Send it", owner="Tom", due_on=date(2027, 3, 5))
    desk.do(promising.keep, kept.id)

    [letter] = [each for each in desk.all(Message) if each.kind is Kind.CALL_REPORT]

    assert letter.content.subject == "1 promise to tell: Moorlicht Energie"
    assert letter.due_at - desk.now == after
