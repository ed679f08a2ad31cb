"""What is given is said in the language in which its customer is answered."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from callprogram.domain.cases.wordings import WORDINGS, Wording, wording_in
from callprogram.domain.decisions.decisions import Decision, Kind
from callprogram.domain.decisions.given import given_in


def decided(kind: Kind, amount: str = "", taken: str = "") -> Decision:
    at, cost = datetime(2026, 12, 1, tzinfo=UTC), Decimal(amount) if amount else None
    return Decision(1, 1, kind, "Why", "marta@ourco.example", at, cost, "EUR" if amount else "", taken=taken)


@pytest.mark.parametrize(
    ("language", "credit", "gesture", "other"),
    [
        ("en", "a credit of €120.00", "a gesture: Blumen", "Blumen"),
        ("de", "eine Gutschrift in Höhe von 120,00 €", "eine Aufmerksamkeit: Blumen", "Blumen"),
        ("fr", "un avoir de 120,00 €", "un geste commercial: Blumen", "Blumen"),
        ("es", "un abono de 120,00 €", "un detalle: Blumen", "Blumen"),
    ],
)
def test_what_is_given_is_said_as_its_customer_speaks(language: str, credit: str, gesture: str, other: str) -> None:
    said = [
        given_in(wording_in(language), each).replace("\xa0", " ")
        for each in (
            decided(Kind.CREDIT, "120"),
            decided(Kind.GESTURE, taken="Blumen"),
            decided(Kind.OTHER, taken="Blumen"),
        )
    ]

    assert said == [credit, gesture, other]


@pytest.mark.parametrize("wording", WORDINGS.values(), ids=WORDINGS)
def test_every_kind_that_gives_something_has_its_name_in_every_language(wording: Wording) -> None:
    assert set(wording.kinds) == set(Kind) - {Kind.OTHER, Kind.NO}
