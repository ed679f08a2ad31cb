"""Putting off: a line of *To do* that can wait until Monday, and back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.put_off import PutOff, next_monday
from callprogram.domain.words.dates import day_in
from callprogram.errors import StateError
from callprogram.services.acting import Acting
from callprogram.services.overview.needs import URGENT, Kind, Need
from callprogram.services.views import Views


@dataclass(frozen=True)
class Lines:
    """What waits now, and what waits for a later day, with that day."""

    waiting: tuple[Need, ...]
    put_off: tuple[tuple[Need, PutOff], ...] = ()


def put_off(acting: Acting, program: Program, kind: Kind, about: str) -> PutOff:
    """Not shown before Monday; raises StateError for what does not wait so long."""
    if kind in URGENT:
        raise StateError("This does not wait until Monday.")
    until = next_monday(day_in(program.zone, acting.now))
    if known := acting.transaction.first(PutOff, program_id=program.id, about=about):
        return acting.transaction.save(replace(known, until=until, put_off_by=acting.member.name))
    return acting.transaction.add(PutOff(0, program.id, about, until, acting.member.name))


def take_up(acting: Acting, program: Program, about: str) -> None:
    """Shown again at once."""
    for each in acting.transaction.find(PutOff, program_id=program.id, about=about):
        acting.transaction.remove(each)


def lines(views: Views, program: Program, found: Sequence[Need], today: date) -> Lines:
    """What of these waits now, and what was put off to a day that has not come."""
    later = {each.about: each for each in views.put_off(program, today)}
    waiting = tuple(need for need in found if need.about not in later)
    return Lines(waiting, tuple((need, later[need.about]) for need in found if need.about in later))
