"""Every table, as it was when the steps before were put into one."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = None


def upgrade() -> None:
    """Step forward."""
    op.create_table(
        "chores",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chores")),
        sa.UniqueConstraint("name", name=op.f("uq_chores_name")),
    )
    op.create_table(
        "customers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("crm_id", sa.Text(), nullable=True),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("time_zone", sa.Text(), nullable=True),
        sa.Column("account_owner", sa.Text(), nullable=False),
        sa.Column("revenue", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("renewal_on", sa.Date(), nullable=True),
        sa.Column("customer_since", sa.Date(), nullable=True),
        sa.Column("last_contact_on", sa.Date(), nullable=True),
        sa.Column("health", sa.Integer(), nullable=True),
        sa.Column("nps", sa.Integer(), nullable=True),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.Column("open_cases", sa.Integer(), nullable=True),
        sa.Column("do_not_call", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("contacts", sa.JSON(), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.Column("created_in", sa.Integer(), nullable=True),
        sa.Column("touched_in", sa.Integer(), nullable=True),
        sa.Column("vanished_in", sa.Integer(), nullable=True),
        sa.Column("say_as", sa.Text(), server_default="", nullable=False),
        sa.Column("careful", sa.Text(), server_default="", nullable=False),
        sa.Column("snoozed_until", sa.Date(), nullable=True),
        sa.Column("corrections", sa.Text(), server_default="[]", nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
    )
    op.create_index("ix_customers_account_owner", "customers", ["account_owner"], unique=False)
    op.create_index(
        "ix_customers_corrected",
        "customers",
        ["id"],
        unique=False,
        sqlite_where=sa.text("corrections <> '[]'"),
        postgresql_where=sa.text("corrections <> '[]'"),
    )
    op.create_index(op.f("ix_customers_created_in"), "customers", ["created_in"], unique=False)
    op.create_index(op.f("ix_customers_crm_id"), "customers", ["crm_id"], unique=True)
    op.create_index("ix_customers_currency", "customers", ["currency", "revenue"], unique=False)
    op.create_index("ix_customers_place", "customers", ["place", "do_not_call"], unique=False)
    op.create_index(
        "ix_customers_snoozed",
        "customers",
        ["snoozed_until"],
        unique=False,
        sqlite_where=sa.text("snoozed_until IS NOT NULL"),
        postgresql_where=sa.text("snoozed_until IS NOT NULL"),
    )
    op.create_index(op.f("ix_customers_touched_in"), "customers", ["touched_in"], unique=False)
    op.create_index(
        "ix_customers_vanished_in",
        "customers",
        ["vanished_in"],
        unique=False,
        sqlite_where=sa.text("vanished_in IS NOT NULL"),
        postgresql_where=sa.text("vanished_in IS NOT NULL"),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_index("ix_events_row", "events", ["kind", "row_id"], unique=False)
    op.create_table(
        "import_profiles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_profiles")),
        sa.UniqueConstraint("name", name=op.f("uq_import_profiles_name")),
    )
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=False),
        sa.Column("imported_by", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.Column("delimiter", sa.Text(), nullable=False),
        sa.Column("header_row", sa.Integer(), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("created", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("merged", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("vanished", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_table(
        "members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=False),
        sa.Column("quiet_until", sa.Time(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("wants_digest", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("serves", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
        sa.UniqueConstraint("email", name=op.f("uq_members_email")),
    )
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("letter", sa.JSON(), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("queued_at", sa.DateTime(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("concerning", sa.Text(), nullable=False),
        sa.Column("reply_to", sa.Text(), nullable=False),
        sa.Column("enclosures", sa.JSON(), nullable=False),
        sa.Column("at_once", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(), nullable=True),
        sa.Column("sent_at", sa.DateTime(), nullable=True),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
        sa.UniqueConstraint("key", "recipient", name=op.f("uq_messages_key")),
        sa.UniqueConstraint("message_id", name=op.f("uq_messages_message_id")),
    )
    op.create_index(op.f("ix_messages_concerning"), "messages", ["concerning"], unique=False)
    op.create_index(op.f("ix_messages_state"), "messages", ["state"], unique=False)
    op.create_table(
        "programs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("call_minutes", sa.Integer(), nullable=False),
        sa.Column("buffer_minutes", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("calendar_uid", sa.Text(), nullable=False),
        sa.Column("executive_name", sa.Text(), nullable=False),
        sa.Column("executive_email", sa.Text(), nullable=False),
        sa.Column("executive_phone", sa.Text(), nullable=False),
        sa.Column("every_weeks", sa.Integer(), server_default="1", nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("weeks", sa.JSON(), nullable=True),
        sa.Column("guests", sa.JSON(), nullable=True),
        sa.Column("private", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("policy", sa.JSON(), nullable=True),
        sa.Column("sign_off_days", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programs")),
        sa.UniqueConstraint("name", name=op.f("uq_programs_name")),
    )
    op.create_table(
        "remembered_keys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered_keys")),
    )
    op.create_table(
        "write_backs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shape", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.Column("keys", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_write_backs")),
    )
    op.create_index(op.f("ix_write_backs_shape"), "write_backs", ["shape"], unique=False)
    op.create_table(
        "aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_aliases_customer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aliases")),
        sa.UniqueConstraint("key", name=op.f("uq_aliases_key")),
    )
    op.create_index(op.f("ix_aliases_customer_id"), "aliases", ["customer_id"], unique=False)
    op.create_table(
        "call_lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("eligible", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.Column("frozen_at", sa.DateTime(), nullable=True),
        sa.Column("frozen_by", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("seed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("stale", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=True),
        sa.Column("notices", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_call_lists_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_lists")),
        sa.UniqueConstraint("program_id", "week", name=op.f("uq_call_lists_program_id")),
    )
    op.create_table(
        "calling_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("detect_voicemail", sa.Boolean(), nullable=False),
        sa.Column("calls_a_day", sa.Integer(), nullable=False),
        sa.Column("minutes_a_day", sa.Integer(), nullable=False),
        sa.Column("countries", sa.JSON(), nullable=False),
        sa.Column("voicemail_words", sa.Text(), nullable=False),
        sa.Column("callback_words", sa.Text(), nullable=False),
        sa.Column("callback_phone", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_calling_rules_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calling_rules")),
        sa.UniqueConstraint("program_id", name=op.f("uq_calling_rules_program_id")),
    )
    op.create_table(
        "earlier_customers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("crm_id", sa.Text(), nullable=True),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("time_zone", sa.Text(), nullable=True),
        sa.Column("account_owner", sa.Text(), nullable=False),
        sa.Column("revenue", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("renewal_on", sa.Date(), nullable=True),
        sa.Column("customer_since", sa.Date(), nullable=True),
        sa.Column("last_contact_on", sa.Date(), nullable=True),
        sa.Column("health", sa.Integer(), nullable=True),
        sa.Column("nps", sa.Integer(), nullable=True),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.Column("open_cases", sa.Integer(), nullable=True),
        sa.Column("do_not_call", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("contacts", sa.JSON(), nullable=False),
        sa.Column("found_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_earlier_customers_customer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_earlier_customers_import_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_customers")),
    )
    op.create_index(op.f("ix_earlier_customers_customer_id"), "earlier_customers", ["customer_id"], unique=False)
    op.create_index(op.f("ix_earlier_customers_import_id"), "earlier_customers", ["import_id"], unique=False)
    op.create_table(
        "escalations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("wants", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_escalations_customer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalations")),
    )
    op.create_index(op.f("ix_escalations_customer_id"), "escalations", ["customer_id"], unique=False)
    op.create_table(
        "hand_edits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_hand_edits_customer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_hand_edits_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_edits")),
    )
    op.create_index(op.f("ix_hand_edits_customer_id"), "hand_edits", ["customer_id"], unique=False)
    op.create_index(op.f("ix_hand_edits_program_id"), "hand_edits", ["program_id"], unique=False)
    op.create_table(
        "holds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("lifted_at", sa.DateTime(), nullable=True),
        sa.Column("seen_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_holds_customer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holds")),
    )
    op.create_index(op.f("ix_holds_customer_id"), "holds", ["customer_id"], unique=False)
    op.create_table(
        "leaves",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_leaves_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaves")),
    )
    op.create_index(op.f("ix_leaves_program_id"), "leaves", ["program_id"], unique=False)
    op.create_table(
        "occurrences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(), nullable=False),
        sa.Column("ends_at", sa.DateTime(), nullable=False),
        sa.Column("skipped", sa.Boolean(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_occurrences_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occurrences")),
        sa.UniqueConstraint("program_id", "week", name=op.f("uq_occurrences_program_id")),
    )
    op.create_table(
        "outlets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("in_step_at", sa.DateTime(), nullable=True),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(), nullable=True),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.Column("marks", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_outlets_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outlets")),
        sa.UniqueConstraint("program_id", "way", name=op.f("uq_outlets_program_id")),
        sa.UniqueConstraint("secret", name=op.f("uq_outlets_secret")),
    )
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_questions_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sa.UniqueConstraint("program_id", "seat", name=op.f("uq_questions_program_id")),
    )
    op.create_table(
        "remembered_exports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("shape", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("oddities", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name=op.f("fk_remembered_exports_import_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered_exports")),
        sa.UniqueConstraint("shape", name=op.f("uq_remembered_exports_shape")),
    )
    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("stamped_at", sa.DateTime(), nullable=False),
        sa.Column("appointment", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_series_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("program_id", name=op.f("uq_series_program_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_series_uid")),
    )
    op.create_table(
        "told_apart",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["one_id"], ["customers.id"], name=op.f("fk_told_apart_one_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["other_id"], ["customers.id"], name=op.f("fk_told_apart_other_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told_apart")),
        sa.UniqueConstraint("one_id", "other_id", name=op.f("uq_told_apart_one_id")),
    )
    op.create_index(op.f("ix_told_apart_other_id"), "told_apart", ["other_id"], unique=False)
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_list_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("planned_at", sa.DateTime(), nullable=False),
        sa.Column("zones", sa.JSON(), nullable=False),
        sa.Column("standby", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("skipped_why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["call_list_id"], ["call_lists.id"], name=op.f("fk_entries_call_list_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_entries_customer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entries")),
    )
    op.create_index(op.f("ix_entries_call_list_id"), "entries", ["call_list_id"], unique=False)
    op.create_index(op.f("ix_entries_customer_id"), "entries", ["customer_id"], unique=False)
    op.create_table(
        "remembered_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("export_id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("rows", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["export_id"], ["remembered_exports.id"], name=op.f("fk_remembered_rows_export_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered_rows")),
    )
    op.create_index(op.f("ix_remembered_rows_export_id"), "remembered_rows", ["export_id"], unique=False)
    op.create_table(
        "answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=op.f("fk_answers_entry_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
    )
    op.create_index(op.f("ix_answers_entry_id"), "answers", ["entry_id"], unique=False)
    op.create_table(
        "calls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("program_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("uncertain", sa.Boolean(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("disposition", sa.Text(), nullable=True),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("provider_id", sa.Text(), nullable=True),
        sa.Column("customer_leg_id", sa.Text(), nullable=True),
        sa.Column("call_again_at", sa.DateTime(), nullable=True),
        sa.Column("note_writer", sa.Text(), server_default="", nullable=False),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("themes", sa.JSON(), nullable=True),
        sa.Column("press", sa.Text(), nullable=True),
        sa.Column("executive_phone", sa.Text(), server_default="", nullable=False),
        sa.Column("dialled_at", sa.DateTime(), nullable=True),
        sa.Column("heard_at", sa.DateTime(), nullable=True),
        sa.Column("settled", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("machine", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("problem", sa.Text(), server_default="", nullable=False),
        sa.Column("price", sa.Text(), nullable=True),
        sa.Column("price_currency", sa.Text(), nullable=True),
        sa.Column("incoming", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("returned_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_calls_customer_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["entries.id"], name=op.f("fk_calls_entry_id")),
        sa.ForeignKeyConstraint(["program_id"], ["programs.id"], name=op.f("fk_calls_program_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls")),
        sa.UniqueConstraint("provider_id", name=op.f("uq_calls_provider_id")),
    )
    op.create_index(op.f("ix_calls_customer_id"), "calls", ["customer_id"], unique=False)
    op.create_index(op.f("ix_calls_entry_id"), "calls", ["entry_id"], unique=False)
    op.create_index(
        "ix_calls_incoming",
        "calls",
        ["started_at"],
        unique=False,
        sqlite_where=sa.text("incoming"),
        postgresql_where=sa.text("incoming"),
    )
    op.create_index(op.f("ix_calls_started_at"), "calls", ["started_at"], unique=False)
    op.create_index(
        "ix_calls_unsettled",
        "calls",
        ["started_at"],
        unique=False,
        sqlite_where=sa.text("mode <> 'own-phone' AND NOT settled"),
        postgresql_where=sa.text("mode <> 'own-phone' AND NOT settled"),
    )
    op.create_index("one_call_a_press", "calls", ["press"], unique=True)
    op.create_index(
        "one_ringing_call",
        "calls",
        ["executive_phone"],
        unique=True,
        sqlite_where=sa.text("executive_phone <> '' AND ended_at IS NULL"),
        postgresql_where=sa.text("executive_phone <> '' AND ended_at IS NULL"),
    )
    op.create_table(
        "commitments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_in_call", sa.Integer(), nullable=True),
        sa.Column("kept_at", sa.DateTime(), nullable=True),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), server_default="", nullable=False),
        sa.Column("doubt", sa.Text(), server_default="", nullable=False),
        sa.Column("in_next_call", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_commitments_customer_id")),
        sa.ForeignKeyConstraint(["made_in_call"], ["calls.id"], name=op.f("fk_commitments_made_in_call")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitments")),
    )
    op.create_index(op.f("ix_commitments_customer_id"), "commitments", ["customer_id"], unique=False)
    op.create_index("ix_commitments_due", "commitments", ["state", "due_on"], unique=False)
    op.create_index(op.f("ix_commitments_made_in_call"), "commitments", ["made_in_call"], unique=False)
    op.create_index("ix_commitments_owner", "commitments", ["owner", "state", "due_on"], unique=False)
    op.create_index(op.f("ix_commitments_state"), "commitments", ["state"], unique=False)
    op.create_table(
        "private_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("writer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_private_notes_call_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private_notes")),
        sa.UniqueConstraint("call_id", name=op.f("uq_private_notes_call_id")),
    )
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("slot", sa.Date(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name=op.f("fk_reminders_commitment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
        sa.UniqueConstraint(
            "commitment_id", "audience", "recipient", "due_on", "slot", name=op.f("uq_reminders_commitment_id")
        ),
    )
    op.create_index(op.f("ix_reminders_message_id"), "reminders", ["message_id"], unique=False)
    op.create_table(
        "steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name=op.f("fk_steps_commitment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steps")),
    )
    op.create_index(op.f("ix_steps_commitment_id"), "steps", ["commitment_id"], unique=False)
