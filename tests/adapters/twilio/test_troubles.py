"""Trouble with a press: certainly nothing rings, or something may; it is never repeated."""

import re
import socket
from collections.abc import Callable
from dataclasses import replace

import pytest

from callprogram.adapters.twilio import TwilioTelephony, connect
from callprogram.domain.calls.calls import Status
from callprogram.errors import CallFailedError, CallUncertainError
from tests.adapters.twilio.conftest import BRIDGE, NOBODY, TROUBLES, account
from tests.examples import EXECUTIVE
from tests.servers.telephone import Telephone, patience
from tests.servers.twilio_answers import TOKEN

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
        connect(account(telephone.url, patience(trouble))).ring(BRIDGE)
    telephone.get_into_trouble()
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
