"""Deputizing: somebody else holds the hour for the executive, with all that goes with it, and only for so long."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from callprogram.domain.calls.calls import Disposition
from callprogram.domain.calls.notes import Typed
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.people.members import Member, Role
from callprogram.domain.people.messages import Message
from callprogram.domain.permissions.standing_in import as_of
from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError, NotAllowedError, NotFoundError
from callprogram.services.act import act
from callprogram.services.calendar import calendaring
from callprogram.services.calls import noting, outcomes, ringing
from callprogram.services.lists import planning
from callprogram.services.overview.digesting import write_digests
from callprogram.services.overview.to_do import needs
from callprogram.services.people import deputizing, membership
from callprogram.services.promises import understanding
from tests.examples import HOUR, WEEK
from tests.services.conftest import NOW, Desk

TUESDAY = date(2026, 11, 24)
ADA, TOM = "ada@example.com", "tom@example.com"


@pytest.fixture
def tom(desk: Desk, program: Program, moorlicht: Customer) -> Member:
    """A teammate who looks after nobody, and will hold Tuesday's hour."""
    desk.now = NOW - timedelta(days=4)
    desk.revise(replace(program, executive_email=ADA))
    desk.revise(replace(moorlicht, account_owner="Priya"))
    return desk.do(membership.add, TOM, "Tom Berger", Role.TEAMMATE, program)


@pytest.fixture
def held(desk: Desk, program: Program, tom: Member) -> Program:
    return desk.do(deputizing.set_deputy, program, tom.email, TUESDAY, TUESDAY, "+491713920023")


def on_tuesday(desk: Desk, tom: Member, moment: datetime = NOW) -> Member:
    return as_of(tom, desk.views.programs(), moment)


def test_a_deputy_has_the_rights_of_the_hour_on_those_days_and_no_others(
    desk: Desk, held: Program, tom: Member
) -> None:
    deputy = on_tuesday(desk, tom)

    assert act(desk.store, deputy, NOW, planning.freeze, held, WEEK).frozen_by == "Tom Berger"
    with pytest.raises(NotAllowedError):
        act(desk.store, deputy, NOW, membership.add, "x@example.com", "X", Role.TEAMMATE, held)
    with pytest.raises(NotAllowedError):
        act(desk.store, on_tuesday(desk, tom, NOW + timedelta(days=1)), NOW, planning.freeze, held, WEEK)


def test_nobody_else_hears_the_executive_in_private(desk: Desk, held: Program, tom: Member) -> None:
    desk.do(planning.freeze, held, WEEK)
    [entry] = desk.all(Entry)
    executive = replace(on_tuesday(desk, tom), roles=frozenset({Role.EXECUTIVE, Role.DEPUTY}))

    with pytest.raises(NotAllowedError, match="for the executive alone"):
        act(desk.store, executive, NOW, noting.write_privately, entry.id, Typed("Psst.", "", "tab"))


def test_what_a_deputy_says_they_will_do_is_theirs_and_the_executives_on_other_days(
    desk: Desk, held: Program, moorlicht: Customer
) -> None:
    said = "I'll send the export fix by 4 December"
    days = (TUESDAY, TUESDAY + timedelta(days=1))

    owners = [understanding.understand(desk.views, held, moorlicht, said, day).owner for day in days]

    assert owners == [TOM, ADA]


def test_the_brief_says_for_whom_they_call(desk: Desk, held: Program) -> None:
    desk.do(planning.freeze, held, WEEK)
    view = desk.views.week(held, WEEK)

    assert view is not None
    assert [card.brief.lines[0] for card in view.cards] == ["You call for Ada Byron"]


def test_their_telephone_rings_first_and_says_for_whom_they_call(
    desk: Desk, held: Program, tom: Member, moorlicht: Customer
) -> None:
    desk.do(planning.freeze, held, WEEK)
    deputy = on_tuesday(desk, tom)

    call, bridge = act(desk.store, deputy, NOW, ringing.reserve, held, moorlicht.id, ringing.Press())

    assert call.executive_phone == "+491713920023"
    assert bridge is not None
    assert bridge.brief.calls_for == "Ada Byron"


def test_account_owners_hear_who_calls_before_and_who_called_after(desk: Desk, held: Program, tom: Member) -> None:
    desk.keep(Member("priya@example.com", "Priya", frozenset({Role.TEAMMATE})))
    desk.do(planning.freeze, held, WEEK)
    [entry] = desk.all(Entry)
    act(desk.store, on_tuesday(desk, tom), NOW, outcomes.give, entry.id, Outcome(Disposition.CONNECTED))

    subjects = [each.content.subject for each in desk.all(Message) if each.recipient == "priya@example.com"]

    assert subjects == [
        "Moorlicht Energie: called on Tuesday 24 November at 15:00",
        "Tom Berger, for Ada Byron, talked to Moorlicht Energie",
    ]


