"""Announcing: nobody is blindsided by a call, and a hold is kept until its end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, Entry, EntryState
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Content, Delivery, Message
from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError, NotAllowedError, SendingRefusedError, StateError
from callprogram.services.act import act
from callprogram.services.calendar import calendaring
from callprogram.services.cases import escalating
from callprogram.services.lists import announcing, planning
from callprogram.services.overview.rounds import words_now
from callprogram.services.people.messaging import send_waiting
from callprogram.services.ports import Channels
from callprogram.services.program import programs
from tests.examples import HOUR, MOORLICHT, WEEK
from tests.services.conftest import Desk

TOM = Member("tom@example.com", "Tom Grün", frozenset({Role.TEAMMATE}), zone="America/New_York")
MIA = Member("mia@example.com", "Mia", frozenset({Role.TEAMMATE}), zone="Europe/Amsterdam")
FRIDAY = HOUR - timedelta(days=4)
TEN_MINUTES = timedelta(minutes=10)


class Post:
    def __init__(self) -> None:
        self.given: list[Content] = []

    def send(self, message: Message, _: Member, begins: Callable[[], None]) -> None:
        begins()
        self.given.append(message.content)


class Refusing:
    def send(self, _: Message, __: Member, begins: Callable[[], None]) -> None:
        begins()
        raise SendingRefusedError("550 No such user")


def sent(desk: Desk) -> list[Content]:
    """What goes out in the round ten minutes later."""
    post = Post()
    send_waiting(desk.store, Channels(post, post), desk.now + TEN_MINUTES, words_now)
    return post.given


@pytest.fixture
def his(desk: Desk) -> Customer:
    """The customer whom Tom looks after."""
    return desk.keep(replace(MOORLICHT, account_owner="Tom Grün"))


@pytest.fixture
def entry(desk: Desk, program: Program, his: Customer, tinroof: Customer) -> Entry:
    """His customer's entry on the list signed off on Friday; nobody looks after the other one."""
    assert tinroof.id
    desk.keep(TOM)
    desk.now = FRIDAY
    desk.do(planning.freeze, program, WEEK)
    return next(each for each in desk.all(Entry) if each.customer_id == his.id)


def test_the_account_owner_hears_of_the_call_once(desk: Desk, program: Program, entry: Entry) -> None:
    desk.do(planning.freeze, program, WEEK)
    [message] = desk.all(Message)
    assert message.recipient == "tom@example.com"
    assert (
        message.content.opening
        == "Ada Byron calls Saskia Tönnies of Moorlicht Energie on Tuesday 24 November at 10:00."
    )
    assert message.content.sections[0].points == (entry.reason,)
    assert message.content.closing == (
        "An answer helps until Monday 23 November at 10:00. You get this because you look after Moorlicht Energie."
    )
    assert message.content.link == f"/upcoming?entry={entry.id}"


def test_while_the_account_owner_is_away_whoever_leads_them_hears_of_the_call(
    desk: Desk, program: Program, his: Customer
) -> None:
    anna = desk.keep(replace(MIA, email="anna@example.com", name="Anna", roles=frozenset({Role.ASSISTANT, Role.ADMIN})))
    desk.keep(MIA)
    desk.keep(replace(TOM, lead=MIA.email, away=(FRIDAY.date(), HOUR.date())))
    act(desk.store, anna, FRIDAY, planning.freeze, program, WEEK)
    desk.now = FRIDAY + timedelta(minutes=10)

    [message] = [each for each in desk.all(Message) if each.kind == "heads-up"]
    [letter] = sent(desk)

    assert (message.recipient, message.reply_to) == (MIA.email, "anna@example.com")
    assert letter.subject == f"{his.name}: called on Tuesday 24 November at 16:00"
    assert letter.link == ""
    assert letter.closing.endswith(
        "Anything to know before? Just answer this mail. You get this because Tom Grün is away, and you lead them."
    )


