"""The place where everything is kept, and what one service does in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import Changes, Import, Reading, Traces
from callprogram.domain.customers.matching.forgetting import Forgotten
from callprogram.domain.customers.reachability import Place
from callprogram.domain.law.legal_holds import LegalHold
from callprogram.domain.lists.call_list import CallList, Entry
from callprogram.domain.lists.standbys import AnswerRate
from callprogram.domain.people.members import Member
from callprogram.domain.people.retention import What
from callprogram.domain.program.call_hour import Program, Week
from callprogram.domain.words.progress import Progress, unsaid

if TYPE_CHECKING:  # what plans, which most commands do not
    from callprogram.domain.lists.facts import Facts
    from callprogram.domain.lists.simulation import PromiseRate
    from callprogram.domain.lists.standings import Population, Standings


class Identified(Protocol):
    """What is kept in the store: a frozen dataclass with an id, 0 for one that is new."""

    @property
    def id(self) -> int:
        """By which it is found."""


T = TypeVar("T", bound=Identified)


class Transaction(Protocol):
    """Everything that one service does, all of it or nothing; each change is written to the audit trail."""

    def get(self, kind: type[T], row_id: int) -> T:
        """The value of that kind and id, locked until the end; raises NotFoundError."""

    def find(self, kind: type[T], /, **equals: object) -> list[T]:
        """Every value of that kind with these fields, by id; with one of several where a list is given."""

    def first(self, kind: type[T], /, **equals: object) -> T | None:
        """The first of these, by id; None where there is none."""

    def since(self, kind: type[T], moment: datetime, /, **equals: object) -> list[T]:
        """Every value of that kind with these fields that began at that moment or later, by id."""

    def add(self, value: T) -> T:
        """The value with the id that it was given."""

    def add_all(self, values: Sequence[T]) -> list[T]:
        """The values, of one kind, with the ids that they were given: as `add` for each, and quicker."""

    def save(self, value: T, *, typed: bool = False) -> T:
        """The same value, kept in the place of the one with its id; `typed` words go on in one line of the trail."""

    def remove(self, value: Identified) -> None:
        """Forget the value with its id; the audit trail keeps what it was. Raises NotAllowedError for one on hold."""

    def note(self, kind: str, row_id: int = 0, what: Mapping[str, object] | None = None) -> None:
        """A line of the audit trail for what changes no row."""

    def refused_by(self, number: str) -> Customer | None:
        """Who asked not to be called at this number, in E.164; none where nobody did."""

    def has_address(self, addresses: Iterable[str]) -> bool:
        """Whether a customer has one of these addresses."""

    def keep_files(self, files: Mapping[str, bytes]) -> None:
        """Keep these bytes by their SHA-256, once for everything that has them."""

    def legal_hold(self, case_id: int) -> LegalHold | None:
        """The standing hold on a case, whether it is on the case, its customer or its cause; None where none is."""

    def is_on_hold(self, value: Identified) -> bool:
        """Whether nothing of a value may go, for the law."""

    @property
    def drafts(self) -> "Drafts":
        """The drafts of lists."""

    @property
    def planning(self) -> "PlanningFacts":
        """What planning asks of everybody."""

    @property
    def imports(self) -> "ImportJobs":
        """What a CRM file does to many customers at once."""

    @property
    def erasure(self) -> "ErasureJobs":
        """Forgetting somebody."""

    @property
    def retention(self) -> "RetentionJobs":
        """Letting go of what is old."""

    @property
    def touched(self) -> frozenset[type]:
        """The kinds that this transaction has changed."""


class Drafts(Protocol):
    """Drafts of lists: replaced as a whole, and stale once facts have changed."""

    def replace(self, call_list: CallList, entries: Iterable[Entry]) -> CallList:
        """The draft with its id, kept in the place of the week's earlier draft."""

    def drop(self) -> None:
        """Every draft is stale: facts have changed, and the next look makes a new one."""


class PlanningFacts(Protocol):
    """What planning asks of everybody."""

    def facts(self, program: Program, week: Week, ids: Sequence[int] | None = None) -> "list[Facts]":
        """What planning knows on the day of a week's hour, of these customers or of all, by customer id."""

    def populations(self) -> "Sequence[Population]":
        """How many customers are where."""

    def standings(self, program: Program, week: Week, places: Sequence[Place]) -> "Standings":
        """Where all customers at these places stand on the day of a week's hour, but for those not to be called."""

    def answer_rate(self, program: Program) -> AnswerRate:
        """How often this program's calls were answered."""

    def promise_rate(self, program: Program) -> "PromiseRate":
        """How often this program's talks led to a promise that brings another call."""