def test_a_deputy_hears_that_they_are_one_and_gets_the_list_once_it_is_signed_off(desk: Desk, held: Program) -> None:
    desk.do(planning.freeze, held, WEEK)

    mine = [each.content for each in desk.all(Message) if each.recipient == TOM]

    assert [each.subject for each in mine] == [
        "You hold the hour for Ada Byron on 24 November",
        "You hold the hour for Ada Byron on Tuesday 24 November",
    ]
    assert mine[1].opening.startswith("1 call from 16:00 on.")


def test_mondays_summary_has_the_list_for_a_deputy_of_that_day_alone(desk: Desk, program: Program, tom: Member) -> None:
    monday = datetime(2026, 11, 23, 7, tzinfo=UTC)
    desk.do(deputizing.set_deputy, program, tom.email, date(2026, 11, 23), TUESDAY)

    write_digests(desk.store, desk.views, monday)
    write_digests(desk.store, desk.views, monday + timedelta(days=7))

    [letter] = [each.content for each in desk.all(Message) if each.key.startswith("digest")]
    assert letter.subject.startswith("Your customer calls")


def test_mondays_summary_comes_to_whoever_holds_the_hour_later_in_the_week_though_they_get_none_else(
    desk: Desk, held: Program, tom: Member
) -> None:
    desk.revise(replace(tom, wants_digest=False))
    assert held.deputies[0].first == TUESDAY

    write_digests(desk.store, desk.views, datetime(2026, 11, 23, 7, tzinfo=UTC))

    [letter] = [each for each in desk.all(Message) if each.key.startswith("digest")]
    assert (letter.recipient, letter.content.subject) == (tom.email, "Your customer calls in the week of 23 November")


def test_leave_with_a_deputy_asks_nobody_to_skip_the_hour(desk: Desk, program: Program, tom: Member) -> None:
    desk.do(calendaring.add_leave, program, TUESDAY)
    before = [need.kind for need in needs(desk.views, program, desk.now)]
    held = desk.do(deputizing.set_deputy, program, tom.email, TUESDAY, TUESDAY)
    after = [need.kind for need in needs(desk.views, held, desk.now)]

    assert ("day-off" in before, "day-off" in after) == (True, False)


def test_results_count_an_hour_that_a_deputy_held(desk: Desk, held: Program, tom: Member) -> None:
    deputy = on_tuesday(desk, tom)
    act(desk.store, deputy, HOUR, planning.freeze, held, WEEK)
    act(desk.store, deputy, HOUR, planning.start_hour, held, WEEK)
    [entry] = desk.all(Entry)
    act(desk.store, deputy, NOW, outcomes.give, entry.id, Outcome(Disposition.CONNECTED))

    found = desk.views.results(held, date(2026, 11, 1), NOW + timedelta(days=1))

    assert (found.held, found.reached) == (1, 1)


def test_whoever_is_no_member_or_comes_twice_is_refused(desk: Desk, held: Program) -> None:
    with pytest.raises(NotFoundError, match="There is no member"):
        desk.do(deputizing.set_deputy, held, "nobody@example.com", TUESDAY, TUESDAY)
    with pytest.raises(BadInputError, match="Tom Berger holds the hour"):
        desk.do(deputizing.set_deputy, held, TOM, TUESDAY, TUESDAY)


def test_the_executive_is_no_deputy_of_their_own(desk: Desk, program: Program) -> None:
    desk.revise(replace(program, executive_email=ADA))
    ada = desk.do(membership.add, ADA, "Ada Hale", Role.EXECUTIVE, program)
    with pytest.raises(BadInputError, match="Ada Hale is the executive"):
        desk.do(deputizing.set_deputy, program, ada.email, TUESDAY, TUESDAY)


def test_cleared_the_executive_holds_the_hour_again(desk: Desk, held: Program, tom: Member) -> None:
    desk.do(deputizing.clear_deputies, held)

    assert on_tuesday(desk, tom) == tom


def test_the_deputy_s_own_telephone_rings_where_no_other_is_named(desk: Desk, program: Program, tom: Member) -> None:
    desk.revise(replace(tom, phone="+4930901820"))

    [deputy] = desk.do(deputizing.set_deputy, program, TOM, TUESDAY, TUESDAY).deputies

    assert deputy.phone == "+4930901820"