def test_while_an_account_owner_whom_nobody_leads_is_away_the_desk_hears_of_the_call(
    desk: Desk, program: Program, his: Customer
) -> None:
    assert his.id
    anna = replace(MIA, email="anna@example.com", name="Anna", roles=frozenset({Role.ASSISTANT}))
    desk.keep(replace(anna, serves=frozenset({program.id})))
    desk.keep(replace(TOM, lead="", away=(FRIDAY.date(), HOUR.date())))
    desk.now = FRIDAY
    desk.do(planning.freeze, program, WEEK)
    desk.now = FRIDAY + timedelta(minutes=10)

    [message] = [each for each in desk.all(Message) if each.kind == "heads-up"]
    [letter] = sent(desk)

    assert message.recipient == "anna@example.com"
    assert letter.closing.endswith("You get this because Tom Grün is away, and you look after these calls.")


def test_an_account_owner_who_is_back_before_the_hour_hears_of_it_then(
    desk: Desk, program: Program, his: Customer
) -> None:
    assert his.id
    desk.keep(MIA)
    desk.keep(replace(TOM, lead=MIA.email, away=(FRIDAY.date(), FRIDAY.date())))
    desk.now = FRIDAY
    desk.do(planning.freeze, program, WEEK)

    assert [each.recipient for each in desk.all(Message)] == [TOM.email]


def test_without_members_nobody_is_written_to(desk: Desk, program: Program, his: Customer) -> None:
    assert his.account_owner
    desk.do(planning.freeze, program, WEEK)
    assert desk.all(Message) == []


def test_an_answer_opens_the_brief(desk: Desk, program: Program, entry: Entry) -> None:
    act(desk.store, TOM, FRIDAY, announcing.answer, entry.id, " They had an outage. ")
    view = desk.views.week(program, WEEK)
    assert view
    [card] = [card for card in view.cards if card.entry.id == entry.id]
    assert card.brief.lines[0] == "Tom Grün: They had an outage."


def test_whoever_said_it_takes_it_back_before_the_call(desk: Desk, program: Program, entry: Entry) -> None:
    said = act(desk.store, TOM, FRIDAY, announcing.answer, entry.id, "They had an outage.")
    with pytest.raises(NotAllowedError, match=r"^Tom Grün said this; they can take it back\.$"):
        desk.do(announcing.withdraw_answer, said.id)
    act(desk.store, TOM, FRIDAY, announcing.withdraw_answer, said.id)
    again = act(desk.store, TOM, FRIDAY, announcing.answer, entry.id, "They had two.")
    desk.do(planning.finish_hour, program, WEEK)
    with pytest.raises(StateError):
        act(desk.store, TOM, FRIDAY, announcing.withdraw_answer, again.id)


def test_an_answer_needs_words_and_a_list_that_is_not_finished(desk: Desk, program: Program, entry: Entry) -> None:
    with pytest.raises(BadInputError, match="Write what is good to know"):
        act(desk.store, TOM, FRIDAY, announcing.answer, entry.id, " ")
    desk.do(planning.finish_hour, program, WEEK)
    with pytest.raises(StateError):
        act(desk.store, TOM, FRIDAY, announcing.answer, entry.id, "Late")


def test_nobody_answers_for_the_customer_of_another(desk: Desk, entry: Entry) -> None:
    eve = Member("eve@example.com", "Eve", frozenset({Role.TEAMMATE}))
    for service, *arguments in (
        (announcing.answer, entry.id, "Hello"),
        (announcing.hold, entry.customer_id, "No", date(2026, 12, 4)),
    ):
        with pytest.raises(NotAllowedError, match="Eve does not look after this customer"):
            act(desk.store, eve, FRIDAY, service, *arguments)  # type: ignore[arg-type]


def test_a_hold_takes_the_customer_off_the_list_and_leaves_them_off_until_its_end(
    desk: Desk, program: Program, entry: Entry
) -> None:
    act(desk.store, TOM, FRIDAY, announcing.hold, entry.customer_id, "In a merger", date(2026, 12, 8))
    skipped = desk.entry(entry.id)
    assert (skipped.state, skipped.skipped_why) == (EntryState.SKIPPED, "on hold until 8 December: In a merger")
    week_after, week_of_its_end = WEEK.later(1), WEEK.later(2)
    assert desk.do(planning.plan, program, week_after).left_out["on hold"] == 1
    assert "on hold" not in desk.do(planning.plan, program, week_of_its_end).left_out


