import logging
import re
import socket
import traceback
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from callprogram.adapters.twilio_telephony import Account, TwilioTelephony, connect, connecting
from callprogram.domain.calls import Bridge, Leg, Status
from callprogram.errors import CallFailedError, CallprogramError, CallUncertainError
from callprogram.services.ports import Telephony
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, TOKEN

EXECUTIVE = "+4915112345678"
CUSTOMER = "+442079460123"
BRIDGE = Bridge(7, EXECUTIVE, CUSTOMER, None, "Next: Ada Byron at Smith & Sons <UK>.")
NOBODY = "http://127.0.0.1:1"
TROUBLES = [Telephone.breaks, Telephone.resets, Telephone.stalls, Telephone.mumbles]


def account(url: str, timeout: float = 5) -> Account:
    return Account(ACCOUNT_SID, TOKEN, CALLER_ID, url, timeout)


@pytest.fixture
def twilio(telephone: Telephone) -> TwilioTelephony:
    return connect(account(telephone.url))


def twiml(bridge: Bridge) -> ET.Element:
    return ET.fromstring(connecting(bridge, CALLER_ID))  # noqa: S314 - our own


# Ringing


def test_the_adapter_is_a_telephony() -> None:
    telephony: Telephony = connect(account(NOBODY))
    assert telephony is not None


def test_one_press_is_one_post_with_to_from_and_twiml_alone(twilio: TwilioTelephony, telephone: Telephone) -> None:
    leg = twilio.ring(BRIDGE)
    assert [(request.method, request.path) for request in telephone.requests] == [
        ("POST", f"/2010-04-01/Accounts/{ACCOUNT_SID}/Calls.json")
    ]
    assert sorted(telephone.requests[0].form) == [
        ("From", CALLER_ID),
        ("To", EXECUTIVE),
        ("Twiml", connecting(BRIDGE, CALLER_ID)),
    ]
    assert leg == Leg(next(iter(telephone.calls)), Status.QUEUED)


def test_the_twiml_speaks_and_then_dials_the_customer() -> None:
    response = twiml(BRIDGE)
    say, dial = response
    (number,) = dial
    assert [element.tag for element in response.iter()] == ["Response", "Say", "Dial", "Number"]
    assert (response.attrib, say.attrib, say.text) == ({}, {}, "Next: Ada Byron at Smith & Sons <UK>.")
    assert dial.attrib == {
        "callerId": CALLER_ID,
        "answerOnBridge": "true",
        "timeLimit": "3600",
        "timeout": "30",
        "record": "do-not-record",
    }
    assert (number.attrib, number.text) == ({}, CUSTOMER)


def test_an_extension_is_dialled_two_seconds_after_the_switchboard_answers() -> None:
    number = twiml(replace(BRIDGE, customer_extension="12")).find("Dial/Number")
    assert number is not None
    assert (number.attrib, number.text) == ({"sendDigits": "wwww12"}, CUSTOMER)


def test_signs_that_xml_cannot_hold_are_not_spoken() -> None:
    assert (
        twiml(replace(BRIDGE, announcement="Smith\x00\x0b & \ud800Zoë, 東京")).findtext("Say") == "Smith   &  Zoë, 東京"
    )


def test_customers_with_accents_arrive_whole(twilio: TwilioTelephony, telephone: Telephone) -> None:
    twilio.ring(replace(BRIDGE, announcement="Zoë Ångström, 東京"))
    (request,) = telephone.rings
    assert ET.fromstring(dict(request.form)["Twiml"]).findtext("Say") == "Zoë Ångström, 東京"  # noqa: S314 - our own


# Certainly nothing rings


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        (401, 20003, "check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN"),
        (403, 20005, "The Twilio account is not active"),
        (403, 10001, "The Twilio account is not active"),
        (400, 21210, "does not let this account call from TWILIO_FROM"),
        (400, 21211, "check the number in the program"),
        (400, 21214, "check the number in the program"),
        (400, 21215, "allow it under Geo permissions"),
        (400, 21219, "trial account calls verified numbers only"),
        (400, 21606, "does not let this account call from TWILIO_FROM"),
        (429, 20429, "wait a minute and press again"),
        (400, 99999, "twilio.com/docs/api/errors says why"),
    ],
)
def test_a_refusal_says_what_to_do_and_keeps_the_code(
    twilio: TwilioTelephony, telephone: Telephone, status: int, code: int, words: str
) -> None:
    telephone.refuses(status, code, f"Refused, and your token is {TOKEN}")
    with pytest.raises(CallFailedError, match=re.escape(words)) as refused:
        twilio.ring(BRIDGE)
    assert str(refused.value).endswith(f" ({code}).")
    assert TOKEN not in str(refused.value)
    assert (len(telephone.rings), telephone.calls) == (1, {})


