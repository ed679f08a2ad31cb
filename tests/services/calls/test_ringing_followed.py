"""Following a call: it stands as the customer's leg does, and ends once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from callprogram.adapters.twilio import TwilioTelephony
from callprogram.domain.calls.calls import Call, Disposition, Status
from callprogram.domain.calls.legs import Leg
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.corrections import Field, in_force
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CallFailedError
from callprogram.services.calls import calling, ringing
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.calls.ringing import Line, Press
from tests.servers.telephone import Telephone
from tests.services.conftest import NOW, Desk


@pytest.fixture
def rung(desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer) -> Call:
    telephone.clock = lambda: NOW
    return ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id, Press(confirmed=True))


def followed(desk: Desk, twilio: TwilioTelephony, later: timedelta = timedelta()) -> Call:
    return ringing.follow(Line(desk.store, twilio, YOU, NOW + later), desk.all(Call)[0])


def test_a_call_that_rings_is_ringing(desk: Desk, telephone: Telephone, twilio: TwilioTelephony, rung: Call) -> None:
    telephone.ring(rung.provider_id or "")

    assert followed(desk, twilio).status is Status.RINGING


def test_a_call_that_is_answered_is_in_progress(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, rung: Call
) -> None:
    sid = rung.provider_id or ""
    telephone.answer(sid)
    before = followed(desk, twilio)
    telephone.customer_answers(sid)
    talking = followed(desk, twilio)

    assert (before.status, before.answered_at, before.customer_leg_id) == (
        Status.RINGING,
        None,
        telephone.customer_leg(sid).sid,
    )
    assert (talking.status, talking.disposition, talking.ended_at) == (Status.IN_PROGRESS, None, None)
    assert talking.answered_at == telephone.customer_leg(sid).start_time


def test_a_call_that_is_over_has_its_seconds_and_outcome(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, rung: Call
) -> None:
    sid = rung.provider_id or ""
    telephone.answer(sid)
    telephone.customer_answers(sid)
    telephone.hang_up(sid, 312)
    call = followed(desk, twilio, timedelta(seconds=312))

    assert (call.status, call.disposition, call.seconds) == (Status.COMPLETED, Disposition.CONNECTED, 312)
    assert call.ended_at == telephone.customer_leg(sid).end_time
    assert followed(desk, twilio) == call


@pytest.mark.parametrize(
    ("ends", "status", "disposition"),
    [
        (Telephone.customer_does_not_answer, Status.NO_ANSWER, Disposition.NO_ANSWER),
        (Telephone.customer_busy, Status.BUSY, Disposition.BUSY),
        (Telephone.customer_unreachable, Status.FAILED, None),
    ],
)
def test_the_customers_leg_decides_the_outcome(
    desk: Desk,
    telephone: Telephone,
    twilio: TwilioTelephony,
    rung: Call,
    ends: object,
    status: Status,
    disposition: Disposition | None,
) -> None:
    assert callable(ends)
    telephone.answer(rung.provider_id or "")
    ends(telephone, rung.provider_id)
    call = followed(desk, twilio)

    assert (call.status, call.disposition, call.answered_at) == (status, disposition, None)
    assert call.ended_at


@pytest.mark.parametrize(
    "ends",
    [
        Telephone.executive_does_not_answer,
        Telephone.executive_busy,
        Telephone.executive_unreachable,
        Telephone.cancel,
    ],
)
def test_where_the_executive_does_not_answer_the_customer_was_never_called(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, rung: Call, ends: object
) -> None:
    assert callable(ends)
    ends(telephone, rung.provider_id)
    call = followed(desk, twilio)

    assert (call.status, call.ended_at, call.disposition) == (Status.CANCELED, NOW, None)


def test_a_provider_that_does_not_answer_leaves_the_call_as_it_is(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, rung: Call
) -> None:
    telephone.breaks()
    with pytest.raises(CallFailedError):
        followed(desk, twilio)

    assert desk.all(Call) == [rung]


def test_a_call_from_ones_own_phone_and_an_ended_one_are_not_asked_after(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, rung: Call
) -> None:
    asked = len(telephone.requests)
    for call in (replace(rung, provider_id=None), replace(rung, settled=True)):
        assert ringing.follow(Line(desk.store, twilio, YOU, NOW), call) == call

    assert len(telephone.requests) == asked


def test_an_ended_call_stays_as_it_is_whatever_the_provider_says(desk: Desk, rung: Call) -> None:
    ended = desk.do(ringing.record_refusal, rung.id, "Refused")

    assert desk.do(ringing.record_legs, rung.id, Leg("CA1", Status.RINGING), None) == ended


def test_a_leg_that_the_provider_forgot_to_end_is_over_half_a_minute_after_the_other(desk: Desk, rung: Call) -> None:
    talked = Leg("CA2", Status.IN_PROGRESS, NOW)
    hung_up = Leg(rung.provider_id or "", Status.COMPLETED, NOW, NOW, 9)
    waiting = desk.do(ringing.record_legs, rung.id, hung_up, talked)
    desk.now = NOW + timedelta(seconds=31)
    call = desk.do(ringing.record_legs, rung.id, hung_up, talked)

    assert (waiting.status, waiting.ended_at) == (Status.IN_PROGRESS, None)
    assert (call.status, call.ended_at, call.answered_at) == (Status.COMPLETED, desk.now, NOW)
    assert call.disposition is Disposition.CONNECTED


def test_an_outcome_that_a_person_gave_is_not_overruled(desk: Desk, program: Program, rung: Call) -> None:
    given = desk.do(calling.log, program, LoggedCall(rung.customer_id, Outcome(Disposition.LEFT_VOICEMAIL)))

    told = desk.do(
        ringing.record_legs, rung.id, Leg(rung.provider_id or "", Status.COMPLETED), Leg("CA2", Status.NO_ANSWER)
    )

    assert (given.id, given.settled) == (rung.id, False)
    assert (told.status, told.settled, told.disposition) == (Status.NO_ANSWER, True, Disposition.LEFT_VOICEMAIL)


def test_what_the_telephone_alone_knows_leads_where_an_outcome_leads(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    """The third no answer in a row hands the customer back to the account owner, though nobody pressed anything."""
    for _ in range(3):
        rung = ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id, Press(confirmed=True))
        telephone.answer(rung.provider_id or "")
        telephone.customer_does_not_answer(rung.provider_id or "")
        assert ringing.follow(Line(desk.store, twilio, YOU, NOW), rung).disposition is Disposition.NO_ANSWER
    [customer] = desk.all(Customer)

    assert in_force(customer.corrections, Field.HANDED_BACK)
