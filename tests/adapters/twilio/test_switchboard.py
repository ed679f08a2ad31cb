"""Whether it is Twilio that speaks, and what it says."""

from dataclasses import replace

import pytest
from twilio.request_validator import RequestValidator

from callprogram.adapters.twilio import Account, TwilioSwitchboard
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.calls import Status
from callprogram.errors import BadInputError
from tests.servers.callbacks import sign
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, TOKEN

PUBLIC, PATH = "https://calls.example.com", "/twilio/incoming"
SWITCHBOARD = TwilioSwitchboard(Account(ACCOUNT_SID, TOKEN, CALLER_ID, public_url=PUBLIC))
FORM = {"CallSid": ["CA1"], "AccountSid": [ACCOUNT_SID], "CallStatus": ["ringing"], "Empty": [""]}


def signed(form: dict[str, list[str]] = FORM, address: str = PUBLIC + PATH) -> str:
    return sign(address, {name: values[0] for name, values in form.items()})


def test_what_twilio_signed_is_genuine_and_our_signature_is_the_sdks() -> None:
    assert SWITCHBOARD.genuine(PATH, FORM, signed())
    plain = {name: values[0] for name, values in FORM.items()}
    assert RequestValidator(TOKEN).compute_signature(PUBLIC + PATH, plain) == signed()


@pytest.mark.parametrize(
    ("path", "form", "signature"),
    [
        (PATH, FORM, ""),
        (PATH, FORM, "x" * 28),
        (PATH, FORM | {"CallStatus": ["completed"]}, signed()),
        (PATH, FORM | {"More": ["1"]}, signed()),
        (PATH + "/forwarded", FORM, signed()),
        (PATH, FORM, signed(address="https://evil.example.com" + PATH)),
        (PATH, FORM | {"AccountSid": ["AC9"]}, signed(FORM | {"AccountSid": ["AC9"]})),
    ],
)
def test_anything_else_is_not(path: str, form: dict[str, list[str]], signature: str) -> None:
    assert not SWITCHBOARD.genuine(path, form, signature)


def test_what_is_said_of_a_leg_is_read() -> None:
    notice = SWITCHBOARD.read(FORM | {"Digits": ["1"], "From": ["+493023125123"], "Direction": ["inbound"]})
    dialled = SWITCHBOARD.read_dialled(
        {"CallSid": ["CA1"], "DialCallSid": ["CA2"], "DialCallStatus": ["completed"], "DialCallDuration": ["61"]}
    ).leg

    assert (notice.digits, notice.leg.sender, notice.leg.incoming) == ("1", "+493023125123", True)
    assert (dialled.provider_id, dialled.parent_id, dialled.status, dialled.seconds) == (
        "CA2",
        "CA1",
        Status.COMPLETED,
        61,
    )


@pytest.mark.parametrize("form", [{}, {"CallSid": ["CA1"], "CallStatus": ["unheard-of"]}])
def test_what_says_nothing_of_a_call_is_a_sentence(form: dict[str, list[str]]) -> None:
    with pytest.raises(BadInputError, match="Twilio's request is no news of a"):
        SWITCHBOARD.read(form)
    with pytest.raises(BadInputError, match="Twilio's request is no news of a dial"):
        SWITCHBOARD.read_dialled(form)


def test_the_address_is_the_configured_one_and_the_token_is_never_shown() -> None:
    rules = CallingRules(1, 1, callback_phone="+493023125124")
    elsewhere = replace(SWITCHBOARD, account=replace(SWITCHBOARD.account, public_url=None))

    assert f'action="{PUBLIC}{PATH}/forwarded"' in SWITCHBOARD.answering(rules)
    assert (SWITCHBOARD.public_url, elsewhere.public_url) == (PUBLIC, "")
    assert TOKEN not in repr(SWITCHBOARD)
