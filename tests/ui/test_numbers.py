"""Numbers: whoever cannot be called, worked off one after another."""

import json
from secrets import token_hex
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from callprogram.bootstrap import app, now
from callprogram.bootstrap.files import wanted_csv
from callprogram.domain.customers.customers import Customer
from callprogram.domain.customers.uncallable import easiest_first
from callprogram.domain.people.members import Role
from callprogram.services.people import membership
from tests.ui.conftest import bring_in, components, do, errors, labels, main_buttons, open_page, seen

EXPORT = (
    b"ID,Company,Contact,Phone,Country,Time Zone,Account Owner\n"
    b"A-1,Alder Mill,Ann Lee,+1 202 555 0143,US,,Tom Reed\n"
    b"A-2,Birch Works,Bo Lind,030_23125017,DE,,Tom Reed\n"
    b"A-3,Cedar House,Cy Noe,2O7 946 0011,GB,,Priya Raman\n"
    b"A-4,Dogwood Ltd,Di Fox,,GB,,Priya Raman\n"
)


def rows(at: AppTest) -> dict[str, dict[str, Any]]:
    """The rows on the screen, as the component was told of them, by the customers' names."""
    return {row["name"]: row for row in data(at)["rows"]}


def data(at: AppTest) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(components(at)["numbers"].json)
    return told


def press(at: AppTest, name: str, what: str, text: str = "") -> AppTest:
    """A press as the browser sends it."""
    sent = {"id": token_hex(8), "about": rows(at)[name]["id"], "what": what, "text": text}
    states = at._tree.get_widget_states()  # noqa: SLF001
    pressed = json.dumps({"pressed": {"id": token_hex(8), "presses": [sent]}})
    states.widgets.add(id=components(at)["numbers"].id, json_value=pressed)
    return at._run(states)  # noqa: SLF001


def known(name: str) -> Customer:
    return app().views.customer(name)


def number_of(name: str) -> str | None:
    phone = known(name).phone
    return phone.e164 if phone else None


def test_where_everybody_can_be_called_the_page_says_so_and_where_nobody_is_how_to_begin() -> None:
    assert "No customers yet. Bring in an export from your CRM" in seen(open_page("numbers"))
    bring_in(b"Company,Contact,Phone,Country\nAcme,Ann Lee,+1 202 555 0143,US\n")
    assert "Every customer has a number to call." in seen(open_page("numbers"))


def test_whoever_cannot_be_called_is_there_with_the_cell_as_it_came() -> None:
    bring_in(EXPORT)
    at = open_page("numbers")
    assert (errors(at), "Fix 3 numbers" in seen(at)) == ([], True)
    assert [(row["name"], row["cell"], row["owner"]) for row in data(at)["rows"]] == [
        ("Birch Works", "030_23125017", "Tom Reed"),
        ("Cedar House", "2O7 946 0011", "Priya Raman"),
        ("Dogwood Ltd", "", "Priya Raman"),
    ]


def test_what_was_typed_is_saved_and_never_the_guess() -> None:
    bring_in(EXPORT)
    at = press(open_page("numbers"), "Cedar House", "save", "020 7946 0099")
    assert (number_of("Cedar House"), rows(at)["Cedar House"]["number"]) == ("+442079460099", "+44 20 7946 0099")
    assert (data(at)["done"], data(at)["total"]) == (1, 3)


def test_what_is_no_number_is_said_at_its_row_and_changes_nothing() -> None:
    bring_in(EXPORT)
    at = press(open_page("numbers"), "Dogwood Ltd", "save", "12")
    assert number_of("Dogwood Ltd") is None
    assert [words.startswith("“12” is not a number") for words in data(at)["refused"].values()] == [True]
    assert not rows(at)["Dogwood Ltd"]["saved"]


def test_a_saved_number_is_undone_and_nothing_of_it_stays() -> None:
    bring_in(EXPORT)
    before = known("Dogwood Ltd")
    at = press(open_page("numbers"), "Dogwood Ltd", "save", "020 7946 0099")
    at = press(at, "Dogwood Ltd", "undo")
    assert (known("Dogwood Ltd"), data(at)["done"]) == (before, 0)
    assert not rows(at)["Dogwood Ltd"]["saved"]


