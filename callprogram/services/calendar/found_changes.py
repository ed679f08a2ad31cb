"""Found changes: what somebody changed there by hand, until it is taken over here or put back there."""

from callprogram.domain.calendar.outlets import FoundChange, Outlet, StoredSeries, Way, changed_there, decided
from callprogram.domain.program.call_hour import Program
from callprogram.errors import StateError
from callprogram.services.acting import Acting
from callprogram.services.calendar import calendaring
from callprogram.services.ports import Transaction


def record_found(acting: Acting, program: Program, there: StoredSeries | None) -> Outlet:
    """What somebody changed there by hand; nothing is written until somebody has decided about it."""
    return acting.transaction.save(changed_there(calendaring.outlet_of(acting.transaction, program, Way.CALDAV), there))


def take_over(acting: Acting, program: Program, change: FoundChange) -> Outlet:
    """A week moved or taken out there is moved or skipped here too, so that everybody sees it."""
    outlet = _waiting(acting.transaction, program, change)
    if change.week is None or not (change.gone or change.starts_at):
        raise StateError("This cannot be taken over by itself; put ours back, or change it on the pages.")
    if change.starts_at:
        calendaring.move_week(acting, program, change.week, change.starts_at)
    else:
        calendaring.skip_week(acting, program, change.week)
    return acting.transaction.save(decided(outlet, change))


def put_back(acting: Acting, program: Program) -> Outlet:
    """Whatever was changed there becomes what it is here."""
    outlet = calendaring.outlet_of(acting.transaction, program, Way.CALDAV)
    return acting.transaction.save(decided(outlet, *outlet.found))


def _waiting(transaction: Transaction, program: Program, change: FoundChange) -> Outlet:
    outlet = calendaring.outlet_of(transaction, program, Way.CALDAV)
    if change not in outlet.found:
        raise StateError("That was decided already.")
    return outlet
