"""Telephony through Twilio: the executive's phone rings first, then the customer's, one POST for each press.

Without webhooks nobody can ask the executive to press 1: a voicemail that answers for the executive is connected to the
customer. TwiML alone cannot tell the two apart; the mode with webhooks will.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from requests import RequestException
from requests.exceptions import ConnectTimeout, InvalidSchema, InvalidURL, MissingSchema, ProxyError
from twilio.base.exceptions import (  # type: ignore[import-untyped]
    TwilioException,
    TwilioRestException,
    TwilioServiceException,
)
from twilio.http.http_client import TwilioHttpClient  # type: ignore[import-untyped]
from twilio.rest import Client  # type: ignore[import-untyped]
from twilio.twiml.voice_response import VoiceResponse  # type: ignore[import-untyped]
from urllib3.exceptions import NewConnectionError

from callprogram.domain.calls import Bridge, Leg, Status
from callprogram.errors import CallFailedError, CallUncertainError

LONGEST_CALL = 3600
LONGEST_RINGING = 30
# Each w waits half a second: the switchboard answers before it listens.
WAIT_FOR_SWITCHBOARD = "wwww"

# Whatever the SDK, its HTTP library or an unreadable body can raise; `requests` errors are no TwilioException.
_TROUBLE = (TwilioException, RequestException, ValueError, TypeError, AttributeError)
_REFUSALS = (TwilioRestException, TwilioServiceException)
_NEVER_SENT = (ConnectTimeout, ProxyError, InvalidURL, InvalidSchema, MissingSchema)
_NOT_IN_XML = {"Cc", "Cs", "Cn"}

_ACCOUNT = "Twilio does not accept the account; check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN"
_SUSPENDED = "The Twilio account is not active; check its balance and state in Twilio's console"
_CALLER = "Twilio does not let this account call from TWILIO_FROM; use one of its own or verified numbers"
_EXECUTIVE = "Twilio cannot call the executive's phone; check the number in the program"
_TOO_MANY = "Twilio is taking no more calls from this account just now; wait a minute and press again"
# twilio.com/docs/api/errors; a plain HTTP status stands where the answer names no code.
_SENTENCES = {
    401: _ACCOUNT,
    429: _TOO_MANY,
    10001: _SUSPENDED,
    10004: _TOO_MANY,
    20003: _ACCOUNT,
    20005: _SUSPENDED,
    20404: "Twilio knows no such account or call; check TWILIO_ACCOUNT_SID",
    20429: _TOO_MANY,
    21210: _CALLER,
    21211: _EXECUTIVE,
    21212: _CALLER,
    21213: _CALLER,
    21214: _EXECUTIVE,
    21215: "Calls to the executive's country are switched off; allow it under Geo permissions in Twilio's console",
    21216: _EXECUTIVE,
    21217: _EXECUTIVE,
    21219: "A Twilio trial account calls verified numbers only; verify the executive's number or upgrade the account",
    21606: _CALLER,
}
_UNREACHED = "Twilio cannot be reached; check this machine's connection, then try again."
_UNCERTAIN = "Twilio did not confirm the call: it may be ringing. Look at the phone before calling again."
_UNKNOWN = "Twilio does not say how the call stands; look again in a minute."


@dataclass(frozen=True)
class Account:
    """A Twilio account and the number customers see, in E.164; `timeout` in seconds, `base_url` for tests."""

    sid: str
    token: str = field(repr=False)
    caller_id: str
    base_url: str | None = None
    timeout: float = 10


@dataclass(frozen=True)
class TwilioTelephony:
    """Rings two telephones through Twilio's Calls resource (twilio.com/docs/voice/api/call-resource)."""

    account: Account
    client: Client = field(repr=False)

    def ring(self, bridge: Bridge) -> Leg:
        """Ring the executive, then the customer, with one POST: the executive's leg.

        Raises CallFailedError where certainly nothing rings, CallUncertainError where something may.
        """
        caller, twiml = self.account.caller_id, connecting(bridge, self.account.caller_id)
        try:
            return _leg(self.client.calls.create(to=bridge.executive_phone, from_=caller, twiml=twiml))
        except _TROUBLE as error:
            raise _ringing_problem(error) from error

    def legs(self, provider_id: str) -> tuple[Leg, Leg | None]:
        """The executive's leg as it stands now, and the customer's once there is one; raises CallFailedError."""
        try:
            executive = _leg(self.client.calls(provider_id).fetch())
            customers = self.client.calls.list(parent_call_sid=provider_id, limit=1)
            return executive, next(map(_leg, customers), None)
        except _TROUBLE as error:
            raise CallFailedError(_reading_problem(error)) from error


