"""The next import of the same export reads only what is new in it, and says the same of the rest; on both databases."""

from dataclasses import replace
from datetime import timedelta
from threading import get_ident

import pytest
from sqlalchemy import delete, func, select, update

from callprogram.adapters import exports
from callprogram.adapters.database import tables
from callprogram.adapters.database.bulk import staging
from callprogram.adapters.database.bulk.remembering import Memory
from callprogram.adapters.database.records import to_row
from callprogram.adapters.database.store import Database
from callprogram.adapters.frames.customers import Customers
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import Import, Reading, Totals
from callprogram.services.act import act, look
from callprogram.services.customers import importing
from callprogram.services.customers.importing import Preview
from tests.adapters.database.conftest import ANNA
from tests.examples import NOW

HEADER = "Account ID,Company,Contact,Email,Phone,Country,Renewal Date\n"
ROWS = [
    f"A-{number},Company {number},Person {number},p{number}@c{number}.example,+49 30 231250{number:02d},DE,"
    f"2027-01-{number:02d}\n"
    for number in range(10, 25)
]
DOUBTFUL = "A-90,Doubtful,Dora,dora@doubtful.example,+1 555 555 0100,US,2027-02-13\n"
NOBODY = ",,,,+49 30 23125099,DE,2027-02-13\n"


def read(store: Database, rows: list[str], region: str = "DE") -> Reading:
    return exports.read("crm.csv", (HEADER + "".join(rows)).encode(), region, {}, Memory(store.engine))


def bring_in(store: Database, rows: list[str]) -> tuple[Import, Preview]:
    return importing.import_file(store, ANNA, NOW, read(store, rows))


def unread(reading: Reading) -> int:
    """How many rows had to be read as customers."""
    assert isinstance(reading.customers, Customers)
    return len(reading.customers)


def counts(kept: Import) -> tuple[int, int, int, int, int]:
    return kept.created, kept.updated, kept.unchanged, kept.merged, kept.vanished


def everybody(store: Database) -> dict[str | None, Customer]:
    with store.looking(ANNA, NOW, "importing.preview") as transaction:
        return {customer.crm_id: customer for customer in transaction.find(Customer)}


def test_the_very_same_file_is_not_read_again_and_says_the_same(store: Database) -> None:
    _, first = bring_in(store, [*ROWS, DOUBTFUL, NOBODY])
    before = everybody(store)

    reading = read(store, [*ROWS, DOUBTFUL, NOBODY])
    kept, again = importing.import_file(store, ANNA, NOW, reading)

    assert unread(reading) == 0
    assert counts(kept) == (0, 0, 16, 0, 0)
    assert again.changes.totals == first.changes.totals
    assert list(again.reading.problems) == list(first.reading.problems)
    assert (again.reading.rejects, again.reading.rows) == (first.reading.rejects, 17)
    assert (again.reading.source, everybody(store)) == (first.reading.source, before)


def test_one_row_more_is_the_only_one_that_is_read(store: Database) -> None:
    bring_in(store, [*ROWS[:-1], DOUBTFUL])
    reading = read(store, [ROWS[-1], *ROWS[:-1], DOUBTFUL, NOBODY])
    kept, seen = importing.import_file(store, ANNA, NOW, reading)

    assert unread(reading) == 1
    assert counts(kept) == (1, 0, 15, 0, 0)
    assert [(problem.rows, problem.message) for problem in seen.reading.problems] == [
        ((17,), "The row has no company, no contact and no email."),
        ((16,), "this number may be wrong"),
    ]
    assert seen.changes.totals == Totals(16, 15, 1)


def test_a_changed_row_changes_its_customer_and_nobody_else(store: Database) -> None:
    bring_in(store, ROWS)
    before = everybody(store)
    kept, _ = bring_in(store, [ROWS[0].replace("Company 10", "Company Ten"), *ROWS[1:]])
    third, _ = bring_in(store, [ROWS[0].replace("Company 10", "Company Ten"), *reversed(ROWS[1:])])

    assert (counts(kept), counts(third)) == ((0, 1, 14, 0, 0), (0, 0, 15, 0, 0))
    assert everybody(store) == before | {"A-10": replace(before["A-10"], company="Company Ten")}


