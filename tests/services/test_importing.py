"""Importing: looked at without a trace, brought in as a whole, and brought in again without a change."""

from pathlib import Path

import pytest

from callprogram.adapters import crm_csv
from callprogram.domain.customers import Customer
from callprogram.domain.imports import Import, Reading
from callprogram.services import importing
from tests.services.conftest import NOW, Desk

HEADER = "Account ID,Company,Contact,Email,Phone,Country\n"
ADA = "A-1,Moorlicht,Ada,ada@moorlicht.example,+49 30 23125 123,DE\n"
BOB = "A-2,Tin Roof,Bob,bob@tinroof.example,212 555 0177,US\n"
CID = "A-3,Nemo,Cid,cid@nemo.example,,NL\n"
EXPORTS = Path(__file__).parent.parent / "exports"


def reading(*rows: str) -> Reading:
    return crm_csv.read("crm.csv", (HEADER + "".join(rows)).encode(), "NL", {})


def test_a_preview_says_what_would_be_and_leaves_no_trace(desk: Desk) -> None:
    seen = desk.do(importing.preview, reading(ADA, BOB))

    assert (len(seen.changes.created), len(seen.changes.updated), seen.changes.unchanged) == (2, 0, 0)
    assert seen.customers == 2
    assert (desk.all(Customer), desk.all(Import)) == ([], [])


def test_a_file_brought_in_is_kept_with_what_it_did(desk: Desk) -> None:
    kept, seen = desk.do(importing.bring_in, reading(ADA, BOB, CID))

    assert (kept.file, kept.imported_at, kept.imported_by) == ("crm.csv", NOW, "You")
    assert (kept.rows, kept.created, kept.updated, kept.unchanged, kept.merged) == (3, 3, 0, 0, 0)
    assert kept.rejected == len(seen.reading.rejects)
    assert desk.all(Import) == [kept]
    assert [customer.company for customer in desk.all(Customer)] == ["Moorlicht", "Tin Roof", "Nemo"]


def test_a_file_brought_in_again_changes_nothing(desk: Desk) -> None:
    desk.do(importing.bring_in, reading(ADA, BOB))
    before = desk.all(Customer)
    kept, seen = desk.do(importing.bring_in, reading(ADA, BOB))

    assert (kept.created, kept.updated, kept.unchanged) == (0, 0, 2)
    assert seen.customers == 2
    assert desk.all(Customer) == before


def test_a_later_file_updates_who_changed_and_keeps_their_id(desk: Desk) -> None:
    desk.do(importing.bring_in, reading(ADA, BOB))
    kept, _ = desk.do(importing.bring_in, reading(ADA.replace("Moorlicht", "Moorlicht AG"), CID))

    assert (kept.created, kept.updated, kept.unchanged) == (1, 1, 0)
    assert [(each.id, each.company) for each in desk.all(Customer)] == [
        (1, "Moorlicht AG"),
        (2, "Tin Roof"),
        (3, "Nemo"),
    ]


def test_totals_count_each_customer_once() -> None:
    doubtful = "A-4,Doubtful,Dora,dora@doubtful.example,+1 555 555 0100,US\n"
    totals = importing.totals_of(reading(ADA, ADA, BOB, CID, doubtful))

    assert (totals.customers, totals.callable, totals.doubtful) == (4, 2, 1)


@pytest.mark.parametrize("name", ["hubspot_contacts.csv", "kunden_windows1252.csv", "salesforce_report.csv"])
def test_an_export_brought_in_twice_changes_nothing(desk: Desk, name: str) -> None:
    content = (EXPORTS / name).read_bytes()
    first, _ = desk.do(importing.bring_in, crm_csv.read(name, content, "DE", {}))
    again, _ = desk.do(importing.bring_in, crm_csv.read(name, content, "DE", {}))

    assert first.created == again.unchanged == len(desk.all(Customer)) > 10
    assert (again.created, again.updated) == (0, 0)
