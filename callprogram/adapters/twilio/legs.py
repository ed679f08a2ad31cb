"""Twilio's calls as legs: from the Call resource, and from what a callback says."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime

from twilio.rest.api.v2010.account.call import CallInstance

from callprogram.domain.calls.calls import ENDED, Status
from callprogram.domain.calls.legs import Leg

# twilio.com/docs/voice/api/call-resource#call-status-values; `answered` is said of a dial alone.
_WORDS = {"initiated": Status.QUEUED, "answered": Status.COMPLETED}
_INCOMING = "inbound"
_UNREACHED = (
    "The customer's number could not be reached; check the number, and in Twilio's console the balance and the "
    "countries that may be called (Geo permissions)."
)


def leg_of(call: CallInstance) -> Leg:
    """One leg from the Call resource; raises ValueError where the answer is not a call."""
    if not call.sid:
        raise ValueError("The answer names no call.")
    return Leg(
        provider_id=str(call.sid),
        status=_status(str(call.status)),
        started_at=call.start_time,
        ended_at=call.end_time,
        seconds=int(call.duration) if call.duration else None,
        machine=_machine(call.answered_by),
        to=call.to or "",
        sender=getattr(call, "_from", None) or "",
        parent_id=call.parent_call_sid or None,
        created_at=call.date_created,
        price=Decimal(call.price) if call.price else None,
        price_currency=call.price_unit or None,
        incoming=call.direction == _INCOMING,
        trouble=_trouble(_status(str(call.status))),
    )


def leg_of_request(form: Mapping[str, Sequence[str]]) -> Leg:
    """The leg that a request is about (twilio.com/docs/voice/twiml#request-parameters); raises ValueError."""
    status = _status(one(form, "CallStatus") or "in-progress")
    told_at = _moment(one(form, "Timestamp"))
    return Leg(
        provider_id=_call_of(form),
        status=status,
        started_at=told_at if status is Status.IN_PROGRESS else None,
        ended_at=told_at if status in ENDED else None,
        seconds=_seconds(one(form, "CallDuration")) if status is Status.COMPLETED else None,
        machine=_machine(one(form, "AnsweredBy")),
        to=one(form, "To"),
        sender=one(form, "From"),
        parent_id=one(form, "ParentCallSid") or None,
        incoming=one(form, "Direction") == _INCOMING,
        trouble=_trouble(status),
    )


def leg_dialled(form: Mapping[str, Sequence[str]]) -> Leg:
    """The leg that a `<Dial>` has ended with (twilio.com/docs/voice/twiml/dial#action); raises ValueError."""
    status = _status(one(form, "DialCallStatus"))
    seconds = _seconds(one(form, "DialCallDuration")) if status is Status.COMPLETED else None
    return Leg(one(form, "DialCallSid"), status, seconds=seconds, parent_id=_call_of(form), trouble=_trouble(status))


def _call_of(form: Mapping[str, Sequence[str]]) -> str:
    if not (found := one(form, "CallSid")):
        raise ValueError("The request has no CallSid.")
    return found


def one(form: Mapping[str, Sequence[str]], name: str) -> str:
    """What a request says under this name; empty where it says nothing."""
    return next(iter(form.get(name, ())), "")


def _status(word: str) -> Status:
    return _WORDS.get(word) or Status(word)


def _trouble(status: Status) -> str:
    return _UNREACHED if status is Status.FAILED else ""


def _machine(answered_by: str | None) -> bool:
    return (answered_by or "").startswith(("machine", "fax"))


def _seconds(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() else None


def _moment(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text).astimezone(UTC) if text else None
    except (ValueError, OverflowError):
        return None
