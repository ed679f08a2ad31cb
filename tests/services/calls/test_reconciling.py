"""Reconciling: what is uncertain is looked for, what is missing is added, what was paid is corrected."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from callprogram.adapters.twilio import TwilioTelephony, connect
from callprogram.domain.calls.calls import Call, Disposition, Status
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import CALLPROGRAM
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.domain.program.call_hour import Program
from callprogram.services.act import act
from callprogram.services.calls import reconciling, ringing
from callprogram.services.calls.ringing import Line, Press
from callprogram.services.overview import rounds
from tests.examples import BERLIN, EXECUTIVE
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import CALLER_ID, PlacedCall
from tests.services.conftest import NOW, Desk


@pytest.fixture
def at_noon(telephone: Telephone, desk: Desk) -> Telephone:
    """The exchange's clock is the desk's."""
    telephone.clock = lambda: desk.now
    return telephone


def work(desk: Desk, twilio: TwilioTelephony, later: timedelta = timedelta(seconds=16)) -> rounds.Done:
    desk.now += later
    return rounds.work(desk.store, desk.views, twilio, desk.now)


def daily(desk: Desk, twilio: TwilioTelephony) -> rounds.Done:
    return rounds.work_daily(desk.store, desk.views, twilio, desk.now)


def doubtful(desk: Desk, twilio: TwilioTelephony, program: Program, customer: Customer) -> Call:
    call = ringing.ring(Line(desk.store, twilio, YOU, desk.now), program, customer.id)
    assert (call.uncertain, call.provider_id) == (True, None)
    return call


def test_a_call_that_rang_after_all_is_found_and_followed(
    desk: Desk, at_noon: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    at_noon.resets(rings=True)
    doubtful(desk, twilio, program, moorlicht)
    [sid] = at_noon.calls
    at_noon.executive_busy(sid)
    work(desk, twilio)
    [call] = desk.all(Call)

    assert (call.provider_id, call.uncertain, call.status) == (sid, False, Status.CANCELED)
    assert len(at_noon.rings) == 1


def test_a_call_that_never_rang_is_given_up_after_ten_minutes_and_not_before(
    desk: Desk, at_noon: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    at_noon.resets(rings=False)
    doubtful(desk, twilio, program, moorlicht)
    work(desk, twilio)
    assert desk.all(Call)[0].ended_at is None
    work(desk, twilio, timedelta(minutes=10))
    [call] = desk.all(Call)

    assert (call.status, call.uncertain) == (Status.CANCELED, False)
    assert call.problem == "The provider knows of no such call: nothing rang."
    assert len(at_noon.rings) == 1


def test_a_process_that_died_after_its_row_leaves_a_doubtful_call(
    desk: Desk, at_noon: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    desk.do(ringing.reserve, program, moorlicht.id, Press("p1"))
    assert work(desk, twilio, timedelta(seconds=5)).followed == 1
    assert (at_noon.requests, desk.all(Call)[0].uncertain) == ([], False)
    work(desk, twilio)

    assert desk.all(Call)[0].uncertain


def test_another_call_to_the_same_telephone_is_not_taken_for_it(
    desk: Desk, at_noon: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    known = ringing.ring(Line(desk.store, twilio, YOU, desk.now), program, moorlicht.id)
    at_noon.executive_busy(known.provider_id or "")
    ringing.follow(Line(desk.store, twilio, YOU, desk.now), known)
    at_noon.resets(rings=False)
    doubtful(desk, twilio, program, moorlicht)
    work(desk, twilio)

    assert [call.provider_id for call in desk.all(Call)] == [known.provider_id, None]


def test_where_the_provider_does_not_answer_it_stays_doubtful(
    desk: Desk, at_noon: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    at_noon.resets(rings=True)
    doubtful(desk, twilio, program, moorlicht)
    at_noon.breaks()
    done = work(desk, twilio)

    assert (done.followed, len(done.problems), desk.all(Call)[0].uncertain) == (0, 1, True)


def test_a_call_that_is_told_of_is_asked_after_only_when_it_is_quiet(
    desk: Desk, at_noon: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    told = connect(replace(twilio.account, public_url="http://127.0.0.1:1"))
    ringing.ring(Line(desk.store, told, YOU, desk.now), program, moorlicht.id)
    assert work(desk, told, timedelta(seconds=3)).followed == 0
    assert work(desk, told, timedelta(seconds=13)).followed == 1
    assert work(desk, told, timedelta(seconds=3)).followed == 0
    assert len(at_noon.rings) == 1


def placed(telephone: Telephone, to: str, number: str | None, at: datetime) -> str:
    """A call that we know nothing of: to the executive, then to this number."""
    call = PlacedCall(
        f"CA{len(telephone.calls) + 1:032x}", to, CALLER_ID, status="completed", start_time=at, duration=70
    )
    call.created = at
    telephone.calls[call.sid] = call
    if number:
        leg = PlacedCall(f"CA{len(telephone.calls) + 1:032x}", number, CALLER_ID, parent_call_sid=call.sid)
        leg.status, leg.start_time, leg.duration, leg.price = "completed", at, 61, "-0.01300"
        telephone.calls[leg.sid] = leg
    return call.sid


def test_what_the_provider_knows_and_we_do_not_is_adopted_once(
    desk: Desk, at_noon: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    sid = placed(at_noon, program.executive_phone, BERLIN.e164, NOW.replace(microsecond=0))
    assert daily(desk, twilio) == rounds.Done()
    [call] = desk.all(Call)

    assert (call.provider_id, call.customer_id, call.phone) == (sid, moorlicht.id, BERLIN.e164)
    assert (call.status, call.disposition, call.seconds) == (Status.COMPLETED, Disposition.CONNECTED, 61)
    assert (call.price, call.price_currency) == (Decimal("0.01300"), "USD")
    desk.now += timedelta(days=1)
    daily(desk, twilio)
    assert desk.all(Call) == [call]


def test_seconds_and_price_become_the_providers(
    desk: Desk, at_noon: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    rung = ringing.ring(Line(desk.store, twilio, YOU, desk.now), program, moorlicht.id, Press(confirmed=True))
    sid = rung.provider_id or ""
    at_noon.answer(sid)
    at_noon.customer_answers(sid)
    at_noon.hang_up(sid, 60)
    work(desk, twilio)
    at_noon.customer_leg(sid).duration, at_noon.customer_leg(sid).price = 62, "-0.02"
    daily(desk, twilio)
    [call] = desk.all(Call)

    assert (call.id, call.seconds, call.price) == (rung.id, 62, Decimal("0.03200"))


def test_a_call_back_that_was_never_told_of_is_adopted(
    desk: Desk, at_noon: Telephone, twilio: TwilioTelephony, program: Program, moorlicht: Customer
) -> None:
    assert program.id
    call = PlacedCall("CA" + "7" * 32, CALLER_ID, BERLIN.e164 or "", status="completed", direction="inbound")
    call.created = call.start_time = NOW.replace(microsecond=0)
    at_noon.calls[call.sid] = call
    daily(desk, twilio)
    [adopted] = desk.all(Call)

    assert (adopted.incoming, adopted.customer_id, adopted.status) == (True, moorlicht.id, Status.NO_ANSWER)


def test_a_call_with_no_customer_of_ours_is_a_sentence(
    desk: Desk, at_noon: Telephone, twilio: TwilioTelephony, program: Program
) -> None:
    placed(at_noon, EXECUTIVE, "+493023125199", datetime(2026, 11, 24, 15, tzinfo=UTC))
    placed(at_noon, "+493023125198", None, datetime(2026, 11, 24, 15, tzinfo=UTC))

    assert program.executive_phone == EXECUTIVE
    assert daily(desk, twilio).problems == (
        "The provider rang the executive at 2026-11-24 15:00 UTC, and no customer of ours belongs to it.",
    )


def test_the_daily_round_is_begun_once_a_day_by_whoever_comes_first(
    desk: Desk, at_noon: Telephone, twilio: TwilioTelephony, program: Program
) -> None:
    assert program.id
    daily(desk, twilio)
    asked = len(at_noon.requests)
    daily(desk, twilio)
    assert (len(at_noon.requests), act(desk.store, CALLPROGRAM, desk.now, reconciling.claim_day)) == (asked, False)
    desk.now += timedelta(days=1)
    daily(desk, twilio)
    assert len(at_noon.requests) == 2 * asked


def test_a_daily_round_that_the_provider_does_not_answer_is_a_problem(
    desk: Desk, at_noon: Telephone, twilio: TwilioTelephony
) -> None:
    at_noon.breaks()

    assert daily(desk, twilio).problems == ("Twilio does not say how the call stands; look again in a minute.",)
    assert rounds.work_daily(desk.store, desk.views, None, desk.now) == rounds.Done()
