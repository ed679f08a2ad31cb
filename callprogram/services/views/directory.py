"""The directory: the customers whom somebody wants to look at, as an address says it, and what their table shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from callprogram.domain.customers.customers import Customer

AT_ONCE = 50


class Which(StrEnum):
    """Which customers, in the words of the page and of its address; all are those whom the CRM still has."""

    ALL = "All"
    RENEWING = "Renews in 90 days"
    NEVER = "Never talked"
    NUMBERLESS = "No number"
    PROMISED = "Promise open"
    SNOOZED = "Snoozed"
    MINE = "Mine"
    GONE = "No longer in the export"


class Sort(StrEnum):
    """By what they are sorted: the columns of the table; whoever has nothing there comes last."""

    NAME = "name"
    OWNER = "owner"
    RENEWAL = "renews"
    WORTH = "worth"
    HEALTH = "health"
    TALKED = "talked"


@dataclass(frozen=True)
class DirectoryFilter:
    """Whom a directory shows: `words` are looked for as in a search, `owner` and `segment` are as the CRM has them."""

    which: Which = Which.ALL
    words: str = ""
    owner: str = ""
    segment: str = ""
    sort: Sort = Sort.NAME
    falling: bool = False
    page: int = 0


@dataclass(frozen=True)
class Listed:
    """One customer in the directory: when somebody last talked to them, and the promises of ours that are not kept."""

    customer: Customer
    last_talked: datetime | None
    promises: int


@dataclass(frozen=True)
class Directory:
    """One page of the customers who are wanted, how many there are in all, and how many in each saved view."""

    total: int
    listed: tuple[Listed, ...]
    counts: Mapping[Which, int]


class Directories(Protocol):
    """The customers whom somebody wants to look at."""

    def directory(self, wanted: DirectoryFilter, today: date, limit: int = AT_ONCE) -> Directory:
        """One page of the customers who are wanted, and how many there are in each saved view on that day."""

    def place_in(self, wanted: DirectoryFilter, today: date, customer_id: int) -> "Neighbours":
        """Where a customer stands among those who are wanted, and who is before and after."""

    def account_owners(self) -> tuple[str, ...]:
        """Whoever looks after customers whom the reader knows, by name."""

    def segments(self) -> tuple[str, ...]:
        """Every segment that a customer is of, by name."""


@dataclass(frozen=True)
class Neighbours:
    """The place of a customer among others, from 1 on, 0 where they are not of them; and the ids beside theirs."""

    place: int = 0
    total: int = 0
    before: int | None = None
    after: int | None = None
