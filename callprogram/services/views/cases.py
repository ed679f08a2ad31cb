"""Cases: which there are, the story of one, and what is held for the law."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from callprogram.domain.calls.calls import Call
from callprogram.domain.cases.cases import Case, State
from callprogram.domain.cases.stories import StoryLine
from callprogram.domain.cases.unsent import Unsent
from callprogram.domain.customers.customers import Customer
from callprogram.domain.decisions.decisions import Decision
from callprogram.domain.decisions.reviews import Review
from callprogram.domain.law.legal_holds import LegalHold
from callprogram.domain.letters.letters import Letter
from callprogram.domain.people.trail import Event
from callprogram.domain.promises.commitments import Commitment


@dataclass(frozen=True)
class CaseView:
    """A case, whose it is, the ids of its letters and promises, and the legal hold that it is on."""

    case: Case
    customer: Customer | None = None
    letters: tuple[int, ...] = ()
    promises: tuple[int, ...] = ()
    hold: LegalHold | None = None

    @property
    def name(self) -> str:
        """The customer, else whoever wrote."""
        return self.customer.name if self.customer else self.case.person or self.case.email or "Nobody named"


@dataclass(frozen=True)
class FoundCases:
    """The cases that were asked for, and how many there are of them."""

    total: int
    cases: tuple[CaseView, ...]


@dataclass(frozen=True)
class Story:
    """All that happened in a case and in those that are part of it, the latest first within each kind.

    `unsent` is what is typed of its next answer.
    """

    view: CaseView
    lines: tuple[StoryLine, ...]
    letters: tuple[Letter, ...]
    calls: tuple[Call, ...]
    promises: tuple[Commitment, ...]
    parts: tuple[Case, ...]
    unsent: tuple[Unsent, ...] = ()


@dataclass(frozen=True)
class CasesWanted:
    """Which cases somebody asks for; with `late_at` those in which somebody should have heard by that moment."""

    states: frozenset[State] = frozenset()
    owner: str = ""
    unclaimed: bool = False
    cause: str = ""
    query: str = ""
    late_at: datetime | None = None
    today: date = date.min


class Cases(Protocol):
    """Cases: which there are, and the story of one."""

    def case(self, words: str) -> CaseView:
        """One case by its reference or id; raises NotFoundError where there is none that the reader may see."""

    def cases(self, wanted: CasesWanted, limit: int = 50) -> FoundCases:
        """The cases, those of whom somebody should hear first at the top."""

    def story(self, case_id: int) -> Story:
        """One case with all that happened in it; raises NotFoundError."""

    def references(self, case_ids: frozenset[int]) -> Mapping[int, str]:
        """What these cases are called."""


@dataclass(frozen=True)
class HoldView:
    """A legal hold, and what it is on by name: the reference of a case, a customer, or neither for a cause."""

    hold: LegalHold
    what: str
    reference: str | None = None
    customer: Customer | None = None


@dataclass(frozen=True)
class TrailLine:
    """A line of the audit trail, and the link of the one before it."""

    event: Event
    link_before: str


@dataclass(frozen=True)
class CaseFile:
    """All that is kept of a case and its parts, with the files of its letters by their SHA-256.

    `left_out` are the ids of letters that the reader may not read.
    """

    story: Story
    decisions: tuple[Decision, ...]
    reviews: tuple[Review, ...]
    holds: tuple[LegalHold, ...]
    lines: tuple[TrailLine, ...]
    files: Mapping[str, bytes]
    left_out: tuple[int, ...] = ()


class Law(Protocol):
    """What is held for the law, and what a case gives out as a whole."""

    def case_file(self, case_id: int) -> CaseFile:
        """All that is kept of a case, the first first; raises NotFoundError."""

    def legal_holds(self) -> tuple[HoldView, ...]:
        """The holds that stand, the latest first; none for whoever works with no cases."""

    def legal_hold(self, hold_id: int) -> HoldView:
        """One hold, lifted or not; raises NotFoundError where there is none that the reader may see."""
