"""Trying out the telephone that rings first: it alone rings, once, and is never taken for a call."""

from dataclasses import replace

import pytest

from callprogram.adapters.twilio import TwilioTelephony
from callprogram.domain.calls.calls import Call, Status
from callprogram.domain.calls.legs import Leg
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import CALLPROGRAM
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError, CallFailedError, StateError
from callprogram.services.act import act
from callprogram.services.calls import reconciling, ringing, trying_out
from callprogram.services.calls.ringing import Line
from tests.examples import EXECUTIVE
from tests.servers.telephone import Telephone
from tests.services.conftest import NOW, Desk


def test_it_rings_alone_says_that_it_does_and_no_call_is_kept(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program
) -> None:
    trying_out.try_out(Line(desk.store, twilio, YOU, NOW), program)
    [ring] = telephone.rings
    assert dict(ring.form)["To"] == EXECUTIVE
    assert "Your telephone is ready" in dict(ring.form)["Twiml"]
    assert "Dial" not in dict(ring.form)["Twiml"]
    assert desk.all(Call) == []


def test_a_telephone_that_was_tried_is_known_and_another_is_not(
    desk: Desk, twilio: TwilioTelephony, program: Program
) -> None:
    assert not trying_out.has_rung(desk.views, EXECUTIVE)
    for _ in range(2):
        trying_out.try_out(Line(desk.store, twilio, YOU, NOW), program)
    assert trying_out.has_rung(desk.views, EXECUTIVE)
    assert not trying_out.has_rung(desk.views, "+15555550123")


def test_it_does_not_ring_while_a_call_runs_nor_where_nobody_has_said_which_it_is(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    line = Line(desk.store, twilio, YOU, NOW)
    with pytest.raises(BadInputError, match="Which telephone should ring first"):
        trying_out.try_out(line, replace(program, executive_phone=""))
    ringing.ring(line, program, moorlicht.id)
    with pytest.raises(StateError, match="still running"):
        trying_out.try_out(line, program)
    assert len(telephone.rings) == 1


def test_what_the_provider_refuses_is_said(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program
) -> None:
    telephone.refuses(402, 21404)
    with pytest.raises(CallFailedError, match="balance"):
        trying_out.try_out(Line(desk.store, twilio, YOU, NOW), program)


def test_a_call_whose_name_is_looked_for_is_never_taken_for_the_try_before_it(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    line = Line(desk.store, twilio, YOU, NOW)
    trying_out.try_out(line, program)
    [tried] = telephone.calls
    telephone.resets()
    call = ringing.ring(line, program, moorlicht.id)
    leg = Leg(tried, Status.COMPLETED, created_at=call.started_at)
    assert act(desk.store, CALLPROGRAM, NOW, reconciling.identify, call.id, (leg,)).provider_id is None
