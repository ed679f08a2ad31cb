"""What Twilio asks and tells by itself: whether it is Twilio, what it says, and our answer in TwiML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twilio.request_validator import RequestValidator

from callprogram.adapters.twilio import twiml
from callprogram.adapters.twilio.account import Account
from callprogram.adapters.twilio.legs import leg_dialled, leg_of_request, one
from callprogram.domain.calls.bridges import Bridge, Notice
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.errors import BadInputError
from callprogram.services.ports import Switchboard

Form = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class TwilioSwitchboard(Switchboard):
    """Reads and answers Twilio's requests to this server (twilio.com/docs/usage/webhooks/webhooks-security)."""

    account: Account

    @property
    def public_url(self) -> str:
        """Where Twilio reaches this server, without a slash at the end."""
        return self.account.public_url or ""

    def genuine(self, path: str, form: Form, signature: str) -> bool:
        """Whether Twilio has signed this request; the address is the configured one, never what the request says."""
        signed = bool(RequestValidator(self.account.token).validate(self.public_url + path, _Form(form), signature))
        return signed and one(form, "AccountSid") in {self.account.sid, ""}

    def read(self, form: Form) -> Notice:
        try:
            return Notice(leg_of_request(form), one(form, "Digits"))
        except ValueError as error:
            raise BadInputError(f"Twilio's request is no news of a call: {error}") from error

    def read_dialled(self, form: Form) -> Notice:
        try:
            return Notice(leg_dialled(form))
        except ValueError as error:
            raise BadInputError(f"Twilio's request is no news of a dial: {error}") from error

    def briefing(self, bridge: Bridge) -> str:
        return twiml.briefing(bridge, self.public_url)

    def dialling(self, bridge: Bridge) -> str:
        return twiml.dialling(bridge, self.account.caller_id, self.public_url)

    def answering(self, rules: CallingRules) -> str:
        return twiml.answering(rules, self.public_url)

    def regretting(self, rules: CallingRules) -> str:
        return twiml.regretting(rules)

    def nothing(self) -> str:
        return twiml.nothing()


class _Form(dict[str, Sequence[str]]):
    """A form as the SDK's validator wants it: `getlist` gives every value of a repeated name."""

    def getlist(self, name: str) -> list[str]:
        return list(self[name])
