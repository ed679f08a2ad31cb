"""The tables; a column's name is the domain field's name, so that a row is a value and a value is a row."""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Time,
    UniqueConstraint,
    false,
    text,
    true,
)

from callprogram.adapters.database.calendar_columns import FoundChanges, Lines, WeekChanges, WrittenAppointment
from callprogram.adapters.database.columns import (
    Changes,
    Contacts,
    Corrections,
    Enclosures,
    Exact,
    Headers,
    Ids,
    IsoWeek,
    Moment,
    Money,
    Numbers,
    Roles,
    Word,
    Words,
    WrittenLetter,
)
from callprogram.domain.activities import Shape
from callprogram.domain.call_list import EntryState, ListState
from callprogram.domain.calls import Disposition, Mode, Status
from callprogram.domain.commitments import State
from callprogram.domain.hand_edits import Kind
from callprogram.domain.messages import Delivery
from callprogram.domain.outlets import Way
from callprogram.domain.reminders import Audience
from callprogram.domain.seats import Seat
from callprogram.domain.steps import What

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

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
)

leaves = Table(
    "leaves",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False, index=True),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
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
    Column("way", Word(Way), nullable=False),
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
    UniqueConstraint("program_id", "way"),
)

imports = Table(
    "imports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("file", Text, nullable=False),
    Column("imported_at", Moment, nullable=False),
    Column("imported_by", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("delimiter", Text, nullable=False),
    Column("header_row", Integer, nullable=False),
    Column("mapping", Headers, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("created", Integer, nullable=False),
    Column("updated", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Column("merged", Integer, nullable=False),
    Column("rejected", Integer, nullable=False),
    Column("undone_at", Moment),
    Column("vanished", Integer, nullable=False, server_default="0"),
)

# How exports with the same headers are read, as somebody has said.
import_profiles = Table(
    "import_profiles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("headers", Words, nullable=False),
    Column("mapping", Headers, nullable=False),
    Column("region", Text, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("saved_by", Text, nullable=False),
)

# What the imports of each kind of export have read, so that the next one reads only what is new in it.
remembered_exports = Table(
    "remembered_exports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", ForeignKey("imports.id"), nullable=False),
    Column("shape", Text, nullable=False, unique=True),
    Column("how", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("source", JSON, nullable=False),
    Column("oddities", LargeBinary, nullable=False),
)

# The rows themselves: as they were when all were read, and what imports have read since that found but a few others.
remembered_rows = Table(
    "remembered_rows",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("export_id", ForeignKey("remembered_exports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("import_id", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    Column("rows", LargeBinary, nullable=False),
)

# What makes two rows one customer, for every customer up to an import; some in each row.
remembered_keys = Table(
    "remembered_keys",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", Integer, nullable=False),
    Column("written_by", Text, nullable=False),
    Column("keys", LargeBinary, nullable=False),
)


def _what_the_crm_says() -> tuple[Column[Any], ...]:
    return (
        Column("company", Text, nullable=False),
        Column("country", Text),
        Column("language", Text),
        Column("time_zone", Text),
        Column("account_owner", Text, nullable=False),
        Column("revenue", Money),
        Column("currency", Text),
        Column("renewal_on", Date),
        Column("customer_since", Date),
        Column("last_contact_on", Date),
        Column("health", Integer),
        Column("nps", Integer),
        Column("segment", Text, nullable=False),
        Column("open_cases", Integer),
        Column("do_not_call", Boolean, nullable=False, server_default=false()),
        Column("notes", Text, nullable=False),
        Column("contacts", Contacts, nullable=False),
        Column("found_by", Text, nullable=False),  # what a search looks in: names, emails, CRM id, numbers, casefolded
    )


customers = Table(
    "customers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("crm_id", Text, index=True, unique=True),
    *_what_the_crm_says(),
    Column("created_in", Integer, index=True),  # the import that brought them in first
    Column("touched_in", Integer, index=True),  # the import that wrote them last; none after any other change
    Column("vanished_in", Integer),  # the import whose export had them no more
    # What people set by hand, which no import touches.
    Column("say_as", Text, nullable=False, server_default=text("''")),
    Column("careful", Text, nullable=False, server_default=text("''")),
    Column("snoozed_until", Date),
    Column("corrections", Corrections, nullable=False, server_default="[]"),
    Column("place", Text),  # where they may be; none where no number can be dialled
    Index("ix_customers_place", "place", "do_not_call"),
    Index("ix_customers_currency", "currency", "revenue"),
)
Index("ix_customers_account_owner", customers.c.account_owner)
Index(
    "ix_customers_vanished_in",
    customers.c.vanished_in,
    sqlite_where=customers.c.vanished_in.is_not(None),
    postgresql_where=customers.c.vanished_in.is_not(None),
)
Index(
    "ix_customers_corrected",
    customers.c.id,
    sqlite_where=text("corrections <> '[]'"),
    postgresql_where=text("corrections <> '[]'"),
)
Index(
    "ix_customers_snoozed",
    customers.c.snoozed_until,
    sqlite_where=text("snoozed_until IS NOT NULL"),
    postgresql_where=text("snoozed_until IS NOT NULL"),
)

# What a customer was like before an import changed it; kept for those alone, so that the import can be taken back.
earlier_customers = Table(
    "earlier_customers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("import_id", ForeignKey("imports.id"), nullable=False, index=True),
    Column("customer_id", ForeignKey("customers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("crm_id", Text),
    *_what_the_crm_says(),
)

# Two customers of whom somebody has said that they are two.
told_apart = Table(
    "told_apart",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("one_id", ForeignKey("customers.id", ondelete="CASCADE"), nullable=False),
    Column("other_id", ForeignKey("customers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("decided_at", Moment, nullable=False),
    Column("decided_by", Text, nullable=False),
    UniqueConstraint("one_id", "other_id"),
)

# What customers were known by who were joined with others.
aliases = Table(
    "aliases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("customer_id", ForeignKey("customers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("key", Text, nullable=False, unique=True),
)

call_lists = Table(
    "call_lists",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False),
    Column("week", IsoWeek, nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("zone", Text, nullable=False),
    Column("state", Word(ListState), nullable=False),
    Column("eligible", Integer, nullable=False),
    Column("left_out", JSON, nullable=False),
    Column("frozen_at", Moment),
    Column("frozen_by", Text, nullable=False),
    Column("started_at", Moment),
    Column("finished_at", Moment),
    Column("seed", Integer, nullable=False, server_default="0"),
    Column("stale", Boolean, nullable=False, server_default=false()),
    Column("changes", Changes),
    Column("notices", Words),
    UniqueConstraint("program_id", "week"),
)

hand_edits = Table(
    "hand_edits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False, index=True),
    Column("week", IsoWeek, nullable=False),
    Column("customer_id", ForeignKey("customers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", Word(Kind), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("why", Text, nullable=False),
)

escalations = Table(
    "escalations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("customer_id", ForeignKey("customers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("raised_on", Date, nullable=False),
    Column("wants", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("settled_on", Date),
)

entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("call_list_id", ForeignKey("call_lists.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("customer_id", ForeignKey("customers.id"), nullable=False, index=True),
    Column("seat", Word(Seat), nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("planned_at", Moment, nullable=False),
    Column("zones", Words, nullable=False),
    Column("standby", Boolean, nullable=False),
    Column("state", Word(EntryState), nullable=False),
    Column("skipped_why", Text, nullable=False),
)

calls = Table(
    "calls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("customer_id", ForeignKey("customers.id"), nullable=False, index=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False),
    Column("entry_id", ForeignKey("entries.id"), index=True),
    Column("mode", Word(Mode), nullable=False),
    Column("status", Word(Status), nullable=False),
    Column("uncertain", Boolean, nullable=False),
    Column("phone", Text, nullable=False),
    Column("disposition", Word(Disposition)),
    Column("started_at", Moment, nullable=False, index=True),
    Column("answered_at", Moment),
    Column("ended_at", Moment),
    Column("seconds", Integer),
    Column("note", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("provider_id", Text, unique=True),
    Column("customer_leg_id", Text),
    Column("call_again_at", Moment),
    Column("note_writer", Text, nullable=False, server_default=text("''")),
    Column("mood", Integer),
    Column("themes", Words),
    Column("press", Text),
    Column("executive_phone", Text, nullable=False, server_default=text("''")),
    Column("dialled_at", Moment),
    Column("heard_at", Moment),
    Column("settled", Boolean, nullable=False, server_default=false()),
    Column("machine", Boolean, nullable=False, server_default=false()),
    Column("problem", Text, nullable=False, server_default=text("''")),
    Column("price", Exact),
    Column("price_currency", Text),
    Column("incoming", Boolean, nullable=False, server_default=false()),
)
# A second press, in whichever tab or process, meets the first one's row and not a second ring.
Index("one_call_a_press", calls.c.press, unique=True)
Index(
    "one_ringing_call",
    calls.c.executive_phone,
    unique=True,
    sqlite_where=text("executive_phone <> '' AND ended_at IS NULL"),
    postgresql_where=text("executive_phone <> '' AND ended_at IS NULL"),
)
# The worker looks for these every second.
Index(
    "ix_calls_unsettled",
    calls.c.started_at,
    sqlite_where=text("mode <> 'own-phone' AND NOT settled"),
    postgresql_where=text("mode <> 'own-phone' AND NOT settled"),
)

calling_rules = Table(
    "calling_rules",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False, unique=True),
    Column("language", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("detect_voicemail", Boolean, nullable=False),
    Column("calls_a_day", Integer, nullable=False),
    Column("minutes_a_day", Integer, nullable=False),
    Column("countries", Words, nullable=False),
    Column("voicemail_words", Text, nullable=False),
    Column("callback_words", Text, nullable=False),
    Column("callback_phone", Text, nullable=False),
)

chores = Table(
    "chores",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("begun_at", Moment, nullable=False),
)

# The executive's alone: no export and no line of the audit trail holds their words.
private_notes = Table(
    "private_notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("call_id", ForeignKey("calls.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("writer", Text, nullable=False),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("program_id", ForeignKey("programs.id"), nullable=False),
    Column("seat", Word(Seat), nullable=False),
    Column("texts", Words, nullable=False),
    UniqueConstraint("program_id", "seat"),
)

commitments = Table(
    "commitments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("customer_id", ForeignKey("customers.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("due_on", Date),
    Column("state", Word(State), nullable=False, index=True),
    Column("made_at", Moment, nullable=False),
    Column("made_in_call", ForeignKey("calls.id"), index=True),
    Column("kept_at", Moment),
    Column("told_at", Moment),
    Column("withdrawn_why", Text, nullable=False),
    Column("said", Text, nullable=False, server_default=text("''")),
    Column("doubt", Text, nullable=False, server_default=text("''")),
    Column("in_next_call", Boolean, nullable=False, server_default=false()),
    Index("ix_commitments_due", "state", "due_on"),
    Index("ix_commitments_owner", "owner", "state", "due_on"),
)

# What happened to a promise, and who did it.
steps = Table(
    "steps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("commitment_id", ForeignKey("commitments.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("member", Text, nullable=False),
    Column("what", Word(What), nullable=False),
    Column("words", Text, nullable=False),
)

# What each file for a CRM had in it.
write_backs = Table(
    "write_backs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("shape", Word(Shape), nullable=False, index=True),
    Column("since", Date, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("written_by", Text, nullable=False),
    Column("keys", Words, nullable=False),
)

# The ledger of what was put into a message to be thought of.
reminders = Table(
    "reminders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("commitment_id", ForeignKey("commitments.id", ondelete="CASCADE"), nullable=False),
    Column("audience", Word(Audience), nullable=False),
    Column("recipient", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("slot", Date, nullable=False),
    Column("next_on", Date, nullable=False),
    Column("message_id", Integer, nullable=False, index=True),
    UniqueConstraint("commitment_id", "audience", "recipient", "due_on", "slot"),
)

holds = Table(
    "holds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("customer_id", ForeignKey("customers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("until", Date, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("lifted_at", Moment),
    Column("seen_at", Moment),
)

answers = Table(
    "answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("answered_by", Text, nullable=False),
    Column("answered_at", Moment, nullable=False),
    Column("seen_at", Moment),
)

members = Table(
    "members",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("email", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("roles", Roles, nullable=False),
    Column("zone", Text, nullable=False),
    Column("quiet_from", Time, nullable=False),
    Column("quiet_until", Time, nullable=False),
    Column("channel", Text, nullable=False),
    Column("wants_digest", Boolean, nullable=False, server_default=true()),
    Column("serves", Ids),
)

messages = Table(
    "messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("letter", WrittenLetter, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("queued_at", Moment, nullable=False),
    Column("message_id", Text, nullable=False, unique=True),
    Column("concerning", Text, nullable=False, index=True),
    Column("reply_to", Text, nullable=False),
    Column("enclosures", Enclosures, nullable=False),
    Column("at_once", Boolean, nullable=False),
    Column("state", Word(Delivery), nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("next_at", Moment),
    Column("sent_at", Moment),
    Column("trouble", Text, nullable=False),
    UniqueConstraint("key", "recipient"),  # the same thing is not written twice to the same person
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("member", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("before", JSON),
    Column("after", JSON),
    Index("ix_events_row", "kind", "row_id"),
)
