"""Renewals: whether those who were talked to before theirs renewed more often than others, as later exports tell."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import dropwhile, groupby, takewhile

ENOUGH = 10  # customers on each side, below which nothing is said
_MOVED_ON = timedelta(days=28)  # a date put right by a few days is no renewal
_BEFORE = timedelta(weeks=26)
AT_RISK, RENEWING = "At risk", "Renewing, not at risk"


@dataclass(frozen=True)
class Version:
    """What exports said of a customer until a day, on which another one said something else; None for the latest."""

    customer_id: int
    renewal_on: date | None
    at_risk: bool
    until: date | None


@dataclass(frozen=True)
class Renewed:
    """How many customers there are of whom it is known, and how many of them renewed."""

    customers: int = 0
    renewed: int = 0

    @property
    def share(self) -> float:
        """How many of them renewed, 0 to 1."""
        return self.renewed / self.customers


@dataclass(frozen=True)
class Comparison:
    """Customers alike: those talked to in the half year before their renewal, and those who were not."""

    group: str
    talked: Renewed
    others: Renewed

    @property
    def is_enough(self) -> bool:
        """Whether there are enough on both sides to say anything."""
        return min(self.talked.customers, self.others.customers) >= ENOUGH


@dataclass(frozen=True)
class _Case:
    """One customer's renewal, and what became of it."""

    at_risk: bool
    talked: bool
    renewed: bool


def compared(
    versions: Iterable[Version],
    gone: Collection[int],
    talks: Mapping[int, Collection[date]],
    since: date,
    until: date,
) -> tuple[Comparison, ...]:
    """How many renewed whose renewal fell within these days, both included: those talked to, and those alike.

    `versions` are each customer's, the earliest first; `gone` are those whom the CRM has no more, `talks` the days on
    which each was talked to. Renewed is whose date moved on in a later export, not renewed who is gone; of others it is
    not known yet.
    """
    histories = ((who, tuple(each)) for who, each in groupby(versions, key=lambda version: version.customer_id))
    found = (_case(each, who in gone, talks.get(who, ()), since, until) for who, each in histories)
    cases = Counter(case for case in found if case)
    return tuple(
        Comparison(AT_RISK if at_risk else RENEWING, *(_renewed(cases, at_risk, talked) for talked in (True, False)))
        for at_risk in (True, False)
    )


def _case(
    versions: Sequence[Version], is_gone: bool, talks: Collection[date], since: date, until: date
) -> _Case | None:
    """The customer's first renewal within these days; None where it is not known what became of it."""
    from_due = tuple(dropwhile(lambda each: not _falls_within(each, since, until), versions))
    renewal_on = from_due[0].renewal_on if from_due else None
    if renewal_on is None:
        return None
    before = tuple(takewhile(lambda each: not _moved_on(renewal_on, each), from_due))
    renewed = len(before) < len(from_due)
    if not renewed and not is_gone:
        return None
    last = min(renewal_on, before[-1].until or renewal_on)
    talked = any(last - _BEFORE <= day <= last for day in talks)
    return _Case(any(each.at_risk for each in before), talked, renewed)


def _falls_within(version: Version, since: date, until: date) -> bool:
    return version.renewal_on is not None and since <= version.renewal_on <= until


def _moved_on(renewal_on: date, later: Version) -> bool:
    return later.renewal_on is not None and later.renewal_on - renewal_on >= _MOVED_ON


def _renewed(cases: Mapping[_Case, int], at_risk: bool, talked: bool) -> Renewed:
    renewed, lost = (cases.get(_Case(at_risk, talked, each), 0) for each in (True, False))
    return Renewed(renewed + lost, renewed)


def in_words(found: Comparison) -> str:
    """`At risk: 8 of 12 renewed who were talked to (67%), 11 of 30 who were not (37%)`; empty where it is too few."""
    if not found.is_enough:
        return ""
    talked, others = (f"{each.renewed:,} of {each.customers:,}" for each in (found.talked, found.others))
    return (
        f"{found.group}: {talked} renewed who were talked to ({found.talked.share:.0%}), "
        f"{others} who were not ({found.others.share:.0%})"
    )
