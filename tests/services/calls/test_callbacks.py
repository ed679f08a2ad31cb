"""Callbacks: what is told of a call is written down once, and what is none of ours changes nothing."""

from dataclasses import replace
from datetime import timedelta
from typing import ParamSpec, TypeVar

import pytest

from callprogram.adapters.twilio import Account, TwilioSwitchboard
from callprogram.domain.calls.bridges import Callback
from callprogram.domain.calls.calls import Call, Disposition, Mode, Status
from callprogram.domain.calls.legs import Leg
from callprogram.domain.customers.customers import Customer
from callprogram.domain.lists.call_list import Entry
from callprogram.domain.people.members import THE_TELEPHONE
from callprogram.domain.program.call_hour import Program
from callprogram.services.act import Service, act
from callprogram.services.calls import callbacks, calling, calling_rules, ringing
from callprogram.services.calls.ringing import Press
from tests.examples import BERLIN
from tests.servers import twiml
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, TOKEN
from tests.services.conftest import NOW, Desk

P = ParamSpec("P")
R = TypeVar("R")
SWITCHBOARD = TwilioSwitchboard(Account(ACCOUNT_SID, TOKEN, CALLER_ID, public_url="https://calls.example.com"))
EXECUTIVE_LEG, CUSTOMER_LEG = Leg("CA1", Status.IN_PROGRESS), Leg("CA2", Status.IN_PROGRESS, parent_id="CA1")


@pytest.fixture
def call(desk: Desk, program: Program, frozen: list[Entry]) -> Call:
    """A call about to ring, its row kept under the press `p1`."""
    return desk.do(ringing.reserve, program, frozen[0].customer_id, Press("p1", mode=Mode.BRIDGE_WEBHOOKS))[0]


def by_telephone(desk: Desk, service: Service[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    return act(desk.store, THE_TELEPHONE, desk.now, service, *args, **kwargs)


def told(desk: Desk, callback: Callback, press: str = "p1", **form: str) -> str:
    given = {"CallSid": ["CA1"], "CallStatus": ["in-progress"]} | {name: [value] for name, value in form.items()}
    return callbacks.hear(callbacks.Request(desk.store, SWITCHBOARD, desk.now, given), callback, press)


def test_a_picked_up_telephone_hears_the_brief_until_1_dials(desk: Desk, call: Call) -> None:
    assert twiml.read(told(desk, Callback.ANSWERED)).find("Gather") is not None
    assert twiml.read(told(desk, Callback.PRESSED, Digits="9")).find("Gather") is not None
    assert desk.all(Call) == [replace(call, provider_id="CA1", status=Status.IN_PROGRESS, heard_at=NOW)]
    assert twiml.read(told(desk, Callback.PRESSED, Digits="1")).findtext("Dial/Number") == BERLIN.e164
    assert desk.all(Call)[0].dialled_at == NOW


@pytest.mark.parametrize(("press", "sid"), [("p2", "CA1"), ("p1", "CA9")])
def test_what_is_said_of_another_call_is_answered_with_nothing_and_changes_nothing(
    desk: Desk, call: Call, press: str, sid: str
) -> None:
    known = desk.do(ringing.record_ring, call.id, EXECUTIVE_LEG)
    for callback in Callback:
        form = {"CallSid": sid, "ParentCallSid": sid, "Digits": "1", "DialCallSid": "CA2", "DialCallStatus": "busy"}
        assert len(twiml.read(told(desk, callback, press, **form))) == 0

    assert desk.all(Call) == [known]


def test_after_the_end_nothing_is_dialled(desk: Desk, call: Call) -> None:
    by_telephone(desk, callbacks.record_executive, "p1", replace(EXECUTIVE_LEG, status=Status.NO_ANSWER))
    assert len(twiml.read(told(desk, Callback.PRESSED, Digits="1"))) == 0

    assert (desk.all(Call)[0].id, desk.all(Call)[0].dialled_at) == (call.id, None)


def test_a_voicemail_that_is_heard_leaves_an_outcome_that_a_person_gave(
    desk: Desk, call: Call, frozen: list[Entry]
) -> None:
    by_telephone(desk, callbacks.record_customer, "p1", CUSTOMER_LEG)
    desk.do(calling.give_outcome, frozen[0].id, Disposition.CONNECTED)
    heard = by_telephone(desk, callbacks.record_voicemail, "p1", replace(CUSTOMER_LEG, machine=True))

    assert heard is not None
    assert (heard.id, heard.machine, heard.disposition) == (call.id, True, Disposition.CONNECTED)


def test_a_person_who_picked_up_is_no_voicemail(desk: Desk, call: Call) -> None:
    assert by_telephone(desk, callbacks.record_voicemail, "p1", CUSTOMER_LEG) is None
    assert desk.all(Call) == [call]


def test_a_call_back_is_one_line_and_ends_with_the_assistants_leg(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    kept = desk.do(calling_rules.set_rules, program, callback_phone="+493023125124")
    leg = Leg("CA7", Status.RINGING, sender=BERLIN.e164 or "", incoming=True)
    assert [by_telephone(desk, callbacks.record_incoming, moorlicht.id, leg) for _ in range(2)] == [kept, kept]
    desk.now += timedelta(minutes=2)
    over = replace(leg, status=Status.COMPLETED)
    talked = Leg("CA8", Status.COMPLETED, seconds=61, parent_id="CA7")
    assert by_telephone(desk, callbacks.record_forwarded, over, talked) == kept
    [call] = desk.all(Call)

    assert (call.customer_id, call.phone, call.incoming) == (moorlicht.id, BERLIN.e164, True)
    assert (call.status, call.seconds, call.ended_at, call.disposition) == (Status.COMPLETED, 61, desk.now, None)


def test_where_there_is_no_program_a_caller_hears_the_usual_words(desk: Desk) -> None:
    form = {"CallSid": ["CA7"], "CallStatus": ["ringing"], "From": ["+493023125199"]}
    words = twiml.read(callbacks.welcome(callbacks.Request(desk.store, SWITCHBOARD, NOW, form), desk.views)).findtext(
        "Say"
    )

    assert words == "Thank you for calling back. We will call you again soon."
    assert desk.all(Call) == []