def test_a_hold_taken_back_lets_them_be_called(desk: Desk, program: Program, his: Customer) -> None:
    hold = desk.do(announcing.hold, his.id, "In a merger", date(2026, 12, 31))
    assert desk.do(planning.plan, program, WEEK).left_out["on hold"] == 1
    desk.do(announcing.lift, hold.id)
    assert "on hold" not in desk.do(planning.plan, program, WEEK).left_out
    with pytest.raises(StateError, match="was taken back already"):
        desk.do(announcing.lift, hold.id)


@pytest.mark.parametrize(
    ("reason", "until"),
    [(" ", date(2026, 12, 8)), ("Why", date(2026, 11, 24)), ("Why", date(2026, 1, 1)), ("Why", date(2028, 1, 1))],
)
def test_a_hold_needs_a_reason_and_an_end(desk: Desk, his: Customer, reason: str, until: date) -> None:
    with pytest.raises(BadInputError):
        desk.do(announcing.hold, his.id, reason, until)


def test_a_change_before_the_announcement_has_gone_out_is_in_it(desk: Desk, entry: Entry) -> None:
    desk.do(planning.skip, entry.id, "away")
    assert [each.state for each in desk.all(Message)] == [Delivery.WITHDRAWN]
    desk.do(planning.restore, entry.id)
    assert [each.subject for each in sent(desk)] == ["Moorlicht Energie: called on Tuesday 24 November at 10:00"]


def test_a_change_after_the_announcement_went_out_is_told(desk: Desk, entry: Entry) -> None:
    sent(desk)
    desk.do(planning.skip, entry.id, "away")
    assert [each.opening for each in sent(desk)] == [
        "Moorlicht Energie is not called on Tuesday 24 November after all: away."
    ]
    desk.do(planning.restore, entry.id)
    assert [each.opening for each in sent(desk)] == [
        "Moorlicht Energie is called on Tuesday 24 November at 10:00 after all."
    ]


def test_what_is_changed_and_changed_back_is_no_news(desk: Desk, entry: Entry) -> None:
    sent(desk)
    desk.do(planning.skip, entry.id, "away")
    desk.do(planning.restore, entry.id)
    assert sent(desk) == []


def test_who_held_their_customer_hears_that_somebody_put_them_back(desk: Desk, entry: Entry) -> None:
    sent(desk)
    act(desk.store, TOM, FRIDAY, announcing.hold, entry.customer_id, "In a merger", date(2026, 12, 8))
    assert sent(desk) == []
    desk.do(planning.restore, entry.id)
    assert [each.subject for each in sent(desk)] == ["Moorlicht Energie: called after all on Tuesday 24 November"]


def test_one_letter_says_all_of_an_owner_s_customers_and_a_correction_goes_only_to_whom_it_touches(
    desk: Desk, program: Program, his: Customer, tinroof: Customer
) -> None:
    desk.keep(TOM)
    desk.keep(MIA)
    other = desk.keep(replace(tinroof, id=0, crm_id="ACC-3", company="Northwind", account_owner="Mia"))
    desk.revise(replace(tinroof, account_owner="tom@example.com"))
    desk.now = FRIDAY
    desk.do(planning.freeze, program, WEEK)
    assert {each.recipient: each.content.subject for each in desk.all(Message)} == {
        "tom@example.com": "Ada Byron calls 2 customers on Tuesday 24 November",
        "mia@example.com": "Northwind: called on Tuesday 24 November at 16:24",
    }
    assert len(sent(desk)) == 2
    hers = next(each for each in desk.all(Entry) if each.customer_id == other.id)
    desk.do(planning.skip, hers.id, "away")
    assert [each.subject for each in sent(desk)] == ["Northwind: not called on Tuesday 24 November"]
    assert his.id