def test_a_refusal_in_the_problem_details_format_is_a_refusal(twilio: TwilioTelephony, telephone: Telephone) -> None:
    telephone.mumbles('{"type": "about:", "title": "No", "status": 400, "code": 21211}', status=400, rings=False)
    with pytest.raises(CallFailedError, match=r"check the number in the program \(21211\)\.$"):
        twilio.ring(BRIDGE)


@pytest.mark.parametrize("body", ["<html>", "[]", '{"code": "x"}', ""])
def test_a_refusal_without_a_code_names_the_http_status(
    twilio: TwilioTelephony, telephone: Telephone, body: str
) -> None:
    telephone.mumbles(body, status=403, rings=False)
    with pytest.raises(CallFailedError, match=r"\(403\)\.$"):
        twilio.ring(BRIDGE)


def test_too_many_requests_rang_nothing_and_is_not_repeated(twilio: TwilioTelephony, telephone: Telephone) -> None:
    telephone.too_many_requests()
    with pytest.raises(CallFailedError, match="wait a minute"):
        twilio.ring(BRIDGE)
    assert (len(telephone.rings), telephone.calls) == (1, {})


def test_a_wrong_token_is_refused(telephone: Telephone) -> None:
    with pytest.raises(CallFailedError, match=r"TWILIO_AUTH_TOKEN \(20003\)"):
        connect(replace(account(telephone.url), token="wrong")).ring(BRIDGE)  # noqa: S106 - none


def test_a_caller_id_of_somebody_else_is_refused(telephone: Telephone) -> None:
    with pytest.raises(CallFailedError, match=r"TWILIO_FROM.+\(21210\)"):
        connect(replace(account(telephone.url), caller_id=EXECUTIVE)).ring(BRIDGE)


@pytest.mark.parametrize(
    "url",
    [NOBODY, "http://", "localhost:5555", "nonsense"],
    ids=["refused connection", "no host", "no scheme", "no address"],
)
@pytest.mark.usefixtures("telephone")
def test_without_a_connection_nothing_rings(url: str) -> None:
    with pytest.raises(CallFailedError, match="cannot be reached"):
        connect(account(url)).ring(BRIDGE)


@pytest.mark.usefixtures("telephone")
def test_an_unknown_host_rings_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(CallFailedError, match="cannot be reached"):
        connect(account("http://nowhere.invalid")).ring(BRIDGE)


def test_a_proxy_that_is_not_there_lets_nothing_ring(telephone: Telephone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "")
    monkeypatch.setenv("HTTP_PROXY", NOBODY)
    monkeypatch.setenv("http_proxy", NOBODY)
    monkeypatch.delenv("no_proxy", raising=False)
    with pytest.raises(CallFailedError, match="cannot be reached"):
        connect(account(telephone.url)).ring(BRIDGE)
    assert telephone.requests == []


@pytest.mark.usefixtures("telephone")
def test_a_connection_that_does_not_come_about_in_time_rings_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        with pytest.raises(CallFailedError, match="cannot be reached"):
            connect(account(f"http://127.0.0.1:{full.getsockname()[1]}", timeout=0.3)).ring(BRIDGE)
        for one in waiting:
            one.close()


# Something may ring


@pytest.mark.parametrize("rings", [True, False])
@pytest.mark.parametrize("trouble", TROUBLES)
def test_what_may_have_rung_is_uncertain_and_not_repeated(
    telephone: Telephone, trouble: Callable[..., None], *, rings: bool
) -> None:
    trouble(telephone, rings=rings)
    with pytest.raises(CallUncertainError, match="it may be ringing"):
        connect(account(telephone.url, timeout=1)).ring(BRIDGE)
    assert (len(telephone.rings), len(telephone.calls)) == (1, int(rings))


@pytest.mark.parametrize("status", [302, 500, 502, 503, 504])
def test_an_answer_that_refuses_nothing_is_uncertain(
    twilio: TwilioTelephony, telephone: Telephone, status: int
) -> None:
    telephone.breaks(status)
    with pytest.raises(CallUncertainError, match="it may be ringing"):
        twilio.ring(BRIDGE)
    assert len(telephone.rings) == 1


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{}",
        "null",
        "[]",
        '"text"',
        '{"sid": null, "status": "queued"}',
        '{"sid": "CA1", "status": "unheard-of"}',
        '{"sid": "CA1", "status": "queued", "duration": "long"}',
        '{"sid": "CA1", "status": "queued", "start_time": "Tue, 99 Aug 2026 20:36:28 +0000"}',
        '{"sid": "CA1", "status": ["queued"]}',
    ],
)
def test_an_unreadable_answer_is_uncertain(twilio: TwilioTelephony, telephone: Telephone, body: str) -> None:
    telephone.mumbles(body)
    with pytest.raises(CallUncertainError, match="it may be ringing"):
        twilio.ring(BRIDGE)
    assert len(telephone.rings) == 1


