"""Any file of customers: a preview says what the import does, every row is accounted for, no file doubles anybody.

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
from callprogram.adapters.exports.columns.columns import FIELDS
from callprogram.domain.customers.customers import Customer
from callprogram.domain.people.members import THE_PERSON_AT_THE_KEYBOARD as YOU
from callprogram.errors import BadInputError
from callprogram.services.act import look
from callprogram.services.customers import importing
from tests.examples import NOW

FILES = int(os.environ.get("TEST_FILES", "15"))
CELLS = {
    "Account ID": ["", " ", "-", "\u200b", "A1", "A2", "a1", "n/a", "4.42E+11"],
    "Contact ID": ["", "3A", "3B", "A1", "n/a"],
    "Company": [
        "",
        "Acme",
        "ACME",
        "Bolt Ltd",
        "Bolt",
        "Delta",
        "Self",
        "M\u00c3\u00bcller",
        "Dr&auml;xl",
        "Lost \ufffd",
    ],
    "Name": ["", "Acme", "Ann Roe", "Cash sale", "Roe"],
    "Co./Last Name": ["", "Roe", "Haven Medical"],
    "First Name": ["", "Ann", "Bob"],
    "Last Name": ["", "Roe", "Poe"],
    "Contact": ["", "Ann Roe", "ann roe", "Bob Poe"],
    "Title": ["", "CEO", "Buyer"],
    "Country": ["", "United Kingdom", "DE", "Atlantis"],
    "Account Owner": ["", "Rita Vance", "0052100000ABCDE"],
    "Contact 2 Name": ["", "Cy Noe", "Ann Roe"],
    "Contact 2 Phone": ["", "+44 20 7946 0959"],
    "Email": ["", "office@example.com", "Office@Example.com", "ann@example.com", "nobody"],
    "Phone": ["", "+44 20 7946 0958", "020 7946 0958", "555-01", "+44 1632 960001"],
    "Do Not Call": ["", "yes", "no", "perhaps"],
    "Is Deleted": ["", "false", "true"],
    "Type": ["", "Customer", "Supplier", "Manufacturer"],
    "Status": ["", "Active", "Do not contact", "Deleted"],
    "#": ["", "1", "2"],
}
HEADERS = st.lists(st.sampled_from([*CELLS, "Phone", "Email", "Company"]), min_size=2, max_size=9)
BY_HAND = st.sampled_from(FIELDS)
SEVERAL = {"phone", "contact", "company", "email"}


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
    by_hand = draw(st.dictionaries(BY_HAND, st.lists(st.sampled_from(headers), max_size=2, unique=True), max_size=3))
    by_hand = {field: names if field in SEVERAL else names[:1] for field, names in by_hand.items()}
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
        for again, (content, by_hand) in enumerate((before, file, file)):
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
            assert set(changes.whose.values()) <= {0, *range(-reading.rows, 0), *_ids(store)}
            assert again < len([before, file]) or kept.created == 0
        engine.dispose()


def _ids(store: Database) -> set[int]:
    with store.transaction(YOU, NOW, "importing.preview") as transaction:
        return {customer.id for customer in transaction.find(Customer)}