def test_an_hour_left_out_is_one_letter_to_each_owner(
    desk: Desk, program: Program, entry: Entry, tinroof: Customer
) -> None:
    desk.revise(replace(tinroof, account_owner="Tom Grün"))
    assert len(sent(desk)) == 1
    desk.do(calendaring.skip_week, program, WEEK)
    [letter] = sent(desk)
    assert letter.subject == "Changed: whom of yours we call on Tuesday 24 November"
    assert entry.id


def test_a_moved_hour_is_told_with_its_new_time(desk: Desk, program: Program, entry: Entry) -> None:
    sent(desk)
    desk.do(calendaring.move_week, program, WEEK, HOUR + timedelta(days=1))
    assert [each.subject for each in sent(desk)] == ["Moorlicht Energie: now on Wednesday 25 November at 10:00"]
    assert entry.id


def test_nothing_is_said_of_a_call_whose_hour_has_come(desk: Desk, entry: Entry) -> None:
    desk.now = HOUR
    assert sent(desk) == []
    assert [each.state for each in desk.all(Message)] == [Delivery.WITHDRAWN]
    assert entry.id


def test_what_never_reached_its_owner_is_said_anew_once_something_changes(desk: Desk, entry: Entry) -> None:
    send_waiting(desk.store, Channels(Refusing(), Refusing()), desk.now + TEN_MINUTES, words_now)
    desk.do(planning.skip, entry.id, "away")
    assert sent(desk) == []
    desk.do(planning.restore, entry.id)
    assert [each.subject for each in sent(desk)] == ["Moorlicht Energie: called on Tuesday 24 November at 10:00"]


def test_whoever_does_not_look_after_the_customer_any_more_hears_nothing(
    desk: Desk, entry: Entry, his: Customer
) -> None:
    desk.revise(replace(his, account_owner="Mia"))
    assert sent(desk) == []
    assert entry.id


def test_during_the_hour_and_to_who_made_the_change_nothing_is_written(
    desk: Desk, program: Program, entry: Entry
) -> None:
    act(desk.store, TOM, FRIDAY, announcing.hold, entry.customer_id, "In a merger", date(2026, 12, 8))
    assert len(desk.all(Message)) == 1
    desk.do(planning.start_hour, program, WEEK)
    desk.do(planning.restore, entry.id)
    assert len(desk.all(Message)) == 1
    assert desk.all(CallList)[0].started_at


def test_an_executive_who_looks_after_the_customer_gets_no_heads_up_of_her_own_call(
    desk: Desk, program: Program, his: Customer
) -> None:
    desk.keep(TOM)
    desk.now = FRIDAY
    desk.do(programs.set_program, program.name, executive_name=TOM.name, executive_email=TOM.email)
    desk.do(planning.freeze, program, WEEK)
    assert [entry.customer_id for entry in desk.entries()] == [his.id]
    assert sent(desk) == []


def test_the_brief_of_a_complaint_has_what_its_account_owner_said_or_that_they_did_not_answer(
    desk: Desk, program: Program, his: Customer
) -> None:
    desk.keep(TOM)
    desk.now = FRIDAY
    desk.do(escalating.escalate, program, his.id, "Their invoices are wrong")
    desk.do(planning.freeze, program, WEEK)

    def said() -> str:
        view = desk.views.week(program, WEEK)
        assert view is not None
        return view.cards[0].brief.facts[0]

    assert said().startswith("Escalated on 20 November")
    sent(desk)
    assert said() == "Tom Grün was asked and has not answered yet"
    desk.do(announcing.answer, desk.entries()[0].id, "They got a credit note.")
    assert said() == "You: They got a credit note."


def test_an_owner_who_has_nothing_to_add_is_heard_and_nobody_has_to_look(desk: Desk, entry: Entry) -> None:
    said = act(desk.store, TOM, desk.now, announcing.answer, entry.id, "Nothing to add")
    more = act(desk.store, TOM, desk.now, announcing.answer, entry.id, "They had an outage.")
    assert (said.seen_at, more.seen_at) == (desk.now, None)
