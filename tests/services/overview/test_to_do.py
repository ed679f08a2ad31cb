"""To do: what waits for whoever keeps the program right, and nothing where all is done."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from callprogram.adapters.database import tables
from callprogram.domain.calls.calls import Disposition, Mode, Status
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.cases.cases import raised
from callprogram.domain.customers.corrections import Correction, Field
from callprogram.domain.customers.customers import Contact, Customer, corrected
from callprogram.domain.customers.duplicates import LikelyPair
from callprogram.domain.customers.imports import Import
from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mailboxes import Mailbox
from callprogram.domain.letters.mails import Correspondent, Mail
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.lists.holds import Answer, Hold
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Delivery, in_doubt
from callprogram.domain.program.call_hour import Program
from callprogram.domain.promises.sentences.understood import Understood
from callprogram.services.act import act
from callprogram.services.calendar import calendaring
from callprogram.services.calls import calling
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.cases import escalating
from callprogram.services.customers import reviewing
from callprogram.services.letters import taking_in
from callprogram.services.lists import announcing, finishing, planning
from callprogram.services.overview import missed_hours
from callprogram.services.overview.needs import Kind
from callprogram.services.overview.to_do import needs
from callprogram.services.people import membership, messaging
from callprogram.services.promises import promising
from tests.examples import A_MESSAGE, HOUR, IMPORT, MOORLICHT, NOW, SYDNEY, TIN_ROOF, WEEK, a_call
from tests.services.conftest import Desk

TOM = Member("tom@example.com", "Tom", frozenset({Role.TEAMMATE}))


def waiting(desk: Desk, program: Program, now: datetime) -> list[tuple[str, str]]:
    return [(need.what, need.words) for need in needs(desk.views, program, now)]


@pytest.fixture(autouse=True)
def imported(desk: Desk) -> None:
    """Customers brought in the day before."""
    desk.keep(replace(IMPORT, imported_at=HOUR - timedelta(days=5)))


def test_the_age_of_an_export_is_counted_in_days_of_the_program_s_zone(desk: Desk, program: Program) -> None:
    morning = HOUR + timedelta(days=3, hours=-7)
    assert ("CRM data", "The CRM export is 8 days old.") in waiting(desk, program, morning)


@pytest.mark.usefixtures("frozen")
def test_before_the_hour_with_everything_done_nothing_waits(desk: Desk, program: Program) -> None:
    assert waiting(desk, program, HOUR - timedelta(days=1)) == []


def test_complaints_and_the_sign_off_come_first_then_what_is_late_then_what_is_to_mend(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.now = HOUR - timedelta(days=7)
    desk.keep(replace(TIN_ROOF, crm_id="T-3", contacts=()))
    promise = desk.do(promising.promise, moorlicht.id, "Send it", owner="Tom", due_on=HOUR.date())
    desk.do(promising.keep, promise.id)
    asleep = desk.keep(Customer(0, "S-1", "Southern Mills", "AU", contacts=(Contact("Kim", phones=(SYDNEY,)),)))
    desk.do(escalating.escalate, program, asleep.id, "Their money back")
    kinds = [need.kind for need in needs(desk.views, program, HOUR - timedelta(minutes=1))]
    assert kinds == [Kind.COMPLAINT, Kind.NOT_SIGNED_OFF, Kind.NOT_TOLD, Kind.NUMBERS]


@pytest.mark.usefixtures("frozen")
def test_promises_past_their_day_wait_in_one_line_until_they_are_kept(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    promise = desk.do(promising.promise, moorlicht.id, "Send the invoice", owner="Tom", due_on=HOUR.date())
    assert [what for what, _ in waiting(desk, program, HOUR - timedelta(days=1))] == []
    late = ("1 promise late", "Moorlicht Energie: “Send the invoice” was due yesterday.")
    assert late in waiting(desk, program, HOUR + timedelta(days=1))
    desk.do(promising.keep, promise.id)
    assert late not in waiting(desk, program, HOUR + timedelta(days=1))


@pytest.mark.usefixtures("frozen")
def test_old_crm_data_waits_for_a_new_export(desk: Desk, program: Program) -> None:
    assert waiting(desk, program, HOUR - timedelta(days=5) + timedelta(days=7)) == [
        ("An hour not logged", "The hour of Tuesday 24 November is over, and nobody has said how it went.")
    ]
    found = waiting(desk, program, HOUR + timedelta(days=2, minutes=1))
    assert ("CRM data", "The CRM export is 7 days old.") in found


def test_a_draft_waits_for_its_sign_off_from_two_working_days_before_the_hour(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    assert moorlicht.id
    friday = datetime(2026, 11, 20, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert waiting(desk, program, friday - timedelta(minutes=1)) == []
    [(what, words)] = waiting(desk, program, friday)
    assert what == "List not signed off"
    assert words.startswith("The list for Tuesday 24 November is still a draft.")


@pytest.mark.usefixtures("moorlicht")
def test_whether_an_hour_on_a_day_off_is_held_is_asked_before_its_sign_off(desk: Desk, program: Program) -> None:
    friday = datetime(2026, 11, 20, tzinfo=ZoneInfo("Europe/Amsterdam"))
    desk.do(calendaring.add_leave, program, date(2026, 11, 24), date(2026, 11, 24))
    words = "The hour of Tuesday 24 November at 16:00 falls on a day off: on leave."
    assert waiting(desk, program, friday) == [("A day off", words)]
    kept = act(desk.store, YOU, friday, calendaring.keep_week, program, WEEK)
    assert [what for what, _ in waiting(desk, kept, friday)] == ["List not signed off"]


NOT_HELD = (
    "An hour not held",
    "The hour of Tuesday 24 November is over. Nobody signed its list off, and nobody called.",
)


@pytest.mark.usefixtures("moorlicht")
def test_an_hour_whose_list_nobody_signed_off_waits_from_its_end_until_the_day_of_the_next_one(
    desk: Desk, program: Program
) -> None:
    desk.do(planning.plan, program, WEEK)
    ends_at = HOUR + timedelta(hours=1)
    for moment, waits in ((ends_at - timedelta(minutes=1), False), (ends_at, True), (HOUR + timedelta(days=6), True)):
        assert (NOT_HELD in waiting(desk, program, moment)) is waits
    assert NOT_HELD not in waiting(desk, program, HOUR + timedelta(days=7, hours=-8))


@pytest.mark.usefixtures("moorlicht")
def test_an_hour_that_was_never_planned_waits_too_but_not_one_before_there_were_customers(
    desk: Desk, program: Program
) -> None:
    assert NOT_HELD in waiting(desk, program, HOUR + timedelta(days=1))
    [imported] = desk.all(Import)
    desk.revise(replace(imported, imported_at=HOUR + timedelta(minutes=5)))
    assert NOT_HELD not in waiting(desk, program, HOUR + timedelta(days=1))


def test_an_hour_in_which_somebody_called_all_the_same_was_held(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.now = HOUR + timedelta(minutes=5)
    desk.do(calling.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.CONNECTED)))
    assert NOT_HELD not in waiting(desk, program, HOUR + timedelta(days=1))


@pytest.mark.usefixtures("moorlicht")
def test_an_hour_that_is_held_later_does_not_wait(desk: Desk, program: Program) -> None:
    desk.now = HOUR + timedelta(days=1)
    later = desk.do(missed_hours.move_hour, program, WEEK, HOUR + timedelta(days=2))
    assert NOT_HELD not in waiting(desk, later, desk.now)
    assert desk.views.week_due(later, desk.now) == WEEK


@pytest.mark.usefixtures("frozen")
def test_without_mail_what_waits_is_counted_with_whom_it_is_for(desk: Desk, program: Program) -> None:
    now = HOUR - timedelta(hours=2)
    desk.now = HOUR - timedelta(days=1)
    for recipient in ("tom@example.com", "tom@example.com", "mia@example.com"):
        desk.now += timedelta(minutes=1)
        desk.do(messaging.send_test, recipient)
    desk.keep(replace(A_MESSAGE, key="over", until=now))
    assert [need.kind for need in needs(desk.views, program, now)] == []
    [need] = needs(desk.views, program, now, mail=False)
    assert (need.kind, need.what) == (Kind.NO_MAIL, "Mail is not set up")
    assert need.words == (
        "3 messages to 2 people, waiting since Monday 23 November. Have mail set up, or tell them yourself."
    )


@pytest.mark.usefixtures("frozen")
def test_an_hour_with_nothing_logged_waits_two_hours_after_its_end(desk: Desk, program: Program) -> None:
    assert waiting(desk, program, HOUR + timedelta(hours=3)) == []
    [(what, _)] = waiting(desk, program, HOUR + timedelta(hours=3, minutes=1))
    assert what == "An hour not logged"


def test_who_has_no_outcome_is_asked_about_once_the_hour_is_finished(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    desk.do(calling.give_outcome, frozen[0].id, Disposition.CONNECTED)
    assert waiting(desk, program, HOUR + timedelta(hours=24, minutes=59)) == []
    [need] = needs(desk.views, program, HOUR + timedelta(hours=25))
    assert (need.what, need.words) == ("Tin Roof", "Nobody has said what came of the call on Tuesday 24 November.")
    assert (need.kind, need.value) == (Kind.NO_OUTCOME, "2026-W48")

    desk.now = HOUR + timedelta(hours=25)
    desk.do(planning.skip, need.id, finishing.NOT_REACHED)
    assert waiting(desk, program, desk.now) == []


@pytest.mark.usefixtures("frozen")
def test_an_hour_finished_by_hand_without_anything_logged_waits_at_once(desk: Desk, program: Program) -> None:
    desk.do(finishing.finish, program, WEEK)
    [(what, _)] = waiting(desk, program, desk.now)
    assert what == "An hour not logged"


def test_what_account_owners_say_waits_until_it_was_seen(desk: Desk, program: Program, tinroof: Customer) -> None:
    assert tinroof.id
    customer = desk.keep(replace(MOORLICHT, account_owner="Tom"))
    desk.now = now = HOUR - timedelta(days=1)
    desk.do(planning.freeze, program, WEEK)
    entry = next(each for each in desk.all(Entry) if each.customer_id == customer.id)
    act(desk.store, TOM, now, announcing.answer, entry.id, "They had an outage.")
    act(desk.store, TOM, now, announcing.hold, customer.id, "In a merger", date(2026, 12, 8))
    found = needs(desk.views, program, now)
    assert [(need.what, need.words) for need in found] == [
        ("About Moorlicht Energie", "Tom: They had an outage."),
        ("Hold for Moorlicht Energie", "Tom asks not to call them until 8 December: In a merger"),
    ]
    answer, hold = found
    desk.do(announcing.see, Answer, answer.id)
    desk.do(announcing.see, Hold, hold.id)
    assert waiting(desk, program, now) == []


@pytest.mark.usefixtures("frozen")
def test_what_may_have_arrived_is_asked_about_before_it_goes_again(desk: Desk, program: Program) -> None:
    now = HOUR - timedelta(days=1)
    desk.keep(TOM)
    kept = desk.keep(in_doubt(replace(A_MESSAGE, handed_over_at=now)))
    assert waiting(desk, program, now) == [
        (
            "Perhaps not sent to Tom",
            (
                "“Ada calls Moorlicht on Tuesday” to tom@example.com: it may have arrived, for nobody heard the answer "
                "of the server that was given it. Ask them, and try again only if it has not."
            ),
        )
    ]
    desk.do(messaging.try_again, kept.id)
    assert waiting(desk, program, now) == []


@pytest.mark.usefixtures("frozen")
def test_failed_mail_waits_until_it_is_tried_again(desk: Desk, program: Program) -> None:
    now = HOUR - timedelta(days=1)
    desk.keep(TOM)
    kept = desk.keep(replace(A_MESSAGE, state=Delivery.FAILED, trouble="no such user"))
    assert waiting(desk, program, now) == [
        (
            "Not sent to Tom",
            (
                "“Ada calls Moorlicht on Tuesday” to tom@example.com: no such user. "
                "If the address is wrong, add the right one on People, then leave this one."
            ),
        )
    ]
    desk.do(messaging.try_again, kept.id)
    assert waiting(desk, program, now) == []


@pytest.mark.usefixtures("frozen")
def test_whoever_cannot_be_called_waits_in_one_line(desk: Desk, program: Program) -> None:
    assert TIN_ROOF.phone
    wrong = Correction(Field.WRONG_PHONE, TIN_ROOF.phone.e164 or "", "A bakery answered", "Ada", NOW)
    desk.keep(corrected(replace(TIN_ROOF, crm_id="T-2", account_owner="Tom"), wrong))
    desk.keep(replace(TIN_ROOF, crm_id="T-3", contacts=()))
    desk.keep(replace(TIN_ROOF, crm_id="T-4", contacts=(), do_not_call=True))
    [need] = needs(desk.views, program, HOUR - timedelta(days=1))
    assert (need.kind, need.what) == (Kind.NUMBERS, "2 customers cannot be called")
    assert need.words == "Type in the numbers you know, and ask the account owners for the rest."


@pytest.mark.usefixtures("frozen")
def test_customers_who_are_likely_one_wait_for_somebody_to_compare_them(desk: Desk, program: Program) -> None:
    twice = replace(MOORLICHT, id=7), replace(MOORLICHT, id=8, crm_id="another")
    pairs = [LikelyPair(*twice, 90, ("the email",)), LikelyPair(*twice, 80, ("the number",))]
    [need] = needs(desk.views, program, HOUR - timedelta(days=1), pairs)
    assert need.words == "Moorlicht Energie and Moorlicht Energie, and 1 other pair."


@pytest.mark.usefixtures("frozen")
def test_customers_gone_from_the_export_wait_until_somebody_decides(desk: Desk, program: Program) -> None:
    gone = desk.keep(replace(TIN_ROOF, crm_id="gone"))
    with desk.store.engine.begin() as connection:
        table = tables.customers
        connection.execute(update(table).where(table.c.id == gone.id).values(vanished_in=1))
    [need] = needs(desk.views, program, HOUR - timedelta(days=1))
    assert need.words == "1 customer is missing from the latest export."
    desk.do(reviewing.keep, [gone.id])
    assert waiting(desk, program, HOUR - timedelta(days=1)) == []


@pytest.mark.usefixtures("frozen")
def test_a_promise_that_lacks_something_or_may_be_misunderstood_asks_for_it(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    loose = desk.do(promising.promise_as_said, moorlicht.id, "Send it soon", Understood("Send it"))
    desk.do(promising.reword, loose.id, "Send the quote")
    doubtful = Understood("Call", "Tom", date(2027, 2, 12), ("it could be 2 December",))
    desk.do(promising.promise_as_said, moorlicht.id, "", doubtful)
    desk.do(promising.promise, moorlicht.id, "Clear", owner="Tom", due_on=date(2027, 2, 12))
    assert waiting(desk, program, HOUR - timedelta(days=1)) == [
        ("Promise to Moorlicht Energie", "“Call”: it could be 2 December."),
        ("Promise to Moorlicht Energie", "“Send the quote”: who keeps it, and by when?"),
    ]


@pytest.mark.usefixtures("frozen")
def test_who_owes_something_and_cannot_be_reached_is_named(desk: Desk, program: Program, moorlicht: Customer) -> None:
    desk.keep(TOM)
    for owner in ("Tom", "Priya", "Priya", "sam@example.com"):
        desk.do(promising.promise, moorlicht.id, "Send it", owner=owner, due_on=HOUR.date())
    assert waiting(desk, program, HOUR - timedelta(days=1)) == [
        ("Priya", "Priya has no address here, so no reminder of what they promised reaches them.")
    ]


@pytest.mark.usefixtures("frozen")
def test_who_owes_something_and_was_removed_is_named(desk: Desk, program: Program, moorlicht: Customer) -> None:
    desk.keep(TOM)
    desk.keep(replace(TOM, email="eve@example.com", name="Eve"))
    desk.do(promising.promise, moorlicht.id, "Send it", owner="eve@example.com", due_on=HOUR.date())
    desk.do(membership.remove, "eve@example.com")
    assert waiting(desk, program, HOUR - timedelta(days=1)) == [
        ("eve@example.com", "eve@example.com is no longer a member, so no reminder of what they promised reaches them.")
    ]


@pytest.mark.usefixtures("frozen")
def test_a_customer_who_called_back_in_vain_waits_until_somebody_has_called_them(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    missed_call(desk, program, moorlicht, HOUR - timedelta(hours=26))
    missed_call(desk, program, moorlicht, HOUR - timedelta(hours=25))
    [need] = needs(desk.views, program, HOUR - timedelta(days=1))
    assert need.what == "Missed: Moorlicht Energie"
    assert need.words == (
        "Saskia Tönnies called on Monday 23 November at 15:00, and nobody picked up: +49 30 23125123."
    )
    assert (need.kind, need.value) == (Kind.MISSED_CALL, "+493023125123")
    desk.now = HOUR - timedelta(days=1)
    desk.do(calling.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.LEFT_VOICEMAIL)))
    assert waiting(desk, program, desk.now) == []


@pytest.mark.usefixtures("frozen")
def test_a_missed_call_back_that_is_done_with_waits_no_more_and_the_next_one_does(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    for hours in (26, 25):
        missed_call(desk, program, moorlicht, HOUR - timedelta(hours=hours))
    [need] = needs(desk.views, program, HOUR - timedelta(days=1))
    desk.do(calling.mark_returned, need.id)
    assert waiting(desk, program, HOUR - timedelta(days=1)) == []
    missed_call(desk, program, moorlicht, HOUR - timedelta(hours=2))
    assert len(waiting(desk, program, HOUR - timedelta(hours=1))) == 1


def missed_call(desk: Desk, program: Program, customer: Customer, at: datetime) -> None:
    rung = a_call(program, customer, Mode.BRIDGE_WEBHOOKS)
    desk.keep(replace(rung, incoming=True, status=Status.NO_ANSWER, started_at=at, ended_at=at, settled=True))


@pytest.mark.usefixtures("frozen")
def test_what_was_kept_and_not_told_for_two_working_days_waits(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.now = HOUR - timedelta(days=4)  # a Friday
    made = desk.do(promising.promise, moorlicht.id, "Send it", owner="Tom", due_on=date(2026, 12, 4))
    desk.do(promising.keep, made.id)
    told = ("Tell Moorlicht Energie", "“Send it” was kept on 20 November; they do not know yet.")
    assert told not in waiting(desk, program, HOUR - timedelta(days=1))
    assert told in waiting(desk, program, HOUR - timedelta(hours=1))
    desk.do(promising.tell_in_next_call, made.id)
    assert told not in waiting(desk, program, HOUR + timedelta(days=2))
    assert told in waiting(desk, program, HOUR + timedelta(days=3))


@pytest.mark.usefixtures("frozen")
def test_all_that_was_kept_and_not_told_waits_and_none_is_passed_over(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.now = HOUR - timedelta(days=4)
    for number in range(12):
        made = desk.do(promising.promise, moorlicht.id, f"Send part {number}", owner="Tom", due_on=date(2026, 12, 4))
        desk.do(promising.keep, made.id)
    told = [what for what, _ in waiting(desk, program, HOUR - timedelta(hours=1))]
    assert told.count("Tell Moorlicht Energie") == 12


@pytest.mark.usefixtures("frozen")
def test_cases_that_nobody_has_and_those_that_are_late_wait_in_a_line_each(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    now = HOUR - timedelta(days=1)
    case = replace(
        raised(moorlicht.id, date(2026, 11, 20), "A date", "", date(2026, 11, 20), for_call=False),
        program_id=program.id, reference="CE-2026-0001", answer_by=now + timedelta(hours=1),
    )  # fmt: skip
    desk.keep(case)
    desk.keep(replace(case, reference="CE-2026-0002", owner="Marta Vos", answer_by=now - timedelta(hours=2)))
    desk.keep(replace(case, reference="CE-2026-0003", owner="Marta Vos", answered_at=now, hear_by=date(2026, 12, 1)))

    assert waiting(desk, program, now) == [
        ("1 case that nobody has", f"{moorlicht.name}: answer by 17:00."),
        ("1 case late", f"{moorlicht.name}: late by 2 h (Marta Vos)."),
    ]


@pytest.mark.usefixtures("frozen")
def test_letters_wait_in_one_line_and_a_folder_that_cannot_be_read_is_named(desk: Desk, program: Program) -> None:
    day_before = HOUR - timedelta(days=1)
    for number, days in ((1, 4), (2, 2)):
        letter = Mail(Correspondent("Renee", "renee@x.example"), f"Drive {number}", "It does not work.")
        came_at = HOUR - timedelta(days=days)
        desk.do(taking_in.take_in, letter, f"{number}".encode(), came_at, Channel.MAIL)
    desk.keep(Mailbox(0, "imaps://ada@x/CEO", trouble="x does not answer.", since=day_before))

    assert waiting(desk, program, day_before) == [
        ("2 letters to sort", "The oldest came Friday 20 November."),
        ("No letters come in since Monday 23 November at 16:00", "x does not answer."),
    ]
