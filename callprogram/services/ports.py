"""What the services need from outside."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeVar

from callprogram.domain.calendar.outlets import StoredSeries
from callprogram.domain.calendar.series import Guest, Occurrence, Series
from callprogram.domain.calls.bridges import Bridge, Notice
from callprogram.domain.calls.calling_rules import CallingRules
from callprogram.domain.calls.calls import Mode
from callprogram.domain.calls.legs import Leg
from callprogram.domain.customers.imports import Changes, Import, Reading, Traces
from callprogram.domain.customers.reachability import Place
from callprogram.domain.lists.call_list import CallList, Entry
from callprogram.domain.lists.facts import Facts
from callprogram.domain.lists.standbys import AnswerRate
from callprogram.domain.lists.standings import Population, Standings
from callprogram.domain.people.members import Member
from callprogram.domain.people.messages import Message
from callprogram.domain.program.call_hour import Program, Week
from callprogram.domain.words.progress import Progress, unsaid

T = TypeVar("T")


class Transaction(Protocol):
    """Everything that one service does, all of it or nothing; each change is written to the audit trail."""

    def get(self, kind: type[T], row_id: int) -> T:
        """The value of that kind and id, locked until the end; raises NotFoundError."""
        ...

    def find(self, kind: type[T], **equals: object) -> list[T]:
        """Every value of that kind with these fields, by id."""
        ...

    def add(self, value: T) -> T:
        """The value with the id that it was given."""
        ...

    def save(self, value: T) -> T:
        """The same value, kept in the place of the one with its id."""
        ...

    def remove(self, value: object) -> None:
        """Forget the value with its id; the audit trail keeps what it was."""
        ...

    def settle_vanished(self, customer_ids: Sequence[int]) -> None:
        """Ask no more about these customers whom the CRM's export has no more."""

    def replace_draft(self, call_list: CallList, entries: Iterable[Entry]) -> CallList:
        """The draft with its id, kept in the place of the week's earlier draft."""
        ...

    def drop_drafts(self) -> None:
        """Every draft is stale: facts have changed, and the next look makes a new one."""
        ...

    def facts(self, program: Program, week: Week, ids: Sequence[int] | None = None) -> list[Facts]:
        """What planning knows on the day of a week's hour, of these customers or of all, by customer id."""
        ...

    def populations(self) -> Sequence[Population]:
        """How many customers are where."""
        ...

    def standings(self, program: Program, week: Week, places: Sequence[Place]) -> Standings:
        """Where all customers at these places stand on the day of a week's hour, but for those not to be called."""
        ...

    def answer_rate(self, program: Program) -> AnswerRate:
        """How often this program's calls were answered."""
        ...

    def as_of(self) -> str:
        """What is another text once any customer has changed."""
        ...

    def compare(self, reading: Reading) -> Changes:
        """What bringing the file in would do."""
        ...

    def bring_in(
        self, found: Import, changes: Changes, reading: Reading | None = None, waiting: object = None
    ) -> Import:
        """The import with its id; its customers are added and updated, one event for all.

        What the reading read is remembered; `waiting` is what `Store.staged` gave for these changes.
        """
        ...

    def traces_of(self, import_id: int) -> Traces:
        """Whom an import made and whom it changed, but for those with whom something was done since."""
        ...

    def take_back(self, undone: Import, traces: Traces) -> None:
        """Remove the customers that it made and set those that it changed back to what they were; one event."""
        ...

    @property
    def touched(self) -> frozenset[type]:
        """The kinds that this transaction has changed."""
        ...


class Store(Protocol):
    """The place where everything is kept."""

    def transaction(self, member: Member, now: datetime, action: str) -> AbstractContextManager[Transaction]:
        """A transaction of one member doing one thing; it is kept when the block ends well."""
        ...

    def looking(self, member: Member, now: datetime, action: str) -> AbstractContextManager[Transaction]:
        """A transaction that only reads, and holds nobody up."""
        ...

    def staged(self, changes: Changes, progress: Progress = unsaid) -> AbstractContextManager[object]:
        """New customers kept beside everything else, so that they are soon taken in; gone when the block ends."""
        ...

    def sending(self, now: datetime, limit: int) -> AbstractContextManager[Sequence[int]]:
        """The ids of messages that may go now, the longest due first; nobody else is given any until the block ends."""
        ...

    def backup(self, file: Path) -> None:
        """Write a consistent copy of everything into one new file; raises BadInputError where it cannot."""
        ...

    def export(self, folder: Path) -> list[Path]:
        """Write every table as CSV and as JSON into a folder; raises BadInputError where it cannot."""
        ...


