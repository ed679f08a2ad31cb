"""The list of wanted numbers: no spreadsheet runs a cell of it, and it is known again however it was saved."""

from dataclasses import replace

from callprogram.adapters.exports import answers_in, wanted_csv
from callprogram.domain.customers.customers import Contact
from callprogram.domain.customers.phones import Phone
from callprogram.domain.customers.uncallable import easiest_first
from tests.examples import a_customer


def test_what_a_spreadsheet_would_run_is_harmless_and_comes_back_as_it_was() -> None:
    customer = replace(a_customer(), company="=SUM(A1)", contacts=(Contact("Ann", phones=(Phone("=1+2"),)),))
    text = wanted_csv(easiest_first([customer]))
    assert "'=SUM(A1)" in text
    assert "'=1+2" in text
    [answer] = answers_in("numbers.csv", text.encode()) or ()
    assert (answer.reference, answer.name, answer.number) == ("c1", "=SUM(A1)", "")


def test_other_columns_may_stand_between_and_lines_before_it() -> None:
    text = "Numbers for Tom\n\nNotes,Customer,callprogram id,Number to call\nlate,Acme,c12,+44 20 7946 0011\n"
    [answer] = answers_in("numbers.csv", text.encode()) or ()
    assert (answer.reference, answer.name, answer.number) == ("c12", "Acme", "+44 20 7946 0011")
