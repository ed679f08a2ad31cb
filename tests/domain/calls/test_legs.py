"""How a call stands by what is said of its legs, in whatever order."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callprogram.domain.calls.calls import Call, Disposition, Mode, Status
from callprogram.domain.calls.legs import (
    Leg,
    Stage,
    corrected,
    heard_of_both,
    heard_of_customer,
    heard_of_executive,
    stage_of,
    voicemail_heard,
)
from tests.examples import HOUR, MOORLICHT, PROGRAM, a_call

RUNG = replace(a_call(PROGRAM, MOORLICHT, Mode.BRIDGE_WEBHOOKS), provider_id="CA1", started_at=HOUR)
DIALLED = replace(RUNG, dialled_at=HOUR, status=Status.IN_PROGRESS)
LATER = HOUR + timedelta(minutes=5)
ENDS = st.sampled_from([Status.COMPLETED, Status.BUSY, Status.NO_ANSWER, Status.FAILED, Status.CANCELED])
ON_THE_WAY = st.lists(
    st.tuples(st.booleans(), st.sampled_from([Status.QUEUED, Status.RINGING, Status.IN_PROGRESS])), max_size=8
)


def executive(status: Status) -> Leg:
    return Leg("CA1", status)


def customer(status: Status, at: datetime | None = None) -> Leg:
    ended = status not in {Status.QUEUED, Status.RINGING, Status.IN_PROGRESS}
    return Leg("CA2", status, None if ended else at, at if ended else None, 61 if status is Status.COMPLETED else None)


def test_a_call_goes_through_its_stages() -> None:
    call, stages = RUNG, [stage_of(RUNG)]
    for status in (Status.RINGING, Status.IN_PROGRESS):
        call = heard_of_executive(call, executive(status), HOUR)
        stages.append(stage_of(call))
    call = replace(call, dialled_at=HOUR)
    stages.append(stage_of(call))
    for status in (Status.RINGING, Status.IN_PROGRESS, Status.COMPLETED):
        call = heard_of_customer(call, customer(status, HOUR), HOUR)
        stages.append(stage_of(call))
    assert stages == list(Stage)


@given(st.permutations([Status.QUEUED, Status.RINGING, Status.IN_PROGRESS]))
def test_news_that_come_late_take_nothing_back(order: list[Status]) -> None:
    call = heard_of_customer(DIALLED, customer(Status.IN_PROGRESS, LATER), LATER)
    for status in order:
        call = heard_of_executive(heard_of_customer(call, customer(status, HOUR), LATER), executive(status), LATER)
    assert (call.status, stage_of(call)) == (Status.IN_PROGRESS, Stage.CONNECTED)
    assert call.answered_at == HOUR


@pytest.mark.parametrize("off", [timedelta(hours=-1), timedelta(minutes=-3), timedelta(minutes=3), timedelta(days=1)])
def test_a_providers_clock_that_is_off_does_not_show(off: timedelta) -> None:
    dialled, answered = RUNG.started_at + timedelta(seconds=20), RUNG.started_at + timedelta(seconds=30)
    call = replace(RUNG, dialled_at=dialled, status=Status.IN_PROGRESS)
    talking = heard_of_customer(call, customer(Status.IN_PROGRESS, answered + off), answered)
    assert talking.answered_at is not None
    assert dialled <= talking.answered_at <= answered
    over = heard_of_customer(talking, customer(Status.COMPLETED, LATER + off), LATER)
    assert over.ended_at is not None
    assert talking.answered_at <= over.ended_at <= LATER
    assert over.seconds == 61


def test_a_call_told_of_at_its_end_by_a_clock_that_is_off_was_answered_within_it() -> None:
    early = replace(customer(Status.COMPLETED, HOUR - timedelta(hours=1)), started_at=HOUR - timedelta(hours=2))
    over = heard_of_customer(DIALLED, early, LATER)
    assert (over.answered_at, over.ended_at) == (HOUR, HOUR)


@given(ENDS, ON_THE_WAY, ON_THE_WAY)
def test_what_the_customers_leg_ended_with_is_the_end(
    end: Status, before: list[tuple[bool, Status]], after: list[tuple[bool, Status]]
) -> None:
    def told(call: Call, news: list[tuple[bool, Status]]) -> Call:
        for of_customer, status in news:
            hear, leg = (heard_of_customer, customer) if of_customer else (heard_of_executive, executive)
            call = hear(call, leg(status), HOUR)
        return call

    over = heard_of_customer(told(DIALLED, before), customer(end, LATER), LATER)
    assert (over.status, over.ended_at, over.settled) == (end, LATER, True)
    assert over.seconds == (61 if end is Status.COMPLETED else None)
    assert told(over, after) == over
    assert heard_of_executive(over, executive(Status.COMPLETED), LATER) == over


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (Status.BUSY, "Your own telephone was busy."),
        (Status.NO_ANSWER, "Your own telephone was not answered."),
        (Status.FAILED, "Your own telephone could not be reached; check its number in Settings."),
        (Status.COMPLETED, "It ended before the customer was called."),
        (Status.CANCELED, "It was canceled before the customer was called."),
    ],
)
def test_a_call_that_never_dialled_ends_with_the_executives_leg(end: Status, words: str) -> None:
    call = heard_of_executive(RUNG, executive(end), LATER)
    assert (call.status, call.ended_at, call.settled, call.problem) == (Status.CANCELED, LATER, True, words)


def test_a_call_that_has_dialled_waits_for_the_customers_leg() -> None:
    assert heard_of_executive(DIALLED, executive(Status.COMPLETED), LATER).ended_at is None
    assert heard_of_both(DIALLED, executive(Status.COMPLETED), None, LATER).ended_at == LATER


def test_what_a_person_ended_takes_the_providers_end_and_nothing_before_it() -> None:
    given_up = replace(DIALLED, status=Status.CANCELED, ended_at=HOUR)
    assert heard_of_customer(given_up, customer(Status.RINGING), LATER).status is Status.CANCELED
    told = heard_of_customer(given_up, customer(Status.COMPLETED, LATER), LATER)
    assert (told.status, told.ended_at, told.seconds) == (Status.COMPLETED, LATER, 61)


def test_a_call_told_of_at_its_end_only_was_answered_so_many_seconds_before() -> None:
    assert heard_of_customer(DIALLED, customer(Status.COMPLETED, LATER), LATER).answered_at == LATER - timedelta(
        seconds=61
    )


def test_a_voicemail_is_no_talk_unless_a_person_says_so() -> None:
    over = heard_of_customer(DIALLED, customer(Status.COMPLETED, LATER), LATER)
    assert voicemail_heard(over).disposition is Disposition.NO_ANSWER
    assert voicemail_heard(replace(over, disposition=Disposition.DECLINED)).disposition is Disposition.DECLINED
    listened = replace(customer(Status.COMPLETED, LATER), machine=True)
    assert heard_of_customer(DIALLED, listened, LATER).disposition is Disposition.NO_ANSWER


def test_the_price_is_that_of_both_legs() -> None:
    over = heard_of_customer(DIALLED, customer(Status.COMPLETED, LATER), LATER)
    legs = [Leg("CA", Status.COMPLETED, seconds=62, price=Decimal(f"-0.01{n}0"), price_currency="USD") for n in (3, 5)]
    call = corrected(over, legs[0], legs[1])
    assert (call.price, call.price_currency, call.seconds) == (Decimal("0.0280"), "USD", 62)
    assert corrected(over, executive(Status.COMPLETED), None) == over


def test_a_call_back_ends_as_the_assistants_leg_did() -> None:
    incoming = replace(RUNG, incoming=True, status=Status.RINGING)
    caller = Leg("CA1", Status.COMPLETED, ended_at=LATER)
    assert heard_of_both(incoming, Leg("CA1", Status.IN_PROGRESS), None, HOUR).status is Status.IN_PROGRESS
    talked = heard_of_both(incoming, caller, Leg("CA2", Status.COMPLETED, HOUR, seconds=30), LATER)
    assert (talked.status, talked.seconds, talked.disposition) == (Status.COMPLETED, 30, None)
    assert heard_of_both(incoming, caller, None, LATER).status is Status.NO_ANSWER


@pytest.mark.parametrize(("seconds", "disposition"), [(0, None), (4, None), (5, Disposition.CONNECTED)])
def test_a_line_that_is_cut_in_the_first_words_is_no_talk(seconds: int, disposition: Disposition | None) -> None:
    over = heard_of_customer(DIALLED, Leg("CA2", Status.COMPLETED, HOUR, seconds=seconds), LATER)
    assert (over.disposition, over.problem) == (
        disposition,
        "" if disposition else "The line was cut after a few seconds.",
    )


def test_what_somebody_said_of_a_line_that_was_cut_stays() -> None:
    said = replace(DIALLED, disposition=Disposition.CONNECTED)
    over = heard_of_customer(said, Leg("CA2", Status.COMPLETED, HOUR, seconds=4), LATER)
    assert over.disposition is Disposition.CONNECTED
