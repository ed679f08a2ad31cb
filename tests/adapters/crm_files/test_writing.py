"""Files for CRMs: headers, picklists, dates and lengths as their imports have them, and no formula runs."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO

import pytest

from callprogram.adapters.crm_files import file_of, files_of
from callprogram.adapters.exports import read
from callprogram.domain.calls.calls import Call, Disposition, Mode, Status
from callprogram.domain.promises.commitments import State
from callprogram.domain.results.activities import Activity, Shape
from tests.examples import MOORLICHT, PROMISE

ZONE = "Europe/Amsterdam"
CUSTOMER = replace(MOORLICHT, id=1, crm_id="001Dn00000ABCDE")
CALL = Call(
    17, 1, 1, Mode.OWN_PHONE, Status.COMPLETED, "+493023125123", datetime(2026, 11, 30, 23, 30, tzinfo=UTC),
    disposition=Disposition.CONNECTED, seconds=300, note='=HYPERLINK("http://x.example")',
)  # fmt: skip
PROMISED = replace(PROMISE, id=3, owner="priya@example.com", due_on=date(2026, 12, 4))
ACTIVITIES = (Activity(CUSTOMER, call=CALL), Activity(CUSTOMER, commitment=PROMISED))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode(), newline="")))


def test_salesforce_gets_tasks() -> None:
    call, promise = rows(file_of(Shape.SALESFORCE, ACTIVITIES, ZONE))
    assert call == {
        "WhatId": "001Dn00000ABCDE",
        "WhoId": "",
        "Subject": "Call: Talked",
        "ActivityDate": "2026-12-01",  # where the program is
        "Status": "Completed",
        "Priority": "Normal",
        "Description": '\'=HYPERLINK("http://x.example")',
        "Type": "Call",
        "TaskSubtype": "Call",
        "CallType": "Outbound",
        "CallDurationInSeconds": "300",
        "CallDisposition": "Talked",
        "Account.Name": "Moorlicht Energie",
        "Contact.Name": "Saskia Tönnies",
        "Contact.Phone": "+493023125123",
        "callprogram ID": "call-17",
    }
    assert (promise["Subject"], promise["ActivityDate"], promise["Status"]) == (
        "Send the price list",
        "2026-12-04",
        "Not Started",
    )
    assert promise["TaskSubtype"] == "Task"


@pytest.mark.parametrize(("crm_id", "column"), [("001A", "WhatId"), ("003A", "WhoId"), ("00QA", "WhoId")])
def test_salesforce_has_people_and_companies_in_columns_of_their_own(crm_id: str, column: str) -> None:
    [row] = rows(file_of(Shape.SALESFORCE, [Activity(replace(CUSTOMER, crm_id=crm_id), call=CALL)], ZONE))
    assert (row[column], row["WhatId"] + row["WhoId"]) == (crm_id, crm_id)


def test_what_is_too_long_for_salesforce_is_cut_and_stands_whole_below() -> None:
    long = replace(PROMISED, text="word " * 100)
    noted = replace(CALL, note="x" * 40_000)
    call, promise = rows(
        file_of(Shape.SALESFORCE, [Activity(CUSTOMER, call=noted), Activity(CUSTOMER, commitment=long)], ZONE)
    )
    assert (len(call["Description"]), len(promise["Subject"]) <= 255) == (32_000, True)
    assert promise["Description"].startswith(long.text)


@pytest.mark.parametrize(
    ("state", "salesforce", "hubspot"),
    [
        (State.LOOSE, "Not Started", "Not started"),
        (State.OPEN, "Not Started", "Not started"),
        (State.KEPT, "In Progress", "In progress"),
        (State.TOLD, "Completed", "Completed"),
        (State.WITHDRAWN, "Deferred", "Deferred"),
    ],
)
def test_how_far_a_promise_has_come_is_in_the_words_of_the_crm(state: State, salesforce: str, hubspot: str) -> None:
    activity = [Activity(CUSTOMER, commitment=replace(PROMISED, state=state))]
    assert rows(file_of(Shape.SALESFORCE, activity, ZONE))[0]["Status"] == salesforce
    assert rows(file_of(Shape.HUBSPOT, activity, ZONE))[0]["Task status"] == hubspot


def test_hubspot_gets_calls_notes_and_tasks_each_in_a_file() -> None:
    files = {kind: rows(content) for kind, content in files_of(Shape.HUBSPOT, ACTIVITIES, ZONE).items()}
    [call], [note], [task] = files["calls"], files["notes"], files["tasks"]
    assert (call["Activity date"], call["Call duration"], call["Call direction"], call["Call notes"]) == (
        "2026-12-01 00:30",
        "300000",
        "Outbound",
        "",
    )
    assert (note["Record ID"], note["Note body"]) == ("001Dn00000ABCDE", '\'=HYPERLINK("http://x.example")')
    assert (task["Task title"], task["Due date"], task["Task type"], task["Assigned to"]) == (
        "Send the price list",
        "2026-12-04",
        "To-do",
        "priya@example.com",
    )
    every = rows(file_of(Shape.HUBSPOT, ACTIVITIES, ZONE))
    assert [row["callprogram ID"] for row in every] == ["call-17", "note-17", "promise-3"]


def test_any_crm_gets_calls_with_their_notes_and_promises() -> None:
    call, promise = rows(file_of(Shape.GENERIC, ACTIVITIES, ZONE))
    assert (call["What"], call["When"], call["Minutes"], call["Outcome"]) == ("Call", "2026-12-01 00:30", "5", "Talked")
    assert (promise["Promise owner"], promise["Promise due"], promise["State"]) == (
        "priya@example.com",
        "2026-12-04",
        "open",
    )


@pytest.mark.parametrize("shape", Shape)
def test_what_was_written_is_read_back_as_the_same_customer(shape: Shape) -> None:
    reading = read("back.csv", file_of(shape, ACTIVITIES, ZONE), "DE", {})
    assert {(each.crm_id, each.company, each.contact.name) for each in reading.customers} == {
        ("001Dn00000ABCDE", "Moorlicht Energie", "Saskia Tönnies")
    }
    assert (reading.rejects, reading.source.system) == ((), "callprogram")
    assert set(reading.source.mapping) == {"crm_id", "company", "contact", "phone"}
