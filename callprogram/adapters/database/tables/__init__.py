"""The tables; a column's name is the domain field's name, so that a row is a value and a value is a row."""

from callprogram.adapters.database.tables.calls import calling_rules, calls, chores, private_notes, questions
from callprogram.adapters.database.tables.cases import case_years, cases, story_lines, unsent_answers
from callprogram.adapters.database.tables.customers import (
    aliases,
    customers,
    earlier_customers,
    joins,
    rates,
    told_apart,
)
from callprogram.adapters.database.tables.decisions import budgets, decisions, reviews
from callprogram.adapters.database.tables.imports import (
    import_profiles,
    imports,
    remembered_exports,
    remembered_keys,
    remembered_rows,
)
from callprogram.adapters.database.tables.law import legal_holds
from callprogram.adapters.database.tables.letters import desks, letter_files, letters, mailboxes, sender_rules
from callprogram.adapters.database.tables.lists import answers, call_lists, entries, hand_edits, holds
from callprogram.adapters.database.tables.members import (
    accounts,
    events,
    forgotten,
    former_members,
    members,
    messages,
    retention,
    secrets,
)
from callprogram.adapters.database.tables.metadata import metadata
from callprogram.adapters.database.tables.patterns import remedies, tellings
from callprogram.adapters.database.tables.programs import leaves, occurrences, outlets, programs, put_off, series
from callprogram.adapters.database.tables.promises import commitments, steps, write_backs

__all__ = [
    "accounts",
    "aliases",
    "answers",
    "budgets",
    "call_lists",
    "calling_rules",
    "calls",
    "case_years",
    "cases",
    "chores",
    "commitments",
    "customers",
    "decisions",
    "desks",
    "earlier_customers",
    "entries",
    "events",
    "forgotten",
    "former_members",
    "hand_edits",
    "holds",
    "import_profiles",
    "imports",
    "joins",
    "leaves",
    "legal_holds",
    "letter_files",
    "letters",
    "mailboxes",
    "members",
    "messages",
    "metadata",
    "occurrences",
    "outlets",
    "private_notes",
    "programs",
    "put_off",
    "questions",
    "rates",
    "remedies",
    "remembered_exports",
    "remembered_keys",
    "remembered_rows",
    "retention",
    "reviews",
    "secrets",
    "sender_rules",
    "series",
    "steps",
    "story_lines",
    "tellings",
    "told_apart",
    "unsent_answers",
    "write_backs",
]
