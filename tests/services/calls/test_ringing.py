"""Calling over the provider: one row kept before anything rings, and one ring for a press."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from callprogram.adapters.twilio import TwilioTelephony, connect
from callprogram.domain.calls.calls import Call, Disposition, Mode, Status
from callprogram.domain.calls.notes import Typed
from callprogram.domain.calls.outcomes import Outcome
from callprogram.domain.customers.customers import Contact, Customer
from callprogram.domain.lists.call_list import Entry, EntryState
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.program.call_hour import Program
from callprogram.errors import BadInputError, CallFailedError, StateError
from callprogram.services.calls import calling, calling_rules, noting, ringing
from callprogram.services.calls.calling import LoggedCall
from callprogram.services.calls.ringing import Line, Press
from callprogram.services.program import programs
from callprogram.services.promises import promising
from tests.examples import EXECUTIVE
from tests.servers.telephone import Telephone, patience
from tests.services.conftest import NOW, Desk

# Ringing


def test_a_press_rings_once_and_the_call_is_kept(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, frozen: list[Entry]
) -> None:
    call = ringing.ring(Line(desk.store, twilio, YOU, NOW), program, frozen[1].customer_id, Press(confirmed=True))
    [ring] = telephone.rings

    assert dict(ring.form)["To"] == EXECUTIVE
    assert "+12125550177" in dict(ring.form)["Twiml"]
    assert "12" in dict(ring.form)["Twiml"]
    assert "Paige Sorensen of Tin Roof." in dict(ring.form)["Twiml"]
    assert (call.mode, call.status, call.entry_id) == (Mode.BRIDGE_POLLING, Status.QUEUED, frozen[1].id)
    assert call.provider_id in telephone.calls
    assert desk.all(Call) == [call]
    assert desk.entry(frozen[1].id).state is EntryState.ACTIVE


def test_the_telephone_says_the_first_promise(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    desk.do(promising.promise, moorlicht.id, "Send the invoice", owner="ada", due_on=date(2026, 12, 4))
    ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id)

    assert "Promised on 24 November: Send the invoice." in dict(telephone.rings[0].form)["Twiml"]


def test_a_call_begun_by_a_note_is_the_one_that_rings(
    desk: Desk, twilio: TwilioTelephony, program: Program, frozen: list[Entry]
) -> None:
    desk.do(noting.write, frozen[0].id, Typed("ask about the move", "", "desk"))
    [noted] = desk.all(Call)
    call = ringing.ring(Line(desk.store, twilio, YOU, NOW), program, frozen[0].customer_id)

    assert (call.id, call.note) == (noted.id, "ask about the move")
    assert call.mode is Mode.BRIDGE_POLLING


def test_a_second_press_is_refused_while_a_call_runs(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, frozen: list[Entry]
) -> None:
    ringing.ring(Line(desk.store, twilio, YOU, NOW), program, frozen[0].customer_id)
    for entry in frozen:
        with pytest.raises(
            StateError, match="The call to Moorlicht Energie is still running; hang up or give it an outcome"
        ):
            ringing.ring(Line(desk.store, twilio, YOU, NOW), program, entry.customer_id)

    assert len(telephone.rings) == 1


def test_a_refused_call_leaves_nothing_ringing_and_the_next_press_rings(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    telephone.refuses(400, 21215)
    with pytest.raises(CallFailedError, match=r"\(21215\)"):
        ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id)
    [refused] = desk.all(Call)
    again = ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id)

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
    impatient = connect(replace(twilio.account, timeout=patience(trouble)))
    call = ringing.ring(Line(desk.store, impatient, YOU, NOW), program, moorlicht.id)
    with pytest.raises(StateError, match="still running"):
        ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id)

    assert call.uncertain
    assert call.ended_at is None
    assert desk.all(Call) == [call]
    telephone.get_into_trouble()
    assert len(telephone.rings) == 1


def test_an_uncertain_call_of_yesterday_is_ended_by_its_outcome_and_frees_the_line(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    telephone.resets()
    uncertain = ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id)
    desk.now = NOW + timedelta(hours=24)
    ended = desk.do(calling.log, program, LoggedCall(moorlicht.id, Outcome(Disposition.NO_ANSWER)))
    again = ringing.ring(Line(desk.store, twilio, YOU, desk.now), program, moorlicht.id)

    assert ended.id == uncertain.id
    assert again.id != uncertain.id


def test_nothing_is_asked_of_a_provider_that_cannot_be_reached(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    elsewhere = replace(twilio.account, base_url="http://127.0.0.1:1")
    unreachable = connect(elsewhere)
    with pytest.raises(CallFailedError, match="cannot be reached"):
        ringing.ring(Line(desk.store, unreachable, YOU, NOW), program, moorlicht.id)

    assert [call.status for call in desk.all(Call)] == [Status.FAILED]
    assert telephone.rings == []


def test_a_program_without_an_executives_phone_says_where_to_set_it(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    silent = desk.do(programs.set_program, program.name, executive_phone="")
    with pytest.raises(BadInputError, match="Set the executive's number in Settings"):
        ringing.ring(Line(desk.store, twilio, YOU, NOW), silent, moorlicht.id)

    assert (desk.all(Call), telephone.requests) == ([], [])


# Reasons


def test_who_asked_not_to_be_called_is_called_with_a_reason_only(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    silent = desk.keep(replace(moorlicht, crm_id="ACC-9", company="Silent", do_not_call=True))
    with pytest.raises(BadInputError, match="Silent asked not to be called; say why you call all the same"):
        ringing.ring(Line(desk.store, twilio, YOU, NOW), program, silent.id, Press(reason="  "))
    assert telephone.requests == []
    call = ringing.ring(Line(desk.store, twilio, YOU, NOW), program, silent.id, Press(reason="they wrote to us"))

    assert call.reason == "they wrote to us"


def test_from_ones_own_phone_too_a_reason_is_asked_for_and_kept(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    silent = desk.keep(replace(moorlicht, crm_id="ACC-9", company="Silent", do_not_call=True))
    with pytest.raises(BadInputError, match="Silent asked not to be called"):
        desk.do(calling.begin, program, silent.id)

    assert desk.all(Call) == []
    assert desk.do(calling.begin, program, silent.id, "they wrote to us").reason == "they wrote to us"


def test_a_number_at_which_somebody_else_asked_not_to_be_called_is_rung_with_a_reason_only(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    desk.keep(replace(moorlicht, crm_id="ACC-9", company="Silent", do_not_call=True))
    named = (
        r"^Silent asked not to be called at \+49 30 23125123, which is also the number of Moorlicht Energie; say why"
    )
    with pytest.raises(BadInputError, match=named):
        ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id)
    with pytest.raises(BadInputError, match=named):
        desk.do(calling.begin, program, moorlicht.id)

    assert (desk.all(Call), telephone.requests) == ([], [])
    assert desk.do(calling.begin, program, moorlicht.id, "they wrote to us").reason == "they wrote to us"


def test_an_executive_at_an_extension_is_rung_at_it_and_known_by_the_number(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    at_a_desk = desk.do(programs.set_program, program.name, executive_phone=f"{EXECUTIVE} ext. 212")
    call = ringing.ring(Line(desk.store, twilio, YOU, NOW), at_a_desk, moorlicht.id)

    assert dict(telephone.rings[0].form)["SendDigits"] == "wwww212"
    assert call.executive_phone == EXECUTIVE
    assert desk.views.is_executive(EXECUTIVE)
    assert desk.views.running_call(at_a_desk) is not None


def test_two_programs_may_call_the_same_customer_each_with_a_call_of_its_own(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    other = desk.do(programs.set_program, "Other", executive_phone="+491713920024")
    calls = [ringing.ring(Line(desk.store, twilio, YOU, NOW), each, moorlicht.id) for each in (program, other)]

    assert desk.all(Call) == calls
    assert [call.provider_id for call in calls] == list(telephone.calls)


@pytest.mark.parametrize("reason", ["", "urgent"])
def test_who_has_no_number_is_not_rung(desk: Desk, twilio: TwilioTelephony, program: Program, reason: str) -> None:
    nemo = desk.keep(Customer(0, company="Nemo", contacts=(Contact("Nemo"),)))
    with pytest.raises(BadInputError, match="Nemo has no number that can be called"):
        ringing.ring(Line(desk.store, twilio, YOU, NOW), program, nemo.id, Press(reason=reason))

    assert desk.all(Call) == []


def test_who_has_no_number_can_be_logged(desk: Desk, program: Program) -> None:
    nemo = desk.keep(Customer(0, company="Nemo"))

    assert desk.do(calling.log, program, LoggedCall(nemo.id, Outcome(Disposition.CONNECTED))).phone == ""


# Connecting, hanging up, giving up


def held(desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, customer: Customer) -> Call:
    """A call whose executive is on the line and waits."""
    call = ringing.ring(Line(desk.store, twilio, YOU, NOW), program, customer.id)
    telephone.answer(call.provider_id or "")
    return ringing.follow(Line(desk.store, twilio, YOU, NOW), call)


def test_a_customer_is_dialled_once_whoever_connects_how_often(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    call = held(desk, telephone, twilio, program, moorlicht)
    assert telephone.children(call.provider_id or "") == []
    ringing.connect(Line(desk.store, twilio, YOU, NOW), call.id)
    with pytest.raises(StateError, match="nobody on the line to connect"):
        ringing.connect(Line(desk.store, twilio, YOU, NOW), call.id)

    assert [leg.to for leg in telephone.children(call.provider_id or "")] == ["+493023125123"]


def test_a_connection_that_is_refused_can_be_tried_again(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    call = held(desk, telephone, twilio, program, moorlicht)
    telephone.too_many_requests()
    with pytest.raises(CallFailedError, match="wait a minute"):
        ringing.connect(Line(desk.store, twilio, YOU, NOW), call.id)
    ringing.connect(Line(desk.store, twilio, YOU, NOW), call.id)

    assert len(telephone.children(call.provider_id or "")) == 1


def test_a_connection_that_nobody_confirmed_is_not_tried_again(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    call = held(desk, telephone, twilio, program, moorlicht)
    telephone.resets(rings=True)
    assert ringing.connect(Line(desk.store, twilio, YOU, NOW), call.id).dialled_at == NOW
    with pytest.raises(StateError):
        ringing.connect(Line(desk.store, twilio, YOU, NOW), call.id)

    assert len(telephone.children(call.provider_id or "")) == 1


def test_a_call_that_is_hung_up_ends_as_the_provider_says(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    call = held(desk, telephone, twilio, program, moorlicht)
    ended = ringing.hang_up(Line(desk.store, twilio, YOU, NOW), call)

    assert (ended.status, ended.settled) == (Status.CANCELED, True)
    assert telephone.calls[call.provider_id or ""].status == "completed"


def test_a_call_of_which_nobody_knows_whether_it_rings_is_given_up_by_a_person(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    telephone.resets(rings=True)
    doubtful = ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id)
    with pytest.raises(StateError, match="not known yet whether it rings"):
        ringing.hang_up(Line(desk.store, twilio, YOU, NOW), doubtful)
    given_up = desk.do(ringing.give_up, doubtful.id)

    assert (given_up.status, given_up.ended_at, given_up.settled) == (Status.CANCELED, NOW, False)
    assert desk.do(ringing.give_up, doubtful.id) == given_up


def test_the_same_press_rings_once_even_after_its_call_has_ended(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    first = ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id, Press(id="p1"))
    telephone.executive_busy(first.provider_id or "")
    ringing.follow(Line(desk.store, twilio, YOU, NOW), first)
    again = ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id, Press(id="p1"))

    assert (again.id, again.settled, len(telephone.rings)) == (first.id, True, 1)


def test_two_programs_of_one_executive_share_the_line(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    other = desk.do(programs.set_program, "Other", executive_phone=EXECUTIVE)
    ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id)
    with pytest.raises(StateError, match="still running"):
        ringing.ring(Line(desk.store, twilio, YOU, NOW), other, moorlicht.id)

    assert len(telephone.rings) == 1


def test_more_calls_than_the_day_has_are_refused(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    desk.do(calling_rules.set_rules, program, calls_a_day=1)
    first = ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id)
    desk.do(ringing.give_up, first.id)
    with pytest.raises(StateError, match="1 call was rung today"):
        ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id)

    assert len(telephone.rings) == 1
    assert desk.do(calling_rules.set_rules, program, calls_a_day=2).calls_a_day == 2
    ringing.ring(Line(desk.store, twilio, YOU, NOW), program, moorlicht.id)


def test_an_outcome_given_while_the_two_still_talk_ends_nothing(
    desk: Desk, twilio: TwilioTelephony, program: Program, frozen: list[Entry]
) -> None:
    ringing.ring(Line(desk.store, twilio, YOU, NOW), program, frozen[0].customer_id)
    given = desk.do(calling.give_outcome, frozen[0].id, Disposition.CONNECTED)

    assert (given.disposition, given.ended_at) == (Disposition.CONNECTED, None)
    assert desk.entry(frozen[0].id).state is EntryState.DONE
