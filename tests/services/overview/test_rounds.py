"""Rounds: one round brings every running call up to date, whatever goes wrong with another."""

from datetime import UTC, date, datetime, time

import pytest

from callprogram.adapters.twilio import TwilioTelephony
from callprogram.domain.calls.calls import Call, Disposition, Status
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import CallList, ListState
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.program.call_hour import Program
from callprogram.services.act import act
from callprogram.services.calendar import calendaring
from callprogram.services.calls import ringing
from callprogram.services.calls.ringing import Line, Press
from callprogram.services.overview.rounds import Done, sign_off, work
from callprogram.services.program import programs
from tests.examples import WEEK
from tests.servers.telephone import Telephone
from tests.services.conftest import NOW, Desk


def test_without_a_provider_there_is_nothing_to_do(desk: Desk) -> None:
    assert work(desk.store, desk.views, None, NOW) == Done()


def test_without_running_calls_nothing_is_asked(desk: Desk, telephone: Telephone, twilio: TwilioTelephony) -> None:
    assert work(desk.store, desk.views, twilio, NOW) == Done()
    assert telephone.requests == []


def test_a_call_that_ended_without_us_is_brought_up_to_date(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    rung = ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id, Press(confirmed=True))
    telephone.answer(rung.provider_id or "")
    telephone.customer_busy(rung.provider_id or "")
    done = work(desk.store, desk.views, twilio, NOW)
    [call] = desk.all(Call)

    assert done == Done(1)
    assert (call.status, call.disposition) == (Status.BUSY, Disposition.BUSY)
    assert work(desk.store, desk.views, twilio, NOW) == Done()


def test_trouble_with_one_call_does_not_hold_up_another(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    other = desk.do(programs.set_program, "Other", at=time(16), executive_phone="+491713920024")
    for each in (program, other):
        ringing.ring(Line(desk.store, twilio, YOU, NOW), each, moorlicht.id, Press(reason="both"))
    telephone.breaks()
    done = work(desk.store, desk.views, twilio, NOW)

    assert done.followed == 1
    assert done.problems == ("Call 1: Twilio does not say how the call stands; look again in a minute.",)


@pytest.mark.usefixtures("moorlicht")
def test_a_list_signs_itself_off_on_the_morning_of_its_set_day(desk: Desk, program: Program) -> None:
    desk.do(programs.set_sign_off, program, 1)
    before, after = datetime(2026, 11, 23, 5, 59, tzinfo=UTC), datetime(2026, 11, 23, 6, tzinfo=UTC)

    assert sign_off(desk.store, desk.views, before) == Done()
    assert sign_off(desk.store, desk.views, after) == Done(signed_off=1)
    assert sign_off(desk.store, desk.views, after) == Done()
    [call_list] = desk.all(CallList)
    assert (call_list.week, call_list.state, call_list.frozen_by) == (WEEK, ListState.FROZEN, "callprogram")


@pytest.mark.usefixtures("moorlicht")
@pytest.mark.usefixtures("moorlicht")
def test_a_list_for_a_day_off_signs_itself_off_once_somebody_keeps_its_hour(desk: Desk, program: Program) -> None:
    desk.do(programs.set_sign_off, program, 1)
    desk.do(calendaring.add_leave, program, date(2026, 11, 24), date(2026, 11, 24))
    morning = datetime(2026, 11, 23, 7, tzinfo=UTC)
    assert sign_off(desk.store, desk.views, morning) == Done()
    act(desk.store, YOU, morning, calendaring.keep_week, program, WEEK)
    assert sign_off(desk.store, desk.views, morning) == Done(signed_off=1)


def test_without_a_set_day_only_people_sign_off(desk: Desk, program: Program) -> None:
    assert program.sign_off_days is None
    assert sign_off(desk.store, desk.views, datetime(2026, 11, 24, 14, tzinfo=UTC)) == Done()


def test_a_list_that_nobody_can_be_on_is_said_once_and_not_tried_again(desk: Desk, program: Program) -> None:
    desk.do(programs.set_sign_off, program, 0)
    desk.keep(Customer(0, company="Silent", do_not_call=True))
    morning = datetime(2026, 11, 24, 8, tzinfo=UTC)

    [problem] = sign_off(desk.store, desk.views, morning).problems
    assert problem.startswith(
        "“Customer calls”: Nobody can be called in the hour of 2026-W48 (1 customer: do not call)"
    )
    assert sign_off(desk.store, desk.views, morning) == Done()