def connect(account: Account) -> TwilioTelephony:
    """Telephony over this account; nothing is sent yet."""
    return TwilioTelephony(account, Client(account.sid, account.token, http_client=_http_client(account)))


def connecting(bridge: Bridge, caller_id: str) -> str:
    """The TwiML that speaks to the executive, then dials the customer (twilio.com/docs/voice/twiml/dial)."""
    response = VoiceResponse()
    response.say(_speakable(bridge.announcement))
    dial = response.dial(
        caller_id=caller_id,
        answer_on_bridge=True,
        time_limit=LONGEST_CALL,
        timeout=LONGEST_RINGING,
        record="do-not-record",
    )
    dial.number(bridge.customer_phone, send_digits=_digits(bridge.customer_extension))
    return str(response)


class _ElsewhereClient(TwilioHttpClient):  # type: ignore[misc]
    """Sends what is meant for Twilio to another base address; the SDK's own hosts are fixed."""

    def __init__(self, base_url: str, timeout: float) -> None:
        super().__init__(timeout=timeout)
        self.base_url = base_url.rstrip("/")

    def request(self, method: str, url: str, **rest: Any) -> Any:  # noqa: ANN401 - the SDK's own types
        path = urlsplit(url)._replace(scheme="", netloc="").geturl()
        return super().request(method, self.base_url + path, **rest)


def _http_client(account: Account) -> TwilioHttpClient:
    # No max_retries: a second POST is a second ring at a customer.
    if account.base_url:
        return _ElsewhereClient(account.base_url, account.timeout)
    return TwilioHttpClient(timeout=account.timeout)


def _speakable(words: str) -> str:
    """Without characters that XML cannot hold: with one of them the executive would hear an application error."""
    return "".join(" " if unicodedata.category(sign) in _NOT_IN_XML else sign for sign in words)


def _digits(extension: str | None) -> str | None:
    return WAIT_FOR_SWITCHBOARD + extension if extension else None


def _leg(call: Any) -> Leg:  # noqa: ANN401 - the SDK's CallInstance, untyped
    """One leg of a call; raises ValueError where the answer is not a call."""
    if not call.sid:
        raise ValueError("The answer names no call.")
    seconds = int(call.duration) if call.duration else None
    return Leg(str(call.sid), _status(call.status), call.start_time, call.end_time, seconds)


def _status(word: str) -> Status:
    return Status.QUEUED if word == "initiated" else Status(word)


def _ringing_problem(error: Exception) -> CallFailedError | CallUncertainError:
    if _was_never_sent(error):
        return CallFailedError(_UNREACHED)
    return CallFailedError(_refusal(error)) if _was_refused(error) else CallUncertainError(_UNCERTAIN)


def _reading_problem(error: Exception) -> str:
    if _was_never_sent(error):
        return _UNREACHED
    return _refusal(error) if _was_refused(error) else _UNKNOWN


def _was_never_sent(error: Exception) -> bool:
    """Whether there was no connection to send anything over; requests hides the reason in its first argument."""
    reasons: Iterator[Any] = (getattr(argument, "reason", None) for argument in error.args)
    return isinstance(error, _NEVER_SENT) or any(isinstance(reason, NewConnectionError) for reason in reasons)


def _was_refused(error: Exception) -> bool:
    return isinstance(error, _REFUSALS) and 400 <= error.status < 500  # noqa: PLR2004 - HTTP's own classes


def _refusal(error: Any) -> str:  # noqa: ANN401 - one of _REFUSALS, untyped
    """Our own words: the provider's may name what should not be shown."""
    code = error.code if isinstance(error.code, int) else error.status
    return f"{_SENTENCES.get(code, 'Twilio refused; twilio.com/docs/api/errors says why')} ({code})."
