"""What guests answer to an invitation, kept; another time that one of them proposes is taken by a press."""

from dataclasses import replace

from callprogram.domain.calendar.guest_answers import GuestAnswer, with_answer
from callprogram.domain.calendar.outlets import Outlet, Way
from callprogram.domain.program.call_hour import Program
from callprogram.errors import StateError
from callprogram.services.acting import Acting
from callprogram.services.calendar import calendaring


def record_answer(acting: Acting, program: Program, answer: GuestAnswer) -> Outlet:
    """The answer, in the place of what the same guest said before."""
    outlet = calendaring.outlet_of(acting.transaction, program, Way.MAIL)
    return acting.transaction.save(replace(outlet, answers=with_answer(outlet.answers, answer)))


def take_proposed(acting: Acting, program: Program, answer: GuestAnswer) -> Outlet:
    """The week at the time that its guest proposed; raises StateError where that was decided already."""
    if answer.week is None or answer.starts_at is None:
        raise StateError("It is about all weeks; change the hour itself, above.")
    outlet = leave_proposed(acting, program, answer)
    calendaring.move_week(acting, program, answer.week, answer.starts_at)
    return outlet


def leave_proposed(acting: Acting, program: Program, answer: GuestAnswer) -> Outlet:
    """The proposal, put aside."""
    outlet = calendaring.outlet_of(acting.transaction, program, Way.MAIL)
    if answer not in outlet.answers:
        raise StateError("That was decided already.")
    return acting.transaction.save(replace(outlet, answers=tuple(each for each in outlet.answers if each != answer)))
