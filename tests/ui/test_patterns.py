"""Patterns on the pages: what comes to be again and again, and whom to call about it."""

import pytest

from callprogram.bootstrap import app
from callprogram.domain.cases.cases import Case
from callprogram.domain.people.members import Role
from callprogram.services.cases import escalating
from callprogram.services.patterns.naming_causes import name_causes
from tests.ui.conftest import bring_in, do, errors, open_page, seen
from tests.ui.test_cases import MAIL, case_of, member, open_as

EXPORT = (
    b"ID,Company,Contact,Email,Phone,Country\n"
    b"A-1,Brindlewick Foods,Renee Maddox,renee@brindlewick.example,+1 202 555 0143,US\n"
    b"A-2,Tin Roof,Bob Ray,bob@tinroof.example,+1 212 555 0144,US\n"
)


@pytest.fixture
def cases() -> list[Case]:
    """Two of Brindlewick, who wrote, one of Tin Roof, of whom a colleague told us; all late."""
    bring_in(EXPORT)
    loud, quiet = (app().views.customer(each).id for each in ("A-1", "A-2"))
    found = [
        case_of(MAIL, loud),
        case_of(MAIL.replace(b"Third", b"Fourth"), loud),
        do(escalating.escalate, app().program(), quiet, "A date"),
    ]
    return [do(name_causes, app().program(), each.id, ["late delivery"]) for each in found]


def test_without_a_pattern_the_tab_says_what_one_is() -> None:
    assert "that is three cases of two customers with the same cause" in seen(open_page("escalations", tab="patterns"))


def test_a_pattern_names_its_cases_and_the_quiet_customer_first(cases: list[Case]) -> None:
    at = open_page("escalations", tab="patterns")
    assert errors(at) == []
    assert "3 cases of 2 customers since 22 November" in seen(at)
    assert [each.proto.label for each in at.get("page_link")] == ["Tin Roof", "Brindlewick Foods"]

    at.button(f"of-late delivery-{cases[0].reference}").click().run()

    assert errors(at) == []
    assert at.query_params["case"] == [cases[0].reference] or at.query_params["case"] == cases[0].reference
    assert "Third date missed" in seen(at)


@pytest.mark.usefixtures("cases")
def test_the_desk_has_cases_and_patterns_and_no_letters() -> None:
    member("Marta Vos", Role.DESK)
    at = open_as("marta", "escalations", tab="patterns")
    assert errors(at) == []
    assert "late delivery" in seen(at)
    assert [each.content for each in at.get("button_group")[0].proto.options] == ["Cases 3", "Patterns 1"]