def test_a_number_of_no_country_asks_for_a_time_zone_alone() -> None:
    bring_in(b"ID,Company,Contact,Phone\nA-1,Alder Mill,Ann Lee,+800 1234 5678\n")
    at = open_page("numbers")
    assert (rows(at)["Alder Mill"]["lack"], "Europe/Berlin" in data(at)["zones"]) == ("time-zone", True)
    at = press(at, "Alder Mill", "save", "Europe/Berlin")
    assert (known("Alder Mill").time_zone, rows(at)["Alder Mill"]["number"]) == ("Europe/Berlin", "Europe/Berlin")
    at = press(at, "Alder Mill", "undo")
    assert (known("Alder Mill").time_zone, rows(at)["Alder Mill"]["saved"]) == (None, False)


def test_an_empty_list_that_comes_back_has_nothing_to_save() -> None:
    bring_in(EXPORT)
    wanted = wanted_csv(easiest_first(app().views.uncallable(10).customers))
    at = open_page("import").file_uploader("file").upload("numbers.csv", wanted.encode(), "text/csv").run()
    assert "Nothing is filled in under “Number to call” yet." in seen(at)
    assert main_buttons(at) == []


def test_whom_the_export_has_no_more_is_decided_about_first() -> None:
    bring_in(EXPORT)
    bring_in(EXPORT.replace(b"A-4,Dogwood Ltd,Di Fox,,GB,,Priya Raman\n", b""))
    assert set(rows(open_page("numbers"))) == {"Birch Works", "Cedar House"}


def test_a_number_set_here_stands_on_the_customers_own_page() -> None:
    bring_in(EXPORT)
    press(open_page("numbers"), "Dogwood Ltd", "save", "020 7946 0099")
    at = open_page("customers", customer=known("Dogwood Ltd").reference)
    assert "Number +442079460099: typed under Numbers (You)" in seen(at)


def test_when_the_last_one_is_saved_the_page_says_so() -> None:
    bring_in(EXPORT)
    at = open_page("numbers")
    for name in rows(at):
        at = press(at, name, "save", "+44 20 7946 0099")
    assert "Every customer has a number to call now." in seen(at)


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mail set up, by a server that is not there."""
    monkeypatch.setenv("CALLPROGRAM_SMTP_URL", "smtp://127.0.0.1:1")
    monkeypatch.setenv("CALLPROGRAM_MAIL_FROM", "calls@example.com")


def test_without_mail_the_list_is_handed_out() -> None:
    bring_in(EXPORT)
    at = open_page("numbers").button("ask-owners").click().run()
    assert "Mail is not set up; hand out the list instead." in seen(at)
    assert "Download the list" in labels(at)


@pytest.mark.usefixtures("mail")
def test_account_owners_are_asked_after_it_was_said_whom() -> None:
    bring_in(EXPORT)
    do(membership.add, "tom@example.com", "Tom Reed", Role.TEAMMATE, app().program())
    at = press(open_page("numbers"), "Dogwood Ltd", "save", "020 7946 0099")
    at = at.button("ask-owners").click().run()
    assert "Tom Reed · 1 · tom@example.com\n" in f"{seen(at)}\n"
    assert "Priya Raman · 1 · no address known" in seen(at)
    at = at.button("ask-owners-now").click().run()
    assert (errors(at), "1 letter on the way." in seen(at)) == ([], True)
    assert app().views.outbox(now()).waiting == 1
    assert "The account owners were asked on Sunday 22 November." in seen(open_page("to_do"))


def test_a_list_that_comes_back_through_import_is_saved_and_undone() -> None:
    bring_in(EXPORT)
    before = {name: known(name) for name in ("Alder Mill", "Birch Works", "Cedar House", "Dogwood Ltd")}
    wanted = wanted_csv(easiest_first(app().views.uncallable(10).customers))
    filled = wanted.replace("No number at all,,", "No number at all,+44 20 7946 0099,")
    at = open_page("import").file_uploader("file").upload("numbers.csv", filled.encode(), "text/csv").run()
    assert "1 answer to 3 questions" in seen(at)
    assert main_buttons(at) == ["Save 1 number"]
    at = at.button("main").click().run()
    assert (errors(at), "1 number saved" in seen(at)) == ([], True)
    assert (number_of("Dogwood Ltd"), app().views.customer_count()) == ("+442079460099", 4)
    at = at.button("undo-answers").click().run()
    assert "Undone. The numbers are what they were." in seen(at)
    assert {name: known(name) for name in before} == before


def test_they_wait_on_to_do_in_one_line_with_one_button() -> None:
    bring_in(EXPORT)
    at = open_page("to_do")
    assert "**3 customers cannot be called**" in seen(at)
    assert "Fix numbers" in labels(at)
