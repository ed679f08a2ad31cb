"""Digesting: one summary a week, on Monday morning where each member is, for those who want it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.cases.cases import raised
from callprogram.domain.customers.customers import Customer
from callprogram.domain.letters.letters import Channel
from callprogram.domain.letters.mails import Correspondent, Mail
from callprogram.domain.letters.routes import Kind as LetterKind
from callprogram.domain.letters.routes import Route
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Delivery, Message
from callprogram.domain.program.call_hour import Program
from callprogram.errors import SendingFailedError
from callprogram.services.calendar import calendaring
from callprogram.services.calls import outcomes
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.letters import deciding, taking_in
from callprogram.services.lists import planning
from callprogram.services.overview.digesting import is_due, letter_for, write_digests
from callprogram.services.people import deputizing
from callprogram.services.people.messaging import send_waiting
from callprogram.services.ports import Channels
from callprogram.services.program import programs
from callprogram.services.promises import promising
from tests.examples import WEEK
from tests.services.conftest import NOW, Desk

ANNA = Member("anna@example.com", "Anna", frozenset({Role.ASSISTANT}), zone="Europe/Amsterdam")
TOM = Member("tom@example.com", "Tom", frozenset({Role.TEAMMATE}), zone="Asia/Tokyo")
MONDAY_AT_SEVEN = datetime(2026, 11, 23, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("member", "moment", "due"),
    [
        (ANNA, MONDAY_AT_SEVEN, True),
        (ANNA, MONDAY_AT_SEVEN - timedelta(seconds=1), False),
        (ANNA, MONDAY_AT_SEVEN + timedelta(hours=16), True),
        (ANNA, MONDAY_AT_SEVEN + timedelta(hours=17), False),
        (TOM, MONDAY_AT_SEVEN - timedelta(hours=8), False),  # a holiday in Tokyo: Thanksgiving for work
        (TOM, MONDAY_AT_SEVEN + timedelta(hours=16), True),
        (replace(TOM, country="NL"), MONDAY_AT_SEVEN - timedelta(hours=8), True),
        (TOM, MONDAY_AT_SEVEN + timedelta(hours=10), False),
        (replace(ANNA, wants_digest=False), MONDAY_AT_SEVEN, False),
    ],
)
def test_it_is_due_on_monday_after_seven_where_they_are(member: Member, moment: datetime, due: bool) -> None:
    assert is_due(member, moment) is due


def test_who_works_on_the_program_reads_its_list_and_what_needs_them(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.keep(replace(ANNA, serves=frozenset({program.id})))
    desk.do(planning.plan, program, WEEK)
    desk.do(promising.promise, moorlicht.id, "Send the price list", owner="Tom")
    desk.do(planning.plan, program, WEEK)
    assert write_digests(desk.store, desk.views, MONDAY_AT_SEVEN) == 1
    assert write_digests(desk.store, desk.views, MONDAY_AT_SEVEN + timedelta(hours=1)) == 0
    [message] = desk.all(Message)
    assert message.content.subject == "Your customer calls in the week of 23 November"
    assert [section.heading for section in message.content.sections] == [
        "Customer calls, Tuesday 24 November at 16:00: not signed off yet",
        "To do",
        "Promised and not done",
    ]


def test_what_was_promised_begins_with_what_is_late_leaves_out_what_was_kept_and_counts_the_rest(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.now = MONDAY_AT_SEVEN - timedelta(days=20)
    anna = desk.keep(replace(ANNA, serves=frozenset({program.id})))
    for day in range(1, 16):
        desk.do(promising.promise, moorlicht.id, f"Part {day}", owner="Tom", due_on=date(2026, 11, 10 + day))
    kept = desk.do(promising.promise, moorlicht.id, "Send the list", owner="Tom", due_on=date(2026, 11, 9))
    desk.do(promising.keep, kept.id)
    letter = letter_for(desk.views, anna, MONDAY_AT_SEVEN)
    assert letter
    [promised] = [each for each in letter.sections if each.heading == "Promised and not done"]
    assert promised.points[0].endswith("Part 1 — Tom, was due Wednesday 11 November")
    assert promised.points[11:] == (promised.points[11], "3 more on Commitments.")
    assert not any("Send the list" in each for each in promised.points)


def headings(desk: Desk, member: Member, now: datetime = MONDAY_AT_SEVEN) -> list[str]:
    letter = letter_for(desk.views, member, now)
    return [section.heading for section in letter.sections] if letter else []


def test_a_draft_whose_facts_have_changed_is_planned_so_that_the_summary_names_who_is_on_it(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.keep(replace(ANNA, serves=frozenset({program.id})))
    assert write_digests(desk.store, desk.views, MONDAY_AT_SEVEN) == 1
    [message] = desk.all(Message)
    assert message.content.sections[0].points[0].startswith(f"{moorlicht.name}: ")


def test_a_moved_or_skipped_hour_is_named_with_its_day_and_that_it_is_so(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    assert moorlicht.id
    anna, thursday = replace(ANNA, serves=frozenset({program.id})), datetime(2026, 11, 26, 9, tzinfo=UTC)
    desk.now = MONDAY_AT_SEVEN
    moved = desk.do(calendaring.move_week, program, WEEK, thursday)
    desk.do(planning.freeze, moved, WEEK)
    assert headings(desk, anna)[0] == (
        "Customer calls, Thursday 26 November at 10:00, moved from Tuesday 24 November at 16:00: signed off"
    )
    skipped = desk.do(calendaring.skip_week, moved, WEEK, "a retreat")
    desk.do(planning.plan, skipped, WEEK.later(1))
    assert headings(desk, anna)[:2] == [
        "Customer calls, Thursday 26 November: skipped",
        "Customer calls, Tuesday 1 December at 16:00: not signed off yet",
    ]


def test_while_the_executive_is_on_leave_the_deputy_gets_the_summary_and_they_when_they_are_back(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    assert moorlicht.id
    ada = desk.keep(Member("ada@example.com", "Ada Byron", frozenset({Role.EXECUTIVE}), zone="Europe/Amsterdam"))
    desk.keep(replace(TOM, zone="Europe/Amsterdam"))
    desk.now = MONDAY_AT_SEVEN
    held = desk.do(programs.set_program, program.name, executive_email=ada.email)
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    desk.do(calendaring.add_leave, held, monday, tuesday)
    desk.do(deputizing.set_deputy, held, TOM.email, monday, tuesday)

    written = [write_digests(desk.store, desk.views, MONDAY_AT_SEVEN + timedelta(days=days)) for days in range(4)]

    assert written == [1, 0, 1, 0]
    to_tom, to_ada = (each for each in desk.all(Message) if each.kind == "digest")
    assert (to_tom.recipient, to_ada.recipient) == (TOM.email, ada.email)
    heading = "Customer calls, Tuesday 24 November at 16:00, held by Tom: not signed off yet"
    assert to_tom.content.sections[0].heading == heading
    assert "To do" not in [each.heading for each in to_tom.content.sections]  # they have no such page


def test_hours_that_nobody_held_are_said_once_it_is_more_than_one(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    anna = desk.keep(replace(ANNA, serves=frozenset({program.id})))
    desk.do(outcomes.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.CONNECTED), at=NOW))
    said = [_to_do(desk, anna, NOW + timedelta(days=6, weeks=weeks)) for weeks in range(4)]
    words = "The last {} hours were not held: Nobody has called since Tuesday 24 November."
    assert [[each for each in points if "not held" in each] for points in said] == [
        [],
        [],
        [words.format(2)],
        [words.format(3)],
    ]


def _to_do(desk: Desk, member: Member, now: datetime) -> tuple[str, ...]:
    letter = letter_for(desk.views, member, now)
    found = [each.points for each in letter.sections if each.heading == "To do"] if letter else []
    return found[0] if found else ()


def test_who_leads_others_reads_what_they_are_late_with_and_a_teammate_nothing(
    desk: Desk, program: Program, moorlicht: Customer, tinroof: Customer
) -> None:
    assert program.id
    desk.keep(replace(TOM, country="NL", lead="ines@example.com"))
    desk.keep(replace(TOM, country="NL", email="ines@example.com", name="Ines"))
    desk.do(promising.promise, moorlicht.id, "Send the price list", owner="Tom", due_on=date(2026, 11, 19))
    desk.do(promising.promise, tinroof.id, "Call back", owner="tom@example.com", due_on=date(2026, 11, 27))
    desk.do(promising.promise, tinroof.id, "Write", owner="Mia", due_on=date(2026, 11, 19))
    assert write_digests(desk.store, desk.views, MONDAY_AT_SEVEN) == 1
    [letter] = [each for each in desk.all(Message) if each.recipient == "ines@example.com"]
    assert letter.content.subject == "Your team's promises in the week of 23 November"
    assert [(section.heading, section.points) for section in letter.content.sections] == [
        ("Your team is late with", ("Tom: Moorlicht Energie, Send the price list — was due Thursday 19 November",)),
        ("Your team is to keep this week", ("Tom: Tin Roof, Call back — due Friday 27 November",)),
    ]


def test_before_there_are_customers_the_subject_is_what_there_is_to_do(desk: Desk, program: Program) -> None:
    desk.keep(replace(ANNA, serves=frozenset({program.id})))
    write_digests(desk.store, desk.views, MONDAY_AT_SEVEN)
    [message] = desk.all(Message)
    assert message.content.subject == "Your things to do in the week of 23 November"


def test_with_nothing_to_say_nothing_is_written(desk: Desk, program: Program) -> None:
    assert program.id
    desk.keep(TOM)
    assert write_digests(desk.store, desk.views, MONDAY_AT_SEVEN) == 0
    assert desk.all(Message) == []


def test_an_hour_that_is_over_when_they_wake_is_not_announced(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    assert moorlicht.id
    monday = desk.do(programs.set_program, program.name, weekday=0, at=time(9, 30))
    desk.now = MONDAY_AT_SEVEN
    desk.do(planning.freeze, monday, WEEK)
    late = replace(ANNA, serves=frozenset({program.id}), quiet_until=time(11))
    assert "Customer calls" in repr(letter_for(desk.views, ANNA, MONDAY_AT_SEVEN))
    assert "Customer calls, Monday" not in repr(letter_for(desk.views, late, MONDAY_AT_SEVEN))


def test_what_could_not_be_sent_on_monday_is_not_sent_on_tuesday(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.keep(replace(ANNA, serves=frozenset({program.id})))
    desk.do(promising.promise, moorlicht.id, "Send the price list", owner="anna@example.com")
    assert write_digests(desk.store, desk.views, MONDAY_AT_SEVEN) == 1
    send_waiting(desk.store, Channels(Down(), Down()), MONDAY_AT_SEVEN)
    tuesday = MONDAY_AT_SEVEN + timedelta(days=1)
    send_waiting(desk.store, Channels(Down(), Down()), tuesday)
    [digest] = [each for each in desk.all(Message) if each.key.startswith("digest")]
    assert (digest.state, digest.attempts) == (Delivery.WITHDRAWN, 1)


class Down:
    def send(self, _: Message, __: Member, begins: Callable[[], None]) -> None:
        begins()
        raise SendingFailedError("mail.example does not answer")


def test_what_came_to_the_executive_in_the_week_before_is_counted_by_where_it_went(
    desk: Desk, program: Program
) -> None:
    anna = desk.keep(replace(ANNA, serves=frozenset({program.id})))
    wrote = Correspondent("Renee", "renee@x.example")
    for number, route in enumerate((Route.BIN, Route.BIN, Route.STRAIGHT, None)):
        came_at = MONDAY_AT_SEVEN - timedelta(days=3)
        letter = desk.do(
            taking_in.take_in, Mail(wrote, "", "Hello."), f"{number}".encode(), came_at, Channel.MAIL
        ).letter
        if route:
            desk.do(deciding.decide, program, letter.id, deciding.Destination(route, route, LetterKind.QUESTION))

    summary = letter_for(desk.views, anna, MONDAY_AT_SEVEN)

    assert summary
    [section] = [each for each in summary.sections if each.heading == "Letters"]
    assert section.points == (
        "4 letters since 16 November: 2 in the bin, 1 straight to the executive, 1 still to sort.",
    )


def test_what_is_late_in_cases_is_said_once_and_what_repeats_stands_below_the_letters(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    anna = desk.keep(replace(ANNA, serves=frozenset({program.id})))
    late = replace(
        raised(moorlicht.id, date(2026, 11, 17), "A date", "Marta Vos", date(2026, 11, 17), for_call=False),
        program_id=program.id, answer_by=MONDAY_AT_SEVEN - timedelta(days=2), reference="CE-2026-0001",
        causes=("late delivery",),
    )  # fmt: skip
    desk.keep(late)
    desk.keep(replace(late, reference="CE-2026-0002", owner="", answer_by=MONDAY_AT_SEVEN + timedelta(hours=3)))

    summary = letter_for(desk.views, anna, MONDAY_AT_SEVEN)

    assert summary
    [section] = [each for each in summary.sections if each.heading == "Letters"]
    assert section.points == (f"What repeats: late delivery (2 cases), {moorlicht.name} (2 cases).",)
    assert repr(summary).count("late by 2 days (Marta Vos)") == 1


def test_a_pattern_stands_on_monday_with_whom_to_call_the_quiet_first(
    desk: Desk, program: Program, moorlicht: Customer, tinroof: Customer
) -> None:
    anna = desk.keep(replace(ANNA, serves=frozenset({program.id})))
    for number, customer in enumerate((moorlicht, moorlicht, tinroof), 1):
        case = raised(customer.id, date(2026, 11, 16 + number), "A date", "", date(2026, 11, 20), for_call=False)
        reference = f"CE-2026-000{number}"
        desk.keep(replace(case, program_id=program.id, reference=reference, causes=("late delivery",)))
    letter = desk.do(
        taking_in.take_in, Mail(Correspondent("", "a@b.example"), "", "Late."), b"1", desk.now, Channel.MAIL
    )
    desk.revise(replace(letter.letter, route=Route.DESK, case_id=1))

    summary = letter_for(desk.views, anna, MONDAY_AT_SEVEN)

    assert summary
    [section] = [each for each in summary.sections if each.heading == "Letters"]
    what = "late delivery: 3 cases of 2 customers since 17 November"
    assert section.points[1:] == (
        f"A pattern: {what}. Worth a call: Tin Roof, Moorlicht Energie. More is on Escalations, in the tab Patterns.",
        "What repeats: Moorlicht Energie (2 cases).",
    )


def test_an_admin_has_the_head_of_the_audit_trail_in_a_mailbox(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    desk.do(promising.promise, moorlicht.id, "Send the price list", owner="Tom")
    admin = replace(ANNA, roles=frozenset({Role.ADMIN}))
    letter, other = (letter_for(desk.views, each, MONDAY_AT_SEVEN) for each in (admin, ANNA))
    head = desk.views.wholeness().head

    assert (len(head), program.id) == (64, 1)
    closings = [each.closing[-len(f"{head}; keep this letter.") :] if each else None for each in (letter, other)]
    assert closings == [f"{head}; keep this letter.", ""]
