"""What can go wrong with a request to Twilio, and what to do about it (twilio.com/docs/api/errors)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeGuard

from requests import RequestException
from requests.exceptions import ConnectTimeout, InvalidSchema, InvalidURL, MissingSchema, ProxyError
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from urllib3.exceptions import NewConnectionError

from callprogram.errors import CallFailedError, CallUncertainError

# Whatever the SDK, its HTTP library or an unreadable body can raise; `requests` errors are no TwilioException.
TROUBLE = (TwilioException, RequestException, ValueError, TypeError, AttributeError, ArithmeticError)
_REFUSALS = (TwilioRestException, TwilioServiceException)
_CLIENT_ERRORS = range(400, 500)
_NEVER_SENT = (ConnectTimeout, ProxyError, InvalidURL, InvalidSchema, MissingSchema)

_ACCOUNT = "Twilio does not accept the account; check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN"
_SUSPENDED = "The Twilio account is not active; check its balance and state in Twilio's console"
_BALANCE = "The balance of the Twilio account is used up; top it up in Twilio's console"
_CALLER = "Twilio does not let this account call from TWILIO_FROM; use one of its own or verified numbers"
_EXECUTIVE = "Twilio cannot call the executive's phone; check the number in the program"
_TOO_MANY = "Twilio is taking no more calls from this account just now; wait a minute and press again"
_COUNTRY = "Calls to that country are switched off; allow it under Geo permissions in Twilio's console"
_TRIAL = "A Twilio trial account calls verified numbers only; verify the number or upgrade the account"
_ADDRESS = "Twilio does not take the address of this server; check CALLPROGRAM_PUBLIC_URL"
_OURS = "Twilio does not understand what callprogram asked for; please report it"
_OVER = "The call is over already; there is nothing to hang up or connect"
# What Twilio answers, in our words; a plain HTTP status stands where the answer names no code.
SENTENCES = {
    400: _OURS,
    401: _ACCOUNT,
    402: _BALANCE,
    403: _SUSPENDED,
    404: "Twilio knows no such account or call; check TWILIO_ACCOUNT_SID",
    429: _TOO_MANY,
    10001: _SUSPENDED,
    10002: _TRIAL,
    10003: "Twilio refuses the call while it looks into the account; write to Twilio's support",
    10004: _TOO_MANY,
    12100: _OURS,
    13214: _CALLER,
    13223: "Twilio cannot dial the customer's number; check how it is written",
    13224: "Twilio cannot dial the customer's number; check it in the CRM",
    13225: "Twilio never calls that number: it is a premium or an emergency number",
    13227: _COUNTRY,
    20001: _OURS,
    20003: _ACCOUNT,
    20004: "TWILIO_AUTH_TOKEN belongs to somebody who may not make calls; use the account's own token",
    20005: _SUSPENDED,
    20006: _SUSPENDED,
    20008: "These are Twilio's test credentials, with which nothing rings; use the account's live ones",
    20404: "Twilio knows no such account or call; check TWILIO_ACCOUNT_SID",
    20429: _TOO_MANY,
    21201: _EXECUTIVE,
    21202: "Twilio does not call premium numbers; use another one",
    21203: _COUNTRY,
    21205: _ADDRESS,
    21206: _OURS,
    21208: _TRIAL,
    21210: _CALLER,
    21211: _EXECUTIVE,
    21212: _CALLER,
    21213: _CALLER,
    21214: _EXECUTIVE,
    21215: "Calls to the executive's country are switched off; allow it under Geo permissions in Twilio's console",
    21216: _EXECUTIVE,
    21217: _EXECUTIVE,
    21218: _OURS,
    21219: "A Twilio trial account calls verified numbers only; verify the executive's number or upgrade the account",
    21220: _OVER,
    21223: _EXECUTIVE,
    21401: _EXECUTIVE,
    21402: _ADDRESS,
    21404: _BALANCE,
    21606: _CALLER,
    21609: _ADDRESS,
    21626: _ADDRESS,
    30001: _TOO_MANY,
    30002: _SUSPENDED,
    32205: _COUNTRY,
}
_UNREACHED = "Twilio cannot be reached; check this machine's connection, then try again."
_UNCERTAIN = "Twilio did not confirm the call: it may be ringing. Look at the phone before calling again."
_UNKNOWN = "Twilio does not say how the call stands; look again in a minute."


@contextmanager
def ringing() -> Iterator[None]:
    """Something is to ring: raises CallFailedError where certainly nothing does, CallUncertainError where it may."""
    try:
        yield
    except TROUBLE as error:
        raise (_problem(error) or CallUncertainError(_UNCERTAIN)) from error


@contextmanager
def reading() -> Iterator[None]:
    """Something is to be found out; raises CallFailedError where it is not."""
    try:
        yield
    except TROUBLE as error:
        raise (_problem(error) or CallFailedError(_UNKNOWN)) from error


def _problem(error: Exception) -> CallFailedError | None:
    """What certainly kept the request from being done, if that is known."""
    if _was_never_sent(error):
        return CallFailedError(_UNREACHED)
    return CallFailedError(_refusal(error)) if _was_refused(error) else None


def _was_never_sent(error: Exception) -> bool:
    """Whether there was no connection to send anything over; requests hides the reason in its first argument."""
    reasons = (getattr(argument, "reason", None) for argument in error.args)
    return isinstance(error, _NEVER_SENT) or any(isinstance(reason, NewConnectionError) for reason in reasons)


def _was_refused(error: Exception) -> TypeGuard[TwilioRestException | TwilioServiceException]:
    return isinstance(error, _REFUSALS) and error.status in _CLIENT_ERRORS


def _refusal(error: TwilioRestException | TwilioServiceException) -> str:
    """Our own words: the provider's may name what should not be shown."""
    code = error.code if isinstance(error.code, int) else error.status
    return f"{SENTENCES.get(code, 'Twilio refused; twilio.com/docs/api/errors says why')} ({code})."
