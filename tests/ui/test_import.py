"""Import: a file is looked at, then brought in, or refused with a sentence."""

import pytest
from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app, sample_customers
from callprogram.services import planning
from tests.ui.conftest import bring_in, do, errors, labels, main_buttons, open_page, read, seen

GOOD = b"Company,Contact,Phone\nAcme,Ann Lee,+1 202 555 0143\nGlobex,Bob Ray,+1 202 555 0144\n"


def upload(content: bytes, name: str = "customers.csv") -> AppTest:
    return open_page("import").file_uploader("file").upload(name, content, "text/csv").run()


def test_before_a_file_is_chosen_there_is_nothing_to_press() -> None:
    at = open_page("import")
    assert (labels(at), main_buttons(at)) == ([], [])


def test_a_good_file_is_looked_at_before_anything_is_written() -> None:
    at = upload(GOOD)
    assert "2 customers, 2 callable" in seen(at)
    assert main_buttons(at) == ["Bring them in"]
    assert app().views.customer_count() == 0


def test_bringing_it_in_leads_to_this_weeks_list() -> None:
    at = upload(GOOD).button("main").click().run()
    assert (errors(at), main_buttons(at), app().views.customer_count()) == ([], ["Sign off"], 2)


def test_an_import_is_remembered_and_taken_back_with_one_button() -> None:
    bring_in()
    at = open_page("import")
    assert "sample_customers.csv" in seen(at).replace("\\", "")
    at = at.button("undo-now-1").click().run()
    assert (errors(at), app().views.customer_count()) == ([], 0)
    assert "taken back" in seen(at)


def test_rows_that_need_somebody_are_counted_and_shown() -> None:
    at = upload(GOOD + b"Initech,Cy,call me\n")
    assert "3 customers, 2 callable, 1 needs you" in seen(at)
    assert "What needs you" in " ".join(expander.label for expander in at.expander)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.csv"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "picture.png"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "book.xlsx"),
        (b"just a line\n", "words.txt"),
    ],
)
def test_what_is_no_list_of_customers_is_a_sentence_and_changes_nothing(content: bytes, name: str) -> None:
    at = upload(content, name)
    (sentence,) = errors(at)
    assert sentence.endswith(".")
    assert (main_buttons(at), app().views.customer_count()) == ([], 0)


def test_markup_in_a_file_name_or_header_stays_words() -> None:
    at = upload(b"Company,Phone,:red[x] **y**\nAcme,+12025550143,z\n", "**a**.csv")
    assert "Not used: :red[x] **y**" in seen(at)
    assert not [words for words in at.caption.values if ":red[" in words]


def test_a_program_without_a_country_still_has_the_page() -> None:
    do(planning.set_program, app().program().name, country="ZZ")
    at = upload(sample_customers()[1])
    assert (errors(at), at.selectbox("region").value) == ([], None)
    assert "customers" in read(at.subheader[0].value)
