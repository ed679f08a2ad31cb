"""Calling over the provider: one row kept before anything rings, and one ring for a press."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from callprogram.adapters.twilio_telephony import TwilioTelephony, connect
from callprogram.domain.call_hour import Program
from callprogram.domain.call_list import Entry, EntryState
from callprogram.domain.calls import Call, Disposition, Mode, Status
from callprogram.domain.customers import Contact, Customer
from callprogram.domain.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.errors import BadInputError, CallFailedError, StateError
from callprogram.services import calling, planning, promising
from tests.examples import EXECUTIVE
from tests.servers.telephone import Telephone
from tests.services.conftest import NOW, Desk

# Ringing


def test_a_press_rings_once_and_the_call_is_kept(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, frozen: list[Entry]
) -> None:
    call = calling.ring(desk.store, twilio, YOU, NOW, program, frozen[1].customer_id)
    [ring] = telephone.rings

    assert dict(ring.form)["To"] == EXECUTIVE
    assert "+12125550177" in dict(ring.form)["Twiml"]
    assert "12" in dict(ring.form)["Twiml"]
    assert "Calling Paige Sorensen of Tin Roof." in dict(ring.form)["Twiml"]
    assert (call.mode, call.status, call.entry_id) == (Mode.BRIDGE_POLLING, Status.QUEUED, frozen[1].id)
    assert call.provider_id in telephone.calls
    assert desk.all(Call) == [call]
    assert desk.entry(frozen[1].id).state is EntryState.ACTIVE


def test_the_telephone_says_the_first_promise(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    desk.do(promising.promise, moorlicht.id, "Send the invoice", owner="ada", due_on=date(2026, 12, 4))
    calling.ring(desk.store, twilio, YOU, NOW, program, moorlicht.id)

    assert "Promised 24 November: Send the invoice" in dict(telephone.rings[0].form)["Twiml"]


def test_a_call_begun_by_a_note_is_the_one_that_rings(
    desk: Desk, twilio: TwilioTelephony, program: Program, frozen: list[Entry]
) -> None:
    noted = desk.do(calling.write_note, frozen[0].id, "ask about the move")
    call = calling.ring(desk.store, twilio, YOU, NOW, program, frozen[0].customer_id)

    assert (call.id, call.note) == (noted.id, "ask about the move")
    assert call.mode is Mode.BRIDGE_POLLING


def test_a_second_press_is_refused_while_a_call_runs(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, frozen: list[Entry]
) -> None:
    calling.ring(desk.store, twilio, YOU, NOW, program, frozen[0].customer_id)
    for entry in frozen:
        with pytest.raises(StateError, match="The call to Moorlicht Energie is still running; give it an outcome"):
            calling.ring(desk.store, twilio, YOU, NOW, program, entry.customer_id)

    assert len(telephone.rings) == 1


def test_a_refused_call_leaves_nothing_ringing_and_the_next_press_rings(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    telephone.refuses(400, 21215)
    with pytest.raises(CallFailedError, match=r"\(21215\)"):
        calling.ring(desk.store, twilio, YOU, NOW, program, moorlicht.id)
    [refused] = desk.all(Call)
    again = calling.ring(desk.store, twilio, YOU, NOW, program, moorlicht.id)

    assert (refused.status, refused.ended_at, refused.provider_id) == (Status.FAILED, NOW, None)
    assert refused.disposition is None
    assert again.id != refused.id
    assert len(telephone.calls) == 1


@pytest.mark.parametrize("trouble", [Telephone.breaks, Telephone.resets, Telephone.mumbles, Telephone.stalls])
def test_an_uncertain_call_is_kept_as_uncertain_and_never_repeated(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer, trouble: object
) -> None:
    assert callable(trouble)
    trouble(telephone)
    call = calling.ring(desk.store, twilio, YOU, NOW, program, moorlicht.id)
    with pytest.raises(StateError, match="still running"):
        calling.ring(desk.store, twilio, YOU, NOW, program, moorlicht.id)

    assert call.uncertain
    assert call.ended_at is None
    assert desk.all(Call) == [call]
    assert len(telephone.rings) == 1


def test_an_uncertain_call_of_yesterday_is_ended_by_its_outcome_and_frees_the_line(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    telephone.resets()
    uncertain = calling.ring(desk.store, twilio, YOU, NOW, program, moorlicht.id)
    desk.now = NOW + timedelta(hours=24)
    ended = desk.do(calling.log, program, moorlicht.id, Disposition.NO_ANSWER)
    again = calling.ring(desk.store, twilio, YOU, desk.now, program, moorlicht.id)

    assert ended.id == uncertain.id
    assert again.id != uncertain.id


def test_nothing_is_asked_of_a_provider_that_cannot_be_reached(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    elsewhere = replace(twilio.account, base_url="http://127.0.0.1:1")
    unreachable = connect(elsewhere)
    with pytest.raises(CallFailedError, match="cannot be reached"):
        calling.ring(desk.store, unreachable, YOU, NOW, program, moorlicht.id)

    assert [call.status for call in desk.all(Call)] == [Status.FAILED]
    assert telephone.rings == []


def test_a_program_without_an_executives_phone_says_where_to_set_it(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    silent = desk.do(planning.set_program, program.name, executive_phone="")
    with pytest.raises(BadInputError, match="Set the executive's number in Settings"):
        calling.ring(desk.store, twilio, YOU, NOW, silent, moorlicht.id)

    assert (desk.all(Call), telephone.requests) == ([], [])


# Reasons


def test_who_asked_not_to_be_called_is_called_with_a_reason_only(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    silent = desk.keep(replace(moorlicht, crm_id="ACC-9", company="Silent", do_not_call=True))
    with pytest.raises(BadInputError, match="Silent asked not to be called; say why you call all the same"):
        calling.ring(desk.store, twilio, YOU, NOW, program, silent.id, reason="  ")
    assert telephone.requests == []
    call = calling.ring(desk.store, twilio, YOU, NOW, program, silent.id, reason="they wrote to us")

    assert call.reason == "they wrote to us"


def test_from_ones_own_phone_too_a_reason_is_asked_for_and_kept(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    silent = desk.keep(replace(moorlicht, crm_id="ACC-9", company="Silent", do_not_call=True))
    with pytest.raises(BadInputError, match="Silent asked not to be called"):
        desk.do(calling.begin, program, silent.id)

    assert desk.all(Call) == []
    assert desk.do(calling.begin, program, silent.id, "they wrote to us").reason == "they wrote to us"


def test_two_programs_may_call_the_same_customer_each_with_a_call_of_its_own(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    other = desk.do(planning.set_program, "Other", executive_phone="+491713920024")
    calls = [calling.ring(desk.store, twilio, YOU, NOW, each, moorlicht.id) for each in (program, other)]

    assert desk.all(Call) == calls
    assert [call.provider_id for call in calls] == list(telephone.calls)


@pytest.mark.parametrize("reason", ["", "urgent"])
def test_who_has_no_number_is_not_rung(desk: Desk, twilio: TwilioTelephony, program: Program, reason: str) -> None:
    nemo = desk.keep(Customer(0, company="Nemo", contacts=(Contact("Nemo"),)))
    with pytest.raises(BadInputError, match="Nemo has no number that can be called"):
        calling.ring(desk.store, twilio, YOU, NOW, program, nemo.id, reason=reason)

    assert desk.all(Call) == []


def test_who_has_no_number_can_be_logged(desk: Desk, program: Program) -> None:
    nemo = desk.keep(Customer(0, company="Nemo"))

    assert desk.do(calling.log, program, nemo.id, Disposition.CONNECTED).phone == ""
