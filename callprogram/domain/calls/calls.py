"""Calls: one attempt to reach a customer; its status is the telephone's, its disposition a person's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from callprogram.errors import BadInputError


class Mode(StrEnum):
    """How a call is made."""

    OWN_PHONE = "own-phone"
    BRIDGE_POLLING = "bridge-polling"
    BRIDGE_WEBHOOKS = "bridge-webhooks"


class Status(StrEnum):
    """Where the telephone stands; the words are Twilio's (Call resource, Status), `open` and `failed` are ours too."""

    OPEN = "open"
    QUEUED = "queued"
    RINGING = "ringing"
    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    BUSY = "busy"
    NO_ANSWER = "no-answer"
    CANCELED = "canceled"
    FAILED = "failed"


class Disposition(StrEnum):
    """What came of a call, as a person says it."""

    CONNECTED = "connected"
    LEFT_VOICEMAIL = "left-voicemail"
    NO_ANSWER = "no-answer"
    BUSY = "busy"
    WRONG_NUMBER = "wrong-number"
    DECLINED = "declined"
    RESCHEDULED = "rescheduled"


ENDED = frozenset({Status.COMPLETED, Status.BUSY, Status.NO_ANSWER, Status.CANCELED, Status.FAILED})
OUTCOMES = {
    Disposition.CONNECTED: "Talked",
    Disposition.LEFT_VOICEMAIL: "Left a voicemail",
    Disposition.NO_ANSWER: "No answer",
    Disposition.BUSY: "Busy",
    Disposition.WRONG_NUMBER: "Wrong number",
    Disposition.DECLINED: "Not interested now",
    Disposition.RESCHEDULED: "Asked for another time",
}
UNREACHED = frozenset({Disposition.LEFT_VOICEMAIL, Disposition.NO_ANSWER, Disposition.BUSY})
_OF_THE_TELEPHONE = {
    Status.COMPLETED: Disposition.CONNECTED,
    Status.BUSY: Disposition.BUSY,
    Status.NO_ANSWER: Disposition.NO_ANSWER,
}


@dataclass(frozen=True)
class Call:
    """One attempt to reach a customer; times in UTC, `seconds` of talking, telephones in E.164.

    `call_again_at` is what they asked for; `note_writer` the window that wrote the note last; `mood` from 1 to 5.
    `press` names the press of the button that asked for it: one press, one ring; `outcome_press` the one that gave its
    outcome last. `dialled_at` is when the customer's telephone was asked for, `heard_at` when the provider last said
    something. It is `settled` once the provider itself has said how it ended: from then on its status stays. `incoming`
    where the customer called us, and `returned_at` when somebody said that a missed one is done with.
    """

    id: int
    customer_id: int
    program_id: int
    mode: Mode
    status: Status
    phone: str
    started_at: datetime
    entry_id: int | None = None
    uncertain: bool = False
    disposition: Disposition | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    seconds: int | None = None
    note: str = ""
    reason: str = ""
    provider_id: str | None = None
    customer_leg_id: str | None = None
    call_again_at: datetime | None = None
    note_writer: str = ""
    mood: int | None = None
    themes: tuple[str, ...] = ()
    press: str | None = None
    executive_phone: str = ""
    dialled_at: datetime | None = None
    heard_at: datetime | None = None
    settled: bool = False
    machine: bool = False
    problem: str = ""
    price: Decimal | None = None
    price_currency: str | None = None
    incoming: bool = False
    returned_at: datetime | None = None
    outcome_press: str = ""


def read_disposition(text: str) -> Disposition:
    """A disposition by its word; raises BadInputError naming those there are."""
    try:
        return Disposition(text.strip().casefold())
    except ValueError:
        raise BadInputError(f"“{text}” is not an outcome; choose one of {', '.join(Disposition)}.") from None


def tries_in_a_row(calls: Iterable[Call], since: datetime | None = None) -> tuple[Call, ...]:
    """The latest calls that reached nobody, up to the last one that did, or from a moment on."""
    tries: list[Call] = []
    for call in sorted(calls, key=lambda each: each.started_at):
        if call.disposition in UNREACHED and (since is None or call.started_at > since):
            tries.append(call)
        elif call.disposition:
            tries.clear()
    return tuple(tries)


def disposition_of(status: Status) -> Disposition | None:
    """What the telephone alone can say of the outcome: nothing for a call that failed or was called off."""
    return _OF_THE_TELEPHONE.get(status)
