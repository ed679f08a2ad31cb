"""Writing back: what happened since a day goes to the CRM once; what was written is remembered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from callprogram.domain.results.activities import Activity, Shape, WriteBack
from callprogram.domain.words.dates import day_begins
from callprogram.errors import BadInputError
from callprogram.services.acting import Acting
from callprogram.services.views import Views


@dataclass(frozen=True)
class Unwritten:
    """What a file would have, and how much of it has no place in the CRM because the customer is not from there."""

    activities: tuple[Activity, ...]
    without_crm_id: int


def waiting(views: Views, shape: Shape, since: date, zone: str, *, again: bool = False) -> Unwritten:
    """What was not written back in this shape since a day, the earliest first; `again` has what was, too."""
    written = frozenset[str]() if again else views.written_back(shape)
    found = [each for each in views.activities(day_begins(since, zone)) if each.key not in written]
    known = tuple(each for each in found if each.customer.crm_id)
    return Unwritten(known, len(found) - len(known))


def record(acting: Acting, shape: Shape, since: date, activities: Sequence[Activity]) -> WriteBack:
    """These are in a file: no other file has them again."""
    keys = tuple(each.key for each in activities)
    return acting.transaction.add(WriteBack(0, shape, since, acting.now, acting.member.name, keys))


def read_shape(text: str) -> Shape:
    """A shape by its name; raises BadInputError naming those there are."""
    try:
        return Shape(text.strip().casefold())
    except ValueError:
        raise BadInputError(f"“{text}” is not a shape that we write; choose {', '.join(Shape)}.") from None
