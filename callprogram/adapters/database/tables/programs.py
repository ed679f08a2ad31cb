"""The hour: programs, leave, and what calendars know of it."""

from sqlalchemy import UniqueConstraint

from callprogram.adapters.database.tables.values import MISSING, OFF, UNIQUE, table_of, to
from callprogram.domain.calendar.leave import Leave
from callprogram.domain.calendar.outlets import Outlet
from callprogram.domain.calendar.series import Occurrence, Series
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.put_off import PutOff

programs = table_of(
    Program,
    "programs",
    "program",
    name=UNIQUE,
    every_weeks={"server_default": "1"},
    weeks=MISSING,
    guests=MISSING,
    private=OFF,
    policy=MISSING,
    deputies=MISSING,
)

leaves = table_of(Leave, "leaves", "leave", program_id=to("programs", index=True))

# Lines of *To do* that wait for a later day.
put_off = table_of(PutOff, "put_off", "line put off", program_id=to("programs", index=True))

# The hour as calendars were told of it; what they are told next is compared with this.
series = table_of(Series, "series", "series", program_id=to("programs", unique=True), uid=UNIQUE)

occurrences = table_of(
    Occurrence,
    "occurrences",
    "occurrence",
    UniqueConstraint("program_id", "week"),
    program_id=to("programs"),
)

outlets = table_of(
    Outlet,
    "outlets",
    "outlet",
    UniqueConstraint("program_id", "way"),
    program_id=to("programs"),
    secret=UNIQUE,
    answers=MISSING,
)
