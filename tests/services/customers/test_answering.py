"""Answering: a list that was handed out and came back filled in changes the numbers, and nothing else."""

import csv
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest

from callprogram.adapters import exports
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.imports import Import, Undone
from callprogram.domain.customers.uncallable import easiest_first
from callprogram.errors import StateError
from callprogram.services.customers import answering, correcting, importing
from callprogram.services.customers.answering import Answered
from tests.services.conftest import Desk

EXPORT = (
    b"ID,Company,Contact,Phone,Country,Account Owner,Renewal\n"
    b"A-1,Alder Mill,Ann Lee,+1 202 555 0143,US,Tom Reed,2027-03-01\n"
    b"A-2,Birch Works,Bo Lind,2O7 946 0011,GB,Tom Reed,2027-03-02\n"
    b",Cedar House,Cy Noe,,GB,Priya Raman,2027-03-03\n"
    b"A-4,Dogwood Ltd,Di Fox,ext. 12,GB,,2027-03-04\n"
)


@pytest.fixture
def customers(desk: Desk) -> dict[str, Customer]:
    """Four customers, of whom three cannot be called, by name."""
    desk.do(importing.bring_in, exports.read("crm.csv", EXPORT, "US", {}))
    return known(desk)


def known(desk: Desk) -> dict[str, Customer]:
    return {each.company: each for each in desk.all(Customer)}


def handed_out(desk: Desk) -> list[dict[str, str]]:
    """The rows of the list as somebody opens it."""
    text = exports.wanted_csv(easiest_first(desk.all(Customer)))
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


def sent_back(desk: Desk, numbers: dict[str, str], *, delimiter: str = ",", encoding: str = "utf-8") -> Answered:
    """The list with these numbers, as a spreadsheet saves it."""
    rows = handed_out(desk)
    text = StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(row | {"Number to call": numbers.get(row["Customer"], "")} for row in rows)
    answers = exports.answers_in("numbers.csv", text.getvalue().encode(encoding))
    assert answers
    return desk.do(answering.take_in, "numbers.csv", answers)


def number_of(customer: Customer) -> str | None:
    return customer.phone.e164 if customer.phone else None


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8"), (";", "cp1252"), ("\t", "utf-16")])
def test_what_was_filled_in_comes_back_to_the_same_customers_and_changes_nothing_else(
    desk: Desk, customers: dict[str, Customer], delimiter: str, encoding: str
) -> None:
    numbers = {"Birch Works": "+44 20 7946 0011", "Cedar House": "020 7946 0012"}
    done = sent_back(desk, numbers, delimiter=delimiter, encoding=encoding)
    assert (done.rows, len(done.updated), done.unchanged, done.problems) == (3, 2, 1, ())

    after = known(desk)
    assert {name: number_of(each) for name, each in after.items()} == {
        "Alder Mill": "+12025550143",
        "Birch Works": "+442079460011",
        "Cedar House": "+442079460012",
        "Dogwood Ltd": None,
    }
    assert {name: replace(each, corrections=()) for name, each in after.items()} == customers


@pytest.mark.usefixtures("customers")
def test_the_next_export_leaves_the_answers_and_is_the_last_one_for_the_age_of_the_data(desk: Desk) -> None:
    first = desk.views.last_import()
    sent_back(desk, {"Birch Works": "+44 20 7946 0011"})
    assert desk.views.last_import() == first
    desk.do(importing.bring_in, exports.read("crm.csv", EXPORT, "US", {}))
    assert number_of(known(desk)["Birch Works"]) == "+442079460011"


@pytest.mark.usefixtures("customers")
def test_what_is_no_number_is_refused_with_its_row_and_the_others_are_taken(desk: Desk) -> None:
    done = sent_back(desk, {"Birch Works": "ask at the desk", "Cedar House": "020 7946 0012"})
    [problem] = done.problems
    assert (problem.rows, problem.values, problem.column) == ((1,), ("ask at the desk",), "Number to call")
    assert [each.company for each in done.updated] == ["Cedar House"]


@pytest.mark.usefixtures("customers")
def test_a_row_of_somebody_else_is_refused(desk: Desk) -> None:
    rows = handed_out(desk)
    text = "callprogram id,CRM id,Customer,Number to call\n"
    text += f"{rows[0]['callprogram id']},B-9,Somebody Else,+44 20 7946 0011\nc99,,Nobody,+44 20 7946 0012\n"
    text += "twelve,,Birch Works,+44 20 7946 0013\n"
    answers = exports.answers_in("numbers.csv", text.encode())
    assert answers
    done = desk.do(answering.take_in, "numbers.csv", answers)
    assert (done.updated, [problem.rows for problem in done.problems]) == ((), [(1,), (2,), (3,)])


@pytest.mark.usefixtures("customers")
def test_a_list_taken_in_twice_changes_nothing_the_second_time(desk: Desk) -> None:
    rows = "callprogram id,CRM id,Customer,Number to call\nc2,A-2,Birch Works,+44 20 7946 0011\n"
    answers = exports.answers_in("numbers.csv", rows.encode())
    assert answers
    desk.do(answering.take_in, "numbers.csv", answers)
    again = desk.do(answering.take_in, "numbers.csv", answers)
    assert (again.updated, again.unchanged, len(known(desk)["Birch Works"].corrections)) == ((), 1, 1)


def test_a_list_is_taken_back_like_any_import_but_for_what_was_set_since(
    desk: Desk, customers: dict[str, Customer]
) -> None:
    done = sent_back(desk, {"Birch Works": "+44 20 7946 0011", "Cedar House": "020 7946 0012"})
    assert done.found
    desk.now += timedelta(hours=1)
    desk.do(correcting.correct_number, customers["Cedar House"].id, "020 7946 0013", "She said so", "GB")
    undone: Undone = desk.do(importing.undo, done.found.id)
    assert ([each.company for each in undone.left], undone.restored) == (["Cedar House"], 1)
    assert known(desk)["Birch Works"] == customers["Birch Works"]
    with pytest.raises(StateError):
        desk.do(importing.undo, done.found.id)
    assert [bool(each.undone_at) for each in desk.all(Import)] == [False, True]


def test_another_file_is_no_such_list() -> None:
    assert exports.answers_in("crm.csv", EXPORT) is None