class ImportJobs(Protocol):
    """What a CRM file does to many customers at once."""

    def as_of(self) -> str:
        """What is another text once any customer has changed."""

    def compare(self, reading: Reading, *, bring_back: bool = False) -> Changes:
        """What bringing the file in would do; whoever was erased stays so unless they are to be brought back."""

    def bring_in(
        self, found: Import, changes: Changes, reading: Reading | None = None, waiting: object = None
    ) -> Import:
        """The import with its id; its customers are added and updated, one event for all.

        What the reading read is remembered; `waiting` is what `Store.staged` gave for these changes.
        """

    def settle_vanished(self, customer_ids: Sequence[int]) -> None:
        """Ask no more about these customers whom the CRM's export has no more."""

    def traces_of(self, import_id: int) -> Traces:
        """Whom an import made and whom it changed, but for those with whom something was done since."""

    def answered_in(self, found: Import) -> Sequence[Customer]:
        """The customers at whom something was set by hand in the moment of this import."""

    def take_back(self, undone: Import, traces: Traces) -> None:
        """Remove the customers that it made and set those that it changed back to what they were; one event."""


@dataclass(frozen=True)
class Copied:
    """What is in a backup: how many customers and events, and the last link of its trail; nobody knows if `sealed`."""

    customers: int
    events: int
    head: str
    sealed: bool = False


@dataclass(frozen=True)
class Erased:
    """What went with a customer: rows by table, texts about others, lines of the trail; `others` have it in common."""

    customer_id: int
    rows: Mapping[str, int]
    texts: int
    lines: int
    others: tuple[int, ...]


class ErasureJobs(Protocol):
    """Forgetting somebody, in every table at once."""

    def erase(self, customer: Customer, now: datetime) -> Erased:
        """Nothing is left of a customer but counts and dates; one event, which names the lines whose words are gone."""

    def held(self, customer: Customer, *, private: bool) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """Every row that is about a customer or speaks of them, by table; private notes where they may be read."""

    def forgotten(self) -> Forgotten:
        """Whoever was erased, as keyed hashes."""

    def keep(self, forgotten: Forgotten, now: datetime) -> None:
        """Know of these too where they were made with the same key; the key is kept where there is none yet."""

    def remember(self, customers: Iterable[Customer]) -> None:
        """These are here again, because somebody said so."""


class RetentionJobs(Protocol):
    """Letting go of what is older than a rule says; what is about anything that is held open stays."""

    def counted(self, ends: Mapping[What, datetime]) -> Mapping[What, int]:
        """How much of each is from before its moment."""

    def kept(self, ends: Mapping[What, datetime]) -> Mapping[What, int]:
        """How much of each is older and stays, because it is on legal hold."""

    def let_go(self, ends: Mapping[What, datetime]) -> Mapping[What, int]:
        """All of it gone; one event, which names the lines whose words are."""


# Asked before each change of a row: it raises NotAllowedError where whoever acts may not.
Guard = Callable[[Transaction, object], None]


class Store(Protocol):
    """The place where everything is kept."""

    def transaction(
        self, member: Member, now: datetime, action: str, guard: Guard | None = None
    ) -> AbstractContextManager[Transaction]:
        """A transaction of one member doing one thing, each row of it asked about; kept when the block ends well."""

    def looking(self, member: Member, now: datetime, action: str) -> AbstractContextManager[Transaction]:
        """A transaction that only reads, and holds nobody up."""

    def staged(self, changes: Changes, progress: Progress = unsaid) -> AbstractContextManager[object]:
        """New customers kept beside everything else, so that they are soon taken in; gone when the block ends."""

    def sending(self, now: datetime, limit: int) -> AbstractContextManager[Sequence[int]]:
        """The ids of messages that may go now, the longest due first; nobody else is given any until the block ends."""

    def wipe(self, *, whole: bool = False) -> None:
        """Leave nothing of what was erased beside the database; `whole`: nor in it, which holds up who writes."""

    def backup(self, file: Path, recipients: Sequence[str] = ()) -> None:
        """Write a consistent copy of everything into one new file, for these recipients alone where there are any.

        Raises BadInputError where it cannot.
        """

    def look_into(self, file: Path, identity: Path | None = None) -> Copied | None:
        """What is in a backup, sealed or not; none where it does not open."""

    def export(self, folder: Path, *, private: bool = False) -> list[Path]:
        """Write every table as CSV and as JSON into a folder, with what is `private`; raises BadInputError."""

    def restore(self, source: Path, identity: Path | None = None) -> Mapping[str, int]:
        """Fill this empty database from a backup or an export; how many rows of each table came.

        With the identity of a sealed one. Raises StateError where it is not empty, BadInputError for what is neither.
        """
