"""What Twilio's Calls API takes and answers: the words that the telephone exchange of the tests speaks."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus
from typing import Any

ACCOUNT_SID = "AC" + "1" * 32
TOKEN = "the-secret-token"  # noqa: S105 - of the double
CALLER_ID = "+16135550100"
ENDED = {"completed", "busy", "no-answer", "canceled", "failed"}
E164 = re.compile(r"\+[1-9]\d{6,14}")


@dataclass
class PlacedCall:
    """One leg of a call, with the names of Twilio's Call resource."""

    sid: str
    to: str
    from_: str
    twiml: str = ""
    parent_call_sid: str | None = None
    status: str = "queued"
    start_time: datetime | None = None
    end_time: datetime | None = None
    duration: int | None = None

    def begin(self, now: datetime) -> None:
        """Somebody answers."""
        self.status, self.start_time = "in-progress", now.replace(microsecond=0)

    def end(self, status: str, seconds: int | None = None) -> None:
        """The leg ends, unless it has ended before."""
        if self.status in ENDED:
            return
        self.status, self.duration = status, seconds
        if self.start_time and seconds is not None:
            self.end_time = self.start_time + timedelta(seconds=seconds)

    def json(self) -> dict[str, Any]:
        """The Call resource as Twilio writes it: times in RFC 2822, the duration as text."""
        return {
            "sid": self.sid,
            "account_sid": ACCOUNT_SID,
            "parent_call_sid": self.parent_call_sid,
            "to": self.to,
            "from": self.from_,
            "status": self.status,
            "start_time": self.start_time and format_datetime(self.start_time),
            "end_time": self.end_time and format_datetime(self.end_time),
            "duration": None if self.duration is None else str(self.duration),
            "direction": "outbound-dial" if self.parent_call_sid else "outbound-api",
            "api_version": "2010-04-01",
            "uri": f"/2010-04-01/Accounts/{ACCOUNT_SID}/Calls/{self.sid}.json",
        }


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
        (_is_twiml(form.get("Twiml")), 12100, "Document parse failure"),
        (len(form.get("Twiml", "")) <= 4000, 20001, "Twiml must be at most 4000 characters"),
    ]
    for passed, code, message in checks:
        if not passed:
            raise Refusal(HTTPStatus.BAD_REQUEST, code, message)


def _is_twiml(text: str | None) -> bool:
    try:
        return text is None or ET.fromstring(text).tag == "Response"  # noqa: S314 - our own TwiML
    except ET.ParseError:
        return False
