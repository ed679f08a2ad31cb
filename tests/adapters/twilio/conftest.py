"""The Twilio adapter against a telephone of our own on loopback."""

import pytest

from callprogram.adapters.twilio import Account, TwilioTelephony, connect
from callprogram.domain.calls.bridges import Bridge
from callprogram.domain.calls.spoken import SpokenBrief
from tests.examples import EXECUTIVE
from tests.servers.telephone import Telephone
from tests.servers.twilio_answers import ACCOUNT_SID, CALLER_ID, TOKEN

CUSTOMER = "+442079460123"
BRIDGE = Bridge("p7", EXECUTIVE, CUSTOMER, None, SpokenBrief("Ada Byron", "Smith & Sons <UK>"), confirmed=True)
NOBODY = "http://127.0.0.1:1"
TROUBLES = [Telephone.breaks, Telephone.resets, Telephone.stalls, Telephone.mumbles]


def account(url: str, timeout: float = 20) -> Account:
    return Account(ACCOUNT_SID, TOKEN, CALLER_ID, url, timeout)


@pytest.fixture
def twilio(telephone: Telephone) -> TwilioTelephony:
    return connect(account(telephone.url))
