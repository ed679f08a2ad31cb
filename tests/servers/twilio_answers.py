"""What Twilio's Calls API takes and answers: the words that the telephone exchange of the tests speaks."""

import re
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus
from typing import Any

from tests.servers import twiml

ACCOUNT_SID = "AC" + "1" * 32
TOKEN = "the-secret-token"  # noqa: S105 - of the double
CALLER_ID = "+16135550100"
ENDED = {"completed", "busy", "no-answer", "canceled", "failed"}
E164 = re.compile(r"\+[1-9]\d{6,14}")


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


@dataclass
class PlacedCall:
    """One leg of a call, with the names of Twilio's Call resource, and where Twilio asks and tells of it."""

    sid: str
    to: str
    from_: str
    twiml: str = ""
    parent_call_sid: str | None = None
    status: str = "queued"
    start_time: datetime | None = None
    end_time: datetime | None = None
    duration: int | None = None
    url: str = ""
    told: str = ""
    events: tuple[str, ...] = ()
    gather: str = ""
    dialled: str = ""
    direction: str = "outbound-api"
    answered_by: str | None = None
    price: str | None = None
    created: datetime = field(default_factory=_now)
    placed_at: float = field(default_factory=time.time)

    def begin(self, now: datetime) -> None:
        """Somebody answers."""
        self.status, self.start_time = "in-progress", now.replace(microsecond=0)

    def end(self, status: str, seconds: int | None = None) -> bool:
        """Whether the leg ends now, and has not ended before."""
        if self.status in ENDED:
            return False
        self.status, self.duration = status, seconds
        if self.start_time and seconds is not None:
            self.end_time = self.start_time + timedelta(seconds=seconds)
            self.price = f"-{seconds * 0.0002:.5f}"
        return True

    def json(self) -> dict[str, Any]:
        """The Call resource as Twilio writes it: times in RFC 2822, the duration as text."""
        return {
            "sid": self.sid,
            "account_sid": ACCOUNT_SID,
            "parent_call_sid": self.parent_call_sid,
            "to": self.to,
            "from": self.from_,
            "status": self.status,
            "date_created": format_datetime(self.created),
            "start_time": self.start_time and format_datetime(self.start_time),
            "end_time": self.end_time and format_datetime(self.end_time),
            "duration": None if self.duration is None else str(self.duration),
            "price": self.price,
            "price_unit": "USD",
            "direction": self.direction,
            "answered_by": self.answered_by,
            "api_version": "2010-04-01",
            "uri": f"/2010-04-01/Accounts/{ACCOUNT_SID}/Calls/{self.sid}.json",
        }

    def form(self, **more: str) -> dict[str, str]:
        """What Twilio says of this leg in a request (twilio.com/docs/voice/twiml#request-parameters)."""
        said = {
            "CallSid": self.sid,
            "AccountSid": ACCOUNT_SID,
            "From": self.from_,
            "To": self.to,
            "CallStatus": self.status,
            "ApiVersion": "2010-04-01",
            "Direction": self.direction,
            "CallerName": "",
            "ParentCallSid": self.parent_call_sid or "",
        }
        return {name: value for name, value in said.items() if value or name == "CallerName"} | more

    def progress(self) -> dict[str, str]:
        """What Twilio says when the leg has come further (twilio.com/docs/voice/api/call-resource#statuscallback)."""
        at = self.end_time or self.start_time or self.created
        lasted = {"CallDuration": str(self.duration)} if self.duration is not None else {}
        return self.form(Timestamp=format_datetime(at), CallbackSource="call-progress-events", **lasted)


@dataclass(eq=False)
class Refusal(Exception):  # noqa: N818 - an answer, not an error of the double
    """Twilio's answer to a request that it does not take."""

    status: int
    code: int
    message: str

    def json(self) -> dict[str, Any]:
        """The error as Twilio writes it."""
        return {"code": self.code, "message": self.message, "status": self.status, "more_info": "https://twilio.com"}


def check(form: dict[str, str]) -> None:
    """Raise Refusal where Twilio would not take this form."""
    checks = [
        ("To" in form, 21201, "No 'To' number is specified"),
        (E164.fullmatch(form.get("To", "")), 21211, "The phone number you are attempting to call is not valid."),
        ("From" in form, 21213, "'From' phone number is required"),
        (form.get("From") == CALLER_ID, 21210, "The source phone number provided is not yet verified"),
        (bool(form.get("Url")) != bool(form.get("Twiml")), 21205, "Url parameter is required"),
        (is_twiml(form.get("Twiml")), 12100, "Document parse failure"),
        (len(form.get("Twiml", "")) <= 4000, 20001, "Twiml must be at most 4000 characters"),
        (form.get("Url", "http").startswith("http"), 21205, "Url is not a valid URL"),
    ]
    for passed, code, message in checks:
        if not passed:
            raise Refusal(HTTPStatus.BAD_REQUEST, code, message)


def is_twiml(text: str | None) -> bool:
    """Whether Twilio would do what this document says."""
    try:
        return text is None or bool(twiml.read(text).tag)
    except twiml.NoTwimlError:
        return False
