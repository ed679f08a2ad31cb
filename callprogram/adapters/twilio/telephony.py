"""Ringing through Twilio: the executive's phone first, then the customer's, one POST for each press."""

from dataclasses import dataclass, field
from datetime import datetime

from twilio.rest import Client

from callprogram.adapters.twilio import twiml
from callprogram.adapters.twilio.account import Account, client_of
from callprogram.adapters.twilio.legs import leg_of
from callprogram.adapters.twilio.troubles import reading, ringing
from callprogram.addresses import path_of
from callprogram.domain.calls.bridges import Bridge, Callback
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.calls import Mode, Status
from callprogram.domain.calls.legs import Leg
from callprogram.domain.customers.phones import extension_in, number_in
from callprogram.services.ports import Telephony

_LISTED = 20
_MOST_LISTED = 1000
_NOBODY_TO_ASK = (
    "Twilio cannot reach this server (CALLPROGRAM_PUBLIC_URL is not set), so nobody is asked to press 1: "
    "pick up yourself, then connect here."
)
_REHEARSAL = "TWILIO_FROM is one of Twilio's test numbers: nothing really rings."


@dataclass(frozen=True)
class TwilioTelephony(Telephony):
    """Rings two telephones through Twilio's Calls resource (twilio.com/docs/voice/api/call-resource)."""

    account: Account
    client: Client = field(repr=False)

    @property
    def mode(self) -> Mode:
        return Mode.BRIDGE_WEBHOOKS if self.account.public_url else Mode.BRIDGE_POLLING

    @property
    def remarks(self) -> tuple[str, ...]:
        elsewhere = f"Calls go to {self.account.base_url} in Twilio's place." if self.account.base_url else ""
        asked = "" if self.account.public_url else _NOBODY_TO_ASK
        return tuple(filter(None, (asked, elsewhere, _REHEARSAL if self.account.rehearses else "")))

    def ring(self, bridge: Bridge) -> Leg:
        """Ring the executive, then the customer, with one POST: the executive's leg."""
        instructions = self._instructions(bridge)
        if pressed := twiml.digits(bridge.executive_extension):
            instructions["send_digits"] = pressed
        with ringing():
            return leg_of(self.client.calls.create(bridge.executive_phone, self.account.caller_id, **instructions))

    def try_out(self, phone: str, rules: CallingRules) -> Leg:
        """Ring it with words that end by themselves, and ask to be told of nothing."""
        instructions: dict[str, str | int] = {"twiml": twiml.trying_out(rules), "timeout": twiml.LONGEST_RINGING}
        if pressed := twiml.digits(extension_in(phone)):
            instructions["send_digits"] = pressed
        with ringing():
            return leg_of(self.client.calls.create(number_in(phone), self.account.caller_id, **instructions))

    def connect(self, provider_id: str, bridge: Bridge) -> None:
        """Give the executive's running leg the TwiML that dials the customer."""
        words = twiml.dialling(bridge, self.account.caller_id, self.account.public_url)
        with ringing():
            self.client.calls(provider_id).update(twiml=words)

    def hang_up(self, provider_id: str) -> None:
        """End the executive's leg, and the customer's with it."""
        with reading():
            self.client.calls(provider_id).update(status="completed")

    def legs(self, provider_id: str) -> tuple[Leg, Leg | None]:
        if self.account.rehearses:
            return Leg(provider_id, Status.CANCELED), None
        with reading():
            return leg_of(self.client.calls(provider_id).fetch()), self._dialled_by(provider_id)

    def rung(self, executive_phone: str, since: datetime) -> tuple[Leg, ...]:
        """The calls to this number since then; a call that still waits has no start to be found by."""
        with reading():
            listed = self.client.calls.list(executive_phone, self.account.caller_id, limit=_LISTED)
            found = list(map(leg_of, listed))
        return tuple(leg for leg in found if leg.parent_id is None and (leg.created_at or since) >= since)

    def legs_since(self, since: datetime) -> tuple[tuple[Leg, Leg | None], ...]:
        if self.account.rehearses:
            return ()
        ours, calls = self.account.caller_id, self.client.calls
        with reading():
            made = [leg_of(each) for each in calls.list(from_=ours, start_time_after=since, limit=_MOST_LISTED)]
            came = [leg_of(each) for each in calls.list(to=ours, start_time_after=since, limit=_MOST_LISTED)]
            incoming = [(leg, self._dialled_by(leg.provider_id)) for leg in came if leg.incoming]
        dialled = {leg.parent_id: leg for leg in reversed(made) if leg.parent_id}
        outgoing = [(leg, dialled.get(leg.provider_id)) for leg in made if leg.parent_id is None and not leg.incoming]
        return (*outgoing, *incoming)

    def _instructions(self, bridge: Bridge) -> dict[str, str | list[str] | int]:
        public_url = self.account.public_url
        if public_url is None:
            inline = twiml.connecting(bridge, self.account.caller_id) if bridge.confirmed else twiml.holding(bridge)
            return {"twiml": inline}
        return {
            "url": public_url + path_of(Callback.ANSWERED, bridge.press),
            "method": "POST",
            "status_callback": public_url + path_of(Callback.EXECUTIVE, bridge.press),
            "status_callback_event": list(twiml.EVENTS),
            "status_callback_method": "POST",
            "timeout": twiml.LONGEST_RINGING,
        }

    def _dialled_by(self, provider_id: str) -> Leg | None:
        return next(map(leg_of, self.client.calls.list(parent_call_sid=provider_id, limit=1)), None)


def connect(account: Account) -> TwilioTelephony:
    """Telephony over this account; nothing is sent yet."""
    return TwilioTelephony(account, client_of(account))