def test_after_trouble_the_next_press_rings(twilio: TwilioTelephony, telephone: Telephone) -> None:
    telephone.resets(rings=False)
    with pytest.raises(CallUncertainError):
        twilio.ring(BRIDGE)
    assert twilio.ring(BRIDGE).status is Status.QUEUED
    assert len(telephone.rings) == 2


# How a call stands


def test_a_call_that_is_talked_to_its_end_has_two_legs_with_times_in_utc(
    twilio: TwilioTelephony, telephone: Telephone
) -> None:
    sid = twilio.ring(BRIDGE).provider_id
    assert twilio.legs(sid) == (Leg(sid, Status.QUEUED), None)
    telephone.ring(sid)
    assert twilio.legs(sid) == (Leg(sid, Status.RINGING), None)
    customer = telephone.answer(sid)
    started = telephone.calls[sid].start_time
    assert twilio.legs(sid) == (Leg(sid, Status.IN_PROGRESS, started), Leg(customer, Status.RINGING))
    telephone.customer_answers(sid)
    telephone.hang_up(sid, seconds=254)
    _, leg = twilio.legs(sid)
    assert leg is not None
    assert leg.started_at is not None
    assert leg == Leg(customer, Status.COMPLETED, leg.started_at, leg.started_at + timedelta(seconds=254), 254)
    assert abs(leg.started_at - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("queued", Status.QUEUED),
        ("initiated", Status.QUEUED),
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
    assert twilio.legs(sid) == (Leg(sid, status), None)


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
    assert twilio.legs(sid) == (Leg(sid, status), None)


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
    executive, leg = twilio.legs(sid)
    assert (executive.status, leg) == (Status.COMPLETED, Leg(customer, status))


def test_an_executive_who_hangs_up_before_the_customer_answers_calls_the_customer_off(
    twilio: TwilioTelephony, telephone: Telephone
) -> None:
    sid = twilio.ring(BRIDGE).provider_id
    customer = telephone.answer(sid)
    telephone.hang_up(sid, seconds=8)
    executive, leg = twilio.legs(sid)
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
        twilio.legs("CA404")


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_look_that_finds_nothing_out_fails_with_a_sentence(
    telephone: Telephone, trouble: Callable[..., None]
) -> None:
    twilio = connect(account(telephone.url, timeout=1))
    sid = twilio.ring(BRIDGE).provider_id
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


# The token


def test_the_token_is_in_no_message_no_log_and_no_repr(
    twilio: TwilioTelephony, telephone: Telephone, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    telephone.refuses(400, 21211, f"Your token is {TOKEN}")
    with pytest.raises(CallprogramError) as refused:
        twilio.ring(BRIDGE)
    told = "".join((str(refused.value), caplog.text, repr(twilio), repr(twilio.account)))
    assert TOKEN not in told


@pytest.mark.parametrize("trouble", [Telephone.breaks, Telephone.mumbles, Telephone.too_many_requests])
def test_the_token_is_in_no_traceback(
    twilio: TwilioTelephony, telephone: Telephone, trouble: Callable[..., None]
) -> None:
    trouble(telephone)
    with pytest.raises(CallprogramError) as failed:
        twilio.ring(BRIDGE)
    assert TOKEN not in "".join(traceback.format_exception(failed.value))


# Where it goes


def test_without_another_address_requests_go_to_twilio_with_the_timeout_and_no_retries() -> None:
    http = connect(replace(account(""), base_url=None, timeout=10)).client.http_client
    assert (type(http).__name__, http.timeout) == ("TwilioHttpClient", 10)
    assert http.session.get_adapter("https://api.twilio.com").max_retries.total == 0


def test_another_address_may_have_a_path_of_its_own(telephone: Telephone) -> None:
    with pytest.raises(CallFailedError):
        connect(account(f"{telephone.url}/twilio/")).legs("CA1")
    assert telephone.requests[0].path == f"/twilio/2010-04-01/Accounts/{ACCOUNT_SID}/Calls/CA1.json"
