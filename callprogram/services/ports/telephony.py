"""The provider of calls: what we ask of it, and what it asks of us."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from callprogram.domain.calls.bridges import Bridge, Notice
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.calls import Mode
from callprogram.domain.calls.legs import Leg


class Telephony(Protocol):
    """A provider that rings two telephones and connects them."""

    @property
    def mode(self) -> Mode:
        """Whether the provider can ask and tell by itself, or has to be asked."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What people should know before they ring: what is missing, what stands in for the provider."""

    def ring(self, bridge: Bridge) -> Leg:
        """Ring the executive, then the customer: the executive's leg.

        Raises CallFailedError where certainly nothing rings, CallUncertainError where something may.
        """

    def try_out(self, phone: str, rules: CallingRules) -> Leg:
        """Ring this telephone alone and say that it rings; raises as `ring` does."""

    def connect(self, provider_id: str, bridge: Bridge) -> None:
        """Dial the customer from the executive's running leg; raises as `ring` does."""

    def hang_up(self, provider_id: str) -> None:
        """End the call, whether it rings or runs; raises CallFailedError where that is not certain."""

    def legs(self, provider_id: str) -> tuple[Leg, Leg | None]:
        """The executive's leg as it stands now, and the customer's once there is one.

        Raises CallFailedError where the provider does not answer.
        """

    def rung(self, executive_phone: str, since: datetime) -> tuple[Leg, ...]:
        """The calls to this number that were asked for since then; raises CallFailedError."""

    def legs_since(self, since: datetime) -> tuple[tuple[Leg, Leg | None], ...]:
        """Every call from or to the number that customers see since then, with the leg that it dialled."""


class Switchboard(Protocol):
    """What the provider asks and tells by itself, read and answered in its own words."""

    def genuine(self, path: str, form: Mapping[str, Sequence[str]], signature: str) -> bool:
        """Whether the provider has signed this request to the path below the public address."""

    def read(self, form: Mapping[str, Sequence[str]]) -> Notice:
        """What the request says; raises BadInputError for what is no news of a call."""

    def read_dialled(self, form: Mapping[str, Sequence[str]]) -> Notice:
        """How dialling the customer ended; raises BadInputError."""

    def briefing(self, bridge: Bridge) -> str:
        """Say the brief and ask for the 1."""

    def dialling(self, bridge: Bridge) -> str:
        """Ring the customer and connect."""

    def answering(self, rules: CallingRules) -> str:
        """Say the company's words to a customer who calls back, and ring the assistant."""

    def regretting(self, rules: CallingRules) -> str:
        """Say to a customer whom nobody could take that they are called again."""

    def nothing(self) -> str:
        """Nothing more to do."""
