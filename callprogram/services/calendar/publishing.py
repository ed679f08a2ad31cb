"""Publishing: the series as a file, as a feed, and on a calendar server.

What somebody changed by hand on the server is never written over by itself (`found_changes`).
"""

from dataclasses import replace
from datetime import datetime, timedelta

from callprogram.domain.calendar.outlets import (
    Outlet,
    StoredSeries,
    Way,
    in_step,
    is_put_off,
    troubled,
)
from callprogram.domain.calendar.series import Series
from callprogram.domain.people.members import CALLPROGRAM, Member
from callprogram.domain.program.call_hour import Program
from callprogram.errors import CalendarChangedError, CalendarTroubleError
from callprogram.services.act import act
from callprogram.services.acting import Acting
from callprogram.services.calendar import calendaring, found_changes, synchronising
from callprogram.services.ports import CalendarServer, CalendarWriter, Store
from callprogram.services.views import CalendarView, Views

_LOOKED_AGAIN = timedelta(hours=1)
_READ_AGAIN = timedelta(hours=1)  # how exactly it is kept when a feed was read


def record_in_step(acting: Acting, program: Program, sequence: int, there: StoredSeries) -> Outlet:
    """The series of that SEQUENCE on the server."""
    outlet = calendaring.outlet_of(acting.transaction, program, Way.CALDAV)
    return acting.transaction.save(in_step(outlet, acting.now, sequence, there))


def record_trouble(acting: Acting, program: Program, why: str) -> Outlet:
    """That the server did not take it, and why."""
    return acting.transaction.save(
        troubled(calendaring.outlet_of(acting.transaction, program, Way.CALDAV), acting.now, why)
    )


def record_removed(acting: Acting, program: Program) -> Outlet:
    """That the server has nothing of ours any more."""
    outlet = calendaring.outlet_of(acting.transaction, program, Way.CALDAV)
    return acting.transaction.save(
        replace(outlet, etag="", marks={}, sequence=None, trouble="", next_at=None, found=())
    )


def take_file(store: Store, member: Member, writer: CalendarWriter, now: datetime, program: Program) -> str:
    """The whole series as of now; that it was taken is kept."""
    announced = act(store, member, now, synchronising.keep_in_step, program, writer)
    act(store, member, now, calendaring.record_taken, program, Way.FILE, announced.series.sequence)
    return writer.published(announced.series, announced.weeks)


def read_feed(store: Store, views: Views, writer: CalendarWriter, now: datetime, secret: str) -> str | None:
    """The series as of now for whoever has the feed's address, None for any other; when it was read is kept."""
    program = views.feed(secret)
    if program is None:
        return None
    synchronising.catch_up(store, views, writer, now)
    view = views.calendar(program)
    series, outlet = view.series, view.outlets.get(Way.FEED)
    if series is None or outlet is None:
        return None
    if outlet.sequence != series.sequence or outlet.in_step_at is None or now - outlet.in_step_at > _READ_AGAIN:
        act(store, CALLPROGRAM, now, calendaring.record_taken, program, Way.FEED, series.sequence)
    return writer.published(series, view.weeks)


def publish(
    store: Store, views: Views, server: CalendarServer, writer: CalendarWriter, now: datetime
) -> tuple[str, ...]:
    """One round: each program's series on the server where it is to be; what went wrong, in words."""
    troubles = []
    for program in views.programs():
        view = views.calendar(program)
        outlet = view.outlets.get(Way.CALDAV)
        if not (view.series and outlet) or is_put_off(outlet, now):
            continue
        try:
            if outlet.is_on and _is_due(outlet, view.series, now):
                _bring(store, server, writer, now, program, view)
            elif outlet.etag and not outlet.is_on:
                server.remove(view.series, outlet.etag)
                act(store, CALLPROGRAM, now, record_removed, program)
        except (CalendarTroubleError, CalendarChangedError) as error:
            act(store, CALLPROGRAM, now, record_trouble, program, str(error))
            troubles.append(str(error))
    return tuple(troubles)


def _is_due(outlet: Outlet, series: Series, now: datetime) -> bool:
    looked_lately = outlet.in_step_at and now - outlet.in_step_at < _LOOKED_AGAIN
    return not outlet.found and (outlet.sequence != series.sequence or not looked_lately)


def _bring(
    store: Store, server: CalendarServer, writer: CalendarWriter, now: datetime, program: Program, view: CalendarView
) -> None:
    series, outlet = view.series, view.outlets[Way.CALDAV]
    if series is None:
        return
    if outlet.sequence == series.sequence:
        there = server.fetch(series)
        unchanged = there is not None and there.marks == outlet.marks
    else:
        there, unchanged = _put(server, series, writer.stored(series, view.weeks), outlet)
    if there and unchanged:
        act(store, CALLPROGRAM, now, record_in_step, program, series.sequence, there)
    else:
        act(store, CALLPROGRAM, now, found_changes.record_found, program, there)


def _put(server: CalendarServer, series: Series, content: str, outlet: Outlet) -> tuple[StoredSeries | None, bool]:
    """What is there after writing, and whether it is ours.

    Raises CalendarChangedError where it is changed at this very moment; the next round sees it.
    """
    try:
        return server.put(series, content, outlet.etag), True
    except CalendarChangedError:
        there = server.fetch(series)
    if there and there.marks == outlet.marks:
        return server.put(series, content, there.etag), True  # another version, and nothing that people see
    return there, there is not None and there.marks == server.read(series, content).marks
