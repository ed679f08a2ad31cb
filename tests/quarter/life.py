"""The life of the company: thirteen weeks, day by day, through the services that pages and commands use."""

from collections.abc import Callable
from datetime import date, time, timedelta

from sqlalchemy import Engine

from callprogram.adapters.calendar import series
from callprogram.domain.calendar.outlets import Way
from callprogram.domain.people.members import CALLPROGRAM
from callprogram.domain.program.call_hour import DEFAULT_PROGRAM, hour_of, is_held, week_of
from callprogram.domain.words.dates import day_in
from callprogram.services.calendar import calendaring, synchronising
from callprogram.services.overview import rounds
from callprogram.services.people import deputizing, membership
from callprogram.services.ports import Channels
from callprogram.services.program import programs
from tests.quarter import assistant, desk, executive, owners
from tests.quarter.company import FIRST_DAY, a_week_later
from tests.quarter.troubles import A_QUARTER, Troubles
from tests.quarter.world import ADA, COLLEAGUES, LENA, ZONE, World, roles

_THURSDAY, _FRIDAY = 3, 4


def live(engine: Engine, seed: int, troubles: Troubles = A_QUARTER) -> World:
    """The world after its weeks, as everybody in it has made it."""
    world = World(engine, seed, troubles)
    _found(world)
    for number in range(7 * troubles.weeks):
        _day(world, FIRST_DAY + timedelta(days=number))
    return world


def _found(world: World) -> None:
    world.do("", programs.set_program, DEFAULT_PROGRAM, zone=ZONE, country="NL", executive_name="Ada Byron")
    world.do("", programs.set_program, DEFAULT_PROGRAM, executive_email=ADA)
    for email, (name, role, zone) in roles().items():
        world.do("", membership.add, email, name, role, world.program, zone=zone)
    desk.begin(world)
    world.do("", calendaring.choose_way, world.program, Way.MAIL, on=True)


def _day(world: World, day: date) -> None:
    """Rounds of the worker between what people do; nobody but the worker is there on weekends."""
    world.clock(day, time(0, 5))
    _happens(world)
    timetable: list[tuple[time, Callable[[World], None]]] = [
        (time(7, 10), _round),
        (time(8, 45), _decide),
        (time(9), assistant.morning),
        (time(9, 10), desk.arrive),
        (time(9, 30), desk.answer),
        (time(9, 50), desk.change),
        (time(10), _round),
        (time(11), owners.work),
        (time(11, 30), executive.keeps),
        (time(13, 30), _round),
        (time(14), _hour),
        (time(18), _round),
        (time(21, 15), _round),
    ]
    for at, what in timetable:
        if what is _round or world.works:
            world.clock(day, at)
            what(world)


def _happens(world: World) -> None:
    """What each Monday brings, and what goes wrong this week."""
    weekday, number, troubles = world.today.weekday(), world.number, world.troubles
    if weekday == 0:
        if number:
            world.company = a_week_later(world.random, world.company, world.today)
        world.post.refused = COLLEAGUES["Tom Berger"][0] if number == troubles.refused else ""
        world.post.down = world.today if number == troubles.mail_down else None


def _decide(world: World) -> None:
    """What is decided about weeks to come: on a Monday leave, a week skipped or moved, on a Friday another hour."""
    if world.today.weekday() == _FRIDAY and world.number + 1 == world.troubles.other_hour:
        world.press(programs.set_program, DEFAULT_PROGRAM, weekday=_THURSDAY, at=time(15))
    if world.today.weekday():
        return
    number, troubles, week = world.number, world.troubles, week_of(world.today)
    if number + 2 == troubles.leave:
        away = week.later(2)
        world.press(calendaring.add_leave, world.program, away.monday, away.sunday)
    if number == troubles.deputy:
        world.press(calendaring.add_leave, world.program, week.monday, week.sunday)
        world.press(deputizing.set_deputy, world.program, LENA, week.monday, week.sunday)
    if number == troubles.moved:
        friday = hour_of(world.program, week).starts_at + timedelta(days=_FRIDAY - world.program.weekday)
        world.press(calendaring.move_week, world.program, week, friday)
    if number == troubles.skipped:
        assistant.sign_off(world, week)
        world.press(calendaring.skip_week, world.program, week, "a trade fair")


def _hour(world: World) -> None:
    """The hour, where it is today: with the list as it was signed off, or signed off in its last minute."""
    program = world.program
    week = world.views.week_due(program, world.now)
    hour = hour_of(program, week)
    if not is_held(program, week) or day_in(ZONE, hour.starts_at) != world.today:
        return
    world.now = hour.starts_at
    view = world.views.week(program, week)
    if view is None or view.call_list.frozen_at is None:
        assistant.sign_off(world, week)
        view = world.views.week(program, week)
    if view and view.cards and view.call_list.frozen_at and not view.call_list.finished_at:
        executive.hold(world, view.call_list)


def _round(world: World) -> None:
    """One round of all that goes on by itself, until nothing more goes."""
    views = world.views.seen_by(CALLPROGRAM)
    rounds.finish_hours(world.store, views, world.now)
    rounds.sign_off(world.store, views, world.now)
    synchronising.catch_up(world.store, views, series.Writer("calls@example.com", ""), world.now)
    while rounds.send_messages(world.store, views, Channels(world.post, world.post), world.now).sent:
        pass
