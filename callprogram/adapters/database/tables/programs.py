"""The hour: programs, leave, and what calendars know of it."""

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Integer, Table, Text, Time, UniqueConstraint, false

from callprogram.adapters.database.calendar_columns import (
    Deputies,
    FoundChanges,
    GuestAnswers,
    Lines,
    WeekChanges,
    WrittenAppointment,
)
from callprogram.adapters.database.columns import IsoWeek, Moment, Numbers, Words, word
from callprogram.adapters.database.tables.metadata import metadata
from callprogram.domain.calendar.outlets import Way

programs = Table(
    "programs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("weekday", Integer, nullable=False),
    Column("at", Time, nullable=False),
    Column("zone", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("call_minutes", Integer, nullable=False),
    Column("buffer_minutes", Integer, nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("calendar_uid", Text, nullable=False),
    Column("executive_name", Text, nullable=False),
    Column("executive_email", Text, nullable=False),
    Column("executive_phone", Text, nullable=False),
    Column("every_weeks", Integer, nullable=False, server_default="1"),
    Column("ends_on", Date),
    Column("weeks", WeekChanges),
    Column("guests", Words),
    Column("private", Boolean, nullable=False, server_default=false()),
    Column("policy", Numbers),
    Column("sign_off_days", Integer),
    Column("deputies", Deputies),
)

leaves = Table(
    "leaves",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False, index=True),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
)

# Lines of *To do* that wait for a later day.
put_off = Table(
    "put_off",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False, index=True),
    Column("about", Text, nullable=False),
    Column("until", Date, nullable=False),
    Column("put_off_by", Text, nullable=False),
)

# The hour as calendars were told of it; what they are told next is compared with this.
series = Table(
    "series",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False, unique=True),
    Column("uid", Text, nullable=False, unique=True),
    Column("sequence", Integer, nullable=False),
    Column("stamped_at", Moment, nullable=False),
    Column("appointment", WrittenAppointment, nullable=False),
)

occurrences = Table(
    "occurrences",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False),
    Column("week", IsoWeek, nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("skipped", Boolean, nullable=False),
    Column("lines", Lines, nullable=False),
    UniqueConstraint("program_id", "week"),
)

outlets = Table(
    "outlets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False),
    Column("way", word(Way), nullable=False),
    Column("is_on", Boolean, nullable=False),
    Column("in_step_at", Moment),
    Column("sequence", Integer),
    Column("secret", Text, nullable=False, unique=True),
    Column("etag", Text, nullable=False),
    Column("trouble", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", Moment),
    Column("found", FoundChanges, nullable=False),
    Column("marks", JSON, nullable=False),
    Column("answers", GuestAnswers),
    UniqueConstraint("program_id", "way"),
)
