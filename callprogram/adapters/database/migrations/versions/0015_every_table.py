"""Every table, as it was when the steps before were put into one.

A column is its name and kind, `?` where it may be empty, `>` and the table whose id it has (`>>` goes with that row),
and `=` what it is where nothing is said. Each table has an `id`; an index is written as in SQL.
"""

import re
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = None

_KINDS = {
    "text": sa.Text, "integer": sa.Integer, "big": sa.BigInteger, "float": sa.Float, "flag": sa.Boolean,
    "date": sa.Date, "time": sa.Time, "moment": sa.DateTime, "json": sa.JSON, "bytes": sa.LargeBinary,
}  # fmt: skip
_DEFAULTS: dict[str, sa.ColumnElement[bool] | str | None] = {
    "": None, "''": "", "true": sa.true(), "false": sa.false(),
}  # fmt: skip
_COLUMN = re.compile(r"(\w+):(\w+)(\??)(?:(>+)(\w+))?(?:=(\S+))?")
_TABLES = """
chores
  name:text begun_at:moment
  unique name
customers
  crm_id:text? company:text country:text? language:text? time_zone:text? account_owner:text revenue:big?
  currency:text? renewal_on:date? customer_since:date? last_contact_on:date? health:integer? nps:integer? segment:text
  open_cases:integer? do_not_call:flag=false notes:text contacts:json found_by:text created_in:integer?
  touched_in:integer? vanished_in:integer? say_as:text='' careful:text='' snoozed_until:date? corrections:text=[]
  place:text?
events
  at:moment member:text action:text kind:text row_id:integer before:json? after:json?
import_profiles
  name:text headers:json mapping:json region:text saved_at:moment saved_by:text
  unique name
imports
  file:text imported_at:moment imported_by:text encoding:text delimiter:text header_row:integer mapping:json
  rows:integer created:integer updated:integer unchanged:integer merged:integer rejected:integer undone_at:moment?
  vanished:integer=0
members
  email:text name:text roles:json zone:text quiet_from:time quiet_until:time channel:text wants_digest:flag=true
  serves:json?
  unique email
messages
  key:text recipient:text letter:json due_at:moment queued_at:moment message_id:text concerning:text reply_to:text
  enclosures:json at_once:flag state:text attempts:integer next_at:moment? sent_at:moment? trouble:text
  unique key recipient
  unique message_id
programs
  name:text weekday:integer at:time zone:text country:text minutes:integer call_minutes:integer buffer_minutes:integer
  starts_on:date calendar_uid:text executive_name:text executive_email:text executive_phone:text every_weeks:integer=1
  ends_on:date? weeks:json? guests:json? private:flag=false policy:json? sign_off_days:integer?
  unique name
remembered_keys
  import_id:integer written_by:text keys:bytes
write_backs
  shape:text since:date written_at:moment written_by:text keys:json
aliases
  customer_id:integer>>customers key:text
  unique key
call_lists
  program_id:integer>programs week:text starts_at:moment ends_at:moment zone:text state:text eligible:integer
  left_out:json frozen_at:moment? frozen_by:text started_at:moment? finished_at:moment? seed:integer=0
  stale:flag=false changes:json? notices:json?
  unique program_id week
calling_rules
  program_id:integer>programs language:text voice:text detect_voicemail:flag calls_a_day:integer minutes_a_day:integer
  countries:json voicemail_words:text callback_words:text callback_phone:text
  unique program_id
earlier_customers
  import_id:integer>imports customer_id:integer>>customers crm_id:text? company:text country:text? language:text?
  time_zone:text? account_owner:text revenue:big? currency:text? renewal_on:date? customer_since:date?
  last_contact_on:date? health:integer? nps:integer? segment:text open_cases:integer? do_not_call:flag=false
  notes:text contacts:json found_by:text
escalations
  customer_id:integer>>customers raised_on:date wants:text owner:text settled_on:date?
hand_edits
  program_id:integer>programs week:text customer_id:integer>>customers kind:text made_at:moment made_by:text why:text
holds
  customer_id:integer>>customers reason:text until:date asked_by:text asked_at:moment lifted_at:moment?
  seen_at:moment?
leaves
  program_id:integer>programs first:date last:date
occurrences
  program_id:integer>programs week:text starts_at:moment ends_at:moment skipped:flag lines:json
  unique program_id week
outlets
  program_id:integer>programs way:text is_on:flag in_step_at:moment? sequence:integer? secret:text etag:text
  trouble:text attempts:integer next_at:moment? found:json marks:json
  unique program_id way
  unique secret
questions
  program_id:integer>programs seat:text texts:json
  unique program_id seat
remembered_exports
  import_id:integer>imports shape:text how:text digest:text source:json oddities:bytes
  unique shape
series
  program_id:integer>programs uid:text sequence:integer stamped_at:moment appointment:json
  unique program_id
  unique uid
told_apart
  one_id:integer>>customers other_id:integer>>customers decided_at:moment decided_by:text
  unique one_id other_id
entries
  call_list_id:integer>>call_lists position:integer customer_id:integer>customers seat:text score:float reason:text
  planned_at:moment zones:json standby:flag state:text skipped_why:text
remembered_rows
  export_id:integer>>remembered_exports import_id:integer count:integer rows:bytes
answers
  entry_id:integer>>entries text:text answered_by:text answered_at:moment seen_at:moment?
calls
  customer_id:integer>customers program_id:integer>programs entry_id:integer?>entries mode:text status:text
  uncertain:flag phone:text disposition:text? started_at:moment answered_at:moment? ended_at:moment? seconds:integer?
  note:text reason:text provider_id:text? customer_leg_id:text? call_again_at:moment? note_writer:text=''
  mood:integer? themes:json? press:text? executive_phone:text='' dialled_at:moment? heard_at:moment?
  settled:flag=false machine:flag=false problem:text='' price:text? price_currency:text? incoming:flag=false
  returned_at:moment?
  unique provider_id
commitments
  customer_id:integer>customers text:text owner:text due_on:date? state:text made_at:moment
  made_in_call:integer?>calls kept_at:moment? told_at:moment? withdrawn_why:text said:text='' doubt:text=''
  in_next_call:flag=false
private_notes
  call_id:integer>>calls text:text writer:text
  unique call_id
reminders
  commitment_id:integer>>commitments audience:text recipient:text due_on:date slot:date next_on:date
  message_id:integer
  unique commitment_id audience recipient due_on slot
steps
  commitment_id:integer>>commitments at:moment member:text what:text words:text
"""
_INDEXES = """
INDEX ix_customers_account_owner ON customers (account_owner)
INDEX ix_customers_corrected ON customers (id) WHERE corrections <> '[]'
INDEX ix_customers_created_in ON customers (created_in)
UNIQUE INDEX ix_customers_crm_id ON customers (crm_id)
INDEX ix_customers_currency ON customers (currency, revenue)
INDEX ix_customers_place ON customers (place, do_not_call)
INDEX ix_customers_snoozed ON customers (snoozed_until) WHERE snoozed_until IS NOT NULL
INDEX ix_customers_touched_in ON customers (touched_in)
INDEX ix_customers_vanished_in ON customers (vanished_in) WHERE vanished_in IS NOT NULL
INDEX ix_events_row ON events (kind, row_id)
INDEX ix_messages_concerning ON messages (concerning)
INDEX ix_messages_state ON messages (state)
INDEX ix_write_backs_shape ON write_backs (shape)
INDEX ix_aliases_customer_id ON aliases (customer_id)
INDEX ix_earlier_customers_customer_id ON earlier_customers (customer_id)
INDEX ix_earlier_customers_import_id ON earlier_customers (import_id)
INDEX ix_escalations_customer_id ON escalations (customer_id)
INDEX ix_hand_edits_customer_id ON hand_edits (customer_id)
INDEX ix_hand_edits_program_id ON hand_edits (program_id)
INDEX ix_holds_customer_id ON holds (customer_id)
INDEX ix_leaves_program_id ON leaves (program_id)
INDEX ix_told_apart_other_id ON told_apart (other_id)
INDEX ix_entries_call_list_id ON entries (call_list_id)
INDEX ix_entries_customer_id ON entries (customer_id)
INDEX ix_remembered_rows_export_id ON remembered_rows (export_id)
INDEX ix_answers_entry_id ON answers (entry_id)
INDEX ix_calls_customer_id ON calls (customer_id)
INDEX ix_calls_entry_id ON calls (entry_id)
INDEX ix_calls_incoming ON calls (started_at) WHERE incoming
INDEX ix_calls_started_at ON calls (started_at)
INDEX ix_calls_unsettled ON calls (started_at) WHERE mode <> 'own-phone' AND NOT settled
UNIQUE INDEX one_call_a_press ON calls (press)
UNIQUE INDEX one_ringing_call ON calls (executive_phone) WHERE executive_phone <> '' AND ended_at IS NULL
INDEX ix_commitments_customer_id ON commitments (customer_id)
INDEX ix_commitments_due ON commitments (state, due_on)
INDEX ix_commitments_made_in_call ON commitments (made_in_call)
INDEX ix_commitments_owner ON commitments (owner, state, due_on)
INDEX ix_commitments_state ON commitments (state)
INDEX ix_reminders_message_id ON reminders (message_id)
INDEX ix_steps_commitment_id ON steps (commitment_id)
"""


def upgrade() -> None:
    """Step forward."""
    for table, columns in re.findall(r"^(\w+)((?:\n  .+)+)", _TABLES, re.MULTILINE):
        _make(table, *columns.split("unique"))
    for index in filter(None, _INDEXES.splitlines()):
        op.execute(f"CREATE {index}")


def _make(table: str, columns: str, *unique: str) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *(item for written in _COLUMN.findall(columns) for item in _column(table, *written)),
        *(sa.UniqueConstraint(*each.split(), name=f"uq_{table}_{each.split()[0]}") for each in unique),
    )


def _column(
    table: str, name: str, kind: str, empty: str, arrow: str, other: str, default: str
) -> Iterator[sa.Column[object] | sa.ForeignKeyConstraint]:
    """The column, and what it refers to."""
    yield sa.Column(name, _KINDS[kind](), nullable=bool(empty), server_default=_DEFAULTS.get(default, default))
    if other:
        goes = "CASCADE" if arrow == ">>" else None
        yield sa.ForeignKeyConstraint([name], [f"{other}.id"], name=f"fk_{table}_{name}", ondelete=goes)
