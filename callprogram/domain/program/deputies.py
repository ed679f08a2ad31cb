"""Deputies: whoever holds the hour while the executive is away, from one day to another."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from callprogram.domain.words.dates import in_words
from callprogram.errors import BadInputError


@dataclass(frozen=True)
class Deputy:
    """Who holds the hour from `first` to `last`, both included; `phone` rings first then, none where it is empty."""

    email: str
    name: str
    first: date
    last: date
    phone: str = ""


def with_deputy(known: Iterable[Deputy], deputy: Deputy, today: date) -> tuple[Deputy, ...]:
    """The deputies with this one, by date; raises BadInputError where the days cannot be, or somebody else has them."""
    others = tuple(known)
    if deputy.last < deputy.first:
        raise BadInputError("It ends before it begins; turn the two days around.")
    if deputy.last < today:
        raise BadInputError("Those days are over; choose days to come.")
    for each in others:
        if each.first <= deputy.last and deputy.first <= each.last:
            days = f"{in_words(each.first, today)} to {in_words(each.last, today)}"
            raise BadInputError(f"{each.name} holds the hour from {days} already; clear that first.")
    return tuple(sorted((*others, deputy), key=lambda each: each.first))


def without_coming(known: Iterable[Deputy], today: date) -> tuple[Deputy, ...]:
    """Nobody from today on; who held the hour before stays known, for what was said then."""
    begun = (each for each in known if each.first < today)
    return tuple(replace(each, last=min(each.last, today - timedelta(days=1))) for each in begun)


def on_duty(known: Iterable[Deputy], day: date) -> Deputy | None:
    """Who holds the hour for the executive on a day; nobody where they do themselves."""
    return next((each for each in known if each.first <= day <= each.last), None)
