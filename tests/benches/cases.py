"""A database of twenty thousand cases and a hundred thousand letters, for `make bench-pages`."""

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert

from callprogram.adapters.database import tables
from callprogram.adapters.database.records import to_row
from callprogram.adapters.database.store import Database
from callprogram.bootstrap import App, app, now
from callprogram.bootstrap.files import read_crm_file, sample_customers
from callprogram.domain.cases.cases import Case, State, raised
from callprogram.domain.cases.stories import Done, StoryLine
from callprogram.domain.letters.letters import Direction, Letter
from callprogram.domain.letters.routes import Kind, Route
from callprogram.services.act import act
from callprogram.services.customers import importing
from tests.benches.letters import keep, mail, taken

CASES, LETTERS_EACH, LINES_EACH, UNDER_WAY = 20_000, 5, 3, 2_000
PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    ("Cases", {"tab": "cases"}),
    ("One case", {"tab": "cases", "case": "CE-2026-0001"}),
    ("Letters, beside as many cases", {"tab": "letters"}),
)
_CUSTOMERS = 82
_OWNERS = ("You", "Marta Vos", "Ines Lopez", "")


def main(file: Path) -> None:
    """Fill the database that the environment names."""
    pieces = app()
    pieces.program()
    assert file.exists()
    name, content = sample_customers()
    act(pieces.store, pieces.member, now(), importing.bring_in, read_crm_file(pieces, name, content, "US", {}))
    _fill(pieces, keep(pieces, taken(mail(0, 1_000))))


def _fill(pieces: App, letter: Letter) -> None:
    store = pieces.store
    assert isinstance(store, Database)
    cases, lines = tables.cases, tables.story_lines
    with store.engine.begin() as connection:
        connection.execute(insert(cases), [to_row(_case(number)) for number in range(1, CASES + 1)])
        for part in range(0, CASES, 1_000):
            ids = range(part + 1, part + 1_001)
            connection.execute(
                insert(tables.letters),
                [to_row(_letter(letter, each, number)) for each in ids for number in range(LETTERS_EACH)],
            )
            connection.execute(insert(lines), [to_row(_line(each)) for each in ids for _ in range(LINES_EACH)])


def _case(number: int) -> Case:
    """Every tenth is under way, a part of them late."""
    day = now().date() - timedelta(days=number % 300)
    is_open, at = number % (CASES // UNDER_WAY) == 1, now() - timedelta(days=number % 300)
    made = raised(1 + number % _CUSTOMERS, day, "A date that holds", _OWNERS[number // 10 % 4], day, for_call=False)
    return replace(
        made,
        program_id=1,
        reference=f"CE-2026-{number:04}",
        title="Third delivery date missed",
        state=State.OPEN if is_open else State.CLOSED,
        settled_on=None if is_open else day,
        opened_at=at,
        answer_by=at + timedelta(hours=number % 60),
    )


def _letter(letter: Letter, case_id: int, number: int) -> Letter:
    key = f"{case_id}-{number}"
    return replace(
        letter, identity=key, sha256=key, message_id=f"{key}@x", case_id=case_id, route=Route.DESK,
        kind=Kind.COMPLAINT, direction=Direction.OUT if number % 2 else Direction.IN,
        received_at=now() - timedelta(days=case_id % 300),
    )  # fmt: skip


def _line(case_id: int) -> StoryLine:
    return StoryLine(0, case_id, now() - timedelta(days=case_id % 300), "Marta Vos", Done.NOTED, "The carrier changed.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
