"""A database of a hundred thousand promises and fifty thousand calls, for `make bench-pages`."""

import random
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from callprogram.bootstrap import app, now
from callprogram.bootstrap.files import read_crm_file, sample_customers
from callprogram.services.act import act
from callprogram.services.customers import importing

CUSTOMERS, CALLS, PROMISES = 10_000, 50_000, 100_000
PAGES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("Commitments, open", "commitments", {}),
    ("Commitments, all", "commitments", {"show": "All"}),
    ("Commitments by owner", "commitments", {"by": "By owner"}),
    ("Commitments by customer", "commitments", {"by": "By customer"}),
    ("Commitments of one owner", "commitments", {"owner": "Owner 7"}),
    ("Commitments of one customer", "commitments", {"customer": "moorlicht"}),
    ("Commitments with the picture", "commitments", {"picture": "true"}),
    ("Results", "results", {}),
    ("Results from the beginning", "results", {"span": "From the beginning"}),
    ("One customer", "customers", {"customer": "c1"}),
)
_DAYS = 1000
_OUTCOMES = ("connected",) * 5 + ("left-voicemail", "no-answer", "busy")
_THEMES = ("Prices", "Exports", "Support", "Roadmap", "Renewal")
_STATES = ("told", "kept", "open", "withdrawn")
_PAST, _COMING = (85, 5, 7, 3), (20, 5, 70, 5)


def main(file: Path) -> None:
    """Fill the database that the environment names."""
    pieces = app()
    pieces.program()
    name, content = sample_customers()
    act(pieces.store, pieces.member, now(), importing.bring_in, read_crm_file(pieces, name, content, "US", {}))
    chance = random.Random(9)
    with sqlite3.connect(file) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(customers)")]
        same = ", ".join(column for column in columns if column not in {"id", "crm_id"})
        connection.execute("UPDATE programs SET starts_on = date('now', ?)", (f"-{_DAYS} days",))
        connection.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO customers "  # noqa: S608
            f"(crm_id, {same}) SELECT 'filler-' || i, {same} FROM n JOIN customers ON customers.id = 1 + i % 82",
            (CUSTOMERS - 82,),
        )
        _insert(connection, "calls", _calls(chance))
        _insert(connection, "commitments", _promises(chance))


def _calls(chance: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(CALLS):
        at = _moment(chance.random() * _DAYS)
        yield {
            "customer_id": chance.randint(1, CUSTOMERS), "program_id": 1, "mode": "own-phone", "status": "completed",
            "uncertain": 0, "phone": "+493023125123", "disposition": chance.choice(_OUTCOMES), "started_at": at,
            "ended_at": at, "seconds": 300, "note": "Talked about exports.", "reason": "", "note_writer": "",
            "themes": f'["{chance.choice(_THEMES)}"]' if number % 2 else None,
        }  # fmt: skip


def _promises(chance: random.Random) -> Iterator[dict[str, Any]]:
    for _ in range(PROMISES):
        ago, takes = chance.randint(0, _DAYS), chance.randint(1, 60)
        state = chance.choices(_STATES, _PAST if ago > takes else _COMING)[0]
        kept = _moment(max(0, ago - chance.randint(1, 70))) if state in {"told", "kept"} else None
        yield {
            "customer_id": chance.randint(1, CUSTOMERS), "text": "Send the export fix", "state": state,
            "owner": f"Owner {chance.randint(1, 60)}", "due_on": _moment(ago - takes)[:10], "made_at": _moment(ago),
            "kept_at": kept, "told_at": kept if state == "told" else None, "withdrawn_why": "",
        }  # fmt: skip


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[dict[str, Any]]) -> None:
    first = next(rows)
    names, places = ", ".join(first), ", ".join(f":{name}" for name in first)
    statement = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608  # names of our own
    connection.execute(statement, first)
    connection.executemany(statement, rows)


def _moment(days_ago: float) -> str:
    moment = datetime.now(UTC) - timedelta(days=days_ago)
    return moment.replace(tzinfo=None, microsecond=0).isoformat(" ") + ".000000"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