def test_of_whoever_changes_all_is_as_if_it_had_been_written_at_once(store: Database) -> None:
    header = HEADER.replace("\n", ",Owner,ARR,Health,NPS,Segment,Notes,Do Not Call,City,Language\n")
    rows = [row.replace("\n", ",Tom Roe,5,50,7,SMB,,no,Berlin,de\n") for row in ROWS]
    changes = [
        ("Company 10", "Firm 10"),
        ("Tom Roe", "Ann Roe"),
        (",5,50,", ",1000000,20,"),
        (",7,SMB,,", ",9,Enterprise,left,"),
        ("+49 30 23125014", "+1 212 555 0114"),
        ("no,Berlin", "yes,Bonn"),
        (",de\n", ",en\n"),
        ("DE,2027", "US,2027"),
        ("Person 18", "Somebody"),
        ("2027-01-19", "2028-01-19"),
    ]
    changed = [row.replace(*change) for row, change in zip(rows, changes, strict=False)]
    for lines in (rows, [*changed, *rows[len(changed) :]]):
        reading = exports.read("crm.csv", (header + "".join(lines)).encode(), "DE", {}, Memory(store.engine))
        kept, _ = importing.import_file(store, ANNA, NOW, reading)

    with store.engine.connect() as connection:
        found = {row.crm_id: row._asdict() for row in connection.execute(select(tables.customers))}
    expected = {each.crm_id: to_row(each) for each in everybody(store).values()}
    assert (kept.updated, changed[1] != rows[1], everybody(store)["A-11"].account_owner) == (10, True, "Ann Roe")
    assert {each: {name: found[each][name] for name in row} for each, row in expected.items()} == expected
    assert {row["touched_in"] for row in found.values()} == {kept.id - 1, kept.id}


def test_whoever_is_no_longer_in_the_export_is_kept_and_marked(store: Database) -> None:
    bring_in(store, ROWS)
    kept, _ = bring_in(store, ROWS[2:])
    with store.engine.connect() as connection:
        table = tables.customers
        gone = connection.execute(select(table.c.crm_id).where(table.c.vanished_in == kept.id)).scalars().all()

    assert (counts(kept), sorted(gone)) == ((0, 0, 13, 0, 2), ["A-10", "A-11"])
    assert len(everybody(store)) == 15


def test_a_customer_changed_otherwise_is_compared_with_the_file_once_more(store: Database) -> None:
    bring_in(store, ROWS)
    with store.transaction(ANNA, NOW, "importing.bring_in") as transaction:
        transaction.save(replace(everybody(store)["A-12"], company="By hand"))
    reading = read(store, ROWS)
    kept, _ = importing.import_file(store, ANNA, NOW, reading)

    assert unread(reading) == 1
    assert counts(kept) == (0, 1, 14, 0, 0)
    assert everybody(store)["A-12"].company == "Company 12"


def test_after_an_import_was_taken_back_everything_is_read_again(store: Database) -> None:
    kept, _ = bring_in(store, ROWS)
    act(store, ANNA, NOW + timedelta(hours=1), importing.undo, kept.id)
    again, _ = bring_in(store, ROWS)

    assert counts(again) == (15, 0, 0, 0, 0)


def test_rows_of_one_customer_are_read_together_when_one_of_them_is_new(store: Database) -> None:
    deals = ["A-1,Acme,Ann,ann@acme.example,+49 30 23125014,DE,2027-01-01\n", "A-1,Acme,Bob,bob@acme.example,,DE,\n"]
    bring_in(store, [*deals, *ROWS])
    kept, _ = bring_in(store, [*deals, "A-1,Acme,Cid,cid@acme.example,,DE,\n", *ROWS])
    third, _ = bring_in(store, [*deals, "A-1,Acme,Cid,cid@acme.example,,DE,\n", *ROWS])

    assert (counts(kept), counts(third)) == ((0, 1, 15, 2, 0), (0, 0, 16, 2, 0))
    assert [contact.name for contact in everybody(store)["A-1"].contacts] == ["Ann", "Bob", "Cid"]


