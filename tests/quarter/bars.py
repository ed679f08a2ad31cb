"""The bars that a quarter has to clear, each a ratio or a count beside its limit, over one or several seeds."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from callprogram.domain.program.call_hour import week_of
from tests.quarter import figures, letters, reasons, treated
from tests.quarter.company import FIRST_DAY
from tests.quarter.world import World


@dataclass(frozen=True)
class Measured:
    """What one seed came to: parts of wholes that are added up over seeds, and what is looked at for itself."""

    seats: Counter[str]
    distinct: tuple[int, int]
    too_soon: tuple[str, ...]
    renewals: tuple[int, int]
    renewals_talked: tuple[int, int]
    complaints: Counter[str]
    unheard: tuple[str, ...]
    unasked: tuple[str, ...]
    too_many_promises: int
    untold: tuple[str, ...]
    kept: int
    fewest_kinds: int
    untrue: tuple[str, ...]
    most_presses: int
    shortest: int
    longest: int
    letters: tuple[int, int]
    too_many: tuple[str, ...]
    on_weekends: int
    while_away: int
    twice: int
    given_up: int
    unlike: tuple[str, ...]
    unanswered: tuple[str, ...]
    told: int
    told_twice: int
    to_do: tuple[int, ...]

    @property
    def misses(self) -> tuple[str, ...]:
        """Each thing that no bar allows, in words."""
        return (
            *(f"too soon: {words}" for words in self.too_soon),
            *(f"unheard: {words}" for words in self.unheard),
            *(f"unasked: {words}" for words in self.unasked),
            *(f"untold: {words}" for words in self.untold),
            *(f"untrue: {words}" for words in self.untrue),
            *(f"too many letters: {words}" for words in self.too_many),
            *(f"loud and quiet unlike: {words}" for words in self.unlike),
            *(f"unanswered: {words}" for words in self.unanswered),
        )


@dataclass(frozen=True)
class Bar:
    """One bar: what it asks, what was found, and whether that holds."""

    name: str
    found: str
    holds: bool


def measured(world: World) -> Measured:
    """The figures of one quarter."""
    rows = figures.rows_of(world)
    seats, arrived = figures.seats(rows), letters.by_person_and_day(world)
    shortest, longest = figures.shortest_and_longest(rows)
    complaints = figures.complaints(world, rows)
    return Measured(
        seats=figures.by_seat(seats),
        distinct=(len({each.customer for each in seats}), len(seats)),
        too_soon=tuple(str(each) for each in figures.again(rows) if each.is_too_soon),
        renewals=figures.renewals(world, rows),
        renewals_talked=figures.all_renewals(world, rows),
        complaints=Counter(became for *_, became in complaints),
        unheard=tuple(f"{who} wants “{wants}”" for who, wants, became in complaints if became == "nothing"),
        unasked=tuple(letters.unasked(world, rows)),
        too_many_promises=figures.promise_seats(world, rows),
        untold=tuple(figures.untold(rows)),
        kept=len(figures.kept_promises(rows)),
        fewest_kinds=min(figures.kinds_a_month(rows), default=0),
        untrue=tuple(reasons.untrue(world, rows)),
        most_presses=max(world.presses.values()),
        shortest=shortest,
        longest=longest,
        letters=(sum(arrived.values()), max(arrived.values(), default=0)),
        too_many=tuple(letters.too_many(world, rows)),
        on_weekends=letters.on_weekends(world),
        while_away=letters.while_away(world),
        twice=letters.twice(world),
        given_up=letters.lost(world),
        unlike=tuple(treated.unlike(world)),
        unanswered=tuple(treated.unanswered(world)),
        told=treated.told(world),
        told_twice=treated.told_twice(world),
        to_do=_to_do(world),
    )


def _to_do(world: World) -> tuple[int, ...]:
    """How many things *To do* listed in each week, each counted once a week."""
    listed = {(week_of(figures.day(at)), need.kind, need.what, need.id) for at, need in world.told_of}
    weeks = Counter(week for week, *_ in listed)
    return tuple(weeks[week_of(FIRST_DAY).later(number)] for number in range(world.troubles.weeks))


def bars(found: Sequence[Measured]) -> tuple[Bar, ...]:
    """Every bar over these seeds: shares of all of them together, counts in each of them."""
    distinct, renewals = _share(each.distinct for each in found), _share(each.renewals for each in found)
    untold, of_kept = sum(len(each.untold) for each in found), sum(each.kept for each in found)
    complaints: Counter[str] = reduce(lambda one, other: one + other, (each.complaints for each in found), Counter())
    wrong = [words for each in found for words in each.untrue]
    return (
        Bar("distinct customers of first-line seats, at least 85 %", f"{distinct:.0%}", distinct >= 0.85),
        _none("talked to again too soon", (len(each.too_soon) for each in found)),
        Bar("renewals of the top tenth on a list, at least 60 %", _of(renewals, found), renewals >= 0.6),
        Bar("complaints on the next two lists, or named", _counted(complaints), not complaints["nothing"]),
        _none("complaints called without asking a working day before", (len(each.unasked) for each in found)),
        _none("lists with more promise seats than set", (each.too_many_promises for each in found)),
        Bar("kept promises not told in time", f"{untold} of {of_kept}", not untold),
        _least("kinds of seat in four weeks, at least 4", min(each.fewest_kinds for each in found), 4),
        Bar("reasons untrue", str(len(wrong)), not wrong),
        _most("presses of the assistant in a week, at most 40", max(each.most_presses for each in found), 40),
        _none(
            "weeks with more than two letters to somebody, three at the desk", (len(each.too_many) for each in found)
        ),
        _none("letters on weekends and in quiet hours", (each.on_weekends for each in found)),
        _none("letters to the executive on leave", (each.while_away for each in found)),
        _none("letters twice", (each.twice for each in found)),
        _none("letters given up at the end", (each.given_up for each in found)),
        _none(
            "pairs of loud and quiet that did not get the same days and credit", (len(each.unlike) for each in found)
        ),
        _none("letters of customers that nobody answered", (len(each.unanswered) for each in found)),
        _none("customers told twice of a change", (each.told_twice for each in found)),
        _least("customers told of a change, at least 2", min(each.told for each in found), 2),
    )


def _sum(pairs: Iterable[tuple[int, int]]) -> tuple[int, int]:
    parts, wholes = zip(*pairs, strict=True)
    return sum(parts), sum(wholes)


def _share(pairs: Iterable[tuple[int, int]]) -> float:
    return figures.share(*_sum(pairs))


def _of(share: float, found: Sequence[Measured]) -> str:
    part, whole = _sum(each.renewals for each in found)
    return f"{share:.0%} ({part} of {whole})"


def _counted(found: Counter[str]) -> str:
    return ", ".join(f"{count} {what}" for what, count in sorted(found.items())) or "none"


def _none(name: str, counts: Iterable[int]) -> Bar:
    count = sum(counts)
    return Bar(name, str(count), not count)


def _least(name: str, found: int, least: int) -> Bar:
    return Bar(name, str(found), found >= least)


def _most(name: str, found: int, most: int) -> Bar:
    return Bar(name, str(found), found <= most)


Column = tuple[str, Callable[[Measured], str]]
COLUMNS: tuple[Column, ...] = (
    ("distinct", lambda each: f"{each.distinct[0]}/{each.distinct[1]}"),
    ("gaps, days", lambda each: f"{each.shortest}-{each.longest}"),
    ("top renewals", lambda each: f"{each.renewals[0]}/{each.renewals[1]}"),
    ("all renewals", lambda each: f"{each.renewals_talked[0]}/{each.renewals_talked[1]}"),
    ("untold", lambda each: f"{len(each.untold)}/{each.kept}"),
    ("letters", lambda each: f"{each.letters[0]}, most {each.letters[1]} a day"),
    ("presses", lambda each: f"most {each.most_presses}"),
    ("to do", lambda each: f"{min(each.to_do)}-{max(each.to_do)} a week, {sum(each.to_do)} in all"),
    ("untrue", lambda each: str(len(each.untrue))),
    ("complaints", lambda each: _counted(each.complaints)),
    ("seats", lambda each: _counted(each.seats)),
)
