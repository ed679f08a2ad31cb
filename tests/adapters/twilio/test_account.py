"""The account: with a public address Twilio tells by itself, and test credentials ring nothing."""

from dataclasses import replace

import pytest

from callprogram.adapters.twilio import TwilioSwitchboard, TwilioTelephony, connect
from callprogram.domain.calls.calls import Mode, Status
from callprogram.domain.calls.legs import Leg
from callprogram.errors import BadInputError, CallFailedError, CallUncertainError
from tests.adapters.twilio.conftest import BRIDGE, account
from tests.servers.callbacks import sign
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID
from tests.services.conftest import NOW

PUBLIC = "https://calls.example.com"


def test_with_a_public_address_one_press_says_where_to_ask_and_tell(telephone: Telephone) -> None:
    telephone.outgoing.held = True
    twilio = connect(replace(account(telephone.url), public_url=PUBLIC))
    twilio.ring(BRIDGE)
    form = telephone.rings[0].form

    assert twilio.mode is Mode.BRIDGE_WEBHOOKS
    assert dict(form)["Url"] == f"{PUBLIC}/twilio/calls/p7/answered"
    assert dict(form)["StatusCallback"] == f"{PUBLIC}/twilio/calls/p7/executive"
    assert [value for name, value in form if name == "StatusCallbackEvent"] == [
        "initiated",
        "ringing",
        "answered",
        "completed",
    ]
    assert "Twiml" not in dict(form)


def test_what_is_missing_and_what_stands_in_is_remarked(twilio: TwilioTelephony, telephone: Telephone) -> None:
    assert twilio.mode is Mode.BRIDGE_POLLING
    assert [remark.split(" ")[0] for remark in twilio.remarks] == ["Twilio", "Calls"]
    real = connect(replace(account(telephone.url), base_url=None, public_url=PUBLIC))
    assert real.remarks == ()


def test_test_credentials_are_recognised_and_ask_nothing(telephone: Telephone) -> None:
    rehearsing = connect(replace(account(telephone.url), caller_id="+15005550006"))

    assert "TWILIO_FROM is one of Twilio's test numbers: nothing really rings." in rehearsing.remarks
    assert rehearsing.legs("CA1") == (Leg("CA1", Status.CANCELED), None)
    assert rehearsing.legs_since(NOW) == ()
    assert telephone.requests == []


def test_a_held_call_is_connected_once_and_ended(twilio: TwilioTelephony, telephone: Telephone) -> None:
    sid = twilio.ring(replace(BRIDGE, confirmed=False)).provider_id
    assert telephone.answer(sid) == ""
    twilio.connect(sid, BRIDGE)
    assert len(telephone.children(sid)) == 1
    twilio.hang_up(sid)
    assert telephone.calls[sid].status == "completed"
    with pytest.raises(CallFailedError, match=r"over already; there is nothing to hang up or connect \(21220\)"):
        twilio.hang_up(sid)
    with pytest.raises(CallFailedError, match=r"\(21220\)"):
        twilio.connect(sid, BRIDGE)


def test_connecting_without_an_answer_is_uncertain(twilio: TwilioTelephony, telephone: Telephone) -> None:
    sid = twilio.ring(replace(BRIDGE, confirmed=False)).provider_id
    telephone.answer(sid)
    telephone.resets(rings=True)
    with pytest.raises(CallUncertainError):
        twilio.connect(sid, BRIDGE)

    assert len(telephone.children(sid)) == 1


def test_a_request_with_the_account_of_somebody_else_is_not_genuine() -> None:
    switchboard = TwilioSwitchboard(replace(account(""), public_url=PUBLIC))
    for sid, genuine in ((ACCOUNT_SID, True), ("AC" + "2" * 32, False)):
        form = {"AccountSid": [sid]}
        signature = _signed(switchboard, form)
        assert switchboard.genuine("/twilio/incoming", form, signature) is genuine


def test_a_request_that_says_nothing_is_named(telephone: Telephone) -> None:
    switchboard = TwilioSwitchboard(replace(account(telephone.url), public_url=PUBLIC))
    with pytest.raises(BadInputError, match="no news of a call: The request has no CallSid"):
        switchboard.read({"CallStatus": ["ringing"]})
    with pytest.raises(BadInputError, match="no news of a dial"):
        switchboard.read_dialled({"CallSid": ["CA1"], "DialCallStatus": ["odd"]})


@pytest.mark.parametrize("timestamp", ["", "yesterday", "Tue, 99 Nov 2026 15:00:00 +0000"])
def test_a_time_that_is_none_is_left_out(timestamp: str) -> None:
    switchboard = TwilioSwitchboard(replace(account(""), public_url=PUBLIC))
    form = {"CallSid": ["CA1"], "CallStatus": ["completed"], "Timestamp": [timestamp], "CallDuration": ["x"]}

    assert switchboard.read(form).leg == Leg("CA1", Status.COMPLETED)


def _signed(switchboard: TwilioSwitchboard, form: dict[str, list[str]]) -> str:
    plain = {name: values[0] for name, values in form.items()}
    return sign(f"{switchboard.public_url}/twilio/incoming", plain)
