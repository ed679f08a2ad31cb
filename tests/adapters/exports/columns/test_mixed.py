"""Columns that hold what their header does not say are taken by their cells."""

import pytest

from callprogram.adapters.exports.columns.columns import recognition

PEOPLE = ("John Smith", "Okafor, Mary", "Renée Dubois", "Ivan Petrov", "Hannah Wu")
COMPANIES = ("Ryan Air", "Martin Steel", "Harbour Foods", "Northern Light", "Blue River")


@pytest.mark.parametrize("header", ["Company", "Customer Name", "Kunde", "Client", "Name"])
def test_people_are_the_contacts_whatever_their_column_is_called(header: str) -> None:
    rows = [[person, f"+44 20 7946 010{place}"] for place, person in enumerate(PEOPLE)]
    assert recognition((header, "Tel."), rows, {}).mapping == {"contact": (header,), "phone": ("Tel.",)}


@pytest.mark.parametrize("names", [COMPANIES, PEOPLE[:2], (*PEOPLE, "Acme Ltd")])
def test_companies_and_too_few_names_stay(names: tuple[str, ...]) -> None:
    rows = [[name, f"+44 20 7946 010{place}"] for place, name in enumerate(names)]
    assert recognition(("Company", "Tel."), rows, {}).mapping["company"] == ("Company",)


def test_what_a_person_says_a_column_is_stays() -> None:
    rows = [[person, f"+44 20 7946 010{place}"] for place, person in enumerate(PEOPLE)]
    assert recognition(("Who", "Tel."), rows, {"company": ["Who"]}).mapping["company"] == ("Who",)


@pytest.mark.parametrize(("header", "state", "status"), [("Estado", "Jalisco", "Activo"), ("Stato", "Texas", "Nuovo")])
def test_a_status_is_no_state_of_a_country(header: str, state: str, status: str) -> None:
    def mapping(cell: str) -> dict[str, tuple[str, ...]]:
        return dict(recognition(("Tel.", header), [[f"+44 20 7946 010{n}", cell] for n in range(4)], {}).mapping)

    assert (mapping(state).get("state"), mapping(status).get("state")) == ((header,), None)
