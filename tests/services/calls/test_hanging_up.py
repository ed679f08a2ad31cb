"""Hanging up: whatever the provider does with it, somebody knows whether the line is open and can settle it."""

from collections.abc import Callable

import pytest

from callprogram.adapters.twilio import Account, TwilioTelephony, connect
from callprogram.domain.calls.calls import Call, Status
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CallFailedError
from callprogram.services.calls import ringing
from callprogram.services.calls.ringing import Line, Press
from tests.examples import TUESDAY
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID
from tests.services.conftest import NOW, Desk

PUT_DOWN = "The line may still be open: put down your own telephone"


@pytest.fixture
def line(desk: Desk, twilio: TwilioTelephony) -> Line:
    return Line(desk.store, twilio, YOU, NOW)


@pytest.fixture
def ringing_call(line: Line, telephone: Telephone, program: Program, moorlicht: Customer) -> Call:
    """The executive's telephone rings."""
    call = ringing.ring(line, program, moorlicht.id, Press(reason="They asked for it."))
    telephone.ring(call.provider_id or "")
    return call


def test_cancel_ends_a_call_that_rings_at_the_executive(line: Line, telephone: Telephone, ringing_call: Call) -> None:
    ended = ringing.hang_up(line, ringing_call)
    assert (ended.status, ended.problem) == (Status.CANCELED, "It was canceled before the customer was called.")
    assert not telephone.children(ringing_call.provider_id or "")


def test_cancel_ends_a_call_that_rings_at_the_customer(line: Line, telephone: Telephone, ringing_call: Call) -> None:
    telephone.answer(ringing_call.provider_id or "")
    connected = ringing.connect(line, ringing.follow(line, ringing_call).id)
    ended = ringing.hang_up(line, connected)
    assert (bool(ended.ended_at), ended.disposition) == (True, None)
    assert telephone.calls[ringing_call.provider_id or ""].status == "completed"


def test_a_hang_up_whose_answer_was_lost_is_seen_to_be_done(
    line: Line, telephone: Telephone, ringing_call: Call
) -> None:
    telephone.resets(rings=True)
    assert ringing.hang_up(line, ringing_call).status is Status.CANCELED


def test_a_call_that_was_over_before_it_was_hung_up_is_no_error(
    line: Line, telephone: Telephone, ringing_call: Call
) -> None:
    telephone.executive_busy(ringing_call.provider_id or "")
    telephone.refuses(400, 21220, "Call is not in-progress. Cannot redirect.")
    assert ringing.hang_up(line, ringing_call).problem == "Your own telephone was busy."


@pytest.mark.parametrize("trouble", [Telephone.breaks, Telephone.resets, Telephone.too_many_requests])
def test_a_hang_up_that_is_refused_says_that_the_line_may_be_open_and_what_to_do(
    line: Line, telephone: Telephone, ringing_call: Call, trouble: Callable[[Telephone], None]
) -> None:
    trouble(telephone)
    with pytest.raises(CallFailedError, match=PUT_DOWN):
        ringing.hang_up(line, ringing_call)
    assert ringing.hang_up(line, ringing_call).status is Status.CANCELED


def test_a_call_that_the_provider_neither_ends_nor_speaks_of_is_settled_by_a_person(
    desk: Desk, telephone: Telephone, ringing_call: Call
) -> None:
    shut_out = Line(desk.store, connect(Account(ACCOUNT_SID, "an old token", CALLER_ID, telephone.url, 20)), YOU, NOW)
    with pytest.raises(CallFailedError, match=PUT_DOWN):
        ringing.hang_up(shut_out, ringing_call)
    [unknown] = desk.all(Call)
    assert (unknown.uncertain, unknown.ended_at) == (True, None)
    assert desk.do(ringing.give_up, unknown.id).ended_at
    assert telephone.calls[ringing_call.provider_id or ""].status == "ringing"


def test_the_history_says_why_nothing_rang_beside_the_reason_for_the_call(
    desk: Desk, line: Line, telephone: Telephone, program: Program, moorlicht: Customer
) -> None:
    telephone.refuses(400, 21215)
    with pytest.raises(CallFailedError):
        ringing.ring(line, program, moorlicht.id, Press(reason="They asked for it."))
    [happening] = [each for each in desk.views.history(moorlicht.id, TUESDAY, "UTC").happenings if each.what == "Call"]
    assert happening.words.startswith("Called because: They asked for it.\n\nCalls to the executive's country")
