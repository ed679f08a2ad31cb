"""How a call stands: the executive's leg, and the customer's, in our words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from callprogram.adapters.twilio import TwilioTelephony, connect
from callprogram.domain.calls.calls import Status
from callprogram.domain.calls.legs import Leg
from callprogram.errors import CallFailedError
from tests.adapters.twilio.conftest import BRIDGE, NOBODY, TROUBLES, account
from tests.servers.telephone import Telephone, patience
from tests.servers.twilio_answers import ACCOUNT_SID


def bare(legs: tuple[Leg, Leg | None]) -> tuple[Leg, Leg | None]:
    """The legs without numbers, price and whence they come."""
    nothing = {"to": "", "sender": "", "parent_id": None, "created_at": None, "price": None, "price_currency": None}
    executive, customer = (leg and replace(leg, **nothing) for leg in legs)  # type: ignore[arg-type]
    assert executive is not None
    return executive, customer


def test_a_call_that_is_talked_to_its_end_has_two_legs_with_times_in_utc(
    twilio: TwilioTelephony, telephone: Telephone
) -> None:
    sid = twilio.ring(BRIDGE).provider_id
    assert bare(twilio.legs(sid)) == (Leg(sid, Status.QUEUED), None)
    telephone.ring(sid)
    assert bare(twilio.legs(sid)) == (Leg(sid, Status.RINGING), None)
    customer = telephone.answer(sid)
    started = telephone.calls[sid].start_time
    assert bare(twilio.legs(sid)) == (Leg(sid, Status.IN_PROGRESS, started), Leg(customer, Status.RINGING))
    telephone.customer_answers(sid)
    telephone.hang_up(sid, seconds=254)
    _, leg = bare(twilio.legs(sid))
    assert leg is not None
    assert leg.started_at is not None
    assert leg == Leg(customer, Status.COMPLETED, leg.started_at, leg.started_at + timedelta(seconds=254), 254)
    assert abs(leg.started_at - datetime.now(UTC)) < timedelta(minutes=1)


def trouble(status: Status) -> str:
    """What to look at where a number could not be reached."""
    unreached = (
        "The customer's number could not be reached; check the number, and in Twilio's console the balance and the "
        "countries that may be called (Geo permissions)."
    )
    return unreached if status is Status.FAILED else ""


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("queued", Status.QUEUED),
        ("ringing", Status.RINGING),
        ("in-progress", Status.IN_PROGRESS),
        ("completed", Status.COMPLETED),
        ("busy", Status.BUSY),
        ("no-answer", Status.NO_ANSWER),
        ("canceled", Status.CANCELED),
        ("failed", Status.FAILED),
    ],
)
def test_twilios_words_are_ours(twilio: TwilioTelephony, telephone: Telephone, word: str, status: Status) -> None:
    sid = twilio.ring(BRIDGE).provider_id
    telephone.calls[sid].status = word
    assert bare(twilio.legs(sid)) == (Leg(sid, status, trouble=trouble(status)), None)


@pytest.mark.parametrize(
    ("happens", "status"),
    [
        (Telephone.executive_does_not_answer, Status.NO_ANSWER),
        (Telephone.executive_busy, Status.BUSY),
        (Telephone.executive_unreachable, Status.FAILED),
        (Telephone.cancel, Status.CANCELED),
    ],
)
def test_an_executive_who_is_not_there_leaves_no_leg_to_the_customer(
    twilio: TwilioTelephony, telephone: Telephone, happens: Callable[..., None], status: Status
) -> None:
    sid = twilio.ring(BRIDGE).provider_id
    happens(telephone, sid)
    assert bare(twilio.legs(sid)) == (Leg(sid, status, trouble=trouble(status)), None)


@pytest.mark.parametrize(
    ("happens", "status"),
    [
        (Telephone.customer_does_not_answer, Status.NO_ANSWER),
        (Telephone.customer_busy, Status.BUSY),
        (Telephone.customer_unreachable, Status.FAILED),
    ],
)
def test_the_outcome_is_the_customers_leg(
    twilio: TwilioTelephony, telephone: Telephone, happens: Callable[..., None], status: Status
) -> None:
    sid = twilio.ring(BRIDGE).provider_id
    customer = telephone.answer(sid)
    happens(telephone, sid)
    executive, leg = bare(twilio.legs(sid))
    assert (executive.status, leg) == (Status.COMPLETED, Leg(customer, status, trouble=trouble(status)))


def test_an_executive_who_hangs_up_before_the_customer_answers_calls_the_customer_off(
    twilio: TwilioTelephony, telephone: Telephone
) -> None:
    sid = twilio.ring(BRIDGE).provider_id
    customer = telephone.answer(sid)
    telephone.hang_up(sid, seconds=8)
    executive, leg = bare(twilio.legs(sid))
    assert (executive.status, executive.seconds, leg) == (Status.COMPLETED, 8, Leg(customer, Status.CANCELED))


def test_looking_at_a_call_rings_nothing(twilio: TwilioTelephony, telephone: Telephone) -> None:
    sid = twilio.ring(BRIDGE).provider_id
    twilio.legs(sid)
    asked = telephone.requests[1:]
    calls = f"/2010-04-01/Accounts/{ACCOUNT_SID}/Calls"
    assert [(request.method, request.path) for request in asked] == [
        ("GET", f"{calls}/{sid}.json"),
        ("GET", f"{calls}.json"),
    ]
    assert ("ParentCallSid", sid) in asked[1].query


def test_a_call_that_twilio_does_not_know_fails_with_a_sentence(twilio: TwilioTelephony) -> None:
    with pytest.raises(CallFailedError, match=r"Twilio knows no such account or call.+ \(20404\)\.$"):
        twilio.legs("CA" + "4" * 32)


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_look_that_finds_nothing_out_fails_with_a_sentence(
    telephone: Telephone, trouble: Callable[..., None]
) -> None:
    sid = connect(account(telephone.url)).ring(BRIDGE).provider_id
    twilio = connect(account(telephone.url, patience(trouble)))
    trouble(telephone)
    with pytest.raises(CallFailedError, match=r"^Twilio does not say how the call stands; look again in a minute\.$"):
        twilio.legs(sid)


@pytest.mark.parametrize("body", ["{}", "[]", '{"calls": [], "more": []}', '{"calls": [{"sid": "CA2"}]}'])
def test_an_unreadable_look_fails_with_a_sentence(twilio: TwilioTelephony, telephone: Telephone, body: str) -> None:
    sid = twilio.ring(BRIDGE).provider_id
    telephone.mumbles(body, status=200)
    with pytest.raises(CallFailedError, match="does not say how the call stands"):
        twilio.legs(sid)


@pytest.mark.usefixtures("telephone")
def test_a_look_without_a_connection_fails_with_a_sentence() -> None:
    with pytest.raises(CallFailedError, match="cannot be reached"):
        connect(account(NOBODY)).legs("CA1")