class Telephony(Protocol):
    """A provider that rings two telephones and connects them."""

    @property
    def mode(self) -> Mode:
        """Whether the provider can ask and tell by itself, or has to be asked."""
        ...

    @property
    def remarks(self) -> tuple[str, ...]:
        """What people should know before they ring: what is missing, what stands in for the provider."""
        ...

    def ring(self, bridge: Bridge) -> Leg:
        """Ring the executive, then the customer: the executive's leg.

        Raises CallFailedError where certainly nothing rings, CallUncertainError where something may.
        """
        ...

    def connect(self, provider_id: str, bridge: Bridge) -> None:
        """Dial the customer from the executive's running leg; raises as `ring` does."""
        ...

    def hang_up(self, provider_id: str) -> None:
        """End the call, whether it rings or runs; raises CallFailedError where that is not certain."""
        ...

    def legs(self, provider_id: str) -> tuple[Leg, Leg | None]:
        """The executive's leg as it stands now, and the customer's once there is one.

        Raises CallFailedError where the provider does not answer.
        """
        ...

    def rung(self, executive_phone: str, since: datetime) -> tuple[Leg, ...]:
        """The calls to this number that were asked for since then; raises CallFailedError."""
        ...

    def legs_since(self, since: datetime) -> tuple[tuple[Leg, Leg | None], ...]:
        """Every call from or to the number that customers see since then, with the leg that it dialled."""
        ...


class Switchboard(Protocol):
    """What the provider asks and tells by itself, read and answered in its own words."""

    def genuine(self, path: str, form: Mapping[str, Sequence[str]], signature: str) -> bool:
        """Whether the provider has signed this request to the path below the public address."""
        ...

    def read(self, form: Mapping[str, Sequence[str]]) -> Notice:
        """What the request says; raises BadInputError for what is no news of a call."""
        ...

    def read_dialled(self, form: Mapping[str, Sequence[str]]) -> Notice:
        """How dialling the customer ended; raises BadInputError."""
        ...

    def briefing(self, bridge: Bridge) -> str:
        """Say the brief and ask for the 1."""
        ...

    def dialling(self, bridge: Bridge) -> str:
        """Ring the customer and connect."""
        ...

    def answering(self, rules: CallingRules) -> str:
        """Say the company's words to a customer who calls back, and ring the assistant."""
        ...

    def regretting(self, rules: CallingRules) -> str:
        """Say to a customer whom nobody could take that they are called again."""
        ...

    def nothing(self) -> str:
        """Nothing more to do."""
        ...


class Channel(Protocol):
    """A way to reach somebody."""

    def send(self, message: Message, recipient: Member) -> None:
        """Send it: SendingRefusedError where trying again will not help, SendingFailedError where it may."""
        ...


@dataclass(frozen=True)
class Channels:
    """Mail, and the other ways that members may prefer to it."""

    mail: Channel
    other: Channel

    def of(self, message: Message, recipient: Member) -> Channel:
        """The way a message goes: what calendars act on goes by mail always."""
        return self.other if recipient.channel and not message.enclosures else self.mail


class CalendarServer(Protocol):
    """A calendar on a server, in which each series is one resource."""

    def put(self, series: Series, content: str, etag: str) -> StoredSeries:
        """Write the series in the place of the version of that name, or as new where there is none: what is there now.

        Raises CalendarChangedError where another version is there, CalendarTroubleError with what to do.
        """
        ...

    def fetch(self, series: Series) -> StoredSeries | None:
        """What is there, if anything is; raises CalendarTroubleError."""
        ...

    def remove(self, series: Series, etag: str) -> None:
        """Take the version of that name out; raises as `put` does."""
        ...

    def read(self, series: Series, content: str) -> StoredSeries:
        """The file as the server would have it."""
        ...


class CalendarWriter(Protocol):
    """Writes the series as iCalendar."""

    def published(self, series: Series, weeks: Sequence[Occurrence]) -> str:
        """Everything, to look at or subscribe to."""
        ...

    def stored(self, series: Series, weeks: Sequence[Occurrence]) -> str:
        """Everything, as a calendar server keeps it."""
        ...

    def invitation(self, series: Series, weeks: Sequence[Occurrence]) -> str:
        """Everything, for those invited."""
        ...

    def week_invitation(self, series: Series, week: Occurrence) -> str:
        """One week as it now is, for those invited."""
        ...

    def cancellation(self, series: Series, guests: Sequence[Guest]) -> str:
        """Everything taken back from these guests."""
        ...

    def week_cancellation(self, series: Series, week: Occurrence) -> str:
        """One week taken back from those invited."""
        ...
