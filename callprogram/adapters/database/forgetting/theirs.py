"""Which rows are about one customer, table by table."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Table, Text, cast, func, literal_column, or_, select

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import among, some_at_once
from callprogram.domain.people.messages import Kind

Rows = Mapping[Table, Sequence[int]]
_OF_CUSTOMER = (
    *(tables.earlier_customers, tables.aliases, tables.calls, tables.commitments),
    *(tables.hand_edits, tables.cases, tables.entries, tables.holds),
)
# What belongs to rows that are theirs, and by which column.
BELOW = (
    (tables.private_notes, "call_id", tables.calls),
    (tables.story_lines, "case_id", tables.cases),
    (tables.unsent_texts, "case_id", tables.cases),
    (tables.decisions, "case_id", tables.cases),
    (tables.reviews, "decision_id", tables.decisions),
    (tables.tellings, "case_id", tables.cases),
    (tables.steps, "commitment_id", tables.commitments),
    (tables.answers, "entry_id", tables.entries),
)
_NAMED = {"call": tables.calls, "commitment": tables.commitments}
ABOUT = (
    (Kind.COMPLAINT, tables.cases),
    (Kind.DECISION, tables.decisions),
    (Kind.ANSWER, tables.cases),
    (Kind.SIDE, tables.cases),
    (Kind.PROMISE, tables.commitments),
    (Kind.TOLD, tables.commitments),
    (Kind.CALL_REPORT, tables.calls),
)


def rows_of(connection: Connection, customer_id: int, emails: frozenset[str]) -> Rows:
    """The ids of the rows that are about a customer, who has these addresses in small letters."""
    found: dict[Table, list[int]] = {tables.customers: [customer_id]}
    for table in _OF_CUSTOMER:
        found[table] = _ids(connection, table, table.c.customer_id == customer_id)
    for table, column, above in BELOW:
        found[table] = _among(connection, table, column, found[above])
    holds = tables.legal_holds
    on_them = _ids(connection, holds, holds.c.customer_id == customer_id)
    found[holds] = [*on_them, *_among(connection, holds, "case_id", found[tables.cases])]
    apart = tables.told_apart
    found[apart] = _ids(connection, apart, or_(apart.c.one_id == customer_id, apart.c.other_id == customer_id))
    found[tables.joins] = _ids(connection, tables.joins, tables.joins.c.stays_id == customer_id)
    found[tables.letters] = _ids(connection, tables.letters, _to_or_from(customer_id, emails))
    found[tables.unsent_texts] += _among(connection, tables.unsent_texts, "letter_id", found[tables.letters])
    found[tables.letter_files] = _files(connection, found[tables.letters])
    found[tables.messages] = _messages(connection, found, emails)
    return found


def rows_below(connection: Connection, case_ids: Sequence[int]) -> Rows:
    """What belongs to these cases: their lines, letters and decisions."""
    below = (tables.story_lines, tables.letters, tables.decisions)
    return {table: _among(connection, table, "case_id", case_ids) for table in below}


def _to_or_from(customer_id: int, emails: frozenset[str]) -> ColumnElement[bool]:
    letter = tables.letters.c
    written = (func.lower(each).in_(emails) for each in (letter.email, letter.reply_to))
    sent = (func.lower(cast(letter.to, Text)).contains(f'"{each}"', autoescape=True) for each in emails)
    return or_(letter.customer_id == customer_id, *written, *sent)


def _files(connection: Connection, letter_ids: Sequence[int]) -> list[int]:
    """The files that these letters have and no other one."""
    letters, files = tables.letters, tables.letter_files
    mine = hashes_of(connection, letters.c.id.in_(letter_ids))
    if not mine:
        return []
    others = hashes_of(connection, letters.c.id.not_in(letter_ids))
    return _ids(connection, files, files.c.sha256.in_(mine - others))


def hashes_of(connection: Connection, which: ColumnElement[bool]) -> set[str]:
    """The files that these letters are and have."""
    letters = tables.letters
    rows = connection.execute(select(letters.c.sha256, letters.c.attachments).where(which))
    return {each for row in rows for each in (row.sha256, *(file.sha256 for file in row.attachments))}


def _messages(connection: Connection, found: Rows, emails: frozenset[str]) -> list[int]:
    """What was written about their rows alone, or to them."""
    message = tables.messages
    ids = _ids(connection, message, func.lower(message.c.recipient).in_(emails))
    for kind, about in ABOUT:
        of_kind = select(message.c.id).where(message.c.kind == kind)
        ids += [row.id for row in among(connection, of_kind, message.c.about, found[about])]
    return sorted(set(ids))


def told_of(connection: Connection, found: Rows) -> list[int]:
    """The letters to colleagues that speak of these rows, and of others; their words are made when they go."""
    said = {
        Kind.CALL_REPORT: [f"{name} {each}" for name, table in _NAMED.items() for each in found[table]],
        Kind.HEADS_UP: [str(each) for each in found[tables.entries]],
    }
    known = literal_column("CAST(messages.known AS TEXT)", Text)
    ids: list[int] = []
    for kind, names in said.items():
        for some in some_at_once(names):
            speaks = or_(*(known.contains(f'"{each}"', autoescape=True) for each in some))
            ids += _ids(connection, tables.messages, tables.messages.c.kind == kind, speaks)
    return ids


def _among(connection: Connection, table: Table, column: str, ids: Sequence[int]) -> list[int]:
    return [row.id for row in among(connection, select(table.c.id).order_by(table.c.id), table.c[column], ids)]


def _ids(connection: Connection, table: Table, *which: ColumnElement[bool]) -> list[int]:
    return list(connection.execute(select(table.c.id).where(*which).order_by(table.c.id)).scalars())
