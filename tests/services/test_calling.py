"""Calling: one row kept before anything rings, one ring for a press, and an outcome for every call."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from callprogram.adapters.twilio_telephony import TwilioTelephony, connect
from callprogram.domain.call_hour import Program, Week
from callprogram.domain.call_list import Entry, EntryState
from callprogram.domain.calls import Call, Disposition, Leg, Mode, Status
from callprogram.domain.customers import Contact, Customer
from callprogram.domain.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.errors import BadInputError, CallFailedError, NotFoundError, StateError
from callprogram.services import calling, planning, promising
from tests.servers.telephone import Telephone
from tests.services.conftest import NOW, Desk


def entry_now(desk: Desk, entry: Entry) -> Entry:
    return next(each for each in desk.entries() if each.id == entry.id)


# Recording a call


def test_a_call_from_any_phone_is_recorded(desk: Desk, program: Program, moorlicht: Customer) -> None:
    call = desk.do(calling.log, program, moorlicht.id, Disposition.CONNECTED, minutes=12, note="Fine")

    assert (call.mode, call.status, call.disposition) == (Mode.OWN_PHONE, Status.COMPLETED, Disposition.CONNECTED)
    assert (call.seconds, call.note, call.phone) == (720, "Fine", "+493023125123")
    assert (call.started_at, call.ended_at) == (NOW - timedelta(minutes=12), NOW)
    assert desk.all(Call) == [call]


def test_a_call_of_earlier_ended_when_it_was_over(desk: Desk, program: Program, moorlicht: Customer) -> None:
    then = NOW - timedelta(hours=3)
    call = desk.do(calling.log, program, moorlicht.id, Disposition.CONNECTED, minutes=12, at=then)

    assert (call.started_at, call.ended_at) == (then, then + timedelta(minutes=12))


def test_logging_finishes_the_open_call_rather_than_making_a_second(
    desk: Desk, program: Program, moorlicht: Customer
) -> None:
    begun = desk.do(calling.begin, program, moorlicht.id)
    desk.now = NOW + timedelta(minutes=9)
    call = desk.do(calling.log, program, moorlicht.id, Disposition.CONNECTED)

    assert (call.id, call.started_at, call.ended_at, call.seconds) == (begun.id, NOW, desk.now, None)
    assert desk.all(Call) == [call]


def test_logging_without_words_keeps_the_note_that_was_typed(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    desk.do(calling.write_note, frozen[0].id, "typed")
    call = desk.do(calling.log, program, frozen[0].customer_id, Disposition.CONNECTED)

    assert (call.note, call.entry_id) == ("typed", frozen[0].id)


def test_logging_a_call_of_earlier_leaves_the_open_one_alone(desk: Desk, program: Program, moorlicht: Customer) -> None:
    begun = desk.do(calling.begin, program, moorlicht.id)
    earlier = desk.do(calling.log, program, moorlicht.id, Disposition.BUSY, at=NOW - timedelta(days=3))

    assert earlier.id != begun.id
    assert desk.all(Call)[0].ended_at is None


def test_a_call_forgotten_yesterday_is_not_todays(desk: Desk, program: Program, moorlicht: Customer) -> None:
    forgotten = desk.do(calling.begin, program, moorlicht.id)
    desk.now = NOW + timedelta(hours=12)

    assert desk.do(calling.begin, program, moorlicht.id).id != forgotten.id


def test_a_call_of_somebody_on_the_list_is_that_of_their_entry(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    call = desk.do(calling.log, program, frozen[1].customer_id, Disposition.NO_ANSWER)

    assert call.entry_id == frozen[1].id
    assert entry_now(desk, frozen[1]).state is EntryState.DONE
    assert entry_now(desk, frozen[0]).state is EntryState.PENDING


def test_a_call_long_before_the_hour_is_not_that_of_the_entry(
    desk: Desk, program: Program, frozen: list[Entry]
) -> None:
    call = desk.do(calling.log, program, frozen[0].customer_id, Disposition.CONNECTED, at=NOW - timedelta(days=8))

    assert call.entry_id is None
    assert entry_now(desk, frozen[0]).state is EntryState.PENDING


def test_of_two_hours_the_nearer_one_has_the_call(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    desk.do(planning.freeze, program, Week(2026, 49))
    desk.now = NOW + timedelta(days=6)
    call = desk.do(calling.begin, program, frozen[0].customer_id)
    next_week = [e for e in desk.entries() if e.customer_id == frozen[0].customer_id and e.id != frozen[0].id]

    assert [call.entry_id] == [entry.id for entry in next_week]


def test_a_skipped_customer_who_is_called_after_all_was_called(desk: Desk, frozen: list[Entry]) -> None:
    desk.do(planning.skip, frozen[0].id, "ill")
    desk.do(calling.give_outcome, frozen[0].id, Disposition.CONNECTED)

    assert (entry_now(desk, frozen[0]).state, entry_now(desk, frozen[0]).skipped_why) == (EntryState.DONE, "")


@pytest.mark.parametrize("minutes", [-1, 721, 999_999_999_999])
def test_a_call_lasts_a_possible_time(desk: Desk, program: Program, moorlicht: Customer, minutes: int) -> None:
    with pytest.raises(BadInputError, match="A call lasts between 0 and 720 minutes"):
        desk.do(calling.log, program, moorlicht.id, Disposition.CONNECTED, minutes=minutes)

    assert desk.all(Call) == []


def test_a_call_is_not_logged_before_it_has_happened(desk: Desk, program: Program, moorlicht: Customer) -> None:
    with pytest.raises(BadInputError, match="before it has happened; give a time that is past"):
        desk.do(calling.log, program, moorlicht.id, Disposition.CONNECTED, at=NOW + timedelta(minutes=1))


def test_a_customer_who_is_not_there_is_not_called(desk: Desk, program: Program) -> None:
    with pytest.raises(NotFoundError, match="There is no customer 99"):
        desk.do(calling.begin, program, 99)


# Within the hour


def test_the_first_word_typed_opens_the_call(desk: Desk, frozen: list[Entry]) -> None:
    call = desk.do(calling.write_note, frozen[0].id, "T")

    assert (call.note, call.entry_id, call.status, call.started_at) == ("T", frozen[0].id, Status.OPEN, NOW)
    assert entry_now(desk, frozen[0]).state is EntryState.ACTIVE


def test_a_note_grows_in_one_call(desk: Desk, frozen: list[Entry]) -> None:
    for text in ("T", "Th", "Thanks"):
        desk.do(calling.write_note, frozen[0].id, text)

    assert [call.note for call in desk.all(Call)] == ["Thanks"]


def test_an_outcome_given_again_is_corrected(desk: Desk, frozen: list[Entry]) -> None:
    first = desk.do(calling.give_outcome, frozen[0].id, Disposition.NO_ANSWER)
    desk.now = NOW + timedelta(minutes=3)
    again = desk.do(calling.give_outcome, frozen[0].id, Disposition.CONNECTED)

    assert (again.id, again.ended_at, again.disposition) == (first.id, first.ended_at, Disposition.CONNECTED)
    assert entry_now(desk, frozen[0]).state is EntryState.DONE


def test_opening_a_call_twice_opens_one(desk: Desk, program: Program, frozen: list[Entry]) -> None:
    call = desk.do(calling.open_call, frozen[0].id)

    assert desk.do(calling.open_call, frozen[0].id) == call
    assert desk.do(calling.begin, program, frozen[0].customer_id) == call


def test_a_draft_has_no_calls(desk: Desk, program: Program, moorlicht: Customer) -> None:
    assert moorlicht.id
    desk.do(planning.plan, program, Week(2026, 48))

    with pytest.raises(StateError, match="still a draft; sign it off first"):
        desk.do(calling.write_note, desk.entries()[0].id, "x")


# Ringing


def test_a_press_rings_once_and_the_call_is_kept(
    desk: Desk, telephone: Telephone, twilio: TwilioTelephony, program: Program, frozen: list[Entry]
) -> None:
    call = calling.ring(desk.store, twilio, YOU, NOW, program, frozen[1].customer_id)
    [ring] = telephone.rings

    assert dict(ring.form)["To"] == "+4915112345678"
    assert "+12125550177" in dict(ring.form)["Twiml"]
    assert "12" in dict(ring.form)["Twiml"]
    assert "Calling Paige Sorensen of Tin Roof." in dict(ring.form)["Twiml"]
    assert (call.mode, call.status, call.entry_id) == (Mode.BRIDGE_POLLING, Status.QUEUED, frozen[1].id)
    assert call.provider_id in telephone.calls
    assert desk.all(Call) == [call]
    assert entry_now(desk, frozen[1]).state is EntryState.ACTIVE


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
        with pytest.raises(StateError, match="The call to Moorlicht is still running; give it an outcome"):
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
    other = desk.do(planning.set_program, "Other", executive_phone="+4915112345679")
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


# Following


@pytest.fixture
def rung(desk: Desk, twilio: TwilioTelephony, program: Program, moorlicht: Customer) -> Call:
    return calling.ring(desk.store, twilio, YOU, NOW, program, moorlicht.id)


def followed(desk: Desk, twilio: TwilioTelephony) -> Call:
    return calling.follow(desk.store, twilio, YOU, NOW, desk.all(Call)[0])


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
    call = followed(desk, twilio)

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
    for call in (replace(rung, provider_id=None), replace(rung, ended_at=NOW)):
        assert calling.follow(desk.store, twilio, YOU, NOW, call) == call

    assert len(telephone.requests) == asked


def test_an_ended_call_stays_as_it_is_whatever_the_provider_says(desk: Desk, rung: Call) -> None:
    ended = desk.do(calling.record_refusal, rung.id)

    assert desk.do(calling.record_legs, rung.id, Leg("CA1", Status.RINGING), None) == ended


def test_an_executive_who_hangs_up_first_ends_the_call(desk: Desk, rung: Call) -> None:
    talked = Leg("CA2", Status.IN_PROGRESS, NOW)
    call = desk.do(calling.record_legs, rung.id, Leg("CA1", Status.COMPLETED, NOW, NOW, 9), talked)

    assert (call.status, call.ended_at, call.answered_at) == (Status.COMPLETED, NOW, NOW)
    assert call.disposition is Disposition.CONNECTED


def test_an_outcome_that_a_person_gave_is_not_overruled(desk: Desk, program: Program, rung: Call) -> None:
    given = desk.do(calling.log, program, rung.customer_id, Disposition.LEFT_VOICEMAIL)

    assert given.id == rung.id
    assert desk.do(calling.record_legs, rung.id, Leg("CA1", Status.COMPLETED), Leg("CA2", Status.COMPLETED)) == given
