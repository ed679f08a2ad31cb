"""Any file of customers: what a preview says is what the import does, and every row is accounted for.

`make soak` tries two thousand files, the suite a few.
"""

import os
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callprogram.adapters.database.connection import connect
from callprogram.adapters.database.store import Database
from callprogram.adapters.exports import read
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.errors import BadInputError
from callprogram.services.act import look
from callprogram.services.customers import importing
from tests.examples import NOW

FILES = int(os.environ.get("TEST_FILES", "15"))
CELLS = {
    "Account ID": ["", " ", "-", "\u200b", "A1", "A2", "a1", "n/a", "4.42E+11"],
    "Company": ["", "Acme", "ACME", "Bolt Ltd", "M\u00c3\u00bcller", "Dr&auml;xl", "Lost \ufffd"],
    "Contact": ["", "Ann Roe", "ann roe", "Bob Poe"],
    "Email": ["", "office@example.com", "Office@Example.com", "ann@example.com", "nobody"],
    "Phone": ["", "+44 20 7946 0958", "020 7946 0958", "555-01", "+44 1632 960001"],
    "Do Not Call": ["", "yes", "no", "perhaps"],
    "Is Deleted": ["", "false", "true"],
    "Type": ["", "Customer", "Supplier", "Manufacturer"],
    "Status": ["", "Active", "Do not contact", "Deleted"],
    "#": ["", "1", "2"],
}
HEADERS = st.lists(st.sampled_from([*CELLS, "Phone", "Email", "Company"]), min_size=2, max_size=9)
FIELDS = st.sampled_from(
    ["crm_id", "company", "contact", "email", "phone", "notes", "segment", "revenue", "do_not_call"]
)


@cache
def migrated_file() -> Path:
    """A migrated file to copy for each example."""
    file = Path(mkdtemp()) / "migrated.db"
    connect(f"sqlite:///{file}").dispose()
    return file


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, dict[str, list[str]]]:
    headers = draw(HEADERS)
    row = st.tuples(*(st.sampled_from(CELLS[header]) for header in headers))
    rows = draw(st.lists(row, min_size=1, max_size=8))
    by_hand = draw(st.dictionaries(FIELDS, st.sampled_from(headers).map(lambda header: [header]), max_size=3))
    text = "\n".join(",".join(cells) for cells in [tuple(headers), *rows]) + "\n"
    return text.encode(), by_hand


@settings(max_examples=FILES, deadline=None, suppress_health_check=list(HealthCheck))
@given(before=files(), file=files(), region=st.sampled_from(["GB", "US"]))
def test_a_preview_says_what_the_import_does_and_every_row_is_accounted_for(
    before: tuple[bytes, dict[str, list[str]]], file: tuple[bytes, dict[str, list[str]]], region: str
) -> None:
    with TemporaryDirectory() as folder:
        shutil.copy(migrated_file(), Path(folder) / "any.db")
        engine = connect(f"sqlite:///{folder}/any.db")
        store = Database(engine)
        for content, by_hand in (before, file, file):
            try:
                reading = read("any.csv", content, region, by_hand)
            except BadInputError:
                continue
            seen = look(store, YOU, NOW, importing.preview, reading)
            kept, done = importing.import_file(store, YOU, NOW, reading)
            assert done == seen
            changes, totals = seen.changes, seen.changes.totals
            told = (len(changes.created), len(changes.updated), changes.unchanged, changes.merged)
            assert (kept.created, kept.updated, kept.unchanged, kept.merged) == told
            assert reading.rows == sum(told) + len(reading.rejects) + len(reading.not_customers)
            assert totals.customers == sum(told[:3])
            assert totals.callable + totals.doubtful <= totals.customers
        engine.dispose()
