"""Fairness: what customers who wrote to the executive got, beside those with the same cause who did not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import fmean, median

from callprogram.domain.decisions import money
from callprogram.domain.patterns.causes import key_of
from callprogram.domain.words.dates import counted

ENOUGH = 5  # customers on each side, below which nothing is said


@dataclass(frozen=True)
class Outcome:
    """What came of one case with one cause: for whom, whether they wrote to the executive, and what they got.

    `answer_hours` are by the clock, nights included; both are None while it has not come to that. `goodwill` is what
    was given, by currency; `promised` and `kept` count promises.
    """

    cause: str
    who: str
    wrote: bool
    answer_hours: float | None = None
    settled_days: int | None = None
    goodwill: Mapping[str, Decimal] = field(default_factory=dict)
    promised: int = 0
    kept: int = 0


@dataclass(frozen=True)
class Got:
    """What customers got: medians, each customer counting once by the mean of their cases, and goodwill in all."""

    customers: int = 0
    answer_hours: float | None = None
    settled_days: float | None = None
    goodwill: Mapping[str, Decimal] = field(default_factory=dict)
    promised: int = 0
    kept: int = 0


@dataclass(frozen=True)
class Fairness:
    """The same cause for those who wrote to the executive and for those who did not."""

    cause: str
    wrote: Got
    others: Got

    @property
    def is_enough(self) -> bool:
        """Whether there are enough on both sides to say anything."""
        return min(self.wrote.customers, self.others.customers) >= ENOUGH


def compared(outcomes: Iterable[Outcome]) -> tuple[Fairness, ...]:
    """Each cause, those of most customers first; who wrote about one of their cases is one who wrote."""
    by_cause: dict[str, list[Outcome]] = {}
    for each in outcomes:
        by_cause.setdefault(key_of(each.cause), []).append(each)
    found = map(_fairness, by_cause.values())
    return tuple(sorted(found, key=lambda each: (-each.wrote.customers - each.others.customers, key_of(each.cause))))


def too_few(found: Fairness) -> str:
    """Why nothing is said, `too few to say: 3 who wrote, 1 who did not`."""
    return f"too few to say: {found.wrote.customers:,} who wrote, {found.others.customers:,} who did not"


def in_words(found: Got) -> str:
    """`5 customers, answered after 3.5 h, settled after 4 days, €250.00 given in all, 2 of 3 promises kept`."""
    parts = [counted(found.customers, "customer")]
    parts += [f"answered after {_short(found.answer_hours)} h"] if found.answer_hours is not None else []
    parts += [f"settled after {_short(found.settled_days)} days"] if found.settled_days is not None else []
    parts += [f"{money.in_words(amount, currency)} given in all" for currency, amount in sorted(found.goodwill.items())]
    parts += [f"{found.kept:,} of {counted(found.promised, 'promise')} kept"] if found.promised else []
    return ", ".join(parts)


def _short(number: float) -> str:
    """`3.5`, and `4` where it is whole."""
    return f"{number:.1f}".removesuffix(".0")


def _fairness(outcomes: Sequence[Outcome]) -> Fairness:
    loud = {each.who for each in outcomes if each.wrote}
    wrote, others = ([each for each in outcomes if (each.who in loud) is side] for side in (True, False))
    return Fairness(outcomes[0].cause, _together(wrote), _together(others))


def _together(outcomes: Sequence[Outcome]) -> Got:
    goodwill: dict[str, Decimal] = {}
    for currency, amount in (pair for each in outcomes for pair in each.goodwill.items()):
        goodwill[currency] = goodwill.get(currency, Decimal(0)) + amount
    return Got(
        len({each.who for each in outcomes}),
        _middle((each.who, each.answer_hours) for each in outcomes),
        _middle((each.who, each.settled_days) for each in outcomes),
        goodwill,
        sum(each.promised for each in outcomes),
        sum(each.kept for each in outcomes),
    )


def _middle(known: Iterable[tuple[str, float | None]]) -> float | None:
    """The median over customers of the mean of each; None where nothing is known of any."""
    each: dict[str, list[float]] = {}
    for who, value in known:
        if value is not None:
            each.setdefault(who, []).append(value)
    return median(map(fmean, each.values())) if each else None
