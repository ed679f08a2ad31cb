"""One press is one request to Twilio: what it asks for, where it goes, and that nobody sees the token."""

import logging
import traceback
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

import pytest
from twilio.http.http_client import TwilioHttpClient

from callprogram.adapters.twilio import TwilioTelephony, connect
from callprogram.adapters.twilio.twiml import connecting
from callprogram.domain.calls.bridges import Bridge
from callprogram.domain.calls.calls import Status
from callprogram.domain.calls.spoken import SpokenBrief
from callprogram.errors import CallFailedError, CallprogramError
from callprogram.services.ports import Telephony
from tests.adapters.twilio.conftest import BRIDGE, CUSTOMER, NOBODY, account
from tests.examples import EXECUTIVE
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, TOKEN

UNKNOWN = "CA" + "4" * 32


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
    assert (leg.provider_id, leg.status) == (next(iter(telephone.calls)), Status.QUEUED)


def test_the_twiml_speaks_and_then_dials_the_customer() -> None:
    response = twiml(BRIDGE)
    say, dial = response
    (number,) = dial
    assert [element.tag for element in response.iter()] == ["Response", "Say", "Dial", "Number"]
    assert (response.attrib, say.attrib, say.text) == ({}, {"language": "en-GB"}, "Ada Byron of Smith & Sons <UK>.")
    assert dial.attrib == {
        "callerId": CALLER_ID,
        "answerOnBridge": "true",
        "timeLimit": "3600",
        "timeout": "30",
        "record": "do-not-record",
    }
    assert (number.attrib, number.text) == ({}, CUSTOMER)


def test_the_executives_own_extension_is_dialled_once_their_switchboard_answers(
    telephone: Telephone, twilio: TwilioTelephony
) -> None:
    twilio.ring(BRIDGE)
    twilio.ring(replace(BRIDGE, executive_extension="212"))

    assert [dict(ring.form).get("SendDigits") for ring in telephone.rings] == [None, "wwww212"]


def test_an_extension_is_dialled_two_seconds_after_the_switchboard_answers() -> None:
    number = twiml(replace(BRIDGE, customer_extension="12")).find("Dial/Number")
    assert number is not None
    assert (number.attrib, number.text) == ({"sendDigits": "wwww12"}, CUSTOMER)


def test_signs_that_xml_cannot_hold_are_not_spoken() -> None:
    assert (
        twiml(replace(BRIDGE, brief=SpokenBrief("Smith\x00\x0e& \ud800Zoë, 東京"))).findtext("Say")
        == "Smith  &  Zoë, 東京."
    )


def test_customers_with_accents_arrive_whole(twilio: TwilioTelephony, telephone: Telephone) -> None:
    twilio.ring(replace(BRIDGE, brief=SpokenBrief("Zoë Ångström, 東京")))
    (request,) = telephone.rings
    assert ET.fromstring(dict(request.form)["Twiml"]).findtext("Say") == "Zoë Ångström, 東京."  # noqa: S314 - our own


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
    assert (type(http), http.timeout) == (TwilioHttpClient, 10)
    assert isinstance(http, TwilioHttpClient)
    assert http.session is not None
    assert vars(http.session.get_adapter("https://api.twilio.com"))["max_retries"].total == 0


def test_another_address_may_have_a_path_of_its_own(telephone: Telephone) -> None:
    with pytest.raises(CallFailedError):
        connect(account(f"{telephone.url}/twilio/")).legs(UNKNOWN)
    assert telephone.requests[0].path == f"/twilio/2010-04-01/Accounts/{ACCOUNT_SID}/Calls/{UNKNOWN}.json"
