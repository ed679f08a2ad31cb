"""The bridge: what the telephone provider is asked for, and what it asks and tells by itself."""

from dataclasses import dataclass, field
from enum import StrEnum

from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.legs import Leg
from callprogram.domain.calls.spoken import SpokenBrief


@dataclass(frozen=True)
class Bridge:
    """Ring the executive first, say the brief, then ring the customer.

    `confirmed` where the customer is dialled right after the brief, because somebody answered for it beforehand; else
    whoever picked up is asked first.
    """

    press: str
    executive_phone: str
    customer_phone: str
    customer_extension: str | None
    brief: SpokenBrief
    rules: CallingRules = field(default_factory=lambda: CallingRules(0, 0))
    confirmed: bool = False
    executive_extension: str | None = None


class Callback(StrEnum):
    """What the provider asks or tells by itself, and the last part of the address at which it does."""

    ANSWERED = "answered"  # the executive picked up: what to say?
    PRESSED = "pressed"  # a key was pressed: what now?
    EXECUTIVE = "executive"  # how the executive's leg stands
    CUSTOMER = "customer"  # how the customer's leg stands
    DIALLED = "dialled"  # how dialling the customer ended: what now?
    VOICEMAIL = "voicemail"  # who or what picked up at the customer's end


@dataclass(frozen=True)
class Notice:
    """What one callback says: how the leg that it is about stands, and the key that was pressed."""

    leg: Leg
    digits: str = ""
