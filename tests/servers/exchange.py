"""Calls as an exchange has them: placed, answered, dialled on and ended by hand, each told of as Twilio does."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from itertools import count
from typing import Any

from tests.servers import twiml
from tests.servers.callbacks import Outgoing
from tests.servers.twilio_answers import CALLER_ID, ENDED, PlacedCall, Refusal, check

_EVENT = {"queued": "initiated", "ringing": "ringing", "in-progress": "answered"}


@dataclass
class Exchange:
    """Every call by its sid, and the callbacks on their way."""

    calls: dict[str, PlacedCall] = field(default_factory=dict)
    outgoing: Outgoing = field(default_factory=Outgoing)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    # A call's life, by the sid of the executive's leg.

    def ring(self, sid: str) -> None:
        """The executive's phone rings."""
        self.calls[sid].status = "ringing"
        self._tell(self.calls[sid])

    def answer(self, sid: str) -> str:
        """The executive, or their voicemail, answers and hears what there is: the customer's leg if one is dialled."""
        call = self.calls[sid]
        call.begin(self.clock())
        self._tell(call)
        self._perform(call, self.outgoing.ask(call.url, call.form()) if call.url else call.twiml)
        return self.children(sid)[-1].sid if self.children(sid) else ""

    def press(self, sid: str, digits: str = "1") -> str:
        """The executive presses a key: the sid of the customer's leg if one is dialled."""
        call = self.calls[sid]
        assert call.gather, "nobody asked for a key"
        self._perform(call, self.outgoing.ask(call.gather, call.form(Digits=digits, msg="Gather End")))
        return self.children(sid)[-1].sid if self.children(sid) else ""

    def nobody_presses(self, sid: str) -> None:
        """A voicemail listens to the end."""
        self._end(self.calls[sid], "completed", 30)

    def customer_answers(self, sid: str) -> None:
        """The two talk."""
        self.customer_leg(sid).begin(self.clock())
        self._tell(self.customer_leg(sid))

    def voicemail_answers(self, sid: str) -> None:
        """A voicemail picks up at the customer's end, and the exchange hears that it is one."""
        self.customer_answers(sid)
        leg = self.customer_leg(sid)
        leg.answered_by = "machine_start"
        self.outgoing.tell(leg.gather, {**leg.form(), "AnsweredBy": "machine_start"})

    def hang_up(self, sid: str, seconds: int) -> None:
        """The executive hangs up after so many seconds; a leg that nobody has answered is called off."""
        for child in self.children(sid):
            self._end_dialled(child, "completed" if child.start_time else "canceled", seconds)
        call = self.calls[sid]
        self._end(call, "completed" if call.start_time else "canceled", seconds)

    def executive_does_not_answer(self, sid: str) -> None:
        """The executive's phone rings out."""
        self._end(self.calls[sid], "no-answer")

    def executive_busy(self, sid: str) -> None:
        """The executive is on another call."""
        self._end(self.calls[sid], "busy")

    def executive_unreachable(self, sid: str) -> None:
        """The executive's number cannot be connected."""
        self._end(self.calls[sid], "failed")

    def cancel(self, sid: str) -> None:
        """The call is called off before anybody answered."""
        self._end(self.calls[sid], "canceled")

    def customer_hangs_up(self, sid: str, seconds: int) -> None:
        """The customer hangs up after so many seconds, and the executive's leg ends."""
        self._customer_ends(sid, "completed", seconds)

    def customer_does_not_answer(self, sid: str) -> None:
        """The customer's phone rings out, and the executive's leg ends."""
        self._customer_ends(sid, "no-answer")

    def customer_busy(self, sid: str) -> None:
        """The customer is on another call, and the executive's leg ends."""
        self._customer_ends(sid, "busy")

    def customer_unreachable(self, sid: str) -> None:
        """The customer's number cannot be connected, and the executive's leg ends."""
        self._customer_ends(sid, "failed")

    def customer_calls_back(self, number: str, url: str) -> str:
        """A customer calls the number that they saw: the sid of their leg."""
        call = self._place(PlacedCall(self._sid(), CALLER_ID, number, status="ringing", direction="inbound"))
        words = self.outgoing.ask(url, call.form())
        call.begin(self.clock())
        self._perform(call, words)
        return call.sid

    def children(self, sid: str) -> list[PlacedCall]:
        """The legs that this call dialled."""
        return [call for call in list(self.calls.values()) if call.parent_call_sid == sid]

    def customer_leg(self, sid: str) -> PlacedCall:
        """The leg that this call dialled last."""
        return self.children(sid)[-1]

    # What is asked of it.

    def create(self, form: list[tuple[str, str]]) -> PlacedCall:
        """A call placed as Twilio would; raises Refusal."""
        said = dict(form)
        check(said)
        events = tuple(value for name, value in form if name == "StatusCallbackEvent")
        call = PlacedCall(self._sid(), said["To"], said["From"], said.get("Twiml", ""), url=said.get("Url", ""))
        call.told, call.events = said.get("StatusCallback", ""), events
        self._place(call)
        self._tell(call)
        return call

    def update(self, sid: str, form: dict[str, str]) -> PlacedCall:
        """A running call hung up or given other TwiML; raises Refusal."""
        call = self.fetch(sid)
        if call.status in ENDED:
            raise Refusal(HTTPStatus.BAD_REQUEST, 21220, "Call is not in-progress. Cannot redirect.")
        if form.get("Status") in {"completed", "canceled"}:
            self.hang_up(sid, 5)
        elif "Twiml" in form:
            self._perform(call, form["Twiml"])
        return call

    def fetch(self, sid: str) -> PlacedCall:
        """One leg; raises Refusal."""
        if sid not in self.calls:
            raise Refusal(HTTPStatus.NOT_FOUND, 20404, "The requested resource was not found")
        return self.calls[sid]

    def page(self, query: dict[str, str]) -> dict[str, Any]:
        """The first page of the calls that the query describes, newest first."""
        calls = [call.json() for call in reversed(list(self.calls.values())) if _wanted(call, query)]
        size = int(query.get("PageSize", "50"))
        return {"calls": calls[:size], "page": 0, "page_size": size, "next_page_uri": None, "previous_page_uri": None}

    def _sid(self) -> str:
        return f"CA{next(self.numbers):032x}"

    def _place(self, call: PlacedCall) -> PlacedCall:
        call.created = self.clock().replace(microsecond=0)
        self.calls[call.sid] = call
        return call

    def _perform(self, call: PlacedCall, words: str) -> None:
        """Do what the TwiML says, up to where it waits for somebody."""
        if call.status in ENDED:
            return
        for verb in twiml.read(words):
            if verb.tag == "Gather":
                call.gather = verb.attrib["action"]
                return
            if verb.tag == "Dial":
                call.dialled = verb.get("action", "")
                self._dial(call, verb)
                return
            if verb.tag == "Pause":
                return
        self._end(call, "completed", 1)

    def _dial(self, call: PlacedCall, dial: ET.Element) -> None:
        number = dial.find("Number")
        assert number is not None, "the TwiML dials nobody"
        inbound = call.direction == "inbound"
        sender = dial.get("callerId", call.from_ if inbound else call.to)
        leg = PlacedCall(self._sid(), number.text or "", sender, parent_call_sid=call.sid, direction="outbound-dial")
        leg.told, leg.events = number.get("statusCallback", ""), tuple(number.get("statusCallbackEvent", "").split())
        leg.gather = number.get("amdStatusCallback", "")
        for status in ("queued", "ringing"):
            self._place(leg).status = status
            self._tell(leg)

    def _customer_ends(self, sid: str, status: str, seconds: int | None = None) -> None:
        self._end_dialled(self.customer_leg(sid), status, seconds)
        self._end(self.calls[sid], "completed", 30)

    def _end_dialled(self, leg: PlacedCall, status: str, seconds: int | None) -> None:
        if leg.status in ENDED:
            return
        self._end(leg, status, seconds if status == "completed" else None)
        call = self.calls[leg.parent_call_sid or ""]
        if call.dialled:
            lasted = {"DialCallDuration": str(leg.duration)} if leg.duration is not None else {}
            told = call.form(DialCallStatus=status, DialCallSid=leg.sid, **lasted)
            self.outgoing.tell(call.dialled, told)

    def _end(self, call: PlacedCall, status: str, seconds: int | None = None) -> None:
        if call.end(status, seconds):
            self._tell(call)

    def _tell(self, call: PlacedCall) -> None:
        if _EVENT.get(call.status, "completed") in call.events:
            self.outgoing.tell(call.told, call.progress())


def _wanted(call: PlacedCall, query: dict[str, str]) -> bool:
    after = query.get("StartTime>")
    return (
        query.get("ParentCallSid") in {None, call.parent_call_sid}
        and query.get("To") in {None, call.to}
        and query.get("From") in {None, call.from_}
        and (after is None or (call.start_time or call.created) >= _moment(after))
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text) if "-" in text[:5] else parsedate_to_datetime(text)
