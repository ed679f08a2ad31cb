"""Whoever is not Twilio is refused, whatever they try, and nothing changes."""

from collections import Counter

import pytest
from twilio.request_validator import RequestValidator

from callprogram.addresses import path_of
from callprogram.bootstrap import app
from callprogram.domain.calls.bridges import Callback as Kind
from tests.routes.conftest import PUBLIC, Pushes, calls
from tests.servers.asgi import Routes
from tests.servers.callbacks import Callback, sign
from tests.servers.forgeries import forgeries
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import TOKEN


def test_a_thousand_forgeries_are_refused_and_change_nothing(
    server: Routes, telephone: Telephone, press: Pushes
) -> None:
    call = press()
    form = next(iter(telephone.calls.values())).form(Digits="1")
    refused: Counter[int] = Counter()
    before = calls()
    for seed in range(6):
        for kind in Kind:
            genuine = Callback(PUBLIC + path_of(kind, call.press or ""), form)
            for forgery in forgeries(genuine, seed):
                answer = server.ask(forgery.path, forgery.body, forgery.headers, forgery.method, forgery.query)
                assert 400 <= answer.status < 500, forgery.wrong
                assert TOKEN not in answer.body
                refused[answer.status] += 1

    assert refused.total() >= 1000
    assert set(refused) == {400, 403, 405, 413, 415}
    assert calls() == before


def test_the_one_that_the_forgeries_stand_beside_is_let_in(server: Routes, telephone: Telephone, press: Pushes) -> None:
    call = press()
    genuine = Callback(PUBLIC + path_of(Kind.EXECUTIVE, call.press or ""), next(iter(telephone.calls.values())).form())

    assert server(genuine).status == 200


@pytest.mark.parametrize("form", [{}, {"CallSid": "CA1", "Caller": ""}, {"ö": "東京 & +", "a": "b"}])
def test_the_exchange_signs_as_the_providers_own_validator_expects(form: dict[str, str]) -> None:
    url = f"{PUBLIC}/twilio/calls/x/executive"

    assert RequestValidator(TOKEN).validate(url, form, sign(url, form))


def test_the_address_is_the_configured_one_with_or_without_its_port(press: Pushes) -> None:
    call = press()
    path, form = path_of(Kind.EXECUTIVE, call.press or ""), {"CallSid": call.provider_id or "", "CallStatus": "queued"}
    switchboard = app().switchboard
    assert switchboard is not None
    for address, genuine in (
        ("https://calls.example.com", True),
        ("https://calls.example.com:443", True),
        ("http://calls.example.com", False),
        ("https://calls.example.com:8443", False),
        ("https://other.example.com", False),
    ):
        signed = sign(address + path, form)
        assert switchboard.genuine(path, {name: [value] for name, value in form.items()}, signed) is genuine
