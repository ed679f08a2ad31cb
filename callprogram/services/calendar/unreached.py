"""Unreached: whom the hour reaches no more at another time, those to whom something is promised by name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from callprogram.domain.customers.reachability import Place, place_of
from callprogram.domain.program.call_hour import Program, minutes_of
from callprogram.services.views import Promise, Views

Closed = Callable[[Place, datetime, timedelta], str | None]


@dataclass(frozen=True)
class Unreached:
    """How many customers are reached no more, and the unfinished promises to any of them."""

    customers: int = 0
    promises: tuple[Promise, ...] = ()


NOBODY = Unreached()


def unreached(
    views: Views, before: tuple[Program, datetime], after: tuple[Program, datetime], closed: Closed
) -> Unreached:
    """Whom an hour of one program at one moment reaches, and that of the other does not.

    `closed` says why a call at a moment would find a place closed.
    """
    crowd = views.reach()
    lost = {each.place for each in crowd if _reaches(each.place, *before, closed)}
    lost -= {each.place for each in crowd if _reaches(each.place, *after, closed)}
    there = (
        each
        for each in views.promises(unfinished=True)
        if each.customer.phone and not each.customer.do_not_call and place_of(each.customer) in lost
    )
    return Unreached(sum(each.customers for each in crowd if each.place in lost), tuple(there))


def _reaches(place: Place, program: Program, starts_at: datetime, closed: Closed) -> bool:
    lasts = timedelta(minutes=program.call_minutes)
    return any(closed(place, starts_at + minute, lasts) is None for minute in minutes_of(program))


def in_words(found: Unreached) -> list[str]:
    """How many, and who of them waits for something."""
    if not found.customers:
        return []
    many = "1 customer is" if found.customers == 1 else f"{found.customers:,} customers are"
    names = sorted({each.customer.name for each in found.promises})
    promised = [f"Something is promised to {', '.join(names)}."] if names else []
    return [f"{many} not reached at the new time.", *promised]