def test_another_way_to_read_a_column_reads_every_row(store: Database) -> None:
    header, row = "Company,Phone,Renewal Date\n", "Company {0},+49 30 231250{0},0{1}/04/2027\n"
    rows = [row.format(number, number % 9 + 1) for number in range(10, 20)]
    memory = Memory(store.engine)
    first = exports.read("crm.csv", (header + "".join(rows)).encode(), "US", {}, memory)
    importing.import_file(store, ANNA, NOW, first)

    again = exports.read(
        "crm.csv", (header + "".join(rows) + "Last,+49 30 23125099,13/04/2027\n").encode(), "US", {}, memory
    )
    kept, _ = importing.import_file(store, ANNA, NOW, again)

    assert unread(again) == 11
    assert counts(kept)[:2] == (1, 9)  # 4 April is the same day either way


INDEXES = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'customers' ORDER BY name",
    "postgresql": "SELECT indexdef FROM pg_indexes WHERE tablename = 'customers' ORDER BY indexname",
}


def indexes(store: Database) -> list[str]:
    with store.engine.connect() as connection:
        return list(connection.exec_driver_sql(INDEXES[store.engine.dialect.name]).scalars())


def test_many_new_customers_are_taken_in_at_once_and_are_as_few_are(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, _ = bring_in(store, [*ROWS, DOUBTFUL])
    expected = everybody(store)
    with store.engine.connect() as connection:
        said = {row.crm_id: row.found_by for row in connection.execute(select(tables.customers))}
    act(store, ANNA, NOW + timedelta(hours=1), importing.undo, few.id)
    monkeypatch.setattr(staging, "_MANY", 0)
    before = indexes(store)
    kept, _ = bring_in(store, [*ROWS[:5], DOUBTFUL])
    assert indexes(store) == before
    more, _ = bring_in(store, [*ROWS, DOUBTFUL])

    with store.engine.connect() as connection:
        found = {row.crm_id: row.found_by for row in connection.execute(select(tables.customers))}
        written = connection.execute(select(func.count()).where(tables.customers.c.created_in == more.id)).scalar_one()
    assert (counts(kept), counts(more), written) == ((6, 0, 0, 0, 0), (10, 0, 6, 0, 0), 10)
    assert {each: replace(customer, id=0) for each, customer in everybody(store).items()} == {
        each: replace(customer, id=0) for each, customer in expected.items()
    }
    assert found == said


def test_customers_waiting_beside_the_database_are_taken_in_even_if_somebody_came_before(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "_MANY", 0)
    seen = look(store, ANNA, NOW, importing.preview, read(store, ROWS[:5]))
    with store.staged(seen.changes) as waiting:
        bring_in(store, ROWS[4:7])
        kept, _ = act(store, ANNA, NOW, importing.bring_in, seen.reading, importing.Prepared(seen, waiting))

    assert counts(kept) == (4, 0, 1, 0, 0)
    assert len(everybody(store)) == 7


def row(number: int, company: str = "", contact: str = "") -> str:
    return f"B-{number},{company or f'Firm {number}'},{contact},b{number}@b.example,+49 30 23126{number:03d},DE,\n"


MANY = [row(number) for number in range(200)]
ALTERED = {
    "nothing": MANY,
    "one row more": [*MANY, row(200)],
    "one row less": MANY[1:],
    "a row twice": [*MANY, MANY[3]],
    "a row changed": [row(0, "Another"), *MANY[1:]],
    "two rows of one customer": [*MANY, row(5, contact="Ann")],
    "another customer's company": [*MANY[:7], row(7, "Firm 8"), *MANY[8:]],
    "another order": MANY[::-1],
}


@pytest.mark.parametrize("imports", [[*ALTERED], [*ALTERED][::-1]], ids=["in turn", "backwards"])
def test_after_whichever_imports_the_next_does_what_it_would_have_done_had_nothing_been_remembered(
    store: Database, imports: list[str]
) -> None:
    bring_in(store, MANY)
    for name in imports:
        bring_in(store, ALTERED[name])
        remembered = look(store, ANNA, NOW, importing.preview, read(store, MANY)).changes
        anew = exports.read("crm.csv", (HEADER + "".join(MANY)).encode(), "DE", {})
        forgotten = look(store, ANNA, NOW, importing.preview, anew).changes

        assert [each.id for each in remembered.updated] == [each.id for each in forgotten.updated], name
        assert (len(remembered.created), remembered.updated) == (len(forgotten.created), forgotten.updated), name
        assert (remembered.unchanged, remembered.merged) == (forgotten.unchanged, forgotten.merged), name
        assert remembered.totals == forgotten.totals, name


def pieces(store: Database) -> list[int]:
    counts = select(tables.remembered_rows.c.count).order_by(tables.remembered_rows.c.id)
    with store.engine.connect() as connection:
        return list(connection.execute(counts).scalars())


def test_few_new_rows_are_kept_beside_the_others_until_there_are_many(store: Database) -> None:
    bring_in(store, MANY)
    kept = []
    for number in range(6):
        bring_in(store, [*(row(each, "Another") for each in range(number)), *MANY[number:]])
        kept.append(pieces(store))

    assert kept == [[200], [200, 1], [200, 1, 1], [200, 1, 1, 1], [200, 1, 1, 1, 1], [200]]


def test_what_another_version_has_kept_is_not_trusted(store: Database) -> None:
    bring_in(store, ROWS)
    with store.engine.begin() as connection:
        connection.execute(update(tables.remembered_keys).values(written_by="another"))
        connection.execute(update(tables.remembered_exports).values(shape="another"))
    reading = read(store, ROWS)
    kept, _ = importing.import_file(store, ANNA, NOW, reading)

    assert (unread(reading), counts(kept)) == (15, (0, 0, 15, 0, 0))
    with store.engine.begin() as connection:
        connection.execute(delete(tables.remembered_keys))
    assert counts(bring_in(store, [*ROWS, DOUBTFUL])[0]) == (1, 0, 15, 0, 0)


def test_trouble_is_new_where_nothing_of_the_kind_was_said_of_the_customer(store: Database) -> None:
    def is_new(*rows: str) -> bool:
        return look(store, ANNA, NOW, importing.preview, read(store, [*ROWS, *rows])).has_new_trouble

    bring_in(store, [*ROWS, DOUBTFUL])

    assert not is_new(DOUBTFUL)
    assert not is_new(DOUBTFUL.replace("2027-02-13", "2027-03-14"))
    assert not is_new()
    assert is_new(DOUBTFUL.replace("2027-02-13", "soon"))
    assert is_new(DOUBTFUL, DOUBTFUL.replace("A-90", "A-91").replace("oubtful", "ora").replace("0100", "0101"))


def test_after_an_undo_the_next_file_says_who_is_gone_all_the_same(store: Database) -> None:
    bring_in(store, ROWS)
    half, seen = bring_in(store, ROWS[:9])
    assert len(seen.changes.vanished) == 6
    act(store, ANNA, NOW, importing.undo, half.id)

    again = look(store, ANNA, NOW, importing.preview, read(store, ROWS[:13]))
    assert (len(again.changes.vanished), again.changes.unchanged) == (2, 13)
    assert look(store, ANNA, NOW, importing.preview, read(store, ROWS)).changes.vanished == []
    kept, _ = bring_in(store, ROWS[1:])
    assert (kept.vanished, kept.unchanged, kept.created) == (1, 14, 0)
    assert len(look(store, ANNA, NOW, importing.preview, read(store, ROWS[2:])).changes.vanished) == 1


def test_whoever_waits_is_told_in_the_thread_that_waits(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "_MANY", 0)
    told: list[tuple[str, int]] = []
    reading = read(store, ROWS)
    importing.import_file(store, ANNA, NOW, reading, lambda what, _: told.append((what, get_ident())))

    assert ("Writing the new customers", get_ident()) in told
    assert {thread for _, thread in told} == {get_ident()}
