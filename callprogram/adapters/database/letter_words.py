"""The words of letters, by which they are found: an index beside their table, which the database itself keeps in step.

SQLite has it as a table without contents (FTS5) that triggers fill; once something was erased it is written anew, as
older pages of it hold what was taken out. PostgreSQL has it as an index over an expression.
"""

import re

from sqlalchemy import ColumnElement, Connection, Dialect, Integer, func, literal_column, select, text

from callprogram.adapters.database import tables

INDEX = "letter_words"
WITHOUT_WHAT_IS_GONE = f"INSERT INTO {INDEX}({INDEX}) VALUES ('optimize')"  # noqa: S608 -- our own words
_TABLE = "words, content='', detail=none, tokenize='unicode61 remove_diacritics 0'"
_SAID = ("subject", "name", "email", "above", "text")
_MOST = 250_000  # letters of a text that PostgreSQL takes in: of words it holds a megabyte
# What stands between words, said as code points: classes of letters mean another thing in every locale.
_BETWEEN = r"\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u20a0-\u20cf"
_WORD = re.compile(r"[^\W_]+")
_BEYOND = "\u0590"  # from here on words are not told apart by what stands between them


def index_ddl(dialect: str) -> list[str]:
    """What makes the index, of what is there already too."""
    if dialect == "postgresql":
        return [f"CREATE INDEX {INDEX} ON letters USING gin ({_vector()})"]
    new, old = (_together(f"{row}.") for row in ("new", "old"))
    take = f"INSERT INTO {INDEX}(rowid, words) VALUES (new.id, {new});"  # noqa: S608 -- our own words
    leave = f"INSERT INTO {INDEX}({INDEX}, rowid, words) VALUES ('delete', old.id, {old});"  # noqa: S608
    return [
        f"CREATE VIRTUAL TABLE {INDEX} USING fts5({_TABLE})",
        f"CREATE TRIGGER {INDEX}_new AFTER INSERT ON letters BEGIN {take} END",
        f"CREATE TRIGGER {INDEX}_gone AFTER DELETE ON letters BEGIN {leave} END",
        f"CREATE TRIGGER {INDEX}_other AFTER UPDATE OF {', '.join(_SAID)} ON letters BEGIN {leave} {take} END",
        f"INSERT INTO {INDEX}(rowid, words) SELECT id, {_together('')} FROM letters",  # noqa: S608 -- our own words
    ]


def saying(query: str, dialect: Dialect) -> list[ColumnElement[bool]]:
    """That every word of the query stands in a letter, or begins one there."""
    words = query.split()
    conditions = [] if max(query, default="") >= _BEYOND else _begun(query, dialect)
    return [*conditions, *(_has(each) for each in words if not conditions or not _WORD.fullmatch(each))]


def forget_what_is_gone(connection: Connection) -> None:
    """Write the index anew, without what was taken out of it."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(WITHOUT_WHAT_IS_GONE))


def _begun(query: str, dialect: Dialect) -> list[ColumnElement[bool]]:
    found = _WORD.findall(query)
    if not found:
        return []
    if dialect.name == "postgresql":
        wanted = " & ".join(f"{each}:*" for each in found)
        return [literal_column(_vector()).op("@@")(func.to_tsquery("simple", wanted))]
    wanted = " ".join(f'"{each}"*' for each in found)
    matches = text(f"{INDEX} MATCH :wanted").bindparams(wanted=wanted)
    rows = select(literal_column("rowid", Integer)).select_from(text(INDEX)).where(matches)
    return [tables.letters.c.id.in_(rows)]


def _has(word: str) -> ColumnElement[bool]:
    table = tables.letters
    whole: ColumnElement[str] = func.coalesce(table.c.email, "")
    for name in ("subject", "name", "above", "text"):
        whole = whole + "\n" + table.c[name]
    return whole.icontains(word, autoescape=True)


def _together(row: str) -> str:
    return " || ' ' || ".join(f"coalesce({row}{each}, '')" for each in _SAID)


def _vector() -> str:
    bare = f"regexp_replace({_together('')}, '[{_BETWEEN}]+', ' ', 'g')"
    return f"to_tsvector('simple'::regconfig, left({bare}, {_MOST}))"
