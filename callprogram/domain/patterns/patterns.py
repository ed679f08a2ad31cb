"""Patterns: the same cause in cases of several customers within a quarter, and who of them is worth a call."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from callprogram.domain.patterns.causes import key_of
from callprogram.domain.words import dates
from callprogram.domain.words.dates import counted

WEEKS = 13
MOST_WEEKS = 520
_CASES, _CUSTOMERS = 3, 2


@dataclass(frozen=True)
class Trouble:
    """One trouble with one cause: whose, since which day, and the case of ours that it is.

    `who` is the customer's id, else the address of whoever wrote; without a `reference` only the CRM has it. `wrote`
    says that they wrote to the executive about it.
    """

    cause: str
    who: str
    on: date
    reference: str = ""
    customer_id: int | None = None
    wrote: bool = False


@dataclass(frozen=True)
class Pattern:
    """One cause again and again: how many cases of how many customers since when, and whom a call would help most."""

    cause: str
    cases: int
    customers: int
    since: date
    references: tuple[str, ...]
    worth_calling: tuple[int, ...] = ()


def begins_on(today: date, weeks: int) -> date:
    """The first day of so many weeks until today."""
    return today - timedelta(weeks=weeks)


def patterns_of(
    troubles: Iterable[Trouble], talks: Mapping[int, date], forbidden: Collection[int]
) -> tuple[Pattern, ...]:
    """Three cases of two customers with the same cause are a pattern; those of most customers first.

    `talks` are the days on which customers were last talked to; nobody who is `forbidden` is called.
    """
    by_cause: dict[str, list[Trouble]] = {}
    for each in sorted(troubles, key=lambda each: (each.on, each.reference)):
        by_cause.setdefault(key_of(each.cause), []).append(each)
    found = [_pattern(each, talks, forbidden) for each in by_cause.values() if _is_pattern(each)]
    return tuple(sorted(found, key=lambda each: (-each.customers, -each.cases, key_of(each.cause))))


def in_words(pattern: Pattern, today: date) -> str:
    """`late delivery: 4 cases of 3 customers since 3 November`."""
    cases, customers = counted(pattern.cases, "case"), counted(pattern.customers, "customer")
    return f"{pattern.cause}: {cases} of {customers} since {dates.in_words(pattern.since, today)}"


def _is_pattern(troubles: Iterable[Trouble]) -> bool:
    ours = _ours(troubles)
    return len(ours) >= _CASES and len({each.who for each in ours}) >= _CUSTOMERS


def _pattern(troubles: list[Trouble], talks: Mapping[int, date], forbidden: Collection[int]) -> Pattern:
    ours = _ours(troubles)
    return Pattern(
        ours[0].cause,
        len(ours),
        len({each.who for each in ours}),
        ours[0].on,
        tuple(each.reference for each in ours),
        tuple(each for each in _quiet_first(troubles) if each not in forbidden and not _talked(each, troubles, talks)),
    )


def _ours(troubles: Iterable[Trouble]) -> list[Trouble]:
    return [each for each in troubles if each.reference]


def _quiet_first(troubles: Iterable[Trouble]) -> list[int]:
    """The customers with this trouble: who did not write first, then by how long they have it."""
    since: dict[int, date] = {}
    wrote: dict[int, bool] = {}
    for each in troubles:
        if each.customer_id is not None:
            since[each.customer_id] = min(since.get(each.customer_id, each.on), each.on)
            wrote[each.customer_id] = wrote.get(each.customer_id, False) or each.wrote
    return sorted(since, key=lambda customer_id: (wrote[customer_id], since[customer_id], customer_id))


def _talked(customer_id: int, troubles: Iterable[Trouble], talks: Mapping[int, date]) -> bool:
    """Whether somebody talked to them since they have it."""
    theirs = [each.on for each in troubles if each.customer_id == customer_id]
    return customer_id in talks and talks[customer_id] >= min(theirs)
